"""What belongs to the thing that a sentence names: 'archive the newsletter' is the 'Archive' of its row.

The trap: the same word stands in the side bar and in every other row. So the thing is found first, and only
what stands in its own row counts; in a program with menus the act is looked for there.
"""

from __future__ import annotations

import re

from agent.actions import Click
from agent.errors import Ambiguous, NotShown
from agent.senses import Found
from agent.sight.match import find_all
from policies.pocket.card import card_of
from policies.pocket.deed import Deed, on
from policies.pocket.going import called
from policies.pocket.hint import is_program
from policies.pocket.menus import titles
from policies.pocket.row import anchor, own
from policies.pocket.row_menu import to_menu
from policies.pocket.view import View
from policies.pocket.worded import worded

_ACT = re.compile(
    r"(?P<act>[a-z]+(?: (?:in|out|up|off|on|down|back))?) (?P<what>(?:(?i:the|my|this|that) |(?-i:[A-Z])).+)",
    re.IGNORECASE,
)
_MARK = re.compile(r"(?:mark|flag) (?P<what>.+) as (?:an? |the )?(?P<act>[a-z]+)", re.IGNORECASE)
_OPENS = re.compile(
    r"(?:open|show(?: me)?|view|go (?:in)?to|switch to|play|read|watch|see|look at|visit|enter) "
    r"(?P<what>(?:the |my |our )?.+)"
    r"|(?:打开|进入|查看|播放|阅读)(?P<chinese>.+)",
    re.IGNORECASE,
)
_FILED = re.compile(r"\b(?:file|folder|document)s?$|文件夹?$")
_ITEM = re.compile(
    r"open (?:the |my )?(?:file|folder|directory|document)(?: (?:called|named))? (.+)"
    r"|open (?:the |my )?(.+) (?:file|folder|directory|document)"
    r"|open (?:the |my )?([\w-]+\.\w{1,5})"
    r"|打开(?:文件夹?|目录|文档)(?:名?为|叫)?(.+)"
    r"|打开(.+?)(?:这个)?(?:文件夹?|目录|文档)|打开 ?([\w-]+\.\w{1,5})",
    re.IGNORECASE,
)
_NO_ACTS = frozenset("open show view go switch play read watch see look visit enter the my this that".split())
_ROW = 1.5  # lines
_FAINT = 0.25  # of likeness: less is enough only for the acts that are known to be drawn


def belonging(sentence: str, view: View) -> Found | None:
    """Return what is pressed for an act in the row of the thing; None where none is seen there."""
    match = _MARK.fullmatch(sentence) or _ACT.fullmatch(sentence)
    if match is None or match["act"].lower() in _NO_ACTS or titles(view):
        return None
    act, what = match["act"].lower(), match["what"]
    try:
        at, found = anchor(what, view), own(act, what, view)
    except (NotShown, Ambiguous):
        return None
    faint = found.label.startswith("icon") and found.score < _FAINT
    if faint or found.box.center in at.box:
        return None
    apart = abs(found.box.center.y - at.box.center.y)
    card = card_of(view.screenshot, at.box) if apart >= _ROW * view.line else None
    return found if apart < _ROW * view.line or (card and found.box.center in card) else None


def in_menu(sentence: str, view: View, trail: tuple[str, ...]) -> Deed | None:
    """Return what leads to an act, or does it, behind the dots of the thing that a sentence names."""
    match = _ACT.fullmatch(sentence)
    if match is None or match["act"].lower() in _NO_ACTS or titles(view) or is_program(view):
        return None
    try:
        return to_menu(match["act"].lower(), match["what"], view, trail)
    except (NotShown, Ambiguous):
        return None


def opening(sentence: str, view: View) -> Deed | None:
    """Return the click on the one text that has all words of what shall be opened; None where none has."""
    match = _OPENS.fullmatch(sentence)
    item = _item(sentence, view) if titles(view) or is_program(view) else None
    if match is None or titles(view) or item is not None:
        return item
    what = match["what"] or match["chinese"]
    found = worded(what, view)
    if found is None:
        return None
    said = find_all(what, (found,))
    found = said[0].found if said else found  # not the whole line that its words stand in
    return on(found, Click(found.box.center, count=2 if _FILED.search(what) else 1))


def _item(sentence: str, view: View) -> Deed | None:
    """Return the double click on the file or folder of a program that is called so; one only marks it.

    None where none is, or several are.
    """
    match = _ITEM.fullmatch(sentence)
    name = next((name for name in match.groups() if name), "") if match is not None else ""
    found = called(name.strip("“”\"' "), view) if name else []
    return on(found[0], Click(found[0].box.center, count=2)) if len(found) == 1 else None
