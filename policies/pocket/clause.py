"""Cuts a task into clauses, one act each: 'open the menu, turn on line numbers and close the dialog'.

The trap: 'and' joins acts, and it stands in names: 'Search and Replace'. So it parts two clauses only
where a verb follows it. What stands in quotes is never cut.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from agent.errors import TaskNotUnderstood
from policies.literal.instruction import Instruction
from policies.literal.language import read
from policies.literal.verb import VERBS
from policies.pocket.copying import copied

_ACTS = frozenset(VERBS) | frozenset(
    "open close turn switch go show hide toggle tick untick uncheck enable disable select choose pick "
    "start stop play pause save search find print delete remove undo redo copy paste cut add create "
    "expand collapse unfold minimise minimize maximise maximize restore zoom refresh reload return move "
    "sort set expand tap confirm cancel apply quit exit leave download upload mute increase decrease view "
    "make give put".split()
)
_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|‘[^’]*’|「[^」]*」|(?<!\w)'[^']*'(?!\w)")
_ALWAYS = re.compile(
    r"[。；;\n]+|[.!！](?=\s|$)|，|(?<=[\u3400-\u9fff])(?:然后|接着|随后|并且|再|并)(?=[\u3400-\u9fff])"
)
_BEFORE_ACT = re.compile(
    r"(?:,\s*|\s+)?(?:\b(?:and then|and|then|finally)\b\s*|,\s+)(?=([A-Za-z-]+))", re.IGNORECASE
)
_FOR_KEYS = re.compile(r"(?:type|write)\b|(?:press|hit)\s+\S+\+", re.IGNORECASE)
_POLITE = re.compile(
    r"^\s*(?:(?:(?:please|now|first|then|finally|and)\b|请|先|再|然后|最后)\s*)*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Clause:
    """One act of a task: its words, and what the language of `literal` makes of them, if anything."""

    sentence: str
    instruction: Instruction | None


def clauses(task: str) -> tuple[Clause, ...]:
    """Return the clauses of the task, at least one. Raises TaskNotUnderstood where it says nothing."""
    kept: list[str] = []

    def hide(match: re.Match[str]) -> str:
        kept.append(match[0])
        return f"\x00{len(kept) - 1}\x00"

    hidden = _QUOTED.sub(hide, task)
    pieces = [piece for part in _ALWAYS.split(hidden) for piece in _at_acts(part)]
    shown = [re.sub("\x00(\\d+)\x00", lambda match: kept[int(match[1])], piece) for piece in pieces]
    bare = [_POLITE.sub("", piece.strip(" ,，.。")).strip() for piece in shown]
    found = tuple(Clause(sentence, _understood(sentence)) for sentence in bare if sentence)
    if not found:
        raise TaskNotUnderstood("the task is empty (say in a sentence what shall be done)")
    return found


def _at_acts(part: str) -> list[str]:
    """Cut where a joining word or a comma is followed by a verb."""
    pieces, start = [], 0
    for match in _BEFORE_ACT.finditer(part):
        if match[1].lower() in _ACTS and match.start() > start:
            pieces.append(part[start : match.start()])
            start = match.end()
    return [*pieces, part[start:]]


def _understood(sentence: str) -> Instruction | None:
    try:
        instructions = read(sentence)
    except TaskNotUnderstood:
        text = copied(sentence)
        if text is None and _FOR_KEYS.match(sentence):
            raise  # no place is meant, and what is wrong with it is said there
        return text
    return instructions[0] if len(instructions) == 1 else None
