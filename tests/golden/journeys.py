"""Specimens of whole maps: paths, people and their curves, a service blueprint, few and many columns, scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.model.records import JourneyMap
from cjm_desktop.text.repertoire import SCRIPTS
from tests.golden.board import board, of, personas, straight_on
from tests.golden.elements import BUYER, landscape, parcel

if TYPE_CHECKING:
    from cjm_desktop.model.graph import JourneyGraph
    from tests.golden.board import Fields, Way

FOUR = (
    (of("Awareness", icon="bulb"), ("Notice", "Look around")),
    (of("Consideration", icon="scale"), ("Compare", "Try out")),
    (of("Purchase", icon="shopping-cart"), ("Choose", "Pay")),
    (of("Service", icon="lifebuoy"), ("Receive", "Use")),
)


def paths() -> JourneyGraph:
    """Ways of every role and path: a branch with shares, joins, loops, skips, exits of both outcomes, a step's end."""
    meets = {
        1: [of("Short film", channel="video"), of("A friend", channel="word_of_mouth")],
        2: [of("Search results", channel="search"), of("Billboard", channel="outdoor")],
        3: [of("Comparison table", channel="website"), of("Blog post", channel="blog")],
        4: [of("Shop", channel="store"), of("Reviews", channel="review_site"), of("Chat", channel="chat")],
        5: [of("Basket", channel="web_shop"), of("To look for a code", kind="exit")],
        6: [of("Checkout", channel="mobile_app", milestone=True), of("Phone order", channel="phone")],
        7: [of("Parcel", channel="delivery", moment_of_truth="smot"), of("Post office", channel="post")],
        8: [of("Tips by e-mail", channel="email"), of("Settled in", kind="exit", outcome="done")],
    }
    ways: list[Way] = [
        ("1-1", "2-1", {}),
        ("1-2", "2-1", {}),
        ("1-1", "2-2", {"path": "alternative"}),
        ("2-1", "3-1", {"role": "branch", "probability": 0.62}),
        ("2-1", "3-2", {"role": "branch", "probability": 0.38}),
        ("3-1", "4-2", {}),
        ("3-2", "4-2", {}),
        ("3-1", "4-1", {"path": "exception", "label": "if near"}),
        ("4-2", "3-1", {"role": "loop", "label": "back 2.4×"}),
        ("4-1", "5-1", {}),
        ("4-2", "5-1", {}),
        ("4-3", "5-1", {"path": "unhappy"}),
        ("5-1", "5-2", {"role": "exit", "probability": 0.18}),
        ("5-1", "6-1", {"probability": 0.7}),
        ("5-1", "6-2", {"probability": 0.12, "condition": "card refused"}),
        ("6-1", "7-1", {}),
        ("6-2", "7-2", {}),
        ("7-1", "8-1", {}),
        ("8-1", "8-2", {"role": "exit"}),
        ("8-1", "4-2", {"role": "loop", "condition": "recommends"}),
        ("2-2", "6-1", {"path": "alternative", "label": "knows already"}),
    ]
    named = [(f"touchpoints-{source}", f"touchpoints-{target}", fields) for source, target, fields in ways]
    journey = JourneyMap(
        id="map", title="Ways through a journey", scenario="Nobody walks in a straight line."
    )
    return board(journey, FOUR, {"touchpoints": meets, "actions": {1: [of("Sits on the sofa")]}}, ways=named)


PEOPLE = (
    BUYER,
    of("Loyal customer", role="Third purchase", hue="teal", portrait={"hair": "bald", "beard": True}),
    of("Gift giver", role="Buys for others", portrait={"hair": "bun", "glasses": True, "skin": 5}),
    of("Office buyer", role="Orders in tens", portrait={"hair": "short", "hair_colour": "grey"}),
    of("Returning visitor", role="Left once already", portrait={"hair": "curly", "skin": 4}),
)
FEELINGS = (
    (0.5, 1.5, -1, 0.5, -2, 1, 2, 1.5),
    (0, -0.5, 0.5, 1, 0.2, -1, 1, 0.5),
    (-1, 0, 1, 2, 1, 2, -0.5, 0),
    (1, 0.8, 0, -1.5, -1, 0, 0.4, -1),
    (-2, -1.5, -0.4, -0.2, 0.6, 0.4, -1.6, 1),
)
QUOTES = {
    (1, 1): "Is it dying, or is it me?",
    (1, 2): "Finally, plain words.",
    (1, 3): "Four tabs, still no winner.",
    (1, 5): "Code not valid. Again.",
    (1, 7): "It feels made for me.",
    (2, 4): "As good as the last one.",
    (3, 4): "She will love it!",
    (4, 4): "Who signs for this?",
    (5, 7): "Twelve minutes in a queue.",
}


