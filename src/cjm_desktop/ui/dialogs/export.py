"""The export dialog: paper, orientation, theme and format, beside a picture of the sheet as it will be."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QRectF, QSize, Qt, QUrl
from PySide6.QtGui import QColor, QDesktopServices, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from cjm_desktop.export.papers import PAPERS
from cjm_desktop.export.poster import ExportOptions, compose, export_file
from cjm_desktop.export.registry import EXPORTERS
from cjm_desktop.i18n import _, mark
from cjm_desktop.paint import qt
from cjm_desktop.storage.errors import WriteError
from cjm_desktop.theme import THEMES, ThemeName
from cjm_desktop.ui.choice import Choice
from cjm_desktop.ui.dialogs.questions import ask_to_replace, tell

if TYPE_CHECKING:
    from cjm_desktop.export.papers import Orientation
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


class ExportDialog(QDialog):
    """Asks how a poster should be made, shows it, and makes it."""

    def __init__(self, graph: JourneyGraph, proposed: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._graph = graph
        self._proposed = proposed
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
        self._warning = QLabel()
        self._warning.setWordWrap(True)
        self._build()
        for box in (self.paper, self.orientation, self.theme, self.format, self.resolution):
            box.currentIndexChanged.connect(lambda _index: self._show_page())
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
        poster = compose(self._graph, self.options)
        self.preview.show_page(poster.page)
        self._warning.setText("\n\n".join(poster.warnings))
        picture = self.format.currentData() == ".png"
        self.resolution.setVisible(picture)
        self._resolution_label.setVisible(picture)

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
        """Make the poster and close; where that fails, say why and stay open."""
        try:
            export_file(self._graph, path, self.options)
        except WriteError as error:
            tell(self, str(error))
            return
        self.exported = path
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
        self.accept()


class SheetPreview(QWidget):
    """A sheet, painted by the painter that also makes the picture."""

    def __init__(self) -> None:
        super().__init__()
        self._page: Page | None = None
        self.setMinimumSize(PREVIEW_SIZE)
        self.setAccessibleName(_("Preview"))

    def show_page(self, page: Page) -> None:
        """Show another sheet."""
        self._page = page
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        page = self._page
        if page is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self.palette().mid())
        width, height = self.width() - 2 * PREVIEW_MARGIN, self.height() - 2 * PREVIEW_MARGIN
        factor = min(width / page.size.width, height / page.size.height)
        sheet = QRectF(0, 0, page.size.width * factor, page.size.height * factor)
        sheet.moveCenter(QRectF(self.rect()).center())
        painter.setPen(QPen(Qt.GlobalColor.gray, 0))
        painter.setBrush(QColor(page.background))
        painter.drawRect(sheet)
        painter.setClipRect(sheet)
        painter.translate(sheet.topLeft())
        painter.scale(factor, factor)
        qt.paint_page(painter, page)
        painter.end()


def _choice(choices: list[tuple[str, str]], chosen: str) -> Choice:
    box = Choice()
    for value, words in choices:
        box.addItem(words, value)
    box.setCurrentIndex(box.findData(chosen))
    return box


def _paper_words(name: str) -> str:
    return _("As large as the map") if name == "fit" else name[:1].upper() + name[1:]
