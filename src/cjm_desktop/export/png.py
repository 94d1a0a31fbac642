"""Exports a page as a PNG picture, painted by Qt with no window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.export.errors import UnsuitableError
from cjm_desktop.i18n import _
from cjm_desktop.paint.qt import png_bytes

if TYPE_CHECKING:
    from cjm_desktop.export.poster import ExportOptions
    from cjm_desktop.paint.page import Page


def render(page: Page, options: ExportOptions) -> bytes:
    """The page as a PNG file of so many dots per inch."""
    try:
        return png_bytes(page, options.dpi, background=options.background == "page")
    except ValueError as error:
        reason = _("a picture with {dpi} dots per inch of so large a sheet does not fit into memory")
        raise UnsuitableError(reason.format(dpi=options.dpi)) from error
