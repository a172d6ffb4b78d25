"""How loosely rules have read a sentence: what they only handed on, or took for a name though it is none.

The trap: rules read something into any sentence, 'type about 30 into volume down', and never say that they
are unsure. But a name that is a clause of its own, with words that join or point, was not read rightly.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from policies.pocket.intent import (
    Choose,
    ClickThe,
    Copy,
    Do,
    DragThe,
    Intent,
    Search,
    Seek,
    SetTo,
    Tick,
    Write,
)
from policies.pocket.joining import Clause
from policies.pocket.reading_kind import Read
from policies.pocket.shortcut import shortcut
from policies.pocket.undertaking import Amount, AtRow, Only, Strokes
from policies.pocket.written import CHINESE

_JOINS = re.compile(
    r"\b(?:to|from|with|that|for|and|so|at|in|on|me|only|about|by|into|as|is|are|be|called|named|saying|of|please"
    r"|it|up|down|out|off|then|instead|until)\b",
    re.IGNORECASE,
)
_ALONG = re.compile(
    r"(?:up|down|left|right|above|below|before|after)\b"
    r"|(?:the )?(?:top|bottom|end|start|beginning|first|last|\d+(?:st|nd|rd|th))\b",
    re.IGNORECASE,
)  # a place in the row that a thing is in
_PROPERTY = re.compile(
    r"(?:quantity|number|amount|count|price|size|colou?r|title|name|volume|width|height) of (?:the )?"
    r"\S+(?: \S+)?",
    re.IGNORECASE,
)  # of a thing, which is a name for all its 'of'
_CHINESE_JOINS = re.compile(r"[，,;；]|[把给从到在成为和并让叫说里上]")
_WORDS, _LETTERS = 4, 7  # the most of a name, in English and in Chinese
_QUERY = 6  # words of what is searched for
_MORE = re.compile(
    r"^(?:it|them|this)\b|\b(?:and|then|so|please|that|me)\b|[，,;；]", re.IGNORECASE
)  # another act, most likely
_PLACE = 8  # words of a place that is told by others
_ROW, _LONG_ROW = 6, 45  # words and letters of what tells a row from others
_OPENS = re.compile(
    r"(?:open|go|enter|show|hide|display|view|see|load|run)\b|打开|进|去|显示|隐藏|运行|查?看|把.+打开",
    re.IGNORECASE,
)  # what is handed on is looked for in menus, too
_FILE = re.compile(r"(?:open|load) (?:the )?(?:file|document) \S+|打开(?:文件|文档)\S+", re.IGNORECASE)
_PLAIN = frozenset(("do", "press", "on", "off", "row.open", "row.select", "close"))


_GENERIC = (Amount, AtRow, Choose, ClickThe, Copy, Do, Only, Search, Seek, Tick, Write)


def looseness(said: Sequence[Clause]) -> float:
    """Return how loosely the clauses were read: 0 where rules know them, 1 where most likely misread."""
    return max((0.0 if clause.certain else _loose(clause.intent) for clause in said), default=1.0)


def says_more(tagged: Sequence[Read], by_tagger: Sequence[Clause], by_rules: Sequence[Clause]) -> bool:
    """Tell whether the tagger's reading has more to it than a name to be pressed or a sentence handed on."""
    return len(by_tagger) != len(by_rules) or any(clause.kind not in _PLAIN for clause in tagged)


def tells_act(by_tagger: Sequence[Clause], by_rules: Sequence[Clause]) -> bool:
    """Tell whether one of the clauses that rules only handed on has an act: 'no automatic brightness'."""
    return any(map(_tells, by_rules, by_tagger))


def keeps_whole(by_tagger: Sequence[Clause], by_rules: Sequence[Clause]) -> bool:
    """Tell whether what rules know as it stands is read so, too: 'show hidden files', 'the plus by Tags'."""
    whole = [
        clause.intent
        for clause in by_rules
        if isinstance(clause.intent, (Do, ClickThe)) or _is_bare_choice(clause.intent)
    ]
    return [clause.intent for clause in by_tagger if clause.intent in whole] == whole


def _is_bare_choice(intent: Intent) -> bool:
    return isinstance(intent, Choose) and not intent.among  # 'select Berlin' is no text to be marked


