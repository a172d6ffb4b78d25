"""Tables of a script: CSV files with a header."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

from agent.errors import UsageError


def columns_of(file: Path) -> list[str]:
    """Return the header of a CSV file. Raises UsageError."""
    return list(rows_of(file)[0])


def rows_of(file: Path) -> tuple[list[str], list[dict[str, str]]]:
    """Return the header of a CSV file, and its rows by column.

    Raises:
        UsageError: it cannot be read, has no header, or a row has more or fewer values than the header.
    """
    try:
        lines = list(csv.reader(StringIO(file.read_text(encoding="utf-8-sig"), newline=""), strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"cannot read '{file}': {error} (give a CSV file in UTF-8 with a header)") from None
    header = [name.strip() for name in lines[0]] if lines else []
    if not header or not all(header):
        raise UsageError(f"'{file}' has no header (name every column in its first line)")
    twice = next((name for name in header if header.count(name) > 1), None)
    if twice:
        raise UsageError(f"'{file}' has the column '{twice}' twice (give each a name of its own)")
    rows = []
    for number, values in enumerate(lines[1:], start=2):
        if not values:
            continue
        if len(values) != len(header):
            raise UsageError(
                f"'{file}', line {number}: {len(values)} values for {len(header)} columns "
                "(quote values that hold a comma)"
            )
        rows.append(dict(zip(header, values, strict=True)))
    return header, rows
