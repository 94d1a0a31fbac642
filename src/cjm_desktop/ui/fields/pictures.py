"""A picture of the document: shown small, chosen from a file, or taken away."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout
from typing_extensions import override

from cjm_desktop import commands
from cjm_desktop.i18n import _
from cjm_desktop.paint.qt import image_of
from cjm_desktop.ui.fields.base import Access, FieldEditor
from cjm_desktop.ui.given_pictures import file_of

if TYPE_CHECKING:
    from cjm_desktop.model.change import Change

PREVIEW = QSize(260, 120)
LARGEST_SIDE = 512
"""Decoded for it, in pixels."""


class PictureEditor(FieldEditor):
    """The picture with a button to choose another one and one to remove it."""

    def __init__(self, access: Access) -> None:
        super().__init__(access)
        self._shown = QLabel()
        self._shown.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.choose = QPushButton(_("Choose a picture…"))
        self.choose.clicked.connect(self._choose)
        self._remove = QPushButton(_("Remove"))
        self._remove.clicked.connect(lambda: self._set(None))
        row = QHBoxLayout()
        row.addWidget(self.choose)
        row.addWidget(self._remove)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._shown)
        column.addLayout(row)
        self.setFocusProxy(self.choose)

    @override
    def refresh(self) -> None:
        digest = self.access.value()
        content = self.access.document.graph.pictures.get(digest) if isinstance(digest, str) else None
        self._shown.setVisible(content is not None)
        self._remove.setVisible(content is not None)
        if content is not None:
            image = image_of(content.data, LARGEST_SIDE)
            kept = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            self._shown.setPixmap(QPixmap.fromImage(image.scaled(PREVIEW, *kept)))

    def _choose(self) -> None:
        kinds = _("Pictures")
        chosen, _filter = QFileDialog.getOpenFileName(
            self, _("Choose a picture"), "", f"{kinds} (*.png *.jpg *.jpeg)"
        )
        if chosen:
            self.take(Path(chosen))

    def take(self, path: Path) -> None:
        """Use the picture in a file, or say why it cannot be used."""

        def change() -> Change:
            return commands.set_picture(self.access.document.graph, self.access.source, file_of(path))

        self.access.make(change)
        self.refresh()

    def _set(self, data: bytes | None) -> None:
        self.access.make(lambda: commands.set_picture(self.access.document.graph, self.access.source, data))
        self.refresh()
