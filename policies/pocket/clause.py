"""Cuts a task into clauses, one act each: 'open the menu, turn on line numbers and close the dialog'.

The trap: 'and' joins acts, and it stands in names: 'Search and Replace'. So it parts two clauses only
where a verb follows it. What stands in quotes is never cut.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from agent.errors import TaskNotUnderstood
from policies.literal.language import read
from policies.pocket.chinese import read_chinese
from policies.pocket.english import read_english
from policies.pocket.intent import (
    Answer,
    ClickThe,
    Copy,
    Do,
    Intent,
    Keys,
    Leave,
    Paste,
    Search,
    Seek,
    Where,
    Write,
)
from policies.pocket.mail import MAIL
from policies.pocket.naming import thing
from policies.pocket.undertaking import (
    Amount,
    AtRow,
    Carry,
    Discard,
    Fill,
    Guess,
    Mark,
    Replace,
    Send,
    Strokes,
)  # fmt: skip
from policies.pocket.verb import ACTS

_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|‘[^’]*’|「[^」]*」|《[^》]*》|(?<!\w)'[^']*'(?!\w)")
_ALWAYS = re.compile(
    r"[。；;\n]+|[.!！?？](?=\s|$)|，|,(?=[\u3400-\u9fff])|\s+(?:然后|接着|随后|并且|之后|再|并)\s*(?=[\u3400-\u9fff\x00])"
    r"|(?<=[\u3400-\u9fff\x00])(?:然后|接着|随后|并且|之后再|之后|再|并)(?=[\u3400-\u9fff\x00])"
)

_BEFORE_ACT = re.compile(
    r"(?:,\s*|\s+)?(?:\b(?:and then|and also|and|but|then|finally|after that|afterwards)\b,?\s*|,\s+)"
    r"(?=((?:do not\b)|[A-Za-z-]+(?:['’]t)?))",
    re.IGNORECASE,
)
_NOT_AFTER = re.compile(r"\b(?:to|how|where you can)\s*$", re.IGNORECASE)
_FOR_KEYS = re.compile(r"(?:type|write)\b|(?:press|hit)\s+\S+\+", re.IGNORECASE)
_POLITE = re.compile(
    r"^\s*(?:(?:(?:please|now|first|then|finally|and|also|next|just|lastly|afterwards|could you|can"
    r" you|would you|"
    r"i want (?:you )?to|i need (?:you )?to|i(?:'d| would) like (?:you )?to|you should|let's)\b,?"
    r"|请你?|麻烦你?|帮我|先|再|然后|最后|接着|就|并)\s*)*",
    re.IGNORECASE,
)
_IF = re.compile(
    r"(?:if|when(?:ever)?|in case|should|once|as soon as)(?: there(?:'s| is| are)| you see| it shows)?(?:"
    r" an?| the| any| some)? (?P<what>.+?)"
    r"(?: (?:shows? up|pops? up|appears?|comes? up|comes?|shows|pop up|should appear|opens|exists|(?:is"
    r"|are) (?:shown|visible|there"
    r"|displayed|open|asked)))?",
    re.IGNORECASE,
)
_IF_THEN = re.compile(
    _IF.pattern
    + r"(?:,\s*(?:then\s+)?|\s+(?:then\s+)?)(?P<then>(?:press|click|choose|answer|say|select|pick|hit|tap"
    r"|accept"
    r"|cancel|dismiss|close|decline|reply|confirm|push)\b.+)",
    re.IGNORECASE,
)
_CHINESE_IF = re.compile(
    r"(?:如果|若|假如|要是|当)(?:弹出|出现|有|看到|显示)?(?:了)?(?P<what>.+?)(?:弹出|出现|的话|时)?(?:了)?"
)
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_WHEN_DONE = re.compile(
    r"\s+(?:when (?:you(?:'re| are) )?(?:done|finished|ready)|at the end|for me|please|now)$", re.IGNORECASE
)
_TYPED_AT = re.compile(r"(?:type|write|enter|insert|add|append|put) .+ at the end$", re.IGNORECASE)
_PRESSED = re.compile(r"(?:click|press|tap|hit|push)(?: on)? ", re.IGNORECASE)
_SHORT = 2  # words of each of a list of things to press: '7, plus, 8 and equals'
_PLACE = re.compile(
    r"(?:in|on|under|within|inside|from) (?:(?!\b(?:type|write|enter|input|put)\b)[^,])+", re.IGNORECASE
)
_ENTERED = re.compile(r"(?:enter|write|insert) (.+)", re.IGNORECASE)
_HELD = re.compile(r"hold(?: down)? (?:the )?(shift|ctrl|alt)(?: key)?", re.IGNORECASE)
_IN_CELL = re.compile(r"in (?:cell )?\S+,? (?:type|enter|write|put)\b", re.IGNORECASE)
_NEW_ONE = re.compile(r"\b(a new|another) one\b", re.IGNORECASE)
_KINDS = re.compile(
    r"\b(tab|window|document|file|folder|note|page|contact|entry|row|project)\b", re.IGNORECASE
)
_LEAVING = re.compile(r"(?:close|quit|exit|leave)\b|关闭|退出", re.IGNORECASE)
_SAVING = re.compile(r"save(?: it| (?:the |my |any )?changes| anything)?|保存(?:更改|修改)?", re.IGNORECASE)
_IT = frozenset("it that them this one 它 它们 该项".split())
_RESULT = frozenset("number|answer|result|count|word|sum|total|value|it".split("|"))
_MAIL = re.compile(rf"\b{MAIL}\b", re.IGNORECASE)
_SIGN = re.compile(
    r"(?:(?P<star>star|importance|important)|trash|bin|delete|rubbish)(?: can| bin)? (?:icon|sign|button"
    r"|symbol)",
    re.IGNORECASE,
)
_SENT_ALREADY = re.compile(r"(?:send|forward|pass|relay) (?:it|that|this)(?: (?:on|along))?", re.IGNORECASE)
_ANSWERED = re.compile(r"(?:the |your )?answer", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Clause:
    """One act of a task: its words, and what they ask for."""

    sentence: str
    intent: Intent


def clauses(task: str) -> tuple[Clause, ...]:
    """Return the clauses of the task, at least one. Raises TaskNotUnderstood where it says nothing."""
    kept: list[str] = []

    def hide(match: re.Match[str]) -> str:
        kept.append(match[0])
        return f"\x00{len(kept) - 1}\x00"

    def show(text: str) -> str:
        return re.sub("\x00(\\d+)\x00", lambda match: kept[int(match[1])], text)

    hidden = _QUOTED.sub(hide, task)
    pieces = [piece for part in _ALWAYS.split(hidden) for piece in _at_acts(part)]
    bare = [_bare(piece) for piece in pieces]
    found = list[Clause]()
    condition = ""
    for sentence in _placed(_with_kinds([each for piece in bare for each in _listed(piece)])):
        then = _IF_THEN.fullmatch(sentence)
        if then is not None:
            condition, sentence = thing(show(then["what"])), then["then"]
        asked = (_CHINESE_IF if is_chinese(sentence) else _IF).fullmatch(sentence) if then is None else None
        if asked is not None:
            condition = thing(show(asked["what"]))
            continue
        made = _understood(sentence, show)
        if condition:
            made, condition = (*(Where(condition, each) for each in made[:1]), *made[1:]), ""
        found += [Clause(show(sentence), each) for each in made]
    if not found:
        raise TaskNotUnderstood("the task is empty (say in a sentence what shall be done)")
    return tuple(_joined(found))


def _bare(piece: str) -> str:
    """Return a clause without what is only polite; where text is typed, 'at the end' is a place."""
    said = _POLITE.sub("", piece.strip(" ,，.。")).strip()
    return said if _TYPED_AT.match(said) else _WHEN_DONE.sub("", said).strip()


def _listed(piece: str) -> list[str]:
    """Cut 'press 7, then times, then 8', which says its verb once."""
    match = _PRESSED.match(piece)
    if match is None:
        return [piece]
    rest = piece[match.end() :]
    named = re.split(r",?\s*\b(?:and )?then\b,?\s*", rest)
    short = re.split(r",\s*(?:and\s+)?|\s+and\s+", rest)
    if len(named) == 1 and "," in rest and all(0 < len(each.split()) <= _SHORT for each in short):
        named = short
    return [match[0] + each for each in named if each.strip()]


def _placed(pieces: Sequence[str]) -> list[str]:
    """Put a place that stands before its act, 'in the Name column, click Alice', behind it."""
    kept: list[str] = []
    place = ""
    for piece in pieces:
        if _PLACE.fullmatch(piece):
            place = f" {piece[:1].lower()}{piece[1:]}"
        elif piece:
            kept.append(piece + place)
            place = ""
    return [*kept, place.strip()] if place else kept


def _with_kinds(pieces: Sequence[str]) -> list[str]:
    """Say what 'a new one' is: 'close this tab', 'open a new one'."""
    kept, kind = list[str](), ""
    for piece in pieces:
        kept.append(_NEW_ONE.sub(rf"\1 {kind}", piece) if kind else piece)
        kind = named[1] if (named := _KINDS.search(piece)) is not None else kind
    return kept


def _at_acts(part: str) -> list[str]:
    """Cut where a joining word or a comma is followed by a verb."""
    pieces, start = [], 0
    for match in _BEFORE_ACT.finditer(part):
        verb = match[1].lower().replace("’", "'")
        before = part[start : match.start()]
        after_to = ("," not in match[0] and _NOT_AFTER.search(before)) or _is_name(before, match)
        act = verb in ACTS or verb == "do not" or verb.partition("-")[0] in ACTS
        if (act or _IN_CELL.match(part, match.end())) and match.start() > start and not after_to:
            pieces.append(part[start : match.start()])
            start = match.end()
    return [*pieces, part[start:]]


def _is_name(before: str, match: re.Match[str]) -> bool:
    """Tell whether the 'and' is between two words with capitals: 'Search and Replace' is one name."""
    words = before.split()
    joined = match[0].strip().lower() == "and"
    return joined and match[1][:1].isupper() and len(words) > 1 and words[-1][:1].isupper()


def is_chinese(sentence: str) -> bool:
    """Tell whether a clause is Chinese; 'type 你好' is English."""
    first = re.match(r"[A-Za-z'-]+", sentence)
    english = first is not None and first[0].lower() in (*ACTS, "if", "when")
    return not english and _CHINESE.search(sentence) is not None


def _understood(sentence: str, show: Callable[[str], str]) -> tuple[Intent, ...]:
    made = read_chinese(sentence, show) if is_chinese(sentence) else read_english(sentence, show)
    if _FOR_KEYS.match(sentence) and made == (Do(show(sentence)),):
        read(show(sentence))  # no place is meant, and what is wrong with it is said there
    return made


def _joined(found: list[Clause]) -> list[Clause]:
    """Let pronouns mean what was named before, and one clause go on with what another one began."""
    kept: list[Clause] = []
    named = ""
    for clause in found:
        intent = clause.intent
        before = kept[-1].intent if kept else None
        match intent:
            case Leave(""):
                continue
            case Leave(what) if (
                isinstance(before, Do) and _LEAVING.match(before.sentence) and _SAVING.fullmatch(what)
            ):
                intent = Discard()
            case Do(sentence) if isinstance(before, Send) and _SENT_ALREADY.fullmatch(sentence):
                continue
            case Replace(old) if old.lower() in _IT and isinstance(before, Seek):
                kept.pop()
                intent = replace(intent, old=re.sub(r"^(?:word|text|phrase) ", "", before.name))
            case Replace(old) if not old and isinstance(before, Search):
                kept.pop()
                intent = replace(intent, old=before.text)
            case Do(sentence) if (
                isinstance(before, Fill) and not before.text and _ENTERED.fullmatch(sentence)
            ):
                intent = Write(_ENTERED.sub(r"\1", sentence))
            case Copy(what, "") if what.lower() in _IT and isinstance(before, Do | Keys | Strokes | Mark):
                intent = Keys(("ctrl", "c"))
            case Keys(chord, times) if isinstance(before, Do) and (held := _HELD.fullmatch(before.sentence)):
                kept.pop()
                intent = Keys((held[1].lower(), *chord), times)
            case Do(sentence) if _opens_it(sentence) and (made := _made_before(kept)):
                intent = AtRow("open", f"{made} folder")
            case ClickThe(name) if name.lower() in _IT and named:
                intent = replace(intent, name=named)
            case Keys(("delete",)) if isinstance(before, Seek):
                intent = AtRow("delete", before.name)
            case AtRow(_, row) if row.lower() in _IT and named:
                intent = replace(intent, row=named)
            case ClickThe(name, of="") if (
                isinstance(before, Seek) and _MAIL.search(before.name) and (sign := _SIGN.fullmatch(name))
            ):
                kept.pop()
                intent = AtRow("star" if sign["star"] else "delete", before.name)
            case ClickThe(name, of="") if isinstance(before, Seek) and " icon" in f" {name}":
                intent = replace(intent, of=before.name)
            case Do(sentence) if isinstance(before, Seek) and _opens_it(sentence):
                intent = ClickThe(before.name)
            case Answer("", into) if isinstance(before, Answer):
                kept[-1] = replace(kept[-1], intent=Answer(before.question, into))
                continue
            case Paste(into) if isinstance(before, Answer) and not before.into:
                kept[-1] = replace(kept[-1], intent=Answer(before.question, into))
                continue
            case Carry(what, into) if isinstance(before, Answer) and what.lower() in _RESULT:
                kept[-1] = replace(kept[-1], intent=Answer(before.question, into))
                continue
            case ClickThe() if isinstance(before, Send) and isinstance(kept[-2].intent, Amount):
                kept.pop()
            case ClickThe() if isinstance(before, Guess):
                continue
            case Paste(into) if isinstance(before, Copy) and not before.to and into:
                kept[-1] = replace(kept[-1], intent=Copy(before.source, into))
                continue
            case _:
                pass
        named = getattr(intent, "row", "") or getattr(intent, "name", "") or _whose(intent) or named
        kept.append(replace(clause, intent=intent))
    return kept or found


def _made_before(kept: Sequence[Clause]) -> str:
    """Return the name that was given to what was just made; nothing where nothing was."""
    match [clause.intent for clause in kept[-3:]]:
        case [Do(made), Write(text, ""), Keys(("enter",))] if re.match(r"create|新建", made):
            return text
        case _:
            return ""


def _whose(intent: Intent) -> str:
    """Return the thing that something is written at: 'teapot', of 'quantity of the teapot'."""
    return thing(intent.into.partition(" of ")[2]) if isinstance(intent, Write) else ""


def _opens_it(sentence: str) -> bool:
    return (
        re.fullmatch(
            r"(?:open|select|choose|press|view|点击|打开)\s*(?:it|that|them|它)", sentence, re.IGNORECASE
        )
        is not None
    )
