"""Sentences about forms and posts whose frame tells all: reviews, accounts, days, questions, numbered boxes.

The trap: 'a review with 4 stars' is no field, and 'the second and the fourth box' are two. So each row says
what is chosen, what is ticked and what is written where.
"""

from __future__ import annotations

import re

from policies.pocket.errand import Groups, Intents, Rows
from policies.pocket.intent import Answer, Choose, ClickThe, Do, Search, Tick, Write
from policies.pocket.naming import field, items, literal, parted, thing
from policies.pocket.number import COUNT, ORDER, number_of
from policies.pocket.sheet import CELL
from policies.pocket.undertaking import AtRow, Fill, Rate
from policies.pocket.writing import logged_in

_CALLED = re.compile(r"^(?:group|chat|channel|reminder|alarm) (?=(?-i:[A-Z]))", re.IGNORECASE)
_WAS = re.compile(r" from (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d\S*)$", re.IGNORECASE)
_WITH = re.compile(r"(?:the )?(?P<field>.+?) with (?P<text>.+)", re.IGNORECASE)
_TYPE = r"(?:enter|type|write|put|input|fill in)"
_CLOCK = r"\d{1,2}(?::\d\d)? ?(?:[ap]\.?m\.?)?"
_NTH = rf"(?:{'|'.join(ORDER[:10])}|last|\d{{1,2}}(?:st|nd|rd|th))"


def _reviewed(groups: Groups) -> Intents | None:
    number = number_of(groups["number"])
    return None if number is None else (Rate(number), Write(literal(groups["text"]), "review"))


def _posted(groups: Groups) -> Intents:
    return (Do(f"create a new {groups['kind'].lower()}"), Write(literal(groups["text"]), "title"))


def _both_ticked(groups: Groups) -> Intents:
    return (Tick(f"{groups['one']} {groups['kind']}"), Tick(f"{groups['two']} {groups['kind']}"))


def _filled(groups: Groups) -> Intents | None:
    found = parted(groups["rest"], _WITH)
    if found is None or len(found) < 2:
        return None
    return tuple(Write(literal(each["text"]), field(each["field"])) for each in found)


def _bookmarked(groups: Groups) -> Intents:
    named = (Write(literal(groups["text"]), "name"),) if groups["text"] else ()
    return (Do("bookmark this page"), *named)


def _changed(groups: Groups) -> Intents:
    row = _WAS.sub("", thing(groups["row"]))
    made: Intents = (Write(literal(groups["text"]), f"{groups['field']} of {row}"),)
    return (*made, Write(literal(groups["also"]), f"{groups['other']} of {row}")) if groups["also"] else made


def _in_cells(groups: Groups) -> Intents | None:
    texts, cells = items(groups["rest"]), re.findall(CELL, groups["cells"])
    same = len(texts) == len(cells)
    return tuple(Fill(cell, text) for cell, text in zip(cells, texts, strict=True)) if same else None


def _noted(groups: Groups) -> Intents:
    kind, title, text = groups["kind"].lower(), literal(groups["title"]), literal(groups["text"])
    return (Do(f"create a new {kind}"), Write(title, "title"), Write(text, "text area"))


def _timed(groups: Groups) -> Intents:
    made: Intents = (Do(f"create a new {groups['kind'].lower()}"), Write(literal(groups["text"]), "title"))
    day = Write(literal(groups["day"]), "date")
    return (*made, day, Write(groups["start"], "start time"), Write(groups["end"], "end time"))


