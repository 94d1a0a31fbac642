"""Any edit that a person could ask for, drawn at random."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING
from unittest.mock import patch

from cjm_desktop import commands
from cjm_desktop.commands import CommandRefused
from cjm_desktop.model.change import Change
from cjm_desktop.model.records import (
    Card,
    Element,
    EmotionScale,
    Lane,
    Link,
    Marker,
    Persona,
    Record,
    Stage,
    Step,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjm_desktop.model.graph import JourneyGraph


def _one(graph: JourneyGraph, random: Random, kind: type[Record]) -> str:
    """The id of any record of a type, or one that nothing has."""
    return random.choice([*sorted(record.id for record in graph if isinstance(record, kind)), "nothing"])


def _index(random: Random) -> int:
    return random.randint(0, 5)


def _title(random: Random) -> str:
    return random.choice(["", "Ищет", "Compares", "Palygina", "مرحبا", "比較する"])


def _kind(random: Random) -> str:
    return random.choice(["action", "touchpoint", "pain_point", "note", "emotion", "an_unknown_card"])


EDITS: tuple[Callable[[JourneyGraph, Random], Change], ...] = (
    lambda g, r: commands.add_stage(g, r.choice([None, _index(r)]), title=_title(r)),
    lambda g, r: commands.move_stage(g, _one(g, r, Stage), _index(r)),
    lambda g, r: commands.add_step(g, _one(g, r, Stage), _index(r), title=_title(r)),
    lambda g, r: commands.move_step(g, _one(g, r, Step), _one(g, r, Stage), _index(r)),
    lambda g, r: commands.add_lane(g, r.choice(["actions", "emotions", "free_text"]), _index(r)),
    lambda g, r: commands.move_lane(g, _one(g, r, Lane), _index(r)),
    lambda g, r: commands.add_persona(g, _index(r), title=_title(r)),
    lambda g, r: commands.move_persona(g, _one(g, r, Persona), _index(r)),
    lambda g, r: commands.add_card(
        g, _kind(r), _one(g, r, Lane), _one(g, r, Step), _index(r), title=_title(r)
    ),
    lambda g, r: commands.move_card(g, _one(g, r, Card), _one(g, r, Lane), _one(g, r, Step), _index(r)),
    lambda g, r: commands.duplicate_card(g, _one(g, r, Card)),
    lambda g, r: commands.add_emotion(g, _one(g, r, Lane), _one(g, r, Step), value=r.uniform(-9, 9)),
    lambda g, r: commands.set_emotion(
        g,
        _one(g, r, Marker),
        value=r.uniform(-9, 9),
        step=_one(g, r, Step),
        offset=r.choice([-1.0, 0.25, 0.5, 1.0]),
    ),
    lambda g, r: commands.connect(g, _one(g, r, Element), _one(g, r, Element), r.choice(["next", "loop"])),
    lambda g, r: commands.connect(g, _one(g, r, Card), _one(g, r, Step), "branch", probability=r.random()),
    lambda g, r: commands.disconnect(g, _one(g, r, Link)),
    lambda g, r: commands.edit(g, _one(g, r, Card), title=_title(r), until=_one(g, r, Step)),
    lambda g, r: commands.edit(g, _one(g, r, Lane), persona=_one(g, r, Persona)),
    lambda g, r: commands.edit(g, _one(g, r, Element), personas=[_one(g, r, Persona)]),
    lambda g, r: commands.edit_map(g, title=_title(r), language=r.choice(["en", "ru", "not a language"])),
    lambda g, r: commands.set_scale(g, EmotionScale(min=r.choice([-5, -2, 1]), max=r.choice([1, 2, 10]))),
    lambda g, r: commands.remove(g, [_one(g, r, Element), _one(g, r, Link)]),
    lambda g, r: commands.remove(g, [_one(g, r, Stage)]),
    lambda g, r: commands.remove(g, [_one(g, r, Step), _one(g, r, Step)]),
    lambda g, r: commands.remove(g, [_one(g, r, Lane)]),
    lambda g, r: commands.remove(g, [_one(g, r, Persona)]),
)


def any_edit(graph: JourneyGraph, random: Random) -> Change:
    """The change of some edit; the empty one where what was asked for is refused."""
    # New ids repeat with the seed. Hypothesis may draw the same one twice, so they are not drawn from it directly.
    bytes_of_ids = Random(random.getrandbits(64)).randbytes
    with patch("cjm_desktop.model.graph.os.urandom", bytes_of_ids):
        try:
            return random.choice(EDITS)(graph, random)
        except CommandRefused:
            return Change()


class History:
    """What a person made, and what of it was undone.

    Attributes:
        done: the changes that led to the map as it is; the latest last.
        undone: those that may be made again; the latest last.
    """

    def __init__(self, undoing: float = 0.2) -> None:
        """``undoing`` is how often something is undone where there is something."""
        self.done: list[Change] = []
        self.undone: list[Change] = []
        self._undoing = undoing

    def step(self, graph: JourneyGraph, random: Random) -> Change:
        """The change of any edit, of one that is undone, or of one that is made again; it has yet to be applied."""
        if self.done and random.random() < self._undoing:
            self.undone.append(self.done.pop())
            return self.undone[-1].inverse()
        if self.undone and random.random() < 0.5:
            self.done.append(self.undone.pop())
        else:
            self.undone.clear()
            self.done.append(any_edit(graph, random))
        return self.done[-1]
