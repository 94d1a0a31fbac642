"""Pictures that come from outside the program: dropped on the map, or pasted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter

from cjm_desktop.editor.pointing import NO_KEYS
from cjm_desktop.i18n import _
from cjm_desktop.model.picture_headers import LARGEST_PICTURE
from cjm_desktop.model.refusal import Refused
from cjm_desktop.storage.errors import system_reason
from cjm_desktop.storage.reading import plain_file

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QDropEvent

    from cjm_desktop.display.geometry import Point
    from cjm_desktop.ui.editing import Editing
    from cjm_desktop.ui.selection_actions import SelectionActions

READY = ("image/png", "image/jpeg")
"""What a map keeps as it came; any other picture on a clipboard becomes a PNG."""


def holds_picture(content: QMimeData) -> bool:
    """Whether there may be a picture: one itself, or files."""
    return content.hasImage() or bool(_paths(content))


def picture_in(content: QMimeData) -> bytes:
    """The file of the picture that was given.

    Raises:
        Refused: there is none, or it cannot be read.
    """
    for path in _paths(content):
        return file_of(path)
    for kind in READY:
        if content.hasFormat(kind):
            return bytes(content.data(kind).data())
    if any("svg" in kind for kind in content.formats()):  # Qt would paint it, and read what files it names
        raise Refused(_("There is no picture in this."))
    image = content.imageData()
    if not isinstance(image, QImage) or image.isNull():
        raise Refused(_("There is no picture in this."))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(data.data())


def file_of(path: Path) -> bytes:
    """The bytes of a picture's file, and one more than a picture may have where it is larger.

    Raises:
        Refused: it cannot be read.
    """
    try:
        with plain_file(path) as file:
            return file.read(LARGEST_PICTURE + 1)
    except OSError as error:
        reason = system_reason(error)
    except ValueError as error:  # no plain file, or a NUL in its name
        reason = str(error)
    sentence = _("The picture {name} cannot be read: {reason}.")
    raise Refused(sentence.format(name=path.name, reason=reason))


def _paths(content: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in content.urls() if url.isLocalFile()]


class PictureDrops:
    """Takes pictures that are dropped on the canvas: onto a card that shows one, or as a card of their own."""

    def __init__(self, editing: Editing, chosen: SelectionActions) -> None:
        self._editing, self._chosen = editing, chosen

    def hover(self, event: QDropEvent, place: Point) -> None:
        """Something is carried over the map: mark what lies there, if it may be a picture."""
        if holds_picture(event.mimeData()):
            self._editing.hover(place, NO_KEYS)
            event.acceptProposedAction()

    def drop(self, event: QDropEvent, place: Point) -> None:
        """It was let go."""
        self._editing.point_out(place)
        self._chosen.take_picture(event.mimeData())
        event.acceptProposedAction()
