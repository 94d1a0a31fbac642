"""What an editor of a field is given, and what is asked of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjm_desktop.kinds.base import FieldDescription
    from cjm_desktop.model.change import Change
    from cjm_desktop.model.records import Record
    from cjm_desktop.theme import Theme, WindowColours
    from cjm_desktop.ui.document import Document


class Access(NamedTuple):
    """A field of a record: ``value`` reads it, ``keep`` sets it, ``make`` makes another edit that concerns it."""

    field: FieldDescription
    document: Document
    source: str
    theme: Theme
    colours: WindowColours
    keep: Callable[[object], None]
    make: Callable[[Callable[[], Change]], None]

    @property
    def record(self) -> Record | None:
        """The record as it is now."""
        return self.document.graph.get(self.source)

    def value(self) -> object:
        """The field's value as it is now."""
        return getattr(self.record, self.field.name, None)


class FieldEditor(QWidget):
    """An editor of one field."""

    labelled = False
    """Whether the editor says itself what it is for."""

    def __init__(self, access: Access) -> None:
        super().__init__()
        self.access = access

    def refresh(self) -> None:
        """Show the value as it is now; an editor that shows none has nothing to do."""

    def said(self) -> str:
        """The value in words, for the end of the label's line, where the editor itself shows only pictures."""
        return ""

    def finish(self) -> None:
        """Keep what was entered and not left yet."""
