"""What an area touches is found without looking at everything."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.display.cells import CHUNK, Cell, Groups
from cjm_desktop.display.geometry import Point, Rect, Size
from cjm_desktop.display.items import Frame, Group, Layer
from cjm_desktop.display.places import RECENT, Places, places_of

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
    same = [one is other for one, other in zip(before.cells, after.cells, strict=True)]
    assert same == [True, False, True, True]


@given(st.lists(st.tuples(groups, places), max_size=6), areas)
def test_cells_that_were_moved_are_as_groups_that_were_drawn_there(
    drawn: list[tuple[list[Group], int]], area: Rect
) -> None:
    cells = Groups(Cell.of_groups(tuple(each)).at(down) for each, down in drawn)
    plain = tuple(
        one._replace(origin=Point(one.origin.x, one.origin.y + down)) for each, down in drawn for one in each
    )

    assert cells == plain
    assert len(cells) == len(plain)
    assert Places(cells).touching(area) == Places(plain).touching(area)


def test_a_cell_gives_the_same_objects_whenever_it_is_asked() -> None:
    cell = Cell.of_groups((group("one", 0, 0), group("two", 0, 30))).at(12.0)

    assert all(one is other for one, other in zip(cell.groups, cell.groups, strict=True))
    assert cell.of("two")[0] is cell.groups[1]
    assert cell.of("three") == ()


def test_an_element_is_found_however_often_it_is_asked_for() -> None:
    cells = [Cell.of_groups((group(f"{number}", number, 0), group("both", 0, number))) for number in range(5)]
    drawing = Groups(cells)

    for _ in range(20):
        assert [each.origin.y for each in drawing.of("both")] == [0, 1, 2, 3, 4]
        assert [each.source for each in drawing.of("3")] == ["3"]
        assert drawing.of("nobody") == ()


def test_the_drawings_asked_about_last_are_remembered() -> None:
    frames = [Frame(Size(1, 1), (group(str(number), 0, 0),), "#FFFFFF") for number in range(RECENT)]
    found = [places_of(frame) for frame in frames]
    assert [places_of(frame) for frame in frames] == found
    places_of(frames[0])
    places_of(Frame(Size(1, 1), (), "#FFFFFF"))
    assert places_of(frames[0]) is found[0]
    assert places_of(frames[1]) is not found[1]
