"""A demonstration as it is written: its text with its faults, applied only when there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.background import Background
from ui.buttons import push
from ui.label import rule
from ui.script_editor import ScriptEditor
from ui.script_faults import FaultList
from ui.theme import Colours

if TYPE_CHECKING:
    from agent.script.yaml import Problem

PAUSE_MS = 200  # without a key before the text is looked through


class DemonstrationText(QWidget):
    """Edits the text of a state. What is written here is a draft until it is applied."""

    applied = Signal(str)  # a text without a fault
    changed = Signal()  # whether there is a draft may be different now

    def __init__(self, colours: Colours, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._text = ""
        self.faultless = False
        self.editor = ScriptEditor(colours)
        self.editor.setAccessibleName(self.tr("Text of the demonstration"))
        self.editor.setPlaceholderText("")
        self.faults = FaultList(colours)
        self.faults.setMaximumHeight(140)
        self.apply = push(colours, self.tr("&Apply"), "done", kind="primary")
        self.discard = push(colours, self.tr("&Discard"), "delete")
        self.apply.clicked.connect(self.hand_in)
        self.discard.clicked.connect(lambda: self.show_text(self._text))
        self.faults.chosen.connect(lambda problem: self.editor.go_to(problem.line, problem.column))
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self.look)
        self.editor.textChanged.connect(self.on_text_changed)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(8, 8, 8, 8)
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.discard)
        buttons.addWidget(self.apply)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.editor, 1)
        column.addWidget(rule())
        column.addWidget(self.faults)
        column.addLayout(buttons)
        self._show()

    @property
    def drafted(self) -> bool:
        """Whether something is written here that is not applied."""
        return self.editor.text != self._text

    def show_text(self, text: str) -> None:
        """Show the text of a state; a draft is gone."""
        self._text = text
        if self.editor.text != text:
            self.editor.setPlainText(text)
        self.look()

    def hand_in(self) -> None:
        """Have the draft applied."""
        self.applied.emit(self.editor.text)

    def go_to(self, step_id: str) -> None:
        """Put the cursor where the step of this id begins."""
        lines = self.editor.text.split("\n")
        line = next((number for number, each in enumerate(lines, 1) if _names(each, step_id)), 1)
        self.editor.go_to(line)

    def on_text_changed(self) -> None:
        self.faultless = False
        self._pause.start()
        self._show()

    def look(self) -> None:
        """Look through what is written now."""
        self._pause.stop()
        text = self.editor.text

        def job() -> list[Problem]:
            from agent.demonstration.folder import examine

            return list(examine(text))

        def then(problems: list[Problem]) -> None:
            if text == self.editor.text:
                self.faultless = not problems
                self.editor.show_problems(problems)
                self.faults.show_problems(problems)
                self._show()

        if text:
            self._background.run(job, then)
        self._show()

    def close_down(self) -> None:
        """Look no more: the window closes."""
        self._pause.stop()

    def _show(self) -> None:
        self.discard.setEnabled(self.drafted)
        self.apply.setEnabled(self.drafted and self.faultless)
        self.changed.emit()


def _names(line: str, step_id: str) -> bool:
    """Tell whether a step of this id begins on the line, as '- id: s1' or '- id: "s1"'."""
    return line.strip().replace('"', "") == f"- id: {step_id}"
