"""Readings as a table: one row a value, for a spreadsheet or a plotting program.

The trap: a label can be what a model said, and a spreadsheet takes a cell that begins with '=' for a
formula. Such a label gets an apostrophe before it.
"""

from __future__ import annotations

import csv
import io
import itertools
from collections.abc import Iterable

from agent.events import Reading

COLUMNS = ("source", "label", "at", "axes", "place", "value", "unit")


def as_csv(readings: Iterable[Reading]) -> str:
    """Return the table, headings first. place: counted from 0 on each axis, as in '2 0'."""
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\n")
    table.writerow(COLUMNS)
    for reading in readings:
        at = "" if reading.at is None else f"{reading.at:g}"
        axes = " ".join(reading.axes)
        for place, value in zip(_places(reading), reading.values, strict=True):
            row = (reading.source, _plain(reading.label), at, axes, place, repr(float(value)), reading.unit)
            table.writerow(row)
    return written.getvalue()


def _places(reading: Reading) -> list[str]:
    shape = reading.shape or (len(reading.values),)
    return [" ".join(map(str, place)) for place in itertools.product(*map(range, shape))]


def _plain(label: str) -> str:
    return f"'{label}" if label.startswith(("=", "+", "-", "@", "\t", "\r")) else label
