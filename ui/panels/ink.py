"""What panels are drawn with: colours, line styles and marks that differ also without colour."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from ui.theme import Colours

# after Okabe and Ito, so that most colour-blind people can tell them apart; lighter or darker as the ground
ON_LIGHT = ("#0064a8", "#b34700", "#00795a", "#9c4a86", "#8a6a00", "#2f7fb5", "#444a55", "#7a1f1f")
ON_DARK = ("#62b5f5", "#ff9b57", "#45d3a8", "#e79acb", "#f2cf4a", "#9fd8ff", "#c3c9d4", "#ff9d96")
STYLES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine, Qt.PenStyle.DashDotLine)
MARKS = ("o", "s", "t", "d", "+", "x", "star", "p")


@dataclass(frozen=True, slots=True)
class Stroke:
    """How one of several curves is drawn."""

    colour: str
    style: Qt.PenStyle
    mark: str


class Ink:
    """Hands out strokes on the ground of a theme."""

    def __init__(self, colours: Colours) -> None:
        self.colours = colours
        self.dark = QColor(colours.surface).lightness() < 128
        self._shades = ON_DARK if self.dark else ON_LIGHT

    def stroke(self, number: int) -> Stroke:
        return Stroke(
            self._shades[number % len(self._shades)],
            STYLES[number // len(self._shades) % len(STYLES)],
            MARKS[number % len(MARKS)],
        )
