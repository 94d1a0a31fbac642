"""The canvas: how quick a dragged card follows, a whole large map is shown, scrolled, and edited."""

from __future__ import annotations

import statistics
import time
from functools import partial
from typing import TYPE_CHECKING

from benchmarks.maps import journey
from benchmarks.measure import Measurement, percentile, timed
from benchmarks.windows import application, window
from cjm_desktop.commands.edit import edit
from cjm_desktop.display.geometry import Point
from cjm_desktop.editor import hits
from cjm_desktop.editor.pointing import NO_KEYS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QApplication

    from cjm_desktop.ui.main_window import MainWindow

CARD = "card2"
FRAMES = 60
REPAINTS = 10
EDITS = 24


def drag(cards: int) -> Measurement:
    """The slowest frames of a dragged card at 100 %, against one repaint of the naive view of as many cards."""
    return _beside_naive(cards, _drag_frames, partial(percentile, share=0.95))


def fit(cards: int) -> Measurement:
    """One frame of a whole map in view, after the first, against one repaint of the naive view of as many cards."""
    return _beside_naive(cards, _fitted_frames, statistics.median)


def pan(cards: int) -> Measurement:
    """One frame of a map that is scrolled at 100 %, against one repaint of the naive view of as many cards."""
    return _beside_naive(cards, _panned_frames, statistics.median)


def _beside_naive(
    cards: int,
    frames: Callable[[MainWindow, QApplication, Callable[[], None]], list[float]],
    middle: Callable[[list[float]], float],
) -> Measurement:
    """Frames of our window, with repaints of the naive view in between."""
    from benchmarks.naive_view import naive_view

    running = application()
    ours = window(journey(cards))
    naive = naive_view(cards)
    naive.show()
    running.processEvents()
    repaints: list[float] = []

    def repaint() -> None:
        repaints.append(timed(naive.viewport().repaint))

    times = frames(ours, running, repaint)
    naive.close()
    ours.close()
    return Measurement(middle(times), statistics.median(repaints), "ms")


def _drag_frames(ours: MainWindow, running: QApplication, between: Callable[[], None]) -> list[float]:
    """How long each frame took, from the pointer's move to the painted picture; ``between`` runs in turn."""
    editing = ours.editing
    start = _show_card(ours, running)
    editing.press(start, NO_KEYS)
    times = []
    for frame in range(FRAMES):
        place = Point(start.x + (frame % 30 - 15) * 24, start.y + frame % 12 * 20)
        started = time.perf_counter()
        editing.move(place, NO_KEYS)
        running.processEvents()
        times.append((time.perf_counter() - started) * 1_000)
        if frame % 6 == 0:
            between()
    editing.cancel()
    return times[1:]


def _show_card(ours: MainWindow, running: QApplication) -> Point:
    """Show the card that is dragged or edited at 100 %; its middle."""
    box = hits.box_of(ours.editing.frame, CARD)
    if box is None:
        message = "the card is not drawn"
        raise LookupError(message)
    ours.canvas.zoom_to(1.0)
    ours.canvas.centerOn(*box.centre)
    running.processEvents()
    return box.centre


def _fitted_frames(ours: MainWindow, running: QApplication, between: Callable[[], None]) -> list[float]:
    canvas = ours.canvas
    canvas.fit(animated=False)
    running.processEvents()
    canvas.viewport().repaint()
    times = []
    for _ in range(REPAINTS):
        times.append(timed(canvas.viewport().repaint))
        between()
    return times


def _panned_frames(ours: MainWindow, running: QApplication, between: Callable[[], None]) -> list[float]:
    """The map is scrolled down and back by what the wheel and the hand scroll at a time, onto parts not yet seen."""
    canvas = ours.canvas
    canvas.zoom_to(1.0)
    canvas.centerOn(canvas.page.width / 2, canvas.page.height / 2)
    running.processEvents()
    times = []
    for frame in range(FRAMES):
        started = time.perf_counter()
        canvas.pan(17 if frame % 3 else -40, 60)
        running.processEvents()
        times.append((time.perf_counter() - started) * 1_000)
        if frame % 6 == 0:
            between()
    return times


def edit_flat() -> Measurement:
    """The words of one card changed, from the command to the painted picture: in 10,000 cards, against 5,000.

    The larger map has twice as many lanes: a map grows by lanes and steps, and its cells do not get deeper.
    """
    running = application()
    large, small = window(journey(10_000, lanes=8)), window(journey(5_000, lanes=4))
    pairs = [
        (_edited(large, running, number), _edited(small, running, number)) for number in range(EDITS + 1)
    ][1:]
    for each in (large, small):
        each.document.undo_stack.setClean()
        each.close()
    ours, peer = zip(*pairs, strict=True)
    return Measurement(statistics.median(ours), statistics.median(peer), "ms")


def _edited(ours: MainWindow, running: QApplication, number: int) -> float:
    if not number:
        _show_card(ours, running)
    title = f"Compares {number} more models and asks friends before the shop answers by mail"
    change = edit(ours.document.graph, CARD, title=title)
    started = time.perf_counter()
    ours.document.commit("Edit text", change)
    running.processEvents()
    return (time.perf_counter() - started) * 1_000


BENCHMARKS: Mapping[str, Callable[[], Measurement]] = {
    "drag_500": partial(drag, 500),
    "drag_2000": partial(drag, 2_000),
    "fit_10000": partial(fit, 10_000),
    "pan_10000": partial(pan, 10_000),
    "edit_flat": edit_flat,
}
