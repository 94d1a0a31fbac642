"""A portrait for a persona without a picture: flat shapes in a circle, put together from a few parts."""

from __future__ import annotations

from hashlib import blake2s
from typing import TYPE_CHECKING

from cjm_desktop.display.geometry import Close, CurveTo, LineTo, MoveTo, Path, Point, Rect, Size
from cjm_desktop.display.items import Circle, Colour, Group, Item, Layer, Outline, RoundedRect, Shape, Stroke

if TYPE_CHECKING:
    from cjm_desktop.model.records import Persona
    from cjm_desktop.theme import Hue

SKINS = ("#F6D3BD", "#EBC0A0", "#D9A07A", "#B9805A", "#8D5B3E")
HAIRS = {"grey": "#9EA1A8", "blond": "#C79A55", "red": "#A5502B", "brown": "#5A3A28", "dark": "#2F2830"}
STYLES = ("short", "bob", "long", "curly", "bun")
INK = "#2B2A33"
LIPS = ("#9C4A3C", "#96453A", "#873B30", "#6B2B22", "#4A1D17")
"""The mouth for each skin; on a beard it has the colour of the skin."""


def avatar(persona: Persona, x: float, y: float, diameter: float, hue: Hue) -> tuple[Item, ...]:
    """Shoulders, face and hair, clipped to a circle whose box starts at ``x``, ``y``.

    What the persona's portrait leaves open is chosen by the id, the same every time.
    """
    chance, chosen = blake2s(persona.id.encode()).digest(), persona.portrait
    tone = chosen.skin - 1 if chosen.skin else chance[0] % len(SKINS)
    skin = SKINS[tone]
    hair = HAIRS[chosen.hair_colour or list(HAIRS)[chance[1] % len(HAIRS)]]
    style = chosen.hair or STYLES[chance[2] % len(STYLES)]
    glasses = bool(chance[3] % 2) if chosen.glasses is None else chosen.glasses
    u = diameter / 100
    behind, above = _hair(style, u)
    items: list[Item] = [Shape(Circle(50 * u, 50 * u, 50 * u), hue.disc)]
    items += [Shape(Outline(path), hair) for path in behind]
    items += [
        Shape(Outline(_shoulders(u)), hue.header),
        Shape(RoundedRect(Rect(42 * u, 58 * u, 16 * u, 20 * u), 8 * u), skin),
        Shape(Outline(_head(u)), skin),
    ]
    items += _beard(hair, u) if chosen.beard else []
    items += [Shape(Outline(path), hair) for path in above]
    items += _features(u, skin if chosen.beard else LIPS[tone], glasses=glasses)
    box = Rect(0, 0, diameter, diameter)
    return (_in_circle(tuple(items), box, x, y),)


def _in_circle(items: tuple[Item, ...], box: Rect, x: float, y: float) -> Group:
    clip = RoundedRect(box, box.width / 2)
    return Group("", "portrait", Layer.HEADER, Point(x, y), Size(box.width, box.height), items, box, clip)


def _features(u: float, lips: Colour, *, glasses: bool) -> list[Item]:
    items: list[Item] = [Shape(Circle(eye * u, 47 * u, 1.9 * u), INK) for eye in (42, 58)]
    if glasses:
        glass = Stroke(INK, 1.4 * u)
        items += [Shape(Circle(eye * u, 47 * u, 6.2 * u), None, glass) for eye in (42, 58)]
        bridge = (MoveTo(48.2 * u, 46.4 * u), CurveTo(49 * u, 45.4 * u, 51 * u, 45.4 * u, 51.8 * u, 46.4 * u))
        items.append(Shape(Outline(bridge), None, glass))
    smile = (MoveTo(44.5 * u, 58 * u), CurveTo(47 * u, 61.5 * u, 53 * u, 61.5 * u, 55.5 * u, 58 * u))
    items.append(Shape(Outline(smile), None, Stroke(lips, 1.8 * u, round_caps=True)))
    return items


def _hair(style: str, u: float) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """What of a hair style lies behind the head and what above it."""
    match style:
        case "bald":
            return (), ()
        case "bob":
            return (_bob(u),), (_fringe(u),)
        case "long":
            return (_long_hair(u),), (_fringe(u),)
        case "curly":
            return (_curls(u),), (_short_hair(u),)
        case "bun":
            return (_disc(50, 13, 9.5, u),), (_fringe(u),)
        case _:
            return (), (_short_hair(u),)


def _beard(colour: str, u: float) -> list[Item]:
    path = (
        MoveTo(32.5 * u, 48 * u),
        CurveTo(34 * u, 54 * u, 40 * u, 54 * u, 50 * u, 53 * u),
        CurveTo(60 * u, 54 * u, 66 * u, 54 * u, 67.5 * u, 48 * u),
        CurveTo(68 * u, 62 * u, 60 * u, 71.5 * u, 50 * u, 71.5 * u),
        CurveTo(40 * u, 71.5 * u, 32 * u, 62 * u, 32.5 * u, 48 * u),
        Close(),
    )
    return [Shape(Outline(path), colour)]


def _disc(x: float, y: float, radius: float, u: float) -> Path:
    k = radius * 0.5522847498
    return (
        MoveTo((x - radius) * u, y * u),
        CurveTo((x - radius) * u, (y - k) * u, (x - k) * u, (y - radius) * u, x * u, (y - radius) * u),
        CurveTo((x + k) * u, (y - radius) * u, (x + radius) * u, (y - k) * u, (x + radius) * u, y * u),
        CurveTo((x + radius) * u, (y + k) * u, (x + k) * u, (y + radius) * u, x * u, (y + radius) * u),
        CurveTo((x - k) * u, (y + radius) * u, (x - radius) * u, (y + k) * u, (x - radius) * u, y * u),
        Close(),
    )


def _curls(u: float) -> Path:
    places = ((31, 40, 11), (34, 26, 12), (44, 18, 12), (57, 18, 12), (67, 26, 12), (69, 40, 11))
    return tuple(segment for x, y, radius in places for segment in _disc(x, y, radius, u))


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
