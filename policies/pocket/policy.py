"""The policy `pocket`: does what free sentences say, with a small model of its own for what words cannot
find.

The trap: a policy that always points somewhere is wrong half the time and never says so. What quoted
words say is left to `literal`, to the letter; everything else is pointed at only where the model is sure,
and what is not found is waited for, then given up with the sentence that was meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from agent import assets
from agent.actions import Click, Finish, Type, Wait
from agent.control import Control
from agent.episode import Decision, Observation
from agent.errors import Ambiguous, NotShown, TaskNotUnderstood, UsageError
from agent.events import Emit, Said
from agent.screenshot import Screenshot
from agent.senses import Found, Reader
from agent.settings import Settings
from policies.literal.acting import Done, act
from policies.literal.instruction import ClickOn, Target, TypeText
from policies.literal.look import Look
from policies.literal.policy import Literal
from policies.literal.progress import Progress, note, progress
from policies.literal.speech import Speech, speech_for
from policies.pocket.clause import Clause, clauses
from policies.pocket.probe import PROBES, probed

if TYPE_CHECKING:
    from policies.pocket.eye import Eye

_GLANCE_SECONDS = 1.0  # between two looks while waiting, where nothing changes meanwhile
_SURE = 0.5  # of a confidence: of 17 places on real screens pointed at with less, two were right
_QUOTES = re.compile(r"[\"“‘「《]|(?<!\w)'")


def make(reader: Reader, control: Control, settings: Settings) -> Pocket:
    """Return the policy with the weights that ship, or those in the folder that the settings name."""

    def load() -> Eye:
        from policies.pocket.eye import Eye  # takes seconds: torch and transformers

        return Eye.from_folder(Path(settings.model) if settings.model else _shipped())

    return Pocket(load, reader=reader, control=control, patience_seconds=settings.patience_seconds)


class Pocket:
    """Follows free sentences. The model is loaded when it is first needed."""

    name = "pocket"

    def __init__(
        self, load: Callable[[], Eye], *, reader: Reader, control: Control, patience_seconds: float = 10
    ) -> None:
        self._load = load
        self._eye: Eye | None = None
        self._reader = reader
        self._control = control
        self._patience_seconds = patience_seconds
        self._watched: frozenset[str] = frozenset()
        self._literal = Literal(reader=reader, control=control, patience_seconds=patience_seconds)

    def check(self, task: str) -> None:
        """Raise TaskNotUnderstood where there is no task, UsageError where there is no model."""
        if not self._is_literal(task):
            clauses(task)
            self._ready()

    def decide(self, observation: Observation, emit: Emit) -> Decision:
        """Return what the next clause asks for, or a wait until that is possible."""
        if self._is_literal(observation.task):
            return self._literal.decide(observation, emit)
        told, speech = clauses(observation.task), speech_for(observation.task)
        come = progress(observation.history)
        if come.done >= len(told):
            message = speech.done(len(told))
            decision = Decision((Finish(message),), thought=message)
        else:
            look = Look(
                observation, reader=self._reader, emit=emit, after_reading=self._control.go_on_or_stop
            )
            with probed(self._ready() if self._watched else None, self._watched, emit):
                decision = self._decide(told[come.done], come, look, observation.screenshot, speech)
        for piece in re.findall(r"\S+\s*", decision.thought):
            emit(Said(piece))
        return decision

    def probes(self) -> Mapping[str, str]:
        return PROBES

    def watch(self, names: Collection[str]) -> None:
        self._watched = frozenset(names) & PROBES.keys()

    def ground(self, screenshot: Screenshot, instruction: str) -> Found | None:
        """Return what the sentence means in the picture, and how sure that is; None to abstain."""
        from policies.pocket.grounding import ground  # takes seconds: torch and transformers

        return ground(screenshot, instruction, self._reader, self._ready())

    def _decide(
        self, clause: Clause, come: Progress, look: Look, screenshot: Screenshot, speech: Speech
    ) -> Decision:
        number = come.done + 1
        try:
            done = self._done(clause, look, screenshot, speech)
        except (NotShown, Ambiguous) as error:
            why = str(error)
        else:
            if done is not None:
                sure = min((target.score for target in done.targets), default=None)
                reply = note(number, clause.sentence)
                return Decision(done.actions, done.thought, reply, done.targets, sure)
            why = speech.still_shown(clause.sentence)
        now = screenshot.taken_at
        since = come.waiting_since if come.waiting_since is not None else now
        left = self._patience_seconds - (now - since)
        if left <= 0:
            message = f"{clause.sentence}: {why}"
            return Decision((Finish(message, success=False),), thought=why)
        wait = Wait(max(min(left, _GLANCE_SECONDS), 0.05), for_change=True)
        thought = speech.waiting(clause.sentence, False, now - since, self._patience_seconds)
        return Decision((wait,), thought, note(number, clause.sentence, since))

    def _done(self, clause: Clause, look: Look, screenshot: Screenshot, speech: Speech) -> Done | None:
        """Return what carries the clause out. Raises NotShown, Ambiguous."""
        instruction = clause.instruction
        if isinstance(instruction, TypeText) and instruction.into is not None:
            return self._typed(instruction, instruction.into, look, screenshot, speech)
        if instruction is not None and not isinstance(instruction, ClickOn):
            return act(instruction, look, speech)
        found = self.ground(screenshot, clause.sentence)
        if found is None or found.score < _SURE:
            if instruction is not None:
                return act(instruction, look, speech)  # its error lists what is there instead
            raise NotShown(
                "nothing on the screen is surely that (say it with words that are shown, in quotes)"
            )
        click = Click(found.box.center)
        if isinstance(instruction, ClickOn):
            click = Click(found.box.center, instruction.button, instruction.count, instruction.holding)
        seen = speech.seen(found.label, found.box.center, look.area)
        return Done((click,), (found,), f"{seen}: {clause.sentence}")

    def _typed(
        self, instruction: TypeText, into: Target, look: Look, screenshot: Screenshot, speech: Speech
    ) -> Done | None:
        """Type into a field that is found by its words, else by the model. Raises NotShown, Ambiguous."""
        try:
            return act(instruction, look, speech)
        except NotShown:
            field = self.ground(screenshot, into.wanted.text)
            if field is None or field.score < _SURE:
                raise
        seen = speech.seen(field.label, field.box.center, look.area)
        actions = (Click(field.box.center), Type(instruction.text))
        return Done(actions, (field,), f"{seen}: {speech.act(instruction)}")

    def _is_literal(self, task: str) -> bool:
        """Tell whether the task is of quoted words, which `literal` understands to the letter."""
        if not _QUOTES.search(task):
            return False
        try:
            self._literal.check(task)
        except TaskNotUnderstood:
            return False
        return True

    def _ready(self) -> Eye:
        if self._eye is None:
            self._eye = self._load()
        return self._eye


def _shipped() -> Path:
    try:
        return assets.path("pocket")
    except FileNotFoundError as error:
        raise UsageError(f"the policy 'pocket' has no weights: {error}") from error
