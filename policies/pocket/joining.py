"""Lets one clause go on with what another began: pronouns, answers that are typed, questions on leaving.

The trap: 'it' is the last thing that was named, or all that was just opened, or what was just copied. So each
case here names both clauses, and what fits none is left as it was read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from policies.pocket.intent import (
    Answer,
    Choose,
    ClickThe,
    Copy,
    Do,
    DragThe,
    Intent,
    Keys,
    Leave,
    Paste,
    Resize,
    Search,
    Seek,
    Tick,
    Where,
    Write,
)
from policies.pocket.lines import to_end, whole_line
from policies.pocket.mail import MAIL
from policies.pocket.naming import items, thing
from policies.pocket.sheet import block, column_sum, filled, formula
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
)

_HELD = re.compile(r"hold(?: down)? (?:the )?(shift|ctrl|alt)(?: key)?", re.IGNORECASE)
_LEAVING = re.compile(r"(?:close|quit|exit|leave)\b|关闭|退出", re.IGNORECASE)
_SAVING = re.compile(r"save(?: it| (?:the |my |any )?changes| anything)?|保存(?:更改|修改)?", re.IGNORECASE)
_ASKED = re.compile(
    r".*\b(?:asks?|asked|wants)\b.*\bsav(?:e|ing)\b.*|(?:提示|询问|问).*保存.*", re.IGNORECASE
)
_DISCARDED = re.compile(
    r"(?:don['’]?t|do not|not) save|no|discard.*|close without saving|不保存|否", re.IGNORECASE
)
_STYLED = re.compile(
    r"make (?:it|that|this|them) (?:bold|italics?|underlined?)"
    r"|(?:bold|embolden|italici[sz]e|underline) (?:it|that|this|them)",
    re.IGNORECASE,
)  # what is so styled is what was typed, which is not selected yet
_EDGE = re.compile(
    r"(?:jump|go|move|skip|scroll)(?: right)?(?: down| up)? to the (?:very )?(end|start|beginning|top|bottom)"
    r"(?: of (?:it|the (?:text|file|document|note)))?",
    re.IGNORECASE,
)  # of what is written in
_SAME_ONE = re.compile(
    r"\b(?:that|this|the same)"
    r" (?:e-?mail|mail|message|file|photo|picture|card|item|product|song|row|entry)\b",
    re.IGNORECASE,
)
_IN_LINE = re.compile(r"line \d+$|the last line$")
_NEXT_ONE = re.compile(
    r"(?:go|jump|move|skip|step)(?: on)? to the next (?:one|match|result|occurrence|hit|place)"
    r"|(?:find|show|see) (?:me )?(?:the )?next(?: (?:one|match|result|occurrence|hit))?"
    r"|(?:转?到|跳到|查找|看|找)?下一[个处](?:匹配|结果)?项?",
    re.IGNORECASE,
)
_NEW_TAB = re.compile(
    r"(?:open|add|create|make|start) an?(?:other)?(?: \w+)? tab|(?:打开|新建)(?:一个)?(?:新的?)?标签页?",
    re.IGNORECASE,
)
_SEARCH_BAR = re.compile(
    r"(?:the )?(?:find|search)(?: (?:bar|box|panel|field|dialog))?|(?:查找|搜索)(?:栏|框|对话框)?",
    re.IGNORECASE,
)
_CLOSES_SEARCH = re.compile(
    rf"(?:close|hide|dismiss|关闭|关掉|隐藏) ?(?:{_SEARCH_BAR.pattern})(?: again)?", re.IGNORECASE
)
_CLOSES_IT = re.compile(r"close (?:it|that|this)(?: again)?|(?:关闭|关掉)它|把它(?:关闭|关掉)", re.IGNORECASE)
_IT = frozenset("it that them this one 它 它们 该项".split())
_ITS = re.compile(r"(?:his|her|its|their) (?P<what>.+)", re.IGNORECASE)
_ROW = re.compile(r"^(?:row|line|entry) (?:of|for|with) (?:the )?", re.IGNORECASE)
_PERSON = frozenset("him her 他 她".split())
_CALLED = re.compile(r"[A-Z@\u3400-\u9fff]")  # the name of somebody, most likely
_MAIL = re.compile(rf"\b{MAIL}\b", re.IGNORECASE)
_SIGN = re.compile(
    r"(?:(?P<star>star|importance|important)|trash|bin|delete|rubbish)(?: can| bin)? (?:icon|sign|button"
    r"|symbol)",
    re.IGNORECASE,
)
_SENT_ALREADY = re.compile(r"(?:send|forward|pass|relay) (?:it|that|this)(?: (?:on|along))?", re.IGNORECASE)
_NTH = re.compile(r"(?:the )?(?:\d+\w\w|first|second|third|last)\b", re.IGNORECASE)
_RESULT = frozenset("number|answer|result|count|word|sum|total|value|it".split("|"))
_ENTERED = re.compile(r"(?:enter|write|insert) (.+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Clause:
    """One act of a task: its words, and what they ask for. certain: its frame leaves no doubt."""

    sentence: str
    intent: Intent
    certain: bool = field(default=False, compare=False)


def joined(found: list[Clause]) -> list[Clause]:
    """Let pronouns mean what was named before, and one clause go on with what another one began."""
    kept: list[Clause] = []
    named = ""
    for clause in found:
        intent = clause.intent
        before = kept[-1].intent if kept else None
        match intent:
            case Leave(""):
                continue
            case Where(shown, Choose(what) | ClickThe(what)) if _ASKED.fullmatch(
                shown
            ) and _DISCARDED.fullmatch(what):
                intent = Discard()
            case Leave(what) if (
                isinstance(before, Do) and _LEAVING.match(before.sentence) and _SAVING.fullmatch(what)
            ):
                intent = Discard()
            case Do(sentence) if isinstance(before, Send) and _is_done_by_sending(sentence):
                continue
            case Replace(old) if old.lower() in _IT and isinstance(before, Seek):
                kept.pop()
                intent = replace(
                    intent, old=re.sub(r"^(?:every|each|all(?: the)?|word|text|phrase) ", "", before.name)
                )
            case Replace(old) if (not old or old.lower() in _IT) and isinstance(before, Search):
                kept.pop()
                intent = replace(intent, old=before.text)
            case Write(text, into) if into.lower() in _IT and isinstance(before, Search):
                kept.pop()
                intent = Replace(before.text, text)
            case Do(sentence) if (
                isinstance(before, Fill)
                and not before.text
                and not clause.certain
                and _ENTERED.fullmatch(sentence)
            ):
                intent = Write(_ENTERED.sub(r"\1", sentence))
            case Do(sentence) if isinstance(before, Search) and _NEXT_ONE.fullmatch(sentence):
                intent = Keys(("enter",))  # its field has the keyboard
            case Do(sentence) if isinstance(before, Search) and _CLOSES_SEARCH.fullmatch(sentence):
                intent = Keys(("esc",))
            case Tick(name, False) if isinstance(before, Search) and _SEARCH_BAR.fullmatch(name):
                intent = Keys(("esc",))
            case Do(sentence) if _CLOSES_IT.fullmatch(sentence) and _opens_tab(before):
                intent = Do("close the tab")
            case Copy(what, "") if what.lower() in _IT and isinstance(before, Do | Keys | Strokes | Mark):
                intent = Keys(("ctrl", "c"))
            case ClickThe(name, of="") if isinstance(before, Do) and (
                held := _HELD.fullmatch(before.sentence)
            ):
                kept.pop()
                kept += [
                    replace(clause, intent=replace(intent, name=each, holding=(held[1].lower(),)))
                    for each in _each(name)
                ]
                continue
            case Do(sentence) if (
                isinstance(before, Write) and not before.into and _STYLED.fullmatch(sentence)
            ):
                kept.append(replace(clause, intent=Keys(("shift", "left"), len(before.text))))
            case Do(sentence) if _STYLED.fullmatch(sentence) and (cells := block(_filled(kept))):
                kept.append(replace(clause, intent=Fill(cells)))
            case Fill(text=text) if (worked_out := formula(text, _filled(kept))) != text:
                intent = replace(intent, text=worked_out)
            case Fill(cell, text) | Answer(text, cell) if kept and (
                worked_out := column_sum(kept[-1].sentence, text or "it", cell)
            ):
                kept.pop()
                intent = Fill(cell, worked_out)
            case Write(_, "") if kept and (edge := _EDGE.fullmatch(kept[-1].sentence)):
                kept[-1] = replace(kept[-1], intent=to_end(edge[1]))
            case AtRow(what, row) if row.lower() in _IT and _opened(before):
                intent = Do(what)
            case Keys(chord, times) if isinstance(before, Do) and (held := _HELD.fullmatch(before.sentence)):
                kept.pop()
                intent = Keys((held[1].lower(), *chord), times)
            case Do(sentence) if _opens_it(sentence) and (made := _made_before(kept)):
                intent = AtRow("open", f"{made} folder")
            case DragThe(to=to) if to.lower() in _IT and (made := _made_before(kept)):
                intent = replace(intent, to=made)
            case ClickThe(name) if name.lower() in _IT and named:
                intent = replace(intent, name=named)
            case Keys(("delete",)) if isinstance(before, Strokes) and _IN_LINE.match(before.what):
                kept[-1] = replace(kept[-1], intent=whole_line(before))
            case Resize("it" | "that", _, larger) if isinstance(before, Strokes) and _IN_LINE.match(
                before.what
            ):
                intent = Do(f"make the text {'larger' if larger else 'smaller'}")
            case Keys(("delete",)) if isinstance(before, Seek):
                intent = AtRow("delete", before.name)
            case Write(_, into) if named and isinstance(before, Seek) and (its := _ITS.fullmatch(into)):
                intent = replace(intent, into=f"{its['what']} of {_ROW.sub('', named)}")
            case Write(_, into) if into.lower() in _IT and named:
                intent = replace(intent, into=named)
            case AtRow(_, row) if named and (
                row.lower() in _IT
                or _SAME_ONE.search(clause.sentence)
                or (row.lower() in _PERSON and _CALLED.search(named))
            ):
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
            case Paste(into) if isinstance(before, Seek) and before.name and into:
                kept.pop()  # nothing was copied: what was found is read
                intent = Carry(before.name, into)
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
        sought = intent.text if isinstance(intent, Search) else ""
        named = getattr(intent, "row", "") or getattr(intent, "name", "") or sought or _whose(intent) or named
        kept.append(replace(clause, intent=intent))
    return kept or found


def _filled(kept: Sequence[Clause]) -> list[str]:
    return filled([clause.intent for clause in kept])


def _is_done_by_sending(sentence: str) -> bool:
    return any(ended.fullmatch(sentence) for ended in (_SENT_ALREADY, _SAVING))


def _each(name: str) -> list[str]:
    """Return each of several alike things: 'first file', 'third file', of 'the first and the third file'."""
    found = items(name)
    return [each if " " in each or each == found[-1] else f"{each} {found[-1].split()[-1]}" for each in found]


def _opened(intent: Intent | None) -> bool:
    """Tell whether a thing was just opened, so that what is done to it next is done to all that is shown."""
    return isinstance(intent, ClickThe) and _NTH.match(intent.name) is not None


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


def _opens_tab(intent: Intent | None) -> bool:
    return isinstance(intent, Do) and _NEW_TAB.fullmatch(intent.sentence) is not None


def _opens_it(sentence: str) -> bool:
    return (
        re.fullmatch(
            r"(?:open|select|choose|press|view|点击|打开)\s*(?:it|that|them|它)", sentence, re.IGNORECASE
        )
        is not None
    )
