"""Menus of a page that open where the pointer rests on a name at its head: 'Courses', with 'Desserts' below.

The trap: what such a menu holds is nowhere on the screen, and a click on its name may lead away. To rest
there does no harm, so that is done before any page is gone to that only resembles what is meant.
"""

from __future__ import annotations

from collections.abc import Sequence

from policies.pocket.deed import Deed, resting_on
from policies.pocket.hint import is_program
from policies.pocket.menus import titles
from policies.pocket.tabs import LOOKED, is_page_said, is_said, pages, pages_seen, to_page
from policies.pocket.view import View

_RESTED = "rested on the name "
_HEAD = 0.2  # of the window: where the head of a page is
_MOST = 5  # names that are rested on
_FEWEST = 2  # names in a row
_COMING = 0.6  # seconds that a menu takes to come up


def page_under(view: View, sentence: str, trail: Sequence[str]) -> Deed | None:
    """Return the click on the page that a sentence names, where it has just come up under a name."""
    if _is_none(view) or not trail or not trail[-1].startswith((_RESTED, LOOKED)):
        return None
    named = [text for text in view.fresh if is_said(text.label, sentence)]
    return to_page(named[0]) if len(named) == 1 and named[0].label not in pages_seen(trail) else None


def rest_on_head(view: View, sentence: str, trail: Sequence[str]) -> Deed | None:
    """Return the rest on the next name at the head of a page.

    None where a page is named by the sentence already, where each name was rested on, and in programs.
    """
    seen = [each.removeprefix(_RESTED) for each in trail if each.startswith(_RESTED)]
    if _is_none(view) or len(seen) >= _MOST or is_page_said(view, sentence, trail):
        return None
    front = view.front
    heads = [page for page in pages(view) if page.box.center.y - front.top < _HEAD * front.height]
    row = [
        page
        for page in heads
        if sum(abs(page.box.center.y - other.box.center.y) < 0.4 * view.line for other in heads) >= _FEWEST
    ]
    left = [page for page in row if page.label not in seen]
    if not left:
        return None
    first = min(left, key=lambda page: (page.box.top, page.box.left))
    return Deed(resting_on(first.box.center, _COMING), (first,), f"{_RESTED}{first.label}")


def _is_none(view: View) -> bool:
    """Tell whether there is no page in front, or not it alone."""
    return is_program(view) or bool(titles(view)) or view.card is not None or not view.windows
