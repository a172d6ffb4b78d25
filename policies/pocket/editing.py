"""Sentences about a text that is edited, and about programs' windows: lines, its ends, replacing, leaving it.

The trap: 'the end' of a page is scrolled to, that of a document is where the cursor goes, and 'select all' of
boxes ticks them. So a row wants the word that tells which: cursor, line, document, text.
"""

from __future__ import annotations

import re

from policies.pocket.errand import Groups, Intents, Rows
from policies.pocket.intent import ClickThe, Do, Keys, Search, SetTo, Write
from policies.pocket.lines import (
    at_line,
    gone_to,
    is_last,
    line_of,
    styled_line,
    to_end,
    written_on_line,
)
from policies.pocket.naming import field, literal, parted, thing
from policies.pocket.number import number_of, place_of
from policies.pocket.sheet import CELL
from policies.pocket.undertaking import AtRow, Discard, Fill, Replace, Strokes, ToPage

_NTH = r"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|\d{1,4}(?:st|nd|rd|th)"
_LINE = rf"(?:(?P<nth>{_NTH}) line|line (?:number )?(?P<number>\d{{1,4}}))"
_CURSOR = r"(?:(?:the )?(?:text )?(?:cursor|caret|insertion point) )"
_TEXT = r"(?:text|document|file|note|letter|editor|line|paragraph)"
_TYPE = r"(?:type|write|enter|insert|add|append|put)"
_KIND_OF_TEXT = re.compile(r"^(?:the|a) (?:line|sentence|words?|text|phrase):? (?=\S)", re.IGNORECASE)
_FILLED = re.compile(r"(?:the |my )?(?P<field>[\w -]+?) (?:with|=|:) (?P<text>.+)")
_OF_IT = re.compile(r"(?:the |an? )?(?P<field>[a-z-]+(?: (?:number|name|address|date|code))?) (?P<text>.+)")


def written_at_end(groups: Groups) -> Intents:
    text = _KIND_OF_TEXT.sub("", groups["text"])
    return (to_end(groups["end"], groups.get("of") or ""), Write(literal(text)))


def _replaced(groups: Groups) -> Intents:
    return (Replace(literal(groups["old"]), literal(groups["new"])),)


def _repeated(groups: Groups) -> Intents:
    key = "z" if groups["act"].lower() == "undo" else "y"
    return (Keys(("ctrl", key), number_of(groups["number"]) or 1),)


def _counted(groups: Groups) -> Intents:
    """Make something and say how many of each it has: 'insert a table with 3 rows and 2 columns'."""
    counts = re.findall(r"(\d+) ([a-z]+)", groups["rest"])
    return (Do(groups["act"]), *(Write(number, name) for number, name in counts), Keys(("enter",)))


def _each_filled(groups: Groups) -> Intents:
    """Return what is typed into each of several cells: '5 in A1, 6 in A2 and =A1+A2 in A3'."""
    each = re.findall(rf"(.+?) (?:in|into) (?:cell )?({CELL})(?:,? and |, |$)", groups["rest"], re.IGNORECASE)
    return tuple(Fill(cell, literal(text)) for text, cell in each)


def _left(groups: Groups) -> Intents:
    return (Do("close the window"), Discard())


def _set(groups: Groups) -> Intents:
    value = literal(groups["text"])
    if re.search(r"slider|volume|brightness|zoom", groups["field"], re.IGNORECASE):
        return (SetTo(value.rstrip(" %"), thing(groups["field"])),)
    return (Write(value, field(groups["field"])),)


def _filled(groups: Groups) -> Intents | None:
    found = parted(groups["rest"], _FILLED)
    if found is None:
        return None
    return tuple(Write(literal(each["text"]), field(each["field"])) for each in found)


def _made(groups: Groups) -> Intents | None:
    """Name what is made, and fill in what else is said of it: 'a contact called Ann with phone number 5'."""
    more = parted(groups["rest"], _OF_IT)
    if more is None:
        return None
    made = Do(f"create a {thing(groups['what'])}"), Write(literal(groups["text"]), "name")
    return (*made, *(Write(literal(each["text"]), each["field"]) for each in more))


def copied(groups: Groups) -> Intents:
    into = AtRow("open", f"{thing(groups['into'])} folder")
    return (ClickThe(thing(groups["what"])), Keys(("ctrl", "c")), into, Keys(("ctrl", "v")))


