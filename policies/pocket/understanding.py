"""What a clause that was read by the tagger asks for, as the intents that rules make of plain sentences.

The trap: two ways to the same act drift apart. So where a plain sentence says it ("rename 'a' to 'b'"), that
sentence is given to the rules, which know how it is done; the clause keeps the person's own words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from policies.pocket.clause import bare
from policies.pocket.intent import (
    Await,
    Choose,
    ClickThe,
    Copy,
    Do,
    DragThe,
    Intent,
    Keys,
    Paste,
    Resize,
    Search,
    Seek,
    Tick,
    Turn,
    Where,
    Write,
)
from policies.pocket.joining import Clause
from policies.pocket.key import keys
from policies.pocket.messaging import MESSAGE
from policies.pocket.naming import field, items, literal, quotation, thing
from policies.pocket.number import NUMERALS, number_of
from policies.pocket.phrase import is_button, of_both
from policies.pocket.rank import heads_of
from policies.pocket.reading_kind import Part, Read
from policies.pocket.undertaking import (
    Amount,
    AtRow,
    Dismiss,
    Front,
    Make,
    Mark,
    Only,
    Rate,
    Replace,
    Restyle,
    Send,
    Sort,
    Strokes,
    TickAll,
)
from policies.pocket.written import CHINESE, WORD

Plain = Callable[[str], tuple[Clause, ...]]
_DONE = (
    Restyle
    | Resize
    | ClickThe
    | Do
    | Keys
    | Strokes
    | Turn
    | Copy
    | Paste
    | Mark
    | Send
    | Dismiss
    | TickAll
    | Front
)
_STRIKES = re.compile(r"(?:press|hit|push|strike)\b|按|敲", re.IGNORECASE)
_TIMES = re.compile(r" (?:twice|thrice|\w+ times)$", re.IGNORECASE)
_ENDS = " ,.;，。；"
_ON_PAGES = frozenset("press on off set pick write".split())
_KIND_OF_PAGE = re.compile(
    r"\s*(?:\b(?:tab|page|section|view|screen|area|panel)|标签页?|选项卡|页面?|界面|栏)$", re.I
)
_ANYWHERE = frozenset(
    "it list table sidebar top bottom menu toolbar window page screen dialog form document text".split()
)  # no page is called so
_LONGEST = 3  # words of a page's name
_WRITING = re.compile(
    r"(?:sticky |text |short )?(?:note|memo|document|letter|text|draft)|文档|笔记|便签|便条|备忘录?|信",
    re.IGNORECASE,
)  # what is told of it is written in it, and no name that Enter ends
_FIELD = re.compile(
    r"b?cc|to|subject|comments?|notes?|remarks?|tags?|备注|抄送|密送|收件人", re.IGNORECASE
)  # no list
_BOUND = r"\b(?:under|below|over|above|less than|more than|at least|at most|up to)|低于|高于|不超过|至少|最多"
_VERBS = "写入填打说发为是成输"  # after which all is text
_REMARK = 3  # words, at least
_ACTS = {"cart": "add to cart", "unread": "mark as unread", "show": "open"}


def understood(sentence: str, said: Sequence[Read], plain: Plain) -> tuple[Clause, ...]:
    """Return the clauses of a sentence as it was read. plain: how rules read a plain sentence."""
    found = list[Clause]()
    for clause in said:
        words = bare(sentence[clause.start : clause.end].strip(_ENDS))
        if clause.kind == "say" or not words:
            continue
        parts = {part.role: _whole(sentence, part, clause) for part in clause.parts}
        way = _way(clause.kind, parts.get("where", ""))
        found += (Clause(words, intent) for intent in (*way, *_intents(clause.kind, words, parts, plain)))
    return tuple(found)


def _whole(sentence: str, part: Part, clause: Read) -> str:
    """Return the words of a part, all that is in its quotes where it is the only part in them."""
    around = quotation(sentence, part.start, part.end)
    if around is None or any(
        around[0] <= other.start < around[1] for other in clause.parts if other is not part
    ):
        return sentence[part.start + _is_said(sentence, part) : part.end]
    return f'"{sentence[around[0] : around[1]]}"'


def _is_said(sentence: str, part: Part) -> bool:
    """Tell whether a text begins with the 'is' before it, as in '内容是周五见', and not after a verb."""
    begins, before = sentence[part.start : part.start + 2], sentence[part.start - 1 : part.start]
    stands = part.role == "text" and begins[:1] == "是" and part.end - part.start > 2
    return stands and begins[1] not in "的否不" and CHINESE.match(before) is not None and before not in _VERBS


def remarks(sentence: str, said: Sequence[Read]) -> tuple[str, ...]:
    """Return the words of a sentence that ask for nothing, where they are more than a word of thanks."""
    found = [
        sentence[clause.start : clause.end].strip(" ,.;，。；") for clause in said if clause.kind == "say"
    ]
    return tuple(each for each in found if len(WORD.findall(each.lower())) >= _REMARK)


def _way(kind: str, where: str) -> tuple[Intent, ...]:
    """Return the way to the page that a clause names, taken where that is shown; none to 'the list'."""
    name = _KIND_OF_PAGE.sub("", thing(where))
    plain = len(name.split()) > _LONGEST or name.lower() in _ANYWHERE or not name
    return () if plain or kind not in _ON_PAGES else (Where(name, ClickThe(name)),)


def _intents(kind: str, words: str, parts: dict[str, str], plain: Plain) -> tuple[Intent, ...]:
    name, text = thing(parts.get("name", "")), literal(parts.get("text", ""))
    where = parts.get("where", "")
    if kind.startswith("row."):
        act = kind.removeprefix("row.")
        if act == "done":
            return (Tick(thing(parts["row"])),)
        return (AtRow(_ACTS.get(act, act), thing(parts["row"])),)
    match kind:
        case "press":
            if _TIMES.search(name):
                return tuple(each.intent for each in plain(words))
            chord = keys(name) if _STRIKES.match(words) and not is_button(name) else None
            if chord is not None:
                return (Keys(*chord),)
            known = tuple(each.intent for each in plain(words)) if name.islower() else ()
            return known if known == (Do(words),) else (ClickThe(name),)
        case "on" | "off":
            several = of_both(name)
            each = [name] if several == name else items(several)
            return tuple(Tick(one, kind == "on") for one in each)
        case "pick":
            return (Choose(thing(parts["value"]), name),)
        case "write":
            return (Write(text, field(name or where)),)
        case "add" if _FIELD.fullmatch(thing(where)):
            return (Write(text, field(where)),)
        case "replace":
            return (Replace(name, text),)
        case "message":
            return (AtRow(MESSAGE, thing(parts["who"])), Write(text, MESSAGE), Send())
        case "move":
            return (DragThe(name, thing(parts["into"])),)
        case "search":
            return (Search(text),)
        case "sort" | "sortdown":
            return (_order(parts["by"], falling=kind == "sortdown"),)
        case "filter":
            return (Only(_limited(thing(parts["value"]), words), name),)
        case "new" if where and "text" in parts:
            return (Make(parts["kind"], thing(where)), Write(text), Keys(("enter",)))
        case "new" if "text" in parts and _WRITING.fullmatch(parts["kind"].strip()):
            made = (
                f"新建一个{parts['kind']}"
                if CHINESE.search(parts["kind"])
                else f"create a new {parts['kind']}"
            )
            return (Do(made), Write(text))
        case "wait":
            return (Await(name),)
        case "scroll":
            return (Seek(name),)
        case "mark":
            return (Mark(text),)
        case "reply" if "row" not in parts:
            return (Do("reply"), Write(text, MESSAGE), Send())
        case "count" | "rate" if (number := _number(parts["value"])) is not None:
            return (Rate(number),) if kind == "rate" else (Amount(name, number),)
        case "do":
            known = tuple(each.intent for each in plain(words))
            return known if known and all(isinstance(each, _DONE) for each in known) else (Do(words),)
        case _:
            return tuple(each.intent for each in plain(_plainly(kind, words, parts)))


def _limited(value: str, words: str) -> str:
    """Return a value with what makes a limit of it: 'under $80'."""
    bound = re.search(rf"(?:{_BOUND})\s*(?={re.escape(value)})", words, re.IGNORECASE)
    return value if bound is None else f"{bound[0]}{value}"


def _order(said: str, *, falling: bool) -> Sort:
    """Return by what is sorted, and which way: 'cheapest' tells both, 'price' the first alone."""
    words = (said, " ".join(said.split()[:2]), said.split()[0])
    superlative = next((each for each in words if heads_of(each)[0]), None)
    return Sort(said, falling) if superlative is None else Sort(superlative)


def _number(said: str) -> int | None:
    """Return the number that a part begins with; None where it begins with none, or no whole one."""
    bare = said.strip().lower()
    if bare in ("a", "an"):
        return 1
    first = re.match(rf"\d+|{NUMERALS}|\S+", bare)
    return None if first is None else number_of(first[0])


def _plainly(kind: str, words: str, parts: dict[str, str]) -> str:
    """Return a sentence that the rules read for sure."""
    said = {role: f"'{thing(part)}'" for role, part in parts.items()}
    match kind:
        case "set":
            return f"set {said['name']} to {parts['value']}"
        case "add":
            return f"add {said['text']} to the list"
        case "new" if CHINESE.search(parts["kind"]):
            return f"新建一个{parts['kind']}" + (f"，命名为{said['text']}" if "text" in said else "")
        case "new":
            named = f" named {said['text']}" if "text" in said else ""
            return f"create a new {parts['kind']}{named}"
        case "rename":
            return f"rename {said['name']} to {said['text']}"
        case "saveas":
            return f"save as {said['text']}"
        case "reply":
            return f"reply {said['text']} to {parts['row']}"
        case "forward":
            return f"forward {parts['row']} to {parts['who']}"
        case "mail":
            about = f" with the subject {said['subject']}" if "subject" in said else ""
            return f"send an email to {parts['who']}{about} saying {said['text']}"
        case "copy":
            return f"copy {said['name']} to {said['into']}"
        case "goto":
            return f"go to {parts['text']}"
        case "close":
            return f"close the {parts['name']}"
        case "calc":
            return f"calculate {parts['text']}"
        case "page":
            return f"go to page {parts['value']}"
        case _:
            return words
