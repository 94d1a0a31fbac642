"""The minimap: the whole map made small in the canvas's corner, and the part of it that is in view, to be dragged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from cjm_desktop.display.geometry import Point, Rect
from cjm_desktop.display.places import Places
from cjm_desktop.i18n import _
from cjm_desktop.ui.bars import percentage
from cjm_desktop.ui.icons import icon
from cjm_desktop.ui.overview import OverviewPicture
from cjm_desktop.ui.remembered import settings
from cjm_desktop.ui.scene import changed_areas

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from cjm_desktop.display.items import Frame
    from cjm_desktop.theme import Theme, WindowColours
    from cjm_desktop.ui.canvas import Canvas

WIDTH, LEAST_HEIGHT, GREATEST_HEIGHT = 190, 48, 150
"""The picture is this wide, and as high as the map then is within these bounds, in pixels."""
PADDING, BAR, MARGIN = 8, 36, 14
BUTTON, ICON = 26, 16
PAUSE = 150
"""The picture follows an edit after so many milliseconds in which nothing else changed."""
STEP = 0.1
"""An arrow key moves the view by this part of what is seen."""
WINDOW_RADIUS, WINDOW_LINE = 3.0, 2.0
FOLDED = "minimap/folded"

ARROWS = {
    Qt.Key.Key_Left: (-STEP, 0.0),
    Qt.Key.Key_Right: (STEP, 0.0),
    Qt.Key.Key_Up: (0.0, -STEP),
    Qt.Key.Key_Down: (0.0, STEP),
}


class MapPicture(QWidget):
    """The whole map, and a frame round the part that is in view; a press or a drag moves the view there."""

    moved = Signal(Point)
    """The middle of the view is wanted at this place of the drawing."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._frame: Frame | None = None
        self._places = Places(())
        self._picture = OverviewPicture()
        self._seen = Rect(0, 0, 1, 1)
        self._grip: Point | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(_("Minimap"))
        self.setAccessibleDescription(_("The part of the map that is in view. Arrow keys move it."))

    def show_frame(self, frame: Frame) -> None:
        """Show this drawing."""
        if frame is self._frame:
            return
        old, self._places = self._places, Places(frame.groups, self._places)
        if self._frame is None or self._frame.size != frame.size:
            self._picture.forget()
        else:
            self._picture.change(changed_areas(old.groups, frame.groups))
        self._frame = frame
        height = round(WIDTH * frame.size.height / max(1.0, frame.size.width))
        self.setFixedSize(WIDTH, min(GREATEST_HEIGHT, max(LEAST_HEIGHT, height)))
        self.update()

    def show_seen(self, seen: Rect) -> None:
        """Mark this part of the drawing as the one in view."""
        if seen != self._seen:
            self._seen = seen
            self.update()

    @property
    def seen_area(self) -> QRectF:
        """Where the part in view lies on the picture."""
        frame = self._frame
        if frame is None:
            return QRectF()
        scale, corner = self._scale(frame), self._corner(frame)
        page = Rect(0, 0, frame.size.width, frame.size.height)
        left, top = max(page.x, self._seen.x), max(page.y, self._seen.y)
        right, bottom = min(page.right, self._seen.right), min(page.bottom, self._seen.bottom)
        return QRectF(left * scale, top * scale, (right - left) * scale, (bottom - top) * scale).translated(
            corner
        )

    def _scale(self, frame: Frame) -> float:
        return min(self.width() / frame.size.width, self.height() / frame.size.height)

    def _corner(self, frame: Frame) -> QPointF:
        """Where the map's own corner stands: a map of another shape than the picture is in its middle."""
        scale = self._scale(frame)
        across, down = self.width() - frame.size.width * scale, self.height() - frame.size.height * scale
        return QPointF(round(across / 2), round(down / 2))

    def _place(self, at: QPointF) -> Point:
        """The place on the drawing of a place on the picture."""
        if self._frame is None:
            return Point(0.0, 0.0)
        scale, corner = self._scale(self._frame), self._corner(self._frame)
        return Point((at.x() - corner.x()) / scale, (at.y() - corner.y()) / scale)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        frame = self._frame
        if frame is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale, corner = self._scale(frame), self._corner(frame)
        page = Rect(0, 0, frame.size.width, frame.size.height)
        painter.fillRect(
            QRectF(corner.x(), corner.y(), page.width * scale, page.height * scale), QColor(frame.background)
        )
        ratio = self.devicePixelRatioF()
        picture = self._picture.show(self._places.touching, page, scale, ratio)
        if picture is not None:
            picture.setDevicePixelRatio(ratio)
            painter.drawPixmap(corner, picture)
        colours = self._theme.map
        painter.setBrush(Qt.BrushStyle.NoBrush)
        area = self.seen_area.intersected(QRectF(self.rect())).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(QColor(colours.select), WINDOW_LINE))
        painter.drawRoundedRect(area, WINDOW_RADIUS, WINDOW_RADIUS)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.focus), 1.0))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        place = self._place(event.position())
        middle = self._seen.centre
        inside = self.seen_area.contains(event.position())
        self._grip = Point(place.x - middle.x, place.y - middle.y) if inside else Point(0.0, 0.0)
        if not inside:
            self.moved.emit(place)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            place = self._place(event.position())
            self.moved.emit(Point(place.x - self._grip.x, place.y - self._grip.y))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        arrow = ARROWS.get(Qt.Key(event.key()))
        if arrow is None:
            super().keyPressEvent(event)
            return
        middle = self._seen.centre
        self.moved.emit(
            Point(middle.x + arrow[0] * self._seen.width, middle.y + arrow[1] * self._seen.height)
        )


