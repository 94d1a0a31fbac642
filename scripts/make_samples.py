"""Writes the sample maps and templates: each journey in four languages, with the same ids in each.

    python scripts/make_samples.py

What a map is made of stands once in ``scripts/samples/NAME.json``, what it says in ``NAME.LANGUAGE.json``, a table of
words for each language; ``pictures/`` holds what is embedded. A thing is called ``kind/name`` there, and its id is made
from that. The files go to ``resources/templates/`` for the program, those of the samples to ``examples/`` for people.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from hashlib import blake2s
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cjm_desktop.kinds.registry import lane_kind, record_type
from cjm_desktop.model.graph import JourneyGraph
from cjm_desktop.model.order import keys
from cjm_desktop.model.pictures import PictureContent
from cjm_desktop.model.records import (
    Card,
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
from cjm_desktop.storage.files import dumps

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "scripts" / "samples"
LANGUAGES = ("en", "ru", "ro", "lt")
TEMPLATES = (
    "blank",
    "classic",
    "laptop",
    "lead_generation",
    "onboarding",
    "purchase",
    "retention",
    "service_blueprint",
    "support",
)
EXAMPLES = ("classic", "laptop", "laptop_blueprint")
"""Those that tell of somebody's journey. The rest are for starting from."""
Table = dict[str, Any]

WORDS = {
    "stage": ("title", "duration", "goal"),
    "lane": ("title", "note"),
    "touchpoint": ("title", "channel_name"),
    "emotion": ("title", "quote"),
    "opportunity": ("title", "owner"),
    "intervention": ("title", "trigger", "message", "timing"),
    "activity": ("title", "owner"),
    "metric": ("title", "unit", "source"),
    "evidence": ("title", "notes"),
}
"""What the entries of a list of words are, by the kind that they belong to."""


