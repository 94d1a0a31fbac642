"""What the company does out of the customer's sight."""

from __future__ import annotations

from cjm_desktop.i18n import mark
from cjm_desktop.kinds.base import LaneKind


class Backstage(LaneKind):
    """The row of a service blueprint: what the company does out of the customer's sight."""

    identifier = "backstage"
    label = mark("Backstage")
    look = "backstage"
    takes = ("activity",)
    divider = "visibility"
