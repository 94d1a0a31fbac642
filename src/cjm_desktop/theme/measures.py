"""Type, grid and sizes, the same in every theme.

Lengths are points at 100 % scale; those of ``Selection`` are device-independent pixels at every zoom, and times are
milliseconds. The values stand in ``resources/themes/measures.json``.
"""

from typing import NamedTuple

from cjm_desktop.display.geometry import Size
from cjm_desktop.display.type_style import TypeStyle

Dash = tuple[float, ...]


class MapType(NamedTuple):
    """How each kind of words on the map is set."""

    poster_title: TypeStyle
    scenario: TypeStyle
    overline: TypeStyle
    meta_label: TypeStyle
    meta_value: TypeStyle
    persona_name: TypeStyle
    persona_role: TypeStyle
    persona_quote: TypeStyle
    header_body: TypeStyle
    header_heading: TypeStyle
    legend: TypeStyle
    stage_name: TypeStyle
    stage_meta: TypeStyle
    step_name: TypeStyle
    step_number: TypeStyle
    lane_name: TypeStyle
    lane_note: TypeStyle
    goal: TypeStyle
    body: TypeStyle
    opportunity: TypeStyle
    touchpoint_title: TypeStyle
    channel: TypeStyle
    thought: TypeStyle
    feeling_quote: TypeStyle
    level_word: TypeStyle
    severity_word: TypeStyle
    badge: TypeStyle
    path_label: TypeStyle
    exit_value: TypeStyle
    kpi_label: TypeStyle
    kpi_value: TypeStyle
    kpi_unit: TypeStyle
    kpi_target: TypeStyle
    owner_chip: TypeStyle
    footer: TypeStyle


class WindowType(NamedTuple):
    """How words around the canvas are set."""

    body: TypeStyle
    strong: TypeStyle
    small: TypeStyle
    panel_title: TypeStyle
    page_title: TypeStyle
    button: TypeStyle


class PresentType(NamedTuple):
    """How words are set when presenting, in pixels at 1920 x 1080."""

    stage: TypeStyle
    timer: TypeStyle
    goal: TypeStyle
    step: TypeStyle
    opportunity: TypeStyle
    body: TypeStyle
    quote: TypeStyle
    votes: TypeStyle
    label: TypeStyle
    progress: TypeStyle


class GridMeasures(NamedTuple):
    """Columns, rows and the space around them.

    A stage is as wide as its cells, the gaps between them, its padding on both sides and the gap of the notch.
    ``body_max`` is the largest body size that wider columns bring.
    """

    cell_width: float
    cell_gap: float
    stage_padding: float
    stage_gap: float
    lane_label_width: float
    stage_header_height: float
    chevron_notch: float
    header_to_band: float
    step_row_height: float
    lane_padding_y: float
    card_padding_x: float
    card_padding_y: float
    card_stack_gap: float
    poster_margin: float
    masthead_height: float
    masthead_to_map: float
    column_min: float
    column_max: float
    stage_notch_gap: float
    body_max: float
    visibility_line_height: float


class MinHeights(NamedTuple):
    """The least height of each kind of card, of the emotion lane, and of what stands between touchpoints."""

    goal: float
    action: float
    touchpoint: float
    thought: float
    pain: float
    opportunity: float
    metric: float
    backstage: float
    emotion_lane: float
    emotion_lane_min: float
    touchpoint_row_gap: float
    loop_headroom: float


class Sizes(NamedTuple):
    """How large the drawn parts are; discs, dots and faces by their diameter.

    ``stage_name_shrink`` is a factor: the smallest that all stage names of a map may be set at, together, before they
    wrap.
    """

    touchpoint_width: float
    touchpoint_disc: float
    touchpoint_icon: float
    stage_disc: float
    stage_icon: float
    lane_tile: float
    lane_icon: float
    face: float
    face_ring: float
    axis_face: float
    evidence: float
    severity_dot: float
    severity_pitch: float
    quadrant: float
    star_badge: float
    owner_chip_height: float
    exit_pill: Size
    exit_disc: float
    branch_node: float
    arrowhead: Size
    step_disc: float
    kpi_graph: Size
    second_persona_dot: float
    avatar: float
    avatar_small: float
    stage_name_shrink: float


class Radii(NamedTuple):
    """Corner radii. A pill has half its height."""

    card: float
    goal: float
    band: float
    chevron_end: float
    chevron_tip: float
    lane_icon: float
    chip: float
    minimap_and_popups: float
    ui_control: float
    ui_tab: float
    persona_card: float


class Strokes(NamedTuple):
    """Widths and dashes of lines; a band of no width has none. Those of icons are in units of their 24-unit grid."""

    hairline: float
    hairline_print_min: float
    path: float
    path_dash: Dash
    path_corner: float
    emotion_curve: float
    second_persona: float
    second_persona_dash: Dash
    line_of_visibility: float
    line_of_visibility_dash: Dash
    level_guide: float
    level_guide_dash: Dash
    icon: float
    icon_bold: float
    selection: float
    selection_offset: float
    guide: float
    drop_dash: Dash
    card: float
    band: float


class Selection(NamedTuple):
    """Handles and drop marks, in device-independent pixels at every zoom."""

    handle: float
    handle_radius: float
    port: float
    port_gap: float
    popup_bar_height: float
    popup_bar_gap: float
    insert_bar: float
    insert_bar_dot: float
    hit_area_min: float


class Detail(NamedTuple):
    """The scales below which less is drawn.

    Below ``plain`` channel lines, evidence and badges go; below ``bars`` words become bars and icons go; below
    ``thumbnail`` only stages, bands, card blocks and the curve remain.
    """

    thumbnail: float
    bars: float
    plain: float


class Motion(NamedTuple):
    """How long each movement takes, in milliseconds, and its easing (a cubic Bézier through 0,0 and 1,1).

    With reduced motion everything takes no time, except zooming to fit.
    """

    hover: int
    press: int
    select: int
    drop_settle: int
    panel: int
    zoom_to_fit: int
    present_stage: int
    vote_dot: int
    timer_pulse: int
    zoom_to_fit_reduced: int
    easing: tuple[float, ...]
