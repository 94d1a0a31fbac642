"""What was drawn before: so that an edit draws again only what it changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable

Result = TypeVar("Result")


@dataclass(slots=True)
class _Entry(Generic[Result]):
    key: tuple[object, ...]
    result: Result


@dataclass(slots=True)
class LayoutMemory:
    """Results of drawing, one per element and part, each with all that it was made from.

    It never grows beyond what the map holds: what a layout did not ask for is forgotten when the layout ends.
    """

    _entries: dict[tuple[str, str], _Entry[object]] = field(default_factory=dict)
    _used: dict[tuple[str, str], _Entry[object]] = field(default_factory=dict)

    def recall(self, source: str, part: str, key: tuple[object, ...], make: Callable[[], Result]) -> Result:
        """What ``make`` gave when it was last asked with an equal ``key``, else what it gives now."""
        place = (source, part)
        entry = self._used.get(place) or self._entries.get(place)
        if entry is None or not _same(entry.key, key):
            entry = _Entry(key, make())
        self._used[place] = entry
        return cast("Result", entry.result)

    def forget_unused(self) -> None:
        """Keep only what was asked for since the last call."""
        self._entries, self._used = self._used, {}


def _same(old: tuple[object, ...], new: tuple[object, ...]) -> bool:
    """Equal, part by part; identity first, because a frozen record that is the same object needs no comparison."""
    return len(old) == len(new) and all(a is b or a == b for a, b in zip(old, new, strict=True))
