"""Reads one English clause into intents: a table of sentences, the more particular ones first.

The trap: the same words begin different acts: 'press Enter' is a key and 'press Save' a button, 'put a
in b' types into a field and drags into a folder. So each row tells its sentence apart by what follows,
and what no row knows is one act of which only the screen can tell what it means.
"""

from __future__ import annotations

from collections.abc import Callable

from policies.pocket.again import AGAIN
from policies.pocket.arranging import ARRANGINGS
from policies.pocket.chore import CHORES
from policies.pocket.composing import LETTERS
from policies.pocket.criterion import CRITERIA
from policies.pocket.editing import EDITS
from policies.pocket.errand import ERRANDS, Intents, Rows, delayed, repeated
from policies.pocket.inquiry import INQUIRIES
from policies.pocket.intent import (
    Answer,
    Await,
    ClickThe,
    Confirm,
    Do,
    Hover,
    Leave,
    Matching,
    Paste,
    Pause,
    Search,
)
from policies.pocket.lettering import LETTERINGS
from policies.pocket.level import LEVELS
from policies.pocket.mail import MAILS
from policies.pocket.menu_path import in_menu
from policies.pocket.motion import MOTIONS
from policies.pocket.naming import field, literal, thing
from policies.pocket.nesting import NESTINGS
from policies.pocket.phrase import chosen, clicked, copied, pressed, seconds, state, ticked
from policies.pocket.playing import GAMES
from policies.pocket.refraining import REFRAININGS
from policies.pocket.several import SEVERAL
from policies.pocket.table import looked_up, table
from policies.pocket.telling import QUESTIONS
from policies.pocket.writing import WRITINGS

_GONE = (
    r"disappears?|vanish(?:es)?|(?:is |are )?gone|goes away|closes|(?:is|are) (?:no longer|not)"
    r" (?:shown|visible|there)"
)
_SHOWN = (
    r"appears?|shows?(?: up)?|pops? up|comes? up|opens|(?:is|are) (?:shown|visible|there|displayed"
    r"|open|loaded)|loads"
)


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
    made = looked_up(sentence, _ROWS, show)
    return (Do(show(sentence)),) if made is None else made


