"""The pages of a site's own navigation, one after the other, for a thing that is named and seen nowhere.

The trap: words in a row are also tools, filters and heads of a table. Those of a navigation stand at the
top, and show which of its pages it is, whose name may stand over the page once more. A thing that is nowhere
may be on any of the others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from agent.senses import Found
from policies.pocket import past
from policies.pocket.current import current
from policies.pocket.deed import Deed
from policies.pocket.hint import is_program
from policies.pocket.menus import titles
from policies.pocket.popup import dropped
from policies.pocket.tabs import has_beside, is_name, page_names, pages_seen, to_page, unseen
from policies.pocket.view import View
from policies.pocket.worded import stems

_KIND = re.compile(
    r"(?:the |my |that )?(?P<kind>[a-z]{4,}) (?:of|from|by|for|about|called|named|with|on|to) ", re.I
)
_NEW = 0.5  # of the texts: with more that came up it is another page
_HEAD = 0.25  # of the window: where a navigation is
_FOOT = 0.12  # the same, of one at its foot, as telephones have it
_MOST = 5  # pages that are looked at
_GAP = 8.0  # lines from one name to the next, at most; farther apart are names that part the whole width
_ASIDE, _PITCH = 0.25, 4.0  # of the window: where a column is; lines from one name to the next
_FLUSH, _CELLS = 0.4, 2  # lines between the sides of a column; cells that make one
_EVEN = 0.25  # of the distance of two such names: so much they may differ


def another_page(view: View, sentence: str, trail: Sequence[str]) -> Deed | None:
    """Return the click on the likest of the pages that were not looked at; None for none, or in a program."""
    if is_program(view) or titles(view) or view.card is not None:
        return None
    left = unseen(navigation(view, pages_seen(trail)), trail, _MOST)
    if not left:
        return None
    alike = view.alike(sentence, [page.label for page in left])
    return to_page(left[max(range(len(left)), key=lambda at: alike[at])])


def is_elsewhere(name: str, view: View) -> bool:
    """Tell whether the kind of a thing is what another page is called by: 'the report about graffiti'."""
    if is_program(view) or titles(view):
        return False
    match = _KIND.match(name)
    kind = stems(match["kind"]) if match is not None else set[str]()
    return bool(kind) and any(kind == _last_word(page.label) for page in (*navigation(view), *_hinted(view)))


def _hinted(view: View) -> list[Found]:
    """Return what came up under a name that was rested on or pressed, where that was no new page."""
    if past.pointed(view.history) is not None:
        return view.fresh
    return dropped(view) if len(view.fresh) < _NEW * len(view.texts) else []


def _last_word(label: str) -> set[str]:
    return stems(label.split()[-1]) if label.split() else set()


def navigation(view: View, seen: Sequence[str] = ()) -> list[Found]:
    """Return the pages beside the one that is shown, of the first row or column of names that has such a one.

    seen: names of pages that were gone to, which are in the same row.
    """
    rows = [(row, shown) for row in _rows(view) if (shown := current(row, view.screenshot)) is not None]
    known = [each for each in rows if any(name.label in seen for name in each[0])]
    if not rows or (seen and not known):
        return []
    row, shown = (known or rows)[0]
    return [name for name in row if name is not shown and is_name(name.label.strip())]


def _rows(view: View) -> list[list[Found]]:
    """Return the rows of names at the head of a page and at its foot, then the columns at its left."""
    front, names = view.front, page_names(view, acts=True)
    found = list[list[Found]]()
    for first in names:
        at = first.box.center.y
        level = [each for each in names if abs(each.box.center.y - at) < 0.4 * view.line]
        row = sorted(level, key=lambda each: each.box.left)
        outer = at - front.top < _HEAD * front.height or front.bottom - at < _FOOT * front.height
        fits = len(row) > 1 and _is_together(row, view.line) and not _are_heads(row, view)
        if outer and fits and row not in found:
            found.append(row)
    for first in names:
        flush = [each for each in names if abs(each.box.left - first.box.left) < _FLUSH * view.line]
        column = sorted(flush, key=lambda each: each.box.top)
        steps = [low.box.center.y - high.box.center.y for high, low in pairwise(column)]
        even = len(steps) > 1 and max(steps) < min(_PITCH * view.line, (1 + _EVEN) * min(steps))
        aside = first.box.right - front.left < _ASIDE * front.width
        if aside and even and has_beside(column, view) and column not in found:
            found.append(column)
    return found


def _are_heads(row: Sequence[Found], view: View) -> bool:
    """Tell whether most names of a row have cells of a table under them, flush with them."""
    columns = [
        sum(
            abs(text.box.left - name.box.left) < _FLUSH * view.line and text.box.top > name.box.bottom
            for text in view.texts
        )
        for name in row
    ]
    return sum(count >= _CELLS for count in columns) > len(row) / 2


def _is_together(row: Sequence[Found], line: float) -> bool:
    """Tell whether names are close to each other, or as far apart as each other."""
    if all(right.box.left - left.box.right < _GAP * line for left, right in pairwise(row)):
        return True
    steps = [right.box.center.x - left.box.center.x for left, right in pairwise(row)]
    return len(steps) > 1 and max(steps) - min(steps) < _EVEN * max(steps)
