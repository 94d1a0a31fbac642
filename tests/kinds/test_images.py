from __future__ import annotations

import pytest

from cjm_desktop import commands
from cjm_desktop.display.geometry import Rect
from cjm_desktop.display.items import Group, Picture, Shape
from cjm_desktop.i18n import translation
from cjm_desktop.kinds.images import PictureCard
from cjm_desktop.kinds.pen import Drawing, Pen
from cjm_desktop.kinds.registry import card_kind
from cjm_desktop.model.pictures import PictureContent, digest_of
from cjm_desktop.text.typesetter import Typesetter
from cjm_desktop.theme import load_theme
from tests.drawn_maps import journey
from tests.kinds.lane_views import drawing, groups, said
from tests.picture_files import png, turned, two_halves

LIGHT = load_theme("light")
TYPESETTER = Typesetter()


def pen(*files: bytes, scale: float = 1.0) -> Pen:
    known = {content.digest: content for content in map(PictureContent.of, files)}
    return Pen(TYPESETTER, LIGHT, "en", translation("en"), scale, LIGHT.hue("blue"), pictures=known)


def drawn(
    data: bytes | None, title: str = "Reads at lunch", fit: str = "fill", width: float = 192.0
) -> Drawing:
    own = {
        "id": "card",
        "kind": "picture",
        "lane": "l",
        "step": "s",
        "order": "a",
        "title": title,
        "fit": fit,
    }
    card = PictureCard.model_validate({**own, "picture": None if data is None else digest_of(data)})
    return card_kind("picture").draw(card, pen(*filter(None, [data])), width)


def shown(drawing: Drawing) -> tuple[Group, Picture]:
    """The picture of a card in its frame."""
    (frame,) = (item for item in drawing.items if isinstance(item, Group))
    (picture,) = frame.items
    assert isinstance(picture, Picture)
    return frame, picture


@pytest.mark.parametrize("size", [(300, 200), (200, 300), (900, 100), (10, 10)])
@pytest.mark.parametrize("fit", ["fill", "whole"])
def test_a_picture_keeps_its_proportions_in_the_middle_of_its_frame(size: tuple[int, int], fit: str) -> None:
    frame, picture = shown(drawn(png(two_halves(*size)), fit=fit))
    centre = Rect(0, 0, *frame.size).centre

    assert picture.rect.width / picture.rect.height == pytest.approx(size[0] / size[1])
    assert picture.rect.centre == pytest.approx(centre)


@pytest.mark.parametrize("size", [(300, 200), (200, 300), (900, 100)])
def test_it_fills_its_frame_or_is_seen_whole(size: tuple[int, int]) -> None:
    frame, filling = shown(drawn(png(two_halves(*size))))
    _, whole = shown(drawn(png(two_halves(*size)), fit="whole"))

    assert filling.rect.width >= frame.size.width - 1e-6
    assert filling.rect.height >= frame.size.height - 1e-6
    assert whole.rect.width <= frame.size.width + 1e-6
    assert whole.rect.height <= frame.size.height + 1e-6


def test_what_leaves_the_frame_is_cut_off_by_its_round_corners() -> None:
    frame, _ = shown(drawn(png(two_halves(900, 100))))

    assert frame.clip is not None
    assert frame.clip.rect == Rect(0, 0, *frame.size)
    assert frame.clip.radius > 0


def test_a_photograph_taken_on_its_side_has_the_frame_of_what_it_shows() -> None:
    _, picture = shown(drawn(turned(6), fit="whole"))

    assert picture.rect.width == pytest.approx(2 * picture.rect.height)


def test_all_frames_of_a_width_are_of_one_shape() -> None:
    sizes = {shown(drawn(png(two_halves(*size))))[0].size for size in [(300, 200), (100, 700)]}

    assert len(sizes) == 1


def test_a_wide_card_does_not_become_a_wall() -> None:
    assert drawn(png(), width=1200.0).size.height < 250


def test_a_caption_stands_below_the_picture_and_none_takes_no_room() -> None:
    with_caption, without = drawn(png()), drawn(png(), title="")
    frame, _ = shown(with_caption)

    assert said(with_caption.items) == ["Reads at lunch"]
    assert with_caption.title is not None
    assert with_caption.title.rect.y >= frame.box.bottom
    assert without.size.height < with_caption.size.height
    assert without.title is not None
    assert without.title.rect.bottom <= without.size.height


@pytest.mark.parametrize("title", ["The caption alone", ""])
def test_without_a_picture_there_is_no_placeholder(title: str) -> None:
    drawing = drawn(None, title)
    tall = card_kind("picture").draw(
        PictureCard(id="c", kind="picture", lane="l", step="s", order="a", title=title), pen(), 192.0, 300.0
    )

    assert not [item for item in drawing.items if isinstance(item, Group)]
    assert drawing.size.height < 60
    assert tall.size.height == 300
    assert [item for item in tall.items if isinstance(item, Shape)] == [
        item for item in drawing.items if isinstance(item, Shape)
    ]


def test_a_picture_that_the_document_lacks_is_as_none() -> None:
    lacking = PictureCard(id="c", kind="picture", lane="l", step="s", order="a", picture="0" * 64)

    assert card_kind("picture").draw(lacking, pen(), 192.0).size == drawn(None, "").size


def test_the_drawing_of_a_map_carries_the_files_that_it_shows() -> None:
    graph = journey((1,), lanes=("images",))
    graph.apply(commands.add_card(graph, "picture", "images", "step-1-1", title="Here"))
    (card,) = graph.elements_in("images")
    graph.apply(commands.set_picture(graph, card.id, png()))
    frame = drawing(graph)
    (group,) = groups(frame, "card")
    (inner,) = (item for item in group.items if isinstance(item, Group))
    (picture,) = inner.items

    assert isinstance(picture, Picture)
    assert frame.pictures[picture.digest].data == png()
