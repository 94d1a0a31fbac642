"""What the customer does."""

from __future__ import annotations

from cjm_desktop.i18n import mark
from cjm_desktop.kinds.base import CardKind, LaneKind
from cjm_desktop.kinds.fields import CARD_FIELDS


class Action(CardKind):
    """One thing the customer does."""

    identifier = "action"
    label = mark("Action")
    icon = "walk"
    fields = CARD_FIELDS


class Actions(LaneKind):
    """The row of actions."""

    identifier = "actions"
    label = mark("Actions")
    look = "actions"
    takes = ("action",)