class Minimap(QFrame):
    """The small map with its zoom buttons, in the corner of the canvas. It hides where the whole map is in view.

    What is in it is made when it is first shown: a new window shows the whole map.
    """

    def __init__(
        self, canvas: Canvas, theme: Theme, colours: WindowColours, actions: Mapping[str, QAction]
    ) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._colours = colours
        self._actions = actions
        self._wanted = True
        self.folded = settings().value(FOLDED) == "yes"
        """Whether only the buttons are shown."""
        self._pending: Frame | None = canvas.frame
        self.picture = MapPicture(theme)
        """The map in it."""
        self._column = QVBoxLayout(self)
        self._rule = _line(horizontal=True)
        self._zoom = QLabel()
        self._fold = QToolButton()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._catch_up)
        self.hide()  # until the canvas has its size, and with it shows a part of the map or all of it
        self._follow(canvas)

    def _build(self) -> None:
        colours, actions = self._colours, self._actions
        self.setObjectName("minimap")
        self.setAccessibleName(_("Minimap"))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setStyleSheet(
            f"#minimap {{ background: {colours.base}; border: 1px solid {colours.border}; border-radius: 8px; }}"
            f"#minimap QToolButton {{ border: 1px solid transparent; border-radius: 5px; }}"
            f"#minimap QToolButton:hover {{ background: {colours.button_hover}; }}"
            f"#minimap QToolButton:focus {{ border-color: {colours.focus_ring}; }}"
            f"#minimap QFrame#line {{ background: {colours.divider}; border: none; }}"
        )
        column = self._column
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)  # as large as what is shown in it
        above = QHBoxLayout()
        above.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
        above.addWidget(self.picture)
        column.addLayout(above)
        column.addWidget(self._rule)
        self._zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._zoom.setMinimumWidth(48)
        self._fold.clicked.connect(self._fold_or_unfold)
        row = QHBoxLayout()
        row.setContentsMargins(6, 4, 6, 4)
        row.setSpacing(2)
        row.addWidget(self._trigger("minus", actions["zoom_out"]))
        row.addWidget(self._zoom, 1)
        row.addWidget(self._trigger("plus", actions["zoom_in"]))
        row.addWidget(_line(horizontal=False))
        row.addWidget(self._trigger("arrows-maximize", actions["fit"]))
        row.addWidget(self._trigger("zoom-scan", actions["fit_selection"]))
        row.addWidget(self._fold)
        column.addLayout(row)
        self._show_fold()

    def _dress(self, button: QToolButton, icon_name: str, words: str) -> None:
        button.setIcon(icon(icon_name, self._colours))
        button.setIconSize(QSize(ICON, ICON))
        button.setFixedSize(BUTTON, BUTTON)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolTip(words)
        button.setAccessibleName(words)

    def _trigger(self, icon_name: str, action: QAction) -> QToolButton:
        """A button for one of the window's actions, with an icon of its own."""
        button = QToolButton()
        self._dress(button, icon_name, action.toolTip())
        button.setAccessibleName(action.text())
        button.clicked.connect(action.trigger)
        return button

    def _follow(self, canvas: Canvas) -> None:
        canvas.frame_shown.connect(self._take)
        canvas.zoomed.connect(self._show_place)
        canvas.scrolled.connect(self._show_place)
        canvas.resized.connect(self._show_place)
        self.picture.moved.connect(canvas.centre_on)

    # --- what is shown

    def set_wanted(self, *, wanted: bool) -> None:
        """Show the minimap whenever a part of the map is out of view, or never."""
        self._wanted = wanted
        self._show_place()

    def fold(self, *, folded: bool) -> None:
        """Show only the buttons, or the map as well."""
        self.folded = folded
        self._show_fold()
        self._show_place()

    def _show_fold(self) -> None:
        self.picture.setHidden(self.folded)
        self._rule.setHidden(self.folded)
        words = _("Unfold the minimap") if self.folded else _("Fold the minimap")
        self._dress(self._fold, "chevron-up" if self.folded else "chevron-down", words)

    def _fold_or_unfold(self) -> None:
        self.fold(folded=not self.folded)
        settings().setValue(FOLDED, "yes" if self.folded else "no")

    def _take(self, frame: Frame) -> None:
        """Another drawing is shown: follow when nothing has changed for a moment."""
        self._pending = frame
        self._pause.start()

    def _catch_up(self) -> None:
        """Show the latest drawing; not while something is dragged: that takes as long as several frames."""
        if self._canvas.is_dragging():
            self._pause.start()
        else:
            self._show_place()

    def _show_place(self, *_scale: float) -> None:
        """Stand in the corner of the canvas that is clear of the labels and mark what is in view."""
        canvas = self._canvas
        shown = self._wanted and canvas.frame is not None and not canvas.shows_everything
        if shown:
            if self._column.isEmpty():
                self._build()
            if self._pending is not None and not self._pause.isActive() and not self.folded:
                self.picture.show_frame(self._pending)
                self._pending = None
            self.picture.show_seen(canvas.seen)
            self._zoom.setText(percentage(canvas.scale_factor))
            self._stand_in_corner()
            self.raise_()
        self.setVisible(shown)

    def _stand_in_corner(self) -> None:
        size, area = self._column.totalSizeHint(), self._canvas.viewport().geometry()
        left, top = area.right() - MARGIN - size.width(), area.bottom() - MARGIN - size.height()
        if self._canvas.right_to_left:  # the labels stick to the other edge
            left = area.left() + MARGIN
        self.move(left, top)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stand_in_corner()


def _line(*, horizontal: bool) -> QFrame:
    line = QFrame()
    line.setObjectName("line")
    if horizontal:
        line.setFixedHeight(1)
    else:
        line.setFixedSize(1, BAR // 2)
    return line
