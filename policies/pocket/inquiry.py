"""English sentences that ask for something to be worked out, watched, counted up or restyled.

The trap: 'type the word after "geese"' holds a text that is not to be typed. So what tells how the text is
found is known before any row that types what it is given.
"""

from __future__ import annotations

import re

from policies.pocket.errand import Groups, Intents, Rows
from policies.pocket.intent import Answer, ClickThe, Intent, Leave, Paste, Resize, Seek, Write
from policies.pocket.motion import to_end
from policies.pocket.naming import SEPARATOR, field, literal, thing
from policies.pocket.number import COUNT, number_of
from policies.pocket.passage import TIMES, WORD
from policies.pocket.travelling import days
from policies.pocket.undertaking import (
    Amount,
    AtRow,
    Front,
    Guess,
    Mark,
    Parity,
    Restyle,
    Send,
    Slot,
    Until,
)
from policies.pocket.writing import written

_TYPE = r"(?:type|enter|write|put|fill in|input|key in|copy|give)"
_COLOURS = r"(?:red|blue|green|black|white|yellow|orange|purple|pink|brown|gr[ae]y)"
_LOOK = (
    rf"(?:{_COLOURS}|(?:in )?(?:all )?(?:upper|lower)[- ]?case|(?:in )?(?:all )?capitals?(?: letters)?"
    rf"|larger|bigger"
    r"|smaller)"
)
_WHAT = (
    r"(?:(?:all (?:of )?)?(?:the |this )?(?:whole |entire |selected )?"
    r"(?:text|paragraph|sentence|writing|letters|everything)"
    r"|(?:the )?(?:words?|phrase) (?P<word>.+?)|(?P<quoted>\x00\d+\x00))"
)
_COUNT = rf"(?:an?|{COUNT})"
_NO_THING = re.compile(
    r"^(?:(?:with|from|in|on|for|to|as|at|or)\b|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov"
    r"|dec)[a-z]*\b)|\b(?:times|seconds?|stars?|pages?|more|slider|spinner)\b",
    re.IGNORECASE,
)
_TAKES = {"book": "book", "find": "select"}  # what is only found is not bought
_TIME = r"\d{1,2}(?::\d{2})?\s?(?:[ap]\.?m\.?)?"
_DOWN = r"(?:falls?|drops?|goes|sinks|gets|is|costs)?\s?(?:down )?(?:to )?(?:below|under|less than|beneath)"
_UP = r"(?:rises?|climbs?|goes|gets|is|costs)?\s?(?:up )?(?:to )?(?:above|over|more than|higher than|beyond)"
_LIMIT = r"(?P<limit>[$€£¥]?\s?\d[\d,]*(?:\.\d+)?)"
_WHEN = (
    rf"(?P<what>(?:its |the )?(?:[\w ]+? )?(?:price|value|cost|rate|number|level|temperature|it)|it)"
    rf" (?:(?P<below>{_DOWN})|{_UP}) {_LIMIT}.*"
)


def _asked(groups: Groups) -> Intents:
    return (Answer(groups["question"].strip(), field(groups.get("field") or "") or "text field"),)


def _restyled(groups: Groups) -> Intents:
    how = groups["how"].lower()
    if re.search(r"capital|upper", how):
        how = "upper case"
    elif "lower" in how:
        how = "lower case"
    return (
        Mark(thing(groups["word"] or groups["quoted"] or "text")),
        Restyle("larger" if how == "bigger" else how),
    )


def _until(groups: Groups) -> Until:
    what = re.sub(r"^(?:its|the|it)\b ?", "", groups["what"], flags=re.IGNORECASE) or "price"
    return Until(what, float(re.sub(r"[^\d.]", "", groups["limit"])), bool(groups["below"]))


def _bought(groups: Groups) -> Intents:
    return (_until(groups), ClickThe(groups["act"].lower()))


def _amounts(groups: Groups) -> Intents | None:
    found: list[Intent] = []
    for part in SEPARATOR.split(groups["rest"]):
        match = re.fullmatch(
            rf"(?P<count>{_COUNT})(?: ?[x×])? (?:of )?(?:the )?(?P<what>[A-Za-z].*)", part.strip(), re.I
        )
        if match is None or _NO_THING.search(match["what"]):
            return None
        number = number_of(match["count"]) or 1  # 'a' and 'an', too
        found.append(Amount(thing(re.sub(r"^(?:units?|pieces?|portions?|servings?|copies|bottles?|cups?)"
                                         r" of ", "",
                                         match["what"])), number))  # fmt: skip
    if not groups["rest"][:1].isdigit() and len(found) < 2:
        return None
    ends = groups["act"].lower() in ("order", "buy", "get", "purchase")
    return (*found, Send()) if ends else tuple(found)


