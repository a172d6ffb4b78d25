"""Sending off what was written: the button for it, the picture on it, or the key where there is neither.

The trap: 'Save' and 'Search' stand in many places of a screen, most of them titles. The one that sends a form
off is a button, and the last one down the screen.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.actions import Press, Type
from agent.errors import NotShown
from agent.senses import Found
from policies.pocket.deed import Deed, on
from policies.pocket.place import place
from policies.pocket.view import View

_SENDING = (
    "Send", "Submit", "Post", "Reply", "Publish", "Save", "OK", "Done", "Apply",
    "Place order", "Order", "Check out", "Buy", "发送", "提交", "发布", "回复", "保存", "确定", "完成",
)  # fmt: skip
_SEARCHING = ("Search", "Go", "Find", "Show results", "Show", "Look up", "Filter", "搜索")
_LONGER = re.compile(
    r"(?:send|submit|post|publish|add|leave)(?: (?:my|your|the|a|an))?"
    r" (?:reply|message|comment|review|post|answer|form|request|feedback|order|enquiry|application)"
    r"|(?:发送|提交|发布|发表)\w{1,2}",
    re.IGNORECASE,
)
_LIKE = 0.3  # of likeness: an icon is a paper plane


def send(view: View) -> Deed:
    """Press the button that sends off, the last such word on the screen."""
    said = _said(_SENDING, view)
    longer = [each for each in view.texts if _LONGER.fullmatch(each.label.strip())]
    on_buttons = [each for each in longer if any(each.box.center in box for box in view.buttons)]
    said = said or on_buttons or _said(_SEARCHING, view)
    pressed = [each for each in said if any(each.box.center in box for box in view.buttons)] or said
    if pressed:
        return on(
            max((each for each in pressed if each.label == pressed[0].label), key=lambda each: each.box.top)
        )
    drawn = [icon for icon in view.scene.icons_like("send", _LIKE) if not view.is_title(icon.box)]
    if drawn:
        return on(max(drawn, key=lambda icon: icon.score))
    try:
        return on(_sure(place(view, "send", "send"), view))
    except NotShown:
        acts = [action for step in view.history for action in step.decision.actions]
        if not acts or not isinstance(acts[-1], Type):
            raise
        return Deed((Press(("enter",)),))  # nothing but the key sends what was just typed


def _sure(found: Found, view: View) -> Found:
    """Return what is guessed to send off, unless it is a text on no button: the head of a form is none."""
    drawn = found.label.startswith("icon")
    if drawn or found.score not in view.guesses or any(found.box.center in box for box in view.buttons):
        return found
    raise NotShown("'send' is not shown")


def _said(words: Sequence[str], view: View) -> list[Found]:
    return [each for word in words for each in view.saying(word) if not view.is_title(each.box)]
