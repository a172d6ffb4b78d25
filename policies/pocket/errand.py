"""English sentences that name a whole little errand: 'create a folder called Notes', 'run ls in the shell'.

The trap: such a sentence holds a text to be typed, and no quotes tell where it begins. So each row wants the
word before it, 'called', 'command', 'as', and whatever it does not know is left to `english.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from policies.pocket.intent import Choose, ClickThe, Do, Intent, Keys, Leave, Matching, Pause, Tick, Write
from policies.pocket.key import keys
from policies.pocket.naming import literal, parted, thing
from policies.pocket.number import COUNT, number_of

Intents = tuple[Intent, ...]
Groups = dict[str, str]
Rows = tuple[tuple[str, Callable[[Groups], Intents | None]], ...]
ENTER = Keys(("enter",))
_AGAIN = re.compile(
    r"(?P<what>.+?),? (?:(?P<word>twice|thrice)"
    rf"|(?P<number>{COUNT}) times)",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"(?P<what>(?!type|write|enter|set|remind|say)\w+ .+?) after (?P<number>\d{1,3})"
    r" ?(?P<unit>s|secs?|seconds?|min|minutes?)",
    re.IGNORECASE,
)
_REPEATED = re.compile(r"(?:click|tap|zoom|go|undo|redo|increase|decrease|turn)\b", re.IGNORECASE)
_WORDED = re.compile(r"(?:the |my )?(?P<field>(?!the |my |a |an )[a-z]+ [a-z]+)"
                     r"(?: as| is|:)? (?P<text>[A-Z0-9\"].*)")  # fmt: skip
_FIELDS = (
    r"(?:(?:user|first|last|family|full|given|company|street|phone|mobile|zip|post(?:al)?|e-?mail) )?"
    r"(?:name|code|number|address|e-?mail|[a-z]+)"
)
_NAMED = re.compile(rf"(?:the |my |a )?(?P<field>{_FIELDS})(?: as| is|:)? (?P<text>.+)", re.IGNORECASE)
_AS_FIELD = re.compile(r"(?P<text>.+) as (?:the |my )?(?P<field>[\w -]+)", re.IGNORECASE)
_FOR_LIST = re.compile(r"(?P<item>.+?) (?:for|as|in|from) (?:the |a )?(?P<among>.+)", re.IGNORECASE)
_LIST = re.compile(r" (?:drop-?down )?(?:list|menu|box)$", re.IGNORECASE)
_MAKERS = {"book": "author", "novel": "author", "poem": "author", "movie": "director", "film": "director"}


def _typed(groups: Groups) -> Intents:
    return (Write(literal(groups["text"])), ENTER)


def _made(groups: Groups) -> Intents:
    return (Do(f"create a {thing(groups['what'])}"), *_typed(groups))


def _made_in(groups: Groups) -> Intents:
    """Name who is added, and choose where to: 'an employee called Nina Holm in Sales'."""
    name, among = Write(literal(groups["text"]), "name"), Choose(groups["among"])
    return (Do(f"create a {thing(groups['what'])}"), name, among)


def _made_by(groups: Groups) -> Intents:
    """Name what is made, and who made it: 'a book called Emma by Jane Austen'."""
    return (
        Do(f"create a {thing(groups['what'])}"),
        Write(literal(groups["text"]), "title"),
        Write(literal(groups["who"]), _MAKERS.get(groups["kind"].lower(), "artist")),
    )


def _by_keys(groups: Groups) -> Intents | None:
    found = keys(groups["keys"])
    return (Keys(*found),) if found is not None else None


def _from_menu(groups: Groups) -> Intents | None:
    what = thing(groups["what"])
    return (Do(f"open the {thing(groups['menu'])} menu"), Choose(what)) if what else None


def _in_dialog(groups: Groups) -> Intents | None:
    """Open the dialog that is named, unless it is there, and do in it what is said."""
    name = groups["dialog"].lower()
    act = groups["act"]
    off = re.match(r"(?:un-?tick|un-?check|disable|turn off|switch off|hide)\b", act, re.IGNORECASE)
    ticked = re.fullmatch(
        r"(?:un-?tick|un-?check|disable|turn off|switch off|hide|tick|check|enable|turn on|switch on|activate"
        r"|show) (?P<what>.+)",
        act,
        re.IGNORECASE,
    )
    chosen = re.fullmatch(r"(?:choose|select|pick) (?P<what>.+)", act, re.IGNORECASE)
    if ticked is not None:
        return Do(f"open the {name}"), Tick(thing(ticked["what"]), off is None)
    return (Do(f"open the {name}"), Choose(thing(chosen["what"]))) if chosen is not None else None


def _included(groups: Groups) -> Intents:
    """Add a thing by its name to what is a collection of such: 'add Paris to the world clocks'."""
    kind = re.sub(r"s$", "", groups["what"])
    return (Do(f"add a {kind}"), Matching(literal(groups["text"])), Do("add it"))


def _deleted(groups: Groups) -> Intents:
    return (ClickThe(thing(groups["what"])), Keys(("delete",)))


def _fields(text: str, pattern: re.Pattern[str]) -> Intents | None:
    """Return what is typed into each field, by a pattern for one of several; None where one does not fit."""
    found = parted(text, _WORDED, pattern)
    return None if found is None else tuple(Write(literal(each["text"]), each["field"]) for each in found)


def _filled(groups: Groups) -> Intents | None:
    return _fields(groups["rest"], _NAMED)


def _as_fields(groups: Groups) -> Intents | None:
    return _fields(groups["rest"], _AS_FIELD)


def _chosen_each(groups: Groups) -> Intents | None:
    """Return what is chosen in each of several lists: 'Large for the size and Red for the colour'."""
    found = parted(groups["rest"], _FOR_LIST)
    if found is None:
        return None
    return tuple(Choose(thing(each["item"]), thing(_LIST.sub("", each["among"]))) for each in found)


def _signed_in(groups: Groups) -> Intents:
    return (
        Write(literal(groups["user"]), "user name"),
        Write(literal(groups["text"]), groups["secret"].lower()),
        ClickThe("log in"),
    )


def _as_button(word: str) -> str:
    """Return the word as it is written on buttons."""
    return "OK" if word.lower() in ("ok", "okay") else thing(word).capitalize()


def _sized(groups: Groups) -> Intents:
    """Make something of a width and a height, in the dialog that asks for both."""
    new = re.sub(r"^an? (?:new |empty |blank )*", "a new ", groups["what"])
    return (
        Do(f"create {new}"),
        Write(groups["wide"], "width"),
        Write(groups["high"], "height"),
        Keys(("enter",)),
    )


def _resized(groups: Groups) -> Intents:
    wide, high = (Write(groups[side], name) for side, name in (("wide", "width"), ("high", "height")))
    return Do(groups["act"]), wide, high, ENTER


ERRANDS: Rows = (
    (
        r"(?:make|create|open|start|begin) (?P<what>an? (?:new |empty |blank )*\w+)"
        r"(?: that is| which is| of| with)?"
        r" (?P<wide>\d{1,5})(?: ?(?:pixels?|px|points?|mm|cm))?(?: wide| in width)?(?: by| x| and|,)?"
        r" (?P<high>\d{1,5})(?: ?(?:pixels?|px|points?|mm|cm))?(?: high| tall| in height)?",
        _sized,
    ),
    (
        r"(?P<act>(?:resize|scale|crop) .+?) to (?P<wide>\d{1,5})(?: ?(?:pixels?|px))?(?: ?[x×] ?| by )"
        r"(?P<high>\d{1,5})(?: ?(?:pixels?|px))?",
        _resized,
    ),
    (r".+ (?:with|using|by pressing) (?P<keys>[a-z]+\s?\+\s?\S+)", _by_keys),
    (
        r"(?:show|open|click|use|run|start|hide|call|invoke|toggle)(?: on)? (?P<what>.+?) (?:from|in|under"
        r"|via|through|using) (?:the )?(?P<menu>\S+(?: \S+)?) menu",
        _from_menu,
    ),
    (
        r"(?:create|make|add)(?: an?| the| me)? (?P<what>(?:new )?(?P<kind>book|novel|poem|movie|film|song"
        r"|album|track)) (?:called|named|titled) (?P<text>.+?),? by (?P<who>(?-i:[A-Z]|\x00).+)",
        _made_by,
    ),
    (
        r"(?:create|make|add)(?: an?| the)? (?P<what>(?:new )?(?:employee|person|contact|member|user|customer"
        r"|client|student|product|patient|guest)) (?:called|named) (?P<text>(?-i:[A-Z])[\w.'’-]*"
        r"(?: (?-i:[A-Z])[\w.'’-]*)*) (?:in|to|under|for) (?:the )?"
        r"(?P<among>(?-i:[A-Z])\w*(?: (?-i:[A-Z])\w*)*)",
        _made_in,
    ),
    (
        r"(?:create|make|add|start)(?: an?| the| me)? (?P<what>(?!(?:an? |the )?copy of )(?:new )?[\w -]+?)"
        r"(?: that is|,)? (?:called|named|titled|with the (?:name|title)) (?P<text>.+?)"
        r"(?: to (?:the |my )?(?:list|board|middle|centre|center|diagram|map|end)(?: [A-Z]\w*)?)?",
        _made,
    ),
    (
        r"(?P<act>.+?) (?:in|from|under) (?:the )?(?P<dialog>(?:app(?:lication)? |program )?"
        r"(?:preferences|settings))"
        r"(?: (?:dialog|window))?",
        _in_dialog,
    ),
    (
        r"add (?P<text>(?-i:[A-Z])[\w'’ -]*?|\x00\d+\x00) to (?:the |my )"
        r"(?P<what>(?!.*\b(?:list|cart|basket|bag)\b)[a-z]+(?: [a-z]+)?)",
        _included,
    ),
    (
        r"(?:go|switch|change|turn) to the (?:page|tab|section|category)"
        r" (?:about|on|for|of|called|named|with) (?P<what>.+)",
        lambda g: (Choose(thing(g["what"])),),
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
        r"(?: (?:in|on) (?:the |a )?(?:terminal|shell|console|command line)| (?:in (?:it|there)|there))?",
        _typed,
    ),
    (r"(?:run|execute) (?P<text>.+) (?:in|on) (?:the |a )?(?:terminal|shell|console)", _typed),
    (r"(?:calculate|compute|work out) (?P<text>.+) (?:in|with|on|using) (?:the |a )?calculator", _typed),
    (
        r"(?:log|sign) ?in as (?P<user>(?!user|account)\S+) (?:with|and|using)(?: the| my)?"
        r" (?P<secret>password|pin|passphrase) (?P<text>.+)",
        _signed_in,
    ),
    (
        r"leave (?:the |my )?(?P<what>.+?) (?:empty|blank|alone|unchanged|untouched|as (?:it is|they"
        r" are|is))",
        lambda g: (Leave(g["what"]),),
    ),
    (
        r"(?P<what>subscribe|sign up|register)(?: to .+?)? (?:with|using)(?: my| the)?(?: e-?mail(?:"
        r" address)?| address)?"
        r" (?P<text>\S+@\S+)",
        lambda g: (Write(literal(g["text"]), "email"), ClickThe(g["what"].lower())),
    ),
    (
        r"save(?: (?:it|this|that|(?:the|this|my) \w+))? (?:on|in|to|into) (?:the |my )?(?P<place>.+?)"
        r"(?: folder| directory)? (?:as|under the name|with the name)(?: a file called)? (?P<text>.+)",
        lambda g: (Do("save as"), ClickThe(thing(g["place"])), Write(literal(g["text"]), "name"), ENTER),
    ),
    (
        r"save(?: (?:it|this|that|a copy|(?:the|this|my) \w+))? (?:as|under the name)"
        r" (?P<text>\S+|\x00\d+\x00) (?:on|in|into|to|inside)"
        r" (?:the |my )?(?P<place>.+?)(?: folder| directory)?",
        lambda g: (Do("save as"), ClickThe(thing(g["place"])), Write(literal(g["text"]), "name"), ENTER),
    ),
    (
        r"(?:make|create|write|add|start|leave) (?:an? |another )?(?:new )?(?P<what>note|memo|post"
        r"|message|document"
        r"|comment|entry|card|task|review) (?:that says|saying|that reads|with the text|reading):?"
        r" (?P<text>.+)",
        lambda g: (Do(f"create a new {g['what']}"), Write(literal(g["text"]))),
    ),
    (r"(?:fill|complete)(?: in| out)? (?:the |this )?form (?:with|using) (?P<rest>.+)", _filled),
    (r"fill in (?P<rest>(?:the |my )(?!.* (?:with|using) )\w+ .+)", _filled),
    (r"(?:enter|type|write|fill in) (?P<rest>.+ as .+ and .+ as .+)", _as_fields),
    (
        r"(?:choose|select|pick|set|take) (?P<rest>.+? (?:for|as) .+(?: and |, ).+ (?:for|as) .+"
        r"|[^\x00,]+? (?:in|from) [^,]+? and [^\x00,]+? (?:in|from) [^,]+)",
        _chosen_each,
    ),
    (
        r"(?:answer|respond|confirm|say)(?: with| by (?:clicking|pressing)(?: on)?)? (?P<what>yes|no|ok"
        r"|okay|cancel|accept"
        r"|decline|close|continue|agree|\x00\d+\x00)"
        r"(?: to (?:the |that |this )?\w+)?",
        lambda g: (ClickThe(_as_button(g["what"])),),
    ),
)


def delayed(sentence: str, read: Callable[[str], Sequence[Intent]]) -> Intents | None:
    """Return what a sentence asks for that ends in 'after 5 seconds'; None where it does not."""
    match = _LATER.fullmatch(sentence)
    if match is None:
        return None
    seconds = float(match["number"]) * (60 if match["unit"].lower().startswith("m") else 1)
    return (Pause(seconds), *read(match["what"]))


def repeated(sentence: str, read: Callable[[str], Sequence[Intent]]) -> Intents | None:
    """Return what a sentence asks for that ends in 'twice' or 'three times'; None where it does not."""
    match = _AGAIN.fullmatch(sentence)
    if match is None or _REPEATED.match(sentence) is None:
        return None
    return tuple(read(match["what"])) * (number_of(match["word"] or match["number"]) or 1)
