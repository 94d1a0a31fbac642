"""The export dialog: paper, orientation, theme and format, beside a picture of the sheet as it will be."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSize, QSizeF, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QColor, QDesktopServices, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from cjm_desktop.export.papers import PAPERS
from cjm_desktop.export.poster import ExportOptions, compose, export_file
from cjm_desktop.export.progress import StoppedError
from cjm_desktop.export.registry import EXPORTERS
from cjm_desktop.i18n import _, mark
from cjm_desktop.paint import qt
from cjm_desktop.storage.errors import WriteError
from cjm_desktop.theme import THEMES, ThemeName
from cjm_desktop.ui import work
from cjm_desktop.ui.choice import Choice
from cjm_desktop.ui.dialogs.questions import ask_to_replace, tell
from cjm_desktop.ui.dialogs.work import Bar
from cjm_desktop.ui.plain import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjm_desktop.export.papers import Orientation
    from cjm_desktop.export.poster import Poster
    from cjm_desktop.export.progress import Progress
    from cjm_desktop.model.graph import JourneyGraph
    from cjm_desktop.paint.page import Page

PREVIEW_SIZE = QSize(640, 470)
PREVIEW_MARGIN = 18.0
ORIENTATIONS = (
    ("auto", mark("Automatic")),
    ("landscape", mark("Landscape")),
    ("portrait", mark("Portrait")),
)
THEME_WORDS = {
    "print": mark("For print"),
    "light": mark("Light"),
    "dark": mark("Dark"),
    "contrast": mark("High contrast"),
}
RESOLUTIONS = (96, 150, 200, 300)
CALM = 150
"""So long a dialog must have kept its size before the sheet is drawn again, in milliseconds."""


class ExportDialog(QDialog):
    """Asks how a poster should be made, shows it, and makes it."""

    def __init__(self, graph: JourneyGraph, proposed: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._graph = graph
        self._proposed = proposed
        self._poster: Poster | None = None
        self._drawing: work.Work | None = None
        self.exported: Path | None = None
        self.setWindowTitle(_("Export a poster"))
        self.paper = _choice([(paper.name, _paper_words(paper.name)) for paper in PAPERS], "A3")
        self.orientation = _choice([(name, _(words)) for name, words in ORIENTATIONS], "auto")
        self.theme = _choice([(name, _(THEME_WORDS[name])) for name in THEMES], "print")
        self.format = _choice([(each.suffix, _(each.label)) for each in EXPORTERS], ".pdf")
        self.resolution = _choice(
            [(str(dpi), _("{dpi} dots per inch").format(dpi=dpi)) for dpi in RESOLUTIONS], "150"
        )
        self.preview = SheetPreview()
        self._warning = Label()
        self._warning.setWordWrap(True)
        self._build()
        for box in (self.paper, self.orientation, self.theme, self.format, self.resolution):
            box.currentIndexChanged.connect(lambda _index: self._show_page())
        self.preview.resized.connect(self._fit)
        self.adjustSize()  # from here on the room for the sheet is known
        self._show_page()

    def _build(self) -> None:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setVerticalSpacing(12)
        form.addRow(_("Format"), self.format)
        form.addRow(_("Paper"), self.paper)
        form.addRow(_("Orientation"), self.orientation)
        form.addRow(_("Colours"), self.theme)
        form.addRow(_("Resolution"), self.resolution)
        self._resolution_label = form.labelForField(self.resolution)
        side = QVBoxLayout()
        side.addLayout(form)
        side.addWidget(self._warning)
        side.addStretch(1)
        buttons = QHBoxLayout()
        cancel, make = QPushButton(_("Cancel")), QPushButton(_("Export…"))
        make.setDefault(True)
        cancel.clicked.connect(self.reject)
        make.clicked.connect(self._ask_and_export)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(make)
        columns = QHBoxLayout()
        columns.setSpacing(20)
        columns.addWidget(self.preview, 1)
        holder = QWidget()
        holder.setLayout(side)
        holder.setFixedWidth(230)
        columns.addWidget(holder)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 18, 18, 16)
        whole.setSpacing(16)
        whole.addLayout(columns, 1)
        whole.addLayout(buttons)

    @property
    def options(self) -> ExportOptions:
        """What was chosen."""
        return ExportOptions(
            paper=str(self.paper.currentData()),
            orientation=cast("Orientation", self.orientation.currentData()),
            theme=cast("ThemeName", self.theme.currentData()),
            dpi=int(self.resolution.currentData()),
        )

    def _show_page(self) -> None:
        """Show the sheet as it is chosen now, as soon as it is drawn."""
        picture = self.format.currentData() == ".png"
        self.resolution.setVisible(picture)
        self._resolution_label.setVisible(picture)
        self._poster = None
        self._draw()

    def _draw(self) -> None:
        """Draw the sheet beside the window, laid out before if it still is to be."""
        if self._drawing is not None:
            self._drawing.stop()
        graph, options, known, pixels = self._graph, self.options, self._poster, self.preview.pixels

        def drawn(progress: Progress) -> tuple[Poster, QImage]:
            poster = known or compose(graph, options, progress)
            return poster, sheet_picture(poster.page, pixels)

        self.preview.wait()
        self._drawing = work.run(self, drawn, done=self._show_drawn, failed=self._give_up)

    def _show_drawn(self, drawn: tuple[Poster, QImage]) -> None:
        self._poster, picture = drawn
        self._drawing = None
        self.preview.show_picture(picture)
        self._warning.setText("\n\n".join(self._poster.warnings))
        self._fit()

    def _fit(self) -> None:
        """Draw the sheet again where its picture no longer has the size that there is room for."""
        poster, picture = self._poster, self.preview.picture
        if self._drawing is not None or poster is None or picture is None:
            return
        if picture.size() != picture_size(poster.page, self.preview.pixels):
            self._draw()

    def _give_up(self, error: Exception) -> None:
        self._drawing = None
        self.preview.stop_waiting()
        raise error

    @property
    def is_drawn(self) -> bool:
        """Whether the sheet that is shown is the one that is chosen."""
        return self._drawing is None and self.preview.is_settled

    def _ask_and_export(self) -> None:
        suffix = str(self.format.currentData())
        chosen, _filter = QFileDialog.getSaveFileName(
            self,
            _("Export a poster"),
            str(self._proposed.with_suffix(suffix)),
            f"{self.format.currentText()} (*{suffix})",
        )
        if chosen:
            path = Path(chosen)
            named = path if path.suffix.lower() == suffix else Path(f"{path}{suffix}")
            if named == path or not named.exists() or ask_to_replace(self, named.name):
                self.export_to(named)

    def export_to(self, path: Path) -> None:
        """Make the poster and close; where that fails or is called off, stay open."""
        graph, options = self._graph, self.options
        try:
            work.wait_for(
                self,
                _("The poster is being made…"),
                lambda progress: export_file(graph, path, options, progress),
            )
        except StoppedError:
            return
        except WriteError as error:
            tell(self, str(error))
            return
        self.exported = path
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
        self.accept()

    @override
    def done(self, result: int) -> None:
        if self._drawing is not None:
            self._drawing.stop()
        super().done(result)


class SheetPreview(QWidget):
    """A sheet, as the painter that also makes the picture painted it."""

    resized = Signal()
    """There is room for a sheet of another size."""

    def __init__(self) -> None:
        super().__init__()
        self.picture: QImage | None = None
        self.setMinimumSize(PREVIEW_SIZE)
        self.setAccessibleName(_("Preview"))
        self._bar = Bar()
        self._bar.setParent(self)
        self._bar.hide()
        self._patience = _timer(self, work.PATIENCE, self._bar.show)
        self._calm = _timer(self, CALM, self.resized.emit)

    @property
    def pixels(self) -> QSize:
        """How many dots the sheet may have."""
        return (self._room() * self.devicePixelRatioF()).toSize()

    @property
    def is_settled(self) -> bool:
        """Whether its size was told."""
        return not self._calm.isActive()

    def wait(self) -> None:
        """Say that another sheet is being drawn, once that takes long."""
        self._patience.start()

    def stop_waiting(self) -> None:
        """No sheet is being drawn any more."""
        self._patience.stop()
        self._bar.hide()

    def show_picture(self, picture: QImage) -> None:
        """Show another sheet."""
        self.stop_waiting()
        self.picture = picture
        self.update()

    def _room(self) -> QSizeF:
        return QSizeF(self.size()).shrunkBy(QMarginsF(*[PREVIEW_MARGIN] * 4))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._bar.setGeometry(0, 0, self.width() // 4, self._bar.sizeHint().height())
        self._bar.move(self.rect().center() - self._bar.rect().center())
        self._calm.start()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), self.palette().mid())
        if self.picture is not None:
            size = QSizeF(self.picture.size()).scaled(self._room(), Qt.AspectRatioMode.KeepAspectRatio)
            sheet = QRectF(QPointF(), size)
            sheet.moveCenter(QRectF(self.rect()).center())
            painter.drawImage(sheet, self.picture)
            painter.setPen(QPen(Qt.GlobalColor.gray, 0))
            painter.drawRect(sheet)
        painter.end()


def picture_size(page: Page, room: QSize) -> QSize:
    """How large the picture of a sheet is that fits into a room of so many dots."""
    size = QSizeF(*page.size).scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
    return size.toSize().expandedTo(QSize(1, 1))


def sheet_picture(page: Page, room: QSize) -> QImage:
    """A sheet as a picture that fits into a room of so many dots; may be made in any thread."""
    picture = QImage(picture_size(page, room), QImage.Format.Format_RGB32)
    picture.fill(QColor(page.background))
    painter = QPainter(picture)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    painter.scale(picture.width() / page.size.width, picture.height() / page.size.height)
    try:
        qt.paint_page(painter, page)
    finally:
        painter.end()
    return picture


def _timer(parent: QWidget, milliseconds: int, call: Callable[[], object]) -> QTimer:
    timer = QTimer(parent, singleShot=True, interval=milliseconds)
    timer.timeout.connect(call)
    return timer


def _choice(choices: list[tuple[str, str]], chosen: str) -> Choice:
    box = Choice()
    for value, words in choices:
        box.addItem(words, value)
    box.setCurrentIndex(box.findData(chosen))
    return box


def _paper_words(name: str) -> str:
    return _("As large as the map") if name == "fit" else name[:1].upper() + name[1:]
