"""An edit as data: which records came, which became others, and which went."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from cjm_desktop.model.frozen import FrozenDict
from cjm_desktop.model.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Pair = tuple[Record | None, Record | None]
"""A record before and after; ``None`` where there is none."""


@dataclass(frozen=True, slots=True)
class Change:
    """Records by id: added, updated (from, to) and removed. Nodes and links share one name space.

    Removing a node lists its links as well, so that the inverse brings everything back.
    """

    added: Mapping[str, Record] = FrozenDict()
    updated: Mapping[str, tuple[Record, Record]] = FrozenDict()
    removed: Mapping[str, Record] = FrozenDict()

    def __post_init__(self) -> None:
        for name in ("added", "updated", "removed"):
            records = getattr(self, name)
            if not isinstance(records, FrozenDict):
                object.__setattr__(self, name, FrozenDict(records))

    @classmethod
    def of(
        cls,
        *,
        added: Iterable[Record] = (),
        updated: Iterable[tuple[Record, Record]] = (),
        removed: Iterable[Record] = (),
    ) -> Self:
        """A change from plain records; pairs that do not differ are left out."""
        return cls(
            {record.id: record for record in added},
            {before.id: (before, after) for before, after in updated if before != after},
            {record.id: record for record in removed},
        )

    @classmethod
    def between(cls, pairs: Mapping[str, Pair]) -> Self:
        """A change that takes every id from its first record to its second; what does not differ is left out."""
        added: dict[str, Record] = {}
        updated: dict[str, tuple[Record, Record]] = {}
        removed: dict[str, Record] = {}
        for identifier, (before, after) in pairs.items():
            if before is None and after is not None:
                added[identifier] = after
            elif before is not None and after is None:
                removed[identifier] = before
            elif before is not None and after is not None and before != after:
                updated[identifier] = (before, after)
        return cls(added, updated, removed)

    @property
    def is_empty(self) -> bool:
        """Whether the change does nothing."""
        return not (self.added or self.updated or self.removed)

    def pairs(self) -> dict[str, Pair]:
        """Every id that the change touches with its record before and after."""
        pairs: dict[str, Pair] = {identifier: (None, record) for identifier, record in self.added.items()}
        pairs.update(self.updated)
        pairs.update((identifier, (record, None)) for identifier, record in self.removed.items())
        return pairs

    def inverse(self) -> Self:
        """The change that takes this one back."""
        swapped = {identifier: (after, before) for identifier, (before, after) in self.updated.items()}
        return type(self)(self.removed, swapped, self.added)

    def then(self, other: Change) -> Self:
        """This change and the one after it as a single change; what cancels out is left out.

        Raises:
            ValueError: the other change starts from a record that this one does not end with.
        """
        pairs = self.pairs()
        for identifier, (before, after) in other.pairs().items():
            first, middle = pairs.get(identifier, (before, before))
            if middle is not before and middle != before:
                message = f"the second change does not follow the first at {identifier!r}"
                raise ValueError(message)
            pairs[identifier] = (first, after)
        return self.between(pairs)

    @classmethod
    def in_sequence(cls, changes: Iterable[Change]) -> Self:
        """Several changes, each made after the one before it, as a single change.

        Raises:
            ValueError: a change does not follow the ones before it.
        """
        whole = cls()
        for change in changes:
            whole = whole.then(change)
        return whole
