"""The page of scripts: written and checked on the left, its values, the screen and the results on the right.

What is in the editor is what is run, saved or not; relative paths start from the file's folder.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from agent.settings import Settings
from ui.background import Background
from ui.label import card, heading
from ui.phase import Phase
from ui.report_writer import ReportWriter
from ui.screen_view import ScreenView
from ui.script_bar import ScriptBar
from ui.script_bridge import ScriptBridge, ScriptOrder, order_of
from ui.script_check import Findings, ScriptCheck
from ui.script_editor import ScriptEditor
from ui.script_faults import FaultList
from ui.script_file import ScriptFile
from ui.script_form import ScriptForm
from ui.script_progress import ScriptProgress
from ui.script_results import ScriptResults
from ui.theme import Colours

STARTER = """\
name: My first script
app: mousepad
display: virtual

steps:
  - wait: {window: Mousepad}
  - type: Hello
  - check: {text: Hello}
"""


class ScriptPage(QWidget):
    """Makes an order of the script that is in the editor, and shows what comes of it."""

    ordered = Signal(object, bool)  # ScriptOrder, and whether to pause after the first step
    told = Signal(str)  # a line for the status bar
    episode_wanted = Signal(object)  # Path

    def __init__(
        self,
        settings: Settings,
        colours: Colours,
        background: Background,
        recent: Sequence[str],
        *,
        language: Literal["en", "zh"] = "en",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._background = background
        self._findings: Findings | None = None
        self._preparing = False
        self._phase = Phase.IDLE
        self.editor = ScriptEditor(colours)
        self.file = ScriptFile(self.editor, background, recent, self)
        self.check = ScriptCheck(background, self)
        self.bar = ScriptBar(settings, colours, self.file)
        self.faults = FaultList(colours)
        self.form = ScriptForm(colours)
        self.view = ScreenView(
            background, empty=self.tr("The screen that the script works on"), stage=colours.stage
        )
        self.view.setMinimumHeight(96)
        self.results = ScriptResults(colours)
        self.progress = ScriptProgress(self.editor, self.results, self)
        self.reports = ReportWriter(background, language=language, parent=self)
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()
        self.on_file_opened()

    def _lay_out(self) -> None:
        self.left = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False, handleWidth=12)
        self.left.addWidget(card(self.editor, margin=4))
        self.left.addWidget(card(self.faults, margin=4))
        self.left.setSizes([520, 110])
        self.left.setStretchFactor(0, 1)
        self.right = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False, handleWidth=12)
        self.right.addWidget(card(self.view, margin=1))
        self.right.addWidget(card(heading(self.tr("Results")), self.results, margin=4))
        self.right.setSizes([160, 420])
        self.right.setStretchFactor(1, 1)
        self.right.setCollapsible(0, True)  # the work page shows the screen too
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(card(heading(self.tr("Values")), self.form, margin=4))
        column.addWidget(self.right, 1)
        self.across = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False, handleWidth=12)
        self.across.addWidget(self.left)
        self.across.addWidget(side)
        self.across.setSizes([760, 460])
        self.across.setStretchFactor(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.bar)
        column.addWidget(self.across, 1)

    def _connect(self) -> None:
        bar, file = self.bar, self.file
        bar.new_wanted.connect(lambda: file.leave(lambda: file.begin(STARTER)))
        bar.sample_wanted.connect(self.on_sample_wanted)
        bar.open_wanted.connect(lambda: file.leave(file.ask_and_open))
        bar.file_wanted.connect(self.on_file_wanted)
        bar.save_wanted.connect(lambda: file.save())
        bar.save_as_wanted.connect(lambda: file.ask_and_save())
        bar.buttons.run_pressed.connect(lambda: self._prepare(stepping=False))
        bar.buttons.step_pressed.connect(self.on_step_pressed)
        file.opened.connect(self.on_file_opened)
        file.told.connect(self.told)
        file.failed.connect(bar.show_wrong)
        self.editor.document().modificationChanged.connect(bar.show_file)
        self.editor.textChanged.connect(self.on_text_changed)
        self.check.checked.connect(self.on_checked)
        self.faults.chosen.connect(lambda problem: self.editor.go_to(problem.line, problem.column))
        self.form.changed.connect(self._show_ready)
        self.results.line_chosen.connect(self.editor.go_to)
        self.results.report_wanted.connect(self.reports.write)
        self.reports.told.connect(self.told)
        self.progress.told.connect(self.told)
        self.results.episode_wanted.connect(self.episode_wanted)

    @property
    def findings(self) -> Findings | None:
        """What was found in the text when it was looked at last; None where there is none."""
        return self._findings

    # --- the text -----------------------------------------------------------------------------------------

    def on_file_opened(self) -> None:
        self.form.folder = self.file.folder
        self.bar.show_file()
        self.bar.show_wrong("")
        self._look(at_once=True)

    def on_sample_wanted(self, file: Path) -> None:
        def job() -> str:
            from agent.script.source import text_of

            return text_of(file)

        def then(text: str) -> None:
            self.file.begin(text, file.parent)

        self.file.leave(
            lambda: self._background.run(job, then, lambda error: self.bar.show_wrong(str(error)))
        )

    def on_file_wanted(self, file: Path) -> None:
        self.file.leave(lambda: self.file.open(file))

    def on_text_changed(self) -> None:
        if self._findings is None or self._findings.text != self.editor.text:
            self.bar.show_wrong("")
            self._look()

    def _look(self, *, at_once: bool = False) -> None:
        if self.editor.text.strip():
            self.check.look(self.editor.text, self.file.folder, at_once=at_once)
        else:
            self.check.close()
            self._findings = None
            self.editor.show_problems(())
            self.faults.show_unchecked()
            self._show_ready()

    def on_checked(self, findings: Findings) -> None:
        self._findings = findings
        self.editor.show_problems(findings.problems)
        self.faults.show_problems(findings.problems)
        if findings.parameters is not None:
            self.form.fill(findings.parameters)
        self._show_ready()

    def _show_ready(self) -> None:
        self.bar.show_reason(self._why_not())

    def _why_not(self) -> str:
        """Say why the script cannot be run now."""
        if self._findings is None:
            return self.tr("Nothing to run yet")
        if self._findings.problems:
            return self.tr("Mend the faults to run it")
        if self.form.missing:
            return self.tr("Give a value for '{0}' to run it").format(self.form.missing)
        return self.tr("Getting ready…") if self._preparing else ""

    # --- the run ------------------------------------------------------------------------------------------

    def on_step_pressed(self) -> None:
        if self.bar.buttons.start.isEnabled():  # otherwise it is a step of the run that goes on
            self._prepare(stepping=True)

    def _prepare(self, *, stepping: bool) -> None:
        """Check what is in the editor once more, with its values, and order it."""
        text, folder, name = self.editor.text, self.file.folder, self.file.name
        settings = self._settings.changed(mode=self.bar.mode.currentData())
        display, values, table = self.bar.place.currentData(), self.form.given, self.form.table

        def job() -> ScriptOrder:
            return order_of(
                text,
                folder=folder,
                name=name,
                settings=settings,
                display=display,
                values=values,
                table=table,
            )

        def then(order: ScriptOrder) -> None:
            self._prepared()
            if self._phase is Phase.IDLE:
                self.ordered.emit(order, stepping)

        def failed(error: Exception) -> None:
            self._prepared()
            self._look(at_once=True)
            self.bar.show_wrong(str(error))

        self._preparing = True
        self._show_ready()
        self._background.run(job, then, failed, urgent=True)

    def _prepared(self) -> None:
        self._preparing = False
        self._show_ready()

    def begin(self, order: ScriptOrder, bridge: ScriptBridge) -> None:
        """Show what comes of this order from now on."""
        self.bar.show_wrong("")
        self.progress.begin(order, bridge)
        bridge.failed.connect(self.bar.show_wrong)

    def show_phase(self, phase: Phase) -> None:
        self._phase = phase
        self.bar.show_phase(phase)
        idle = phase is Phase.IDLE
        self.editor.setReadOnly(not idle)
        self.form.setEnabled(idle)
        if idle:
            self.editor.show_running(0)

    def show_settings(self, settings: Settings) -> None:
        self._settings = settings
        self.bar.show_settings(settings)

    def close_down(self) -> None:
        """Look no more: the window closes."""
        self.check.close()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._phase is Phase.IDLE and _file_in(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        file = _file_in(event)
        if file is not None:
            event.acceptProposedAction()
            self.on_file_wanted(file)


def _file_in(event: QDropEvent) -> Path | None:
    files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
    return Path(files[0]) if len(files) == 1 else None
