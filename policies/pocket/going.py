"""The place of a program that a sentence wants to go to, where its name is shown: 'go back to the processes'.

The trap: 'go back' is a key in what has a history, and nothing anywhere else. So a name that is seen is gone
to first.
"""

from __future__ import annotations

import re

from agent.senses import Found
from policies.pocket.menus import titles
from policies.pocket.named_abroad import named_abroad
from policies.pocket.view import View

_GOES = re.compile(
    r"(?:go|switch|change|turn|move|come|return|jump)(?: back| over| on)? to (?:the |its )?(?P<place>.+?)"
    r"(?: (?:page|tab|view|section|screen|pane|panel|category))?(?: again)?"
    r"|(?:切换|转|返|跳|换)?[回到至]+[“「]?(?P<chinese>.+?)[”」]?(?:页面?|标签页?|选项卡|面板)?",
    re.IGNORECASE,
)


def gone_to(sentence: str, view: View) -> Found | None:
    """Return the one text in the window in front that is the name; None where there is none, or several."""
    match = _GOES.fullmatch(sentence)
    name = (match["place"] or match["chinese"]) if match is not None else ""
    if not name:
        return None
    menus = [title.box for title in titles(view)]
    found = [
        text
        for text in view.saying(name)
        if text.box.center in view.front
        and not view.is_title(text.box)
        and not any(text.box.center in box for box in menus)
    ]
    return found[0] if len(found) == 1 else named_abroad(sentence, view)
