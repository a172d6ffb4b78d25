"""English sentences that write: into a field, a field anew, a name to save under, a name in another's place.

The trap: the parts of such a sentence are not what they seem: 'put a into b' types or drags, 'set b to a'
writes or moves a slider, and 'the username "a" and the password "b"' are two fields.
"""

from __future__ import annotations

import re

from policies.pocket.errand import Groups, Intents, Rows
from policies.pocket.intent import Answer, ClickThe, Do, DragThe, Keys, Paste, SetTo, Write
from policies.pocket.naming import (
    SEPARATOR,
    field,
    is_any_field,
    is_keyboard,
    is_pronoun,
    literal,
    quoted,
    said_for,
    thing,
)
from policies.pocket.undertaking import Replace

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
_KIND_OF = re.compile(
    r"(?:the|my|an?) (?:\w+ )?(?P<kind>(?i:[a-z]+)) (?P<value>(?:[A-Z\d\x00\"“']|\S+@).*)", re.DOTALL
)
_VALUES = frozenset("date name number value amount time address email password code year price".split())
_NAMED_FIELD = re.compile(
    r"(?:(?:your|my|his|her|our|their|the) )?"
    r"(?:(?:first|last|full|user|given|family|e-?mail|home|phone|postal|zip|file|birth|start|end|due) ?)?"
    r"(?:name|address|e-?mail|phone|password|code|pin|age|title|subject|city|country|number|date|time|price"
    r"|amount|quantity|company|street|birthday|description)",
    re.IGNORECASE,
)
_CAPITALS = re.compile(
    r"(?:all )?(?:capitals?|caps|block letters|capital letters|upper[\s-]?case(?: letters)?)", re.IGNORECASE
)
_OF_ALL = re.compile(
    r" of (?:the (?:whole|entire) |all (?:of )?(?:the )?)(?:text|document|page|words|letters)$", re.IGNORECASE
)
_OLD_VALUE = re.compile(r"(?<=\w) from .+$", re.IGNORECASE)  # 'the password from apple to pear'
_ABOUT = re.compile(r"^(?:about|around|roughly|approximately|some) (?=\d)", re.IGNORECASE)


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
    if re.fullmatch(r"(?:your|the) (?:answer|result|solution|number|sum|total|count)(?: to .*)?", text, re.I):
        return (Answer("", field(into)),)
    if _CAPITALS.fullmatch(into):
        return (Write(literal(text).upper()),)
    if _PRONOUN.fullmatch(text):
        return (Paste(field(into)),)
    if _SUM.fullmatch(text) and not into:  # to a calculator
        text = _SIGN_SAID.sub(lambda said: _SIGNS[said[1].lower()], text)
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


def _written_as(groups: Groups) -> Intents | None:
    """Read 'enter Alice as your name', and 'enter your name as Alice'."""
    text, into = groups["text"], groups["field"]
    swapped = _NAMED_FIELD.fullmatch(text) is not None and _NAMED_FIELD.fullmatch(into) is None
    return written({"text": into, "field": text} if swapped else groups)


_SIGNS = {"plus": "+", "minus": "-", "times": "*", "divided by": "/"}
_SIGN_SAID = re.compile(rf" ({'|'.join(_SIGNS)}) ", re.IGNORECASE)
_SUM = re.compile(rf"\d+(?:\.\d+)?(?:{_SIGN_SAID.pattern}\d+(?:\.\d+)?)+", re.IGNORECASE)


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
            r"(?:the |my |a )?((?:user |log-?in )?names?|user ?name|login|(?:user |member )?id"
            r"|e-?mail(?: address)?|account|user|password|pass ?word|pass ?code|pin)(?: as| is|:)? (.+)",
            part.strip(),
            re.IGNORECASE,
        )
        if match is None:
            return None
        parts.append(Write(literal(match[2]), match[1]))
    return (*parts, ClickThe(groups["verb"].lower()))