@dataclass(frozen=True)
class Builder:
    """Puts the records of one map together: ``name`` seeds the ids."""

    name: str
    structure: Table
    words: Table
    records: list[Record] = field(default_factory=list)
    pictures: dict[str, PictureContent] = field(default_factory=dict)

    def build(self, language: str) -> JourneyGraph:
        """The map in one language."""
        own = {**self.structure["map"], **self.words["map"], "id": self.id("map"), "language": language}
        self._personas()
        self._columns()
        self._lanes()
        for lane, steps in self.structure.get("elements", {}).items():
            for step, cards in steps.items():
                self._cell(lane, step, cards)
        self._metrics()
        self._evidence()
        self._links()
        return JourneyGraph(JourneyMap.model_validate(own), self.records, self.pictures.values())

    def id(self, *names: str) -> str:
        """The id of a thing: eight characters, the same in every language and every run."""
        alphabet = "0123456789abcdefghjkmnpqrstvwxyz"
        digest = blake2s("/".join((self.name, *names)).encode(), digest_size=8).digest()
        return "".join(alphabet[byte % 32] for byte in digest)

    def said(self, kind: str, name: str) -> Table:
        """The words of a thing as fields: a lone text is its title, a list what ``WORDS`` says."""
        said = self.words.get(kind, {}).get(name, {})
        match said:
            case str():
                return {"title": said}
            case list():
                return dict(zip(WORDS[kind], said, strict=False))
            case _:
                return dict(said)

    def ids(self, kind: str, names: Iterable[str]) -> list[str]:
        """The ids of several things of one kind."""
        return [self.id(kind, name) for name in names]

    def _add(self, kind: type[Record], *fields: Table) -> None:
        merged = {name: value for table in fields for name, value in table.items()}
        self.records.append(kind.model_validate(merged))

    def _personas(self) -> None:
        personas = self.structure.get("personas", {})
        for (name, fields), order in zip(personas.items(), keys(len(personas)), strict=True):
            said = self.said("persona", name)
            traits = [
                {"title": title, "value": value}
                for title, value in zip(said.pop("traits", ()), fields.get("traits", ()), strict=True)
            ]
            own = {"id": self.id("persona", name), "order": order}
            self._add(Persona, own, fields, said, {"traits": traits})

    def _columns(self) -> None:
        stages = self.structure["stages"]
        for (name, fields), order in zip(stages.items(), keys(len(stages)), strict=True):
            look = {key: value for key, value in fields.items() if key != "steps"}
            self._add(Stage, look, self.said("stage", name), {"id": self.id("stage", name), "order": order})
            steps = fields.get("steps", [name])
            for step, place in zip(steps, keys(len(steps)), strict=True):
                title = self.said("step", step) or {"title": self.said("stage", name)["title"]}
                own = {"id": self.id("step", step), "stage": self.id("stage", name), "order": place}
                self._add(Step, title, own)

    def _lanes(self) -> None:
        lanes = self.structure["lanes"]
        for (name, fields), order in zip(lanes.items(), keys(len(lanes)), strict=True):
            own = {"kind": name, **fields, "id": self.id("lane", name), "order": order}
            self._add(Lane, self.said("lane", name), own)

    def _cell(self, lane: str, step: str, cards: Table) -> None:
        """The elements of one cell; ``cards`` names them and says what no language says."""
        for (reference, fields), order in zip(cards.items(), keys(len(cards)), strict=True):
            kind, name = self._kind_and_name(reference, lane_kind(lane).takes[0])
            record = record_type(kind)
            place = {"kind": kind, "lane": self.id("lane", lane), "step": self.id("step", step)}
            order_field = {"order": order} if issubclass(record, Card) else {}
            own = {**fields, **place, **order_field, "id": self.id(kind, name)}
            if "personas" in fields:
                own["personas"] = self.ids("persona", fields["personas"])
            if "until" in fields:
                own["until"] = self.id("step", fields["until"])
            if "picture" in fields:
                own["picture"] = self._embedded(fields["picture"])
            self._add(record, self.said(kind, name), own)

    def _embedded(self, name: str) -> str:
        """The digest of a picture that goes into the file."""
        content = PictureContent.of((SOURCES / "pictures" / name).read_bytes())
        self.pictures[content.digest] = content
        return content.digest

    def _metrics(self) -> None:
        metrics = self.structure.get("metrics", {})
        for (name, fields), order in zip(metrics.items(), keys(len(metrics)), strict=True):
            history = [{"value": value} for value in fields.get("history", ())]
            own = {
                "id": self.id("metric", name),
                "order": order,
                "subject": self.id(*fields["subject"].split("/")),
                "history": history,
            }
            self._add(Metric, fields, self.said("metric", name), own)

    def _evidence(self) -> None:
        evidence = self.structure.get("evidence", {})
        for (name, fields), order in zip(evidence.items(), keys(len(evidence)), strict=True):
            own = {"id": self.id("evidence", name), "order": order}
            self._add(Evidence, fields, self.said("evidence", name), own)

    def _links(self) -> None:
        for source, target, *more in self.structure.get("path", ()):
            fields = more[0] if more else {}
            label = self.words.get("path", {}).get(f"{source} {target}", "")
            own = {**self._ends("path", source, target), "label": label}
            self._add(Transition, fields, own)
        for kind, pairs in self.structure.get("links", {}).items():
            for source, target in pairs:
                self._add(Link, {"kind": kind}, self._ends(kind, source, target))

    def _ends(self, kind: str, source: str, target: str) -> Table:
        ends = [self.id(*self._kind_and_name(name, "touchpoint")) for name in (source, target)]
        return {"id": self.id(kind, source, target), "source": ends[0], "target": ends[1]}

    @staticmethod
    def _kind_and_name(reference: str, kind: str) -> tuple[str, str]:
        before, slash, name = reference.partition("/")
        return (before, name) if slash else (kind, reference)


def table(name: str) -> Table:
    """One of the files in ``scripts/samples``."""
    read: Table = json.loads((SOURCES / f"{name}.json").read_text(encoding="utf-8"))
    return read


def build(name: str, language: str) -> JourneyGraph:
    """One map in one language. A map that is ``like`` another one has the same ids and overrides parts of it."""
    structure, words = table(name), table(f"{name}.{language}")
    origin = structure.get("like", name)
    if origin != name:
        structure, words = table(origin) | structure, table(f"{origin}.{language}") | words
    return Builder(origin, structure, words).build(language)


def files() -> dict[Path, bytes]:
    """Every file that is made here, with its content."""
    made: dict[Path, bytes] = {}
    for name in dict.fromkeys((*TEMPLATES, *EXAMPLES)):
        for language in LANGUAGES:
            content = dumps(build(name, language))
            for folder, names in (("resources/templates", TEMPLATES), ("examples", EXAMPLES)):
                if name in names:
                    made[ROOT / folder / f"{name}.{language}.cjm"] = content
    return made


def main() -> None:
    """Write every file to its place."""
    for path, content in files().items():
        path.write_bytes(content)


if __name__ == "__main__":
    main()
