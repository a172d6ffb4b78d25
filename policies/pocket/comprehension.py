"""Reads a task by rules and by the tagger, and keeps the reading that holds.

Rules are right where they know the sentence, and read something into any other; the tagger is right about
most sentences, and says how sure it is. The trap: a task is read at every step, and must always be read the
same, since the history counts its clauses.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Self

from safetensors.torch import load_file

from agent.errors import TaskNotUnderstood
from policies.pocket.clause import clauses
from policies.pocket.intent import Do, told
from policies.pocket.joining import Clause, joined
from policies.pocket.model import PocketModel
from policies.pocket.processor import PocketProcessor
from policies.pocket.tagging import Directions, Tagger, read
from policies.pocket.understanding import understood

FILE = "tagger.safetensors"
_SURE = 0.6  # of the least sure part of a reading
_ALSO = 0.3  # where rules only hand the sentence on


class Comprehension:
    """What tasks say. The last ones are remembered."""

    def __init__(self, tagger: Tagger, near: Directions) -> None:
        self._tagger, self._near = tagger, near
        self._known: dict[str, tuple[Clause, ...]] = {}

    @classmethod
    def from_folder(cls, folder: Path, model: PocketModel, processor: PocketProcessor) -> Self | None:
        """Load the tagger that lies beside a model; None where there is none."""
        file = folder / FILE
        if not file.is_file():
            return None
        near = Directions(model, processor)
        tagger = Tagger(near.space)
        tagger.load_state_dict({name: value.float() for name, value in load_file(file).items()})
        return cls(tagger.eval(), near)

    def clauses(self, task: str) -> tuple[Clause, ...]:
        """Return the clauses of the task. Raises TaskNotUnderstood."""
        if task not in self._known:
            if len(self._known) > 20:
                self._known.clear()
            self._known[task] = self._read(task)
        return self._known[task]

    def _read(self, task: str) -> tuple[Clause, ...]:
        try:
            by_rules: tuple[Clause, ...] = clauses(task)
        except TaskNotUnderstood:
            by_rules = ()
        said, sure = read(task, self._tagger, self._near)
        tagged = tuple(joined(list(understood(task, said, _plain))))
        if tagged and (not by_rules or sure >= (_ALSO if _is_handed_on(by_rules) else _SURE)):
            return tagged
        return by_rules or clauses(task)


def _plain(sentence: str) -> tuple[Clause, ...]:
    try:
        return clauses(sentence)
    except TaskNotUnderstood:
        return ()


def _is_handed_on(said: Sequence[Clause]) -> bool:
    """Tell whether a clause is only handed on as it was said, since no rule fits it."""
    return any(isinstance(clause.intent, Do) and len(told(clause.intent).split()) > 4 for clause in said)
