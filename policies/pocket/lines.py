"""Keys that bring the cursor to a line of a text and choose it.

The trap: what is chosen without its end leaves an empty line where it was; and the last line has no end.
"""

from __future__ import annotations

import re

from policies.pocket.errand import Groups, Intents
from policies.pocket.intent import Do, Keys, Write
from policies.pocket.naming import literal
from policies.pocket.number import place_of
from policies.pocket.undertaking import Restyle, Strokes


def to_end(end: str, of: str = "") -> Strokes:
    """Return the keys that bring the cursor to an end of the text, or of the line it is in."""
    last = re.match(r"end|bottom|末|结|最后", end, re.IGNORECASE) is not None
    key = "end" if last else "home"
    line = of.lower() in ("line", "paragraph", "行")
    return Strokes(((key,),) if line else (("ctrl", key),), f"the {key} of the {'line' if line else 'text'}")


def _to_line(nth: str) -> tuple[tuple[str, ...], ...] | None:
    """Return the keys that bring the cursor to the beginning of a line; None where that is no number."""
    if is_last(nth):
        return (("ctrl", "end"), ("home",))
    number = place_of(nth)
    return (("ctrl", "home"), *(("down",),) * (number - 1)) if number else None


def is_last(nth: str) -> bool:
    return nth.lower() in ("last", "最后一")


def line_of(groups: Groups) -> str:
    return groups.get("nth") or groups.get("number") or ""


def _name_of(groups: Groups) -> str:
    """Return a line's name, in the words of thoughts."""
    nth = line_of(groups)
    return "the last line" if is_last(nth) else f"line {place_of(nth)}"


def gone_to(groups: Groups) -> Intents | None:
    strokes = _to_line(line_of(groups))
    return (Strokes(strokes, _name_of(groups)),) if strokes else None


def at_line(groups: Groups) -> Intents | None:
    """Select a line, and take it away or copy it where that is what is asked."""
    strokes = _to_line(line_of(groups))
    if strokes is None:
        return None
    verb, name = groups["act"].lower(), _name_of(groups)
    if re.match(r"delete|remove|erase|删", verb):  # with its end, so that no empty line is left
        return (whole_line(Strokes(strokes, name)), Keys(("delete",)))
    selected = Strokes((*strokes, ("shift", "end")), name)
    more = {"cut": "x", "copy": "c", "剪切": "x", "复制": "c"}.get(verb)
    return (selected, Keys(("ctrl", more))) if more else (selected,)


def whole_line(begun: Strokes) -> Strokes:
    """Return the keys that choose the line at whose beginning others have put the cursor, with its end."""
    whole = ("shift", "home") if begun.chords[0] == ("ctrl", "end") else ("shift", "down")
    start = begun.chords[:1] if whole[1] == "home" else begun.chords
    return Strokes((*start, whole), begun.what)


def styled_line(groups: Groups) -> Intents | None:
    """Select a line, and make its letters as is asked."""
    selected = at_line({**groups, "act": "select"})
    how = groups["how"].lower().replace("a bit ", "")
    size = {"bigger": "larger", "larger": "larger", "smaller": "smaller"}.get(how)
    styled = Restyle(size) if size else Do(f"make the text {groups['how']}")
    return (*selected, styled) if selected else None


def written_on_line(groups: Groups) -> Intents | None:
    strokes = _to_line(line_of(groups))
    text = Write(literal(groups["text"]))
    return (Strokes((*strokes, ("end",)), _name_of(groups)), text) if strokes else None
