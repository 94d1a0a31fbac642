"""The records of a journey map: what its file holds and what the graph's nodes and edges carry.

They are frozen, unknown fields included, and they are the file's schema. Kinds of cards add their own fields in
subclasses (see ``kinds``); a card of a kind nobody knows stays a plain ``Card`` that keeps every field it came with.
"""

from typing import Annotated, Any, Final, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    FailFast,
    Field,
    StringConstraints,
)

from cjm_desktop.model.characters import FORBIDDEN
from cjm_desktop.model.frozen import freeze

Identifier = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,64}$")]
"""An opaque id; those we make are eight characters of base 32."""
_TEXT = f"^[^{FORBIDDEN}]*$"
LONGEST_TITLE: Final = 2_000
LONGEST_WORDS: Final = 20_000
LINES: Final = "lines"
"""Marks a text that may have several lines. A file may hold them in any; only what is typed is made one line."""
Title = Annotated[str, StringConstraints(max_length=LONGEST_TITLE, pattern=_TEXT)]
Heading = Annotated[str, StringConstraints(max_length=LONGEST_TITLE, pattern=_TEXT), LINES]
Words = Annotated[str, StringConstraints(max_length=LONGEST_WORDS, pattern=_TEXT), LINES]
LARGEST_INTEGER: Final = 2**63 - 1
"""The largest that a file can hold."""
Order = Annotated[str, StringConstraints(pattern=r"^[0-9a-z]{0,199}[1-9a-z]$")]
"""A fractional key: records are sorted by it, and a new one fits between any two (``model.order``)."""
Language = Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$")]


