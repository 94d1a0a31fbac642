"""Pictures by Qt and in a PDF: the same halves in the same places, however their file tells them."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from PIL import Image

from cjm_desktop.display.geometry import Point, Rect, Size
from cjm_desktop.display.items import Frame, Group, Layer, Picture, RoundedRect
from cjm_desktop.model.pictures import PictureContent
from cjm_desktop.paint import qt
from cjm_desktop.paint.page import bare_page
from cjm_desktop.paint.pdf import UnpaintableItemError, pdf_bytes
from cjm_desktop.paint.qt import png_bytes
from tests.picture_files import BLUE, RED, jpeg, png, turned, two_halves

WHITE = (255, 255, 255)
GREYS = tuple(
    (level, level, level) for level in two_halves(mode="L").resize((2, 1), Image.Resampling.BOX).tobytes()
)


def half_clear() -> Image.Image:
    """The left half can be seen through."""
    image = two_halves(mode="RGBA")
    image.paste((0, 0, 0, 0), (0, 0, 20, 20))
    return image


def sixteen_bits() -> Image.Image:
    image = Image.new("I;16", (40, 20), 0)
    image.paste(0xFFFF, (20, 0, 40, 20))
    return image


FILES: dict[str, tuple[bytes, tuple[tuple[int, ...], ...]]] = {
    "colours": (png(), (RED, BLUE)),
    "photograph": (jpeg(), (RED, BLUE)),
    "grey": (png(two_halves(mode="L")), GREYS),
    "grey photograph": (jpeg(two_halves(mode="L")), GREYS),
    "palette": (png(two_halves(mode="P")), (RED, BLUE)),
    "seen through": (png(half_clear()), (WHITE, BLUE)),
    "seen through, palette": (png(half_clear().quantize(4)), (WHITE, BLUE)),
    "black and white": (
        png(sixteen_bits().point(lambda level: level).convert("L").convert("1")),
        ((0, 0, 0), WHITE),
    ),
    "sixteen bits": (png(sixteen_bits()), ((0, 0, 0), WHITE)),
    "four inks": (jpeg(two_halves(mode="CMYK")), (RED, BLUE)),
    **{f"turned {way}": (turned(way), (RED, BLUE)) for way in range(1, 9)},
}


def frame_of(data: bytes, *, clip: RoundedRect | None = None) -> Frame:
    """A picture 40 points wide and 20 high, 10 points from the top left corner of its sheet."""
    content = PictureContent.of(data)
    size = Size(60.0, 40.0)
    item = Picture(content.digest, Rect(10, 10, 40, 20))
    group = Group("id", "card", Layer.CARD, Point(0, 0), size, (item,), Rect(0, 0, *size), clip)
    return Frame(size, (group,), "#FFFFFF", pictures={content.digest: content})


def by_qt(frame: Frame) -> Image.Image:
    return Image.open(io.BytesIO(png_bytes(bare_page(frame), 72.0))).convert("RGB")


def by_pdfium(frame: Frame) -> Image.Image:
    with pypdfium2.PdfDocument(pdf_bytes(bare_page(frame))) as document:
        return document[0].render(scale=1).to_pil().convert("RGB")


PAINTERS = {"qt": by_qt, "pdf": by_pdfium}


def near(colour: object, wanted: tuple[int, ...]) -> bool:
    return isinstance(colour, tuple) and all(abs(a - b) < 45 for a, b in zip(colour, wanted, strict=True))


@pytest.mark.parametrize("painter", PAINTERS)
@pytest.mark.parametrize("name", FILES)
def test_the_halves_of_a_picture_are_where_they_belong(name: str, painter: str) -> None:
    data, (left, right) = FILES[name]
    image = PAINTERS[painter](frame_of(data))

    for y in (13, 20, 27):
        assert near(image.getpixel((13, y)), left)
        assert near(image.getpixel((26, y)), left)
        assert near(image.getpixel((34, y)), right)
        assert near(image.getpixel((47, y)), right)
    for outside in ((5, 20), (55, 20), (30, 5), (30, 35)):
        assert image.getpixel(outside) == WHITE


@pytest.mark.parametrize("painter", PAINTERS)
def test_a_clip_rounds_the_corners_of_a_picture(painter: str) -> None:
    image = PAINTERS[painter](frame_of(png(), clip=RoundedRect(Rect(10, 10, 40, 20), 10.0)))

    assert image.getpixel((11, 11)) == WHITE
    assert near(image.getpixel((15, 20)), RED)


def test_a_photograph_goes_into_the_pdf_as_it_is_and_once() -> None:
    frame = frame_of(jpeg())
    twice = frame._replace(
        groups=(*frame.groups, frame.groups[0]._replace(source="other", origin=Point(5, 5)))
    )
    content = pdf_bytes(bare_page(twice))

    assert content.count(jpeg()) == 1


def test_a_damaged_file_is_refused_in_a_pdf_and_leaves_no_ink_on_the_canvas() -> None:
    frame = frame_of(png()[:60])

    with pytest.raises(UnpaintableItemError):
        pdf_bytes(bare_page(frame))
    assert by_qt(frame).getcolors() == [(60 * 40, WHITE)]


def test_a_picture_is_decoded_no_larger_than_it_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    decode = qt.image_of

    def counted(data: bytes, side: int) -> object:
        asked.append(side)
        return decode(data, side)

    monkeypatch.setattr(qt, "image_of", counted)
    for dots in (72.0, 300.0):
        png_bytes(bare_page(frame_of(png(two_halves(3000, 1500)))), dots)

    assert asked == [64, 256]
