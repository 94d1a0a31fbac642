"""A kind of card that one file defines and one entry of the registry makes known is known everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QLabel

from cjm_desktop.commands import add_card, edit
from cjm_desktop.display.geometry import Rect, Size
from cjm_desktop.display.items import RoundedRect, Shape
from cjm_desktop.kinds.base import CardKind, FieldDescription
from cjm_desktop.kinds.fields import TITLE
from cjm_desktop.kinds.pen import Drawing, Pen, ink_of, together
from cjm_desktop.kinds.registry import CARD_KINDS
from cjm_desktop.layout.engine import lay_out
from cjm_desktop.model.change import Change
from cjm_desktop.model.records import Card
from cjm_desktop.paint.page import bare_page
from cjm_desktop.paint.pdf import pdf_bytes
from cjm_desktop.paint.svg import svg_bytes
from cjm_desktop.storage.files import dumps, loads
from cjm_desktop.storage.schema import schema
from cjm_desktop.theme import load_theme
from cjm_desktop.ui.document import Document
from cjm_desktop.ui.inspector import Inspector
from cjm_desktop.ui.scene import DrawingScene
from tests.drawn_maps import journey
from tests.paint.pdf.drawings import read_by_pdfium
from tests.paint.svg.parsed import parsed

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from cjm_desktop.model.graph import JourneyGraph


class DistanceCard(Card):
    """A way that the customer goes on foot."""

    metres: int = 0


class Distance(CardKind):
    """All that there is to know of this kind: its record, its fields, and how it is drawn."""

    identifier = "distance"
    label = "Distance"
    icon = "walk"
    record = DistanceCard
    fields = (TITLE, FieldDescription("metres", "Metres on foot", "number"))

    def draw(self, card: Card, pen: Pen, width: float, height: float | None = None) -> Drawing:
        metres = card.metres if isinstance(card, DistanceCard) else 0
        words = pen.block(f"{card.title} {metres} m", "body", width)
        size = Size(width, max(words.height, height or 0.0))
        ground = Shape(RoundedRect(Rect(0, 0, *size)), pen.hue.tint)
        return Drawing(size, together((ground,), words.at(0, 0)), ink_of(size))


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    """The one entry."""
    monkeypatch.setitem(CARD_KINDS.by_identifier, "distance", Distance())


@pytest.fixture
def graph() -> JourneyGraph:
    """A map with one such card in a lane that takes all kinds."""
    made = journey((1, 1), lanes=("free_text",))
    made.apply(add_card(made, "distance", "free_text", "step-2-1", title="Station", metres=350))
    return made


def the_card(graph: JourneyGraph) -> DistanceCard:
    (found,) = graph.elements()
    assert isinstance(found, DistanceCard)
    return found


def test_it_comes_back_from_a_file_and_stands_in_the_schema(graph: JourneyGraph) -> None:
    again = loads(dumps(graph)).graph

    assert the_card(again) == the_card(graph)
    assert "DistanceCard" in str(schema())


def test_its_fields_can_be_edited_and_are_checked(graph: JourneyGraph) -> None:
    change = edit(graph, the_card(graph).id, metres=400)

    assert isinstance(change, Change)
    graph.apply(change)
    assert the_card(graph).metres == 400


def test_the_inspector_asks_for_its_fields(graph: JourneyGraph, qtbot: QtBot) -> None:
    inspector = Inspector(Document(graph), load_theme("light"))
    qtbot.addWidget(inspector)
    inspector.show_selection(frozenset({the_card(graph).id}))

    said = " ".join(label.text() for label in cast("list[QLabel]", inspector.findChildren(QLabel)))
    assert "Distance" in said
    assert "Metres on foot" in said


def test_the_canvas_shows_what_it_draws(graph: JourneyGraph, qapp: object) -> None:
    del qapp
    theme = load_theme("light")
    frame = lay_out(graph, theme)
    (group,) = (group for group in frame.groups if group.source == the_card(graph).id)
    scene = DrawingScene(theme)
    scene.sync(frame)

    image = QImage(40, 20, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    scene.render(painter, QRectF(0, 0, 40, 20), QRectF(group.box.right - 45, group.box.y, 40, 20))
    painter.end()
    hue = theme.hue(graph.stages()[-1].hue)
    assert image.pixelColor(30, 10).name().upper() == hue.tint


def test_its_words_are_found_in_a_pdf_and_in_an_svg(graph: JourneyGraph) -> None:
    page = bare_page(lay_out(graph, load_theme("print")))

    assert "Station 350 m" in read_by_pdfium(pdf_bytes(page))
    assert "Station 350 m" in " ".join(parsed(svg_bytes(page)).text.split())