def hands_on(by_tagger: Sequence[Clause], by_rules: Sequence[Clause]) -> bool:
    """Tell whether the tagger only hands on a clause that rules have an act for."""
    pairs = zip(by_tagger, by_rules, strict=False)
    return any(isinstance(one.intent, Do) and not isinstance(other.intent, Do) for one, other in pairs)


def _tells(by_rules: Clause, by_tagger: Clause) -> bool:
    handed, found = by_rules.intent, by_tagger.intent
    if not isinstance(handed, Do) or isinstance(found, Do):
        return False
    opens = isinstance(found, AtRow) or _OPENS.match(handed.sentence) is not None
    return not opens or (_loose(handed) == 1 and _FILE.fullmatch(handed.sentence) is None)


def is_generic(said: Sequence[Clause]) -> bool:
    """Tell whether the clauses are of kinds that the tagger has, too, and not one of the rules' own."""
    return all(
        not clause.certain
        and isinstance(clause.intent, _GENERIC)
        and not (isinstance(clause.intent, ClickThe) and clause.intent != ClickThe(clause.intent.name))
        for clause in said
    )


def acts_of(said: Sequence[Clause]) -> int:
    """Return how many acts are read, sentences that are only handed on not counted."""
    return sum(not isinstance(clause.intent, Do) for clause in said)


def keeps_known(by_tagger: Sequence[Clause], by_rules: Sequence[Clause]) -> bool:
    """Tell whether the tagger's reading has all that rules did not only hand on."""
    found = [clause.intent for clause in by_tagger]
    return all(clause.intent in found for clause in by_rules if not isinstance(clause.intent, Do))


def keeps_certain(by_tagger: Sequence[Clause], by_rules: Sequence[Clause]) -> bool:
    """Tell whether the tagger's reading has all of which a frame leaves no doubt, and as many acts."""
    found = [clause.intent for clause in by_tagger]
    certain = [each for each in by_rules if each.certain]
    return all(each.intent in found for each in certain) and (not certain or len(found) >= len(by_rules))


def keeps_own(by_tagger: Sequence[Clause], by_rules: Sequence[Clause]) -> bool:
    """Tell whether the tagger's reading has the keys that only rules know, and is no sentence handed on."""
    found = [clause.intent for clause in by_tagger]
    own = [each.intent for each in by_rules if isinstance(each.intent, Strokes)]
    if len(found) < len(by_rules) and (own or (len(found) == 1 and isinstance(found[0], Do))):
        return False
    return all(each in found for each in own)


def _loose(intent: Intent) -> float:
    if isinstance(intent, Do):
        if shortcut(intent.sentence) is not None:
            return 0.0  # 'save it'
        chinese = CHINESE.findall(intent.sentence)
        words = re.findall(r"[A-Za-z0-9'’-]+", intent.sentence)
        return 1.0 if len(chinese) > _LETTERS or len(words) > _WORDS else 0.5
    if isinstance(intent, AtRow):  # a row is told by what it has: 'mail from Ann about the trip'
        return 1.0 if len(intent.row.split()) > _ROW or len(intent.row) > _LONG_ROW else 0.0
    if isinstance(intent, ClickThe):  # 'the point half-way between the two dots'
        return 1.0 if intent.count == 1 and len(intent.name.split()) > _PLACE else 0.0
    if isinstance(intent, Search):  # what is searched for may join words: 'cheap hotels in Lisbon'
        return 1.0 if len(intent.text.split()) > _QUERY or _MORE.search(intent.text) else 0.0
    return 1.0 if any(_is_no_name(name) for name in _names(intent)) else 0.0


def _names(intent: Intent) -> tuple[str, ...]:
    """Return what an intent takes for names."""
    match intent:
        case Tick(name) | SetTo(_, name):
            return (name,)
        case Amount(name):
            return (name,)
        case DragThe(name, to):
            return (name,) if _ALONG.match(to) else (name, to)
        case Choose(one, other):
            return one, other
        case Write(_, name):
            return (name,)
        case _:
            return ()


def _is_no_name(name: str) -> bool:
    if _PROPERTY.fullmatch(name):
        return False
    if CHINESE.search(name):
        return len(name) > _LETTERS or (len(name) > _WORDS and _CHINESE_JOINS.search(name) is not None)
    words = name.split()
    return len(words) > _WORDS or (len(words) > 2 and _JOINS.search(name) is not None and not name.istitle())
