"""The bundled icons: those that the look names are there, and their paths stay on the grid."""

from __future__ import annotations

import pytest

from cjm_desktop.display.geometry import Close, CurveTo, LineTo, MoveTo
from cjm_desktop.display.icons import GRID, MISSING, has_icon, icon_names, icon_path

STAGES = "bulb magnet scale shopping-cart truck-delivery rocket lifebuoy refresh calendar-repeat heart-handshake flag"
CHANNELS = "search world-www ad-2 social mail bell device-mobile messages phone headset building-store share note user"
TOOLS = "pointer hand-stop column-insert-right row-insert-bottom zoom-in zoom-out arrows-maximize file-export trash"


@pytest.mark.parametrize("name", [*STAGES.split(), *CHANNELS.split(), *TOOLS.split()])
def test_icons_that_the_program_shows_are_bundled(name: str) -> None:
    assert has_icon(name)


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