def people(count: int = 5) -> JourneyGraph:
    """Personas with their portraits, a curve and quotes for each, and a lane that shows one of them."""
    markers: dict[int, list[Fields]] = {step: [] for step in range(1, 9)}
    for person, values in enumerate(FEELINGS[:count], 1):
        for step, value in enumerate(values, 1):
            own = {"value": value, "quote": QUOTES.get((person, step), ""), "personas": [f"persona-{person}"]}
            markers[step].append(own)
    actions = {
        1: [of("Everyone sees this")],
        3: [of("Only for gifts", personas=["persona-2"]), of("For two", personas=["persona-1", "persona-2"])],
    }
    meets = {
        5: [of("Basket", channel="web_shop", moment_of_truth="fmot")],
        7: [of("Parcel", channel="delivery", moment_of_truth="smot")],
    }
    journey = JourneyMap(id="map", title="Five people", scenario="One map, five curves.", owner="Research")
    rows = {"touchpoints": meets, "emotions": markers, "actions": actions}
    return board(journey, FOUR, rows, extra=personas(*PEOPLE[:count]))


def blueprint() -> JourneyGraph:
    """A service blueprint: things, three lines, spans over stages, owners, a collapsed lane, a storyboard."""
    wide, square = landscape().digest, parcel().digest
    rows = {
        "images": {
            1: [of("On the sofa", picture=wide)],
            3: [of("At the table", picture=wide, until="step-4")],
            7: [of("The parcel", picture=square)],
        },
        "physical_evidence": {
            1: [of("Advertisement", icon="ad-2")],
            4: [of("Shelf label")],
            7: [of("Box", picture=square), of("Receipt", evidence="researched")],
        },
        "actions": {
            1: [of("Sees it", until="step-3")],
            2: [of("Asks around")],
            4: [of("Tries it for a week, with a friend and without", until="step-6")],
            7: [of("Unpacks")],
        },
        "thoughts": {1: [of("Not shown while the lane is collapsed")], 4: [of("Nor this")]},
        "frontstage": {
            1: [of("Answers on the phone", owner="Call centre", until="step-2")],
            4: [of("Lends one", owner="Shop", evidence="partly")],
            7: [of("Hands over", owner="Courier")],
        },
        "backstage": {
            2: [of("Plans advertising", owner="Marketing", until="step-5")],
            4: [of("Cleans and packs it")],
            7: [of("Picks, packs, hands over", owner="Logistics and returns", evidence="assumption")],
        },
        "support": {
            1: [of("Advertising exchange", owner="Partner")],
            5: [of("Stock system", owner="IT", until="step-8")],
        },
    }
    lanes: dict[str, Fields] = {
        "thoughts": {"collapsed": True},
        "frontstage": {"divider": "interaction"},
        "backstage": {"divider": "visibility"},
        "support": {"divider": "internal_interaction"},
    }
    journey = JourneyMap(id="map", title="Service blueprint", scope="future", reviewed_on="2025-10-14")
    person = of("Loyal customer", role="Third purchase")
    return board(journey, FOUR, rows, lanes=lanes, extra=personas(person), pictures=(landscape(), parcel()))


def single() -> JourneyGraph:
    """One stage with one step."""
    rows = {
        "goals": {1: [of("Be done")]},
        "touchpoints": {1: [of("Checkout", channel="web_shop", evidence="researched")]},
        "emotions": {1: [of("", value=1, quote="That was painless.")]},
        "pain_points": {1: [of("Asks for the address twice", severity="low")]},
    }
    stage = (of("Purchase", icon="shopping-cart", duration="40 minutes"), ("Pay",))
    journey = JourneyMap(id="map", title="One step", scenario="The smallest map there is.", owner="Shop")
    return board(journey, [stage], rows, extra=personas(of("First-time buyer", role="In a hurry")))


def crowd() -> JourneyGraph:
    """Twenty stages of three steps, most of them filled."""
    names = ("Notice", "Compare", "Choose", "Pay", "Receive")
    stages = [
        (of(f"{names[number % 5]} {number // 5 + 1}", icon="flag"), ("Begins", "Goes on", "Ends"))
        for number in range(20)
    ]
    steps = range(1, 61)
    rows = {
        "actions": {step: [of(f"Does what is done in step {step}")] for step in steps if step % 7},
        "touchpoints": {step: [of(f"Meeting {step}", channel="website")] for step in steps},
        "emotions": {step: [of("", value=(step * 7 % 17) / 4 - 2)] for step in steps},
        "pain_points": {step: [of("Takes too long", severity="high")] for step in steps if step % 4 == 0},
    }
    return board(JourneyMap(id="map", title="Twenty stages"), stages, rows, ways=straight_on(steps))


def scripts() -> JourneyGraph:
    """A step in each script: East Asian, Indic and all others that are promised, with words in Latin among them."""
    steps = range(1, len(SCRIPTS) + 1)
    half = len(SCRIPTS) // 2
    stages = (
        (of("お客様の旅"), [script.name for script in SCRIPTS[:half]]),
        (of("ग्राहक यात्रा"), [script.name for script in SCRIPTS[half:]]),
    )
    rows = {
        "actions": {step: [of(SCRIPTS[step - 1].sample)] for step in steps},
        "touchpoints": {step: [of(SCRIPTS[step - 1].sample, channel="website")] for step in steps},
        "emotions": {
            step: [of("", value=step % 5 - 2, quote=SCRIPTS[step - 1].sample)] for step in steps if step % 2
        },
        "thoughts": {step: [of(f"Order {SCRIPTS[step - 1].sample} now")] for step in steps},
    }
    journey = JourneyMap(
        id="map", title="Every 文字 и письма", scenario="客户旅程地图、고객 여정 지도、การเดินทางของลูกค้า"
    )
    return board(journey, stages, rows)
