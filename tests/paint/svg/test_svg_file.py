"""What stands in an SVG file, read back by an XML parser."""

from __future__ import annotations

import re
from base64 import b64decode
from typing import NamedTuple

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cjm_desktop.display.geometry import Point, Rect, Size
from cjm_desktop.display.items import (
    Circle,
    Frame,
    GlyphRun,
    Gradient,
    Group,
    Icon,
    Item,
    Layer,
    Link,
    OutlineEntry,
    Picture,
    RoundedRect,
    Shape,
)
from cjm_desktop.display.type_style import TypeStyle
from cjm_desktop.paint.page import Page, bare_page
from cjm_desktop.paint.svg import svg_bytes
from cjm_desktop.text.typesetter import Typesetter
from tests.paint.pdf.drawings import drawing, lines
from tests.paint.svg.parsed import Element, parsed

BLEND = Gradient(Point(0, 10), Point(0, 50), ((0.0, "#FF0000"), (0.5, "#00A000"), (1.0, "#0000FF")))
KINDS = {"svg", "title", "style", "defs", "rect", "g", "text", "tspan"}


def read(frame: Frame) -> Element:
    return parsed(svg_bytes(bare_page(frame)))


def group(source: str, part: str, *items: Item) -> Group:
    return Group(source, part, Layer.CARD, Point(5, 6), Size(9, 9), items, Rect(0, 0, 9, 9))


def test_the_file_has_the_size_of_its_page_on_paper() -> None:
    root = parsed(svg_bytes(Page(drawing(), Size(595.28, 841.89), (), 2.5, Point(7, 8))))
    assert (root.attributes["width"], root.attributes["height"]) == ("595.28pt", "841.89pt")
    assert root.attributes["viewBox"] == "0 0 595.28 841.89"
    assert root.one("g").attributes["transform"] == "translate(7 8) scale(2.5)"


def test_the_background_is_the_pages_or_none() -> None:
    page = bare_page(drawing(Icon("heart", 0, 0, 9, "#000000", 1)))
    assert parsed(svg_bytes(page)).one("rect").attributes["fill"] == "#FFFFFF"
    assert list(parsed(svg_bytes(page, background=False)).all("rect")) == []


def test_the_same_page_gives_the_same_bytes() -> None:
    frame = lines("Ёж and שלום", "Āē")
    assert svg_bytes(bare_page(frame)) == svg_bytes(bare_page(frame))


@example("0\N{OLD HUNGARIAN CAPITAL LETTER A}")
@example("\N{OLD HUNGARIAN CAPITAL LETTER A}0")
@example("\N{OLD HUNGARIAN CAPITAL LETTER A}A")
@given(st.text(min_size=1))
def test_any_text_is_well_formed_and_kept(text: str) -> None:
    frame = lines(text)._replace(title=text, language="en")
    said = Typesetter().paragraph(text, TypeStyle(14, 20)).text
    root = read(frame)
    assert shown(root) == without_hyphens(re.sub("[\ud800-\udfff\ufffe\uffff]", "\ufffd", said))


def shown(root: Element) -> str:
    return without_hyphens("".join(text.text for text in root.all("text")))


def without_hyphens(text: str) -> str:
    return re.sub("[\n\u00ad\u2010-]", "", text)


def test_ids_say_element_and_part_and_are_valid_and_unique() -> None:
    inner = group("inner", "dot", Shape(Circle(1, 1, 1), "#000000"))
    groups = (
        group("k3v7", "card", inner),
        group("7abc", "card"),
        group("", "sheet masthead"),
        group("a b", "card"),
        group("a-b", "card"),
        group("ёж", "label"),
    )
    root = read(Frame(Size(9, 9), groups, "#FFFFFF"))
    ids = [found.attributes["id"] for found in root.all("g") if "id" in found.attributes]
    assert ids == [
        "k3v7-card",
        "inner-dot",
        "_7abc-card",
        "sheet-masthead",
        "a-b-card",
        "a-b-card-2",
        "_---label",
    ]


def test_the_map_and_its_stages_have_titles() -> None:
    groups = (group("one", "chevron"), group("one", "band"), group("two", "chevron"))
    outline = (OutlineEntry("First <1>", "one", Point(0, 0)),)
    root = read(Frame(Size(9, 9), groups, "#FFFFFF", title="A & B", outline=outline))
    assert [title.text for title in root.all("title")] == ["A & B", "First <1>"]
    (chevron,) = (found for found in root.all("g") if found.attributes.get("id") == "one-chevron")
    assert chevron.one("title").text == "First <1>"


