"""The five levels of feeling, on whatever scale a map tells its emotions."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cjm_desktop.model.records import EmotionScale


def level_of(value: float, scale: EmotionScale) -> float:
    """A value on any scale as a level from -2 to +2, which faces and colours know."""
    return (value - scale.min) / (scale.max - scale.min) * 4 - 2


def levels(scale: EmotionScale) -> tuple[float, ...]:
    """Five evenly spaced values from the lowest to the highest."""
    return tuple(scale.min + (scale.max - scale.min) * level / 4 for level in range(5))