def _tuple_of_list(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


type_of_list = BeforeValidator(_tuple_of_list)
"""Files have lists, records tuples."""
first_fault = FailFast()
"""A list is wrong with its first wrong entry: to tell of a million takes gigabytes."""
Identifiers = Annotated[tuple[Identifier, ...], first_fault, type_of_list]
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""A picture of the document, by the SHA-256 of its file's bytes: no record and no change carries the bytes."""
Texts = Annotated[tuple[Title, ...], first_fault, type_of_list]


class Value(BaseModel):
    """A frozen part of a record. Fields that we do not know are kept, frozen as well.

    The schema of a record is built when the first one is made: a window needs few of the kinds at once.
    """

    model_config = ConfigDict(frozen=True, extra="allow", strict=True, allow_inf_nan=False, defer_build=True)

    __pydantic_extra__: dict[str, Annotated[Any, AfterValidator(freeze)]]

    @property
    def model_extra(self) -> dict[str, Any]:
        """A copy of the fields we do not know: pydantic would hand out the dictionary itself, open to changes."""
        return dict(self.__pydantic_extra__)

    def replace(self, **fields: object) -> Self:
        """The same record with other fields, validated (``model_copy(update=…)`` would not be).

        Raises:
            pydantic.ValidationError: a new value does not fit its field.
        """
        return type(self).model_validate({**self.__dict__, **self.__pydantic_extra__, **fields})


class Record(Value):
    """Anything with an id: a node or a link of the graph."""

    id: Identifier


class EmotionScale(Value):
    """The one scale on which a map's emotions are told, with the words for its levels from lowest to highest.

    No words means the words of the map's language.
    """

    min: float = -2.0
    max: float = 2.0
    labels: Texts = ()


JourneyType = Literal["purchase", "lead_generation", "engagement", "retention", "support", "other"]
Scope = Literal["current", "future"]


class JourneyMap(Record):
    """The map itself: who does what, for whom it was drawn and how current it is."""

    title: Heading = ""
    scenario: Words = ""
    journey_type: JourneyType = "other"
    scope: Scope = "current"
    language: Language = "en"
    owner: Title = ""
    version: Title = ""
    created: Title = ""
    modified: Title = ""
    reviewed_on: Title = ""
    review_cadence_days: int | None = Field(default=None, ge=1, le=LARGEST_INTEGER)
    emotion_scale: EmotionScale = EmotionScale()
    notes: Words = ""


class Stage(Record):
    """A phase of the journey: one or more steps under one name and hue."""

    order: Order
    title: Heading = ""
    icon: Title = "flag"
    hue: Title = "teal"
    goal: Words = ""
    duration: Title = ""
    description: Words = ""


class Step(Record):
    """A column of the map, inside a stage. ``width`` multiplies the theme's column width."""

    stage: Identifier
    order: Order
    title: Heading = ""
    width: float = Field(default=1.0, ge=0.5, le=4.0)


Divider = Literal["interaction", "visibility", "internal_interaction"]
"""The lines of a service blueprint, from the customer down."""


class Lane(Record):
    """A row of the map. An empty title means the kind's own name in the map's language.

    ``divider`` is the line of a service blueprint that runs above the lane and moves with it.
    """

    kind: Title
    order: Order
    title: Heading = ""
    note: Title = ""
    hidden: bool = False
    collapsed: bool = False
    persona: Identifier | None = None
    divider: Divider | None = None


class Trait(Value):
    """A trait of a persona, on five bars."""

    title: Title
    value: int = Field(ge=0, le=5)


class Portrait(Value):
    """A persona's face where there is no picture: drawn from parts, ``skin`` and ``hair_colour`` from light to dark.

    What is left out is chosen by the persona's id.
    """

    hair: Literal["bald", "short", "curly", "bob", "long", "bun"] | None = None
    hair_colour: Literal["grey", "blond", "red", "brown", "dark"] | None = None
    skin: int | None = Field(default=None, ge=1, le=5)
    glasses: bool | None = None
    beard: bool | None = None


class Persona(Record):
    """One kind of customer. ``traits`` pairs a name with a strength from 1 to 5."""

    order: Order
    title: Title = ""
    role: Title = ""
    segment: Title = ""
    age: int | None = Field(default=None, ge=0, le=150)
    quote: Words = ""
    picture: Digest | None = None
    portrait: Portrait = Portrait()
    demographics: Texts = ()
    behaviours: Texts = ()
    goals: Texts = ()
    motivations: Texts = ()
    needs: Texts = ()
    frustrations: Texts = ()
    gains: Texts = ()
    preferred_channels: Texts = ()
    traits: Annotated[tuple[Trait, ...], first_fault, type_of_list] = ()
    hue: Title = ""


EvidenceStatus = Literal["assumption", "partly", "researched"]


class Element(Record):
    """What stands in a lane at a step. No personas means everyone."""

    kind: Title
    lane: Identifier
    step: Identifier
    personas: Identifiers = ()


class Card(Element):
    """An element with words of its own, ordered within its cell; ``until`` is the last step it spans, inclusive."""

    order: Order
    title: Words = ""
    notes: Words = ""
    tags: Texts = ()
    owner: Title = ""
    evidence: EvidenceStatus | None = None
    links_out: Texts = ()
    picture: Digest | None = None
    until: Identifier | None = None


class Marker(Element):
    """A point of a persona's curve: a value on the map's scale at a place (0..1) within its step."""

    value: float
    offset: float = Field(default=0.5, ge=0.0, le=1.0)


MetricKind = Literal[
    "conversion_rate",
    "bounce_rate",
    "time_on_page",
    "cart_abandonment_rate",
    "customer_lifetime_value",
    "csat",
    "nps",
    "ces",
    "retention",
    "churn",
    "cost",
    "volume",
    "duration",
    "custom",
]


class Reading(Value):
    """What a metric was at an earlier time. ``date`` is a day, a month or any other word for the time."""

    value: float
    date: Title = ""


class Metric(Record):
    """A figure that tells how the map, a stage, a step or a touchpoint does; ``subject`` is the id of that record.

    ``history`` runs from the earliest reading to the latest and does not repeat ``value``. ``direction`` says which
    way is good. Without a ``graph`` the tile chooses one that suits the figures.
    """

    kind: MetricKind = "custom"
    subject: Identifier
    order: Order
    title: Title = ""
    value: float | None = None
    target: float | None = None
    unit: Title = ""
    direction: Literal["up", "down"] = "up"
    period: Title = ""
    source: Title = ""
    history: Annotated[tuple[Reading, ...], first_fault, type_of_list] = ()
    graph: Literal["line", "bar", "columns", "none"] | None = None
    notes: Words = ""


EvidenceKind = Literal[
    "interview",
    "survey",
    "analytics",
    "support_tickets",
    "call_recording",
    "review",
    "heat_map",
    "assumption",
]


class Evidence(Record):
    """Where knowledge comes from; a link of kind ``supported_by`` leads to it from what it backs."""

    kind: EvidenceKind = "interview"
    order: Order
    title: Title = ""
    date: Title = ""
    sample_size: int | None = Field(default=None, ge=0, le=LARGEST_INTEGER)
    link: Title = ""
    notes: Words = ""


class Link(Record):
    """A directed edge between two records."""

    kind: Title
    source: Identifier
    target: Identifier
    label: Title = ""


class Transition(Link):
    """A way from one touchpoint or step to another. A share is told by a probability or a count, never both."""

    kind: Literal["transition"] = "transition"
    role: Literal["next", "branch", "loop", "exit"] = "next"
    path: Literal["happy", "unhappy", "exception", "alternative"] = "happy"
    condition: Title = ""
    probability: float | None = Field(default=None, ge=0.0, le=1.0)
    count: int | None = Field(default=None, ge=0, le=LARGEST_INTEGER)
    duration: Title = ""
