from __future__ import annotations

import dataclasses

import pytest

from cjm_desktop.model.change import Change
from cjm_desktop.model.records import Stage


def stage(title: str, identifier: str = "s") -> Stage:
    return Stage(id=identifier, order="i", title=title)


A, B, C = stage("a"), stage("b"), stage("c")
OTHER = stage("other", "o")


def test_the_inverse_swaps_what_came_and_went() -> None:
    change = Change.of(added=[OTHER], updated=[(A, B)])
    assert change.inverse() == Change.of(removed=[OTHER], updated=[(B, A)])
    assert change.inverse().inverse() == change


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        (Change.of(added=[A]), Change.of(removed=[A]), Change()),
        (Change.of(added=[A]), Change.of(updated=[(A, B)]), Change.of(added=[B])),
        (Change.of(updated=[(A, B)]), Change.of(updated=[(B, C)]), Change.of(updated=[(A, C)])),
        (Change.of(updated=[(A, B)]), Change.of(updated=[(B, A)]), Change()),
        (Change.of(updated=[(A, B)]), Change.of(removed=[B]), Change.of(removed=[A])),
        (Change.of(removed=[A]), Change.of(added=[A]), Change()),
        (Change.of(removed=[A]), Change.of(added=[B]), Change.of(updated=[(A, B)])),
        (Change.of(added=[A]), Change.of(added=[OTHER]), Change.of(added=[A, OTHER])),
    ],
)
def test_two_changes_become_one(first: Change, second: Change, whole: Change) -> None:
    assert first.then(second) == whole
    assert Change.in_sequence([first, second]) == whole
    assert whole.is_empty == (whole == Change())


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (Change.of(updated=[(A, B)]), Change.of(updated=[(A, C)])),
        (Change.of(added=[A]), Change.of(added=[A])),
        (Change.of(removed=[A]), Change.of(removed=[A])),
    ],
)
def test_a_change_that_does_not_follow_cannot_be_appended(first: Change, second: Change) -> None:
    with pytest.raises(ValueError, match="does not follow"):
        first.then(second)


def test_only_real_differences_are_updates() -> None:
    assert Change.of(updated=[(A, stage("a"))]).is_empty


def test_a_change_is_frozen_and_can_be_hashed() -> None:
    records = {"s": A}
    change = Change(added=records)
    records["o"] = OTHER
    assert change == Change.of(added=[A])
    assert hash(change) == hash(Change.of(added=[A]))
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(change, *("added", {}))
