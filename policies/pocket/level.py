"""English sentences that bring a slider to a value: 'move the slider to 50', 'a size of 12 with the slider'.

The trap: 'move the slider to 50' reads like a drag onto a thing called 50, and 'choose a size of 12' like an
entry of a list. That a slider is said to do it tells them apart.
"""

from __future__ import annotations

import re

from policies.pocket.errand import Groups, Intents, Rows
from policies.pocket.intent import SetTo
from policies.pocket.naming import thing

_VALUE = r"(?P<value>-?\d+(?:\.\d+)?) ?(?:%|percent|degrees|°)?"
_SLIDER = r"(?:slider|knob|handle|thumb|slide bar|dial)"
_HANDLE = re.compile(
    rf"^(?:the )?{_SLIDER}(?:'s)?(?: (?:handle|knob|thumb))?(?: (?:of|for) )?", re.IGNORECASE
)


def _levelled(groups: Groups) -> Intents:
    name = thing(_HANDLE.sub("", groups["what"].strip())) or "slider"
    return (SetTo(groups["value"], name),)


LEVELS: Rows = (
    (
        rf"(?:choose|select|pick|set|adjust|enter|give) (?:an? |the )?(?P<what>.+?) (?:of|to|as|at) {_VALUE}"
        rf" (?:with|using|on|by|via)(?: moving| dragging| means of)? (?:the |its )?(?:[\w ]+ )?{_SLIDER}",
        _levelled,
    ),
    (
        rf"(?:choose|select|pick|set|enter) {_VALUE} (?:with|using|on|by|via)(?: moving| dragging)?"
        rf" (?P<what>(?:the |its )?(?:[\w ]+ )?{_SLIDER}(?: (?:of|for) .+)?)",
        _levelled,
    ),
    (
        rf"(?:drag|move|slide|push|pull|bring|put|turn|adjust) (?P<what>(?:the )?(?:[\w ]+ )?{_SLIDER}"
        rf"(?: (?:of|for) .+?)?)"
        rf" (?:to|until (?:it|the value) (?:shows|reads|is(?: at)?)|so that (?:it|the value|its value)"
        rf" (?:shows|reads|is(?: at)?)|onto|at)(?: the value)?(?: of)? {_VALUE}",
        _levelled,
    ),
)
