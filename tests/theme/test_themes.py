"""The themes are whole, and their words can be read (WCAG 2.x contrast, which needs no eyes to check)."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from cjm_desktop.display.icons import has_icon
from cjm_desktop.theme import THEMES, Theme, ThemeName, hues_for, load_theme

WORDS = 4.5
GRAPHICS = 3.0


def luminance(colour: str) -> float:
    """WCAG 2.x relative luminance of ``#RRGGBB``."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.fixture(params=THEMES)
def theme(request: pytest.FixtureRequest) -> Theme:
    name: ThemeName = request.param
    return load_theme(name)


def test_black_on_white_has_the_contrast_that_the_formula_promises() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


def test_every_colour_is_written_in_full(theme: Theme) -> None:
    groups = [
        theme.map,
        *theme.hues.values(),
        *(lane[1:] for lane in theme.lanes.values()),
        theme.emotion[1:],
    ]
    colours = [colour for group in groups for colour in group]
    colours += [level.colour for level in theme.emotion.levels] + list(theme.ui or ())
    assert [colour for colour in colours if not re.fullmatch("#[0-9A-F]{6}", colour)] == []


def test_words_of_a_stage_can_be_read_on_all_its_grounds(theme: Theme) -> None:
    low = [
        (name, words, ground)
        for name, hue in theme.hues.items()
        for words, ground in (
            (hue.on_header, hue.header),
            (hue.text, hue.band),
            (hue.text, hue.tint),
            (hue.text, theme.map.card),
            (hue.text, hue.disc),
            (hue.text, hue.header_disc),
        )
        if contrast(words, ground) < WORDS
    ]
    assert low == []


def test_words_and_lines_of_the_map_can_be_told_from_their_ground(theme: Theme) -> None:
    colours = theme.map
    words = [
        (ink, ground)
        for ink in (colours.ink, colours.ink2, colours.ink3)
        for ground in (colours.page, colours.card, colours.panel, colours.masthead, colours.label_column)
    ]
    words += [
        (colours.exit, colours.exit_tint),
        (colours.exit, colours.card),
        (colours.star, colours.star_tint),
    ]
    words += [
        (colours.chip_text, colours.chip_fill),
        (colours.good, colours.card),
        (colours.bad, colours.card),
    ]
    lines = [(colours.path, hue.band) for hue in theme.hues.values()]
    lines += [
        (colours.exit, colours.page),
        (colours.select, colours.page),
        (colours.star_ink, colours.star_fill),
    ]
    lines += [(hue.accent, theme.map.card) for hue in theme.hues.values()]
    lines += [(level.colour, colours.panel) for level in theme.emotion.levels]
    lines += [(theme.emotion.face_features, level.colour) for level in theme.emotion.levels]
    low = [pair for pair in words if contrast(*pair) < WORDS]
    low += [pair for pair in lines if contrast(*pair) < GRAPHICS]
    assert low == []


def test_a_lane_shows_an_icon_that_there_is_and_that_can_be_seen(theme: Theme) -> None:
    assert [lane.icon for lane in theme.lanes.values() if not has_icon(lane.icon)] == []
    assert [t for t, lane in theme.lanes.items() if contrast(lane.accent, lane.tint) < WORDS] == []


def test_words_of_the_window_can_be_read(theme: Theme) -> None:
    if theme.ui is None:
        assert theme.name == "print"
        return
    ui = theme.ui
    grounds = (ui.window, ui.toolbar, ui.panel, ui.base, ui.alternate_base, ui.button, ui.button_hover)
    pairs = [(ink, ground) for ink in (ui.text, ui.text2) for ground in grounds]
    pairs += [
        (ui.highlighted_text, ui.highlight),
        (ui.tooltip_text, ui.tooltip),
        (ui.checked_text, ui.checked),
        (ui.link, ui.selection_row),
        (ui.link, ui.panel),
    ]
    assert [pair for pair in pairs if contrast(*pair) < WORDS] == []


def test_no_words_on_a_map_are_smaller_than_eleven_points_or_taller_than_their_line(theme: Theme) -> None:
    assert min(style.size for style in theme.type) == 11
    assert [style for style in theme.type if style.line_height < style.size] == []


def test_all_themes_know_the_same_hues_lanes_and_levels() -> None:
    light = load_theme("light")
    for name in THEMES:
        theme = load_theme(name)
        assert list(theme.hues) == list(light.hues)
        assert list(theme.lanes) == list(light.lanes)
        assert [level.level for level in theme.emotion.levels] == [-2, -1, 0, 1, 2]


def test_a_theme_replaces_single_measures_of_the_shared_ones() -> None:
    assert load_theme("contrast").stroke.card == 1.5
    assert load_theme("print").stroke.card == 1
    assert load_theme("contrast").stroke.path == load_theme("print").stroke.path


def test_unknown_names_get_the_stated_default(theme: Theme) -> None:
    assert theme.hue("chartreuse") is theme.hues["teal"]
    assert theme.lane("horoscopes") is theme.lanes["custom"]


@pytest.mark.parametrize(
    ("value", "level"),
    [(-9, -2), (-1.5, -2), (-1.4, -1), (-0.5, -1), (-0.4, 0), (0.5, 1), (1.49, 1), (2, 2), (7, 2)],
)
def test_a_feeling_takes_the_colour_of_the_nearest_level_with_halves_away_from_zero(
    value: float, level: int
) -> None:
    emotion = load_theme("light").emotion
    assert emotion.colour_of(value) == emotion.levels[level + 2].colour


def test_stages_in_a_row_differ_in_hue_and_start_again_when_hues_run_out() -> None:
    known = set(load_theme("print").hues)
    assert hues_for(0) == ()
    for count in range(1, 20):
        hues = hues_for(count)
        assert len(hues) == count
        assert set(hues) <= known
        assert all(one != next_one for one, next_one in pairwise(hues))
    assert hues_for(9)[8] == hues_for(8)[0] == "iris"
