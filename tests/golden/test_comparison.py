"""What the comparison of pictures notices, what it lets pass, and how it says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageChops

from cjm_desktop.display.geometry import Point
from cjm_desktop.display.items import Frame, Group, Shape
from cjm_desktop.layout.engine import lay_out
from cjm_desktop.paint.qt import INCH
from cjm_desktop.theme import load_theme
from tests.drawn_maps import journey
from tests.golden import pictures
from tests.golden.comparison import MAGENTA, TOLERANCE, difference, elements_at
from tests.golden.pictures import complaint, keep, painted
from tests.golden.specimens import DPI, Specimen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PIL.Image import Image as Painted

CARD, RULE = ("touchpoints-step-2-1-1", "card"), ("touchpoints", "rule")
SPECIMEN = Specimen("lamp", "print")


def small_map() -> Frame:
    cells = {("actions", "step-1-1"): ["Reads reviews"], ("touchpoints", "step-2-1"): ["Shop"]}
    return lay_out(journey(cells=cells), load_theme("print"))


def changed(frame: Frame, place: tuple[str, str], change: Callable[[Group], Group]) -> Frame:
    """The drawing with one of its groups changed; it is an error that there is none."""
    groups = tuple(change(group) if group[:2] == place else group for group in frame.groups)
    assert groups != frame.groups
    return frame._replace(groups=groups)


def moved(right: float, down: float) -> Callable[[Group], Group]:
    return lambda group: group._replace(origin=Point(group.origin.x + right, group.origin.y + down))


def filled(colour: str) -> Callable[[Group], Group]:
    """The group with a ground of another colour."""

    def change(group: Group) -> Group:
        ground = group.items[0]
        assert isinstance(ground, Shape)
        return group._replace(items=(ground._replace(fill=colour), *group.items[1:]))

    return change


def named(before: Frame, after: Frame) -> tuple[str, ...]:
    """What is said to have changed between two drawings."""
    found = difference(painted(before, DPI), painted(after, DPI))
    return elements_at(after, found.strays, DPI / INCH)


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Painted:
    """A golden picture of the small map, in folders of its own."""
    monkeypatch.setattr(pictures, "KEPT", tmp_path / "kept")
    monkeypatch.setattr(pictures, "FAILED", tmp_path / "failed")
    monkeypatch.setattr(pictures, "drawn", lambda _specimen: small_map())
    assert keep(SPECIMEN)
    return painted(small_map(), DPI)


def test_the_same_drawing_is_silent(kept: Painted, tmp_path: Path) -> None:
    assert complaint(SPECIMEN, small_map(), kept) == ""
    assert not (tmp_path / "failed").exists()


def test_a_picture_that_did_not_change_is_not_written_anew(kept: Painted) -> None:
    assert kept.size
    assert not keep(SPECIMEN)


@pytest.mark.parametrize(("right", "down"), [(2, 0), (-2, 0), (0, 2), (0, -2)])
def test_a_card_that_moves_by_two_points_is_noticed_and_named(right: float, down: float) -> None:
    before = small_map()

    assert set(named(before, changed(before, CARD, moved(right, down)))) >= {" ".join(CARD)}


@pytest.mark.parametrize("down", [-2.6, -2, 2, 2.3, 3])
def test_a_hairline_that_moves_by_two_points_is_noticed_and_named(down: float) -> None:
    before = small_map()

    assert " ".join(RULE) in named(before, changed(before, RULE, moved(0, down)))


def test_a_card_whose_colour_changes_slightly_is_all_that_is_named() -> None:
    before = small_map()

    assert named(before, changed(before, CARD, filled("#F4F4F4"))) == (" ".join(CARD),)


def test_what_a_processor_rounds_differently_passes() -> None:
    picture = painted(small_map(), DPI)

    assert not difference(picture, picture.point(lambda value: max(0, value - TOLERANCE)))


def test_what_lies_a_hundredth_of_a_point_aside_passes() -> None:
    before = small_map()
    after = changed(before, CARD, moved(0.01, 0.01))

    assert named(before, after) == ()


def test_what_differs_is_outlined_once_for_each_thing_that_moved() -> None:
    before = small_map()
    after = changed(changed(before, CARD, moved(6, 3)), ("actions-step-1-1-1", "card"), moved(6, 3))

    assert len(difference(painted(before, DPI), painted(after, DPI)).regions()) == 2


def test_the_complaint_names_what_moved_and_where_its_picture_is(kept: Painted, tmp_path: Path) -> None:
    after = changed(small_map(), CARD, moved(0, 6))

    said = complaint(SPECIMEN, after, painted(after, DPI))

    assert " ".join(CARD) in said
    shown = tmp_path / "failed" / "lamp.print.difference.png"
    assert str(shown) in said
    assert {file.name for file in shown.parent.iterdir()} == {
        "lamp.print.expected.png",
        "lamp.print.painted.png",
        shown.name,
    }
    with Image.open(shown) as picture:
        assert picture.size == kept.size
        assert _has(picture.convert("RGB"), MAGENTA)


def test_a_map_that_grew_is_told_by_its_sizes(kept: Painted) -> None:
    frame = small_map()
    taller = frame._replace(size=frame.size._replace(height=frame.size.height + 40))

    said = complaint(SPECIMEN, taller, painted(taller, DPI))

    assert f"not {kept.width} × {kept.height}" in said


def test_a_picture_that_was_never_kept_is_asked_for(kept: Painted) -> None:
    assert "make golden" in complaint(Specimen("another", "print"), small_map(), kept)


def _has(picture: Painted, colour: tuple[int, int, int]) -> bool:
    away = ImageChops.difference(picture, Image.new("RGB", picture.size, colour)).convert("L")
    return away.getextrema()[0] == 0
