"""What was drawn before: so that an edit draws again only what it changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable

    Entries = dict[tuple[str, str], tuple[tuple[object, ...], object]]
    """By the element and its part: what the result was made from, and the result."""

Result = TypeVar("Result")


class Living(Protocol):
    """What knows the ids that there still are."""

    def __contains__(self, identifier: object, /) -> bool:
        """Whether there is an element of that id."""
        ...

    def __len__(self) -> int:
        """How many elements there are."""
        ...


class LayoutMemory:
    """Results of drawing, one per element and part, each with all that it was made from."""

    __slots__ = ("_entries",)

    def __init__(self, entries: Entries | None = None) -> None:
        self._entries: Entries = {} if entries is None else entries

    def __len__(self) -> int:
        return len(self._entries)

    def recall(self, source: str, part: str, key: tuple[object, ...], make: Callable[[], Result]) -> Result:
        """What ``make`` gave when it was last asked with an equal ``key``, else what it gives now."""
        place = (source, part)
        entry = self._entries.get(place)
        # Tuples compare part by part and look at identity first: a record that is the same object costs nothing.
        if entry is None or entry[0] != key:
            made = make()
            self._entries[place] = (key, made)
            return made
        return cast("Result", entry[1])

    def keep_only(self, living: Living) -> None:
        """Forget elements that are gone, once they may outnumber those that ``living`` holds."""
        if len(self._entries) > PARTS * len(living) + SPARE:
            self._entries = {place: entry for place, entry in self._entries.items() if place[0] in living}


PARTS, SPARE = 12, 2_000
"""More entries than this many for each living element, and these besides, are worth a look for dead ones."""
