"""Which editor serves which way of asking. A new one is its class and one line here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cjm_desktop.ui.fields.choices import (
    FlagEditor,
    HueEditor,
    LanguageEditor,
    PersonaEditor,
    PersonasEditor,
    StepEditor,
    choice_editor,
)
from cjm_desktop.ui.fields.icons import IconEditor
from cjm_desktop.ui.fields.pictures import PictureEditor
from cjm_desktop.ui.fields.portraits import PortraitEditor
from cjm_desktop.ui.fields.scores import FeelingEditor, ScoreEditor
from cjm_desktop.ui.fields.traits import TraitsEditor
from cjm_desktop.ui.fields.words import (
    DateEditor,
    LineEditor,
    LinesEditor,
    NumberEditor,
    ShareEditor,
    TagsEditor,
    TextEditor,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cjm_desktop.kinds.base import Asking
    from cjm_desktop.ui.fields.base import Access, FieldEditor

EDITORS: Final[Mapping[Asking, Callable[[Access], FieldEditor]]] = {
    "line": LineEditor,
    "text": TextEditor,
    "lines": LinesEditor,
    "tags": TagsEditor,
    "number": NumberEditor,
    "share": ShareEditor,
    "date": DateEditor,
    "choice": choice_editor,
    "flag": FlagEditor,
    "score": ScoreEditor,
    "feeling": FeelingEditor,
    "hue": HueEditor,
    "step": StepEditor,
    "persona": PersonaEditor,
    "personas": PersonasEditor,
    "language": LanguageEditor,
    "picture": PictureEditor,
    "icon": IconEditor,
    "portrait": PortraitEditor,
    "traits": TraitsEditor,
}


def editor_of(access: Access) -> FieldEditor:
    """The editor of a field."""
    return EDITORS[access.field.editor](access)
