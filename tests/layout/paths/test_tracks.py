from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from cjm_desktop.layout.paths.tracks import Track, crossings, part


def test_tracks_beside_one_another_are_parted() -> None:
    first, second = Track(10, 0, 100), Track(10, 50, 150)

    part([first, second], 7)

    assert abs(first.at - second.at) == 7


def test_tracks_one_after_the_other_stay_where_they_are() -> None:
    first, second = Track(10, 0, 40), Track(10, 60, 100)

    part([first, second], 7)

    assert first.at == second.at == 10


def test_a_track_stays_in_its_room_and_pushes_the_others_back() -> None:
    tracks = [Track(22, 0, 100, 0, 24), Track(22, 0, 100, 0, 24), Track(22, 0, 100, 0, 24)]

    part(tracks, 7)

    assert sorted(track.at for track in tracks) == pytest.approx([10, 17, 24])


def test_where_room_is_short_tracks_share_it() -> None:
    tracks = [Track(5, 0, 100, 0, 8) for _ in range(7)]

    part(tracks, 7)

    places = sorted(track.at for track in tracks)
    assert len({round(place, 6) for place in places}) == 7
    assert 0 <= places[0] <= places[-1] <= 8


def test_tracks_are_ordered_so_that_few_lines_cross() -> None:
    """The outer of two nested loops lies further from the cards, whichever of them comes first."""
    outer = Track(20, 0, 300, stubs=[(0, -1), (300, -1)])
    inner = Track(20, 100, 200, stubs=[(100, -1), (200, -1)])

    part([outer, inner], 16)

    assert (inner.at, outer.at) == (20, 36)
    assert crossings(inner, outer) == 0
    assert crossings(outer, inner) == 2


def test_a_line_that_arrives_and_one_that_leaves_at_one_height_do_not_lie_on_one_another() -> None:
    arrives = Track(12, 0, 100, stubs=[(0, -1), (100, 1)])
    leaves = Track(15, 100, 200, stubs=[(100, -1), (200, 1)])

    part([arrives, leaves], 7)

    assert leaves.at < arrives.at


@given(
    some.lists(
        some.tuples(some.floats(0, 60), some.floats(0, 500), some.floats(5, 300)), min_size=1, max_size=12
    )
)
def test_no_two_tracks_lie_on_one_another_where_there_is_room(
    found: list[tuple[float, float, float]],
) -> None:
    tracks = [Track(at, start, start + length) for at, start, length in found]
    reach = {id(track): track.at for track in tracks}

    part(tracks, 7)

    for one, other in combinations(tracks, 2):
        if one.beside(other) and abs(reach[id(one)] - reach[id(other)]) < 7 * 3:
            assert abs(one.at - other.at) > 7 - 1e-6


def test_a_track_keeps_off_one_that_stays_where_it_is() -> None:
    fixed, moved = Track(10, 0, 100, 10, 10), Track(11, 20, 80)

    part([fixed, moved], 7)

    assert fixed.at == 10
    assert abs(moved.at - fixed.at) >= 7


def test_tracks_that_stay_on_one_another_do_not_disturb_the_rest() -> None:
    fixed = [Track(10, 0, 100, 10, 10), Track(10, 20, 60, 10, 10)]
    moved = Track(12, 20, 80)

    part([*fixed, moved], 7)

    assert [track.at for track in fixed] == [10, 10]
    assert moved.at == 17
