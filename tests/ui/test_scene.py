"""The scene follows a drawing and touches only what differs."""

from __future__ import annotations

import pytest

from cjm_desktop.display.geometry import Point, Rect, Size
from cjm_desktop.display.items import Frame, Group, Layer, RoundedRect, Shape
from cjm_desktop.theme import load_theme
from cjm_desktop.ui.canvas import Canvas
from cjm_desktop.ui.scene import DrawingScene, GroupItem


def card(source: str, x: float, colour: str = "#FF0000", smallest_scale: float = 0.0) -> Group:
    items, ink = (Shape(RoundedRect(Rect(0, 0, 40, 20)), colour),), Rect(0, 0, 40, 20)
    place, size = Point(x, 10), Size(40, 20)
    return Group(source, "card", Layer.CARD, place, size, items, ink, smallest_scale=smallest_scale)


def frame_of(*groups: Group) -> Frame:
    return Frame(Size(400, 100), groups, "#FFFFFF")


@pytest.fixture
def scene(qapp: object) -> DrawingScene:
    del qapp
    made = DrawingScene()
    made.sync(frame_of(card("a", 0), card("b", 50), card("c", 100)))
    return made


def item(scene: DrawingScene, source: str) -> GroupItem:
    found = scene.item_of((source, "card"))
    assert found is not None
    return found


def test_an_equal_drawing_touches_nothing(scene: DrawingScene) -> None:
    items = [item(scene, source) for source in "abc"]
    assert scene.sync(frame_of(card("a", 0), card("b", 50), card("c", 100))) == set()
    assert [item(scene, source) for source in "abc"] == items


def test_what_moved_moves_and_is_not_made_anew(scene: DrawingScene) -> None:
    before = item(scene, "b")
    assert scene.sync(frame_of(card("a", 0), card("b", 200), card("c", 100))) == set()
    assert item(scene, "b") is before
    assert before.pos().x() == 200


def test_what_came_changed_or_went_is_named(scene: DrawingScene) -> None:
    changed = scene.sync(frame_of(card("a", 0, "#00FF00"), card("c", 100), card("d", 150)))
    assert changed == {("a", "card"), ("b", "card"), ("d", "card")}
    assert scene.item_of(("b", "card")) is None


def test_the_scene_hears_of_new_bounds_while_the_old_ones_hold(
    scene: DrawingScene, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It finds an item by its bounds: told too late, it keeps a pointer to one that is gone."""
    told: list[float] = []
    before = item(scene, "a").boundingRect().width()
    monkeypatch.setattr(
        GroupItem, "prepareGeometryChange", lambda each: told.append(each.boundingRect().width())
    )
    plain = card("a", 30)
    ink = Rect(-5, -5, 90, 90)
    larger = Group("a", "card", plain.layer, plain.origin, plain.size, plain.items, ink)
    scene.sync(frame_of(larger, card("b", 50), card("c", 100)))
    assert told == [before]
    assert item(scene, "a").boundingRect().width() == 90


def test_a_repaint_paints_only_what_changed(qapp: object, scene: DrawingScene) -> None:
    del qapp, scene
    canvas = Canvas(load_theme("light"))
    canvas.resize(500, 200)
    canvas.show_frame(frame_of(card("a", 0), card("b", 100), card("c", 200)))
    canvas.grab()
    counts = {source: item(canvas.drawing, source).paints for source in "abc"}
    canvas.show_frame(frame_of(card("a", 0), card("b", 100, "#0000FF"), card("c", 200)))
    area = item(canvas.drawing, "b").sceneBoundingRect()
    canvas.viewport().grab(canvas.mapFromScene(area).boundingRect())
    after = {source: item(canvas.drawing, source).paints - counts[source] for source in "abc"}
    assert after == {"a": 0, "b": 1, "c": 0}


def test_a_lifted_picture_is_hidden_until_it_is_put_down(scene: DrawingScene) -> None:
    scene.lift(frozenset({("a", "card")}))
    assert [item(scene, source).isVisible() for source in "abc"] == [False, True, True]
    scene.lift(frozenset())
    assert item(scene, "a").isVisible()


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
