"""A text token by token, each on a ground that tells how sure the model was of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from agent.events import Reading
from ui.label import plain
from ui.panels.ink import Ink
from ui.panels.panel import Tokens
from ui.panels.picture import Picture

HEIGHT = 180
DOUBT = 0.5  # a token of less probability is underlined, too


class TokensPicture(Picture):
    """Draws `Tokens`. What a model said is put in as characters, never as markup."""

    def __init__(self, view: Tokens, ink: Ink) -> None:
        super().__init__(view.title)
        self._ink = ink
        self._shown: list[Reading] = []
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setFixedHeight(HEIGHT)
        self.text.setAccessibleName(view.title)
        self.summary = plain(kind="muted")
        self.column.addWidget(self.text)
        self.column.addWidget(self.summary)

    def draw(self, readings: Sequence[Reading]) -> None:
        known = len(self._shown)
        if list(readings[:known]) != self._shown:
            self.text.clear()
            known = 0
        cursor = QTextCursor(self.text.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        for reading in readings[known:]:
            cursor.insertText(_visible(reading.label), self._format(reading.values[0]))
        self._shown = list(readings)
        if readings:
            chances = [reading.values[0] for reading in readings]
            low = min(range(len(chances)), key=chances.__getitem__)
            words = self.tr("{0} tokens; the least sure: {1} ({2})")
            self.summary.setText(words.format(len(chances), repr(readings[low].label), f"{chances[low]:.0%}"))
        else:
            self.summary.setText("")

    def _format(self, probability: float) -> QTextCharFormat:
        ground = QColor(self._ink.colours.warn)
        ground.setAlphaF(0.75 * min(1.0, max(0.0, 1.0 - probability)))
        how = QTextCharFormat()
        how.setBackground(ground)
        how.setFontUnderline(probability < DOUBT)
        how.setToolTip(f"{probability:.1%}")
        return how


def _visible(token: str) -> str:
    """Return the token with a mark for what is not seen: a line's end alone has nothing to colour."""
    marked = token.replace("\n", "↵\n").replace("\t", "⇥")
    return "".join(each if each.isprintable() or each == "\n" else "·" for each in marked)
