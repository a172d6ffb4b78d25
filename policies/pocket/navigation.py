"""The pages of a site's own navigation, one after the other, for a thing that is named and seen nowhere.

The trap: words in a row are also tools, filters and heads of a table. Those of a navigation stand at the
top, and show which of its pages it is, whose name may stand over the page once more. A thing that is nowhere
may be on any of the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from agent.senses import Found
from policies.pocket.current import current
from policies.pocket.deed import Deed
from policies.pocket.hint import is_program
from policies.pocket.menus import titles
from policies.pocket.tabs import are_heads, page_names, to_page, unseen
from policies.pocket.view import View

_HEAD = 0.25  # of the window: where a navigation is
_MOST = 5  # pages that are looked at
_GAP = 8.0  # lines from one name to the next, at most; farther apart are names that part the whole width
_EVEN = 0.25  # of the distance of two such names: so much they may differ


def another_page(view: View, sentence: str, trail: Sequence[str]) -> Deed | None:
    """Return the click on the likest of the pages that were not looked at; None for none, or in a program."""
    if is_program(view) or titles(view) or view.card is not None:
        return None
    left = unseen(navigation(view), trail, _MOST)
    if not left:
        return None
    alike = view.alike(sentence, [page.label for page in left])
    return to_page(left[max(range(len(left)), key=lambda at: alike[at])])


def navigation(view: View) -> list[Found]:
    """Return the pages of the first row of names at the top of which one is shown, without that one."""
    front = view.front
    names = [name for name in page_names(view) if name.box.center.y - front.top < _HEAD * front.height]
    for first in names:
        level = [each for each in names if abs(each.box.center.y - first.box.center.y) < 0.4 * view.line]
        row = sorted(level, key=lambda each: each.box.left)
        if len(row) > 1 and _is_together(row, view.line) and not are_heads(row, view):
            shown = current(row, view.screenshot)
            if shown is not None:
                return [name for name in row if name is not shown]
    return []


def _is_together(row: Sequence[Found], line: float) -> bool:
    """Tell whether names are close to each other, or as far apart as each other."""
    if all(right.box.left - left.box.right < _GAP * line for left, right in pairwise(row)):
        return True
    steps = [right.box.center.x - left.box.center.x for left, right in pairwise(row)]
    return len(steps) > 1 and max(steps) - min(steps) < _EVEN * max(steps)
