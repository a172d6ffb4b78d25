"""Searching: in the field that the screen has for it, else in the one that a program opens for it.

The trap: nearly every screen says 'Search' somewhere, and what a title, a menu or a sentence of a text says
takes none. Nor does every program open a search with the usual key: where none comes up, what is typed after
it goes into the document.
"""

from __future__ import annotations

import re

import numpy as np

from agent.actions import Action, Click, Press, Type, Wait, is_input
from agent.errors import NotShown
from agent.geometry import Box
from agent.senses import Found
from agent.sight.changes import differing
from agent.sight.match import Match, find_all
from policies.pocket import past
from policies.pocket.deed import Deed, on, replaced
from policies.pocket.fronting import dialog
from policies.pocket.hint import is_program
from policies.pocket.intent import Search
from policies.pocket.menus import offered, titles
from policies.pocket.news import is_typed
from policies.pocket.view import View

_OPENS = Press(("ctrl", "f"))
_HINT = re.compile(
    r"(?:search|find)(?: \w+){1,3}(?<!results)(?<!result)(?<!history)(?<!settings)"
    r"|(?:请输入)?搜索(?!结果|历史|记录|设置)\w{1,8}",
    re.IGNORECASE,
)
_GO = re.compile(r"go|search|find|搜索|查找|搜", re.IGNORECASE)
_SURE = 0.97  # of a guess in a program with menus, of which nearly all have the key
_OPENED, _AWAITED = "opened the search", "opened the search, and waited for it"
_COMING = 1.5  # seconds that a slow program has to show it
_TALL = 0.6  # of the screen: so much changes where the keys turned a page
_APART = 4.0  # lines between a field and its button, at most: an arrow may lie there
_WORDS = 3  # of what a field or a button says of searching, at most


def search(intent: Search, view: View, trail: tuple[str, ...] = ()) -> Deed:
    """Type into what the screen has to search with and press Enter; else open the program's own search.

    Raises NotShown where none is seen, nor came up.
    """
    typed = (Type(intent.text), Press(("enter",)))
    last = [action for step in view.history for action in step.decision.actions if is_input(action)][-1:]
    if trail:
        if (entry := offered("find", view)) is not None and trail[-1] not in (_OPENED, _AWAITED):
            return Deed((Click(entry.box.center),), (entry,), _OPENED)
        if trail[-1] in (_OPENED, _AWAITED):
            if _has_come(view):
                return Deed(typed)
            if trail[-1] == _OPENED:
                return Deed((Wait(_COMING, for_change=True),), (), _AWAITED)
        raise NotShown("'search' is not seen")
    if last == [_OPENS]:  # its field has the keyboard
        return Deed(typed)
    hints = list(find_all("search", view.texts) + find_all("搜索", view.texts))
    for match in hints:
        around = [box for box in view.entries if match.found.box.center in box]
        around = around or _before_button(match, view) or _after_label(match, view)
        if around and len(match.line.label.split()) <= _WORDS:
            entry = Found(around[0], "search field", 0.9)
            return on(entry, Click(entry.box.center), *replaced(intent.text, ""), _sent(entry.box, view))
    for match in hints:  # a field without an edge: what opens is beside it, and takes no text
        if _HINT.fullmatch(match.line.label.strip(" .…")) and not view.is_title(match.line.box):
            entry = Found(match.line.box, "search field", 0.8)
            return on(entry, Click(entry.box.center), *replaced(intent.text, ""), Press(("enter",)))
    alone = view.entries if len(view.entries) == 1 else []
    drawn = view.guess("search") if alone and view.is_written_in(alone[0]) and not titles(view) else None
    if alone and (drawn is None or not drawn.label.startswith("icon")):  # else it is a head or a row
        entry = Found(alone[0], "field", 0.7)
        return on(
            entry,
            Click(entry.box.center),
            *replaced(intent.text, view.is_written_in(entry.box)),
            _sent(entry.box, view),
        )
    found = view.guess("search")
    menus = titles(view)
    sure = found is not None and (not menus or found.score >= _SURE) and not _is_in_a_sentence(found, view)
    if found is not None and sure and not any(found.box.center in title.box for title in menus):
        return on(found, Click(found.box.center), *typed)
    return Deed((_OPENS,), (), _OPENED)


def _sent(entry: Box, view: View) -> Action:
    """Return what begins the search: the button right after the field that is for it, else Enter."""
    go = [
        text
        for text in view.texts
        if _GO.fullmatch(text.label.strip())
        and entry.top < text.box.center.y < entry.bottom
        and 0 <= text.box.left - entry.right < _APART * view.line
        and any(text.box.center in box for box in view.buttons)
    ]
    return Click(go[0].box.center) if go and not is_program(view) else Press(("enter",))


def _before_button(match: Match, view: View) -> list[Box]:
    """Return the field after which, in its row, a button says nothing but 'Search'; nothing where none is."""
    at = match.found.box
    if not match.grade.whole or not any(at.center in box for box in view.buttons):
        return []
    row = [box for box in view.entries if box.top < at.center.y < box.bottom and box.right < at.left]
    near = [box for box in row if at.left - box.right < _APART * view.line]
    return sorted(near, key=lambda box: -box.width)[:1]


def _after_label(match: Match, view: View) -> list[Box]:
    """Return the field right after a label that says nothing but 'Search', in its row."""
    at = match.line.box
    if not match.grade.whole or any(at.center in box for box in view.buttons):
        return []
    row = [box for box in view.entries if box.top < at.center.y < box.bottom and box.left > at.center.x]
    return [box for box in row if box.left - at.right < view.line][:1]


def _has_come(view: View) -> bool:
    """Tell whether something came up to search in, or a field has got the keyboard."""
    before = past.before(view.history)
    if before is None or dialog(view.windows) is not None:
        return True
    if is_typed(before, view.screenshot, view.line):
        return False
    rows = np.flatnonzero(differing(before.image, view.screenshot.image).any(axis=1))  # H
    said = any(find_all(word, view.fresh) for word in ("search", "find", "搜索", "查找"))
    return said or bool(rows[-1] - rows[0] < _TALL * view.screenshot.image.shape[0])


def _is_in_a_sentence(found: Found, view: View) -> bool:
    """Tell whether what was found is only a word of a longer text."""
    around = [text.label for text in view.texts if found.box.center in text.box]
    return any(len(label.split()) > _WORDS for label in around)
