"""Boxes for numbers, with room before the number as in every other field.

WORKAROUND: Qt leaves the padding of a style sheet out where a box has buttons for up and down of its own
drawing; ends when it does not (seen with PySide6 6.11).
"""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QAbstractSpinBox

ROOM = 7  # points; with the border as much as the padding of other fields

Box = TypeVar("Box", bound=QAbstractSpinBox)


def roomy(box: Box) -> Box:
    """Return the box, with room before its number."""
    box.lineEdit().setTextMargins(ROOM, 0, 0, 0)
    return box
