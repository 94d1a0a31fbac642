"""How large each ratio may be. What is recorded without a limit is not listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LIMITS: Mapping[str, float] = {
    "pdf_500": 1.0,
    "pdf_500_size": 1.0,
    "pdf_5000": 0.6,
    "pdf_5000_size": 0.5,
    "pdf_doubling": 2.2,
    "cli_export": 3.0,
    "startup": 3.0,
    "layout_5000": 5.0,
    "layout_one_card": 0.05,
    "layout_doubling": 2.2,
    "drag_500": 0.3,
    "drag_2000": 0.1,
    "fit_10000": 0.03,
    "pan_10000": 0.03,
    "edit_flat": 1.3,
    "memory_10000": 2.5,
    "memory_doubling": 2.2,
    "journal_append": 2.0,
    "save_10000": 2.5,
    "open_10000": 2.5,
}
