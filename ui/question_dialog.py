"""What every question to the person has in common: it stays on top, and is answered once.

The trap: a dialog that comes up while somebody types gets their Enter. So nothing that lets the agent
go on is ever the default button: Enter and Escape say no.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from agent.events import Answer


class QuestionDialog(QDialog):
    """A dialog over whatever else there is, whose answer the run waits for."""

    answered = Signal(object)  # Answer
    stop_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.WindowStaysOnTopHint)
        self._open = True
        self.setMinimumWidth(480)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 24, 24, 24)
        self.column.setSpacing(12)

    def lay_out_answers(self, yes: QPushButton, no: QPushButton) -> None:
        """Add the two buttons of a question that is answered with yes or no."""
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for button, answer in ((no, Answer(False)), (yes, Answer(True))):
            button.setAutoDefault(False)
            button.clicked.connect(lambda checked=False, answer=answer: self.answer(answer))
            row.addWidget(button)
        self.column.addSpacing(4)
        self.column.addLayout(row)
        no.setDefault(True)
        no.setFocus()  # once it is in the dialog: before that it is nobody's

    def stand(self, *, left: bool = False) -> None:
        """Stand in a lower corner of the screen."""
        self.adjustSize()
        room = self.screen().availableGeometry().adjusted(24, 24, -24, -48)
        across = room.left() if left else room.right() - self.width()
        self.move(QPoint(across, max(room.bottom() - self.height(), room.top())))

    def on_stop_clicked(self) -> None:
        self._open = False
        self.hide()
        self.stop_pressed.emit()

    def withdraw(self) -> None:
        """The run no longer waits: go without an answer."""
        self._open = False
        self.close()

    def answer(self, answer: Answer) -> None:
        """Give this answer, if none was given yet."""
        if self._open:
            self._open = False
            self.hide()
            self.answered.emit(answer)

    def reject(self) -> None:
        self.answer(Answer(False))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.answer(Answer(False))
        event.accept()
