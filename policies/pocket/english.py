"""Reads one English clause into intents: a table of sentences, the more particular ones first.

The trap: the same words begin different acts: 'press Enter' is a key and 'press Save' a button, 'put a
in b' types into a field and drags into a folder. So each row tells its sentence apart by what follows,
and what no row knows is one act of which only the screen can tell what it means.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from policies.pocket.again import AGAIN
from policies.pocket.chore import CHORES
from policies.pocket.composing import LETTERS
from policies.pocket.criterion import CRITERIA
from policies.pocket.editing import EDITS
from policies.pocket.errand import ERRANDS, delayed, repeated
from policies.pocket.inquiry import INQUIRIES
from policies.pocket.intent import (
    Answer,
    Await,
    ClickThe,
    Confirm,
    Do,
    Hover,
    Keys,
    Leave,
    Matching,
    Paste,
    Pause,
    Search,
    Write,
)
from policies.pocket.lettering import LETTERINGS
from policies.pocket.mail import MAILS
from policies.pocket.menu_path import in_menu
from policies.pocket.naming import field, literal, thing
from policies.pocket.phrase import (
    Groups,
    Intents,
    changed,
    chosen,
    clicked,
    copied,
    dragged,
    logged_in,
    pressed,
    put,
    renamed,
    resized,
    saved,
    seconds,
    sought,
    state,
    ticked,
    to_end,
    turned,
    written,
)
from policies.pocket.several import SEVERAL

_GONE = (
    r"disappears?|vanish(?:es)?|(?:is |are )?gone|goes away|closes|(?:is|are) (?:no longer|not)"
    r" (?:shown|visible|there)"
)
_SHOWN = (
    r"appears?|shows? up|pops? up|comes? up|opens|(?:is|are) (?:shown|visible|there|displayed"
    r"|open|loaded)|loads"
)


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
    for whole in (repeated, delayed):
        made = whole(sentence, lambda act: read_english(act, show))
        if made is not None:
            return made
    by_menu = in_menu(sentence, lambda act: read_english(act, show))
    if by_menu is not None:
        return by_menu
    for row in _ROWS:
        match = row.pattern.fullmatch(sentence)
        if match is None:
            continue
        groups = {name: show(text).strip() if text else "" for name, text in match.groupdict().items()}
        groups["whole"] = show(sentence)
        read = row.make(groups)
        if read is not None:
            return read
    return (Do(show(sentence)),)


def _row(pattern: str, make: Callable[[Groups], Intents | None]) -> _Row:
    return _Row(re.compile(pattern, re.IGNORECASE | re.DOTALL), make)


_ROWS: tuple[_Row, ...] = (
    *(
        _row(*row)
        for row in (
            *AGAIN,
            *CRITERIA,
            *LETTERS,
            *MAILS,
            *LETTERINGS,
            *INQUIRIES,
            *SEVERAL,
            *EDITS,
            *ERRANDS,
            *CHORES,
        )
    ),
    _row(
        r"(?:switch|go|browse|look|click|navigate) (?:between|through|around in)\b.*", lambda g: (Leave(""),)
    ),
    _row(r"(?:find|look|try)", lambda g: (Leave(""),)),
    _row(r"(?:do not|don['’]?t|never|avoid|without) (?P<what>.+)", lambda g: (Leave(g["what"]),)),
    _row(
        r"(?:type|enter|pick|choose|select) an? (?:item|entry|option|word|name|country) that starts"
        r" with (?P<start>.+?)"
        r"(?: and ends (?:with|in) (?P<end>.+?))?(?: (?:into|in) (?P<field>.+))?",
        lambda g: (Matching(literal(g["start"]), literal(g["end"]), field(g["field"])),),
    ),
    _row(
        r"(?P<question>how (?:many|much) .+\??|what(?:'s|’s| is) .+\??"
        r"|(?:solve|calculate|compute|work out) .+)",
        lambda g: (Answer(g["question"].rstrip("?")),),
    ),
    _row(
        r"(?P<sum>\d[\d.,]*(?: ?%)?(?: of \d[\d.,]*)?"
        r"(?: ?(?:[-+*/×÷]|plus|minus|times|divided by) ?\d[\d.,]*)+)(?: ?= ?)?",
        lambda g: (Answer(f"calculate {g['sum']}"),),
    ),
    _row(
        r"(?:click|tap|press|choose|select)(?: on)? the (?:button|option|answer|word|label) that"
        r" (?:best )?(?:describes|names|says what) (?P<what>.+)",
        lambda g: (Answer(f"describe {thing(g['what'])}"),),
    ),
    _row(r"use (?:the )?(?P<field>.+?) to (?:enter|type|write|search for|look for) (?P<text>.+)", written),
    _row(r"(?:log|sign) ?in (?:with|as|using) (?P<rest>.+)", lambda g: logged_in({**g, "verb": "log in"})),
    _row(
        r"save(?: (?:it|this|that|them|(?:the|this|my) \w+|as))?(?: as| under(?: the name)?)(?: a file)?(?:"
        r" called| named)? (?P<text>.+)",
        saved,
    ),
    _row(r"rename(?: (?P<what>.+?))? (?:to|as|into) (?P<text>.+)", renamed),
    _row(r"fill (?:in|out )?(?P<text>[\"\x00].+) (?:into|in) (?P<field>.+)", written),
    _row(r"(?:fill|complete)(?: in| out)? (?P<field>.+?) (?:with|using) (?P<text>.+)", written),
    _row(
        r"(?:set|change|switch|adjust|bring|turn|update|edit) (?P<field>.+?) (?:to|into)"
        r" (?P<text>.+)",
        changed,
    ),
    _row(
        r"(?:type|write|enter|input|key in|fill in|insert) (?P<text>(?!in(?:to)?\b).+?) as"
        r" (?:the |my |a )?(?P<field>[^\"]+)",
        written,
    ),
    _row(
        r"(?:type|write|enter|input|key in|insert|paste) (?P<text>(?!in(?:to)?\b).+) (?:into"
        r"|inside)(?: the)? (?P<field>.+)",
        written,
    ),
    _row(
        r"(?:type|write|enter|input|key in|insert) (?P<text>(?!in(?:to)?\b).+) (?:in(?: all)?"
        r" (?:lower|upper)[\s-]?case(?: letters?)?)"
        r" (?:in|into)(?: the)? (?P<field>.+)",
        lambda g: None,
    ),
    _row(
        r"(?:type|write|enter|input|key in|insert) (?P<text>(?!in(?:to)?\b).+) (?:in|to|on|at)(?:"
        r" the| my)? (?P<field>(?!all\b|(?:lower|upper)\b).+)",
        written,
    ),
    _row(r"(?:in(?:to)?|on) (?:the )?(?P<field>.+?),? (?:type|write|enter|input|put) (?P<text>.+)", written),
    _row(r"(?:type|input|key in)(?: in)? (?P<text>(?!in(?:to)?\b).+)", written),
    _row(r"(?:write|enter|insert) (?P<text>[\"\x00].*)", written),
    _row(
        r"write(?: down)? (?P<text>(?!(?:an? )?(?:new )?(?:e-?mail|mail|message|letter|note|comment|post"
        r"|reply)\b|to\b|in(?:to)?\b|the (?:answer|result)\b).+)",
        written,
    ),
    _row(
        r"(?:enter|type|write|input) (?P<text>(?:the |my )?(?:user ?name|password|e-?mail|name|code|pin"
        r"|address|number) \S+)",
        lambda g: (Write(literal(g["text"].rpartition(" ")[2]), thing(g["text"].rpartition(" ")[0])),),
    ),
    _row(r"enter", lambda g: (Keys(("enter",)),)),
    _row(r"(?:put|place) (?P<text>.+) (?:into|in|inside|on)(?: the)? (?P<field>.+)", put),
    _row(
        r"(?:select|choose|pick|answer) (?P<what>.+?) (?:for|to) (?:the question )?(?P<among>\x00.+)", chosen
    ),
    _row(r"(?:select|choose|pick|set) (?P<what>.+?) (?:as|for) (?P<among>(?:the |a )?[\w ]+)", chosen),
    _row(
        r"(?:select|choose|pick) (?P<what>.+) (?:from|out of|in|on|with|using|under)"
        r" (?P<among>(?:the |a )?[^,]+)",
        chosen,
    ),
    _row(r"(?:select|choose|pick)(?: the)? (?P<what>.+)", chosen),
    _row(
        r"make sure (?:that )?(?P<what>.+?) (?:is|are) (?P<state>checked|ticked|on|enabled|selected"
        r"|off|unchecked|unticked|disabled|deselected|not checked)",
        state,
    ),
    _row(r"(?:turn|switch) (?P<what>.+) (?P<state>on|off)", state),
    _row(
        r"(?:make sure|check|verify|see|ensure|confirm) (?:that|if|whether) (?P<what>.+?) (?:is|are)"
        r" (?P<not>not |no longer )?(?:shown|visible|there|displayed|open)",
        lambda g: (Confirm(thing(g["what"]), not g["not"]),),
    ),
    _row(
        r"(?:un-?tick|un-?check|disable|turn off|switch off|deselect|unselect|deactivate)"
        r" (?P<what>.+)",
        ticked(False),
    ),
    _row(
        r"(?:tick|check|enable|turn on|switch on|activate)(?: off)? (?P<what>(?!for\b|out\b|that\b"
        r"|whether\b|if\b|in\b|my\b).+)",
        ticked(True),
    ),
    _row(r"(?:drag|move)(?: and drop)? (?P<what>.+?) (?P<to>so that .+)", dragged),
    _row(
        r"(?:drag|move)(?: and drop)? (?P<what>.+?) (?P<to>(?:(?:up|down|left|right)(?:wards?)? )?by"
        r" (?:a|one|two|three|\d+) (?:position|place|slot|spot|step)s?(?: (?:up|down|left|right)\w*)?)",
        dragged,
    ),
    _row(r"(?:drag|move)(?: and drop)? (?P<what>.+?) (?:to|into|onto|on|in|over) (?P<to>.+)", dragged),
    _row(
        r"(?:re-?size|make|change|drag) (?P<what>.+?) (?:so that (?:the |its )?(?P<side>width|height"
        r"|size) is )?(?P<more>larger|smaller|bigger|wider|narrower|taller|shorter|higher)(?: than"
        r" .*)?",
        resized,
    ),
    _row(
        r"(?:scroll|go|page)(?: all the way)?(?: (?:up|down|right|left))? to the (?:very"
        r" )?(?P<end>bottom|end|top|beginning|start)(?: (?:of|in) (?P<over>.+))?",
        to_end,
    ),
    _row(
        r"scroll (?:(?:up|down|left|right) )?(?:until|till)(?: you (?:see|find|reach))?"
        r" (?P<what>.+?)(?: (?:is|are) (?:visible|shown|there)| appears?| comes into view)?",
        sought,
    ),
    _row(r"scroll (?:(?:up|down|left|right) )?to (?P<what>.+)", sought),
    _row(r"scroll (?P<what>.+) into view", sought),
    _row(
        r"scroll(?: (?P<way>up|down|left|right))?(?: (?:by )?(?P<number>\d+|one|two|three|four|five"
        r"|six|seven|eight|nine|ten)(?: (?:times|lines|notches|steps|clicks|pages?))?)?(?: a (?:bit"
        r"|little))?(?: (?:in|on|over) (?P<over>.+))?",
        turned,
    ),
    _row(r"(?:find|locate|look for|go to find) (?P<what>.+)", sought),
    _row(
        r"(?:search(?: the \w+)?|google|look) (?:for|up) (?P<text>.+?)(?: (?:on|in|using|with) (?:the )?"
        r"(?:web|internet|google|page|search (?:box|bar|field)))?",
        lambda g: (Search(literal(g["text"])),),
    ),
    _row(
        r"(?:google|search) (?P<text>(?!and\b|bar|box|field|button|icon|in\b).+)",
        lambda g: (Search(literal(g["text"])),),
    ),
    _row(
        r"copy (?P<what>(?:the )?(?:text|contents?|value) (?:in|of|from) .+?)(?: to the"
        r" clipboard)?(?: (?:to|into)(?: the)? (?P<field>(?!clipboard).+))?",
        copied,
    ),
    _row(r"copy (?P<what>.+?) (?:to|into|in)(?: the)? (?P<field>(?!clipboard).+)", copied),
    _row(r"copy (?P<what>.+?)(?: to the clipboard)?", copied),
    _row(
        r"paste(?: (?:it|that|them|this|the text|the clipboard))?(?: (?:into|in|to)(?: the)? (?P<field>.+))?",
        lambda g: (Paste(field(g["field"])),),
    ),
    _row(
        r"(?:wait|pause|sleep)(?: for)? (?:about )?(?P<number>[\d.]+|a|one|two|three|five|ten)"
        r" ?(?P<unit>ms|milliseconds?|s|secs?|seconds?|m|min|minutes?)",
        lambda g: (Pause(seconds(g)),),
    ),
    _row(
        rf"wait (?:for|until|till)(?: you see)? (?P<what>.+?)"
        rf" (?:to (?:disappear|vanish|go away|close)|{_GONE})",
        lambda g: (Await(thing(g["what"]), True),),
    ),
    _row(
        rf"wait (?:for|until|till)(?: you see)? (?P<what>.+?)(?: to (?:appear|show up|load|open)| {_SHOWN})?",
        lambda g: (Await(thing(g["what"])),),
    ),
    _row(
        r"(?:hover|point|mouse)(?: (?:the )?(?:mouse|pointer|cursor))? (?:over|at|to|on) (?P<what>.+)",
        lambda g: (Hover(thing(g["what"])),),
    ),
    _row(
        r"move (?:the )?(?:mouse|pointer|cursor) (?:over|at|to|onto|on) (?P<what>.+)",
        lambda g: (Hover(thing(g["what"])),),
    ),
    _row(
        r"(?P<how>double|triple|right|middle|left)?[\s-]?(?:click|tap)(?:ing)?(?: (?:once"
        r"|twice))?(?: (?:on|at|in|into|over|inside))? (?P<what>.+)",
        clicked,
    ),
    _row(r"(?:press|hit|push|strike)(?: on)? (?P<what>.+)", pressed),
    _row(
        r"(?:focus|put the (?:cursor|focus))(?: (?:on|in|into|at))? (?P<what>.+)",
        lambda g: (ClickThe(thing(g["what"])),),
    ),
    _row(r"submit(?: it| the form)?", lambda g: (ClickThe("submit"),)),
    _row(r"mark (?P<what>.+?) as (?P<state>.+)", lambda g: (Do(f"mark {g['what']} as {g['state']}"),)),
)
