from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

import orjson
import pytest

from cjm_desktop import commands
from cjm_desktop.model.pictures import PictureContent, digest_of
from cjm_desktop.storage import files, health
from cjm_desktop.storage.errors import DocumentError
from tests.drawn_maps import journey
from tests.picture_files import jpeg, png, two_halves

if TYPE_CHECKING:
    from pathlib import Path

    from cjm_desktop.model.graph import JourneyGraph

UNUSED = png(two_halves(8, 8))


def with_pictures() -> JourneyGraph:
    """A card with a PNG, the persona with a JPEG, and a picture that nothing names."""
    graph = journey(cells={("free_text", "step-1-1"): ["Words"]}, persona="Ina")
    card = graph.elements_in("free_text")[0]
    graph.apply(commands.set_picture(graph, card.id, png()))
    graph.apply(commands.set_picture(graph, "persona", jpeg()))
    graph.keep_picture(PictureContent.of(UNUSED))
    return graph


def told(graph: JourneyGraph) -> dict[str, Any]:
    document: dict[str, Any] = orjson.loads(files.dumps(graph))
    return document


def test_pictures_that_are_named_come_back_byte_for_byte() -> None:
    data = files.dumps(with_pictures())
    graph = files.loads(data).graph

    assert graph == with_pictures()
    assert {digest: kept.data for digest, kept in graph.pictures.items()} == {
        digest_of(png()): png(),
        digest_of(jpeg()): jpeg(),
    }
    assert files.dumps(graph) == data


def test_a_picture_stands_once_by_its_digest_and_one_that_nothing_names_is_left_out() -> None:
    digests = [entry["digest"] for entry in told(with_pictures())["pictures"]]

    assert digests == sorted([digest_of(png()), digest_of(jpeg())])


def test_a_map_without_pictures_has_no_list_of_them() -> None:
    assert "pictures" not in told(journey())


def test_fields_of_a_picture_that_nobody_knows_are_kept() -> None:
    document = told(with_pictures())
    document["pictures"][0]["credit"] = {"by": "a stranger"}

    again = told(files.loads(orjson.dumps(document)).graph)

    assert again["pictures"][0]["credit"] == {"by": "a stranger"}


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("data", base64.b64encode(UNUSED).decode(), r"pictures\[0\] is wrong: its bytes are damaged"),
        ("data", "***", r"pictures\[0\]\.data is wrong: it is not told in base 64"),
        ("data", 5, r"pictures\[0\]\.data"),
        ("media_type", "image/gif", r"pictures\[0\]\.media_type must be one of 'image/png' or 'image/jpeg'"),
        ("digest", "abc", r"pictures\[0\]\.digest cannot be"),
    ],
)
def test_a_damaged_picture_is_named_in_one_sentence(field: str, value: object, sentence: str) -> None:
    document = told(with_pictures())
    document["pictures"][0][field] = value

    with pytest.raises(DocumentError, match=sentence):
        files.loads(orjson.dumps(document))


@pytest.mark.parametrize("pictures", [{}, ["x"]])
def test_pictures_that_are_no_list_of_objects_are_refused(pictures: object) -> None:
    with pytest.raises(DocumentError, match="pictures"):
        files.loads(orjson.dumps({**told(journey()), "pictures": pictures}))


def test_a_picture_that_is_named_but_not_there_is_odd_and_no_more(tmp_path: Path) -> None:
    document = told(with_pictures())
    path = tmp_path / "map.cjm"
    path.write_bytes(orjson.dumps({**document, "pictures": document["pictures"][:1]}))

    found = [oddity for oddity in health.examine(path).oddities if oddity.rule == "missing_picture"]

    assert len(found) == 1
    assert "missing from the file" in found[0].sentence
