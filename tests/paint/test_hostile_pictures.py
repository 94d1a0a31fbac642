"""Pictures that mean harm: refused by their heads, or not decoded further than a limit on any way."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import Mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from PIL import Image
from pydantic import ValidationError
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage

from cjm_desktop.model.picture_headers import LONGEST_SIDE, MOST_PIXELS, PictureError
from cjm_desktop.model.pictures import PictureContent, digest_of
from cjm_desktop.model.refusal import Refused
from cjm_desktop.paint import qt
from cjm_desktop.paint.pdf.document import Document
from cjm_desktop.paint.pdf.pictures import UndecodableError, add_image
from cjm_desktop.ui.given_pictures import file_of, picture_in
from tests.picture_files import jpeg, png, two_halves

if TYPE_CHECKING:
    from collections.abc import Callable

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>'
SOUND = png()


def part(kind: bytes, body: bytes) -> bytes:
    """A part of a PNG."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def head(width: int, height: int, depth: int = 8, colours: int = 2) -> bytes:
    """The first part of a PNG."""
    return part(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colours, 0, 0, 0))


def png_of(width: int, height: int) -> bytes:
    """A small PNG that claims to be so large."""
    return SOUND[:8] + head(width, height) + SOUND[33:]


def jpeg_of(width: int, height: int) -> bytes:
    """A small JPEG that claims to be so large."""
    data = jpeg()
    start = data.index(b"\xff\xc0") + 5
    return data[:start] + struct.pack(">HH", height, width) + data[start + 4 :]


def after_head(extra: bytes, data: bytes = SOUND) -> bytes:
    """A PNG with another part behind its head."""
    return data[:33] + extra + data[33:]


@pytest.mark.parametrize("claiming", [png_of, jpeg_of])
def test_a_claim_of_sixty_thousand_pixels_a_side_is_refused_by_the_head(
    claiming: Callable[[int, int], bytes],
) -> None:
    with pytest.raises(PictureError, match="60000 × 60000 pixels"):
        PictureContent.of(claiming(60_000, 60_000))


def test_a_very_long_and_thin_picture_is_refused_by_the_head() -> None:
    with pytest.raises(PictureError, match="no side may have more than 65535"):
        PictureContent.of(png_of(LONGEST_SIDE + 1, 1))
    assert PictureContent.of(png_of(LONGEST_SIDE, 1)).size == (LONGEST_SIDE, 1)


def test_a_thin_picture_is_shown_thin() -> None:
    image = qt.image_of(png(two_halves(4_000, 1)), 64)
    assert (image.width(), image.height()) == (64, 1)


def test_the_largest_picture_is_decoded_however_deep_its_colours_are() -> None:
    side = int(MOST_PIXELS**0.5)
    rows = zlib.compress((b"\0" + b"\x80" * side * 8) * side, 1)
    data = SOUND[:8] + head(side, side, depth=16, colours=6) + part(b"IDAT", rows) + part(b"IEND", b"")
    image = qt.image_of(PictureContent.of(data).data, 64)
    assert (image.width(), image.height()) == (64, 64)


def test_a_second_head_behind_the_one_that_was_checked_is_not_believed() -> None:
    bomb = PictureContent.of(after_head(head(60_000, 60_000)))
    with pytest.raises(UndecodableError):
        add_image(Document(), bomb)
    assert qt.image_of(bomb.data, 64).isNull()


def test_a_head_that_only_the_screen_finds_is_not_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(qt, "MOST_PIXELS", 799)
    assert qt.image_of.__wrapped__(SOUND, 64).isNull()


@pytest.mark.parametrize("kind", [b"iCCP", b"zTXt"])
def test_words_and_profiles_that_swell_are_not_unpacked(kind: bytes) -> None:
    swollen = part(kind, b"name\0\0" + zlib.compress(b"a" * 200_000_000, 1))
    content = PictureContent.of(after_head(swollen))
    with pytest.raises(UndecodableError, match="large"):
        add_image(Document(), content)
    image = qt.image_of(content.data, 64)
    assert image.isNull() or image.width() == 40


