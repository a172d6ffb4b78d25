"""Reads one English clause into intents: a table of sentences, the more particular ones first.

The trap: the same words begin different acts: 'press Enter' is a key and 'press Save' a button, 'put a in b'
types into a field and drags into a folder. So each row tells its sentence apart by what follows, and what no
row knows is one act of which only the screen can tell what it means.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from agent.actions import Button
from policies.pocket.intent import (
    Answer,
    Await,
    Choose,
    ClickThe,
    Confirm,
    Copy,
    Do,
    DragThe,
    Hover,
    Intent,
    Keys,
    Leave,
    Matching,
    Paste,
    Pause,
    Resize,
    Search,
    Seek,
    SetTo,
    Tick,
    Turn,
    Write,
)
from policies.pocket.key import keys
from policies.pocket.naming import field, is_any_field, is_keyboard, items, literal, quoted, thing

Intents = tuple[Intent, ...]
Groups = dict[str, str]
_FIELD_LIKE = r"[^,]*\b(?:field|box|input|entry|textbox|textarea|area|form)s?\b[^,]*"
_GONE = r"disappears?|vanish(?:es)?|(?:is |are )?gone|goes away|closes|(?:is|are) (?:no longer|not) (?:shown|visible|there)"
_SHOWN = r"appears?|shows? up|pops? up|comes? up|opens|(?:is|are) (?:shown|visible|there|displayed|open|loaded)|loads"
_IN = r"(?:into|in|to|inside|onto|on|within)"
_ORDER = {
    "first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th", "sixth": "6th",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Row:
    """One sentence that is known, and what is made of its parts; None where they do not fit after all."""

    pattern: re.Pattern[str]
    make: Callable[[Groups], Intents | None]


def read_english(sentence: str, show: Callable[[str], str]) -> Intents:
    """Return what the clause asks for, at least one intent.

    sentence: with its quotations hidden, so that no word in them is taken for one of the language.
    show: gives what was hidden back.
    """
    for row in _ROWS:
        match = row.pattern.fullmatch(sentence)
        if match is None:
            continue
        groups = {name: show(text).strip() if text else "" for name, text in match.groupdict().items()}
        made = row.make(groups)
        if made is not None:
            return made
    return (Do(show(sentence)),)


def _clicked(groups: Groups) -> Intents | None:
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


def _pressed(groups: Groups) -> Intents | None:
    if (found := keys(groups["what"])) is not None:
        return (Keys(*found),)
    if re.search(r"\S\+\S", groups["what"]) and not quoted(groups["what"]):
        return None
    name = thing(groups["what"])
    return (ClickThe(name),) if name else None


def _written(groups: Groups) -> Intents | None:
    text, into = groups["text"], groups.get("field") or ""
    if re.fullmatch(r"(?:in|into)\b.*", text, re.IGNORECASE) and not into:
        return None
    change = re.fullmatch(r"(.+?) in (?:all )?(lower|upper)[\s-]?case(?: letters?)?", text, re.I)
    if change is not None:
        bare = literal(change[1])
        text = f'"{bare.lower() if change[2].lower() == "lower" else bare.upper()}"'
    if re.fullmatch(r"(?:your|the) (?:answer|result|solution)(?: to .*)?|it|them", text, re.I):
        asked = text.lower() not in ("it", "them")
        return (Answer("", field(into)),) if asked else (Paste(field(into)),)
    every = re.match(r"(?:both|all|every|each)\b(?: of)?(?: the)?\s*", into, re.I)
    if every is not None:
        into = into[every.end() :]
    pairs = _pairs(text)
    if pairs and (not into or is_any_field(field(into))):
        if every is not None and len(pairs) == 1:
            return (Write(pairs[0][1], field(into), every=True),)
        return tuple(Write(said, name) for name, said in pairs)
    name = "" if into and is_keyboard(thing(into)) else field(into)
    return (Write(literal(text), name, every=every is not None),)


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


def _logged_in(groups: Groups) -> Intents | None:
    parts = []
    for part in re.split(r",\s*(?:and\s+)?|\s+and\s+", groups["rest"]):
        match = re.fullmatch(
            r"(?:the |my |a )?(user ?name|login|e-?mail(?: address)?|account|user|password|pass ?word|pin)(?: as| is|:)? (.+)",
            part.strip(), re.IGNORECASE,
        )  # fmt: skip
        if match is None:
            return None
        parts.append(Write(literal(match[2]), match[1]))
    return (*parts, ClickThe(groups["verb"].lower()))


def _changed(groups: Groups) -> Intents | None:
    name, value = groups["field"], literal(groups["text"])
    if re.search(r"slider|volume|brightness|zoom level", name, re.I) and re.fullmatch(
        r"-?[\d.,]+ ?%?", value
    ):
        return (SetTo(value.rstrip(" %"), thing(name)),)
    return (Write(value, field(name)),)


def _chosen(groups: Groups) -> Intents | None:
    what, among = groups["what"], groups.get("among") or ""
    if re.fullmatch(r"(?:nothing|none)(?: of .*)?", what, re.I):
        return (Leave(f"select {what}"),)
    if re.fullmatch(r"all|everything|all (?:the )?text", what, re.I):
        return (Keys(("ctrl", "a")),)
    if re.search(r"\bslider\b", among, re.I):
        return (SetTo(literal(what), thing(among)),)
    if re.search(r"\bspinner\b|\bstepper\b", among, re.I):
        return (Write(literal(what), thing(among)),)
    path = [part for each in re.split(r"\s*(?:>|→|»)\s*", what) if (part := thing(each))]
    if len(path) > 1:
        return (*(Choose(item, leads=True) for item in path[:-1]), Choose(path[-1]))
    short = re.sub(
        r"\s*(?:drop-?down|combo|pull-?down)?\s*(?:list|menu|box|drop-?down|options|choices|select)$",
        "",
        thing(among),
        flags=re.I,
    )
    return tuple(Choose(item, short) for item in items(what)) or None


def _ticked(on: bool) -> Callable[[Groups], Intents | None]:
    def make(groups: Groups) -> Intents | None:
        named = [re.sub(r"\s+(?:check ?box|option|box|setting|toggle|switch)(?:es|s)?$", "", each, flags=re.I)
                 for each in items(groups["what"])]  # fmt: skip
        return tuple(Tick(name, on) for name in named if name) or None

    return make


def _state(groups: Groups) -> Intents | None:
    off = groups["state"].lower() in ("off", "unchecked", "unticked", "disabled", "deselected", "not checked")
    return _ticked(not off)(groups)


def _put(groups: Groups) -> Intents | None:
    if re.fullmatch(_FIELD_LIKE, groups["field"], re.I):
        return _written(groups)
    if re.search(
        r"\b(?:folder|trash|bin|cart|basket|bag|group|list|corner|top|bottom|tray|dock)\b",
        groups["field"],
        re.I,
    ):
        return (DragThe(thing(groups["text"]), thing(groups["field"])),)
    return _written(groups) if quoted(groups["text"]) else None


def _dragged(groups: Groups) -> Intents | None:
    to = re.sub(
        r"^so that (?:it|they) (?:is|are) (?:completely |fully )?(?:inside|in|on|over|within)\s+",
        "",
        groups["to"],
    )
    to = thing(to)
    for word, short in _ORDER.items():
        to = re.sub(rf"^{word} (?=position|place|slot|spot)", f"{short} ", to)
    return (DragThe(thing(groups["what"]), to),)


def _turned(groups: Groups) -> Intents | None:
    way = (groups.get("way") or "down").lower()
    number = groups.get("number") or ""
    words = "zero one two three four five six seven eight nine ten".split()
    notches = (
        int(number) if number.isdigit() else words.index(number.lower()) if number.lower() in words else 3
    )
    return (Turn(way, notches, thing(groups.get("over") or "")),)


def _to_end(groups: Groups) -> Intents | None:
    way = {"bottom": "down", "end": "down", "top": "up", "beginning": "up", "start": "up"}[
        groups["end"].lower()
    ]
    over = thing(groups.get("over") or "")
    return (Turn(way, 0, "" if over.lower() in ("page", "screen", "window", "document") else over),)


def _sought(groups: Groups) -> Intents | None:
    name = thing(groups["what"])
    last = re.fullmatch(r"(?:last|first) word (?:in|of) (?:the )?(.+)", name, re.I)
    return (Copy(name),) if last else (Seek(name),) if name else None


def _copied(groups: Groups) -> Intents | None:
    source = re.sub(
        r"^(?:the )?(?:text|content|contents|value) (?:in|of|from) (?:the )?", "", groups["what"], flags=re.I
    )
    return (Copy(thing(source), field(groups.get("field") or "")),)


def _saved(groups: Groups) -> Intents | None:
    return (Do("save as"), Write(literal(groups["text"])), Keys(("enter",)))


def _renamed(groups: Groups) -> Intents | None:
    what = thing(groups.get("what") or "")
    first = () if what.lower() in ("", "it", "file", "folder", "item") else (ClickThe(what),)
    return (*first, Do("rename"), Write(literal(groups["text"])), Keys(("enter",)))


def _resized(groups: Groups) -> Intents | None:
    larger = re.match(r"larger|bigger|wider|taller|higher|greater|longer", groups["more"], re.I) is not None
    side = groups.get("side") or {
        "wider": "width",
        "narrower": "width",
        "taller": "height",
        "higher": "height",
    }.get(groups["more"].lower(), "size")
    return (Resize(thing(groups["what"]), side.lower(), larger),)


def _row(pattern: str, make: Callable[[Groups], Intents | None]) -> _Row:
    return _Row(re.compile(pattern, re.IGNORECASE | re.DOTALL), make)


_ROWS: tuple[_Row, ...] = (
    _row(r"(?:switch|go|browse|look|click|navigate) (?:between|through|around in)\b.*", lambda g: (Leave(""),)),
    _row(r"(?:find|look|try)", lambda g: (Leave(""),)),
    _row(r"(?:do not|don['’]?t|never|avoid|without) (?P<what>.+)", lambda g: (Leave(g["what"]),)),
    _row(r"(?:type|enter|pick|choose|select) an? (?:item|entry|option|word|name|country) that starts with (?P<start>.+?)"
         r"(?: and ends (?:with|in) (?P<end>.+?))?(?: (?:into|in) (?P<field>.+))?",
         lambda g: (Matching(literal(g["start"]), literal(g["end"]), field(g["field"])),)),
    _row(r"(?P<question>how (?:many|much) .+\??|what is .+\?|(?:solve|calculate|compute|work out) .+)",
         lambda g: (Answer(g["question"].rstrip("?")),)),
    _row(r"(?:click|tap|press|choose|select)(?: on)? the (?:button|option|answer|word|label) that (?:best )?(?:describes|names|says what) (?P<what>.+)",
         lambda g: (Answer(f"describe {thing(g['what'])}"),)),
    _row(r"use (?:the )?(?P<field>.+?) to (?:enter|type|write|search for|look for) (?P<text>.+)", _written),
    _row(r"(?:log|sign) ?in (?:with|as|using) (?P<rest>.+)", lambda g: _logged_in({**g, "verb": "log in"})),
    _row(r"save(?: (?:it|this|that|them|the \w+|as))?(?: as| under(?: the name)?)(?: a file)?(?: called| named)? (?P<text>.+)", _saved),
    _row(r"rename(?: (?P<what>.+?))? (?:to|as|into) (?P<text>.+)", _renamed),
    _row(r"fill (?:in|out )?(?P<text>[\"\x00].+) (?:into|in) (?P<field>.+)", _written),
    _row(r"(?:fill|complete)(?: in| out)? (?P<field>.+?) (?:with|as|using) (?P<text>.+)", _written),
    _row(r"(?:set|change|switch|adjust|bring|turn|update|edit) (?P<field>.+?) (?:to|into) (?P<text>.+)", _changed),
    _row(r"(?:type|write|enter|input|key in|fill in|insert) (?P<text>(?!in(?:to)?\b).+?) as (?:the |my |a )?(?P<field>[^\"]+)", _written),
    _row(r"(?:type|write|enter|input|key in|insert|paste) (?P<text>(?!in(?:to)?\b).+) (?:into|inside)(?: the)? (?P<field>.+)", _written),
    _row(r"(?:type|write|enter|input|key in|insert) (?P<text>(?!in(?:to)?\b).+) (?:in(?: all)? (?:lower|upper)[\s-]?case(?: letters?)?)"
         r" (?:in|into)(?: the)? (?P<field>.+)", lambda g: None),
    _row(r"(?:type|write|enter|input|key in|insert) (?P<text>(?!in(?:to)?\b).+) (?:in|to|on|at)(?: the| my)? (?P<field>(?!all\b|(?:lower|upper)\b).+)", _written),
    _row(r"(?:in(?:to)?|on) (?:the )?(?P<field>.+?),? (?:type|write|enter|input|put) (?P<text>.+)", _written),
    _row(r"(?:type|input|key in)(?: in)? (?P<text>(?!in(?:to)?\b).+)", _written),
    _row(r"(?:write|enter|insert) (?P<text>[\"\x00].*)", _written),
    _row(r"enter (?P<text>(?:the |my )?(?:user ?name|password|e-?mail|name|code|pin|address|number) \S+)",
         lambda g: (Write(literal(g["text"].rpartition(" ")[2]), thing(g["text"].rpartition(" ")[0])),)),
    _row(r"enter", lambda g: (Keys(("enter",)),)),
    _row(r"(?:put|place) (?P<text>.+) (?:into|in|inside|on)(?: the)? (?P<field>.+)", _put),
    _row(r"(?:select|choose|pick|set) (?P<what>.+?) (?:as|for) (?P<among>(?:the |a )?[\w ]+)", _chosen),
    _row(r"(?:select|choose|pick) (?P<what>.+) (?:from|out of|in|on|with|using|under) (?P<among>(?:the |a )?[^,]+)", _chosen),
    _row(r"(?:select|choose|pick)(?: the)? (?P<what>.+)", _chosen),
    _row(r"make sure (?:that )?(?P<what>.+?) (?:is|are) (?P<state>checked|ticked|on|enabled|selected|off|unchecked|unticked|disabled|deselected|not checked)", _state),
    _row(r"(?:turn|switch) (?P<what>.+) (?P<state>on|off)", _state),
    _row(r"(?:make sure|check|verify|see|ensure|confirm) (?:that|if|whether) (?P<what>.+?) (?:is|are) (?P<not>not |no longer )?(?:shown|visible|there|displayed|open)",
         lambda g: (Confirm(thing(g["what"]), not g["not"]),)),
    _row(r"(?:un-?tick|un-?check|disable|turn off|switch off|deselect|unselect|deactivate) (?P<what>.+)", _ticked(False)),
    _row(r"(?:tick|check|enable|turn on|switch on|activate)(?: off)? (?P<what>(?!for\b|out\b|that\b|whether\b|if\b|in\b|my\b).+)", _ticked(True)),
    _row(r"(?:drag|move)(?: and drop)? (?P<what>.+?) (?P<to>so that .+)", _dragged),
    _row(r"(?:drag|move)(?: and drop)? (?P<what>.+?) (?:to|into|onto|on|in|over) (?P<to>.+)", _dragged),
    _row(r"(?:re-?size|make|change|drag) (?P<what>.+?) (?:so that (?:the |its )?(?P<side>width|height|size) is )?(?P<more>larger|smaller|bigger|wider|narrower|taller|shorter|higher)(?: than .*)?", _resized),
    _row(r"(?:scroll|go|page)(?: all the way)?(?: (?:up|down|right|left))? to the (?:very )?(?P<end>bottom|end|top|beginning|start)(?: (?:of|in) (?P<over>.+))?", _to_end),
    _row(r"scroll (?:(?:up|down|left|right) )?(?:until|till)(?: you (?:see|find|reach))? (?P<what>.+?)(?: (?:is|are) (?:visible|shown|there)| appears?| comes into view)?", _sought),
    _row(r"scroll (?:(?:up|down|left|right) )?to (?P<what>.+)", _sought),
    _row(r"scroll (?P<what>.+) into view", _sought),
    _row(r"scroll(?: (?P<way>up|down|left|right))?(?: (?:by )?(?P<number>\d+|one|two|three|four|five|six|seven|eight|nine|ten)(?: (?:times|lines|notches|steps|clicks|pages?))?)?(?: a (?:bit|little))?(?: (?:in|on|over) (?P<over>.+))?", _turned),
    _row(r"(?:find|locate|look for|go to find) (?P<what>.+)", _sought),
    _row(r"(?:search(?: the \w+)?|google|look) (?:for|up) (?P<text>.+?)(?: (?:on|in) (?:the )?(?:web|internet|google|page))?", lambda g: (Search(literal(g["text"])),)),
    _row(r"(?:google|search) (?P<text>(?!and\b|bar|box|field|button|icon|in\b).+)", lambda g: (Search(literal(g["text"])),)),
    _row(r"copy (?P<what>(?:the )?(?:text|contents?|value) (?:in|of|from) .+?)(?: to the clipboard)?(?: (?:to|into)(?: the)? (?P<field>(?!clipboard).+))?", _copied),
    _row(r"copy (?P<what>.+?) (?:to|into|in)(?: the)? (?P<field>(?!clipboard).+)", _copied),
    _row(r"copy (?P<what>.+?)(?: to the clipboard)?", _copied),
    _row(r"paste(?: (?:it|that|them|this|the text|the clipboard))?(?: (?:into|in|to)(?: the)? (?P<field>.+))?", lambda g: (Paste(field(g["field"])),)),
    _row(r"(?:wait|pause|sleep)(?: for)? (?:about )?(?P<number>[\d.]+|a|one|two|three|five|ten) ?(?P<unit>ms|milliseconds?|s|secs?|seconds?|m|min|minutes?)",
         lambda g: (Pause(_seconds(g)),)),
    _row(rf"wait (?:for|until|till)(?: you see)? (?P<what>.+?) (?:to (?:disappear|vanish|go away|close)|{_GONE})", lambda g: (Await(thing(g["what"]), True),)),
    _row(rf"wait (?:for|until|till)(?: you see)? (?P<what>.+?)(?: to (?:appear|show up|load|open)| {_SHOWN})?", lambda g: (Await(thing(g["what"])),)),
    _row(r"(?:hover|point|mouse)(?: (?:the )?(?:mouse|pointer|cursor))? (?:over|at|to|on) (?P<what>.+)", lambda g: (Hover(thing(g["what"])),)),
    _row(r"move (?:the )?(?:mouse|pointer|cursor) (?:over|at|to|onto|on) (?P<what>.+)", lambda g: (Hover(thing(g["what"])),)),
    _row(r"(?P<how>double|triple|right|middle|left)?[\s-]?(?:click|tap)(?:ing)?(?: (?:once|twice))?(?: (?:on|at|in|into|over|inside))? (?P<what>.+)", _clicked),
    _row(r"(?:press|hit|push|strike)(?: on)? (?P<what>.+)", _pressed),
    _row(r"(?:focus|put the (?:cursor|focus))(?: (?:on|in|into|at))? (?P<what>.+)", lambda g: (ClickThe(thing(g["what"])),)),
    _row(r"close (?P<what>.+?) by clicking (?:on )?(?P<button>.+)", lambda g: (ClickThe(thing(g["button"]), of=thing(g["what"])),)),
    _row(r"(?:expand|unfold|collapse|uncollapse) (?P<what>.+)", lambda g: (ClickThe(thing(g["what"])),)),
    _row(r"submit(?: it| the form)?", lambda g: (ClickThe("submit"),)),
    _row(r"mark (?P<what>.+?) as (?P<state>.+)", lambda g: (Do(f"mark {g['what']} as {g['state']}"),)),
)  # fmt: skip


def _seconds(groups: Groups) -> float:
    words = {"a": 1, "one": 1, "two": 2, "three": 3, "five": 5, "ten": 10}
    number = groups["number"].lower()
    value = float(words[number]) if number in words else float(number.strip(".") or 0)
    unit = groups["unit"].lower()
    return value / 1000 if unit.startswith(("ms", "milli")) else value * 60 if unit.startswith("m") else value
