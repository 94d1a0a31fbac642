"""What the customer sees the company do."""

from __future__ import annotations

from cjm_desktop.i18n import mark
from cjm_desktop.kinds.base import LaneKind


class Frontstage(LaneKind):
    """The row of a service blueprint: what the customer sees the company do."""

    identifier = "frontstage"
    label = mark("Frontstage")
    look = "actions"
    icon = "eye"
    takes = ("activity",)
    divider = "interaction"
