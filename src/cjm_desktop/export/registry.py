"""The formats that a drawing can be exported to.

An exporter is one module with a function ``render(page, options) -> bytes`` and one line here; the function raises
``UnsuitableError`` where the page does not suit the format. The module is imported when a file of its suffix is asked
for: a PDF is made without Qt.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.export.errors import UnsuitableError
from cjm_desktop.i18n import _, mark

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjm_desktop.export.poster import ExportOptions
    from cjm_desktop.paint.page import Page

    Render = Callable[[Page, ExportOptions], bytes]


class Exporter(NamedTuple):
    """A format: its suffix in small letters, its name (marked for translation) and the module that writes it."""

    suffix: str
    label: str
    module: str

    def renderer(self) -> Render:
        """The function that writes the format; imports what it needs."""
        render: Render = import_module(self.module).render
        return render


EXPORTERS = (
    Exporter(".pdf", mark("PDF document"), "cjm_desktop.export.pdf"),
    Exporter(".png", mark("PNG picture"), "cjm_desktop.export.png"),
    Exporter(".svg", mark("SVG drawing"), "cjm_desktop.export.svg"),
)


def exporter_for(suffix: str) -> Exporter:
    """The exporter that a file's suffix asks for.

    Raises:
        UnsuitableError: there is none.
    """
    for exporter in EXPORTERS:
        if exporter.suffix == suffix.lower():
            return exporter
    known = ", ".join(exporter.suffix for exporter in EXPORTERS)
    raise UnsuitableError(_("its name must end in one of {known}").format(known=known))
