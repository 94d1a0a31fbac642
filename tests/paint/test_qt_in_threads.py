"""Posters are painted beside the window: in another thread, while this one paints the same words."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QImage, QPainter

from cjm_desktop.display.geometry import Point, Rect, Size
from cjm_desktop.display.items import Frame, Group, Layer
from cjm_desktop.display.type_style import TypeStyle
from cjm_desktop.export.poster import ExportOptions, compose
from cjm_desktop.export.progress import Progress, StoppedError
from cjm_desktop.paint import qt
from cjm_desktop.paint.page import Page, bare_page
from cjm_desktop.text.typesetter import Typesetter
from tests.maps import lamp

if TYPE_CHECKING:
    from collections.abc import Callable

THREADS = 4
TEXT = "Сравнивает with friends 12 %"
pytestmark = pytest.mark.usefixtures("qapp")


def in_a_thread(job: Callable[[], bytes], beside: Callable[[], object]) -> bytes:
    """What a job gives in a new thread, while this one does something again and again."""
    with ThreadPoolExecutor(1) as executor:
        future = executor.submit(job)
        beside()
        while not future.done():
            beside()
        return future.result()


def written(size: float) -> Page:
    """A page with words of a size."""
    style = TypeStyle(size, size * 1.3)
    runs = tuple(Typesetter().paragraph(TEXT, style, language="ru").runs(4, 4, "#000000"))
    box = Rect(0, 0, 400, 60)
    group = Group("x", "card", Layer.CARD, Point(0, 0), Size(400, 60), runs, box)
    return bare_page(Frame(Size(400, 60), (group,), "#FFFFFF"))


def test_words_are_the_same_in_the_thread_that_comes_after() -> None:
    """A font of Qt's goes with the thread that made it, so nobody else may use it."""
    pages = [written(11.3 + number / 7) for number in range(THREADS)]
    there = [in_a_thread(partial(qt.png_bytes, page, 96), list) for page in pages for _again in (1, 2)]
    here = [qt.png_bytes(page, 96) for page in pages]
    assert there[::2] == there[1::2] == here


def test_a_picture_is_the_same_whoever_paints_meanwhile() -> None:
    page = compose(lamp(), ExportOptions(paper="A4")).page
    here = qt.png_bytes(page, 120)
    sizes = iter(range(1, 10**9))

    def paint_here() -> None:
        image = QImage(600, 400, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        painter.scale(0.2 + next(sizes) % 50 / 30, 1)  # glyphs of a size that nobody has painted yet
        qt.paint_page(painter, page)
        painter.end()

    for _thread in range(THREADS):
        assert in_a_thread(lambda: qt.png_bytes(page, 120), paint_here) == here


def test_painting_that_is_called_off_leaves_the_painter_in_order() -> None:
    """Qt complains, and may crash, where a picture goes while its painter is at it."""
    progress = Progress()
    page = compose(lamp(), ExportOptions(paper="A4"), progress).page
    progress.stop()
    for _time in range(5):
        with pytest.raises(StoppedError):
            qt.png_bytes(page, 30)
