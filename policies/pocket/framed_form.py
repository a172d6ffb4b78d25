"""Sentences about forms and posts whose frame tells all: reviews, accounts, days, questions, numbered boxes.

The trap: 'a review with 4 stars' is no field, and 'the second and the fourth box' are two. So each row says
what is chosen, what is ticked and what is written where.
"""

from __future__ import annotations

import re

from policies.pocket.errand import Groups, Intents, Rows
from policies.pocket.intent import Answer, Choose, Do, Search, Tick, Write
from policies.pocket.naming import literal
from policies.pocket.number import COUNT, ORDER, number_of
from policies.pocket.undertaking import Rate
from policies.pocket.writing import logged_in

_NTH = rf"(?:{'|'.join(ORDER[:10])}|last|\d{{1,2}}(?:st|nd|rd|th))"


def _reviewed(groups: Groups) -> Intents | None:
    number = number_of(groups["number"])
    return None if number is None else (Rate(number), Write(literal(groups["text"]), "review"))


def _posted(groups: Groups) -> Intents:
    return (Do(f"create a new {groups['kind'].lower()}"), Write(literal(groups["text"]), "title"))


def _both_ticked(groups: Groups) -> Intents:
    return (Tick(f"{groups['one']} {groups['kind']}"), Tick(f"{groups['two']} {groups['kind']}"))


FORMS: Rows = (
    (
        rf"(?:write|leave|post|give) an? (?:new )?review (?:with|of) (?P<number>{COUNT}) stars?(?:"
        rf" (?:saying|that"
        r" says|and the text))?:? ?(?P<text>\x00\d+\x00)",
        _reviewed,
    ),
    (
        r"write an? (?:new )?(?P<kind>post|article|note|page|entry|recipe|ticket|issue) (?:with the"
        r" (?:title|name)"
        r"|titled|called|headed) (?P<text>[^,\x00]+|\x00\d+\x00)",
        _posted,
    ),
    (
        rf"(?:tick|check|select|choose|mark) the (?P<one>{_NTH}) and (?:the )?(?P<two>{_NTH})"
        r" (?P<kind>check ?box|box|option)(?:es|s)?",
        _both_ticked,
    ),
    (
        r"(?:choose|select|pick|click) (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day),? (?:the"
        r" )?(?P<day>(?-i:[A-Z])[a-z]+"
        r" \d{1,2}(?:st|nd|rd|th)?|\d{1,2}(?:st|nd|rd|th)?(?: of)? (?-i:[A-Z])[a-z]+)(?: (?:in|on|from)"
        r" the (?P<among>\w+))?",
        lambda g: (Choose(g["day"], g["among"]),),
    ),
    (
        rf"answer (?:the )?(?P<field>{_NTH} question|question \d{{1,3}}) with (?P<text>\x00\d+\x00|[^\s,]+)",
        lambda g: (Write(literal(g["text"]), g["field"]),),
    ),
    (
        r"(?:find out|look up|check) whether (?P<what>(?!(?:the |a )?(?:\w+ ){1,2}(?:is|are) (?:shown"
        r"|visible|ticked"
        r"|checked|on|off|open)\b).+)",
        lambda g: (Answer(f"whether {g['what']}"),),
    ),
    (
        r"(?:set|change|update|edit) (?:the )?(?P<field>[a-z]+(?: [a-z]+)? of (?-i:[A-Z])[\w.'’-]*"
        r"(?: (?-i:[A-Z])[\w.'’-]*)*) to (?P<text>(?!.* and (?:its|the|his|her) )[^,]+)",
        lambda g: (Write(literal(g["text"]), g["field"]),),
    ),
    (
        r"(?P<verb>sign up|register)(?: for an account)? (?:with|using) (?P<rest>.+ and .+)",
        logged_in,
    ),
    (
        r"search (?:in |through )?(?:the |my |all )?(?:e-?mails?|mails?|inbox|files?|notes?|messages"
        r"|photos?|contacts?"
        r"|documents?|bookmarks?|orders?|downloads?) for (?P<text>.+)",
        lambda g: (Search(re.sub(r"^(?:the|a|an) ", "", literal(g["text"]))),),
    ),
)
