"""The thought as it streams, what was decided, and what came of it. All of it is plain text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from agent.episode import Result
from ui.label import plain, say
from ui.moment import Moment
from ui.words import decision_words, outcome_words


class ThoughtPane(QWidget):
    """Shows one moment in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = ""
        self.thought = QPlainTextEdit(readOnly=True)
        self.thought.setAccessibleName(self.tr("Thought"))
        self.thought.setPlaceholderText(self.tr("What the agent thinks appears here, word by word."))
        self.thought.setTabChangesFocus(True)
        self.thought.document().setDocumentMargin(0)
        self.decided = plain(kind="heading")
        self.became = plain(kind="muted")
        for label in (self.decided, self.became):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 8, 8)
        column.setSpacing(8)
        column.addWidget(self.thought, 1)
        column.addWidget(self.decided)
        column.addWidget(self.became)

    def show_moment(self, moment: Moment | None) -> None:
        """Show this one; a thought that has only grown is continued where it stands."""
        says = moment.says if moment else ""
        if self._said and says.startswith(self._said):
            self._continue(says[len(self._said) :])
        elif says != self._said:
            self.thought.setPlainText(says)
        self._said = says
        decision = moment.decision if moment else None
        outcome = moment.outcome if moment else None
        self.decided.setText(_cut(decision_words(decision)) if decision else "")
        wrong = outcome is not None and outcome.result in (Result.FAILED, Result.REFUSED)
        say(self.became, _cut(outcome_words(outcome)) if outcome else "", "wrong" if wrong else "muted")
        for label in (self.decided, self.became):
            label.setVisible(bool(label.text()))

    def _continue(self, text: str) -> None:
        """Add to the end, and stay at the end if that is where the person looks."""
        bar = self.thought.verticalScrollBar()
        at_end = bar.value() == bar.maximum()
        cursor = QTextCursor(self.thought.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(text)
        if at_end:
            bar.setValue(bar.maximum())


def _cut(text: str) -> str:
    return text if len(text) <= 400 else f"{text[:399]}…"
