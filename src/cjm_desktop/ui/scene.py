"""The scene of the canvas: one picture for each group of a drawing, kept as long as its group stays the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene, QStyleOptionGraphicsItem, QWidget
from typing_extensions import override

from cjm_desktop.paint import qt
from cjm_desktop.paint.qt import Detail, Mark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QPainter

    from cjm_desktop.display.items import Frame, Group

TEXT_BELOW = 0.35
"""Below this scale a line of text is drawn as a bar: nothing could be read, and bars are quick."""

GroupKey = tuple[str, str]
"""What names a group within its drawing: the id of its element and its part."""


class GroupItem(QGraphicsItem):
    """The picture of one group. It knows nothing of the map and cannot be moved by hand."""

    def __init__(self, group: Group) -> None:
        super().__init__()
        self._shown = group
        self._marks: dict[Detail, tuple[Mark, ...]] = {}
        self.paints = 0
        """How often it was painted; tests read it."""
        self.setPos(QPointF(*group.origin))
        self.setZValue(group.layer)

    @property
    def shown(self) -> Group:
        """The group that it is the picture of."""
        return self._shown

    def show_group(self, group: Group) -> bool:
        """Show another state of the group; say whether it must be painted anew."""
        before = self._shown
        if before is group:
            return False
        if before.ink != group.ink:
            self.prepareGeometryChange()  # while the item still has its old bounds: the scene finds it by them
        self._shown = group
        if before.origin != group.origin:
            self.setPos(QPointF(*group.origin))
        if before.layer != group.layer:
            self.setZValue(group.layer)
        if before.items == group.items and before.ink == group.ink and before.clip == group.clip:
            return False
        self._marks.clear()
        self.update()
        return True

    @override
    def boundingRect(self) -> QRectF:
        return qt.rectangle(self._shown.ink)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        self.paints += 1
        self.draw(painter, painter.worldTransform().m11())

    def draw(self, painter: QPainter, scale: float) -> None:
        """Paint the group with its origin at 0, 0, with as much detail as can be seen at this scale."""
        if scale < self._shown.smallest_scale:
            return
        detail = Detail.BARS if scale < TEXT_BELOW else Detail.FULL
        marks = self._marks.get(detail)
        if marks is None:
            marks = self._marks[detail] = qt.prepare_group(self._shown, detail)
        qt.paint(painter, marks)


class DrawingScene(QGraphicsScene):
    """Shows a drawing and follows it: what stayed stays, what moved moves, what changed is painted anew."""

    def __init__(self) -> None:
        super().__init__()
        self._items: dict[GroupKey, GroupItem] = {}
        self._lifted: frozenset[GroupKey] = frozenset()

    def sync(self, frame: Frame) -> set[GroupKey]:
        """Show this drawing.

        Returns:
            The groups that are new, gone or have to be painted anew; groups that only moved are not among them.
        """
        changed: set[GroupKey] = set()
        kept: dict[GroupKey, GroupItem] = {}
        for group in frame.groups:
            key = (group.source, group.part)
            item = self._items.pop(key, None)
            if item is None:
                item = GroupItem(group)
                item.setVisible(key not in self._lifted)
                self.addItem(item)
                changed.add(key)
            elif item.show_group(group):
                changed.add(key)
            kept[key] = item
        for key, item in self._items.items():
            self.removeItem(item)
            changed.add(key)
        self._items = kept
        return changed

    def item_of(self, key: GroupKey) -> GroupItem | None:
        """The picture of a group."""
        return self._items.get(key)

    def pictures(self) -> Iterable[GroupItem]:
        """The pictures of all groups."""
        return self._items.values()

    def lift(self, keys: frozenset[GroupKey]) -> None:
        """Hide these pictures: they are being dragged and are drawn elsewhere meanwhile."""
        before, self._lifted = self._lifted, keys
        for key in before ^ keys:
            if key in self._items:
                self._items[key].setVisible(key not in keys)
