from __future__ import annotations

import pytest

from cjm_desktop.display.icons import has_icon
from cjm_desktop.kinds.channels import CHANNELS
from cjm_desktop.kinds.registry import CARD_KINDS, LANE_KINDS, card_kind, lane_kind, record_type
from cjm_desktop.model.records import Card
from cjm_desktop.theme import load_theme


def test_identifiers_are_unique() -> None:
    assert len({kind.identifier for kind in CARD_KINDS}) == len(CARD_KINDS)
    assert len({kind.identifier for kind in LANE_KINDS}) == len(LANE_KINDS)


def test_every_kind_is_registered_by_its_own_identifier() -> None:
    assert {name: kind.identifier for name, kind in CARD_KINDS.by_identifier.items()} == {
        name: name for name in CARD_KINDS.by_identifier
    }
    assert {name: kind.identifier for name, kind in LANE_KINDS.by_identifier.items()} == {
        name: name for name in LANE_KINDS.by_identifier
    }


def test_a_kind_is_made_once() -> None:
    assert card_kind("goal") is card_kind("goal")
    assert lane_kind("goals") is next(lane for lane in LANE_KINDS if lane.identifier == "goals")


def test_every_kind_of_card_has_a_lane_and_every_lane_takes_known_cards() -> None:
    known = {kind.identifier for kind in CARD_KINDS}
    for card in known:
        assert any(lane.accepts(card) for lane in LANE_KINDS)
    for lane in LANE_KINDS:
        assert set(lane.takes) <= known | {"*"}


@pytest.mark.parametrize("kind", CARD_KINDS, ids=lambda kind: kind.identifier)
def test_described_fields_are_fields_of_the_record(kind: object) -> None:
    found = next(known for known in CARD_KINDS if known is kind)

    assert {field.name for field in found.fields} <= set(found.record.model_fields)
    assert len({field.name for field in found.fields}) == len(found.fields)


def test_every_icon_is_bundled() -> None:
    theme = load_theme("print")
    names = [kind.icon for kind in CARD_KINDS] + [kind.worn_in(theme).icon for kind in LANE_KINDS]

    assert [
        name for name in names + [channel.icon for channel in CHANNELS.values()] if not has_icon(name)
    ] == []


def test_an_unknown_kind_is_a_plain_card_in_a_free_lane() -> None:
    assert record_type("hologram") is Card
    assert card_kind("hologram").identifier == "note"
    assert lane_kind("holograms").identifier == "free_text"


def test_an_emotion_may_only_stand_on_a_curve() -> None:
    assert [lane.identifier for lane in LANE_KINDS if lane.accepts("emotion")] == ["emotions"]
