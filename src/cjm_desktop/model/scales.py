"""Arithmetic on the map's emotion scale. The record is ``EmotionScale``; levels are its whole numbers."""

from __future__ import annotations

import math

from cjm_desktop.model.records import EmotionScale

NORMAL = EmotionScale()
"""The scale of −2 to +2 on which values of different maps are compared and faces are drawn."""


def neutral(scale: EmotionScale) -> float:
    """The value half way between the ends of a scale: neither good nor bad."""
    return (scale.min + scale.max) / 2


def clamp(value: float, scale: EmotionScale) -> float:
    """The value itself, or the end of the scale that it lies beyond."""
    return min(max(value, scale.min), scale.max)


def nearest_level(value: float, scale: EmotionScale) -> float:
    """The whole level nearest to a value, within the scale; halves go away from zero.

    A scale too narrow to hold a whole number has its two ends for levels.
    """
    low, high = math.ceil(scale.min), math.floor(scale.max)
    if low > high:
        return scale.min if value - scale.min < scale.max - value else scale.max
    whole = math.copysign(math.floor(abs(value) + 0.5), value)
    return min(max(whole, low), high) + 0.0  # + 0.0 turns -0.0 into 0.0, which is written differently


def levels(scale: EmotionScale) -> tuple[float, ...]:
    """All whole levels, lowest first."""
    return tuple(float(level) for level in range(math.ceil(scale.min), math.floor(scale.max) + 1))


def normalise(value: float, scale: EmotionScale) -> float:
    """The value as it would be told on the scale of −2 to +2 (a straight line from end to end)."""
    return rescale(value, scale, NORMAL)


def rescale(value: float, old: EmotionScale, new: EmotionScale) -> float:
    """The value at the same place between the ends of another scale, rounded to a millionth."""
    share = (clamp(value, old) - old.min) / (old.max - old.min)
    return clamp(round(new.min + share * (new.max - new.min), 6), new)
