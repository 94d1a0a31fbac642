"""The editors of the inspector's fields: one for each way in which a kind may ask for a value."""

from cjm_desktop.ui.fields.base import Access, FieldEditor
from cjm_desktop.ui.fields.registry import editor_of

__all__ = ["Access", "FieldEditor", "editor_of"]
