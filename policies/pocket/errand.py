"""English sentences that name a whole little errand: 'create a folder called Notes', 'run ls in the shell'.

The trap: such a sentence holds a text to be typed, and no quotes tell where it begins. So each row wants the
word before it, 'called', 'command', 'as', and whatever it does not know is left to `english.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from policies.pocket.intent import Choose, ClickThe, Do, Intent, Keys, Write
from policies.pocket.key import NUMBERS, keys
from policies.pocket.naming import literal, thing

Intents = tuple[Intent, ...]
Groups = dict[str, str]
Rows = tuple[tuple[str, Callable[[Groups], Intents | None]], ...]
_ENTER = Keys(("enter",))
_AGAIN = re.compile(
    r"(?P<what>.+?),? (?:(?P<word>twice|thrice)"
    r"|(?P<number>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten) times)",
    re.IGNORECASE,
)
_REPEATED = re.compile(r"(?:click|tap|zoom|go|undo|redo|increase|decrease|turn)\b", re.IGNORECASE)
_WORDED = re.compile(r"(?:the |my )?(?P<field>(?!the |my |a |an )[a-z]+ [a-z]+)"
                     r"(?: as| is|:)? (?P<text>[A-Z0-9\"].*)")  # fmt: skip
_FIELDS = (
    r"(?:(?:user|first|last|family|full|given|company|street|phone|mobile|zip|post(?:al)?|e-?mail) )?"
    r"(?:name|code|number|address|e-?mail|[a-z]+)"
)


def _typed(groups: Groups) -> Intents:
    return (Write(literal(groups["text"])), _ENTER)


def _made(groups: Groups) -> Intents:
    return (Do(f"create a {thing(groups['what'])}"), *_typed(groups))


def _by_keys(groups: Groups) -> Intents | None:
    found = keys(groups["keys"])
    return (Keys(*found),) if found is not None else None


def _from_menu(groups: Groups) -> Intents | None:
    what = thing(groups["what"])
    return (Do(f"open the {thing(groups['menu'])} menu"), Choose(what)) if what else None


def _deleted(groups: Groups) -> Intents:
    return (ClickThe(thing(groups["what"])), Keys(("delete",)))


def _fields(text: str, pattern: str) -> Intents | None:
    """Return what is typed into each field, by a pattern for one of several; None where one does not fit."""
    found: list[Intent] = []
    for part in re.split(r",\s*(?:and\s+)?|\s+and\s+", text):
        match = _WORDED.fullmatch(part.strip()) or re.fullmatch(pattern, part.strip(), re.IGNORECASE)
        if match is None:
            return None
        found.append(Write(literal(match["text"]), match["field"]))
    return tuple(found)


def _filled(groups: Groups) -> Intents | None:
    return _fields(groups["rest"], rf"(?:the |my |a )?(?P<field>{_FIELDS})(?: as| is|:)? (?P<text>.+)")


def _as_fields(groups: Groups) -> Intents | None:
    return _fields(groups["rest"], r"(?P<text>.+) as (?:the |my )?(?P<field>[\w -]+)")


def _signed_in(groups: Groups) -> Intents:
    return (
        Write(literal(groups["user"]), "user name"),
        Write(literal(groups["text"]), groups["secret"].lower()),
        ClickThe("log in"),
    )


def _as_button(word: str) -> str:
    """Return the word as it is written on buttons."""
    return "OK" if word.lower() in ("ok", "okay") else thing(word).capitalize()


ERRANDS: Rows = (
    (r".+ (?:with|using|by pressing) (?P<keys>[a-z]+\s?\+\s?\S+)", _by_keys),
    (
        r"(?:show|open|click|use|run|start|hide|call|invoke|toggle)(?: on)? (?P<what>.+?) (?:from|in|under"
        r"|via|through|using) (?:the )?(?P<menu>\S+(?: \S+)?) menu",
        _from_menu,
    ),
    (
        r"(?:create|make|add|start)(?: an?| the| me)? (?P<what>(?:new )?[\w -]+?)"
        r"(?: that is|,)? (?:called|named|titled|with the (?:name|title)) (?P<text>.+)",
        _made,
    ),
    (r"(?:name|call) (?:it|this|them|the \w+) (?P<text>.+)", _typed),
    (r"(?:delete|remove|trash) the (?:file|folder|directory|entry|row) (?P<what>\S+)", _deleted),
    (
        r"(?:delete|remove|erase|clear) (?:it|them|this|that|(?:the )?selection|(?:the )?selected \w+)",
        lambda g: (Keys(("delete",)),),
    ),
    (
        r"(?:delete|remove|erase|clear) (?:everything|(?:all )?(?:of )?the (?:whole )?text|all text)",
        lambda g: (Keys(("ctrl", "a")), Keys(("delete",))),
    ),
    (
        r"(?:run|execute|enter|issue|give)(?: the)? command (?P<text>.+?)"
        r"(?: (?:in|on) (?:the |a )?(?:terminal|shell|console|command line))?",
        _typed,
    ),
    (r"(?:run|execute) (?P<text>.+) (?:in|on) (?:the |a )?(?:terminal|shell|console)", _typed),
    (r"(?:calculate|compute|work out) (?P<text>.+) (?:in|with|on|using) (?:the |a )?calculator", _typed),
    (
        r"(?:log|sign) ?in as (?P<user>(?!user|account)\S+) (?:with|and|using)(?: the| my)?"
        r" (?P<secret>password|pin|passphrase) (?P<text>.+)",
        _signed_in,
    ),
    (r"(?:fill|complete)(?: in| out)? (?:the |this )?form (?:with|using) (?P<rest>.+)", _filled),
    (r"fill in (?P<rest>(?:the |my )(?!.* (?:with|using) )\w+ .+)", _filled),
    (r"(?:enter|type|write|fill in) (?P<rest>.+ as .+ and .+ as .+)", _as_fields),
    (
        r"(?:answer|respond|confirm|say)(?: with| by (?:clicking|pressing)(?: on)?)? (?P<what>yes|no|ok"
        r"|okay|cancel|accept"
        r"|decline|close|continue|agree|\x00\d+\x00)",
        lambda g: (ClickThe(_as_button(g["what"])),),
    ),
)


def repeated(sentence: str, read: Callable[[str], Sequence[Intent]]) -> Intents | None:
    """Return what a sentence asks for that ends in 'twice' or 'three times'; None where it does not."""
    match = _AGAIN.fullmatch(sentence)
    if match is None or _REPEATED.match(sentence) is None:
        return None
    number = (match["word"] or match["number"]).lower()
    count = int(number) if number.isdigit() else NUMBERS[number]
    return tuple(read(match["what"])) * count
