"""A portrait for a persona without a picture: flat shapes in a circle, the same for the same id every time."""

from __future__ import annotations

from hashlib import blake2s
from typing import TYPE_CHECKING

from cjm_desktop.display.geometry import Close, CurveTo, LineTo, MoveTo, Path, Point, Rect, Size
from cjm_desktop.display.items import Circle, Group, Item, Layer, Outline, RoundedRect, Shape, Stroke

if TYPE_CHECKING:
    from cjm_desktop.theme import Hue

SKINS = ("#F6D3BD", "#EBC0A0", "#D9A07A", "#B9805A", "#8D5B3E")
HAIRS = ("#2B2A33", "#4A3226", "#7A4B2A", "#A8763E", "#8C8F98")


def avatar(persona_id: str, x: float, y: float, diameter: float, hue: Hue) -> tuple[Item, ...]:
    """Shoulders, face and hair, chosen by the id, clipped to a circle whose box starts at ``x``, ``y``."""
    chance = blake2s(persona_id.encode()).digest()
    skin, hair = SKINS[chance[0] % len(SKINS)], HAIRS[chance[1] % len(HAIRS)]
    u = diameter / 100
    back = _long_hair(u) if chance[2] % 3 == 0 else _bob(u) if chance[2] % 3 == 1 else ()
    items: list[Item] = [Shape(Circle(50 * u, 50 * u, 50 * u), hue.disc)]
    if back:
        items.append(Shape(Outline(back), hair))
    items += [
        Shape(Outline(_shoulders(u)), hue.header),
        Shape(RoundedRect(Rect(42 * u, 58 * u, 16 * u, 20 * u), 8 * u), skin),
        Shape(Outline(_head(u)), skin),
        Shape(Outline(_fringe(u) if back else _short_hair(u)), hair),
    ]
    items += [Shape(Circle(eye * u, 47 * u, 1.9 * u), "#2B2A33") for eye in (42, 58)]
    if chance[3] % 2:
        glass = Stroke("#2B2A33", 1.4 * u)
        items += [Shape(Circle(eye * u, 47 * u, 6.2 * u), None, glass) for eye in (42, 58)]
    smile = (MoveTo(44.5 * u, 58 * u), CurveTo(47 * u, 61.5 * u, 53 * u, 61.5 * u, 55.5 * u, 58 * u))
    items.append(Shape(Outline(smile), None, Stroke("#9C4A3C", 1.8 * u, round_caps=True)))
    box = Rect(0, 0, diameter, diameter)
    clip = RoundedRect(box, diameter / 2)
    return (
        Group("", "portrait", Layer.HEADER, Point(x, y), Size(diameter, diameter), tuple(items), box, clip),
    )


def _shoulders(u: float) -> Path:
    return (
        MoveTo(14 * u, 100 * u),
        CurveTo(15 * u, 80 * u, 30 * u, 73 * u, 42 * u, 71 * u),
        CurveTo(46 * u, 77 * u, 54 * u, 77 * u, 58 * u, 71 * u),
        CurveTo(70 * u, 73 * u, 85 * u, 80 * u, 86 * u, 100 * u),
        Close(),
    )


def _head(u: float) -> Path:
    return (
        MoveTo(32 * u, 42 * u),
        CurveTo(32 * u, 16 * u, 68 * u, 16 * u, 68 * u, 42 * u),
        CurveTo(68 * u, 58 * u, 60 * u, 68 * u, 50 * u, 68 * u),
        CurveTo(40 * u, 68 * u, 32 * u, 58 * u, 32 * u, 42 * u),
        Close(),
    )


def _short_hair(u: float) -> Path:
    return (
        MoveTo(30.5 * u, 44 * u),
        CurveTo(27 * u, 14 * u, 48 * u, 13 * u, 52 * u, 15 * u),
        CurveTo(68 * u, 14 * u, 72 * u, 28 * u, 69.5 * u, 44 * u),
        CurveTo(68 * u, 36 * u, 64 * u, 31 * u, 58 * u, 30 * u),
        CurveTo(48 * u, 33 * u, 38 * u, 31 * u, 34 * u, 34 * u),
        CurveTo(32 * u, 37 * u, 31 * u, 40 * u, 30.5 * u, 44 * u),
        Close(),
    )


def _fringe(u: float) -> Path:
    return (
        MoveTo(31 * u, 46 * u),
        CurveTo(28 * u, 14 * u, 72 * u, 14 * u, 69 * u, 46 * u),
        CurveTo(66 * u, 36 * u, 60 * u, 29 * u, 52 * u, 27 * u),
        CurveTo(46 * u, 35 * u, 36 * u, 36 * u, 31 * u, 46 * u),
        Close(),
    )


def _bob(u: float) -> Path:
    return (
        MoveTo(29 * u, 66 * u),
        CurveTo(22 * u, 40 * u, 28 * u, 13 * u, 50 * u, 13 * u),
        CurveTo(72 * u, 13 * u, 78 * u, 40 * u, 71 * u, 66 * u),
        CurveTo(62 * u, 70 * u, 38 * u, 70 * u, 29 * u, 66 * u),
        Close(),
    )


def _long_hair(u: float) -> Path:
    return (
        MoveTo(26 * u, 84 * u),
        CurveTo(20 * u, 46 * u, 26 * u, 13 * u, 50 * u, 13 * u),
        CurveTo(74 * u, 13 * u, 80 * u, 46 * u, 74 * u, 84 * u),
        LineTo(26 * u, 84 * u),
        Close(),
    )
