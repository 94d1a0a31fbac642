"""Writes the sample maps: one journey, four languages, the same ids in each.

    python scripts/make_samples.py

What a map is made of stands here once; what it says stands in ``scripts/samples/``, a table of words per language. The
files go to ``examples/`` for people and to ``resources/templates/`` for the program.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from hashlib import blake2s
from pathlib import Path
from typing import Any

from cjm_desktop.kinds.registry import record_type
from cjm_desktop.model.graph import JourneyGraph
from cjm_desktop.model.order import keys
from cjm_desktop.model.records import JourneyMap, Lane, Persona, Record, Stage, Step, Transition
from cjm_desktop.storage.files import dumps

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("en", "ru", "ro", "lt")
Words = dict[str, Any]

STAGES = (
    ("awareness", "bulb", "iris"),
    ("consideration", "scale", "blue"),
    ("decision", "shopping-cart", "teal"),
    ("service", "lifebuoy", "amber"),
    ("loyalty", "heart-handshake", "rose"),
)
LANES = ("actions", "touchpoints", "emotions")
ACTIONS = {
    "awareness": ("ad", "campaign", "friends"),
    "consideration": ("research", "competitors", "compare"),
    "decision": ("buy",),
    "service": ("receive", "support", "documentation"),
    "loyalty": ("again", "share"),
}
TOUCHPOINTS: dict[str, tuple[tuple[str, str, dict[str, str]], ...]] = {
    "awareness": (
        ("commercial", "traditional_media", {"evidence": "assumption"}),
        ("feed", "social_network", {"evidence": "partly"}),
        ("advice", "word_of_mouth", {"evidence": "researched"}),
    ),
    "consideration": (
        ("product_page", "website", {"evidence": "researched"}),
        ("comments", "social_network", {"evidence": "partly"}),
        ("opinions", "word_of_mouth", {"evidence": "assumption"}),
    ),
    "decision": (
        ("checkout", "website", {"evidence": "researched", "moment_of_truth": "fmot"}),
        ("app_order", "mobile_app", {"evidence": "researched"}),
        ("phone_order", "phone", {"evidence": "partly"}),
    ),
    "service": (
        ("guide", "email", {"evidence": "partly"}),
        ("chatbot", "chatbot", {"evidence": "researched"}),
        ("hotline", "phone", {"evidence": "researched", "moment_of_truth": "smot"}),
    ),
    "loyalty": (
        ("review", "review_site", {"evidence": "researched"}),
        ("post", "social_network", {"evidence": "partly"}),
        ("recommendation", "word_of_mouth", {"evidence": "assumption"}),
    ),
}
EMOTIONS = (
    ("interested", "awareness", 0.26, 1.0),
    ("doubtful", "awareness", 0.76, -1.0),
    ("curious", "consideration", 0.24, 0.0),
    ("hopeful", "consideration", 0.76, 1.0),
    ("excited", "decision", 0.5, 2.0),
    ("disappointed", "service", 0.5, -2.0),
    ("satisfied", "loyalty", 0.24, 1.0),
    ("delighted", "loyalty", 0.76, 2.0),
)
PATH = (
    ("commercial", "feed"),
    ("feed", "product_page"),
    ("advice", "opinions"),
    ("product_page", "checkout"),
    ("comments", "app_order"),
    ("checkout", "guide"),
    ("app_order", "chatbot"),
    ("chatbot", "hotline"),
    ("guide", "review"),
    ("hotline", "recommendation"),
)


def identifier(*names: str) -> str:
    """The id of a thing of the sample: eight characters, the same in every language and every run."""
    alphabet = "0123456789abcdefghjkmnpqrstvwxyz"
    digest = blake2s("/".join(("classic", *names)).encode(), digest_size=8).digest()
    return "".join(alphabet[byte % 32] for byte in digest)


@dataclass
class Sample:
    """The records of one language while they are put together."""

    words: Words
    records: list[Record] = field(default_factory=list)

    def element(self, kind: str, lane: str, stage: str, name: str, **fields: object) -> None:
        """Add an element at the only step of a stage."""
        self.records.append(
            record_type(kind).model_validate(
                {
                    "id": identifier(kind, name),
                    "kind": kind,
                    "lane": identifier("lane", lane),
                    "step": identifier("step", stage),
                    **fields,
                }
            )
        )


def build(language: str, words: Words) -> JourneyGraph:
    """The map in one language."""
    sample = Sample(words)
    journey = JourneyMap.model_validate({"id": identifier("map"), "language": language, **words["map"]})
    sample.records.append(
        Persona.model_validate(
            {"id": identifier("persona"), "order": keys(1)[0], "hue": "iris", **words["persona"]}
        )
    )
    for (name, icon, hue), order in zip(STAGES, keys(len(STAGES)), strict=True):
        title, duration = words["stages"][name]
        stage = identifier("stage", name)
        sample.records.append(
            Stage(id=stage, order=order, title=title, duration=duration, icon=icon, hue=hue)
        )
        sample.records.append(Step(id=identifier("step", name), stage=stage, order=keys(1)[0], title=title))
    for lane, order in zip(LANES, keys(len(LANES)), strict=True):
        title, note = words["lanes"][lane]
        sample.records.append(
            Lane(id=identifier("lane", lane), kind=lane, order=order, title=title, note=note)
        )
    _fill(sample)
    for source, target in PATH:
        sample.records.append(
            Transition(
                id=identifier("path", source, target),
                source=identifier("touchpoint", source),
                target=identifier("touchpoint", target),
            )
        )
    return JourneyGraph(journey, sample.records)


def _fill(sample: Sample) -> None:
    words = sample.words
    for stage, names in ACTIONS.items():
        for name, order in zip(names, keys(len(names)), strict=True):
            sample.element("action", "actions", stage, name, order=order, title=words["actions"][name])
    for stage, points in TOUCHPOINTS.items():
        for (name, channel, more), order in zip(points, keys(len(points)), strict=True):
            title = words["touchpoints"][name]
            sample.element(
                "touchpoint", "touchpoints", stage, name, order=order, title=title, channel=channel, **more
            )
    for name, stage, offset, value in EMOTIONS:
        title, quote = words["emotions"][name]
        sample.element(
            "emotion", "emotions", stage, name, offset=offset, value=value, title=title, quote=quote
        )


def main() -> None:
    """Write every language to both places."""
    for language in LANGUAGES:
        words = json.loads(
            (ROOT / "scripts" / "samples" / f"classic.{language}.json").read_text(encoding="utf-8")
        )
        content = dumps(build(language, words))
        for folder in (ROOT / "examples", ROOT / "resources" / "templates"):
            (folder / f"classic.{language}.cjm").write_bytes(content)


if __name__ == "__main__":
    main()
