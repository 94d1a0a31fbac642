"""Descriptions of the fields that every card has."""

from __future__ import annotations

from cjm_desktop.i18n import mark
from cjm_desktop.kinds.base import FieldDescription

TITLE = FieldDescription("title", mark("Title"), "text")
NOTES = FieldDescription("notes", mark("Notes"), "text")
OWNER = FieldDescription("owner", mark("Owner"))
TAGS = FieldDescription("tags", mark("Tags"), "tags")
EVIDENCE = FieldDescription(
    "evidence",
    mark("Evidence"),
    "choice",
    (
        (None, mark("Not said")),
        ("researched", mark("Research")),
        ("partly", mark("Some")),
        ("assumption", mark("Assumed")),
    ),
    ("", "circle-check", "circle-half", "circle-dashed"),
)
UNTIL = FieldDescription("until", mark("Reaches until"), "step")
CARD_FIELDS = (TITLE, NOTES, OWNER, EVIDENCE, UNTIL, TAGS)
