from __future__ import annotations

import base64
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as some
from pydantic import ValidationError

from cjm_desktop.model import pictures
from cjm_desktop.model.picture_headers import PictureError, read_header
from cjm_desktop.model.pictures import PictureContent, checked_header, digest_of
from cjm_desktop.model.records import Card
from tests.maps import lamp
from tests.picture_files import jpeg, png, turned, two_halves


@pytest.mark.parametrize(("data", "kind"), [(png(), "image/png"), (jpeg(), "image/jpeg")])
def test_the_head_of_a_file_tells_its_type_and_size(data: bytes, kind: str) -> None:
    content = PictureContent.of(data)

    assert content.media_type == kind
    assert content.size == (40, 20)
    assert content.orientation == 1


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photograph_is_as_wide_as_it_is_shown_not_as_it_is_stored(orientation: int) -> None:
    content = PictureContent.of(turned(orientation))

    assert content.orientation == orientation
    assert content.size == (40, 20)
    stored = (content.header.width, content.header.height)
    assert stored == ((40, 20) if orientation < 5 else (20, 40))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"GIF89a" + bytes(20), "it is neither a PNG nor a JPEG picture"),
        (b"", "it is neither a PNG nor a JPEG picture"),
        (png()[:20], "the file ends too early"),
        (jpeg()[:30], "the file ends too early"),
        (png()[:12] + b"JUNK" + png()[16:], "the head of the file is damaged"),
        (png()[:16] + struct.pack(">II", 0, 5) + png()[24:], "it has no size"),
        (b"\xff\xd8\xff\xc3\x00\x11" + bytes(20), "it is a JPEG of a rare kind that few programs can show"),
        (b"\xff\xd8\xff\xd9", "the head of the file is damaged"),
    ],
)
def test_what_is_no_picture_is_told_in_a_clause(data: bytes, reason: str) -> None:
    with pytest.raises(PictureError, match=f"^{reason}$"):
        read_header(data)


@given(some.binary(max_size=80), some.sampled_from([png(), jpeg(), turned(6)]), some.integers(0, 400))
def test_no_bytes_make_the_reader_fall_over(noise: bytes, data: bytes, place: int) -> None:
    try:
        header = read_header(data[:place] + noise + data[place + len(noise) :])
    except PictureError:
        return
    assert header.width > 0
    assert header.height > 0
    assert 1 <= header.orientation <= 8


def test_a_small_file_that_claims_a_vast_size_is_refused_by_its_head() -> None:
    bomb = png()[:16] + struct.pack(">II", 60_000, 60_000) + png()[24:]

    with pytest.raises(PictureError, match="60000 × 60000 pixels; at most 50 million"):
        checked_header(bomb)


def test_a_file_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "LARGEST_PICTURE", 100)

    with pytest.raises(PictureError, match="it is larger than 0 MB"):
        checked_header(png(two_halves(400, 400)))


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("digest", "0" * 64, "do not match their digest"),
        ("media_type", "image/jpeg", "not of the type"),
        ("data", "not base 64!", "not told in base 64"),
    ],
)
def test_content_that_is_not_what_it_says_is_refused(field: str, value: str, reason: str) -> None:
    told = PictureContent.of(png()).model_dump()

    with pytest.raises(ValidationError, match=reason):
        PictureContent.model_validate({**told, field: value})


def test_content_is_told_in_base_64_and_comes_back() -> None:
    content = PictureContent.of(png())
    told = content.model_dump()

    assert base64.b64decode(told["data"]) == png()
    assert PictureContent.model_validate(told) == content


def test_a_document_keeps_a_picture_once_and_lists_those_that_are_named() -> None:
    graph = lamp(
        [Card(id="photo", kind="picture", lane="notes", step="see", order="a", picture=digest_of(png()))]
    )
    before = graph.snapshot()
    for data in (png(), png(), jpeg()):
        graph.keep_picture(PictureContent.of(data))

    assert set(graph.pictures) == {digest_of(png()), digest_of(jpeg())}
    assert [picture.digest for picture in graph.pictures_in_use()] == [digest_of(png())]
    assert before.pictures == {}
    assert before == graph


def test_a_snapshot_has_the_pictures_of_its_document() -> None:
    graph = lamp()
    graph.keep_picture(PictureContent.of(png()))

    assert graph.snapshot().pictures == graph.pictures
