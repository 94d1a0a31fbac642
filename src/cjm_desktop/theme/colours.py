"""The colours of a theme, by what they are for. Each is ``#RRGGBB``.

Colour is time: a stage has one hue, lanes stay neutral. Three colours mean one thing each and nothing else may use
them: ``exit`` is loss, ``star_fill`` a moment of truth, ``select`` the editor. Named tuples rather than data classes:
they are as frozen and typed, and take an eighth of the time to define at start-up.
"""

import math
from typing import NamedTuple

from cjm_desktop.display.items import Colour


class MapColours(NamedTuple):
    """The roles of the drawing that belong to no stage and no lane."""

    page: Colour  # sheet and map ground
    canvas: Colour  # desk around the sheet
    grid_dot: Colour
    ink: Colour  # body text, titles
    ink2: Colour  # secondary text
    ink3: Colour  # captions, the second persona's curve
    hair: Colour  # between lanes
    hair_strong: Colour  # neutral line of the curve, sticky edges
    card: Colour
    card_line: Colour  # where no stage's hue applies
    panel: Colour  # ground of the emotion lane
    panel_line: Colour
    subtle: Colour  # backstage and locked fill
    path: Colour  # journey path and its arrowheads
    exit: Colour  # drop-off, pain, severity
    exit_tint: Colour
    star: Colour  # moment of truth, as text or line
    star_fill: Colour
    star_ink: Colour  # on star_fill
    star_tint: Colour
    chip_fill: Colour
    chip_text: Colour
    quote: Colour
    good: Colour  # target met
    good_tint: Colour
    bad: Colour  # target missed
    bad_tint: Colour
    select: Colour  # selection, guides, drop marks: never printed
    select_tint: Colour
    locked: Colour
    focus: Colour
    line_of_visibility: Colour
    label_column: Colour
    masthead: Colour


class Hue(NamedTuple):
    """The shades of one stage's hue, from its chevron to the ground of its column."""

    header: Colour  # chevron and channel discs
    on_header: Colour  # text and icons on the header
    header_disc: Colour  # the disc inside the chevron
    accent: Colour  # graphs and line icons, never words
    band: Colour  # ground of the column
    tint: Colour  # step row, goal strip
    disc: Colour  # a soft disc
    line: Colour  # a card's hairline
    text: Colour  # words and icons on tint, band and card
    quote: Colour  # quotation mark


class LaneColours(NamedTuple):
    """How a lane shows who it is: its icon, and the colour of that icon on its tile."""

    icon: str
    accent: Colour
    tint: Colour


class Level(NamedTuple):
    """A level of feeling, from -2 to 2, by name and colour."""

    level: int
    name: str
    colour: Colour


class Emotion(NamedTuple):
    """The colours of the emotion lane: levels from lowest to highest, faces, and the soft area under the curve."""

    levels: tuple[Level, ...]
    face_features: Colour
    area_positive: Colour
    area_neutral: Colour
    area_negative: Colour

    def colour_of(self, level: float) -> Colour:
        """The colour of the nearest level, halves away from zero (0.5 is level 1, -0.5 is level -1)."""
        nearest = math.copysign(math.floor(abs(level) + 0.5), level)
        lowest = self.levels[0].level
        place = int(nearest) - lowest
        return self.levels[min(max(place, 0), len(self.levels) - 1)].colour


class WindowColours(NamedTuple):
    """The colours of the window around the drawing."""

    window: Colour
    toolbar: Colour
    panel: Colour
    base: Colour
    alternate_base: Colour
    text: Colour
    text2: Colour
    placeholder: Colour
    border: Colour
    border_strong: Colour
    divider: Colour
    button: Colour
    button_hover: Colour
    button_pressed: Colour
    checked: Colour
    checked_text: Colour
    highlight: Colour
    highlighted_text: Colour
    selection_row: Colour
    link: Colour
    tooltip: Colour
    tooltip_text: Colour
    focus_ring: Colour
    warn: Colour
    warn_tint: Colour
    ok: Colour
    error: Colour
