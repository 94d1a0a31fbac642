from __future__ import annotations

import re
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.model.order import DIGITS, key_between, keys

KEY = re.compile(r"[0-9a-z]*[1-9a-z]")
any_key = st.text(DIGITS, min_size=1, max_size=12).filter(lambda key: not key.endswith("0"))


def check(before: str | None, after: str | None) -> str:
    key = key_between(before, after)
    assert KEY.fullmatch(key)
    assert before is None or before < key
    assert after is None or key < after
    return key


@given(st.lists(any_key, min_size=2, max_size=2, unique=True).map(sorted))
def test_a_new_key_fits_between_any_two_and_at_both_ends(pair: list[str]) -> None:
    before, after = pair
    assert len(check(before, after)) <= max(len(before), len(after)) + 1
    check(None, before)
    check(after, None)


@given(any_key)
def test_a_key_may_be_the_beginning_of_its_neighbour(key: str) -> None:
    check(key, key + "1")
    check(key, key + "01")


def test_thousands_added_one_after_another_have_short_keys() -> None:
    last = first = check(None, None)
    for _ in range(5_000):
        last, first = check(last, None), check(None, first)
    assert max(len(last), len(first)) <= 6


@pytest.mark.parametrize("toward", ["start", "end", "alternating"])
def test_hundreds_at_one_place_grow_by_a_digit_in_five_at_most(toward: str) -> None:
    before, after = keys(2)
    longest = 0
    for turn in range(300):
        key = check(before, after)
        longest = max(longest, len(key))
        if toward == "end" or (toward == "alternating" and turn % 2):
            before = key
        else:
            after = key
    assert longest <= 1 + 300 // 5 + 1


@given(st.integers(0, 2**32).map(Random))
def test_moving_a_list_about_keeps_it_sorted_and_its_keys_short(random: Random) -> None:
    listed = list(keys(12))
    for _ in range(300):
        listed.pop(random.randrange(len(listed)))
        place = random.randint(0, len(listed))
        before = listed[place - 1] if place else None
        listed.insert(place, check(before, listed[place] if place < len(listed) else None))
    assert listed == sorted(set(listed))
    assert max(map(len, listed)) < 30


@given(st.integers(0, 1_500))
def test_a_list_made_at_once_has_keys_as_short_as_can_be(count: int) -> None:
    made = keys(count)
    assert len(made) == count
    assert list(made) == sorted(set(made))
    assert all(KEY.fullmatch(key) for key in made)
    assert all(36 ** (len(key) - 1) <= count for key in made)


@pytest.mark.parametrize(
    ("before", "after"), [("b", "a"), ("a", "a"), ("a0", None), (None, ""), ("A", None), ("a", "ä")]
)
def test_what_is_no_key_or_out_of_order_is_an_error(before: str | None, after: str | None) -> None:
    with pytest.raises(ValueError, match=r"key|sort"):
        key_between(before, after)
