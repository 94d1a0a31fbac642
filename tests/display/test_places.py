"""What an area touches is found without looking at everything."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.display.geometry import Point, Rect, Size
from cjm_desktop.display.items import Frame, Group, Layer
from cjm_desktop.display.places import CHUNK, RECENT, Places, places_of

lengths = st.integers(0, 60)
places = st.integers(-300, 300)
areas = st.builds(Rect, places, places, lengths, lengths)


CARD = Size(40, 20)


def group(source: str, x: float, y: float, size: Size = CARD, ink: Rect | None = None) -> Group:
    return Group(source, "card", Layer.CARD, Point(x, y), size, (), ink or Rect(0, 0, *size))


groups = st.lists(
    st.builds(group, st.just("x"), places, places, st.builds(Size, lengths, lengths), areas),
    max_size=3 * CHUNK,
)


def touches(each: Group, area: Rect) -> bool:
    """Whether the area that holds a group's box and its ink meets another, edges included."""
    whole = each.box.united(each.ink.moved(*each.origin))
    return (
        whole.x <= area.right and whole.right >= area.x and whole.y <= area.bottom and whole.bottom >= area.y
    )


@given(groups, areas)
def test_exactly_the_groups_that_meet_the_area_are_found_in_painting_order(
    each: list[Group], area: Rect
) -> None:
    assert Places(tuple(each)).touching(area) == [one for one in each if touches(one, area)]


@given(groups, st.integers(0, 3 * CHUNK), areas)
def test_what_is_kept_from_before_changes_nothing(each: list[Group], at: int, area: Rect) -> None:
    changed = (*each[:at], group("new", 0, 0), *each[at + 1 :])
    assert Places(changed, Places(tuple(each))).touching(area) == Places(changed).touching(area)


def test_only_the_neighbours_of_what_changed_are_measured_again() -> None:
    before = Places(tuple(group(f"g{number}", number, number) for number in range(4 * CHUNK)))
    changed = list(before.groups)
    changed[CHUNK + 1] = group("other", 0, 0)
    after = Places(tuple(changed), before)
    same = [one is other for one, other in zip(before.chunks, after.chunks, strict=True)]
    assert same == [True, False, True, True]


def test_the_drawings_asked_about_last_are_remembered() -> None:
    frames = [Frame(Size(1, 1), (group(str(number), 0, 0),), "#FFFFFF") for number in range(RECENT)]
    found = [places_of(frame) for frame in frames]
    assert [places_of(frame) for frame in frames] == found
    places_of(frames[0])
    places_of(Frame(Size(1, 1), (), "#FFFFFF"))
    assert places_of(frames[0]) is found[0]
    assert places_of(frames[1]) is not found[1]
