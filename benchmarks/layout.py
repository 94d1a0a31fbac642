"""How quick a map is laid out: for the first time, after one card changed, and as maps grow."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING

from benchmarks.maps import journey
from benchmarks.measure import Measurement, compare, timed
from cjm_desktop.commands.edit import edit
from cjm_desktop.layout.engine import lay_out
from cjm_desktop.layout.memory import LayoutMemory
from cjm_desktop.text.fonts import face
from cjm_desktop.theme import load_theme

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ROUNDS = 7


def first_layout() -> Measurement:
    """A map laid out for the first time, against reportlab measuring the words of its cards one by one.

    Every word was shaped before, on another map; no text and no drawing is remembered.
    """
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    theme = load_theme("light")
    graphs = [journey(5_000, edition) for edition in range(ROUNDS + 1)]
    pdfmetrics.registerFont(TTFont("Inter-Regular", str(face("Inter-Regular").path)))
    words = [word for element in graphs[0].elements() for word in str(getattr(element, "title", "")).split()]

    def peer() -> None:
        for word in words:
            pdfmetrics.stringWidth(word, "Inter-Regular", 13.5)

    return compare(lambda: lay_out(graphs.pop(), theme, LayoutMemory()), peer, rounds=ROUNDS)


def changed_card() -> Measurement:
    """A map laid out again after the words of one card changed, against laying it out for the first time."""
    theme, memory, cards = load_theme("light"), LayoutMemory(), 5_000
    graphs = [journey(cards, edition) for edition in range(ROUNDS + 1)]
    edited = [journey(cards, len(graphs))]
    lay_out(edited[0], theme, memory)
    for number in range(ROUNDS + 1):
        following = edited[-1].snapshot()
        title = f"Compares {number} more models and asks friends before the shop answers"
        following.apply(edit(following, f"card{number}", title=title))
        edited.append(following)
    steps = iter(edited[1:])
    return compare(
        lambda: lay_out(next(steps), theme, memory),
        lambda: lay_out(graphs.pop(), theme, LayoutMemory()),
        rounds=ROUNDS,
    )


def doubled() -> Measurement:
    """The first layout of 5,000 cards, against that of 2,500."""
    theme = load_theme("light")
    large = [journey(5_000, edition) for edition in range(ROUNDS + 1)]
    small = [journey(2_500, edition) for edition in range(ROUNDS + 1)]
    pairs = [
        (
            timed(lambda: lay_out(large.pop(), theme, LayoutMemory())),
            timed(lambda: lay_out(small.pop(), theme, LayoutMemory())),
        )
        for _ in range(ROUNDS + 1)
    ][1:]
    ours, peer = zip(*pairs, strict=True)
    return Measurement(statistics.median(ours), statistics.median(peer), "ms")


BENCHMARKS: Mapping[str, Callable[[], Measurement]] = {
    "layout_5000": first_layout,
    "layout_one_card": changed_card,
    "layout_doubling": doubled,
}