def _guessed(groups: Groups) -> Intents:
    return (Guess(int(groups["low"]), int(groups["high"])),)


def _event(groups: Groups) -> Intents:
    return (Slot(thing(groups["time"])), Write(literal(groups["text"]), "title"), Send())


def _sized(groups: Groups) -> Intents:
    word = groups["how"].lower()
    side = {"wide": "width", "narrow": "width", "tall": "height", "high": "height", "short": "height"}.get(
        word, "size"
    )
    return (Resize(thing(groups["what"]), side, word not in ("small", "narrow", "short"), most=True),)


def _filled(groups: Groups) -> Intents | None:
    made = written({**groups, "field": ""})
    fields = [each.into for each in made or () if isinstance(each, Write)]
    plain = all(name and not re.search(r"\bthat\b|\bto\b", name) for name in fields)
    return made if fields and plain else None


INQUIRIES: Rows = (
    (rf"(?:find|look for|locate|read|get) (?P<question>{WORD})", lambda g: (Answer(g["question"]),)),
    (rf"{_TYPE} (?P<question>{WORD}) (?:in|into|to|as)(?: the)? (?P<field>.+)", _asked),
    (rf"{_TYPE} (?P<question>{WORD})", _asked),
    (rf"(?:count |find(?: out)? |say |tell me )?(?P<question>{TIMES})", lambda g: (Answer(g["question"]),)),
    (
        r"(?:solve(?: the equation)? for|find(?: the value of)?|what is(?: the value of)?|determine|work"
        r" out) (?P<letter>[a-z])\??",
        lambda g: (Answer(f"solve for {g['letter']}"),),
    ),
    (
        r"(?:type|enter|write|put|fill in|paste) (?:it|that|them|this|that word|the word)(?: (?:in|there"
        r"|down))?",
        lambda g: (Paste("text field"),),
    ),
    (
        r"guess (?:the |a )?(?:secret |hidden )?number,? (?:that is )?(?:between|from)?\s?(?P<low>\d+)"
        r" ?(?:and|to|-|–) ?(?P<high>\d+)",
        _guessed,
    ),
    (
        r"(?:use|follow|go by|watch) the (?:hints?|feedback|clues?|answers?)(?: .*)?|(?:try|guess) (?:again"
        r"|on)?(?: ?until .*)?"
        r"|keep (?:guessing|trying).*",
        lambda g: (Leave(""),),
    ),
    (
        r"(?:mark|label|say|choose|tell|decide|select|pick|classify|click|press)\b.*?\bnumbers?\b.*?\b(?:as"
        r"|is|are|for|if|with"
        r"|whether)\b.*?\b(?:odd or even|even or odd|odd and even|even and odd)\b.*|(?:choose|select|click"
        r"|press|mark) (?:odd or"
        r" even|even or odd|whether) .*(?:each|every|the) (?:number|row|line).*",
        lambda g: (Parity(),),
    ),
    (rf"(?P<act>buy|sell|press|click|order)(?: .*?)? (?:when|once|as soon as|if|while) {_WHEN}", _bought),
    (rf"(?:when|once|as soon as) {_WHEN}", lambda g: (_until(g),)),
    (rf"wait (?:until|till|for|while) {_WHEN}", lambda g: (_until(g),)),
    (
        r"read (?:the |that |this )?(?:error|warning|text|dialog|instructions?)(?: \w+)?",
        lambda g: (Leave(""),),
    ),
    (
        r"(?:tell me |say |find out |see |answer |look up |look |check )?(?P<question>how (?:many|much)\b.+)",
        lambda g: (Answer(g["question"]),),
    ),
    (
        r"(?:tell me |say |find out )?(?P<question>(?:what|which|who|whose|why)(?: \w+)? (?:are|was"
        r"|were|does|do|did|can|has|have|says?"
        r"|wrote|sent)\b.*|(?:which|who|whose|why)(?: \w+)? is\b.*)",
        lambda g: (Answer(g["question"]),),
    ),
    (r"(?P<act>order|buy|get|purchase|add|choose|select|take) (?P<rest>.+)", _amounts),
    (
        rf"(?:create|add|make|schedule|enter|put)(?: an?)?(?: new)? (?:event|appointment|meeting|entry)"
        rf" (?:called|named|titled"
        rf"|with the (?:name|title))? ?(?P<text>.+?) (?:at|for|from|to) (?P<time>{_TIME})(?: .*)?",
        _event,
    ),
    (
        r"(?:create|add|schedule|enter|put) (?P<text>[^\d].*?) (?:at|for)"
        r" (?P<time>\d{1,2}(?::\d{2})?\s?[ap]\.?m\.?)",
        _event,
    ),
    (rf"(?:make|turn|change|set|colou?r|paint) {_WHAT} (?:in|to|into)?\s?(?P<how>{_LOOK})", _restyled),
    (
        rf"(?:write|put) {_WHAT} (?P<how>in .+)",
        lambda g: _restyled(g) if re.search("case|capital", g["how"]) else None,
    ),
    (
        r"(?:highlight|select|mark) (?:the |this )?(?:whole |entire )?(?:text|paragraph|sentence|passage)(?:"
        r" (?:in|on|of) .+)?",
        lambda g: (Mark("text"),),
    ),
    (
        r"(?:re-?size|make|stretch|drag|enlarge|shrink|widen) (?P<what>.+?) (?:so that (?:it|its (?:width"
        r"|height|size))"
        r" (?:is|becomes) )?(?:as )(?P<how>wide|large|big|tall|high|small|narrow|short) as (?:possible|it"
        r" goes|you can|it gets)",
        _sized,
    ),
    (
        r"scroll (?!(?:all|up|down|to)\b)(?:the |this )?(?P<over>.+?)(?: all the way)?(?: (?:up|down))? to"
        r" (?:the |its )?(?:very )?"
        r"(?P<end>bottom|end|top|beginning|start)",
        to_end,
    ),
    (
        r"(?:enter|fill in|provide|put in|write) (?P<text>(?:the |my |your |a )?[a-z][\w -]*? (?:as |is |:"
        r" ?)?\x00.+)",
        _filled,
    ),
    (
        r"(?:switch|go|change|jump) (?:over )?to (?:the )?(?P<window>[^,]+?) window|(?:bring|raise|put)"
        r" (?:the )?(?P<other>.+?)"
        r"(?: window)? (?:to|in) (?:the )?(?:front|foreground|top)|(?:activate|raise) (?:the )?(?P<third>.+)"
        r" window",
        lambda g: (Front(_window(g["window"] or g["other"] or g["third"])),),
    ),
    (r"close (?:the )?other window", lambda g: (Front("", closed=True),)),
    (r"close the (?P<window>[A-Z][\w .-]*) window", lambda g: (Front(thing(g["window"]), closed=True),)),
    (
        r"(?P<act>accept|reject|decline|refuse|allow|deny)(?: all)?(?: of)?(?: the)? cookies?",
        lambda g: (ClickThe(g["act"].capitalize(), of="cookies"),),
    ),
    (
        r"(?P<act>book|buy|reserve|order|find) (?:me )?(?:an? |the )?(?P<row>(?:cheapest|shortest|fastest"
        r"|earliest|latest|quickest"
        r"|most expensive|longest|slowest) (?:(?:one[- ]way|return|round[- ]trip) )?(?:flight|train|bus"
        r"|coach|ticket|trip|connection|ferry))s? from"
        r" (?P<start>.+?) to"
        r" (?P<to>.+?)(?: (?:on|for) (?P<date>[^,]+))?",
        lambda g: (*_journey(g), AtRow(_TAKES.get(g["act"].lower(), "buy"), thing(g["row"]))),
    ),
    (
        r"(?:search(?: for)?|find|look for) (?:an? |the )?(?:coach|ferry|boat|connection|ticket)(?:es|s)?"
        r" from (?P<start>.+?) to"
        r" (?P<to>.+?)(?: (?:on|for) (?P<date>[^,]+))?",
        lambda g: _journey(g),
    ),
    (
        r"(?:find|look up|look for|search for|go to|open) (?P<what>.+?) in (?:the |my )?(?:phone ?book"
        r"|address ?book|directory"
        r"|contacts?(?: list)?|phone list)",
        lambda g: (Seek(thing(g["what"])),),
    ),
)


def _window(name: str) -> str:
    return "" if thing(name).lower() in ("other", "another", "next") else thing(name)


def _journey(groups: Groups) -> Intents:
    places = (Write(literal(groups["start"]), "From"), Write(literal(groups["to"]), "To"))
    return (*places, *days(groups["date"]), ClickThe("search"))