_SENTENCES: Rows = (
    *AGAIN,
    *CRITERIA,
    *LETTERS,
    *MAILS,
    *LETTERINGS,
    *LEVELS,
    *ARRANGINGS,
    *NESTINGS,
    *GAMES,
    *QUESTIONS,
    *INQUIRIES,
    *SEVERAL,
    *EDITS,
    *ERRANDS,
    *CHORES,
    (r"(?:switch|go|browse|look|click|navigate) (?:between|through|around in)\b.*", lambda g: (Leave(""),)),
    (r"(?:find|look|try)", lambda g: (Leave(""),)),
    *REFRAININGS,
    (
        r"(?:type|enter|pick|choose|select) an? (?:item|entry|option|word|name|country) that starts"
        r" with (?P<start>.+?)"
        r"(?: and ends (?:with|in) (?P<end>.+?))?(?: (?:into|in) (?P<field>.+))?",
        lambda g: (Matching(literal(g["start"]), literal(g["end"]), field(g["field"])),),
    ),
    (
        r"(?P<question>how (?:many|much) .+\??|what(?:'s|’s| is) .+\??"
        r"|(?:solve|calculate|compute|work out) .+)",
        lambda g: (Answer(g["question"].rstrip("?")),),
    ),
    (
        r"(?P<sum>\d[\d.,]*(?: ?%)?(?: of \d[\d.,]*)?"
        r"(?: ?(?:[-+*/×÷]|plus|minus|times|divided by) ?\d[\d.,]*)+)(?: ?= ?)?",
        lambda g: (Answer(f"calculate {g['sum']}"),),
    ),
    (
        r"(?P<sum>(?:divide|multiply|subtract|add(?: up)?) -?\d[\d.]* (?:by|with|and|from|to) -?\d[\d.]*)",
        lambda g: (Answer(g["sum"]),),
    ),
    (
        r"(?P<sum>(?:the )?(?:square|cube) root of \d[\d.]*|\d+ (?:factorial|squared|cubed)"
        r"|\d[\d.]* to the power of \d+)",
        lambda g: (Answer(g["sum"]),),
    ),
    (
        r"(?:click|tap|press|choose|select)(?: on)? the (?:button|option|answer|word|label) that"
        r" (?:best )?(?:describes|names|says what) (?P<what>.+)",
        lambda g: (Answer(f"describe {thing(g['what'])}"),),
    ),
    *WRITINGS,
    (r"(?:select|choose|pick|answer) (?P<what>.+?) (?:for|to) (?:the question )?(?P<among>\x00.+)", chosen),
    (
        r"(?:select|choose|pick|set) (?P<what>(?!(?-i:Set|Save|Send|Use|Open|Mark|Print|Export) ).+?)"
        r" (?:as|for) (?P<among>(?:the |a )?[\w ]+)",
        chosen,
    ),
    (
        r"(?:select|choose|pick) (?P<what>.+) (?:from|out of|in|on|with|using|under)"
        r" (?P<among>(?:the |a )?[^,]+)",
        chosen,
    ),
    (r"(?:select|choose|pick)(?: the)? (?P<what>.+)", chosen),
    (
        r"make sure (?:that )?(?P<what>.+?) (?:is|are) (?P<state>checked|ticked|on|enabled|selected"
        r"|off|unchecked|unticked|disabled|deselected|not checked)",
        state,
    ),
    (r"(?:turn|switch) (?P<what>.+) (?P<state>on|off)", state),
    (
        r"(?:make sure|check|verify|see|ensure|confirm) (?:that|if|whether) (?P<what>.+?) (?:is|are)"
        r" (?P<not>not |no longer )?(?:shown|visible|there|displayed|open)",
        lambda g: (Confirm(thing(g["what"]), not g["not"]),),
    ),
    (
        r"(?:un-?tick|un-?check|disable|turn off|switch off|deselect|unselect|deactivate)"
        r" (?P<what>.+)",
        ticked(False),
    ),
    (
        r"(?:tick|check|enable|turn on|switch on|activate)(?: off)? (?P<what>(?!for\b|out\b|that\b"
        r"|whether\b|if\b|in\b|my\b).+)",
        ticked(True),
    ),
    *MOTIONS,
    (
        r"(?:search(?: the \w+)?|google|look) (?:for|up) (?:the words? (?=['\"\x00]))?(?P<text>.+?)"
        r"(?: (?:on|in|using|with) (?:the )?"
        r"(?:web|internet|google|page|help(?: viewer| cent(?:re|er))?|browser"
        r"|dictionary|encyclop(?:a?e)dia|wiki|catalogu?e|library|shop|store|app store"
        r"|search (?:box|bar|field)))?",
        lambda g: (Search(literal(g["text"])),),
    ),
    (
        r"(?:google|search) (?P<text>(?!and\b|bar|box|field|button|icon|in\b).+?)"
        r"(?: in the (?:web|help(?: cent(?:re|er))?|dictionary|encyclop(?:a?e)dia|wiki|catalogu?e|library))?",
        lambda g: (Search(literal(g["text"])),),
    ),
    (
        r"copy (?P<what>(?:the )?(?:text|contents?|value) (?:in|of|from) .+?)(?: to the"
        r" clipboard)?(?: (?:to|into)(?: the)? (?P<field>(?!clipboard).+))?",
        copied,
    ),
    (r"copy (?P<what>.+?) (?:to|into|in)(?: the)? (?P<field>(?!clipboard).+)", copied),
    (r"copy (?P<what>.+?)(?: to the clipboard)?", copied),
    (
        r"paste(?: (?:it|that|them|this|the text|the clipboard))?(?: (?:into|in|to)(?: the)? (?P<field>.+))?",
        lambda g: (Paste(field(g["field"])),),
    ),
    (
        r"(?:wait|pause|sleep)(?: for)? (?:about )?(?P<number>[\d.]+|a|one|two|three|five|ten)"
        r" ?(?P<unit>ms|milliseconds?|s|secs?|seconds?|m|min|minutes?)",
        lambda g: (Pause(seconds(g)),),
    ),
    (
        rf"wait (?:for|until|till)(?: you see)? (?P<what>.+?)"
        rf" (?:to (?:disappear|vanish|go away|close)|{_GONE})",
        lambda g: (Await(thing(g["what"]), True),),
    ),
    (
        rf"wait (?:for|until|till)(?: you see)? (?P<what>.+?)(?: to (?:appear|show up|load|open)| {_SHOWN})?",
        lambda g: (Await(thing(g["what"])),),
    ),
    (
        r"(?:hover|point|mouse)(?: (?:the )?(?:mouse|pointer|cursor))? (?:over|at|to|on) (?P<what>.+)",
        lambda g: (Hover(thing(g["what"])),),
    ),
    (
        r"(?:keep|hold|leave|rest) (?:the |your )?(?:mouse|pointer|cursor) (?:over|at|on|inside|in)"
        r" (?P<what>.+)",
        lambda g: (Hover(thing(g["what"])),),
    ),
    (
        r"move (?:the )?(?:mouse|pointer|cursor) (?:over|at|to|onto|on) (?P<what>.+)",
        lambda g: (Hover(thing(g["what"])),),
    ),
    (
        r"(?P<how>double|triple|right|middle|left)?[\s-]?(?:click|tap)(?:ing)?(?: (?:once"
        r"|twice))?(?: (?:on|at|in|into|over|inside))? (?P<what>.+)",
        clicked,
    ),
    (r"(?:press|hit|push(?! to\b)|strike)(?: on)? (?P<what>.+)", pressed),
    (
        r"(?:focus|put the (?:cursor|focus))(?: (?:on|in|into|at))? (?P<what>.+)",
        lambda g: (ClickThe(thing(g["what"])),),
    ),
    (r"submit(?: it| the form)?", lambda g: (ClickThe("submit"),)),
    (r"mark (?P<what>.+?) as (?P<state>.+)", lambda g: (Do(f"mark {g['what']} as {g['state']}"),)),
)
_ROWS = table(_SENTENCES)
