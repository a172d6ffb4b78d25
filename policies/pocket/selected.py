"""What is done to several rows that were ticked one by one: by the button that stands for all of them.

The trap: 'them' is read as the last one named, and each row has a button of its own, for
that row only. So after several only a button that says 'selected', or that stands in no row, is pressed.
"""

from __future__ import annotations

import re

from agent.errors import NotShown
from agent.senses import Found
from policies.pocket.row_word import SAME
from policies.pocket.view import View

_TICKED = re.compile(r"\d+: select at '(?P<row>.+)'")
_THEM = frozenset(("them", "those", "these", "他们", "她们", "它们"))
_LEVEL = 1.0  # lines


def of_selected(act: str, row: str, view: View) -> Found | None:
    """Return the button that does an act to all that was selected; None where it is asked of one row only.

    Raises NotShown where several were selected, and there is no such button.
    """
    rows = [
        match["row"] for step in view.history if (match := _TICKED.fullmatch(step.decision.reply)) is not None
    ]
    if not rows or (row.lower() not in _THEM and row != rows[-1]):
        return None
    said = "|".join(map(re.escape, SAME.get(act, (act,))))
    named = re.compile(
        rf"(?:{said})(?: all)?(?: the)? (?:selected|ticked|checked|marked)(?: \w+)?(?: ?\W?\d+\W?)?"
        rf"|批量(?:{said})|(?:{said})(?:所选|选中|已选)的?\w{{0,3}}",
        re.IGNORECASE,
    )
    found = [text for text in view.texts if named.fullmatch(text.label.strip())]
    if not found and len(set(rows)) > 1:
        words = [text for text in view.texts if re.fullmatch(said, text.label.strip(), re.IGNORECASE)]
        found = [word for word in words if not _is_of_row(word, view)]
    if len(found) == 1:
        return found[0]
    if len(set(rows)) > 1:
        raise NotShown(f"'{act}' is not seen at '{row}'")
    return None


def _is_of_row(word: Found, view: View) -> bool:
    """Tell whether a box to tick stands in the line of a word."""
    return any(abs(each.box.center.y - word.box.center.y) < _LEVEL * view.line for each in view.ticks)
