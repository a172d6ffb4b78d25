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
from policies.pocket.view import View
from policies.pocket.worded import worded

_WAYS = (
    (r"\b(?:check ?out|pay|place (?:the |my )?order)\b|结算|结账|付款",
     r"(?:shopping )?(?:basket|cart|bag)|购物车"),
    (r"\b(?:log|sign) ?out\b|退出登录", r"(?:my )?(?:account|profile)|我的|账号"),
)  # fmt: skip
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


def _found(view: View) -> Deed | None:
    """Return the click on the one result that a search led to, where it has the words that were searched."""
    actions = [action for step in view.history for action in step.decision.actions]
    for at, action in enumerate(actions[:-1]):
        if isinstance(action, Type) and actions[at + 1] == Press(("enter",)) and action.text:
            result = worded(action.text, view)
            if result is not None and not any(result.box.center in box for box in view.entries):
                return _gone_to(result)
    return None


def _gone_to(found: Found) -> Deed:
    return Deed(on(found).actions, (found,), f"{_WENT}{found.label}")
