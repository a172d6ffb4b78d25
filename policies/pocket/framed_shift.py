"""Sentences that make a number larger or smaller by so much: 'lower the quantity by 2', '把字号增大2'.

The trap: a number 'to' which something is changed is its value, and one 'by' which it is changed is not.
"""

from __future__ import annotations

import re

from policies.pocket.errand import Groups, Intents, Rows
from policies.pocket.naming import thing
from policies.pocket.number import number_of
from policies.pocket.undertaking import Shift

_CHINESE_NUMBER = r"[\d.]+|[一二两三四五六七八九十]+"
_LARGER = frozenset("increase raise bump 增加 增大 加大 提高 调高 上调 加".split())
_FIGURE = re.compile(r"\d+(?:\.\d+)?")


def _shifted(groups: Groups) -> Intents | None:
    number = (
        number_of(groups["number"])
        if not re.fullmatch(r"[\d.]+", groups["number"])
        else float(groups["number"])
    )
    if number is None:
        return None
    return (Shift(thing(groups["what"]), number if groups["act"].lower() in _LARGER else -number),)


SHIFTS: Rows = (
    (
        r"(?P<act>increase|raise|bump|decrease|lower|reduce) (?:up )?(?:the )?(?P<what>[^\x00]+?)"
        r"(?: up| down)? by"
        r" (?P<number>\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten)"
        r"(?: ?(?:%|percent|points?|pt|px|pixels|units?|steps?|degrees?|°))?",
        _shifted,
    ),
)
CHINESE_SHIFTS: Rows = (
    (
        rf"(?:把|将)?(?P<what>[^\x00再算写填\d]{{2,10}}?)再?(?<![添附参])(?P<act>增加|增大|加大|提高|调高|上调|减少|减小|降低|调低|下调|加|减)了?"
        rf"(?P<number>{_CHINESE_NUMBER}) ?(?:个|份|件|点|档|级|磅|号|度|格|%|px|像素)?",
        _shifted,
    ),
)
