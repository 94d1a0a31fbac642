"""Values that cannot change: mappings inside changes, and what the unknown fields of a record are turned into."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar, TypeVar

from pydantic_core import SchemaSerializer, core_schema

V_co = TypeVar("V_co", covariant=True)


def _as_dictionary(mapping: FrozenDict[object]) -> dict[str, object]:
    return dict(mapping)


class FrozenDict(Mapping[str, V_co]):
    """A mapping that offers no way to change it, so it can be shared; it can be hashed if its values can.

    It equals any mapping of equal items, lists and tuples being the same in it, and pydantic writes it as an object.
    """

    __slots__ = ("_items",)

    __pydantic_serializer__: ClassVar[SchemaSerializer] = SchemaSerializer(
        core_schema.any_schema(
            serialization=core_schema.plain_serializer_function_ser_schema(_as_dictionary),
        ),
    )

    def __init__(self, items: Mapping[str, V_co] | None = None) -> None:
        self._items: dict[str, V_co] = dict(items) if items else {}

    def __getitem__(self, key: str) -> V_co:
        return self._items[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __contains__(self, key: object) -> bool:
        return key in self._items

    def __eq__(self, other: object) -> bool:
        if isinstance(other, FrozenDict):
            return self._items == other._items
        return isinstance(other, Mapping) and self == freeze(other)

    def __hash__(self) -> int:
        return hash(frozenset(self._items.items()))

    def __repr__(self) -> str:
        return f"FrozenDict({self._items!r})"


def freeze(value: object) -> object:
    """The same value with every list a tuple and every mapping frozen, at any depth."""
    if isinstance(value, FrozenDict):
        return value
    if isinstance(value, Mapping):
        return FrozenDict({key: freeze(item) for key, item in value.items()})
    if isinstance(value, list | tuple):
        return tuple(freeze(item) for item in value)
    return value
