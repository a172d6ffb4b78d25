"""The switch of a row under a head that says the act: 'publish the seed list', in the column 'Published'.

The trap: no word in the row says it, and what is drawn there most like it may be a number. So the head of the
column is asked, and a switch that is so already is left alone.
"""

from __future__ import annotations

import re

from agent.errors import Ambiguous, NotShown
from agent.senses import Found
from policies.pocket.deed import Deed, on
from policies.pocket.hint import is_program
from policies.pocket.menus import titles
from policies.pocket.row import anchor
from policies.pocket.switch import Switch, switch_of, switches
from policies.pocket.view import View

_ACT = re.compile(
    r"(?P<off>un(?=publish|lock|mute|hide)|de(?=activate)|dis(?=able))?(?P<act>[a-z]{4,}) (?P<what>.+)",
    re.IGNORECASE,
)
_OPENS = re.compile(r"(?:open|allow|enable|activate|permit|unblock)\b|启用|允许|开启|打开", re.IGNORECASE)
_CLOSES = re.compile(
    r"(?:close|block|disable|deactivate|forbid|suspend)\b|停用|禁用|关闭|禁止", re.IGNORECASE
)
_NEAR = 4.0  # lines beside the text
_STEM = 5  # letters that the head has of the act, at least: 'activat', 'Active'
_ROW = 0.7  # lines
_COLUMN = 4.0  # lines beside its head, at most


def switched(sentence: str, view: View) -> Deed | None:
    """Return the press of the switch of a row, none where it is so already; None where there is no such."""
    match = _ACT.fullmatch(sentence)
    if match is None or titles(view) or not (known := switches(view)):
        return None
    act = ("en" if (match["off"] or "").lower() == "dis" else "") + match["act"].lower()
    heads = [text for text in view.texts if _is_said(act, text.label.strip())]
    try:
        row = anchor(match["what"], view)
    except (NotShown, Ambiguous):
        return None
    found = [
        each
        for each in known
        if abs(each.box.center.y - row.box.center.y) < _ROW * view.line
        and any(_is_under(each, head, view.line) for head in heads)
    ]
    if len(found) != 1:
        return None
    knob = Found(found[0].box, f"switch {row.label}", row.score)
    return Deed((), (knob,)) if found[0].on is not bool(match["off"]) else on(knob)


def own_switch(found: Found, sentence: str, view: View) -> Deed | None:
    """Return the press of the switch beside a text that is no button, none where it is so already.

    None where a sentence says neither to open nor to close, or nothing beside the text is one.
    """
    off, on_ = (each.match(sentence) is not None for each in (_CLOSES, _OPENS))
    pressed = any(found.box.center in box for box in view.buttons)
    if not (off or on_) or is_program(view) or titles(view) or pressed or found.label.startswith("icon"):
        return None
    switch = switch_of(found, view)
    gap = _NEAR * view.line
    if switch is None or not (found.box.left - gap < switch.box.center.x < found.box.right + gap):
        return None
    knob = Found(switch.box, f"switch {found.label}", found.score)
    return Deed((), (knob,)) if switch.on is on_ else on(knob)


def _is_said(act: str, head: str) -> bool:
    return len(head.split()) == 1 and len(act) >= _STEM and head.lower().startswith(act[:_STEM])


def _is_under(switch: Switch, head: Found, line: float) -> bool:
    return head.box.bottom < switch.box.top and (
        abs(switch.box.center.x - head.box.center.x) < _COLUMN * line
        or (switch.box.left < head.box.right and switch.box.right > head.box.left)
    )
