"""The window: how long until the sample is painted, how quick a dragged card follows, and how quick a layout is."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from benchmarks.measure import Measurement, compare, compiled, percentile
from cjm_desktop.commands.edit import edit
from cjm_desktop.display.geometry import Point
from cjm_desktop.editor import hits
from cjm_desktop.editor.pointing import NO_KEYS
from cjm_desktop.kinds.registry import record_type
from cjm_desktop.layout.engine import lay_out
from cjm_desktop.layout.memory import LayoutMemory
from cjm_desktop.model.graph import JourneyGraph
from cjm_desktop.model.order import keys
from cjm_desktop.model.records import JourneyMap, Lane, Record, Stage, Step
from cjm_desktop.text.fonts import face, face_ids
from cjm_desktop.theme import hues_for, load_theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from cjm_desktop.ui.main_window import MainWindow

TEXT = "Compares four models in a table and asks friends before the shop answers by mail"
WORDS = TEXT.split()
STEPS = 20
LANES = {"actions": "action", "touchpoints": "touchpoint", "pain_points": "pain_point", "free_text": "note"}
FRAMES = 60
STARTS = 5


def measure() -> dict[str, Measurement]:
    """All of them."""
    return {
        "startup": startup(),
        "drag_500": drag(500),
        "layout_5000": first_layout(5_000),
        "layout_one_card": changed_card(5_000),
    }


def journey(cards: int, edition: int = 0) -> JourneyGraph:
    """A map of so many cards of fourteen words, in twenty steps and four lanes.

    No two cards say the same, in whatever ``edition``: the words are the same, their order is another.
    """
    records: list[Record] = []
    stages = STEPS // 2
    for number, (hue, order) in enumerate(zip(hues_for(stages), keys(stages), strict=True)):
        records.append(Stage(id=f"stage{number}", order=order, title=f"Stage {number + 1}", hue=hue))
        records.extend(
            Step(id=f"step{2 * number + half}", stage=f"stage{number}", order="cx"[half]) for half in (0, 1)
        )
    records.extend(Lane(id=kind, kind=kind, order=order) for kind, order in zip(LANES, keys(4), strict=True))
    orders = keys(cards)
    for number, order in enumerate(orders):
        lane, kind = list(LANES.items())[number // STEPS % len(LANES)]
        mixed = number + cards * edition
        words = [WORDS[(mixed * 7 + place * (1 + mixed // 15 % 14)) % len(WORDS)] for place in range(13)]
        fields = {
            "id": f"card{number}",
            "kind": kind,
            "lane": lane,
            "step": f"step{number % STEPS}",
            "order": order,
        }
        records.append(record_type(kind).model_validate({**fields, "title": " ".join((*words, str(number)))}))
    return JourneyGraph(JourneyMap(id="map", title="Measured"), records)


def first_layout(cards: int) -> Measurement:
    """A map laid out for the first time, against reportlab measuring the words of its cards one by one.

    Every word was shaped before, on another map; no text and no drawing is remembered.
    """
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    theme, rounds = load_theme("light"), 7
    graphs = [journey(cards, edition) for edition in range(rounds + 1)]
    pdfmetrics.registerFont(TTFont("Inter-Regular", str(face("Inter-Regular").path)))
    words = [word for element in graphs[0].elements() for word in str(getattr(element, "title", "")).split()]

    def peer() -> None:
        for word in words:
            pdfmetrics.stringWidth(word, "Inter-Regular", 13.5)

    return compare(lambda: lay_out(graphs.pop(), theme, LayoutMemory()), peer, rounds=rounds)


def changed_card(cards: int) -> Measurement:
    """A map laid out again after the words of one card changed, against laying it out for the first time."""
    theme, memory, rounds = load_theme("light"), LayoutMemory(), 7
    graphs = [journey(cards, edition) for edition in range(rounds + 1)]
    edited = [journey(cards, len(graphs))]
    lay_out(edited[0], theme, memory)
    for number in range(rounds + 1):
        following = edited[-1].snapshot()
        title = f"Compares {number} more models and asks friends before the shop answers"
        following.apply(edit(following, f"card{number}", title=title))
        edited.append(following)
    steps = iter(edited[1:])
    return compare(
        lambda: lay_out(next(steps), theme, memory),
        lambda: lay_out(graphs.pop(), theme, LayoutMemory()),
        rounds=rounds,
    )


def drag(cards: int) -> Measurement:
    """The slowest frames of a dragged card at 100 %, against one repaint of the naive view of as many cards."""
    from benchmarks.naive_view import naive_view

    application = _application()
    window = _window(journey(cards))
    naive = naive_view(cards)
    naive.show()
    application.processEvents()
    repaints: list[float] = []

    def repaint() -> None:
        started = time.perf_counter()
        naive.viewport().repaint()
        repaints.append((time.perf_counter() - started) * 1_000)

    times = _drag_frames(window, application, repaint)
    naive.close()
    window.close()
    return Measurement(percentile(times, 0.95), statistics.median(repaints), "ms")


def _drag_frames(window: MainWindow, application: QApplication, between: object) -> list[float]:
    """How long each frame took, from the pointer's move to the painted picture; ``between`` runs in turn."""
    editing, canvas = window.editing, window.canvas
    box = hits.box_of(editing.frame, "card2")
    if box is None or not callable(between):
        message = "the card that is dragged is not drawn"
        raise LookupError(message)
    canvas.zoom_to(1.0)
    canvas.centerOn(*box.centre)
    application.processEvents()
    start = box.centre
    editing.press(start, NO_KEYS)
    times = []
    for frame in range(FRAMES):
        place = Point(start.x + (frame % 30 - 15) * 24, start.y + frame % 12 * 20)
        started = time.perf_counter()
        editing.move(place, NO_KEYS)
        application.processEvents()
        times.append((time.perf_counter() - started) * 1_000)
        if frame % 6 == 0:
            between()
    editing.cancel()
    return times[1:]


def _application() -> QApplication:
    from PySide6.QtWidgets import QApplication

    from cjm_desktop.ui import style

    running = QApplication.instance()
    application = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    style.load_fonts([str(face(face_id).path) for face_id in face_ids()])
    style.dress(application, load_theme("light"))
    return application


def _window(graph: JourneyGraph) -> MainWindow:
    from cjm_desktop.ui.document import Document
    from cjm_desktop.ui.main_window import MainWindow

    window = MainWindow(Document(graph), load_theme("light"))
    window.resize(1920, 1080)
    window.show()
    return window


def startup() -> Measurement:
    """From the start of the process to the sample painted, against a bare window with a label.

    Both run from compiled bytecode, as an installed program does, wherever the environment would have it.
    """
    pairs = [(_first_paint("ours"), _first_paint("peer")) for _ in range(STARTS + 1)][1:]
    ours, peer = zip(*pairs, strict=True)
    return Measurement(statistics.median(ours), statistics.median(peer), "ms")


def _first_paint(which: str) -> float:
    command = [sys.executable, "-m", "benchmarks.first_paint", which]
    started = time.monotonic()
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=compiled())
    return (float(done.stdout) - started) * 1_000
