"""``cjm-desktop info``: what a map holds, without a word on where its file lies."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cjm_desktop.cli import terminal
from cjm_desktop.cli.codes import DONE
from cjm_desktop.i18n import _
from cjm_desktop.kinds.registry import CARD_KINDS
from cjm_desktop.model.records import Link, Marker
from cjm_desktop.storage import files

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def configure(parser: ArgumentParser) -> None:
    """Say which arguments there are."""
    parser.add_argument("file", type=Path, metavar="FILE", help=_("a journey map"))
    parser.add_argument("--json", action="store_true", help=_("print one JSON object"))


def run(arguments: Namespace) -> int:
    """Print what the map holds.

    Raises:
        FileError: it cannot be read.
    """
    loaded = files.load(arguments.file)
    facts = _facts(loaded)
    if arguments.json:
        terminal.say_json(facts)
    else:
        terminal.say(_words(facts))
    if loaded.notice:
        terminal.complain(loaded.notice)
    return DONE


def _facts(loaded: files.Loaded) -> dict[str, Any]:
    graph = loaded.graph
    elements = graph.elements()
    cards = Counter(element.kind for element in elements if not isinstance(element, Marker))
    return {
        "format": loaded.format,
        "title": graph.map.title,
        "language": graph.map.language,
        "journey_type": graph.map.journey_type,
        "scope": graph.map.scope,
        "stages": [stage.title for stage in graph.stages()],
        "steps": len(graph.steps()),
        "lanes": [{"kind": lane.kind, "title": lane.title} for lane in graph.lanes()],
        "cards": dict(sorted(cards.items())),
        "emotions": sum(isinstance(element, Marker) for element in elements),
        "links": len(graph.links(Link)),
        "personas": [persona.title for persona in graph.personas()],
    }


def _words(facts: dict[str, Any]) -> str:
    lanes = [lane["title"] or lane["kind"] for lane in facts["lanes"]]
    labels = {kind.identifier: _(kind.label) for kind in CARD_KINDS}
    cards = [f"{labels.get(kind, kind)} {count}" for kind, count in facts["cards"].items()]
    lines = {
        _("Title"): facts["title"],
        _("Language"): facts["language"],
        _("Stages"): ", ".join(facts["stages"]),
        _("Steps"): facts["steps"],
        _("Lanes"): ", ".join(lanes),
        _("Cards"): ", ".join(cards),
        _("Emotions"): facts["emotions"],
        _("Links"): facts["links"],
        _("Personas"): ", ".join(facts["personas"]),
    }
    return "\n".join(f"{name}: {' '.join(str(value).split())}" for name, value in lines.items())
