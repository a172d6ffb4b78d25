"""Sentences about the things of a page whose frame tells all: carts, playlists, cards, pictures in a row.

The trap: 'and' stands in names, 'fish and chips', and parts two things, 'the tent and two mugs'. So things
are parted only where the second has an article or a number of its own.
"""

from __future__ import annotations

import re

from policies.pocket.errand import Groups, Intents, Rows
from policies.pocket.intent import Choose, Do, Leave, Search, Tick, Write
from policies.pocket.naming import field, literal, thing
from policies.pocket.number import COUNT
from policies.pocket.undertaking import AtRow, Only, ToPage

_NAME = r"(?:(?-i:[A-Z])[\w.'’&-]*(?: (?:of |and |the )?(?-i:[A-Z])[\w.'’&-]*){0,3}|\x00\d+\x00)"
_NAMES = r"(?:(?-i:[A-Z])[\w.'’&-]*(?: (?-i:[A-Z\d])[\w.'’&-]*){1,3}|\x00\d+\x00)"  # two words at least
_OWN = rf"(?:the|an?|another|{COUNT}(?: of the)?)"
_PARTS = re.compile(rf",?\s+and\s+(?={_OWN}\s)|,\s+(?={_OWN}\s)", re.IGNORECASE)
_CHINESE_PARTS = re.compile(r"(?:、|和|以及)(?=[一两二三四五六七八九十\d]{1,2}[个只件盒把张条本台瓶双套])")
_ANY = re.compile(r"(?:items?|products?|things?|articles?|goods|those|what is|everything)", re.IGNORECASE)
_RECORD = (
    r"(?:customer|client|order|product|contact|invoice|member|user|employee|guest|booking|payment|supplier"
    r"|patient|student|ticket|recipe)"
)  # a word, a line or a slide is deleted otherwise
_PICTURES = {
    "heart": "like", "star": "star", "bin": "delete", "trash can": "delete", "dustbin": "delete",
    "pencil": "edit", "pen": "edit", "gear": "settings", "cog": "settings",
    "心": "like", "爱心": "like", "红心": "like", "星星": "star", "星标": "star", "垃圾桶": "delete",
    "铅笔": "edit", "齿轮": "settings",
}  # fmt: skip
_PICTURE = rf"(?:{'|'.join(name for name in _PICTURES if name.isascii())})"
_CHINESE_PICTURE = rf"(?:{'|'.join(name for name in _PICTURES if not name.isascii())})"


def _into_cart(groups: Groups) -> Intents | None:
    each = _PARTS.split(groups["rows"]) if groups["rows"].isascii() else _CHINESE_PARTS.split(groups["rows"])
    made = tuple(AtRow("add to cart", thing(part)) for part in each if part.strip())
    return made if len(made) > 1 else None


def _pictured(groups: Groups) -> Intents:
    return (AtRow(_PICTURES[groups["picture"].lower()], thing(groups["row"])),)


def _changed(groups: Groups) -> Intents:
    return (AtRow("edit", thing(groups["row"])), Write(literal(groups["text"]), field(groups["field"])))


def _carded(groups: Groups) -> Intents | None:
    more = [Choose(thing(groups["column"]), "column")]
    if groups["level"]:
        more.append(Choose(groups["level"], "priority"))
    if groups["who"]:
        more.append(Choose(thing(groups["who"]), "assignee"))
    kind = groups["kind"].lower()
    return (Do(f"add a {kind}"), Write(literal(groups["text"]), "title"), *more) if len(more) > 1 else None


def _switched(groups: Groups) -> Intents:
    on = groups["on"].lower() == "on"
    return (Tick(thing(groups["one"]), on), Tick(thing(groups["two"]), on))


def _listed(groups: Groups) -> Intents:
    return (AtRow(f"add to {thing(groups['list'] or groups['other'])}", thing(groups["row"])),)


def _in_stock(groups: Groups) -> Intents:
    stock = Only("in stock")
    return (stock,) if _ANY.fullmatch(groups["what"]) else (Only(thing(groups["what"])), stock)


