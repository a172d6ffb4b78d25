"""Presses one thing until another is shown or it is gone itself: 'click Next until you see Finish'.

The trap: what is waited for may stand below on a page that is long, and what is pressed may never bring it.
So there is a last time, and then it is asked.
"""

from __future__ import annotations

import re

from agent.actions import Click
from agent.errors import NotShown
from policies.pocket.deed import Deed
from policies.pocket.errand import Groups, Intents, Rows
from policies.pocket.naming import thing
from policies.pocket.place import is_shown, place
from policies.pocket.undertaking import Again
from policies.pocket.view import View

_MOST = 25  # presses
_PRESS = r"(?:click|press|tap|hit|push|choose)"
_GONE = re.compile(
    r"(?:the )?end|(?:it|that|the button|there|nothing|you|the (?:list|end)).*\b(?:gone|disappears?"
    r"|vanishe?s?|ends?|no (?:more|longer)|left|can['’]?t|cannot|disabled|gr[ae]yed?)\b.*"
    r"|(?:不能|没有|消失|无法|到底|为止).*",
    re.IGNORECASE,
)


def again(intent: Again, view: View, trail: tuple[str, ...]) -> Deed:
    """Return one more press, or that it is done. Raises NotShown, Ambiguous."""
    if intent.until and is_shown(view, intent.until):
        return Deed(())
    if len(trail) >= _MOST:
        raise NotShown(f"'{intent.until or intent.what}' is still as it was after {_MOST} presses")
    try:
        found = place(view, intent.what, intent.what)
    except NotShown:
        if intent.until or not trail:
            raise
        return Deed(())
    return Deed((Click(found.box.center),), (found,), "pressed it")


def _made(groups: Groups) -> Intents | None:
    what = thing(groups["what"])
    if not what or re.match(r"(?:through|around|on through)\b", what):
        return None
    until = groups["until"].strip()
    return (Again(what, "" if _GONE.fullmatch(until) else thing(until)),)


AGAIN: Rows = (
    (
        rf"(?:keep (?:on )?)?{_PRESS}(?:ing)?(?: on)? (?P<what>.+?)"
        r"(?: again(?: and again)?| repeatedly)?,? (?:until|till)"
        r" (?:you (?:can )?(?:see|find|reach|get to) |there is |(?:the |it )?(?:page|screen|dialog|window|it)"
        r" (?:says|reads|shows) )?(?P<until>.+?)"
        r"(?: (?:appears?|shows? up|pops? up|comes? up|(?:is|are) (?:shown|visible|there|displayed)))?",
        _made,
    ),
)
CHINESE_AGAIN: Rows = (
    (
        r"(?:一直|反复|不断|不停地?|持续)(?:点击|点|按)(?P<what>.+?)(?:，|,)?(?:直到|直至|到)(?:看到|看见|出现|显示)?"
        r"(?P<until>.+?)(?:出现|显示)?(?:为止)?",
        _made,
    ),
)
