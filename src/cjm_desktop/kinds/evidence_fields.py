"""What may be edited of the evidence behind a map. Evidence stands in no lane: cards tell how well they are backed."""

from __future__ import annotations

from typing import Final

from cjm_desktop.i18n import mark
from cjm_desktop.kinds.base import FieldDescription
from cjm_desktop.kinds.fields import NOTES

EVIDENCE_KINDS: Final = {
    "interview": mark("Interview"),
    "survey": mark("Survey"),
    "analytics": mark("Analytics"),
    "support_tickets": mark("Support tickets"),
    "call_recording": mark("Call recordings"),
    "review": mark("Reviews"),
    "heat_map": mark("Heat map"),
    "assumption": mark("Assumption"),
}
EVIDENCE_FIELDS: Final = (
    FieldDescription("title", mark("Title")),
    FieldDescription("kind", mark("Kind"), "choice", tuple(EVIDENCE_KINDS.items())),
    FieldDescription("date", mark("Date")),
    FieldDescription("sample_size", mark("Sample size"), "number"),
    FieldDescription("link", mark("Link")),
    NOTES,
)
