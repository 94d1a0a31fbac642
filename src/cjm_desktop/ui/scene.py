"""The scene of the canvas: one item that paints the groups of a drawing, and repaints only those that differ."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene, QStyleOptionGraphicsItem, QWidget
from typing_extensions import override

from cjm_desktop.display.geometry import Rect
from cjm_desktop.display.items import Layer, Shape
from cjm_desktop.display.places import Places, places_of
from cjm_desktop.paint import qt
from cjm_desktop.ui.overview import OverviewPicture, gathered, paint_overview
from cjm_desktop.ui.sprites import GroupPainter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtGui import QPainter

    from cjm_desktop.display.items import Frame, Group, Paint, Stroke
    from cjm_desktop.theme import Theme

    PaintGroup = Callable[[QPainter, Group], None]
    """Paints a group at its origin."""

GroupKey = tuple[str, str]
"""What names a group within its drawing: the id of its element and its part."""
END_OF_BAND = 60.0
"""A band is round only so near to its end, in points."""
SPARE = 2_000.0
"""How much larger a drawing may become before its item gets other bounds, in points."""
BEYOND = 100.0
"""How far ink may reach beyond the page, in points."""


class DrawingItem(QGraphicsItem):
    """The picture of a whole drawing. It knows nothing of the map and cannot be moved by hand.

    One item for a map instead of one for each group: it costs nothing where nothing happens, however large the map is.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._scales = theme.detail
        self._frame: Frame | None = None
        self._places = Places(())
        self._lifted: frozenset[GroupKey] = frozenset()
        self._painter = GroupPainter(theme.detail)
        self._overview = OverviewPicture()
        self._bounds = QRectF()
        self.paints = 0
        """How often a group was painted; tests read it."""
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)

    @property
    def places(self) -> Places:
        """Where the groups of the drawing lie."""
        return self._places

    def show_frame(self, frame: Frame, seen: Rect | None) -> list[Rect]:
        """Show this drawing; the places that look different now, of those that are seen."""
        before, self._frame = self._frame, frame
        old, self._places = self._places, places_of(frame, self._places)
        self._painter.show_pictures(frame.pictures)
        needed = qt.rectangle(_page(frame).grown(BEYOND))
        if before is None or not self._bounds.contains(needed):
            # Larger than needed: with every change of its bounds Qt paints the whole item anew.
            self.prepareGeometryChange()
            self._bounds = needed.adjusted(0, 0, SPARE, SPARE)
        if seen is None:
            areas = changed_areas(old.groups, self._places.groups)
        else:
            areas = changed_areas(old.touching(seen), self._places.touching(seen))
        if seen is None:
            self._overview.change(areas)
        else:
            self._overview.forget()
        return areas

    def set_lifted(self, keys: frozenset[GroupKey]) -> list[Rect]:
        """Leave these groups out; the places that look different now."""
        before, self._lifted = self._lifted, keys
        found = (self._places.named(*key) for key in before ^ keys)
        areas = [ink_of(group) for group in found if group is not None]
        self._overview.change(areas)
        return areas

    def set_keeping(self, *, keeps: bool) -> None:
        """Say whether pictures of groups are worth keeping: not while the scale changes all the time."""
        self._painter.keeps = keeps

    @override
    def boundingRect(self) -> QRectF:
        return self._bounds

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        if self._frame is None:
            return
        exposed = option.exposedRect
        area = Rect(exposed.x(), exposed.y(), exposed.width(), exposed.height())
        if painter.worldTransform().m11() < self._scales.thumbnail:
            self._paint_small(painter, area, self._frame)
            return
        groups = self._groups_in(area)
        self.paints += len(groups)
        self._painter.paint(painter, groups)

    def _groups_in(self, area: Rect) -> Sequence[Group]:
        groups = self._places.touching(area)
        if not self._lifted:
            return groups
        return [group for group in groups if (group.source, group.part) not in self._lifted]

    def _paint_small(self, painter: QPainter, area: Rect, frame: Frame) -> None:
        ratio = painter.device().devicePixelRatioF()
        scale = painter.worldTransform().m11()
        page = _page(frame).grown(BEYOND)
        picture = self._overview.show(self._groups_in, page, scale, ratio) if self._painter.keeps else None
        self.paints += 1
        if picture is None:
            paint_overview(painter, self._groups_in(area))
            return
        base = painter.worldTransform()
        corner = base.map(QPointF(page.x, page.y))
        painter.resetTransform()
        picture.setDevicePixelRatio(ratio)
        painter.drawPixmap(QPointF(round(corner.x()), round(corner.y())), picture)
        painter.setWorldTransform(base)

    def paint_group(self, painter: QPainter, group: Group) -> None:
        """Paint one group at its origin, on a painter that shifts it to where it sticks."""
        if painter.worldTransform().m11() < self._scales.thumbnail:
            paint_overview(painter, (group,))
        else:
            self._painter.paint(painter, (group,))


