"""The quick way to set a line comes to what the thorough way comes to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.display.type_style import TypeStyle
from cjm_desktop.text.breaking import chunks, line_starts
from cjm_desktop.text.filling import TOLERANCE, balanced_line_ends, balanced_lines_between, line_ends
from cjm_desktop.text.setting import PlainLine, Setting
from cjm_desktop.text.shaping import default_shaper
from cjm_desktop.text.words import lines_of_words

if TYPE_CHECKING:
    from cjm_desktop.text.paragraph import SetLine

STYLE = TypeStyle(size=10, line_height=14)
WORDS = st.sampled_from(
    [
        "слово",
        "и",
        "не",
        "а",
        "—",
        "(нет)",
        "«да»,",
        "“yes”",
        "Customer's",
        "5–7",
        "e-mail",
        "магазине",
        "50",
        "AV",
    ]
)
ROWS = st.lists(st.one_of(WORDS, st.text("abя1.,:;!?«»„“”'’()-–…%—", min_size=1, max_size=6)), min_size=1)
LANGUAGES = st.sampled_from(["en", "ru"])


def thoroughly(
    setting: Setting, text: str, language: str, width: float | None, *, balance: bool
) -> list[SetLine]:
    line = PlainLine(setting, text)
    fill = balanced_line_ends if balance else line_ends
    ends = [len(text)] if width is None else fill(text, chunks(text, language), width, line.measure)
    return [(text[a:b], *line.line(a, b)) for a, b in zip([0, *ends], ends, strict=False)]


@given(ROWS, LANGUAGES)
def test_lines_start_where_chunks_do(words: list[str], language: str) -> None:
    starts = line_starts(words, language)
    if starts is not None:
        offsets = [len(" ".join([*words[:place], ""])) for place in starts]
        assert offsets == [chunk.start for chunk in chunks(" ".join(words), language)]


def test_most_words_need_no_closer_look() -> None:
    words = ["Клиент", "спросил:", "«Где", "(мой)", "заказ?»", "—", "и", "ждал"]
    assert list(line_starts(words, "en") or ()) == list(range(len(words)))
    assert line_starts(words, "ru") == [0, 1, 2, 3, 4, 6]
    assert line_starts(["e-mail", "now"], "en") is None


@given(
    st.lists(WORDS, min_size=1, max_size=30),
    st.one_of(st.none(), st.floats(20, 300)),
    LANGUAGES,
    st.booleans(),
)
def test_both_ways_come_to_the_same_lines(
    words: list[str], width: float | None, language: str, balance: bool
) -> None:
    setting, text = Setting(default_shaper(), STYLE, language), " ".join(words)
    quick = lines_of_words(setting, text, language, width, balance=balance)
    if quick is None:
        return
    thorough = thoroughly(setting, text, language, width, balance=balance)
    if not balance:  # the thorough way finds the narrowest width only roughly
        assert [said for said, _, _ in quick] == [said for said, _, _ in thorough]
    assert len(quick) == len(thorough)
    for said, line_width, (stretch,) in quick:
        alone = PlainLine(setting, said)
        whole, (other,) = alone.line(0, len(said))
        assert line_width == pytest.approx(whole)
        assert [word for _, word in stretch.words] == [word for _, word in other.words]
        assert [x for x, _ in stretch.words] == pytest.approx([x for x, _ in other.words])


@given(st.lists(st.floats(1, 50), min_size=2, max_size=40), st.floats(50, 300))
def test_balanced_lines_could_not_be_narrower(widths: list[float], limit: float) -> None:
    edges = [0.0]
    for width in widths:
        edges.append(edges[-1] + width + 3)
    ends = balanced_lines_between(edges, 3, limit)
    assert ends is not None
    widest = max(edges[b] - edges[a] for a, b in zip([0, *ends], ends, strict=False)) - 3
    narrower = balanced_lines_between(edges, 3, widest - 3 * TOLERANCE)
    assert narrower is None or len(narrower) > len(ends)
