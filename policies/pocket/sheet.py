"""Cells that a clause means by those before it: 'make them bold', 'their sum into A3'.

The trap: after a text is typed the cursor has gone on to another cell. So what is done to 'them' is done to
the cells that were filled in last, which are chosen again first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from string import ascii_uppercase

from policies.pocket.intent import Intent
from policies.pocket.undertaking import Fill

CELL = r"[A-Z]{1,2}[1-9]\d{0,4}"
"""What a cell is called. Longer names are words and numbers: 'USB3'."""

_OF_THEM = re.compile(
    r"(?:(?:their|the)? ?(?P<what>sum|total|product|average|mean|difference)"
    r"(?: of (?:them|both|the (?:two|three)))?)"
    r"|它们的?(?P<chinese>和|总和|积|平均值|差)",
    re.IGNORECASE,
)
_FUNCTIONS = {
    "sum": "+", "total": "+", "和": "+", "总和": "+", "product": "*", "积": "*", "difference": "-", "差": "-",
    "average": "AVERAGE", "mean": "AVERAGE", "平均值": "AVERAGE",
}  # fmt: skip

_COLUMN_SUM = re.compile(
    r"(?i:(?:sum|add|total)(?: up)?|calculate the (?:sum|total) of|work out the (?:sum|total) of)"
    r"(?: (?:the )?(?:numbers|values) (?:in|of))? (?:the )?column (?P<column>[A-Z]{1,2})"
    r"|(?:计算|求|算出?)\s*(?P<chinese>[A-Z]{1,2})\s*列的?(?:总?和|合计|总计)"
)
_ITS_SUM = re.compile(
    r"(?:the |its |that )?(?:total|sum|result|number)|it|that|它|结果|总和|合计", re.IGNORECASE
)


def filled(before: Sequence[Intent]) -> list[str]:
    """Return the names of the cells that the last intents in a row fill in."""
    cells = list[str]()
    for intent in reversed(before):
        if not isinstance(intent, Fill) or not intent.text:
            break
        cells.insert(0, intent.cell.upper())
    return cells


def block(cells: Sequence[str]) -> str:
    """Return what a spreadsheet calls these cells together, 'A1:B1'; nothing where they are no block."""
    if not cells or not all(re.fullmatch(CELL, cell) for cell in cells):
        return ""
    places = [(cell.rstrip("0123456789"), int(cell.lstrip(ascii_uppercase))) for cell in cells]
    columns = sorted({_number(column) for column, _ in places})
    rows = sorted({row for _, row in places})
    if len(set(places)) != (columns[-1] - columns[0] + 1) * (rows[-1] - rows[0] + 1):
        return ""
    names = {_number(column): column for column, _ in places}
    first, last = f"{names[columns[0]]}{rows[0]}", f"{names[columns[-1]]}{rows[-1]}"
    return first if first == last else f"{first}:{last}"


def formula(text: str, cells: Sequence[str]) -> str:
    """Return the formula that a text asks for of these cells: '=A1+A2', of 'their sum'; else the text."""
    match = _OF_THEM.fullmatch(text.strip())
    if match is None or len(cells) < 2:
        return text
    sign = _FUNCTIONS[(match["what"] or match["chinese"]).lower()]
    return f"={sign}({','.join(cells)})" if sign.isalpha() else f"={sign.join(cells)}"


def column_sum(said: str, text: str, cell: str) -> str:
    """Return the formula for a column's sum that was asked for and goes into a cell; nothing where not."""
    match = _COLUMN_SUM.fullmatch(said.strip())
    if match is None or not _ITS_SUM.fullmatch(text.strip()) or not re.fullmatch(CELL, cell):
        return ""
    column, own = match["column"] or match["chinese"], cell.rstrip("0123456789")
    above = int(cell.removeprefix(own)) - 1
    if own != column:
        return f"=SUM({column}:{column})"
    return f"=SUM({column}1:{column}{above})" if above else ""


def _number(column: str) -> int:
    number = 0
    for letter in column:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number
