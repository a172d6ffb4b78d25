"""Asks whether the person wants to show the step at which a replay has halted."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from agent.teach.halt import Halt
from ui.buttons import push
from ui.label import plain
from ui.question_dialog import QuestionDialog
from ui.reason_words import halt_words
from ui.theme import Colours


class HaltDialog(QuestionDialog):
    """Says at which step, and why."""

    def __init__(self, step: str, halt: Halt, colours: Colours, parent: QWidget | None = None) -> None:
        """step: what it does, in words."""
        super().__init__(parent)
        heading = self.tr("The replay has halted")
        self.setWindowTitle(heading)
        self.step = plain(step[:400], "heading")
        self.why = plain(halt_words(halt.why)[:2000], "muted")
        acted = self.tr("It was done, but what came of it is not what came of it when it was shown.")
        lost = self.tr("Nothing was done at this step.")
        how = self.tr("Show it with your own hands, and what you show is learned if you say so afterwards.")
        for part in (plain(heading, "title"), self.step, self.why, plain(acted if halt.acted else lost)):
            self.column.addWidget(part)
        self.column.addWidget(plain(how))
        self.yes = push(colours, self.tr("&Show it"), "teach", kind="primary")
        self.no = push(colours, self.tr("&End"), "stop")
        self.lay_out_answers(self.yes, self.no)
        self.stand()