def changed(groups: Groups) -> Intents | None:
    if re.search(r"\brange from\b", groups["field"], re.I):
        return None  # both ends are meant
    if re.match(r"an? ", groups["text"], re.I) and re.match(r"turn\b", groups["whole"], re.I):
        return (Do(groups["whole"]),)  # 'turn the list into a numbered one'
    name, value = _OLD_VALUE.sub("", groups["field"]), _ABOUT.sub("", literal(groups["text"]))
    bare = re.sub(r" (?:up|down)$", "", name)
    if bare != name and re.fullmatch(r"[\d.]+ ?%?", value):
        return (SetTo(value.rstrip(" %"), thing(bare)),)
    if re.search(r"slider|volume|brightness|zoom level|滑块|滑条", name, re.I) and re.fullmatch(
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


def saved(groups: Groups) -> Intents | None:
    return (Do("save as"), Write(literal(groups["text"])), Keys(("enter",)))


def renamed(groups: Groups) -> Intents | None:
    what = thing(groups.get("what") or "")
    first = () if what.lower() in ("", "it", "file", "folder", "item") else (ClickThe(what),)
    text = literal(groups["text"])
    whole = (Keys(("ctrl", "a")),) if re.search(r"\.\w{1,5}$", text) else ()  # or the old ending is kept, too
    return (*first, Do("rename"), *whole, Write(text), Keys(("enter",)))


WRITINGS: Rows = (
    (r"use (?:the )?(?P<field>.+?) to (?:enter|type|write|search for|look for) (?P<text>.+)", written),
    (r"(?:log|sign) ?in (?:with|as|using) (?P<rest>.+)", lambda g: logged_in({**g, "verb": "log in"})),
    (
        r"save(?: (?:it|this|that|them|a copy|(?:the|this|my) \w+|as))?(?: as| under(?: the name)?)"
        r"(?: a file)?(?: called| named)? (?P<text>.+)",
        saved,
    ),
    (
        r"(?:make|create|save) a copy of (?:it|(?:this|the|my|that) \w+)"
        r" (?:called|named|as|under the name|with the name) (?P<text>.+)",
        saved,
    ),
    (r"rename(?: (?P<what>.+?))? (?:to|as|into) (?P<text>.+)", renamed),
    (r"fill (?:in|out )?(?P<text>[\"\x00].+) (?:into|in) (?P<field>.+)", written),
    (r"(?:fill|complete)(?: in| out)? (?P<field>.+?) (?:with|using) (?P<text>.+)", written),
    (
        r"(?:set|change|switch|adjust|bring|turn|update|edit) (?P<field>.+?) (?:to|into)"
        r" (?P<text>.+)",
        changed,
    ),
    (
        r"(?:type|write|enter|input|key in|fill in|insert) (?P<text>(?!in(?:to)?\b).+?) as"
        r" (?:the |my |a )?(?P<field>[^\"]+)",
        _written_as,
    ),
    (
        r"(?:type|write|enter|input|key in|insert|paste) (?P<text>(?!in(?:to)?\b).+) (?:into"
        r"|inside)(?: the)? (?P<field>.+)",
        written,
    ),
    (
        r"(?:type|write|enter|input|key in|insert) (?P<text>(?!in(?:to)?\b).+) (?:in(?: all)?"
        r" (?:lower|upper)[\s-]?case(?: letters?)?)"
        r" (?:in|into)(?: the)? (?P<field>.+)",
        lambda g: None,
    ),
    (
        r"(?:type|write|enter|input|key in|insert) (?P<text>(?!in(?:to)?\b).+) (?:in|to|on|at)(?:"
        r" the| my)? (?P<field>(?!all\b|(?:lower|upper)\b).+)",
        written,
    ),
    (r"(?:in(?:to)?|on) (?:the )?(?P<field>.+?),? (?:type|write|enter|input|put) (?P<text>.+)", written),
    (r"(?:type|input|key in)(?: in)? (?P<text>(?!in(?:to)?\b).+)", written),
    (r"(?:write|enter|insert) (?P<text>[\"\x00].*)", written),
    (
        r"write(?: down)? (?P<text>(?!(?:an? )?(?:new )?(?:e-?mail|mail|message|letter|note|comment|post"
        r"|reply)\b|to\b|in(?:to)?\b|the (?:answer|result)\b).+)",
        written,
    ),
    (
        r"(?:enter|type|write|input) (?P<text>(?:the |my )?(?:user ?name|password|e-?mail|name|code|pin"
        r"|address|number) \S+)",
        lambda g: (Write(literal(g["text"].rpartition(" ")[2]), thing(g["text"].rpartition(" ")[0])),),
    ),
    (
        r"(?:fill in|enter|put|type) (?P<text>\S+) for (?:the |my )?(?P<field>(?-i:[A-Z])\w*(?: \w+)?)",
        written,
    ),
    (r"enter", lambda g: (Keys(("enter",)),)),
    (r"(?:put|place) (?P<text>.+) (?:into|in|inside|on)(?: the)? (?P<field>.+)", put),
)
