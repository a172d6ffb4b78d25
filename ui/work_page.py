"""The page of the run: the task above, the screen on the left, steps and thought on the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from agent.settings import Settings
from ui.background import Background
from ui.buttons import tool
from ui.label import ElidedLabel, card, heading, plain, rule
from ui.moment import Moment
from ui.screen_view import ScreenView
from ui.step_list import StepList
from ui.step_model import StepModel
from ui.task_bar import TaskBar
from ui.theme import Colours
from ui.thought_pane import ThoughtPane
from ui.worded_row import WordedRow


class WorkPage(QWidget):
    """Puts the parts together: the chosen step is the one that screen and thought show."""

    def __init__(
        self,
        settings: Settings,
        colours: Colours,
        background: Background,
        history: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.task = TaskBar(settings, colours, history)
        self.view = ScreenView(
            background, empty=self.tr("Say what you want and press Run."), stage=colours.stage
        )
        self.model = StepModel(background, self)
        self.steps = StepList(self.model, colours)
        self.thought = ThoughtPane()
        self.steps.chosen.connect(self.on_moment_chosen)
        self.across = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False, handleWidth=12)
        self.down = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False, handleWidth=12)
        self.down.addWidget(card(heading(self.tr("Steps")), self.steps, margin=4))
        self.down.addWidget(card(heading(self.tr("Thought")), self.thought, margin=4))
        self.down.setSizes([420, 240])
        self.across.addWidget(card(self._view_tools(colours), rule(), self.view, margin=1))
        self.across.addWidget(self.down)
        self.across.setSizes([840, 380])
        for part, share in ((0, 2), (1, 1)):  # a panel beside the page takes its room from both
            self.across.setStretchFactor(part, share)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.task)
        column.addWidget(self.across, 1)

    def _view_tools(self, colours: Colours) -> QWidget:
        bar = WordedRow()
        self.looking_at = ElidedLabel(self.tr("Screen"))
        self.looking_at.setProperty("kind", "heading")
        self.texts = tool(
            colours, self.tr("What was read"), "read", keys="Ctrl+T", worded=True, checkable=True
        )
        self.widgets = tool(
            colours, self.tr("Widgets"), "widgets", keys="Ctrl+G", worded=True, checkable=True
        )
        self.widgets.setToolTip(self.tr("Find the widgets on each screen from now on (Ctrl+G)"))
        self.closer = tool(colours, self.tr("Zoom in"), "zoom-in", keys="Ctrl++")
        self.farther = tool(colours, self.tr("Zoom out"), "zoom-out", keys="Ctrl+-")
        self.fit = tool(colours, self.tr("Show all"), "fit", keys="Ctrl+0")
        self.zoom = plain(kind="muted")
        self.zoom.setMinimumWidth(48)
        self.zoom.hide()
        self.zoom.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.texts.toggled.connect(self.view.show_texts)
        self.widgets.toggled.connect(self.view.show_widgets)
        self.closer.clicked.connect(self.view.zoom_in)
        self.farther.clicked.connect(self.view.zoom_out)
        self.fit.clicked.connect(self.view.fit)
        self.view.zoomed.connect(self.on_zoomed)
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 4, 8, 4)
        row.setSpacing(4)
        row.addWidget(self.looking_at, 1)
        for part in (self.texts, self.widgets, self.zoom, self.farther, self.closer, self.fit):
            row.addWidget(part)
        bar.give_way((self.texts, self.widgets), heading=self.looking_at)
        return bar

    def on_moment_chosen(self, moment: Moment | None) -> None:
        self.view.show_moment(moment)
        self.thought.show_moment(moment)
        if moment is None:
            self.looking_at.setText(self.tr("Screen"))
            self.zoom.hide()
        elif self.model.over and moment.decision is None:
            self.looking_at.setText(self.tr("The screen at the end"))
        else:
            self.looking_at.setText(self.tr("Screen before step {0}").format(moment.number))

    def on_zoomed(self, zoom: float) -> None:
        self.zoom.setText(f"{zoom:.0%}")
        self.zoom.show()
