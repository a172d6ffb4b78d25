"""Reads a task by rules and by the tagger, and keeps the reading that holds.

Rules are right where they know the sentence, and read something into any other; the tagger reads any, and
says how sure it is. So it is asked where rules have read loosely, or what is of kinds that both have. The
trap: a task is read at every step, and must always be read the same, since the history counts its clauses.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from agent.errors import TaskNotUnderstood
from policies.pocket.clause import clauses
from policies.pocket.doing_away import does_away, is_unsaid
from policies.pocket.intent import Write
from policies.pocket.joining import Clause, joined
from policies.pocket.leftover import left_out
from policies.pocket.looseness import (
    acts_of,
    hands_on,
    is_generic,
    keeps_certain,
    keeps_known,
    keeps_own,
    keeps_whole,
    looseness,
    says_more,
    tells_act,
)
from policies.pocket.model import PocketModel
from policies.pocket.processor import PocketProcessor
from policies.pocket.reading_kind import Read
from policies.pocket.tagging import Directions, Tagger, read, tagger_from
from policies.pocket.torn import is_torn
from policies.pocket.understanding import remarks, understood
from policies.pocket.wish import is_wish

FILE = "tagger.safetensors"
_SURE = {0.0: 0.55, 0.5: 0.2, 1.0: 0.1}  # of a reading's least sure part, by how loosely rules have read
_KEEPS = 0.4  # the same, where a reading has not all that rules know
_CERTAIN = 0.5  # the same, where it has not what a frame leaves no doubt of, or cuts a name short
_WHOLE = 0.7  # the same, where it has not all that rules know as it stands
_ACTS = 0.5  # the same, where it says of one clause more than rules, an act
_LEFT_OUT = 0.5  # of it, where the reading has not all that the task tells exactly
_DROPS = 0.5  # the same, where it drops what rules have
_AWAY = 0.8  # the same, where it deletes what no word says is deleted
_DELETES = 0.4  # the same, where it deletes one of several things and rules do not
_REFUSED = 0.3  # the same, of a sentence that rules refuse


@dataclass(frozen=True, slots=True)
class Heard:
    """How a task was read.

    remarks: what nothing is done for. sure: how sure it is that this is right, 1 where rules read it.
    """

    clauses: tuple[Clause, ...]
    remarks: tuple[str, ...] = ()
    sure: float = 1.0


class Comprehension:
    """What tasks say. The last ones are remembered."""

    def __init__(self, tagger: Tagger, near: Directions) -> None:
        self._tagger, self._near = tagger, near
        self._known: dict[str, Heard] = {}

    @classmethod
    def from_folder(cls, folder: Path, model: PocketModel, processor: PocketProcessor) -> Self | None:
        """Load the tagger that lies beside a model; None where there is none."""
        file = folder / FILE
        if not file.is_file():
            return None
        near = Directions(model, processor)
        return cls(tagger_from(file, near.space), near)

    def heard(self, task: str) -> Heard:
        """Return how the task was read. Raises TaskNotUnderstood."""
        if task not in self._known:
            if len(self._known) > 20:
                self._known.clear()
            self._known[task] = self._read(task)
        return self._known[task]

    def _read(self, task: str) -> Heard:
        try:
            by_rules: tuple[Clause, ...] = clauses(task)
        except TaskNotUnderstood:
            tagged, reading = self.by_tagger(task)
            wild = reading.sure < _AWAY and is_unsaid(reading.clauses)
            if wild or reading.sure < _REFUSED or not says_more(tagged, reading.clauses, reading.clauses):
                raise  # what is wrong with it is said there
            return reading
        loose = looseness(by_rules)
        if (not loose and not is_generic(by_rules)) or is_wish(task):
            return Heard(by_rules)
        tagged, reading = self.by_tagger(task)
        said = reading.clauses
        if not said or reading.sure < _SURE[loose] or _is_worse(task, reading, by_rules):
            return Heard(by_rules)
        if not loose:
            whole = reading.sure >= _WHOLE or keeps_whole(said, by_rules)
            less = len(said) < len(by_rules) or hands_on(said, by_rules)
            return reading if whole and not less else Heard(by_rules)
        lost = loose < 1 and reading.sure < _KEEPS and not keeps_known(said, by_rules)
        more = says_more(tagged, said, by_rules) or (reading.sure >= _ACTS and tells_act(said, by_rules))
        return reading if more and not lost else Heard(by_rules)

    def by_tagger(self, task: str) -> tuple[tuple[Read, ...], Heard]:
        """Return how the tagger reads a task, and what that asks for."""
        tagged, sure = read(task, self._tagger, self._near)
        said = tuple(joined(list(understood(task, tagged, _plain))))
        asides = remarks(task, tagged)
        return tagged, Heard(said, asides, sure * (_LEFT_OUT if left_out(task, said, asides) else 1.0))


def _is_worse(task: str, reading: Heard, by_rules: Sequence[Clause]) -> bool:
    """Tell whether the tagger's reading drops an act, a name or a field that rules have, or tears a word."""
    said = reading.clauses
    if reading.sure < _AWAY and is_unsaid(said):
        return True
    if reading.sure < _DELETES and does_away(said) and not does_away(by_rules):
        return True
    certain = keeps_certain(said, by_rules)
    if reading.sure < _CERTAIN and (not certain or is_torn(task, said)):
        return True
    if not keeps_own(said, by_rules) or len(said) < (acts_of(by_rules) if certain else len(by_rules) + 1):
        return True
    anywhere = {each.intent.text for each in said if isinstance(each.intent, Write) and not each.intent.into}
    fields = [each.intent for each in by_rules if isinstance(each.intent, Write) and each.intent.into]
    if any(intent.text in anywhere for intent in fields):
        return True
    drops = reading.sure < _DROPS and left_out(task, said, reading.remarks)
    return bool(drops) and not left_out(task, by_rules)


def _plain(sentence: str) -> tuple[Clause, ...]:
    try:
        return clauses(sentence)
    except TaskNotUnderstood:
        return ()
