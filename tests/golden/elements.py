"""Specimens of what stands in lanes: every kind of card in its states, figures with graphs, words of all lengths."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from cjm_desktop.model.order import keys
from cjm_desktop.model.pictures import PictureContent
from cjm_desktop.model.records import JourneyMap, Metric
from tests.golden.board import board, of, personas, straight_on
from tests.picture_files import png

if TYPE_CHECKING:
    from cjm_desktop.model.graph import JourneyGraph
    from tests.golden.board import Fields, Rows

STAGES = (
    (of("Awareness", icon="bulb", duration="2–3 weeks"), ("Notice", "Look around")),
    (of("Consideration", icon="scale", duration="5 days"), ("Compare", "Try out")),
    (of("Purchase", icon="shopping-cart", duration="40 minutes"), ("Pay", "Receive")),
)
BUYER = of(
    "First-time buyer",
    role="Compares before paying",
    quote="I want the one I won’t regret.",
    goals=("Know what differs", "Pay a fair price"),
    frustrations=("Words that mean nothing", "Waiting in line"),
    traits=({"title": "Price sensitivity", "value": 4}, {"title": "Patience", "value": 2}),
)


@cache
def landscape() -> PictureContent:
    """A small picture, wider than high: a sun over two hills."""
    image = Image.new("RGB", (96, 64), (214, 232, 246))
    draw = ImageDraw.Draw(image)
    draw.ellipse((62, 8, 82, 28), (246, 196, 84))
    draw.polygon(((0, 64), (34, 22), (70, 64)), (86, 142, 118))
    draw.polygon(((38, 64), (68, 36), (96, 64)), (56, 104, 96))
    return PictureContent.of(png(image))


@cache
def parcel() -> PictureContent:
    """A small square picture: a box with a ribbon."""
    image = Image.new("RGB", (64, 64), (244, 240, 232))
    draw = ImageDraw.Draw(image)
    draw.rectangle((10, 18, 54, 56), (196, 148, 96))
    draw.rectangle((28, 18, 36, 56), (188, 64, 52))
    return PictureContent.of(png(image))


def _upper_rows() -> Rows:
    """The rows of the sheet of cards from the first lane down."""
    return {
        "goals": {
            1: [of("Find out whether it is time", until="step-2")],
            3: [of("Choose without regret", evidence="partly")],
            4: [of("Hold it in both hands", evidence="researched")],
            5: [of("Pay a fair price, quickly and safely", until="step-6", evidence="assumption")],
        },
        "actions": {
            1: [of("Sees an advertisement", evidence="researched"), of("Hears from a friend")],
            2: [of("Reads a post and saves it for later", evidence="partly")],
            3: [of("Puts three models side by side and argues with a friend", until="step-4")],
            5: [of("Pays by instalments")],
            6: [of("Unpacks", evidence="assumption")],
        },
        "touchpoints": {
            1: [of("Short film", channel="video", evidence="assumption", start=True)],
            2: [of("Search results", channel="search", evidence="researched", moment_of_truth="zmot")],
            3: [
                of("Comparison table", channel="website", evidence="partly"),
                of("Reviews", channel="review_site"),
            ],
            4: [of("The shop round the corner", channel="store", moment_of_truth="fmot", milestone=True)],
            5: [
                of("Checkout", channel="web_shop", channel_name="Our shop", peak=True),
                of("Basket reminder", kind="intervention", type="email", timing="after 2 hours"),
                of("Too dear", kind="exit"),
            ],
            6: [
                of("Parcel", channel="delivery", milestone=True, end=True),
                of("Settled in", kind="exit", outcome="done"),
            ],
        },
        "channels": {},
        "key_moments": {},
        "emotions": {
            1: [of("Curious", value=0.4, quote="Could be something.")],
            2: [of("Hopeful", value=1.2, quote="Finally, plain words.")],
            3: [of("Lost", value=-1.1, quote="Four tabs, still no winner.")],
            4: [of("Sure", value=1.6)],
            5: [of("Annoyed", value=-2.0, quote="Code not valid. Again.")],
            6: [of("Happy", value=2.0, quote="Worth the wait.")],
        },
        "thoughts": {
            1: [of("How long can I put this off?")],
            2: [of("Who pays for this advice?", evidence="partly")],
            4: [of("It is heavier than it looks. Would I carry it every day?", evidence="researched")],
            6: [of("Please let it simply work.", evidence="assumption")],
        },
        "motivations": {
            1: [of("Not to fall behind")],
            3: [of("To be sure", evidence="researched"), of("To be heard")],
            5: [of("Peace of mind for a whole year", until="step-6")],
        },
    }


def _lower_rows() -> Rows:
    """Those below."""
    wide, square = landscape().digest, parcel().digest
    return {
        "pain_points": {
            1: [of("Advertising buries useful answers", severity="low", evidence="researched")],
            3: [of("Names differ from shop to shop", severity="medium", evidence="partly")],
            5: [of("An empty coupon box sends people away", severity="high", evidence="assumption")],
            6: [of("No hour is named", severity="high")],
        },
        "opportunities": {
            1: [of("One honest page", impact=5, effort=1, evidence="researched", owner="Content")],
            3: [of("Compare by task", impact=4, effort=3, status="planned"), of("Not rated yet")],
            5: [of("Apply the best code unasked", impact=5, effort=5, due="May", until="step-6")],
        },
        "ideas": {
            2: [of("A checklist to print", evidence="partly")],
            4: [of("Borrow it for a week")],
            6: [of("A first evening together with an expert on the phone")],
        },
        "interventions": {
            2: [
                of("Seen it again", type="retargeting_ad", trigger="left without a choice", timing="next day")
            ],
            4: [of("Ask us anything", type="chatbot", trigger="third visit")],
            5: [
                of("Your basket is kept", type="push", trigger="basket left", timing="2 h", evidence="partly")
            ],
            6: [of("How is it going?", type="call")],
        },
        "metrics": {},
        "images": {
            1: [of("At home, on the sofa", picture=wide)],
            3: [of("Both models on the table", picture=square, fit="whole")],
            6: [of("A caption without its picture")],
        },
        "physical_evidence": {
            4: [of("A leaflet", icon="news")],
            6: [of("Box with a ribbon", picture=square, evidence="researched"), of("Receipt")],
        },
        "frontstage": {
            4: [of("Advises at the shelf", owner="Shop floor")],
            6: [of("Hands over", owner="Courier")],
        },
        "backstage": {
            2: [of("Writes posts", owner="Content", evidence="assumption")],
            5: [of("Checks for fraud", owner="Payments"), of("Reserves stock")],
        },
        "support": {5: [of("Payment provider", owner="A partner with quite a long name")]},
        "free_text": {
            1: [of("A plain note", kind="note", evidence="partly")],
            2: [of("An action among notes", kind="action")],
            3: [of("An idea among notes", kind="idea")],
            4: [of("A pain among notes", kind="pain_point", severity="low")],
            5: [of("A thought among notes", kind="thought")],
            6: [of("A kind nobody knows", kind="parking_lot")],
        },
    }


def cards() -> JourneyGraph:
    """Every kind of lane and of card, with each evidence status, spans, key moments and pictures."""
    journey = JourneyMap(
        id="map",
        title="Every kind of card",
        scenario="A sheet on which nothing is left out: each kind of lane with its cards in their states.",
        owner="Service design",
        version="3",
        reviewed_on="2025-10-14",
        scope="future",
    )
    rows = {**_upper_rows(), **_lower_rows()}
    lanes = {
        "actions": of("", note="What the customer does"),
        "frontstage": {"divider": "interaction"},
        "backstage": {"divider": "visibility"},
        "support": {"divider": "internal_interaction"},
    }
    figures = [
        Metric(id="visits", kind="volume", subject="stage-1", order="a", title="Visits", value=48_200),
        Metric(
            id="basket",
            subject="step-5",
            order="b",
            title="Baskets left",
            value=18,
            target=12,
            direction="down",
        ),
    ]
    extra = [*personas(BUYER), *figures]
    return board(
        journey,
        STAGES,
        rows,
        lanes=lanes,
        ways=straight_on(range(1, 7)),
        extra=extra,
        pictures=(landscape(), parcel()),
    )


FIGURES = (
    of("Organic visits", subject="step-1", value=48_200, target=50_000, graph="line"),
    of("Read to the end", subject="step-2", value=41, unit="%", target=35, graph="bar"),
    of("Use the comparison", subject="step-3", value=27, unit="%", target=35, graph="columns"),
    of("No graph", subject="step-4", value=4.1, unit="/ 5", target=4.0, graph="none"),
    of("Time to check out", subject="step-5", value=2.667, unit="min", target=2, direction="down"),
    of("Not measured", subject="step-6"),
    of("Lifetime value", subject="step-1", value=1_250_000, unit="€", graph="line"),
    of("Change", subject="step-2", value=-3.5, unit="%", graph="columns", target=0),
    of("Churn", subject="step-3", value=0.4, unit="%", target=2, direction="down", graph="bar"),
    of("A metric whose name takes two lines", subject="step-4", value=7, graph="line", target=7),
    of("Net promoter score", subject="step-5", value=52, target=50, graph="bar"),
    of("First reply", subject="step-6", value=12, unit="h", direction="down", graph="columns"),
    of("Of the whole stage", subject="stage-2", value=96, unit="%", target=95),
)
SHARES = (0.62, 0.8, 0.71, 0.9, 0.84, 1.02)
"""What a figure was before, in turn, as shares of what it is."""


def numbers() -> JourneyGraph:
    """Figures with every graph, met and missed; impact by effort from lowest to highest; severities."""
    levels = (None, 1, 3, 5)
    squares = {
        step: [
            of(f"Impact {impact or '–'}, effort {effort or '–'}", impact=impact, effort=effort)
            for impact in levels
        ]
        for step, effort in enumerate(levels, 1)
    }
    pains = {
        step: [of("Holds people up", severity=severity, evidence=evidence)]
        for step, (severity, evidence) in enumerate(
            (
                ("low", None),
                ("medium", None),
                ("high", None),
                ("low", "assumption"),
                ("medium", "partly"),
                ("high", "researched"),
            ),
            1,
        )
    }
    orders = zip(FIGURES, keys(len(FIGURES)), strict=True)
    figures = [_figure(number, order, fields) for number, (fields, order) in enumerate(orders, 1)]
    journey = JourneyMap(id="map", title="Figures and ratings", scenario="Every graph, met and missed.")
    rows = {"metrics": {}, "opportunities": squares, "pain_points": pains}
    return board(journey, STAGES, rows, lanes={"metrics": {"note": "Last 90 days"}}, extra=figures)


def _figure(number: int, order: str, fields: Fields) -> Metric:
    """A metric, with earlier readings where its graph shows some."""
    value = fields.get("value")
    history = []
    if isinstance(value, float | int) and fields.get("graph") in {"line", "columns"}:
        history = [{"value": share * value} for share in SHARES]
    return Metric.model_validate({"id": f"metric-{number}", "order": order, "history": history, **fields})


LONGEST = "Donaudampfschifffahrtsgesellschaftskapitänsmützenband"
SENTENCE = (
    "Reads every review, then calls a friend who owned an older model and asks whether the hinge still holds"
)


def words() -> JourneyGraph:
    """Titles that are empty, of one letter, of one endless word and of many words, wherever words stand."""
    texts = ("", "A", LONGEST, SENTENCE, "Two\nlines", "1,234,567.89 €")
    journey = JourneyMap(
        id="map",
        title="A title that goes on and on because nobody told the person who wrote it that a title should be short",
        scenario=SENTENCE + ". " + SENTENCE + ".",
        owner="The department of very long names and even longer responsibilities",
        version="2025.10.14-draft-with-remarks",
        reviewed_on="some time last autumn",
        review_cadence_days=90,
    )
    stages = (
        (of("", icon="flag"), ("", "A")),
        (of("Consideration of all the alternatives that are left", duration=SENTENCE), (LONGEST, SENTENCE)),
        (of(LONGEST, icon="truck-delivery", duration="1 h"), ("Two words", "End")),
    )
    plain = {step: [of(text)] for step, text in enumerate(texts, 1)}
    owned = {step: [of(text, owner=text)] for step, text in enumerate(texts, 1)}
    meets = {step: [of(text, channel="website", evidence="partly")] for step, text in enumerate(texts, 1)}
    feels = {
        step: [of("", value=value, quote=text)]
        for step, (text, value) in enumerate(zip(texts, (0, 1, -1, 2, -2, 0.5), strict=True), 1)
    }
    rows = {
        "goals": plain,
        "touchpoints": meets,
        "emotions": feels,
        "thoughts": plain,
        "pain_points": plain,
        "backstage": owned,
        "actions": {},
    }
    lanes = {
        "goals": of(LONGEST, note=SENTENCE),
        "thoughts": of("A lane whose title needs more than one line", note="short"),
        "actions": of("Nothing stands here"),
    }
    person = of(LONGEST, role=SENTENCE, quote=SENTENCE, goals=(SENTENCE, "A"), frustrations=(LONGEST,))
    return board(journey, stages, rows, lanes=lanes, extra=personas(person))
