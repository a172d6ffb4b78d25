"""A window that is a page and little else, as editors and terminals have it.

The trap: where every text stands in a form, one learns that keys show only after a click into a field. A page
takes them from the start, and what they write shows where its last line is, not where the hand has been.
"""

from __future__ import annotations

import random

from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtWidgets import QFrame, QMainWindow, QTextEdit

from policies.gym.window import Stock

LINES = 30  # that are there already, at most
DARK = 0.4  # of the pages have light letters on a dark ground, whatever the rest looks like


class Writing(QMainWindow):
    """One of many, by lot. page: what keys write into. sheet: what its style says beside the window's."""

    def __init__(self, stock: Stock, lots: random.Random) -> None:
        super().__init__()
        self.setWindowTitle(stock.text(lots))
        if lots.random() < 0.6:
            for _ in range(lots.randint(2, 8)):
                self.menuBar().addMenu(stock.text(lots, 10))
        self.page = page = QTextEdit()
        page.setFrameShape(QFrame.Shape.NoFrame)
        lines = 0 if lots.random() < 0.3 else lots.randint(1, LINES)
        page.setPlainText("\n".join(stock.text(lots, 40) for _ in range(lines)))
        page.moveCursor(QTextCursor.MoveOperation.End)
        self.setCentralWidget(page)
        dark, light = (
            QColor.fromHsv(lots.randrange(360), lots.randrange(60), lots.randrange(*v))
            for v in ((0, 70), (180, 256))
        )
        ink, ground = (light, dark) if lots.random() < DARK else (dark, light)
        font = lots.choice(("font-family: monospace;", ""))
        size = f"font-size: {lots.randint(9, 16)}pt;"
        self.sheet = f"\nQTextEdit {{{font} {size} color: {ink.name()}; background: {ground.name()};}}"
