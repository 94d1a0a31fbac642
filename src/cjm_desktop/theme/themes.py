"""The themes there are, and how one is read.

A theme is one file of colours in ``resources/themes`` and one name in ``THEMES``. What all themes share stands in
``measures.json``; a theme may replace single stroke widths of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final, Literal

import orjson

from cjm_desktop.assets import resource
from cjm_desktop.display.geometry import Size
from cjm_desktop.display.type_style import TypeStyle
from cjm_desktop.theme.colours import Emotion, Hue, LaneColours, Level, MapColours, WindowColours
from cjm_desktop.theme.measures import (
    Detail,
    GridMeasures,
    MapType,
    MinHeights,
    Motion,
    PresentType,
    Radii,
    Selection,
    Sizes,
    Strokes,
    WindowType,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

ThemeName = Literal["print", "light", "dark", "contrast"]
THEMES: Final[tuple[ThemeName, ...]] = ("print", "light", "dark", "contrast")

DEFAULT_HUE: Final = "teal"
DEFAULT_LANE: Final = "custom"


@dataclass(frozen=True, slots=True, eq=False)
class Theme:
    """Everything the drawing's look is made of. There is one object per theme, so it is compared by identity.

    ``ui`` is missing where a theme is for paper only.
    """

    name: ThemeName
    map: MapColours
    hues: Mapping[str, Hue]
    lanes: Mapping[str, LaneColours]
    emotion: Emotion
    ui: WindowColours | None
    type: MapType
    window_type: WindowType
    present_type: PresentType
    grid: GridMeasures
    min_height: MinHeights
    size: Sizes
    radius: Radii
    stroke: Strokes
    selection: Selection
    detail: Detail
    motion: Motion
    space: tuple[float, ...]

    def hue(self, name: str) -> Hue:
        """The shades of a hue; those of ``DEFAULT_HUE`` for a name that the theme does not know."""
        return self.hues.get(name) or self.hues[DEFAULT_HUE]

    def lane(self, token: str) -> LaneColours:
        """The icon and colours of a lane; those of ``DEFAULT_LANE`` for a token that the theme does not know."""
        return self.lanes.get(token) or self.lanes[DEFAULT_LANE]


@cache
def load_theme(name: ThemeName) -> Theme:
    """The theme of that name, read once.

    Raises:
        OSError: the bundled file cannot be read.
    """
    shared = _read("measures")
    own = _read(name)
    icons = shared["lane_icons"]
    pairs = {name: Size(*shared["size"][name]) for name in ("exit_pill", "arrowhead", "kpi_graph")}
    return Theme(
        name=name,
        map=MapColours(**own["map"]),
        hues={hue: Hue(**shades) for hue, shades in own["hues"].items()},
        lanes={token: LaneColours(icon=icons[token], **pair) for token, pair in own["lanes"].items()},
        emotion=Emotion(
            **{**own["emotion"], "levels": tuple(Level(*level) for level in own["emotion"]["levels"])}
        ),
        ui=WindowColours(**own["ui"]) if "ui" in own else None,
        type=MapType(**_styles(shared["type"])),
        window_type=WindowType(**_styles(shared["window_type"])),
        present_type=PresentType(**_styles(shared["present_type"])),
        grid=GridMeasures(**shared["grid"]),
        min_height=MinHeights(**shared["min_height"]),
        size=Sizes(**{**shared["size"], **pairs}),
        radius=Radii(**shared["radius"]),
        stroke=Strokes(**_with_tuples({**shared["stroke"], **own.get("stroke", {})})),
        selection=Selection(**shared["selection"]),
        detail=Detail(**shared["detail"]),
        motion=Motion(**_with_tuples(shared["motion"])),
        space=tuple(shared["space"]),
    )


@cache
def hues_for(count: int) -> tuple[str, ...]:
    """Names of hues for ``count`` stages in a row, so that neighbours differ; past eight they start again."""
    orders = _read("measures")["hue_order"]
    if count <= 0:
        return ()
    fullest = orders[-1]
    if count > len(fullest):
        return tuple(fullest[place % len(fullest)] for place in range(count))
    return tuple(orders[count - 1])


@cache
def _read(name: str) -> dict[str, Any]:
    values: dict[str, Any] = orjson.loads(resource("themes", f"{name}.json").read_bytes())
    return values


def _styles(values: dict[str, Any]) -> dict[str, TypeStyle]:
    return {kind: TypeStyle(**style) for kind, style in values.items()}


def _with_tuples(values: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}