FORMS: Rows = (
    (
        rf"(?:set|add|create|make) a (?:new )?reminder (?:for|at) (?P<time>{_CLOCK}) to (?P<text>.+)",
        lambda g: (Do("create a new reminder"), Write(literal(g["text"])), Write(g["time"], "time")),
    ),
    (
        rf"{_TYPE} (?P<text>the (?:missing|correct|right|hidden|matching) (?:letter|word|number|answer"
        rf"|digit|value))"
        r" (?:in|into)(?: the)? (?P<field>.+)",
        lambda g: (Answer(g["text"], field(g["field"])),),
    ),
    (
        r"(?:save|add|keep) (?:this|the|that) (?:page|site|tab) as an? bookmark(?: (?:called|named)"
        r" (?P<text>.+))?",
        _bookmarked,
    ),
    (
        r"(?:write|create|make|add) an? (?:new )?(?P<kind>note|post|entry|memo|article|page) (?:titled"
        r"|called|named|with the"
        r" title) (?P<title>[^,\x00]+?|\x00\d+\x00),? (?:with the text|and the text|saying|that says|reading)"
        r" (?P<text>\x00\d+\x00)",
        _noted,
    ),
    (
        r"(?:create|add|make|schedule) an? (?:new )?(?P<kind>event|appointment|meeting) (?:called |named "
        r"|titled )?"
        rf"(?P<text>.+?) from (?P<start>{_CLOCK}) (?:to|until|till) (?P<end>{_CLOCK}) on (?P<day>[^,]+)",
        _timed,
    ),
    (
        r"(?P<act>mute|snooze|pause|postpone|delay) (?:the )?(?P<row>.+?)"
        r" (?:for|by|until|till) (?P<time>(?:\w+ )?(?:seconds?|minutes?|hours?|days?|weeks?|tomorrow|tonight)"
        r"(?: \w+)?)",
        lambda g: (AtRow(g["act"].lower(), thing(_CALLED.sub("", g["row"]))), Choose(g["time"])),
    ),
    (
        r"(?P<act>return|cancel|refund|report|reject|decline) (?P<row>.+?) because (?P<why>.+)",
        lambda g: (AtRow(g["act"].lower(), thing(g["row"])), Choose(g["why"], "reason")),
    ),
    (
        r"(?:make|appoint) (?P<row>(?-i:[A-Z])[\w.'’-]*(?: (?-i:[A-Z])[\w.'’-]*)?) (?:an?|the) (?:new )?"
        r"(?P<text>admin(?:istrator)?|editor|viewer|member|owner|moderator|manager|maintainer|captain)",
        lambda g: _changed({**g, "field": "role", "other": "", "also": ""}),
    ),
    (
        r"(?:set|change|update) (?:the )?(?P<field>(?:start|end|date|time|title|place|name|price|status"
        r"|role|due date|deadline"
        r"|priority|salary|score|owner|address|phone)) of (?:the )?(?P<row>[^,]+?) to (?P<text>[^,]+?)"
        r"(?: and (?:its|the) (?P<other>[a-z]+(?: [a-z]+)?) to (?P<also>[^,]+))?",
        _changed,
    ),
    (
        r"(?:enter|type|write|put) (?P<rest>[^\x00]+? and [^\x00]+?) (?:in|into|to) (?:the )?(?:cells? )"
        rf"(?P<cells>(?-i:{CELL})(?:,? (?:and )?(?-i:{CELL}))+)",
        _in_cells,
    ),
    (
        r"(?:pick|choose|select|click) the (?P<item>(?:first|second|third|fourth|fifth|last|\d(?:st|nd|rd"
        r"|th)) (?:item|entry"
        r"|option)) (?:of|in|from) the (?:menu (?P<menu>[A-Z]\w*)|(?P<other>[A-Z]\w*) menu)",
        lambda g: (Do(f"open the {g['menu'] or g['other']} menu"), Choose(g["item"])),
    ),
    (
        rf"{_TYPE} (?P<text>today['’]s date|the current date|the date of today) (?:in|into)(?: the)?"
        r" (?P<field>.+)",
        lambda g: (Write(literal(g["text"]), field(g["field"])),),
    ),
    (
        r"(?:click|press|tap)(?: on)? the (?:links|buttons|numbers|letters) in (?:the |this )?order:?"
        r" (?P<what>\w+(?:,? (?:and |then )?\w+)+)",
        lambda g: tuple(ClickThe(each) for each in items(re.sub(r"\b(?:and|then) ", "", g["what"]))),
    ),
    (
        r"(?:add|insert) an? (?:new )?column (?:called|named|titled) .+ (?:after|before|left of|right of) .+",
        lambda g: (Do(g["whole"]),),
    ),
    (
        r"fill (?:the )?(?:rectangle|circle|shape|ellipse|triangle|square|polygon|background) (?:with|in)"
        r" [a-z ]+",
        lambda g: (Do(g["whole"]),),
    ),
    (r"fill(?: in| out)? (?P<rest>.+? with .+(?: and |, ).+ with .+)", _filled),
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