@pytest.mark.parametrize(
    ("target", "written"),
    [
        ('https://example.org/ä?a=1&b="2"', "https://example.org/%C3%A4?a=1&b=%222%22"),
        ("mailto:someone@example.org", "mailto:someone@example.org"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("data:text/html,x", None),
        (" javascript:alert(1)", None),
        ("http://[", None),
    ],
)
def test_links_lead_to_the_web_and_to_mail_only(target: str, written: str | None) -> None:
    found = list(read(drawing(Link(Rect(1, 2, 3, 4), target))).all("a"))
    assert [link.attributes["href"] for link in found] == ([written] if written else [])


def test_one_gradient_is_written_once_and_called_alike_in_every_file() -> None:
    first = read(drawing(Shape(Circle(9, 9, 9), BLEND), Shape(Circle(5, 5, 5), BLEND)))
    second = read(drawing(Icon("heart", 0, 0, 9, "#000000", 1), Shape(Circle(1, 1, 1), BLEND)))
    gradient = first.one("linearGradient")
    assert gradient.attributes == second.one("linearGradient").attributes
    assert [stop.attributes["stop-color"] for stop in gradient.all("stop")] == [
        "#FF0000",
        "#00A000",
        "#0000FF",
    ]
    assert [circle.attributes["fill"] for circle in first.all("circle")] == [
        f"url(#{gradient.attributes['id']})"
    ] * 2


def test_nothing_in_the_file_comes_from_outside() -> None:
    words = '<script>alert(1)</script> <image href="file:///etc/passwd"/> url(http://example.org)'
    content = svg_bytes(bare_page(lines(words)))
    root = parsed(content)
    assert {found.name for found in root.all()} == KINDS
    style = root.one("style").text
    assert "@import" not in style
    assert {address[:5] for address in re.findall(r"url\((.*?)\)", style)} == {"data:"}
    assert shown(root) == without_hyphens(words)


def test_words_keep_their_spaces_and_lines_of_a_text_go_on_from_each_other() -> None:
    runs = Typesetter().paragraph("one two  three four", TypeStyle(14, 20), width=60).runs(0, 0, "#000000")
    assert len({run.y for run in runs}) > 2
    root = read(drawing(*runs))
    assert root.one("text").text == "one two  three four"
    assert [span.text for span in root.all("tspan")] == ["one ", "two  ", "three ", "four"]


@pytest.mark.parametrize(("text", "language"), [("one two-three", "en"), ("顧客体験マップを作る", "ja")])
def test_a_word_that_a_line_end_divides_is_whole(text: str, language: str) -> None:
    runs = Typesetter().paragraph(text, TypeStyle(14, 20), width=60, language=language).runs(0, 0, "#000000")
    assert len({run.y for run in runs}) > 1
    assert read(drawing(*runs)).one("text").text == text


def test_texts_that_end_without_a_space_are_texts_of_their_own() -> None:
    assert [text.text for text in read(lines("one two", "three")).all("text")] == ["one two", "three"]


def test_a_word_has_one_x_and_no_glyph_has_any() -> None:
    root = read(lines("السعر कर्म AVATAR"))
    xs = [
        found.attributes["x"]
        for found in root.all()
        if found.name in {"text", "tspan"} and "x" in found.attributes
    ]
    assert len(xs) >= 3
    assert [x for x in xs if " " in x] == []


def test_other_languages_than_the_documents_are_named() -> None:
    frame = lines("слово", language="ru")._replace(language="ru")
    assert "xml:lang" not in read(frame).one("text").attributes
    assert read(frame).attributes["xml:lang"] == "ru"
    assert read(frame._replace(language="lt")).one("text").attributes["xml:lang"] == "ru"


def test_spaced_words_say_their_spacing_and_features() -> None:
    (span,) = read(lines("Цель", style=TypeStyle(20, 24, tracking=0.5))).all("text")
    assert span.attributes["letter-spacing"] == "0.5"
    assert span.attributes["style"] == "font-feature-settings:'liga' 0,'clig' 0,'calt' 1"
    assert "letter-spacing" not in read(lines("Цель")).one("text").attributes


def test_what_no_face_has_is_a_box_with_its_text_behind_it() -> None:
    root = read(lines("a \U00013000"))
    box = root.one("path")
    assert (box.attributes["fill"], box.attributes["d"][:1]) == ("#000000", "M")
    first, second = root.all("tspan")
    assert (first.text, first.attributes["fill"]) == ("a ", "#000000")
    assert (second.text, second.attributes["fill"]) == ("\U00013000", "none")


def test_a_soft_hyphen_at_the_end_of_a_line_is_a_hyphen() -> None:
    assert read(lines("Donau\u00ad")).one("text").text == "Donau\u2010"


class File(NamedTuple):
    media_type: str
    data: bytes
    orientation: int
    size: tuple[int, int]


def test_a_picture_is_inside_the_file_and_turned() -> None:
    frame = drawing(
        Picture("straight", Rect(1, 2, 30, 40)),
        Picture("turned", Rect(1, 2, 30, 40)),
        Picture("lost", Rect(0, 0, 1, 1)),
    )
    files = {
        "straight": File("image/png", b"content", 1, (3, 4)),
        "turned": File("image/jpeg", b"other", 6, (3, 4)),
    }
    straight, turned = read(frame._replace(pictures=files)).all("image")
    media, _, data = straight.attributes["href"].partition(",")
    assert (media, b64decode(data)) == ("data:image/png;base64", b"content")
    assert [straight.attributes[side] for side in ("x", "y", "width", "height")] == ["1", "2", "30", "40"]
    assert turned.attributes["transform"] == "matrix(0 40 -30 0 31 2)"


def test_a_clip_is_local_to_its_group() -> None:
    clip = RoundedRect(Rect(1, 2, 30, 40), 20.0)
    inside = group("a", "portrait")._replace(clip=clip)
    root = read(Frame(Size(9, 9), (inside,), "#FFFFFF"))
    path = root.one("clipPath")
    assert path.one("rect").attributes == {"x": "1", "y": "2", "width": "30", "height": "40", "rx": "15"}
    (shown_group,) = (found for found in root.all("g") if "id" in found.attributes)
    assert shown_group.attributes["clip-path"] == f"url(#{path.attributes['id']})"
    assert shown_group.attributes["transform"] == "translate(5 6)"


def test_numbers_have_no_exponents() -> None:
    tiny = Shape(Circle(1e-7, 1e7 + 0.125, 1 / 3), "#000000")
    assert read(drawing(tiny)).one("circle").attributes["cx"] == "0"
    assert read(drawing(tiny)).one("circle").attributes["cy"] == "10000000.12"
    assert read(drawing(tiny)).one("circle").attributes["r"] == "0.33"


def test_all_runs_of_a_drawing_may_be_empty() -> None:
    run = GlyphRun("Inter-Regular", 9, 0, 0, "#000000", (), 0, "")
    assert list(read(drawing(run)).all("text")) == []
