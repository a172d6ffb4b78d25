"""English sentences that move: a thing to a place, an edge of it, or what is seen of a page.

The trap: the words of both are the same: 'make it larger' drags a corner and 'make the text larger' none, for
its letters are meant. A function gives None where its parts don't fit, and the next row has its turn.
"""

from __future__ import annotations

import re

from policies.pocket.errand import Groups, Intents, Rows
from policies.pocket.intent import Copy, DragThe, Resize, Seek, Turn
from policies.pocket.naming import thing
from policies.pocket.number import number_of

_OF_TEXT = re.compile(r"\b(?:text|line|word|letter|font|title|heading|paragraph|sentence)s?$", re.IGNORECASE)
_ORDER = {
    "first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th", "sixth": "6th",
}  # fmt: skip


def dragged(groups: Groups) -> Intents | None:
    to = re.sub(
        r"^so that (?:it|they) (?:is|are) (?:completely |fully )?(?:inside|in|on|over|within)\s+",
        "",
        groups["to"],
    )
    to = re.sub(r"\b(place|position|slot|spot) (?:in|of|on) (?:the|its) [\w ]+$", r"\1", thing(to))
    for word, short in _ORDER.items():
        to = re.sub(rf"^{word} (?=position|place|slot|spot)", f"{short} ", to)
    return (DragThe(thing(groups["what"]), to),)


def _point(said: str) -> str:
    """Return a name of a point of one letter as such: 'point A'."""
    name = thing(said)
    return f"point {name}" if re.fullmatch(r"[A-Z]\d?", name) else name


def turned(groups: Groups) -> Intents | None:
    way = (groups.get("way") or "down").lower()
    notches = number_of(groups.get("number") or "")
    return (Turn(way, 3 if notches is None else notches, thing(groups.get("over") or "")),)


def to_end(groups: Groups) -> Intents | None:
    way = {"bottom": "down", "end": "down", "top": "up", "beginning": "up", "start": "up"}[
        groups["end"].lower()
    ]
    over = thing(groups.get("over") or "")
    return (Turn(way, 0, "" if over.lower() in ("page", "screen", "window", "document") else over),)


def sought(groups: Groups) -> Intents | None:
    name = re.sub(r"^(?:word|text|phrase|string) (?=\S)", "", thing(groups["what"]), flags=re.I)
    name = re.sub(r" (?:in|on|from) the (?:tree|list|page|menu)(?: view| below)?$", "", name, flags=re.I)
    last = re.fullmatch(r"(?:last|first) word (?:in|of) (?:the )?(.+)", name, re.I)
    return (Copy(name),) if last else (Seek(name),) if name else None


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


MOTIONS: Rows = (
    (
        r"(?:draw|drag|make)(?: me)? (?:an? |the )?(?:straight )?line (?:from|between) (?P<what>.+?)"
        r" (?:to|and) (?P<to>.+)",
        lambda g: (DragThe(_point(g["what"]), _point(g["to"])),),
    ),
    (r"(?:drag|move)(?: and drop)? (?P<what>.+?) (?P<to>so that .+)", dragged),
    (
        r"(?:drag|move)(?: and drop)? (?P<what>.+?) (?P<to>(?:(?:up|down|left|right)(?:wards?)? )?by"
        r" (?:a|one|two|three|\d+) (?:position|place|slot|spot|step)s?(?: (?:up|down|left|right)\w*)?)",
        dragged,
    ),
    (r"(?:drag|move)(?: and drop)? (?P<what>.+?) (?:to|into|onto|on|in|over) (?P<to>.+)", dragged),
    (
        r"(?:re-?size|make|change|drag) (?P<what>.+?) (?:so that (?:the |its )?(?P<side>width|height"
        r"|size) is )?(?P<more>larger|smaller|bigger|wider|narrower|taller|shorter|higher)(?: than"
        r" .*| (?:with|by|using) (?:its|the) (?:grip|handle|corner|edge)s?)?",
        resized,
    ),
    (
        r"(?:scroll|go|page)(?: all the way)?(?: (?:up|down|right|left))? to the (?:very"
        r" )?(?P<end>bottom|end|top|beginning|start)(?: (?:of|in) (?P<over>.+))?",
        to_end,
    ),
    (
        r"scroll (?:(?:up|down|left|right) )?(?:until|till)(?: you (?:see|find|reach))?"
        r" (?P<what>.+?)(?: (?:is|are) (?:visible|shown|there)| appears?| comes into view)?",
        sought,
    ),
    (r"scroll (?:(?:up|down|left|right) )?to (?P<what>.+)", sought),
    (r"scroll (?P<what>.+) into view", sought),
    (
        r"scroll(?: (?P<way>up|down|left|right))?(?: (?:by )?(?P<number>\d+|one|two|three|four|five"
        r"|six|seven|eight|nine|ten)(?: (?:times|lines|notches|steps|clicks|pages?))?)?(?: a (?:bit"
        r"|little))?(?: (?:in|on|over) (?P<over>.+))?",
        turned,
    ),
    (r"(?:find|locate|look for|go to find) (?P<what>.+)", sought),
)
