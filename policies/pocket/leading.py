"""What leads to a thing that is not seen: what was found to the page, the basket to the checkout.

The trap: each page shows only the next step. So where the thing itself is nowhere, what is known to lead
to it is gone to once, and nothing else is guessed at.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.actions import Press, Type
from agent.senses import Found
from policies.pocket.deed import Deed, on
from policies.pocket.menus import titles
from policies.pocket.synonym import other_fields
from policies.pocket.view import View
from policies.pocket.worded import told_by

_WAYS = (
    (r"\b(?:check ?out|pay|place (?:the |my )?order)\b|结算|结账|付款",
     r"(?:shopping )?(?:basket|cart|bag)|购物车"),
    (r"\b(?:log|sign) ?out\b|退出登录", r"(?:my )?(?:account|profile)|我的|账号"),
)  # fmt: skip
_FORMS = (
    (r"\b(?:log|sign) ?(?:me )?in\b|登录", r"(?:log|sign) ?in|登录|登陆|登录/注册"),
    (r"\b(?:sign ?up|register)\b|注册", r"sign ?up|register|create (?:an )?account|注册"),
)
_COUNTED = r"\W*(?:\(?\d+\)?)?\W*"
_WENT = "went to "


def lead(sentence: str, view: View, trail: Sequence[str]) -> Deed | None:
    """Return the click on what leads on; None where nothing is known to, or it was gone to."""
    if any(each.startswith(_WENT) for each in trail):
        return None
    for wanted, by in _WAYS:
        if re.search(wanted, sentence, re.IGNORECASE):
            found = [
                text
                for text in view.texts
                if re.fullmatch(rf"(?:{by}){_COUNTED}", text.label.strip(), re.IGNORECASE)
            ]
            return _gone_to(found[0]) if len(found) == 1 else None
    return _found(view)


def to_form(sentence: str, view: View, trail: Sequence[str]) -> Deed | None:
    """Return the click on what leads to the form that a sentence fills; None where that is shown."""
    if any(each.startswith(_WENT) for each in trail) or titles(view):
        return None
    if any(view.saying(word) for word in ("Password", *other_fields("Password"))):
        return None
    for wanted, by in _FORMS:
        if re.search(wanted, sentence, re.IGNORECASE):
            found = [text for text in view.texts if re.fullmatch(by, _bare(text.label), re.IGNORECASE)]
            return _gone_to(found[0]) if len(found) == 1 else None
    return None


def _bare(label: str) -> str:
    """Return the words of a label, without what was read of a picture before them."""
    return re.sub(r"^\W+|\W+$", "", label)


def _found(view: View) -> Deed | None:
    """Return the click on the one result that a search led to, where it has the words that were searched."""
    actions = [action for step in view.history for action in step.decision.actions]
    for at, action in enumerate(actions[:-1]):
        if isinstance(action, Type) and actions[at + 1] == Press(("enter",)) and action.text:
            telling = told_by(action.text)
            said = [text for text in view.texts if telling and telling <= told_by(text.label)]
            free = [text for text in said if not any(text.box.center in box for box in view.entries)]
            if len(free) == 1:
                return _gone_to(free[0])
    return None


def _gone_to(found: Found) -> Deed:
    return Deed(on(found).actions, (found,), f"{_WENT}{found.label}")
