"""One of the results of a search, by its number: 'the first result', which is written nowhere.

The trap: the first link of a page is in its head, and leads elsewhere. So only what stands below the field
counts in which was searched, and of that what has the words that were searched for.
"""

from __future__ import annotations

import re

from agent.actions import Click, Press, Type
from agent.geometry import Box
from agent.senses import Found
from agent.sight.line import in_reading_order
from policies.pocket.kind import counted_to, is_link
from policies.pocket.name import name_of
from policies.pocket.view import View
from policies.pocket.worded import stems
from policies.pocket.written import CHINESE

_RESULT = re.compile(r"\b(?:results?|hits?|match(?:es)?)\b|结果", re.IGNORECASE)


def result(name: str, view: View) -> Found | None:
    """Return the result that is counted to; None where none is named so, or nothing was searched for.

    Raises NotShown where there are fewer.
    """
    order = name_of(name)
    if order.label or not order.ordinal or _RESULT.search(name) is None:
        return None
    text, field = _searched(view)
    if not text:
        return None
    below = [
        each
        for each in in_reading_order(view.texts)
        if each.box.top > field.bottom and _RESULT.search(each.label) is None and not view.is_title(each.box)
    ]
    links = [each for each in below if is_link(view, each.box)]
    said = [each for each in links if _has(each.label, text)] or [
        each for each in below if _has(each.label, text)
    ]
    return counted_to(said or links, order.ordinal, name) if said or links else None


def _searched(view: View) -> tuple[str, Box]:
    """Return what was typed last that Enter or a button ended, and into what."""
    for step in reversed(view.history):
        acts = step.decision.actions
        typed = [each.text for each in acts if isinstance(each, Type)]
        ended = bool(acts) and (acts[-1] == Press(("enter",)) or isinstance(acts[-1], Click))
        if typed and ended and step.decision.targets:
            return typed[-1], step.decision.targets[0].box
    return "", Box(0, 0, 0, 0)


def _has(label: str, text: str) -> bool:
    if CHINESE.search(text):
        return text in label
    return stems(text) <= stems(label)
