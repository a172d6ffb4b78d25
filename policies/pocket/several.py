"""English sentences that say their verb once for several things, or mean all of a text or a picture.

The trap: 'set the width to 3 and the height to 4' has no verb behind its 'and', so that all of it is one
text; and 'turn the picture into a sketch' names no field that a sketch is written into.
"""

from __future__ import annotations

import re

from policies.pocket.errand import Groups, Intents, Rows
from policies.pocket.intent import Choose, Do, Keys
from policies.pocket.naming import parted
from policies.pocket.phrase import state
from policies.pocket.writing import changed

_TO = re.compile(r"(?P<field>(?:the |my |its )?[a-z][\w -]*?) to (?P<text>.+)", re.IGNORECASE)
_ONE = re.compile(r" one$", re.IGNORECASE)  # 'the right one', of two sliders
_STATE = re.compile(r"(?P<what>.+?) (?P<state>on|off)", re.IGNORECASE)
_ALL = (
    r"(?:all(?: of)? (?:the |this |my |it)?(?:text|words|lines|letters|document|note)?"
    r"|(?:the |this |my )?(?:whole|entire) (?:text|document|thing|letter|page|note)|everything)"
)
_LOOK = (
    r"(?P<how>bold|italics?|underlined?|cent(?:er|re)d|justified|(?:left|right)[- ]aligned|struck through)"
)
_KIND = r"(?:picture|image|photo|drawing|page|document|selection|text|table|list|it|this|that)"


def _each_changed(groups: Groups) -> Intents | None:
    found = parted(groups["rest"], _TO)
    if found is None or len(found) < 2:
        return None
    kind = found[0]["field"].split()[-1]
    named = [{**each.groupdict(), "field": _ONE.sub(f" {kind}", each["field"])} for each in found]
    made = [changed({**groups, **each}) or () for each in named]
    return tuple(intent for each in made for intent in each)


def _each_switched(groups: Groups) -> Intents | None:
    found = parted(groups["rest"], _STATE)
    if found is None or len(found) < 2:
        return None
    made = [state({**groups, **each.groupdict()}) or () for each in found]
    return tuple(intent for each in made for intent in each)


SEVERAL: Rows = (
    (
        r"(?:show|display|list) (?P<number>\d{1,4}) (?:rows|entries|items|results|lines|records|products)"
        r" (?:a|per|on each|on every) page",
        lambda g: (Choose(g["number"], "per page"),),
    ),
    (
        rf"(?:make|turn|set|change|convert|put|write) {_ALL} (?:in(?:to)? |to )?"
        r"(?:(?P<large>capitals?|capital letters|upper[ -]?case|block letters)|lower[ -]?case|small letters)",
        lambda g: (Keys(("ctrl", "a")), Do(f"convert to {'uppercase' if g['large'] else 'lowercase'}")),
    ),
    (r"(?:set|change|update|adjust) (?P<rest>.+ to .+?(?:,| and) .+ to .+)", _each_changed),
    (r"(?:turn|switch) (?P<rest>.+ (?:on|off)(?:,| and) .+ (?:on|off))", _each_switched),
    (
        rf"(?:make|turn|set|change|format|put|write) {_ALL} (?:in(?:to)? |to )?{_LOOK}",
        lambda g: (Keys(("ctrl", "a")), Do(f"make it {g['how']}")),
    ),
    (
        r"(?:put|move|place|set) (?P<what>it|this|that|them|the (?:text|title|heading|paragraph|line))"
        r" (?:in|into|to|at|on) the (?:middle|cent(?:er|re))",
        lambda g: (Do(f"center {g['what']}"),),
    ),
    (
        rf"(?:turn|make|convert|change|transform) (?:the |this |my )?(?:\w+ )?{_KIND} (?:in)?to (?:an? )?.+",
        lambda g: (Do(g["whole"]),) if re.search(r"\binto\b|\bgr[ae]y|\bblack and\b", g["whole"]) else None,
    ),
)
