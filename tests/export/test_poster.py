"""From a map to a file: what comes out, what is said of it, and what is left alone when it cannot be."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from cjm_desktop.commands.edit import edit
from cjm_desktop.commands.map import edit_map
from cjm_desktop.export.errors import ExportError
from cjm_desktop.export.papers import PAPERS
from cjm_desktop.export.poster import ExportOptions, export_file
from cjm_desktop.model.records import Card
from cjm_desktop.storage import files
from cjm_desktop.storage.errors import WriteError

if TYPE_CHECKING:
    from cjm_desktop.model.graph import JourneyGraph

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("en", "ru", "ro", "lt")


def sample(language: str = "en") -> JourneyGraph:
    return files.load(ROOT / "examples" / f"classic.{language}.cjm").graph


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "poster.pdf"


def text_of(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        found = document[0].get_textpage().get_text_range()
    return " ".join(unicodedata.normalize("NFC", found).split())


@pytest.mark.parametrize("paper", [paper.name for paper in PAPERS])
def test_a_poster_is_one_page_of_its_paper(paper: str, out: Path) -> None:
    result = export_file(sample(), out, ExportOptions(paper=paper))
    with pypdfium2.PdfDocument(out) as document:
        assert len(document) == result.pages == 1
        assert document[0].get_size() == pytest.approx(result.size, abs=0.01)
    assert result.paper == paper


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_sample_is_found(language: str, out: Path) -> None:
    graph = sample(language)
    export_file(graph, out)
    said = [graph.map.title, graph.map.scenario, graph.map.owner]
    said += [stage.title for stage in graph.stages()]
    said += [element.title for element in graph.elements() if isinstance(element, Card)]
    found = text_of(out)
    words = {word for title in said for word in unicodedata.normalize("NFC", title).split()}
    assert len(words) > 40
    assert sorted(word for word in words if word not in found) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_outline_has_an_entry_for_each_stage(language: str, out: Path) -> None:
    graph = sample(language)
    export_file(graph, out)
    with pypdfium2.PdfDocument(out) as document:
        titles = [entry.get_title() for entry in document.get_toc()]
    assert titles == [stage.title for stage in graph.stages()]


def test_the_footer_speaks_the_maps_language(out: Path) -> None:
    export_file(sample("ru"), out, ExportOptions(paper="A1"))
    assert "A1, альбомная, масштаб" in text_of(out)


def test_what_was_made_is_told(out: Path) -> None:
    result = export_file(sample(), out, ExportOptions(paper="A1"))
    assert result.path == out
    assert result.orientation == "landscape"
    assert 0.5 < result.scale < 2
    assert 6.5 <= result.smallest_text_pt == pytest.approx(11 * result.scale, rel=0.5)
    assert result.missing == ()
    assert result.warnings == ()


def test_small_type_is_warned_of_and_a_sheet_that_would_do_is_named(out: Path) -> None:
    (warning,) = export_file(sample(), out, ExportOptions(paper="A4")).warnings
    paper = warning.split("; ")[1].split()[0]
    assert export_file(sample(), out, ExportOptions(paper=paper)).warnings == ()


def test_missing_characters_are_told(out: Path) -> None:
    graph = sample()
    graph.apply(edit_map(graph, title="Journey \N{EGYPTIAN HIEROGLYPH A001}"))
    result = export_file(graph, out, ExportOptions(paper="A0"))
    assert result.missing == ("\N{EGYPTIAN HIEROGLYPH A001}",)
    assert [warning[-1] for warning in result.warnings] == ["\N{EGYPTIAN HIEROGLYPH A001}"]


def test_every_word_of_a_map_in_six_scripts_is_found(out: Path) -> None:
    graph = sample()
    mixed = "Заказ order Užsakymas înțeles παραγγελία طلب الشراء הזמנה חדשה 42"
    graph.apply(edit_map(graph, title=mixed, scenario=mixed))
    for element in graph.elements():
        if isinstance(element, Card):
            graph.apply(edit(graph, element.id, title=mixed))
    export_file(graph, out)
    found = text_of(out)
    assert {word: found.count(word) > 10 for word in mixed.split()} == dict.fromkeys(mixed.split(), True)


def test_two_exports_are_the_same_bytes(out: Path) -> None:
    export_file(sample("lt"), out)
    first = out.read_bytes()
    export_file(sample("lt"), out)
    assert out.read_bytes() == first


@pytest.mark.parametrize(
    ("name", "options", "reason"),
    [
        ("poster.doc", ExportOptions(), r"its name must end in one of \.pdf, \.png"),
        ("poster", ExportOptions(), r"its name must end in"),
        ("poster.pdf", ExportOptions(paper="B9"), "no paper named B9"),
        ("poster.png", ExportOptions(dpi=0), "10 to 2400 dots per inch, not 0"),
        ("poster.png", ExportOptions(paper="A0", dpi=2400), "does not fit into memory"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence_and_nothing_is_touched(
    name: str, options: ExportOptions, reason: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(b"old")
    with pytest.raises(ExportError, match=reason) as refusal:
        export_file(sample(), path, options)
    assert str(path) in str(refusal.value)
    assert str(refusal.value).endswith(".")
    assert "\n" not in str(refusal.value)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_an_error_and_stays_away(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="no such file or folder"):
        export_file(sample(), tmp_path / "missing" / "poster.pdf")
    assert list(tmp_path.iterdir()) == []


def test_a_suffix_in_capitals_is_understood(tmp_path: Path) -> None:
    export_file(sample(), tmp_path / "POSTER.PDF")
    assert (tmp_path / "POSTER.PDF").read_bytes().startswith(b"%PDF-1.7")


def test_a_pdf_is_made_without_qt(out: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from cjm_desktop.storage import files;"
        "from cjm_desktop.export.poster import export_file;"
        f"export_file(files.load(Path({str(ROOT / 'examples' / 'classic.en.cjm')!r})).graph, Path({str(out)!r}));"
        "print([name for name in sys.modules if name.startswith('PySide6')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT / "src", capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
    assert out.is_file()


def test_a_png_has_the_pixels_of_its_paper(tmp_path: Path) -> None:
    from PIL import Image

    path = tmp_path / "poster.png"
    result = export_file(sample(), path, ExportOptions(paper="A4", dpi=72))
    with Image.open(path) as image:
        assert image.size == pytest.approx(result.size, abs=1)
