"""What the model replied at a step, and the actions that were made of it."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit

from ui.label import plain
from ui.moment import Moment
from ui.panels.picture import Picture
from ui.words import action_words, outcome_words

HEIGHT = 90


class ReplyPicture(Picture):
    """Draws `Decided`: the raw reply above, the parsed actions below, and what came of them."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.reply = QPlainTextEdit()
        self.reply.setReadOnly(True)
        self.reply.setFixedHeight(HEIGHT)
        self.reply.setAccessibleName(self.tr("Raw reply"))
        self.acts = plain()
        self.became = plain(kind="muted")
        for part in (self.reply, self.acts, self.became):
            self.column.addWidget(part)

    def show_moment(self, moment: Moment | None) -> None:
        decision = moment.decision if moment else None
        self.reply.setPlainText(decision.reply if decision else "")
        acts = [action_words(action) for action in decision.actions] if decision else []
        self.acts.setText("\n".join(f"→ {act}" for act in acts))
        outcome = moment.outcome if moment else None
        self.became.setText(outcome_words(outcome) if outcome else "")
