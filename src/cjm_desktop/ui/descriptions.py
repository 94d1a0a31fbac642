"""What the inspector asks of each sort of record: of elements what their kind says, of all others what stands here."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.i18n import mark
from cjm_desktop.kinds.base import FieldDescription
from cjm_desktop.kinds.evidence_fields import EVIDENCE_FIELDS
from cjm_desktop.kinds.metrics import METRIC_FIELDS
from cjm_desktop.kinds.registry import card_kind, lane_kind
from cjm_desktop.model.records import (
    Element,
    Evidence,
    JourneyMap,
    Lane,
    Link,
    Metric,
    Persona,
    Record,
    Stage,
    Step,
    Transition,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

Fields = tuple[FieldDescription, ...]

HUES = (
    ("iris", mark("Indigo")),
    ("blue", mark("Blue")),
    ("teal", mark("Teal")),
    ("green", mark("Green")),
    ("amber", mark("Amber")),
    ("coral", mark("Coral")),
    ("rose", mark("Pink")),
    ("violet", mark("Violet")),
)
"""The hues of the themes, in words."""
TITLE = FieldDescription("title", mark("Title"), "text")
HUE = FieldDescription("hue", mark("Hue"), "hue", HUES)
PERSONAS = FieldDescription("personas", mark("Belongs to"), "personas")
MAP_FIELDS: Fields = (
    TITLE,
    FieldDescription("scenario", mark("Scenario"), "text"),
    FieldDescription(
        "journey_type",
        mark("Kind of journey"),
        "choice",
        (
            ("purchase", mark("Purchase")),
            ("lead_generation", mark("Lead generation")),
            ("engagement", mark("Engagement")),
            ("retention", mark("Retention")),
            ("support", mark("Support")),
            ("other", mark("Other")),
        ),
    ),
    FieldDescription(
        "scope",
        mark("Shows"),
        "choice",
        (("current", mark("Current state")), ("future", mark("Future state"))),
    ),
    FieldDescription("owner", mark("Owner")),
    FieldDescription("version", mark("Version")),
    FieldDescription("reviewed_on", mark("Last reviewed"), "date"),
    FieldDescription("review_cadence_days", mark("Days from review to review"), "number"),
    FieldDescription("language", mark("Language of the map"), "language"),
    FieldDescription("notes", mark("Notes"), "text"),
)
STAGE_FIELDS: Fields = (
    TITLE,
    FieldDescription("icon", mark("Icon"), "icon"),
    HUE,
    FieldDescription("duration", mark("Duration")),
    FieldDescription("goal", mark("Goal"), "text"),
    FieldDescription("description", mark("Description"), "text"),
)
STEP_FIELDS: Fields = (TITLE, FieldDescription("width", mark("Width, 1 is plain"), "number"))
DIVIDER = FieldDescription(
    "divider",
    mark("Line above the lane"),
    "choice",
    (
        (None, mark("None")),
        ("interaction", mark("Line of interaction")),
        ("visibility", mark("Line of visibility")),
        ("internal_interaction", mark("Line of internal interaction")),
    ),
)
LANE_FIELDS: Fields = (
    TITLE,
    FieldDescription("note", mark("Note")),
    FieldDescription("persona", mark("Shows the cards of"), "persona"),
    DIVIDER,
    FieldDescription("collapsed", mark("Folded"), "flag"),
    FieldDescription("hidden", mark("Hidden"), "flag"),
)
PERSONA_FIELDS: Fields = (
    FieldDescription("title", mark("Name")),
    FieldDescription("role", mark("Role")),
    FieldDescription("age", mark("Age"), "number"),
    FieldDescription("segment", mark("Segment")),
    FieldDescription("picture", mark("Picture"), "picture"),
    FieldDescription("portrait", mark("Portrait"), "portrait"),
    HUE,
    FieldDescription("quote", mark("Quote"), "text"),
    FieldDescription("goals", mark("Goals"), "lines"),
    FieldDescription("frustrations", mark("Frustrations"), "lines"),
    FieldDescription("traits", mark("Traits"), "traits"),
    FieldDescription("needs", mark("Needs"), "lines"),
    FieldDescription("motivations", mark("Motivations"), "lines"),
    FieldDescription("gains", mark("Gains"), "lines"),
    FieldDescription("behaviours", mark("Behaviours"), "lines"),
    FieldDescription("demographics", mark("Demographics"), "lines"),
    FieldDescription("preferred_channels", mark("Preferred channels"), "lines"),
)
TRANSITION_FIELDS: Fields = (
    FieldDescription(
        "role",
        mark("Kind"),
        "choice",
        (
            ("next", mark("Next")),
            ("branch", mark("Branch")),
            ("loop", mark("Loop back")),
            ("exit", mark("Exit")),
        ),
    ),
    FieldDescription("label", mark("Label")),
    FieldDescription("condition", mark("Condition")),
    FieldDescription("probability", mark("Share of customers"), "share"),
    FieldDescription("count", mark("Number of customers"), "number"),
    FieldDescription(
        "path",
        mark("Path"),
        "choice",
        (
            ("happy", mark("Happy path")),
            ("alternative", mark("Alternative")),
            ("exception", mark("Exception")),
            ("unhappy", mark("Unhappy path")),
        ),
    ),
    FieldDescription("duration", mark("Duration")),
)


class Description(NamedTuple):
    """What a record is called, its icon, and the fields to ask for."""

    label: str
    icon: str
    fields: Fields


NOTHING = Description("", "", ())
SORTS: Mapping[type[Record], Description] = {
    JourneyMap: Description(mark("Map"), "map", MAP_FIELDS),
    Stage: Description(mark("Stage"), "flag", STAGE_FIELDS),
    Step: Description(mark("Step"), "columns-3", STEP_FIELDS),
    Lane: Description(mark("Lane"), "row-insert-bottom", LANE_FIELDS),
    Persona: Description(mark("Persona"), "user", PERSONA_FIELDS),
    Metric: Description(mark("Metric"), "chart-bar", METRIC_FIELDS),
    Evidence: Description(mark("Evidence"), "search", EVIDENCE_FIELDS),
    Transition: Description(mark("Transition"), "route", TRANSITION_FIELDS),
    Link: Description(mark("Link"), "link", (FieldDescription("label", mark("Label")),)),
}
"""Every sort of record but elements, whose kinds speak for themselves."""


def description_of(record: Record | None, *, several_personas: bool = False) -> Description:
    """What to ask of a record; elements belong to somebody only where there are ``several_personas``."""
    if isinstance(record, Element):
        kind = card_kind(record.kind)
        fields = kind.fields or (TITLE,)
        return Description(
            kind.label, kind.icon_of(record), (*fields, PERSONAS) if several_personas else fields
        )
    found = SORTS.get(type(record), NOTHING) if record is not None else NOTHING
    match record:
        case Stage():
            return found._replace(icon=record.icon)
        case Lane():
            label = lane_kind(record.kind).label
            fields = tuple(each._replace(otherwise=label) if each is TITLE else each for each in found.fields)
            return found._replace(label=label, fields=fields)
        case _:
            return found
