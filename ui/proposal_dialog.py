"""Asks whether what was learned of a person's step is to be kept: how it was tried, and what it changes."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from agent.demonstration.difference import Line, Mark
from agent.teach.teacher import Proposal
from ui.buttons import push
from ui.difference_dialog import DifferenceView
from ui.label import card, plain
from ui.question_dialog import QuestionDialog
from ui.theme import Colours

WIDTH, CHANGES_HEIGHT = 680, 220
TRIALS_HEIGHT = 132  # six rows


class ProposalDialog(QuestionDialog):
    """Shows both as plain text, scrolled where there is much of it."""

    def __init__(self, proposal: Proposal, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        heading = self.tr("Keep this correction?")
        self.setWindowTitle(heading)
        self.setMinimumWidth(WIDTH)
        self.trials, self.changes = DifferenceView(colours), DifferenceView(colours)
        self.trials.show_lines([Line(Mark.SAME, row) for row in proposal.trials])
        self.trials.setAccessibleName(self.tr("Trials"))
        self.trials.setFixedHeight(TRIALS_HEIGHT)
        self.changes.show_lines(proposal.changes)
        self.changes.setFixedHeight(CHANGES_HEIGHT)
        tried = self.tr("It was tried on what you showed and on faults made of that:")
        for part in (
            plain(heading, "title"),
            plain(proposal.words[:2000], "heading"),
            plain(tried, "muted"),
            card(self.trials, margin=8),
            plain(self.tr("This changes in the demonstration:"), "muted"),
            card(self.changes, margin=8),
        ):
            self.column.addWidget(part)
        self.yes = push(colours, self.tr("&Keep it"), "done", kind="primary")
        self.no = push(colours, self.tr("&Leave it as it was"), "refused")
        self.lay_out_answers(self.yes, self.no)
        self.stand()
