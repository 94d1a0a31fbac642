"""Exports a page as a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.export.errors import UnsuitableError
from cjm_desktop.i18n import _
from cjm_desktop.paint.pdf import LARGEST_SIDE, PageTooLargeError, UnpaintableItemError, pdf_bytes

if TYPE_CHECKING:
    from cjm_desktop.export.poster import ExportOptions
    from cjm_desktop.paint.page import Page


def render(page: Page, options: ExportOptions) -> bytes:
    """The page as a PDF file; a vector format has no use for dots per inch."""
    del options
    try:
        return pdf_bytes(page)
    except PageTooLargeError as error:
        reason = _("a side of {side:.0f} points is longer than the {limit:.0f} of the largest PDF page")
        raise UnsuitableError(reason.format(side=max(page.size), limit=LARGEST_SIDE)) from error
    except UnpaintableItemError as error:
        raise UnsuitableError(_("the file of a picture on the map is damaged")) from error
