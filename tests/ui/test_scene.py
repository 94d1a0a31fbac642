"""The scene follows a drawing and touches only what differs."""

from __future__ import annotations

import pytest

from cjm_desktop.display.geometry import Point, Rect, Size
from cjm_desktop.display.items import Frame, Group, Layer, RoundedRect, Shape
from cjm_desktop.paint import qt
from cjm_desktop.theme import load_theme
from cjm_desktop.ui.canvas import Canvas
from cjm_desktop.ui.scene import DrawingScene, changed_areas


def card(source: str, x: float, colour: str = "#FF0000", smallest_scale: float = 0.0) -> Group:
    items, ink = (Shape(RoundedRect(Rect(0, 0, 40, 20)), colour),), Rect(0, 0, 40, 20)
    place, size = Point(x, 10), Size(40, 20)
    return Group(source, "card", Layer.CARD, place, size, items, ink, smallest_scale=smallest_scale)


def frame_of(*groups: Group) -> Frame:
    return Frame(Size(400, 100), groups, "#FFFFFF")


@pytest.fixture
def scene(qapp: object) -> DrawingScene:
    del qapp
    made = DrawingScene(load_theme("light"))
    made.sync(frame_of(card("a", 0), card("b", 50), card("c", 100)))
    return made


def test_an_equal_drawing_touches_nothing(scene: DrawingScene) -> None:
    assert scene.sync(frame_of(card("a", 0), card("b", 50), card("c", 100))) == []


def test_what_moved_is_painted_where_it_was_and_where_it_is(scene: DrawingScene) -> None:
    changed = scene.sync(frame_of(card("a", 0), card("b", 200), card("c", 100)))
    assert changed == [Rect(50, 10, 40, 20), Rect(200, 10, 40, 20)]


def test_what_came_changed_or_went_is_painted_anew(scene: DrawingScene) -> None:
    changed = scene.sync(frame_of(card("a", 0, "#00FF00"), card("c", 100), card("d", 150)))
    places = {area.x for area in changed}
    assert places == {0, 50, 150}


def test_what_is_out_of_view_is_not_looked_at(scene: DrawingScene) -> None:
    """It is painted when it comes into view, so an edit costs nothing there."""
    recoloured = frame_of(card("a", 0, "#00FF00"), card("b", 50), card("c", 100, "#00FF00"))
    assert [area.x for area in set(scene.sync(recoloured, Rect(90, 0, 60, 100)))] == [100]


def test_a_band_that_grew_is_painted_anew_at_its_end_only() -> None:
    def band(height: float, colour: str = "#EEEEFF") -> Group:
        items = (Shape(RoundedRect(Rect(0, 0, 100, height), 10), colour),)
        size = Size(100, height)
        return Group("s", "band", Layer.BAND, Point(0, 0), size, items, Rect(0, 0, 100, height))

    (area,) = changed_areas([band(1000)], [band(1100)])
    assert (area.bottom, area.y > 900) == (1100, True)
    assert {each.y for each in changed_areas([band(1000)], [band(1100, "#FFEEEE")])} == {0}


def test_a_repaint_paints_only_what_changed(qapp: object) -> None:
    del qapp
    canvas = Canvas(load_theme("light"))
    canvas.resize(500, 200)
    canvas.show_frame(frame_of(card("a", 0), card("b", 100), card("c", 200)))
    canvas.grab()
    before = canvas.drawing.picture.paints
    (area, _) = canvas.drawing.sync(frame_of(card("a", 0), card("b", 100, "#0000FF"), card("c", 200)))
    canvas.viewport().grab(canvas.mapFromScene(qt.rectangle(area)).boundingRect())
    assert canvas.drawing.picture.paints - before == 1


def test_a_lifted_picture_is_hidden_until_it_is_put_down(qapp: object) -> None:
    del qapp
    canvas = Canvas(load_theme("light"))
    canvas.resize(500, 200)
    canvas.show_frame(frame_of(card("a", 0)))
    canvas.drawing.lift(frozenset({("a", "card")}))
    assert "#ff0000" not in colours(canvas)
    canvas.drawing.lift(frozenset())
    assert "#ff0000" in colours(canvas)


def test_what_is_too_small_is_left_out(qapp: object) -> None:
    del qapp
    canvas = Canvas(load_theme("light"))
    canvas.resize(500, 200)
    canvas.show_frame(frame_of(card("a", 0, smallest_scale=0.55)))
    canvas.zoom_to(0.5)
    assert "#ff0000" not in colours(canvas)
    canvas.zoom_to(0.6)
    assert "#ff0000" in colours(canvas)


def colours(canvas: Canvas) -> set[str]:
    image = canvas.viewport().grab().toImage()
    return {
        image.pixelColor(x, y).name() for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)
    }


@pytest.mark.parametrize("scale", [0.3, 1.0, 2.5])
def test_the_wheel_zooms_at_the_pointer(qapp: object, scale: float) -> None:
    del qapp
    canvas = Canvas(load_theme("light"))
    canvas.resize(600, 400)
    canvas.show_frame(Frame(Size(2000, 1500), (), "#FFFFFF"))
    canvas.zoom_to(scale)
    anchor = canvas.viewport().rect().center() / 2
    before = canvas.mapToScene(anchor)
    canvas.zoom_by(1.2, anchor)
    off = canvas.mapToScene(anchor) - before
    assert abs(off.x()) <= 1.5 * canvas.pixel
    assert abs(off.y()) <= 1.5 * canvas.pixel


def test_a_map_of_any_size_can_be_made_so_small_that_it_is_in_view(qapp: object) -> None:
    del qapp
    canvas = Canvas(load_theme("light"))
    canvas.resize(600, 400)
    canvas.show_frame(Frame(Size(2000, 45_000), (), "#FFFFFF"))
    canvas.fit(animated=False)
    assert canvas.shows_everything
    canvas.zoom_to(1.0)
    assert not canvas.shows_everything


def test_there_is_nothing_to_scroll_to_where_the_whole_map_has_room(qapp: object) -> None:
    del qapp
    canvas = Canvas(load_theme("light"))
    canvas.resize(600, 400)
    canvas.show()
    canvas.show_frame(Frame(Size(2000, 1500), (), "#FFFFFF"))
    canvas.fit(animated=False)
    assert not canvas.verticalScrollBar().isVisible()
    assert canvas.viewport().size() == canvas.size()
    canvas.zoom_by(1.2)
    assert canvas.verticalScrollBar().isVisible()
    assert canvas.horizontalScrollBar().isVisible()
    canvas.fit(animated=False)
    assert not canvas.verticalScrollBar().isVisible()
    assert canvas.shows_everything
    assert canvas.seen.centre == pytest.approx(canvas.page.centre, abs=2 * canvas.pixel)
    canvas.zoom_by(0.8)
    assert not canvas.verticalScrollBar().isVisible()
    canvas.show_frame(Frame(Size(2000, 3000), (), "#FFFFFF"))
    assert canvas.verticalScrollBar().isVisible()
    canvas.resize(1200, 900)
    assert not canvas.verticalScrollBar().isVisible()
