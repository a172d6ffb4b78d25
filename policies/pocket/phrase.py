"""What is made of the parts of an English sentence: one small function for each kind of act.

The trap: the parts of a sentence are not what they seem: 'put a into b' types or drags, 'set b to a'
writes or moves a slider, and 'the username "a" and the password "b"' are two fields. A function gives
None where its parts don't fit.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from agent.actions import Button
from policies.pocket.intent import (
    Answer,
    Choose,
    ClickThe,
    Copy,
    Do,
    DragThe,
    Intent,
    Keys,
    Leave,
    Paste,
    Resize,
    Seek,
    SetTo,
    Tick,
    Turn,
    Write,
)
from policies.pocket.key import keys
from policies.pocket.naming import (
    SEPARATOR,
    field,
    is_any_field,
    is_keyboard,
    is_pronoun,
    items,
    literal,
    quoted,
    said_for,
    thing,
)
from policies.pocket.undertaking import Replace

Intents = tuple[Intent, ...]
Groups = dict[str, str]
_FIELD_LIKE = r"[^,]*\b(?:field|box|input|entry|textbox|textarea|area|form)s?\b[^,]*"
_SAYING = re.compile(
    r"^(?:an? |the )?(?:new )?(?:(?:line|sentence|text|message) (?:saying|that (?:says|reads))"
    r"|(?:word|phrase)s?):? (?=\S)",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"(?:it|them|that|this)(?: word| text| number| one| letters?)?|the (?:same )?(?:word|result)",
    re.IGNORECASE,
)
_BOXES = re.compile(
    r"^(?:the )?(?:check ?)?box(?:es)? (?:next to|beside|for|of|labell?ed) (?:the )?", re.IGNORECASE
)
_OF_TEXT = re.compile(r"\b(?:text|line|word|letter|font|title|heading|paragraph|sentence)s?$", re.IGNORECASE)
_KIND_OF = re.compile(
    r"(?:the|my|an?) (?:\w+ )?(?P<kind>(?i:[a-z]+)) (?P<value>(?:[A-Z\d\x00\"“']|\S+@).*)", re.DOTALL
)
_VALUES = frozenset("date name number value amount time address email password code year price".split())
_OF_ALL = re.compile(
    r" of (?:the (?:whole|entire) |all (?:of )?(?:the )?)(?:text|document|page|words|letters)$", re.IGNORECASE
)
_ABOUT = re.compile(r"^(?:about|around|roughly|approximately|some) (?=\d)", re.IGNORECASE)
_ORDER = {
    "first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th", "sixth": "6th",
}  # fmt: skip


def clicked(groups: Groups) -> Intents | None:
    how = groups["how"].lower()
    button = Button(how) if how in ("right", "middle") else Button.LEFT
    count = {"double": 2, "triple": 3}.get(how, 1)
    name, holding = groups["what"], tuple[str, ...]()
    if match := re.fullmatch(r"(.+?)\s+(?:while )?holding(?: down)? (.+)", name, re.IGNORECASE):
        chord = keys(match[2])
        name, holding = match[1], chord[0] if chord else ()
    bare = re.sub(
        r"\s+(?:so as )?(?:in order )?to [a-z]+ (?:it|them|this)\b.*$", "", thing(name)
    )  # what it is for
    if not bare:
        return None
    of = re.fullmatch(
        r"(.+? (?:icon|button|link|menu|checkbox|star)) (?:of|for|beside|next to) (.+)", bare, re.I
    )
    if of is not None:
        return (ClickThe(of[1], button, count, holding, thing(of[2])),)
    return (ClickThe(bare, button, count, holding),)


def pressed(groups: Groups) -> Intents | None:
    if (found := keys(groups["what"])) is not None:
        return (Keys(*found),)
    if re.search(r"\S\+\S", groups["what"]) and not quoted(groups["what"]):
        return None
    name = thing(groups["what"])
    return (ClickThe(name),) if name else None


def written(groups: Groups) -> Intents | None:
    text, into = groups["text"], groups.get("field") or ""
    if re.fullmatch(r"(?:in|into)\b.*", text, re.IGNORECASE) and not into:
        return None
    text = _SAYING.sub("", text)
    text, meant = said_for(text)
    into = into or meant
    text = (
        text
        if into or quoted(text)
        else re.sub(r"(?<!hello)(?<!\bhi)(?<!\bhey) (?:in )?(?:there|here)$", "", text, flags=re.I)
    )
    text = _said(text, into)
    change = re.fullmatch(r"(.+?) in (?:all )?(lower|upper)[\s-]?case(?: letters?)?", text, re.I)
    if change is not None:
        bare = literal(change[1])
        text = f'"{bare.lower() if change[2].lower() == "lower" else bare.upper()}"'
    if re.fullmatch(r"(?:your|the) (?:answer|result|solution)(?: to .*)?", text, re.I):
        return (Answer("", field(into)),)
    if _PRONOUN.fullmatch(text):
        return (Paste(field(into)),)
    every = re.match(r"(?:both|all|every|each)\b(?: of)?(?: the)?\s*", into, re.I)
    if every is not None:
        into = into[every.end() :]
    pairs = _pairs(text)
    if pairs and (not into or is_any_field(field(into))):
        if every is not None and len(pairs) == 1:
            return (Write(pairs[0][1], field(into), every=True),)
        return tuple(Write(said, name) for name, said in pairs)
    if into and is_keyboard(thing(into)):
        return (Write(literal(text), at="" if is_pronoun(into) else thing(into)),)
    return (Write(literal(text), field(into), every=every is not None),)


def _said(text: str, into: str) -> str:
    """Return a text without the word for what it is: '2026-11-27', of 'the date 2026-11-27'."""
    match = _KIND_OF.fullmatch(text)
    known = match is not None and (match["kind"].lower() in _VALUES or match["kind"].lower() in into.lower())
    return match["value"] if match is not None and known else text


def _pairs(text: str) -> list[tuple[str, str]]:
    """Return the fields and texts of 'the username "a" and the password "b"'; none where it is one text."""
    found = []
    for part in re.split(r",\s*(?:and\s+)?|\s+and\s+(?=(?:the |my )?[a-z]+ [\"'“‘])", text):
        match = re.fullmatch(
            r"(?:the |my |a |an )?([A-Za-z][\w -]*?)(?: as| is|:)? ([\"'“‘].+[\"'”’])", part.strip()
        )
        if match is None:
            return []
        found.append((match[1].strip(), literal(match[2])))
    return found


def logged_in(groups: Groups) -> Intents | None:
    parts = []
    for part in SEPARATOR.split(groups["rest"]):
        match = re.fullmatch(
            r"(?:the |my |a )?(user ?name|login|e-?mail(?: address)?|account|user|password|pass ?word"
            r"|pin)(?: as| is|:)? (.+)",
            part.strip(),
            re.IGNORECASE,
        )
        if match is None:
            return None
        parts.append(Write(literal(match[2]), match[1]))
    return (*parts, ClickThe(groups["verb"].lower()))


def changed(groups: Groups) -> Intents | None:
    name, value = groups["field"], _ABOUT.sub("", literal(groups["text"]))
    bare = re.sub(r" (?:up|down)$", "", name)
    if bare != name and re.fullmatch(r"[\d.]+ ?%?", value):
        return (SetTo(value.rstrip(" %"), thing(bare)),)
    if re.search(r"slider|volume|brightness|zoom level", name, re.I) and re.fullmatch(
        r"-?[\d.,]+ ?%?", value
    ):
        return (SetTo(value.rstrip(" %"), thing(name)),)
    each = re.fullmatch(r"(?:every|each) (?:word |text )?(.+)", name, re.I)
    if each is not None:  # a text that is written, however often
        return (Replace(literal(each[1]), value),)
    whole = _OF_ALL.search(name)
    if whole is not None:
        return (Keys(("ctrl", "a")), Write(value, field(name[: whole.start()])))
    return (Write(value, field(name)),)


def chosen(groups: Groups) -> Intents | None:
    what, among = groups["what"], groups.get("among") or ""
    if re.fullmatch(r"(?:nothing|none)(?: of .*)?", what, re.I):
        return (Leave(f"select {what}"),)
    if re.fullmatch(r"all|everything|all (?:the )?text", what, re.I):
        return (Keys(("ctrl", "a")),)
    number = re.fullmatch(r"-?\d+(?:\.\d+)?", literal(what))
    if number is not None and re.search(r"\b(?:slider|spinner|stepper)\b", among, re.I):
        return (SetTo(number[0], thing(among)),)
    path = [part for each in re.split(r"\s*(?:>|→|»)\s*", what) if (part := thing(each))]
    if len(path) > 1:
        return (*(Choose(item, leads=True) for item in path[:-1]), Choose(path[-1]))
    short = re.sub(
        r"\s*(?:drop-?down|combo|pull-?down)?\s*(?:list|menu|box|drop-?down|options|choices|select)$",
        "",
        thing(among),
        flags=re.I,
    )
    return tuple(Choose(item, short, also=at > 0) for at, item in enumerate(items(what))) or None


def ticked(on: bool) -> Callable[[Groups], Intents | None]:
    def make(groups: Groups) -> Intents | None:
        what = groups["what"]
        if (boxes := _BOXES.match(what)) is not None:
            what = re.sub(r"\s+and\s+", ", ", what[boxes.end() :])
        named = [re.sub(r"\s+(?:check ?box|option|box|setting|toggle|switch)(?:es|s)?$", "", each, flags=re.I)
                 for each in items(what)]  # fmt: skip
        return tuple(Tick(name, on) for name in named if name) or None

    return make


def state(groups: Groups) -> Intents | None:
    off = groups["state"].lower() in ("off", "unchecked", "unticked", "disabled", "deselected", "not checked")
    return ticked(not off)(groups)


def put(groups: Groups) -> Intents | None:
    if re.fullmatch(_FIELD_LIKE, groups["field"], re.I):
        return written(groups)
    if re.search(
        r"\b(?:folder|trash|bin|cart|basket|bag|group|list|corner|top|bottom|tray|dock)\b",
        groups["field"],
        re.I,
    ):
        return (DragThe(thing(groups["text"]), thing(groups["field"])),)
    return written(groups) if quoted(groups["text"]) else None


def dragged(groups: Groups) -> Intents | None:
    to = re.sub(
        r"^so that (?:it|they) (?:is|are) (?:completely |fully )?(?:inside|in|on|over|within)\s+",
        "",
        groups["to"],
    )
    to = thing(to)
    for word, short in _ORDER.items():
        to = re.sub(rf"^{word} (?=position|place|slot|spot)", f"{short} ", to)
    return (DragThe(thing(groups["what"]), to),)


def turned(groups: Groups) -> Intents | None:
    way = (groups.get("way") or "down").lower()
    number = groups.get("number") or ""
    words = "zero one two three four five six seven eight nine ten".split()
    notches = (
        int(number) if number.isdigit() else words.index(number.lower()) if number.lower() in words else 3
    )
    return (Turn(way, notches, thing(groups.get("over") or "")),)


def to_end(groups: Groups) -> Intents | None:
    way = {"bottom": "down", "end": "down", "top": "up", "beginning": "up", "start": "up"}[
        groups["end"].lower()
    ]
    over = thing(groups.get("over") or "")
    return (Turn(way, 0, "" if over.lower() in ("page", "screen", "window", "document") else over),)


def sought(groups: Groups) -> Intents | None:
    name = re.sub(r"^(?:word|text|phrase|string) (?=\S)", "", thing(groups["what"]), flags=re.I)
    last = re.fullmatch(r"(?:last|first) word (?:in|of) (?:the )?(.+)", name, re.I)
    return (Copy(name),) if last else (Seek(name),) if name else None


def copied(groups: Groups) -> Intents | None:
    if re.fullmatch(r"(?:the |my )?(?:selection|selected \w+|it)", groups["what"], re.I) and not groups.get(
        "field"
    ):
        return (Keys(("ctrl", "c")),)
    source = re.sub(
        r"^(?:the )?(?:text|content|contents|value) (?:in|of|from) (?:the )?", "", groups["what"], flags=re.I
    )
    return (Copy(thing(source), field(groups.get("field") or "")),)


def saved(groups: Groups) -> Intents | None:
    return (Do("save as"), Write(literal(groups["text"])), Keys(("enter",)))


def renamed(groups: Groups) -> Intents | None:
    what = thing(groups.get("what") or "")
    first = () if what.lower() in ("", "it", "file", "folder", "item") else (ClickThe(what),)
    text = literal(groups["text"])
    whole = (Keys(("ctrl", "a")),) if re.search(r"\.\w{1,5}$", text) else ()  # or the old ending is kept, too
    return (*first, Do("rename"), *whole, Write(text), Keys(("enter",)))


def resized(groups: Groups) -> Intents | None:
    if _OF_TEXT.search(groups["what"]):
        return None  # its letters are meant, and no corner is dragged
    larger = re.match(r"larger|bigger|wider|taller|higher|greater|longer", groups["more"], re.I) is not None
    side = groups.get("side") or {
        "wider": "width",
        "narrower": "width",
        "taller": "height",
        "higher": "height",
    }.get(groups["more"].lower(), "size")
    return (Resize(thing(groups["what"]), side.lower(), larger),)


def seconds(groups: Groups) -> float:
    words = {"a": 1, "one": 1, "two": 2, "three": 3, "five": 5, "ten": 10}
    number = groups["number"].lower()
    value = float(words[number]) if number in words else float(number.strip(".") or 0)
    unit = groups["unit"].lower()
    return value / 1000 if unit.startswith(("ms", "milli")) else value * 60 if unit.startswith("m") else value
