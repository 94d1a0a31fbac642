"""What belongs to a record without being one of its fields: its metrics, what backs it, where its paths lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from cjm_desktop import commands
from cjm_desktop.i18n import _, interface_language, mark
from cjm_desktop.kinds.percentages import percentage
from cjm_desktop.model.records import Card, JourneyMap, Link, Stage, Step, Transition
from cjm_desktop.ui.icons import icon
from cjm_desktop.ui.plain import Label, plain_tip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cjm_desktop.model.change import Change
    from cjm_desktop.model.graph import JourneyGraph
    from cjm_desktop.model.records import Record
    from cjm_desktop.theme import WindowColours

UNKNOWN_LINK = mark("linked with")
ROW_HEIGHT, ROW_WIDTH, AT_END, ICON = 32, 230, 80, 16
LINKS = {
    "addresses": mark("addresses"),
    "causes": mark("causes"),
    "measured_by": mark("measured by"),
    "supported_by": mark("backed by"),
    "triggers": mark("triggers"),
    "depends_on": mark("depends on"),
}
"""How each kind of link reads from its source to its target."""


class Related(QWidget):
    """The sections below the fields of one record; ``choose`` selects another record, ``make`` makes an edit."""

    def __init__(
        self,
        graph: JourneyGraph,
        record: Record,
        colours: WindowColours,
        choose: Callable[[str], None],
        make: Callable[[str, Callable[[], Change]], Change | None],
    ) -> None:
        super().__init__()
        self._graph, self._record, self._colours = graph, record, colours
        self._choose, self._make = choose, make
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        if isinstance(record, JourneyMap):
            self._personas()
        if isinstance(record, JourneyMap | Stage | Step | Card):
            self._metrics()
        if isinstance(record, Card):
            self._sources()
        self._links()

    def _personas(self) -> None:
        self._heading(_("Personas"), self._add_persona)
        for persona in self._graph.personas():
            self._row("user", persona.title or _("Persona"), "", persona.id)

    def _metrics(self) -> None:
        self._heading(_("Metrics"), self._add_metric)
        for metric in self._graph.metrics(self._record.id):
            value = "" if metric.value is None else f"{metric.value:g} {metric.unit}".strip()
            self._row("chart-bar", metric.title or _("Metric"), value, metric.id)

    def _sources(self) -> None:
        self._heading(_("Evidence"), self._add_evidence)
        for evidence in commands.evidence_of(self._graph, self._record.id):
            self._row("circle-check", evidence.title or _("Evidence"), evidence.date, evidence.id)

    def _links(self) -> None:
        rows = list(self._ways())
        if rows:
            self._heading(_("Links"), None)
        for words, title, share, identifier in rows:
            self._row("arrow-right", f"{words} {title}", share, identifier)

    def _ways(self) -> Iterator[tuple[str, str, str, str]]:
        for link in self._graph.links_of(self._record.id):
            if link.kind == "supported_by":
                continue
            leaves = link.source == self._record.id
            other = self._graph.get(link.target if leaves else link.source)
            title = " ".join(str(getattr(other, "title", "")).split()) or _("Untitled")
            yield _direction(link, leaves=leaves), title, _share(link), link.id

    def _heading(self, words: str, add: Callable[[], None] | None) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 0)
        title = QLabel(words)
        title.setStyleSheet(f"color: {self._colours.text2}; font-size: 12px;")
        row.addWidget(title)
        row.addStretch(1)
        if add is not None:
            button = QPushButton(_("Add"))
            button.setFlat(True)
            button.setProperty("link", "true")
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.setAccessibleName(f"{words}: {_('Add')}")
            button.clicked.connect(add)
            row.addWidget(button)
        self._column.addLayout(row)

    def _row(self, icon_name: str, words: str, at_end: str, identifier: str) -> None:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        button = QToolButton()
        button.setIcon(icon(icon_name, self._colours))
        button.setIconSize(QSize(ICON, ICON))
        metrics = button.fontMetrics()
        room = ROW_WIDTH - (min(metrics.horizontalAdvance(at_end), AT_END) + 12 if at_end else 0)
        button.setText(metrics.elidedText(words, Qt.TextElideMode.ElideRight, room))
        button.setToolTip(plain_tip(words))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setFixedHeight(ROW_HEIGHT)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setProperty("entry", "true")
        button.clicked.connect(lambda: self._choose(identifier))
        line.addWidget(button, 1)
        if at_end:
            value = Label(metrics.elidedText(at_end, Qt.TextElideMode.ElideRight, AT_END))
            value.setToolTip(plain_tip(at_end))
            value.setStyleSheet("font-weight: 600;")
            line.addWidget(value)
        self._column.addWidget(row)

    def _add_metric(self) -> None:
        graph, subject = self._graph, self._record.id
        self._made(_("Add a metric"), lambda: commands.add_metric(graph, subject, title=_("Metric")))

    def _add_persona(self) -> None:
        self._made(_("Add a persona"), lambda: commands.add_persona(self._graph, title=_("Persona")))

    def _add_evidence(self) -> None:
        graph, source = self._graph, self._record.id

        def change() -> Change:
            adding = commands.add_evidence(graph, title=_("Evidence"))
            after = graph.snapshot()
            after.apply(adding)
            return adding.then(commands.support(after, source, next(iter(adding.added))))

        self._made(_("Add evidence"), change)

    def _made(self, label: str, change: Callable[[], Change]) -> None:
        made = self._make(label, change)
        added = (
            []
            if made is None
            else [each for each, record in made.added.items() if not isinstance(record, Link)]
        )
        if added:
            self._choose(added[0])


def _direction(link: Link, *, leaves: bool) -> str:
    if isinstance(link, Transition):
        return _("to") if leaves else _("from")
    words = _(LINKS.get(link.kind, UNKNOWN_LINK))
    return words if leaves else f"← {words}"


def _share(link: Link) -> str:
    if isinstance(link, Transition) and link.probability is not None:
        return percentage(link.probability, interface_language())
    return ""
