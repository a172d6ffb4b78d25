"""The library: every kept run, to look through, play back, report and delete.

Folders are read in the background: a thousand episodes on a slow disk must not hold up a click.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QItemSelection, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QMessageBox,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from agent.events import Reading
from ui.background import Background
from ui.buttons import push
from ui.episode_delegate import EpisodeDelegate
from ui.episode_model import SUMMARY, EpisodeModel
from ui.foot_row import FootRow
from ui.label import card, plain, rule
from ui.moment import Moment
from ui.picture import stored
from ui.playback import Playback
from ui.report_writer import ReportWriter
from ui.screen_view import ScreenView
from ui.theme import Colours
from ui.thought_pane import ThoughtPane

if TYPE_CHECKING:
    from agent.store import Summary

PLAYBACK = 360  # points in which its slider can be used


@dataclass(frozen=True, slots=True)
class Opened:
    """A run that was read from its folder. readings: each with its step."""

    policy: str
    moments: list[Moment]
    readings: list[tuple[int, Reading]]


class Library(QWidget):
    """Shows the episodes of one folder."""

    told = Signal(str)  # a line for the status bar
    opened = Signal(object)  # Opened: the run that is shown now

    def __init__(
        self,
        runs: Path,
        colours: Colours,
        background: Background,
        *,
        language: Literal["en", "zh"] = "en",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._runs = runs
        self._background = background
        self._chosen: Summary | None = None
        self._wanted: Path | None = None
        self.model = EpisodeModel(self)
        self.words = QLineEdit(placeholderText=self.tr("Find a task"), clearButtonEnabled=True)
        self.words.setAccessibleName(self.tr("Find a task"))
        self.words.textChanged.connect(self.model.filter)
        self.list = self._make_list(colours)
        self.view = ScreenView(background, empty=self.tr("Choose a run to look at it"), stage=colours.stage)
        self.playback = Playback(colours)
        self.thought = ThoughtPane()
        self.playback.chosen.connect(self.view.show_moment)
        self.playback.chosen.connect(self.thought.show_moment)
        self.report = push(colours, self.tr("Open re&port"), "report")
        self.folder = push(colours, self.tr("Open &folder"), "folder")
        self.delete = push(colours, self.tr("&Delete…"), "delete", kind="danger")
        self.reports = ReportWriter(background, language=language, parent=self)
        self.reports.told.connect(self.told)
        self.report.clicked.connect(self.on_report_clicked)
        self.folder.clicked.connect(self.on_folder_clicked)
        self.delete.clicked.connect(self.on_delete_clicked)
        self.nothing = plain(self.tr("No runs yet. What you run is kept here, step by step."), "muted")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        self.model.modelReset.connect(self.on_model_reset)
        self.on_model_reset()

    def _make_list(self, colours: Colours) -> QListView:
        view = QListView()
        view.setModel(self.model)
        view.setItemDelegate(EpisodeDelegate(colours, view))
        view.setMouseTracking(True)
        view.setUniformItemSizes(True)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setAccessibleName(self.tr("Runs"))
        view.selectionModel().selectionChanged.connect(self.on_selection_changed)
        return view

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.words)
        self._stack = QStackedLayout()
        column.addLayout(self._stack, 1)  # first: without a parent it shows its first card as a window
        self._stack.addWidget(card(self.list, margin=4))
        self._stack.addWidget(card(self.nothing, margin=24))
        buttons = FootRow(self.playback, (self.report, self.folder, self.delete), least=PLAYBACK)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.thought.setFixedHeight(128)
        self.thought.setContentsMargins(4, 8, 4, 0)
        column.addWidget(card(self.view, rule(), self.thought, margin=1), 1)
        column.addWidget(buttons)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False, handleWidth=12)
        self.splitter.addWidget(left)
        self.splitter.addWidget(right)
        self.splitter.setSizes([340, 900])
        self.splitter.setStretchFactor(1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)

    def show_runs(self, runs: Path) -> None:
        """Look into another folder from now on."""
        self._runs = runs
        self.refresh()

    def show_episode(self, folder: Path) -> None:
        """Choose the run that is kept in this folder, once it is listed."""
        self._wanted = folder
        self.words.clear()
        self.refresh()

    def refresh(self) -> None:
        """Read anew which episodes there are."""
        runs = self._runs

        def job() -> list[Summary]:
            from agent.store import episodes

            return list(episodes(runs))

        self._background.run(job, self.model.fill, self.on_failed)

    def on_model_reset(self) -> None:
        rows = self.model.rowCount()
        searching = bool(self.words.text().strip())
        self.nothing.setText(
            self.tr("No run has these words.")
            if searching
            else self.tr("No runs yet. What you run is kept here, step by step.")
        )
        self._stack.setCurrentIndex(0 if rows else 1)
        folder = self._wanted or (self._chosen.folder if self._chosen else None)
        row = self.model.row_of(folder) if folder else None
        if row is None:
            self._choose(None)
        else:
            self._wanted = None
            self.list.setCurrentIndex(self.model.index(row))

    def on_selection_changed(self, selected: QItemSelection) -> None:
        indexes = selected.indexes()
        if indexes:
            self._choose(indexes[0].data(SUMMARY))

    def _choose(self, summary: Summary | None) -> None:
        before, self._chosen = self._chosen, summary
        for button in (self.report, self.folder, self.delete):
            button.setEnabled(summary is not None)
        if summary is None:
            self.playback.fill([])
        elif before is None or before.folder != summary.folder:
            self._open(summary.folder)

    def _open(self, folder: Path) -> None:
        def job() -> Opened:
            return opened_of(folder)

        def then(opened: Opened) -> None:
            if self._chosen is not None and self._chosen.folder == folder:
                self.opened.emit(opened)
                self.playback.fill(opened.moments)

        self.playback.fill([])
        self._background.run(job, then, self.on_failed)

    def on_report_clicked(self) -> None:
        if self._chosen is not None:
            self.reports.write(self._chosen.folder)

    def on_folder_clicked(self) -> None:
        if self._chosen is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._chosen.folder)))

    def on_delete_clicked(self) -> None:
        if self._chosen is None:
            return
        box = QMessageBox(self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Question)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(self.tr("Delete this run?"))
        box.setText(self.tr("Delete this run with all its pictures?"))
        box.setInformativeText(self._chosen.task[:200])
        yes = box.addButton(self.tr("&Delete"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(self.tr("&Keep it"), QMessageBox.ButtonRole.RejectRole))
        folder = self._chosen.folder
        yes.clicked.connect(lambda: self.on_deletion_confirmed(folder))
        box.open()

    def on_deletion_confirmed(self, folder: Path) -> None:
        def job() -> None:
            from agent.store import delete

            delete(folder)

        def then(_: None) -> None:
            self.told.emit(self.tr("Deleted"))
            self.refresh()

        self._background.run(job, then, self.on_failed)

    def on_failed(self, error: Exception) -> None:
        self.told.emit(str(error))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()


def opened_of(folder: Path) -> Opened:
    """Read an episode's steps, and the look after the last, as moments, with what was measured inside.

    Raises:
        UnreadableEpisode: there is no episode in this folder.
    """
    from agent.readings import read_readings
    from agent.store import read

    record = read(folder)
    moments = [
        Moment(
            number=entry.step.number,
            area=entry.area,
            texts=entry.texts,
            decision=entry.step.decision,
            outcome=entry.step.outcome,
            opinions=entry.opinions,
            seconds=entry.step.seconds,
            frame=stored(entry.frame) if entry.frame else None,
            look=str(entry.frame),
        )
        for entry in record.steps
    ]
    if record.last is not None:
        file = record.last.frame
        moments.append(
            Moment(
                number=len(moments) + 1,
                area=record.last.area,
                decision=record.broken_off,
                frame=stored(file),
                look=str(file),
            )
        )
    return Opened(record.header.policy, moments, list(read_readings(folder)))
