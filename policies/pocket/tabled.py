"""Whether a frame is the cell of a table, or one of its rows, that is only read.

The trap: the head of a column is the label of what is below it, as that of a field is. What is typed there
goes nowhere, or over what had the keyboard.
"""

from __future__ import annotations

from agent.geometry import Box
from agent.senses import Found
from policies.pocket.view import View

_CELLS = 4  # texts in one row, at least: none of them is what a field holds
_LEVEL = 0.5  # lines: they stand in one row
_EDGE = 4.0  # points: between cells that touch


def is_of_table(box: Box, label: Found, view: View) -> bool:
    """Tell whether a frame that was found for a label is a row of a table, or the cell of that label."""
    y = box.center.y
    row = [
        text
        for text in view.texts
        if text.box.center in box and abs(text.box.center.y - y) < _LEVEL * view.line
    ]
    return len(row) >= _CELLS or (label.box.center in box and _is_cell(box, view))


def _is_cell(box: Box, view: View) -> bool:
    """Tell whether others as wide stand right below a frame, and others as high right beside it."""
    below = any(
        abs(other.left - box.left) < _EDGE
        and abs(other.right - box.right) < _EDGE
        and abs(other.top - box.bottom) < _EDGE
        for other in view.frames
    )
    return below and is_joined(box, view)


def is_joined(box: Box, view: View) -> bool:
    """Tell whether another frame as high touches a frame on its left or right, as the heads of columns do."""
    return any(
        abs(other.top - box.top) < _EDGE
        and abs(other.bottom - box.bottom) < _EDGE
        and min(abs(other.left - box.right), abs(other.right - box.left)) < _EDGE
        for other in view.frames
    )
