"""The task itself, where it stands on the screen: in the terminal of Deixis, or on a form.

The trap: 'click Save' is shown in a terminal, and the nearest 'Save' is the one in that very sentence.
So lines that go through the task one after the other are no part of what can be clicked.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from agent.geometry import Box
from agent.senses import Found
from agent.sight.line import in_reading_order

_SKIPPED = 14  # letters of the task that may be shown as a picture, or misread
_FIRST = 4  # letters that the first line and the task must share
_SHARE = 0.6  # of the task's letters that must be there
_GAP = 5.0  # heights of a line, between two pieces of one row at most
_APART = 1.5  # the same, between two rows
_LEAST_LETTERS = 12  # of a task of one line: less may be a caption
_ASKS = re.compile(
    r"click|tap|press|type|double|drag|scroll|find|select|enter|choose|点击|双击|输入|选择|按|在",
    re.IGNORECASE,
)


def without_task(task: str, texts: Sequence[Found]) -> tuple[tuple[Found, ...], Box | None]:
    """Return the texts that are not the task itself, and where the task stands; None where it does not."""
    wanted = _letters(task)
    lines = in_reading_order(texts)
    best: list[Found] = []
    for start, line in enumerate(lines):
        if len(best) * 2 > len(lines):
            break
        block = _block(wanted, lines[start:]) if _begins(wanted, _letters(line.label)) else []
        if _size(block) > _size(best):
            best = block
    if not best or _size(best) < _SHARE * len(wanted) or not _is_told(task, wanted, best):
        return tuple(texts), None
    box = best[0].box
    for line in best[1:]:
        box = box.union(line.box)
    return tuple(text for text in texts if text.box.center not in box), box


def _is_told(task: str, wanted: str, block: Sequence[Found]) -> bool:
    if len(block) == 1 and set(block[0].label.lower().split()) < set(task.lower().split()):
        return False  # 'Create new database' is a button for whoever says 'create a new database'
    if ":" not in task and sum(line.label.rstrip().endswith((":", "：")) for line in block) > 1:
        return False  # 'Find:', 'eggs', 'Replace:', 'flour' are labels with what was typed beside them
    return len(block) > 1 or len(wanted) >= _LEAST_LETTERS or _ASKS.match(task) is not None


def _begins(wanted: str, letters: str) -> bool:
    """Tell whether a line is the beginning of the task, or all of it behind something else, as in a terminal.

    The beginning is wanted: two labels that the task names one after the other are not the task.
    """
    return letters[:_FIRST] == wanted[: len(letters)][:_FIRST] != "" or wanted in letters


def _block(wanted: str, lines: Sequence[Found]) -> list[Found]:
    """Return the lines that follow the task from its beginning, as far as they do."""
    block: list[Found] = []
    at = 0
    for line in lines:
        letters = _letters(line.label)
        if not letters:
            continue
        if not block and wanted in letters:
            return [line]
        end = _fits(wanted, letters, at)
        if end is None and block and len(letters) == 1:
            continue  # a picture among the words, read as a letter
        if end is None or (block and not _goes_on(block, line)):
            break
        block.append(line)
        at = end
    return block


def _goes_on(block: Sequence[Found], line: Found) -> bool:
    """Tell whether a line is where a text goes on: close by in its row, or close under what there is of it.

    The button of a row and what is written at the row's other end are no text, though the task may have both.
    """
    last = block[-1].box
    if line.box.top < last.center.y < line.box.bottom:
        return line.box.left - last.right < _GAP * last.height and line.box.right > last.left
    left, right = min(each.box.left for each in block), max(each.box.right for each in block)
    under = line.box.left < right and line.box.right > left
    return under and line.box.top - last.bottom <= _APART * last.height


def _fits(wanted: str, letters: str, at: int) -> int | None:
    """Return where the task goes on after a line that stands there, or nearly; None where it doesn't."""
    if not letters:
        return None
    found = wanted.find(letters, at, at + _SKIPPED + len(letters))
    if found >= 0:
        return found + len(letters)
    if len(letters) < 6:
        return None
    for end in (4, 3):  # a misread letter or two near one end of the line
        part = len(letters) * end // 5
        for piece, rest in ((letters[:part], len(letters) - part), (letters[-part:], 0)):
            found = wanted.find(piece, at, at + _SKIPPED + len(letters) + len(piece))
            if found >= 0 and len(piece) >= 5:
                return min(found + len(piece) + rest, len(wanted))
    return None


def _letters(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(letter for letter in folded if letter.isalnum())


def _size(block: Sequence[Found]) -> int:
    return sum(len(_letters(line.label)) for line in block)
