"""The naive view: what a canvas looks like before anyone measures. It is kept as a yardstick.

One Python ``QGraphicsItem`` for each card of 180×90: ``drawRoundedRect`` and two ``drawText``, fourteen words wrapped,
antialiased.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsScene,
    QGraphicsView,
    QStyleOptionGraphicsItem,
    QWidget,
)
from typing_extensions import override

WIDTH, HEIGHT, GAP = 180.0, 90.0, 20.0
COLUMNS = 25
TEXT = "Customer compares four models in a table and asks friends before the shop answers by mail"


class NaiveCard(QGraphicsItem):
    """A card that paints itself from scratch each time."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title

    @override
    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, WIDTH, HEIGHT)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        painter.setPen(QColor("#D0D6DF"))
        painter.setBrush(QColor("white"))
        painter.drawRoundedRect(QRectF(0.5, 0.5, WIDTH - 1, HEIGHT - 1), 10, 10)
        painter.setPen(QColor("#1B1F29"))
        bold = QFont("Inter")
        bold.setPixelSize(13)
        bold.setBold(True)
        painter.setFont(bold)
        painter.drawText(QRectF(12, 8, WIDTH - 24, 18), self._title)
        plain = QFont("Inter")
        plain.setPixelSize(11)
        painter.setFont(plain)
        painter.drawText(QRectF(12, 28, WIDTH - 24, HEIGHT - 34), Qt.TextFlag.TextWordWrap, TEXT)


def naive_view(cards: int) -> QGraphicsView:
    """A view of so many cards, fitted into 1920×1080."""
    scene = QGraphicsScene()
    for number in range(cards):
        row, column = divmod(number, COLUMNS)
        item = NaiveCard(f"Card {number + 1}")
        item.setPos(column * (WIDTH + GAP), row * (HEIGHT + GAP))
        scene.addItem(item)
    view = QGraphicsView(scene)
    scene.setParent(view)
    view.setRenderHint(QPainter.RenderHint.Antialiasing)
    view.resize(1920, 1080)
    view.fitInView(scene.sceneRect(), Qt.AspectRatioMode.KeepAspectRatio)
    return view
