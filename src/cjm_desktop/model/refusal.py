"""The answer to an edit that a map does not allow."""

from __future__ import annotations


class Refused(ValueError):
    """What was asked for is not possible; nothing has changed. The message is one plain sentence for a person."""
