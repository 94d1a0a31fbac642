"""A map opens no file and calls no computer, whatever its words say: not in a window, not in a dialog, not on paper."""

from __future__ import annotations

import json
import re
import socket
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QToolTip, QWidget

from cjm_desktop.export.poster import export_file
from cjm_desktop.model.records import JourneyMap, Value
from cjm_desktop.paint.addresses import SCHEMES, link_address
from cjm_desktop.storage import files, health
from cjm_desktop.theme import load_theme
from cjm_desktop.ui import work
from cjm_desktop.ui.dialogs.export import ExportDialog
from cjm_desktop.ui.dialogs.questions import ask_to_replace, ask_to_save, tell
from cjm_desktop.ui.document import Document
from cjm_desktop.ui.main_window import MainWindow
from tests.faults.unknown import GOLDEN, values_of
from tests.paint.svg.parsed import parsed
from tests.picture_files import png
from tests.watched import Watched

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pydantic.fields import FieldInfo
    from pytestqt.qtbot import QtBot

BAITS: dict[str, Callable[[Watched], str]] = {
    "a path": lambda watched: str(watched.file),
    "a file's address": lambda watched: watched.file.as_uri(),
    "an address": lambda watched: watched.address,
    "a script": lambda watched: f"javascript:fetch('{watched.address}')",
    "a picture by its path": lambda watched: f'<img src="{watched.file}">',
    "a picture by its file's address": lambda watched: f"<p>a<img src='{watched.file.as_uri()}'/></p>",
    "a picture by its address": lambda watched: f'<img src="{watched.address}">',
    "a style": lambda watched: (
        f'<b style="background: url({watched.file})">a</b><style>@import "{watched.file}";'
    ),
    "an entity": lambda watched: f'<!DOCTYPE a [<!ENTITY b SYSTEM "{watched.file.as_uri()}">]><a>&b;</a>',
    "a link": lambda watched: f'<a href="{watched.file.as_uri()}">a</a>',
}
"""What could make somebody open the file or call the port."""
ADDRESSED = re.compile(r"""url\(["']?([^)]*)""")
WORDS = {2_000, 20_000}
"""How long the texts may be that say anything."""


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    with Watched(folder, png()) as found:
        yield found


def _says_anything(field: FieldInfo) -> bool:
    return any(getattr(each, "max_length", 0) in WORDS for each in field.metadata)


def baited(bait: str) -> bytes:
    """The golden file with the bait for every text that may say anything."""
    document: dict[str, Any] = json.loads(GOLDEN.read_bytes())
    places: list[tuple[type[Value], dict[str, Any]]] = [(JourneyMap, document), *values_of(document)]
    for kind, raw in places:
        for name, field in kind.model_fields.items():
            if name == "kind":
                if raw.get("kind") in {"hologram", "sticker", "ghost", "reminds_of"}:
                    raw["kind"] = bait
            elif _says_anything(field):
                raw[name] = bait
            elif isinstance(raw.get(name), list) and name not in {"personas", "traits", "history"}:
                raw[name] = [bait] * len(raw[name])
        raw["x-bait"] = {bait: [bait]}
    document["emotion_scale"]["labels"] = [bait] * 5
    return json.dumps(document).encode()


def test_the_watch_sees_what_it_should(watched: Watched, qtbot: QtBot) -> None:
    assert not watched.opened
    label = QLabel(BAITS["a picture by its path"](watched))
    qtbot.addWidget(label)
    label.show()
    assert watched.opened
    assert not watched.opened
    assert not watched.called
    host, port = watched.address.removeprefix("http://").removesuffix("/bait.png").split(":")
    socket.create_connection((host, int(port))).close()
    qtbot.waitUntil(lambda: watched.called)


@pytest.fixture
def baited_map(request: pytest.FixtureRequest, watched: Watched, tmp_path: Path) -> Path:
    path = tmp_path / "map.cjm"
    path.write_bytes(baited(BAITS[request.param](watched)))
    return path