@pytest.mark.no_qt_log  # it says what is damaged
@pytest.mark.parametrize(
    "data", [png()[:60], jpeg()[:-200], SOUND[:40] + b"\0" * 9 + SOUND[49:]], ids=["cut", "cut", "crc"]
)
def test_a_picture_cut_off_or_broken_is_taken_for_its_head_and_trips_nobody(data: bytes) -> None:
    content = PictureContent.of(data)
    qt.image_of(content.data, 64)
    if content.media_type == "image/png":
        with pytest.raises(UndecodableError):
            add_image(Document(), content)


@pytest.mark.no_qt_log  # it says what is damaged
@settings(max_examples=150)
@given(
    some.sampled_from(
        [png(), png(two_halves(mode="P")), png(two_halves(mode="RGBA")), jpeg(two_halves(mode="CMYK"))]
    ),
    some.lists(some.tuples(some.integers(8, 400), some.binary(min_size=1, max_size=8)), max_size=4),
)
def test_no_bytes_make_a_decoder_fall_over(data: bytes, damages: list[tuple[int, bytes]]) -> None:
    for place, noise in damages:
        data = data[:place] + noise + data[place + len(noise) :]
    try:
        content = PictureContent.of(data)
    except PictureError:
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with suppress(UndecodableError):
            add_image(Document(), content)
    qt.image_of.__wrapped__(data, 64)


def test_whatever_pillow_trips_over_is_undecodable(monkeypatch: pytest.MonkeyPatch) -> None:
    """It has no error of its own: assertions, indices and memory have all been seen."""
    for error in (AssertionError(), IndexError(), Image.DecompressionBombError(), MemoryError()):
        monkeypatch.setattr(Image, "open", Mock(side_effect=error))
        with pytest.raises(UndecodableError) as caught:
            add_image(Document(), PictureContent.of(SOUND))
        assert caught.value.__cause__ is error


@pytest.mark.parametrize(
    ("field", "value"), [("data", "@@@="), ("data", "A"), ("digest", digest_of(b"")), ("data", "é")]
)
def test_rubbish_for_base_64_and_a_wrong_digest_are_refused(field: str, value: str) -> None:
    told = PictureContent.of(SOUND).model_dump()
    with pytest.raises(ValidationError):
        PictureContent.model_validate({**told, field: value})


@pytest.mark.parametrize(
    "data", [SVG, b"\xef\xbb\xbf" + SVG, b"<?xml version='1.0'?>" + SVG, zlib.compress(SVG)]
)
def test_an_svg_is_no_picture(data: bytes) -> None:
    with pytest.raises(PictureError, match="neither a PNG nor a JPEG"):
        PictureContent.of(data)


def test_qt_is_never_asked_to_paint_an_svg_of_the_clipboard() -> None:
    given_ = QMimeData()
    given_.setData("image/svg+xml", SVG)
    given_.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))  # what Qt would make of it
    with pytest.raises(Refused, match="There is no picture in this"):
        picture_in(given_)
    given_.setData("image/png", SOUND)
    assert picture_in(given_) == SOUND


def test_a_picture_of_any_other_kind_becomes_a_png() -> None:
    given_ = QMimeData()
    image = QImage(4, 3, QImage.Format.Format_RGB32)
    image.fill(0xFF00FF)
    given_.setImageData(image)
    assert Image.open(io.BytesIO(picture_in(given_))).size == (4, 3)


@pytest.mark.parametrize("path", ["/dev/zero", "/dev", "/gone/for ever", "/a\0b"])
def test_a_dropped_file_is_read_if_it_is_plain(path: str) -> None:
    with pytest.raises(Refused, match="cannot be read"):
        file_of(Path(path))
    dropped = QMimeData()
    dropped.setUrls([QUrl("http://127.0.0.1:1/a.png"), QUrl("data:image/png;base64,AAAA")])
    with pytest.raises(Refused, match="There is no picture in this"):
        picture_in(dropped)
