"""What a transition says beside its line."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.kinds.percentages import percentage

if TYPE_CHECKING:
    from cjm_desktop.model.records import Transition

BETWEEN = " · "
WHOLE = 0.9995


class Words(NamedTuple):
    """The words of a transition; ``plain`` ones are a share and nothing else, ``repeats`` those of a loop."""

    text: str
    plain: bool = False
    repeats: bool = False


def words_of(transition: Transition, share: float | None, language: str, *, alone: bool) -> Words | None:
    """What stands beside the line of a transition; nothing for most.

    Args:
        transition: The transition.
        share: What part of the customers take it, if that is known and not told elsewhere.
        language: The language of the map, for the figure.
        alone: Whether it is the only way on; then a share of all of them says nothing.
    """
    said = [part for part in dict.fromkeys((transition.label.strip(), transition.condition.strip())) if part]
    # A loop with a label tells in its own words how often people come back: "2.4×" is what a share of 70 % means there.
    if transition.role == "loop" and transition.label.strip():
        share = None
    if share is not None and not (alone and share >= WHOLE):
        figure = percentage(share, language)
        if not said:
            return Words(figure, plain=transition.role != "loop", repeats=transition.role == "loop")
        said.append(figure)
    return Words(BETWEEN.join(said), repeats=transition.role == "loop") if said else None