class DrawingScene(QGraphicsScene):
    """Shows a drawing and follows it: only what changed is painted anew."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._scales = theme.detail
        self._item = DrawingItem(theme)
        self.addItem(self._item)

    @property
    def picture(self) -> DrawingItem:
        """The item that paints the drawing."""
        return self._item

    def sync(self, frame: Frame, seen: Rect | None = None) -> list[Rect]:
        """Show this drawing.

        Args:
            frame: the drawing.
            seen: the part of it that is in view; what lies elsewhere is painted when it comes into view. All of it
                where nothing is said.

        Returns:
            The areas that have to be painted anew.
        """
        areas = self._item.show_frame(frame, seen)
        self._repaint(areas)
        return areas

    def lift(self, keys: frozenset[GroupKey]) -> None:
        """Hide these groups: they are being dragged and are drawn elsewhere meanwhile."""
        self._repaint(self._item.set_lifted(keys))

    def _repaint(self, areas: Sequence[Rect]) -> None:
        for area in gathered(areas):
            self._item.update(qt.rectangle(area.grown(1.0)))


def changed_areas(before: Iterable[Group], after: Iterable[Group]) -> list[Rect]:
    """Where the groups of two drawings look different."""
    differing = [(one, other) for one, other in zip_longest(before, after) if one is not other]
    old = {id(group): group for group, _ in differing if group is not None}
    new = {id(group): group for _, group in differing if group is not None}
    gone = {(group.source, group.part): group for each, group in old.items() if each not in new}
    areas: list[Rect] = []
    for each, group in new.items():
        if each in old:
            continue
        was = gone.pop((group.source, group.part), None)
        if was is None:
            areas.append(ink_of(group))
        elif not _looks_like(was, group):
            areas.extend(_differences(was, group))
    areas.extend(ink_of(group) for group in gone.values())
    return areas


def _looks_like(one: Group, other: Group) -> bool:
    return (
        one.origin == other.origin
        and one.ink == other.ink
        and one.layer == other.layer
        and one.items == other.items
        and one.clip == other.clip
        and one.smallest_scale == other.smallest_scale
    )


def _differences(one: Group, other: Group) -> tuple[Rect, ...]:
    """Where two drawings of a group differ: a band that only became longer is the same for most of its length."""
    before, after = ink_of(one), ink_of(other)
    same_band = one.layer is other.layer is Layer.BAND and _paints(one) == _paints(other)
    if same_band and before[:3] == after[:3]:
        top = min(before.bottom, after.bottom) - END_OF_BAND
        return (Rect(before.x, top, before.width, max(before.bottom, after.bottom) - top),)
    return before, after


def _paints(group: Group) -> list[tuple[Paint | None, Stroke | None]]:
    return [(item.fill, item.stroke) for item in group.items if isinstance(item, Shape)]


def ink_of(group: Group) -> Rect:
    """What a group may cover of the drawing."""
    return group.ink.moved(*group.origin)


def _page(frame: Frame) -> Rect:
    return Rect(0, 0, frame.size.width, frame.size.height)
