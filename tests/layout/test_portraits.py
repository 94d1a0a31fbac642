from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop import commands
from cjm_desktop.display.items import Group, Picture
from cjm_desktop.layout.engine import lay_out
from cjm_desktop.model.pictures import digest_of
from cjm_desktop.theme import load_theme
from tests.drawn_maps import journey
from tests.picture_files import png, two_halves

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cjm_desktop.display.items import Item


def framed(items: Iterable[Item]) -> Iterator[tuple[Group, Picture]]:
    """Every picture with the group that cuts it."""
    for item in items:
        if isinstance(item, Group):
            yield from ((item, each) for each in item.items if isinstance(each, Picture))
            yield from framed(item.items)


def test_a_persona_with_a_picture_is_shown_by_it_in_a_circle() -> None:
    graph = journey(persona="Ina")
    portrait = png(two_halves(300, 100))
    before = list(framed(lay_out(graph, load_theme("print")).groups))
    graph.apply(commands.set_picture(graph, "persona", portrait))
    ((frame, picture),) = framed(lay_out(graph, load_theme("print")).groups)

    assert before == []
    assert picture.digest == digest_of(portrait)
    assert frame.clip is not None
    assert frame.clip.radius == frame.size.width / 2 == frame.size.height / 2
    assert picture.rect.height == frame.size.height
    assert picture.rect.centre.x == frame.size.width / 2
