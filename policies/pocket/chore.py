"""English sentences of every day: mails, posts, shops, forms, lists, stars; a table beside that of errands.

The trap: 'delete the mail from Ann' names two things, and only one of them is where to click. So each row
here knows its frame, the act and what tells the thing, and leaves the rest to the screen.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from policies.pocket.awarding import rated
from policies.pocket.errand import Groups, Intents, Rows
from policies.pocket.intent import ClickThe, Do, DragThe, Seek, SetTo, Where, Write
from policies.pocket.naming import field, items, literal, parted, thing
from policies.pocket.rank import SUPERLATIVE
from policies.pocket.row import KIND
from policies.pocket.travelling import JOURNEYS
from policies.pocket.undertaking import (
    AtRow,
    Carry,
    Dial,
    Dismiss,
    GoTo,
    Mark,
    Send,
    Sort,
    TickAll,
)

_IT = r"it|them|this(?: one)?|that(?: one)?"
_ONE_OF = re.compile(rf"(?:@\S+|{_IT}|.*\b{KIND}\b.*)", re.IGNORECASE)
_ACTS = {
    "remove": "delete", "trash": "delete", "discard": "delete", "erase": "delete", "flag": "star",
    "favourite": "star", "favorite": "star", "order": "buy", "reserve": "book", "repost": "share",
    "retweet": "share",
}  # fmt: skip
_STARS = r"(?P<number>\d|one|two|three|four|five)"
_EXCEPT = r"(?:,? (?:except|but|apart from|other than|save)(?: for| not)? (?P<but>.+))?"
_BOXES = (
    r"(?:(?:of )?(?:the |my )?(?:check ?)?(?:box|option|task|item|thing|entr(?:y|ie)|row|choice|habit"
    r"|goal|step|ingredient|product|lesson)e?s?(?: (?:in|of|for) .+)?)"
)
_IN_FIELD = re.compile(r"(?P<text>.+?) (?:in|into|for|under) (?:the )?(?P<field>.+)", re.IGNORECASE)
_END = {"right": "max", "top": "max", "end": "max", "maximum": "max", "left": "min", "bottom": "min",
        "start": "min", "beginning": "min", "minimum": "min", "middle": "middle", "centre": "middle",
        "center": "middle"}  # fmt: skip


def _at(groups: Groups) -> Intents | None:
    act, row = groups["act"].lower(), groups["row"]
    if not _ONE_OF.fullmatch(row) and not SUPERLATIVE.search(row):
        return None
    return (AtRow(_ACTS.get(act, act), thing(row)),)


def _by_rank(groups: Groups) -> Intents | None:
    if not SUPERLATIVE.search(groups["row"]) or not _ONE_OF.fullmatch(groups["row"]):
        return None
    row = re.sub(r"^(?:the )?(?:name|title) of ", "", groups["row"], flags=re.IGNORECASE)
    return (AtRow("open" if groups["act"].lower() == "open" else "select", thing(row)),)


def _in_cart(groups: Groups) -> Intents:
    return (AtRow("add to cart", thing(groups["row"])),)


def _off_list(groups: Groups) -> Intents:
    place = groups["place"]
    away = AtRow("delete", thing(groups["row"]))
    return (Where(place, ClickThe(place)), away) if place else (away,)  # which is a page of its own, mostly


def _on_list(groups: Groups) -> Intents:
    return (Write(literal(groups["text"]), "text field"), Do("add"))


def _replied(groups: Groups) -> Intents:
    row = AtRow("reply", thing(groups["row"]))
    return (row, Write(literal(groups["text"]), "text area"), Send()) if groups["text"] else (row,)


def _forwarded(groups: Groups) -> Intents:
    return (AtRow("forward", thing(groups["row"])), Write(literal(groups["text"]), "to"), Send())


def _all(on: bool) -> Callable[[Groups], Intents | None]:
    return lambda groups: (TickAll(on, tuple(items(re.sub(r"\s+and\s+", ", ", groups["but"])))),)


def _ended(groups: Groups) -> Intents:
    what = thing(groups["what"])
    name = "slider" if re.fullmatch(r"the|a|an|this|that|", what, re.IGNORECASE) else what
    return (SetTo(_END[groups["end"].lower()], name),)


def _formatted(groups: Groups) -> Intents:
    how = {"underlined": "underline", "italics": "italic", "italicise": "italic", "italicize": "italic",
           "embolden": "bold"}.get(groups["how"].lower(), groups["how"].lower())  # fmt: skip
    return (Mark(thing(groups["text"])), Do("underline it" if how == "underline" else f"make it {how}"))


def _in_fields(groups: Groups) -> Intents | None:
    """Return what is typed into each of several fields: 'Rome in From and Paris in To'."""
    found = parted(groups["rest"], _IN_FIELD)
    if found is None or len(found) < 2:
        return None
    return tuple(Write(literal(each["text"]), field(each["field"])) for each in found)


def _carried(groups: Groups) -> Intents | None:
    return (Carry(thing(groups["what"]), field(groups["field"])),)


CHORES: Rows = (
    (
        r"reply to (?P<row>.+?)(?:(?:,? (?:with|saying|by writing|by typing)(?: the (?:text|message))?|:)"
        r" (?P<text>.+))?",
        _replied,
    ),
    (
        r"(?:forward|send) (?P<row>"
        + _IT
        + r"|(?:the |my )?.*\b"
        + KIND
        + r"\b.*?) to (?P<text>\S+(?: \S+)?)",
        _forwarded,
    ),
    (r"(?:add|put) (?P<row>.+?) (?:to|into|in) (?:the |my )?(?:shopping )?(?:cart|basket|bag)", _in_cart),
    (
        r"(?:remove|delete|take) (?P<row>.+?) (?:from|off|out of) (?:the |my )?(?:\w+ ){0,2}(?:list"
        r"|(?P<place>cart|basket|bag))",
        _off_list,
    ),
    (r"add (?P<text>.+?) (?:to|on) (?:the |my )?(?:\w+ ){0,2}list", _on_list),
    (
        r"(?P<act>delete|remove|trash|discard|erase|star|flag|favou?rite|like|share|follow|unfollow|mute|report|block"
        r"|repost|retweet|bookmark|edit|archive|book|buy|order|reserve) (?P<row>.+)",
        _at,
    ),
    (
        rf"(?P<act>open|read|view|show) (?P<row>(?:the |my )?{KIND} (?:that is )?(?:from|by|about) .+)",
        lambda g: (AtRow("open", thing(g["row"])),),
    ),
    (
        r"(?:show|list|put|display|have|see)(?: me)?(?: the)? (?P<by>\w+est|most \w+|best[- ]rated)"
        r"(?: \w+)?(?: come)? (?:first|on top|at the top)",
        lambda g: (Sort(g["by"]),),
    ),
    (r"(?P<act>open|select|choose|pick|click|tap|show|view|play)(?: on)? (?P<row>.+)", _by_rank),
    (
        r"(?:open|select|choose|show|view|play|pick|click|follow)(?: on)? (?:the )?(?P<what>(?:\d+(?:st"
        r"|nd|rd|th)|first|second|third|fourth"
        r"|fifth|last) (?:(?:search )?results?|links?|hits?))",
        lambda g: (ClickThe(thing(g["what"]).replace("hit", "result")),),
    ),
    (
        r"(?:sort|order|arrange) (?:.+? )?(?:in )?(?P<way>de|a)scending(?: order)? by (?P<by>.+)",
        lambda g: (Sort(thing(g["by"]), g["way"].lower() == "de"),),
    ),
    (
        r"(?:sort|order|arrange) (?:the )?(?P<by>(?!by )\w+(?: \w+)?),? (?:in )?(?P<way>de|a)scending"
        r"(?: order)?",
        lambda g: (Sort(thing(g["by"]), g["way"].lower() == "de"),),
    ),
    (
        r"(?:sort|order|arrange) (?:.+ )?(?:by|according to) (?P<by>.+?)"
        r"(?:,? (?:in )?(?:(?:ascending|rising)|(?P<falling>descending|falling|reversed?|backwards))"
        r"(?: order)?|,? (?:with )?(?:the )?"
        r"(?:(?P<most>(?:bigg|larg|high|new|lat|long|great)est|most recent|most)"
        r"|(?:small|low|old|short)est|least)(?: ones?)? (?:first|on top|at the top))?",
        lambda g: (Sort(thing(g["by"]), bool(g["falling"] or g["most"])),),
    ),
    (
        r"check (?:the |my )?(?P<what>spelling|grammar|e-?mail|mail|inbox)",
        lambda g: (Do(f"check the {g['what']}"),),
    ),
    (
        r"(?:expand|unfold|collapse|uncollapse) (?P<what>(?!all\b|everything\b).+)",
        lambda g: (ClickThe(thing(g["what"])),),
    ),
    (
        rf"(?:give|rate|award)\b.*?\b{_STARS}(?: stars?| out of \S+)?(?: .*)?",
        lambda g: rated(g) if re.search(r"star|rat|out of", g["whole"], re.IGNORECASE) else None,
    ),
    (
        r"dial(?: the (?:phone )?number)? (?P<digits>[\d*# -]+)",
        lambda g: (Dial(re.sub(r"[ -]", "", g["digits"])),),
    ),
    (
        r"(?:type|enter|key in|press|input) (?:the )?(?:\w+ )?(?P<digits>\d[\d*# -]*) (?:on|with|using"
        r"|via)(?: the)?"
        r" (?:\w+ )?(?:key ?pad|pad|dial pad|dialler|dialer)",
        lambda g: (Dial(re.sub(r"[ -]", "", g["digits"])),),
    ),
    (
        rf"(?:tick|check|mark|select)(?: off)? (?:everything|(?:all|every|each)(?: of)? {_BOXES}){_EXCEPT}",
        _all(True),
    ),
    (
        rf"(?:un-?tick|un-?check|unmark|deselect|unselect|clear) (?:everything|(?:all|every|each)(?: of)?"
        rf" {_BOXES}){_EXCEPT}",
        _all(False),
    ),
    (
        r"(?:dismiss|get rid of) (?P<what>.+)|(?:close|hide|cancel) (?:the |this |that"
        r" )?(?P<popup>(?:[\w-]+ )?(?:pop-?ups?|pop"
        r" up|banner|overlay|advert(?:isement)?|ad|notification|cookie \w+))(?: window| box| dialog)?",
        lambda g: (Dismiss(thing(g["what"] or g["popup"])),),
    ),
    (
        r"(?:move|drag|set|push|slide|pull|turn) (?P<what>.+?)(?: slider)? (?:all the way |fully "
        r"|completely )?(?:to|up to)"
        r" (?:the |its )?(?:far |very )?(?P<end>right|left|top|bottom|end|start|beginning|maximum|minimum"
        r"|middle|centre|center)"
        r"(?:[- ]hand)?(?: end| edge| side)?",
        lambda g: (
            _ended(g) if re.search(r"slider|volume|brightness|handle", g["whole"], re.IGNORECASE) else None
        ),
    ),
    (
        r"make (?:the )?(?:(?:word|text|phrase|title|sentence)s? )(?P<text>.+?) (?P<how>bold|italics?"
        r"|underlined)",
        _formatted,
    ),
    (
        r"(?:make )?(?:the )?(?P<text>(?:first|last) word)(?: in| of)?(?: the \w+)? (?P<how>bold"
        r"|italics?|underlined)",
        _formatted,
    ),
    (
        r"(?P<how>bold|underline|italici[sz]e|embolden) (?:the )?(?:(?:word|text|phrase|sentence)s?"
        r" )(?P<text>.+)",
        _formatted,
    ),
    (
        r"(?:select|highlight|mark) (?:the )?(?:word|phrase|text)s? (?P<text>.+)",
        lambda g: (Mark(thing(g["text"])),),
    ),
    (
        r"(?:drag|move)(?: and drop)? (?P<what>.+?) (?:to )?(?:just )?(?P<to>(?:above|below|before|after"
        r"|under) .+)",
        lambda g: (DragThe(thing(g["what"]), g["to"]),),
    ),
    *JOURNEYS,
    (
        r"(?:type|enter|write|put|fill in) (?P<rest>.+ (?:in|into) .+(?: and |, ).+ (?:in|into) .+)",
        _in_fields,
    ),
    (
        r"(?:type|enter|write|put|fill in) (?P<what>(?:(?:his|her|their|its) (?:\w+ )?\w+"
        r"|the (?:[\w-]+ )?[\w-]+ (?:of|for) [^\"\x00]+?)"
        r"|[^\"\x00]+?['’]s [^\"\x00]+?|"
        r"the (?:\w+ ){0,2}(?:number|price|total|date|code|name|address))"
        r" (?:into|in|to)(?: the)? (?P<field>.+)",
        _carried,
    ),
    (
        r"(?:go|look|page|click|browse|flip|leaf|expand|open|search|switch|step)\b.*? (?:until|till)"
        r" (?:you )?(?:can )?"
        r"(?:find|see|reach|come to|get to|have found) (?P<what>.+)",
        lambda g: (Seek(thing(g["what"])),),
    ),
    (
        r"(?:find|locate|look for) (?P<what>.+?) (?:in|on|behind|under|among) (?:one|any|all|each) of"
        r" (?:the )?(?:\w+)",
        lambda g: (Seek(thing(g["what"])),),
    ),
    (
        r"(?:go to|open|visit|navigate to|browse to)(?: the)?"
        r"(?: (?:web ?site|site|web ?page|page|url|address))? (?P<text>https?://\S+|[\w-]+(?:\.[\w-]+)*"
        r"\.(?:com|org|net|io|edu|gov|de|cn|uk|fr)(?:/\S*)?)",
        lambda g: (GoTo(literal(g["text"])),),
    ),
    (r"follow the link (?P<what>.+)", lambda g: (ClickThe(f"link {thing(g['what'])}"),)),
    (
        r"close (?P<what>.+?) by clicking (?:on )?(?P<button>.+)",
        lambda g: (ClickThe(thing(g["button"]), of=thing(g["what"])),),
    ),
)