PAGES: Rows = (
    (
        r"(?:put|add|place|drop) (?P<rows>.+) (?:in|into|to) (?:the|my) (?:shopping )?(?:basket|cart|bag)",
        _into_cart,
    ),
    (
        rf"(?:click|press|tap|hit)(?: on)? the (?P<picture>{_PICTURE})(?: icon| button| symbol)?"
        r" (?:of|for|beside|next to) (?:the )?(?P<row>.+)",
        _pictured,
    ),
    (
        rf"(?P<act>pause|resume|suspend|reactivate|deactivate) (?P<row>{_NAMES})",
        lambda g: (AtRow(g["act"].lower(), thing(g["row"])),),
    ),
    (
        rf"edit (?P<row>{_NAME})(?::|,) (?:the |its |their |his |her )?(?P<field>[a-z][a-z -]{{1,24}}?)"
        r" (?:is|should be|becomes|changes to)(?: now)? (?P<text>[\w\x00+].*?)(?: now)?",
        _changed,
    ),
    (
        r"(?:add|create|make) an? (?:new )?(?P<kind>card|task|ticket|issue)(?: called| named)?"
        rf" (?P<text>\x00\d+\x00) (?:to|in|under) (?:the )?(?P<column>{_NAME})(?: column| list)?"
        rf"(?:,? with (?:an? )?(?P<level>low|medium|normal|high|urgent) priority)?"
        rf"(?:,? (?:for|assigned to) (?P<who>{_NAME}))?",
        _carded,
    ),
    (
        rf"add (?:the (?:song|track|album) )?(?P<row>{_NAME}) to (?:(?:the |my )?playlist (?:called |named )?"
        rf"(?P<list>{_NAME})|(?:the |my )(?P<other>{_NAME}) playlist)",
        _listed,
    ),
    (
        r"(?:switch|turn) (?P<on>on|off) (?:the )?(?P<one>[\w-]+ (?P<kind>[a-z]+)) and (?:the )?"
        r"(?P<two>[\w-]+ (?P=kind))",
        _switched,
    ),
    (r"open the (?:[a-z]+ )?(?:settings|preferences)", lambda g: (Do(g["whole"]),)),
    (r"go to page (?P<number>\d{1,3})", lambda g: (ToPage(int(g["number"])),)),
    (
        rf"(?P<act>delete|archive|edit) the (?P<row>(?:first|second|third|last) {_RECORD})",
        lambda g: (AtRow(g["act"].lower(), g["row"]),),
    ),
    (
        r"(?:add|draw|change|do|undo|kill|clear|touch|press|write|send|delete|select) nothing(?: else)?",
        lambda g: (Leave(g["whole"]),),
    ),
    (r"(?:only show|show(?: me)? only)(?: the)? (?P<what>[a-z][a-z -]*?)(?: that are)? in stock", _in_stock),
    (
        r"make the (?P<what>text|font|letters)(?: size)?"
        r" (?P<size>(?:extra |very )?(?:small|large|big|huge)|medium)",
        lambda g: (Choose(g["size"], g["what"]),),
    ),
    (
        r"(?:find|look for|look up|locate) (?:the|an?) [a-z]+ (?:with|by|of) the name (?:of )?(?P<text>.+)",
        lambda g: (Search(literal(g["text"])),),
    ),
    (
        r"(?:choose|set|use|pick) an? (?:bigger|larger|smaller|longer|shorter|higher|lower)"
        r" (?P<what>[a-z][a-z -]*) of (?P<number>\d[\d.,]*)(?: [a-z]+)?",
        lambda g: (Write(g["number"], field(g["what"])),),
    ),
)
CHINESE_PAGES: Rows = (
    (
        r"(?:把|将)(?P<row>(?:所有|全部"
        r"|这?[两二三四五六七八九十\d]{1,2}[张个份条封篇首])的?[^\x00]+?)(?:都|全部|全)?"
        r"(?:移动?到|放到|放进|移入|扔进|扔到|丢进)(?:回收站|垃圾[箱桶]|废纸篓)里?",
        lambda g: (AtRow("delete", thing(g["row"])),),
    ),
    (r"(?:把|将)(?P<rows>.+?)(?:都)?(?:放进|放入|加入|加到|添加到)购物[车篮袋]里?", _into_cart),
    (
        rf"(?:点击?|单击|按)(?:一下)?(?P<row>[^\x00]+?)的(?P<picture>{_CHINESE_PICTURE})"
        r"(?:图标|按钮)?",
        _pictured,
    ),
    (
        r"(?:把|将)(?P<what>字体|字号|文字|字)(?:大小)?(?:调|设|改|变)(?:到|成|为|得)?(?P<size>大|小|中"
        r"|特大)",
        lambda g: (Choose(g["size"], g["what"]),),
    ),
)
