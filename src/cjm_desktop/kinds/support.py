"""What others do for those who serve the customer."""

from __future__ import annotations

from cjm_desktop.i18n import mark
from cjm_desktop.kinds.base import LaneKind


class Support(LaneKind):
    """The row of a service blueprint: what others do for those who serve the customer."""

    identifier = "support"
    label = mark("Support processes")
    look = "support"
    takes = ("activity",)
    divider = "internal_interaction"
