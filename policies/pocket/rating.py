"""Gives stars: the n-th of a row of them.

The trap: a reader takes five stars for one text, or for none. So they are also looked for as icons that stand
in one row.
"""

from __future__ import annotations

from collections.abc import Sequence

from agent.errors import Ambiguous, NotShown
from agent.geometry import Box
from agent.senses import Found
from agent.sight.line import part_of
from agent.sight.match import find_all
from policies.pocket.region import parted
from policies.pocket.view import View

_STARS = frozenset("☆★✩✪✫✭✮✯⭐")
_LEAST = 3  # stars make a row to be rated with
_LIKE = 0.2  # of likeness: an icon may be a star
_LIST = 3  # rows of stars below each other, at least: one of several things is meant
_ALIKE, _MISREAD = 1.6, 2  # times as wide as the least; letters more or less than there are
_SAME = 4.0  # points
_BELOW = 2.5  # heights of a name, to the stars under it
_LEVEL = 0.4  # of their height: what stands in one row


def star(number: int, view: View, of: str = "") -> Found:
    """Return the n-th star of the longest row of stars; of that of a thing, where one is named and seen.

    Raises NotShown, and Ambiguous where several things have stars and none is named.
    """
    names = [match.found.box for match in find_all(of, view.texts)] if of else []
    needed = max(_LEAST, number)
    written = _beside(_written(view), names)
    seen = written if len(_longest_row(written)) >= needed else _beside(_drawn(view), names)
    row = _longest_row(seen)
    if len(row) < needed:
        longest = max(len(row), len(_longest_row(written)))
        raise NotShown(f"no row of {number} stars is seen (the longest row has {longest})")
    rows = {round(each.box.center.y) for each in seen if abs(each.box.left - row[0].box.left) < _SAME}
    if len(rows) >= _LIST:
        raise Ambiguous(f"'{number} stars' is shown {len(rows)} times (say which)")
    return row[number - 1]


def _written(view: View) -> list[Found]:
    return [star for text in view.texts if _STARS & set(text.label) for star in _stars_of(text, view)]


def _stars_of(text: Found, view: View) -> list[Found]:
    """Return the stars of a text; as its ink is parted where it has nothing else: a reader miscounts them."""
    letters = [Found(part_of(text, at, at + 1), each) for at, each in enumerate(text.label) if each in _STARS]
    count = len(text.label.replace(" ", ""))
    runs = parted(view.screenshot, text.box) if 2 * len(letters) > count else []
    widths = [run.width for run in runs]
    if len(runs) < _LEAST or max(widths) > _ALIKE * min(widths) or abs(len(runs) - count) > _MISREAD:
        return letters
    return [Found(run, letters[0].label) for run in runs]


def _drawn(view: View) -> list[Found]:
    return [icon for icon in view.scene.icons_like("star", _LIKE) if not view.is_title(icon.box)]


def _beside(found: list[Found], names: Sequence[Box]) -> list[Found]:
    """Return the stars in the row of a name, or right below it; all of them where neither is so."""
    down = [(each, each.box.center.y - name.center.y, name.height) for each in found for name in names]
    level = [each for each, by, high in down if abs(by) < 0.5 * high]
    below = [each for each, by, high in down if 0 < by < _BELOW * high]
    return level or below or found


def _longest_row(found: Sequence[Found]) -> list[Found]:
    """Return those that stand in one row and are as high as each other, from the left."""
    rows = [
        [
            other
            for other in found
            if abs(other.box.center.y - each.box.center.y) < _LEVEL * each.box.height
            and abs(other.box.height - each.box.height) < _LEVEL * each.box.height
        ]
        for each in found
    ]
    longest: list[Found] = max(rows, key=len, default=[])
    row: list[Found] = []
    for each in sorted(longest, key=lambda each: each.box.left):
        if not row or each.box.center.x - row[-1].box.center.x > _LEVEL * each.box.width:
            row.append(each)  # one that is found twice counts once
    return row
