"""The bundled icons: those that the look and the program name are there, and their paths stay on the grid."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import cjm_desktop
from cjm_desktop.assets import resource
from cjm_desktop.display.geometry import Close, CurveTo, LineTo, MoveTo
from cjm_desktop.display.icons import GRID, MISSING, has_icon, icon_names, icon_path
from cjm_desktop.kinds.exits import LOOKS
from cjm_desktop.kinds.interventions import MEANS
from cjm_desktop.kinds.registry import CARD_KINDS
from cjm_desktop.ui.actions import ACTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

STAGES = """bulb magnet scale shopping-cart truck-delivery rocket lifebuoy refresh calendar-repeat heart-handshake
speakerphone flag"""
LANES = """target walk route mood-smile message-circle alert-triangle bulb chart-bar tools server-2 photo
layout-list"""
TOOLS = """pointer hand-stop column-insert-right row-insert-bottom note route arrow-back-up arrow-forward-up zoom-in
zoom-out arrows-maximize zoom-scan presentation file-export file-import folder-open replace star message-circle copy
lock lock-open trash users adjustments alert-circle circle-check circle-half circle-dashed"""


@pytest.mark.parametrize("name", [*STAGES.split(), *LANES.split(), *TOOLS.split()])
def test_icons_that_the_look_names_are_bundled(name: str) -> None:
    assert has_icon(name)


def test_there_are_more_icons_than_a_map_can_use_up() -> None:
    assert len(icon_names()) >= 300


def test_the_icons_are_those_of_the_list_in_its_order() -> None:
    lines = resource("icons", "names.txt").read_text(encoding="utf-8").splitlines()
    assert tuple(name for line in lines if not line.startswith("#") for name in line.split()) == icon_names()


def test_kinds_and_actions_have_bundled_icons() -> None:
    named = {kind.identifier: kind.icon for kind in CARD_KINDS}
    named |= {name: action.icon for name, action in ACTIONS.items() if action.icon}
    named |= {name: means.icon for name, means in MEANS.items()}
    named |= {name: look.icon for name, look in LOOKS.items()}
    assert {name: icon for name, icon in named.items() if not has_icon(icon)} == {}


def test_every_icon_named_in_the_code_is_bundled() -> None:
    named = set(_icons_in_code())
    assert {"chevron-down", "repeat", "flag"} <= named, "calls of icon() are no longer found"
    assert {name for name in named if not has_icon(name)} == set()


@pytest.mark.parametrize("path", sorted(resource("templates").glob("*.cjm")), ids=lambda path: path.name)
def test_every_icon_of_a_template_is_bundled(path: Path) -> None:
    named = set(re.findall(r'"icon": "([^"]+)"', path.read_text(encoding="utf-8")))
    assert {name for name in named if not has_icon(name)} == set()


def _icons_in_code() -> Iterator[str]:
    """The names written out in calls of ``icon``."""
    for path in Path(cjm_desktop.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Name("icon") | ast.Attribute(attr="icon"), args=[ast.Constant(str(name)), *_]
                ):
                    yield name
                case _:
                    pass


@pytest.mark.parametrize("name", icon_names())
def test_an_icon_starts_each_line_with_a_move_and_stays_on_its_grid(name: str) -> None:
    path = icon_path(name)
    assert isinstance(path[0], MoveTo)
    assert any(isinstance(segment, LineTo | CurveTo) for segment in path)
    assert [number for segment in path for number in segment if not -0.5 <= number <= GRID + 0.5] == []
    after_close = [path[i + 1] for i, segment in enumerate(path[:-1]) if isinstance(segment, Close)]
    assert all(isinstance(segment, MoveTo) for segment in after_close)


def test_the_ground_of_the_grid_is_not_part_of_an_icon() -> None:
    corner = MoveTo(0, 0)
    assert [name for name in icon_names() if icon_path(name)[0] == corner] == []


def test_a_name_that_is_not_bundled_is_told_and_drawn_as_a_plain_square() -> None:
    assert not has_icon("unicorn")
    assert icon_path("unicorn") == icon_path(MISSING)


def test_a_path_is_made_once() -> None:
    assert icon_path("bulb") is icon_path("bulb")
