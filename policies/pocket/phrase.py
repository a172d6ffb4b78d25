"""What is made of the parts of an English sentence that clicks, presses, chooses, ticks or copies.

The trap: the parts of a sentence are not what they seem: 'press a' is a key, 'select all' chooses nothing of
any list, and 'the box next to a' is ticked by the name of a. A function gives None where its parts don't fit.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from agent.actions import Button
from policies.pocket.errand import Groups, Intents
from policies.pocket.intent import Choose, ClickThe, Copy, Keys, Leave, SetTo, Tick
from policies.pocket.key import keys
from policies.pocket.naming import field, items, literal, quoted, thing
from policies.pocket.number import number_of

_BUTTONS = frozenset(
    "next back previous prior print help menu select clear".split()
)  # keys of old are called so
_BOTH = re.compile(r"both (?:of )?(?:the )?", re.IGNORECASE)
_KIND = re.compile(r"(?:the )?(?:radio ?button|check ?box|option|box|item|entry)", re.IGNORECASE)
_BOXES = re.compile(
    r"^(?:the )?(?:check ?)?box(?:es)? (?:next to|beside|for|of|labell?ed) (?:the )?", re.IGNORECASE
)


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


def is_button(name: str) -> bool:
    """Tell whether a name means a button, though a key may be called so."""
    return thing(name).lower() in _BUTTONS or name.lower().endswith((" button", "按钮"))


def pressed(groups: Groups) -> Intents | None:
    if not is_button(groups["what"]) and (found := keys(groups["what"])) is not None:
        return (Keys(*found),)
    if re.search(r"\S\+\S", groups["what"]) and not quoted(groups["what"]):
        return None
    name = thing(groups["what"])
    return (ClickThe(name),) if name else None


def chosen(groups: Groups) -> Intents | None:
    what, among = groups["what"], groups.get("among") or ""
    if among and _KIND.fullmatch(what):  # 'the radio button for Express'
        what, among = among, ""
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


_IN_LIST = re.compile(r"(?<=\w) (?:in|on|from) (?:the|my) (?:[a-z-]+ ){0,2}(?:list|table)$", re.IGNORECASE)


def of_both(what: str) -> str:
    """Return 'Bold, Italic' of 'both Bold and Italic', which is no one name."""
    both = _BOTH.match(what)
    return what if both is None else re.sub(r"\s+and\s+", ", ", what[both.end() :])


def ticked(on: bool) -> Callable[[Groups], Intents | None]:
    def make(groups: Groups) -> Intents | None:
        what = of_both(re.sub(r"^(?:only|just) ", "", _IN_LIST.sub("", groups["what"]), flags=re.IGNORECASE))
        if (boxes := _BOXES.match(what)) is not None:
            what = re.sub(r"\s+and\s+", ", ", what[boxes.end() :])
        named = [re.sub(r"\s+(?:check ?box|option|box|setting|toggle|switch)(?:es|s)?$", "", each, flags=re.I)
                 for each in items(what)]  # fmt: skip
        return tuple(Tick(name, on) for name in named if name) or None

    return make


def state(groups: Groups) -> Intents | None:
    off = groups["state"].lower() in ("off", "unchecked", "unticked", "disabled", "deselected", "not checked")
    return ticked(not off)(groups)


def copied(groups: Groups) -> Intents | None:
    if re.fullmatch(r"(?:the |my )?(?:selection|selected \w+|it)", groups["what"], re.I) and not groups.get(
        "field"
    ):
        return (Keys(("ctrl", "c")),)
    source = re.sub(
        r"^(?:the )?(?:text|content|contents|value) (?:in|of|from) (?:the )?", "", groups["what"], flags=re.I
    )
    return (Copy(thing(source), field(groups.get("field") or "")),)


def seconds(groups: Groups) -> float:
    said = groups["number"].lower()
    number = 1 if said == "a" else number_of(said)
    value = float(said.strip(".") or 0) if number is None else float(number)
    unit = groups["unit"].lower()
    return value / 1000 if unit.startswith(("ms", "milli")) else value * 60 if unit.startswith("m") else value