def paged(groups: Groups) -> Intents | None:
    """Go to a page by its number; the last one has none."""
    nth = line_of(groups)
    number = None if is_last(nth) else place_of(nth)
    return (ToPage(number),) if number else None


_LOOKS = {
    "bold": "bold", "embolden": "bold", "italicize": "italic", "italicise": "italic",
    "underline": "underlined", "enlarge": "bigger",
}  # fmt: skip

EDITS: Rows = (
    (
        rf"(?:(?:put|place|set|move) {_CURSOR}|(?:go|jump) {_CURSOR}?)(?:to|at|on|in) (?:the )?(?:very )?"
        rf"(?P<end>end|start|beginning|top|bottom)(?: of (?:the |this )?(?P<of>{_TEXT}))",
        lambda g: (to_end(g["end"], g["of"]),),
    ),
    (
        rf"(?:put|place|set|move) {_CURSOR}(?:to|at) (?:the )?(?:very )?"
        r"(?P<end>end|start|beginning|top|bottom)",
        lambda g: (to_end(g["end"], "text"),),
    ),
    (
        rf"(?:(?:put|place|set|move) {_CURSOR}|(?:go|jump) {_CURSOR}?)(?:to|at|on|in) (?:the )?{_LINE}",
        gone_to,
    ),
    (
        rf"(?:make|turn|set) (?:the )?{_LINE} (?:in )?"
        r"(?P<how>bold|italics?|underlined?|(?:a bit )?(?:bigger|larger|smaller)|red|blue|green)",
        styled_line,
    ),
    (
        rf"(?P<how>bold|embolden|italici[sz]e|underline|enlarge) (?:the )?{_LINE}",
        lambda g: styled_line({**g, "how": _LOOKS[g["how"].lower()]}),
    ),
    (
        rf"(?P<act>select|highlight|mark|delete|remove|erase|cut|copy) (?:the )?{_LINE}"
        rf"(?: (?:of|in|from) (?:the )?{_TEXT})?",
        at_line,
    ),
    (
        r"(?:select|highlight|mark) (?:all(?: of)? (?:it|this|that|the (?:whole |entire )?(?:text|document"
        r"|contents?|words|lines))|everything|it all|the (?:whole|entire|full) (?:text|document|note|file)"
        r"|all(?: the)? text)",
        lambda g: (Keys(("ctrl", "a")),),
    ),
    (
        rf"{_TYPE} (?P<text>.+?) (?:on|in|as) (?:an?(?:other)? ?(?:new|separate)? line(?: of its own)?"
        rf"|its own line) at (?:the )?(?:very )?(?:end|bottom)(?: of (?:the |this )?{_TEXT})?",
        lambda g: (
            Strokes((("ctrl", "end"), ("enter",)), "a new line at the end"),
            Write(literal(g["text"])),
        ),
    ),
    (
        rf"{_TYPE} (?P<text>.+?) (?:at|to) (?:the )?(?:very )?(?P<end>end|start|beginning|top|bottom)"
        rf"(?: of (?:the |this )?(?P<of>{_TEXT}))?",
        written_at_end,
    ),
    (
        rf"{_TYPE} (?P<text>.+?) (?:on|in|as) an?(?:other)? ?(?:new|separate)? line",
        lambda g: (Strokes((("end",), ("enter",)), "a new line"), Write(literal(g["text"]))),
    ),
    (
        rf"paste(?: (?:it|that|them|this|the text|the clipboard))? (?:at|to) the (?:very )?"
        rf"(?P<end>end|start|beginning|top|bottom)(?: of (?:the |this )?(?P<of>{_TEXT}))?",
        lambda g: (to_end(g["end"], g["of"]), Keys(("ctrl", "v"))),
    ),
    (rf"{_TYPE} (?P<text>.+?) (?:on|in|into|to) (?:the )?{_LINE}", written_on_line),
    (
        rf"(?:go|jump|turn|move|switch|scroll)(?: \w+)? to (?:the )?(?:(?P<nth>{_NTH}) page|page"
        r" (?:number )?(?P<number>\d{1,5}))(?: of (?:the |this )?\w+)?",
        paged,
    ),
    (
        r"(?:turn|rotate|spin) (?P<what>(?:the |this |my )?"
        r"(?:picture|image|photo|page|it|drawing|view|document))"
        r"(?: by [\w ]+?)? (?P<way>(?:to the )?(?:left|right)|clockwise|counter-?clockwise|anti-?clockwise"
        r"|upside down)",
        lambda g: (Do(f"rotate {g['what']} {g['way'].lower()}"),),
    ),
    (r"(?:start|begin|add|make) a new (?:line|paragraph)", lambda g: (Keys(("enter",)),)),
    (
        r"(?:(?:find|search for|look for) )?(?:and )?(?:replace|substitute|exchange)"
        r" (?:all (?:the )?(?:occurrences|instances) of |every(?: occurrence of)? |each |all )?"
        r"(?:the (?:word|text|phrase|name) )?(?P<old>.+?) (?:with|by)"
        r" (?:the (?:word|text|phrase) )?(?P<new>.+?)"
        rf"(?: everywhere| throughout.*| in (?:the|this|my) (?:whole |entire )?{_TEXT})?",
        _replaced,
    ),
    (
        r"(?:change|turn) (?:every |all )?(?P<old>.+?) (?:in)?to (?P<new>.+?)(?: everywhere| throughout.*)",
        _replaced,
    ),
    (
        r"(?P<act>undo|redo) (?:the |my )?(?:last |latest )?"
        r"(?P<number>two|three|four|five|six|seven|eight|nine|ten|\d)"
        r" (?:changes|steps|actions|edits|things|operations)",
        _repeated,
    ),
    (
        r"(?:close|quit|exit|leave)(?: (?:it|everything|(?:this|the) \w+|[\w-]+))?,? without saving(?: .*)?",
        _left,
    ),
    (
        r"(?:find|search for|look for|look up) the (?:word|phrase|text|string) (?P<text>.+?)"
        rf"(?: in (?:the |this )?{_TEXT})?",
        lambda g: (Search(literal(g["text"])),),
    ),
    (r"(?:discard|throw away|abandon) (?:the |my |all )*changes", lambda g: (Discard(),)),
    (
        r"(?:increase|decrease|raise|lower|enlarge|reduce|bring) (?:the )?(?P<field>.+?) to (?P<text>\d.*)",
        _set,
    ),
    (
        r"(?P<act>(?:insert|add|create|make|draw) .+?) with"
        r" (?P<rest>\d+ [a-z]+(?:(?:,| and|, and) \d+ [a-z]+)*)",
        _counted,
    ),
    (
        r"export (?P<what>.+?)(?:,? (?:named|called|under the name))(?: of)? (?P<text>[\w-]+\.\w{2,4})",
        lambda g: (Do(f"export {g['what']}"), Write(literal(g["text"])), Keys(("enter",))),
    ),
    (
        r"(?P<act>set (?:an?|the|my) (?:alarm|timer|reminder) (?:for|to|at|of) .+)",
        lambda g: (Do(g["act"]),),
    ),
    (
        r"(?:fill in|fill out|complete|enter) (?!.*\bthat\b)"
        r"(?P<rest>[\w -]+ (?:with|=|:) .+(?:,| and) [\w -]+ (?:with|=|:) .+)",
        _filled,
    ),
    (
        r"(?:create|make|add)(?: an?| the| me)? (?P<what>(?:new )?[\w -]+?)(?: that is|,)?"
        r" (?:called|named|titled) (?P<text>.+?),? with (?P<rest>.+)",
        _made,
    ),
    (
        r"copy (?P<what>[\w-]+\.\w{1,5}) (?:in)?to (?:the |my )?(?P<into>.+?)(?: folder| directory)?",
        copied,
    ),
    (rf"in(?:to)? (?:the )?(?:cell )?(?P<cell>{CELL}),? (?:type|enter|write|put) (?P<text>.+)",
     lambda g: (Fill(g["cell"], literal(g["text"])),)),
    (rf"(?:type|enter|write|put) (?P<rest>.+? (?:in|into) (?:cell )?{CELL}(?:,| and) .+ (?:in|into)"
     rf" (?:cell )?{CELL})",
     _each_filled),
    (rf"(?:type|enter|write|put) (?P<text>.+?) (?:in|into) (?:the )?(?:cell )?(?P<cell>{CELL})",
     lambda g: (Fill(g["cell"], literal(g["text"])),)),
    (rf"(?:select|mark|highlight) (?:the )?(?:cells? )?(?:from )?(?P<first>{CELL})"
     rf"(?: to | ?: ?| through )(?P<last>{CELL})",
     lambda g: (Fill(f"{g['first']}:{g['last']}"),)),
    (rf"(?:(?:go|jump|move) to|select|click(?: on)?) (?:the )?cell (?P<cell>{CELL})",
     lambda g: (Fill(g["cell"]),)),
)  # fmt: skip