@pytest.mark.parametrize("baited_map", BAITS, indirect=True)
def test_a_window_shows_a_map_and_fetches_nothing(baited_map: Path, watched: Watched, qtbot: QtBot) -> None:
    window = MainWindow(Document.open(baited_map), load_theme("light"))
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.canvas.fit(animated=False)
    window.outline.show_selection(frozenset())
    graph = window.document.graph
    for record in graph.records():
        window.editing.select(frozenset({record.id}))
        window.writing.begin(record.id, "")
        qtbot.wait(1)
        window.writing.finish()
        _show_every_tip(window)
    assert window.document.is_saved
    assert not watched.opened
    assert not watched.called
    _no_label_takes_words_for_markup()


def _show_every_tip(window: QWidget) -> None:
    for widget in window.findChildren(QWidget):
        if widget.toolTip():
            QToolTip.showText(QPoint(0, 0), widget.toolTip(), widget)
    QToolTip.hideText()


def _no_label_takes_words_for_markup() -> None:
    for widget in QApplication.allWidgets():
        if isinstance(widget, QLabel) and re.search("<(img|a|b|p|style) ?", widget.text()):
            assert widget.textFormat() == widget.textFormat().PlainText, widget.text()


@pytest.mark.parametrize("bait", BAITS)
def test_a_dialog_says_what_a_map_says_and_fetches_nothing(bait: str, watched: Watched, qtbot: QtBot) -> None:
    words = BAITS[bait](watched)
    parent = QWidget()
    qtbot.addWidget(parent)

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        _no_label_takes_words_for_markup()
        dialog.close()

    for ask in (
        lambda: tell(parent, f"{words} cannot be opened."),
        lambda: ask_to_save(parent, words),
        lambda: ask_to_replace(parent, words),
    ):
        QTimer.singleShot(0, parent, answer)
        ask()
    assert not watched.opened
    assert not watched.called


@pytest.mark.parametrize("baited_map", BAITS, indirect=True)
def test_a_poster_is_made_and_fetches_nothing(
    baited_map: Path, watched: Watched, tmp_path: Path, qtbot: QtBot
) -> None:
    graph = files.load(baited_map).graph
    health.examine(baited_map)
    for suffix in (".pdf", ".svg", ".png"):
        export_file(graph, tmp_path / f"poster{suffix}")
    dialog = ExportDialog(graph, tmp_path / "other.pdf")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.is_drawn)
    work.finish_all()
    assert not watched.opened
    assert not watched.called
    _check_svg((tmp_path / "poster.svg").read_bytes())
    _check_pdf(tmp_path / "poster.pdf")


def _check_svg(svg: bytes) -> None:
    assert not re.search(b"<!(DOCTYPE|ENTITY)", svg)
    for element in parsed(svg).all():
        assert element.name not in {"script", "foreignObject", "iframe"}
        if element.name == "style":
            assert "@import" not in element.text
            assert all(each.startswith("data:") for each in ADDRESSED.findall(element.text))
        for name, value in element.attributes.items():
            if name in {"href", "xlink:href"}:
                allowed = {"data"} if element.name == "image" else SCHEMES
                assert value.startswith("#") or value.partition(":")[0] in allowed
            elif name not in {"aria-label", "id"}:
                assert all(each.startswith("#") for each in ADDRESSED.findall(value))


def _check_pdf(path: Path) -> None:
    with pikepdf.open(path) as document:
        for item in document.objects:
            if isinstance(item, pikepdf.Dictionary):
                assert str(item.get("/S", "")) not in {
                    "/Launch",
                    "/GoToR",
                    "/JavaScript",
                    "/SubmitForm",
                    "/ImportData",
                }
                assert str(item.get("/URI", "https:")).partition(":")[0] in SCHEMES


@pytest.mark.parametrize(
    ("address", "leads"),
    [
        ("https://example.org/a b", "https://example.org/a%20b"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("mailto:ana@example.org", "mailto:ana@example.org"),
        ("file:///etc/passwd", None),
        ("javascript:alert(1)", None),
        ("data:text/html,<script>", None),
        ("\\\\server\\share", None),
        ("//server/share", None),
        ("/etc/passwd", None),
        ("C:\\windows", None),
        ("vbscript:x", None),
        (" javascript:x", None),
        ("java\nscript:x", None),
        ("https:evil", "https:evil"),
        ("http://[", None),
    ],
)
def test_only_the_web_and_mail_become_links(address: str, leads: str | None) -> None:
    assert link_address(address) == leads
