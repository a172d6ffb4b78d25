"""Asks whether what was learned of a person's step is to be kept: how it was tried, and what it changes."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from agent.teach.teacher import Proposal
from ui.buttons import push
from ui.difference_dialog import DifferenceView
from ui.label import card, plain
from ui.question_dialog import QuestionDialog
from ui.reason_words import reason_words
from ui.theme import Colours
from ui.trial_table import TrialTable

WIDTH = 760
MOST_LINES = 12  # of the changes, before they are scrolled


class ProposalDialog(QuestionDialog):
    """Shows both as plain text, as high as there is of it; what is long is scrolled."""

    def __init__(self, proposal: Proposal, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        heading = self.tr("Keep this correction?")
        self.setWindowTitle(heading)
        self.setMinimumWidth(WIDTH)
        self.trials = TrialTable(proposal.trials, colours)
        self.changes = DifferenceView(colours)
        self.changes.show_lines(proposal.changes)
        self.changes.fit(MOST_LINES)
        tried = self.tr("It was tried on what you showed and on faults made of that:")
        for part in (
            plain(heading, "title"),
            plain(reason_words(proposal.words)[:2000], "heading"),
            plain(tried, "muted"),
            self.trials,
            plain(self.tr("This changes in the demonstration:"), "muted"),
        ):
            self.column.addWidget(part)
        self.column.addWidget(card(self.changes, margin=8))
        self.column.addStretch(1)
        self.yes = push(colours, self.tr("&Keep it"), "done", kind="primary")
        self.no = push(colours, self.tr("&Leave it as it was"), "refused")
        self.lay_out_answers(self.yes, self.no)
        self.stand()
