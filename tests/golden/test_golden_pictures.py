"""Every specimen is painted as it was when somebody last looked at it and found it good."""

from __future__ import annotations

import pytest

from cjm_desktop.kinds.registry import CARD_KINDS, LANE_KINDS
from tests.golden.pictures import KEPT, complaint, drawn, kept_file, painted
from tests.golden.specimens import SHEETS, SPECIMENS, Specimen


@pytest.mark.parametrize("specimen", SPECIMENS, ids=lambda specimen: specimen.name)
def test_it_is_painted_as_it_was(specimen: Specimen) -> None:
    frame = drawn(specimen)

    found = complaint(specimen, frame, painted(frame, specimen.dpi))

    assert not found, found


def test_no_picture_is_left_over() -> None:
    assert {file.name for file in KEPT.glob("*.png")} <= {kept_file(specimen).name for specimen in SPECIMENS}


def test_every_kind_of_lane_and_card_is_shown() -> None:
    lanes, cards = set(), set()
    for sheet in SHEETS.values():
        graph = sheet()
        for lane in graph.lanes():
            lanes.add(lane.kind)
            cards |= {element.kind for element in graph.elements_in(lane.id)}

    assert lanes >= set(LANE_KINDS.by_identifier)
    assert cards >= set(CARD_KINDS.by_identifier)
