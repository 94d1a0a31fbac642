"""The bundled templates: journey files ``NAME.LANGUAGE.cjm`` in ``resources/templates``, found by looking."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from cjm_desktop.assets import resource
from cjm_desktop.i18n import _, mark
from cjm_desktop.storage.format import SUFFIX

if TYPE_CHECKING:
    from pathlib import Path


class Label(NamedTuple):
    """What a template is called, and in a few words what is in it."""

    title: str
    description: str


LABELS: Final = {
    "blank": Label(mark("Blank map"), mark("Three stages, three lanes and nothing else")),
    "purchase": Label(mark("Purchase"), mark("From a need to the second order in a shop")),
    "lead_generation": Label(mark("Lead generation"), mark("From the first contact to a signed contract")),
    "onboarding": Label(mark("Onboarding and engagement"), mark("From signing up to a habit")),
    "retention": Label(mark("Retention"), mark("A customer thinks of leaving, and stays")),
    "support": Label(mark("Support"), mark("From a problem to its solution")),
    "service_blueprint": Label(
        mark("Service blueprint"), mark("Frontstage, backstage and the lines between them")
    ),
    "classic": Label(mark("Sample: five classic stages"), mark("From the first advert to a recommendation")),
    "laptop": Label(mark("Sample: a laptop online"), mark("Two personas, with everything a map can show")),
}
"""The templates that we know, in the order in which they are offered."""


def templates() -> dict[str, dict[str, Path]]:
    """Each template by name, those we know first, and its file for each language it speaks, sorted."""
    found: dict[str, dict[str, Path]] = {}
    for path in sorted(path for path in resource("templates").iterdir() if path.suffix == SUFFIX):
        name, _dot, language = path.name.removesuffix(SUFFIX).rpartition(".")
        found.setdefault(name, {})[language] = path
    known = [name for name in LABELS if name in found]
    return {name: found[name] for name in dict.fromkeys((*known, *found))}


def label(name: str) -> Label:
    """How to call a template in the language of the interface; one that we do not know by its name."""
    if name not in LABELS:
        return Label(name, "")
    return Label(*map(_, LABELS[name]))
