"""The place of a program that a sentence wants to go to, where its name is shown: 'go back to the processes'.

The trap: 'go back' is a key in what has a history, and nothing anywhere else. So a name that is seen is gone
to first.
"""

from __future__ import annotations

import re

from agent.senses import Found
from policies.pocket.hint import is_program
from policies.pocket.kind import is_link
from policies.pocket.menus import off_bar
from policies.pocket.named_abroad import named_abroad
from policies.pocket.view import View
from policies.pocket.wish import wished

_GOES = re.compile(
    r"(?:go|switch|change|turn|move|come|return|jump)(?: back| over| on)? to (?:the |its )?(?P<place>.+?)"
    r"(?: (?:page|tab|view|section|screen|pane|panel|category))?(?: again)?"
    r"|(?:切换|转|返|跳|换)?[回到至]+[“「]?(?P<chinese>.+?)[”」]?(?:页面?|标签页?|选项卡|面板)?",
    re.IGNORECASE,
)

_OPENS = re.compile(
    r"(?:open|read|view|visit|打开|查看)\s*(?P<said>(?:the )?[“「]?(?P<thing>.+?)[”」]?)", re.IGNORECASE
)


def gone_to(sentence: str, view: View) -> Found | None:
    """Return the one text in the window in front that is the name; None where there is none, or several."""
    if (linked := _linked(sentence, view) or wished(sentence, view.texts)) is not None:
        return linked
    match = _GOES.fullmatch(sentence)
    name = (match["place"] or match["chinese"]) if match is not None else ""
    if not name:
        return None
    found = called(name, view)
    return found[0] if len(found) == 1 else named_abroad(sentence, view)


def called(name: str, view: View) -> list[Found]:
    """Return the texts in the window in front that are the name, titles of windows and menus apart."""
    said = [text for text in view.saying(name) if text.box.center in view.front]
    return off_bar((text for text in said if not view.is_title(text.box)), view)


def _linked(sentence: str, view: View) -> Found | None:
    """Return the one link of a name that a page shows more than once, on a picture and below it."""
    match = _OPENS.fullmatch(sentence)
    if match is None or is_program(view):
        return None
    every = [text for name in (match["said"], match["thing"]) for text in view.saying(name)]
    links = {text.box: text for text in every if is_link(view, text.box)}
    return next(iter(links.values())) if len(every) > 1 and len(links) == 1 else None
