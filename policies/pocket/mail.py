"""English sentences about mail, in any order: who sent it, who gets it, what is said.

The trap: 'send Vera the message from Omar' and 'send the message from Omar to Vera' have the same words, and
'send it' alone presses a button. So each row names both people, or it is left to others.
"""

from __future__ import annotations

import re

from policies.pocket.errand import Groups, Intents, Rows
from policies.pocket.intent import Leave, Write
from policies.pocket.naming import literal, thing
from policies.pocket.passing_on import opened, passed_on
from policies.pocket.undertaking import AtRow, Send

MAIL = r"(?:e-?mails?|mails?|messages?|letters?)"
_WHO = r"(?:@?\w[\w.@+-]*(?: (?!the\b|that\b|to\b|from\b|by\b|read\b|see\b|have\b|know\b|what\b)[A-Z]\w*)?)"
_GOT = (
    r"(?:(?:that |which )?(?:(?:I|you|we) )?(?:have |has |had |was |were |just )*(?:got|received|sent|written"
    r"|came|come|arrived|is|in)?\s?(?:to (?:you|me|us)\s)?(?:from|by|of)|about)"
)
_ROW = (
    rf"(?:(?:the |that |my |this )?(?:(?:last|latest|new|recent) )?{MAIL} {_GOT} [^,\x00]+?|[^,\x00]+?['’]s?"
    rf" (?:\w+ )?{MAIL}|what [^,\x00]+? (?:wrote|sent|mailed|said|has written|has sent)(?: to)?(?: you| me|"
    rf" us)?)"
)
_FROM = re.compile(rf"(?:the |that |my |this )?(?:\w+ )?{MAIL} {_GOT} (?P<who>.+)", re.IGNORECASE)
_WROTE = re.compile(r"what (?P<who>.+?) (?:has )?(?:wrote|sent|mailed|said|written)\b.*", re.IGNORECASE)
_GIVE = r"(?:send|give|forward|pass|relay|redirect|resend|mail|show|hand)(?: (?:on|along|over))?"
_DROP = r"(?:delete|trash|remove|bin|discard|erase|throw away|throw out|get rid of|dump)"


def row_of(said: str) -> str:
    """Return what tells a mail: 'email from Omar', of 'the message that you got from Omar'."""
    bare = thing(said)
    match = _WROTE.fullmatch(bare)
    if match is None and re.search(r"\b(?:you|we|I|that|which|got|received)\b", bare) is not None:
        match = _FROM.fullmatch(bare)
    return f"email from {thing(match['who'])}" if match is not None else bare


def _forwarded(groups: Groups) -> Intents:
    return (AtRow("forward", row_of(groups["row"])), Write(literal(groups["to"]), "to"), Send())


def _replied(groups: Groups) -> Intents:
    return (AtRow("reply", row_of(groups["row"])), Write(literal(groups["text"]), "text area"), Send())


def _starred(groups: Groups) -> Intents:
    return (AtRow("star", row_of(groups["row"])),)


def _deleted(groups: Groups) -> Intents:
    return (AtRow("delete", row_of(groups["row"])),)


MAILS: Rows = (
    (r"[^\x00]+", passed_on),
    (
        rf"(?:open|read|go to|navigate to|view|select|pick|click(?: on)?) {_ROW}|{_WHO} (?:has |just"
        rf" )*(?:wrote|sent|written|mailed)"
        rf" (?:you|me|us) (?:an?|the|some) {MAIL}",
        opened,
    ),
    (
        rf"(?:pass|give|relay|hand|mail|share|transfer|get|redirect|route) (?:it|that|this)(?: (?:on"
        rf"|along|over))? (?:to|with)"
        rf" (?P<to>(?!him\b|her\b|them\b){_WHO})",
        lambda g: (AtRow("forward", "it"), Write(literal(g["to"]), "to"), Send()),
    ),
    (
        r"(?:send|forward|pass|give|relay) (?:it|that|this)(?: (?:on|along|over))?(?: to (?:him|her|them))?"
        r"(?<!it)(?<!that)(?<!this)",
        lambda g: (Leave(""),),
    ),
    (rf"{_GIVE} (?P<row>{_ROW}) (?:on |over |along )?to (?P<to>{_WHO})", _forwarded),
    (rf"{_GIVE} (?:to )?(?P<to>{_WHO}) (?P<row>{_ROW})", _forwarded),
    (
        rf"(?P<to>{_WHO}) (?:wants|needs|asks for|asked for|should (?:get|see|read|have|receive)|must (?:get"
        rf"|see"
        rf"|read|have)|would like|has to (?:get|see|read|have))(?: to (?:see|read|get|have))?"
        rf" (?P<row>{_ROW})",
        _forwarded,
    ),
    (
        rf"(?:let|make sure(?: that)?|see that|have) (?P<to>{_WHO}) (?:reads?|sees?|ha(?:ve|s)|gets?"
        rf"|receives?"
        rf"|knows?) (?P<row>{_ROW})",
        _forwarded,
    ),
    (
        rf"(?:give|send|write|tell) (?P<row>{_WHO}) (?:the )?(?:message |text |answer |reply |words? )?"
        r"(?P<text>\x00\d+\x00)(?: (?:as|in) (?:an? |your |my |the )?(?:answer|reply|response))?",
        _replied,
    ),
    (
        r"(?:answer|reply(?: to)?|respond to|write back to|react to|answer to)"
        r" (?P<row>(?!with\b)[^\x00]+?)(?:,?"
        r" (?:with|saying"
        r"|by (?:saying|writing|typing)|that)|:|,)?(?: the (?:text|message|words?))? (?P<text>\x00\d+\x00)",
        _replied,
    ),
    (
        r"(?:send|write|type|give|reply|respond|answer)(?: with)? (?P<text>\x00\d+\x00) (?:(?:as|in) (?:an? "
        r"|the |your"
        r" )?(?:answer|reply|response) )?to (?P<row>(?!the (?:box|field|text)\b)[^\x00]+)",
        lambda g: _replied(g) if re.search(r"repl|respon|answer|mail|message", g["whole"], re.I) else None,
    ),
    (
        rf"(?:mark|flag|set|label) (?P<row>{_ROW}|{_WHO}['’]s|it) (?:as )?(?:important|starred|a favou?rite"
        rf"|favou?rite)",
        _starred,
    ),
    (rf"(?:put|set|add|give)(?: an?)? star (?:on|to|at|for|beside|next to) (?P<row>{_ROW})", _starred),
    (rf"(?:star|flag|favou?rite) (?P<row>{_ROW})", _starred),
    (rf"{_DROP} (?P<row>{_ROW})", _deleted),
    (rf"(?:throw|chuck|take) (?P<row>{_ROW}) (?:away|out)", _deleted),
    (
        rf"(?:move|put|throw) (?P<row>{_ROW}) (?:in|to|into) (?:the )?(?:trash|bin|rubbish)(?: can| bin)?",
        _deleted,
    ),
)
