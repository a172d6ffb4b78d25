"""Colours a script's keys, texts, values, comments and `{{ names }}`. It reads lines, not YAML.

What is right is said by the check; here a line that is only half written must not turn the rest of the
page into a text.
"""

from __future__ import annotations

import re

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from ui.theme import Colours

PART = re.compile(
    r"""
    (?P<comment>(?:^|(?<=\s))\#.*)
  | (?P<quoted>"(?:\\.|[^"\\])*"? | (?:^|(?<=[\s\[{,:]))'(?:''|[^'])*'?)
  | (?P<key>(?:(?<=^)|(?<=[\s{,]))[\w.$~/ -]*?[\w.$~/-](?=\s*:(?:\s|$)))
  | (?P<name>\{\{.*?\}\})
  | (?P<value>(?<![^\s\[{,])(?:true|false|null|-?\d+(?:\.\d+)?)(?![^\s\]},:]))
    """,
    re.VERBOSE,
)
DASHES = re.compile(r"\s*(?:-\s+)+")
NAME = re.compile(r"\{\{.*?\}\}")
FOLDED = re.compile(r"(?:^|[\s:-])[|>][+-]?\d?\s*(?:\s#.*)?$")  # the lines below are a text


class ScriptHighlighter(QSyntaxHighlighter):
    """A line's state is 1 + the indentation of the key whose text goes on below it, or 0."""

    def __init__(self, document: QTextDocument, colours: Colours) -> None:
        super().__init__(document)
        self._formats = {
            "comment": _format(colours.muted, italic=True),
            "quoted": _format(colours.good),
            "key": _format(colours.accent),
            "value": _format(colours.warn),
            "name": _format(colours.warn, bold=True),
        }

    def highlightBlock(self, text: str) -> None:
        above = max(self.previousBlockState(), 0)
        indent = len(text) - len(text.lstrip(" "))
        if above and (not text.strip() or indent >= above):
            self.setCurrentBlockState(above)
            self._paint(0, len(text), "quoted")
            self._paint_names(text, 0)
            return
        self.setCurrentBlockState(1 + indent if FOLDED.search(text) else 0)
        start = (
            len(text) - len(re.sub(r"^[\s-]*(?<![^\s-])", "", text)) if text.lstrip().startswith("- ") else 0
        )
        for found in PART.finditer(text, start):
            assert found.lastgroup is not None
            self._paint(found.start(), found.end() - found.start(), found.lastgroup)
            if found.lastgroup == "quoted":
                self._paint_names(found[0], found.start())

    def _paint(self, start: int, length: int, what: str) -> None:
        self.setFormat(start, length, self._formats[what])

    def _paint_names(self, text: str, offset: int) -> None:
        for found in NAME.finditer(text):
            self._paint(offset + found.start(), found.end() - found.start(), "name")


def _format(colour: str, *, bold: bool = False, italic: bool = False) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(QColor(colour))
    made.setFontItalic(italic)
    if bold:
        made.setFontWeight(QFont.Weight.Bold)
    return made
