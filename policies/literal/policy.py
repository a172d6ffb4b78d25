"""The policy `literal`: does what a task in plain words says, on what it reads on the screen.

The trap: a text that is not there yet, a text that is there twice and a text that is not there at all look
the same to a program that only asks "where is it?". Here the first is waited for, the second is an error
that lists the places, and the third an error that lists what is there instead. Nothing is guessed, and
nothing is remembered but what the history holds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from agent.actions import Click, Finish, Wait
from agent.control import Control
from agent.episode import Decision, Observation
from agent.errors import Ambiguous, NotShown
from agent.events import Emit, Said
from agent.screenshot import Screenshot
from agent.senses import Found, Reader
from agent.settings import Settings
from policies.literal.acting import act
from policies.literal.grounding import ground
from policies.literal.instruction import CheckThat, Instruction, WaitFor, awaited, window_named, written
from policies.literal.language import read
from policies.literal.look import Look
from policies.literal.progress import Progress, note, progress
from policies.literal.speech import Speech, speech_for

_GLANCE_SECONDS = 2.0  # between two looks while waiting, where nothing changes meanwhile
_ASKED_FOR = 6  # times the patience, for what the task itself says to wait for


def make(reader: Reader, control: Control, settings: Settings) -> Literal:
    """Return the policy with the patience of the settings."""
    return Literal(reader=reader, control=control, patience_seconds=settings.patience_seconds)


class Literal:
    """Follows instructions in plain words, with targets in quotes."""

    name = "literal"

    def __init__(self, *, reader: Reader, control: Control, patience_seconds: float = 10) -> None:
        self._reader = reader
        self._control = control
        self._patience_seconds = patience_seconds

    def check(self, task: str) -> None:
        """Raise TaskNotUnderstood where a part of the task is not understood."""
        read(task)

    def decide(self, observation: Observation, emit: Emit) -> Decision:
        """Return what the next instruction asks for, or a wait until that is possible.

        Raises:
            TaskNotUnderstood: `check` was not asked first.
        """
        instructions, speech = read(observation.task), speech_for(observation.task)
        come = progress(observation.history)
        look = Look(observation, reader=self._reader, emit=emit, after_reading=self._control.go_on_or_stop)
        if come.done >= len(instructions):
            decision = _finish(instructions, speech)
        else:
            turn = _Turn(come.done + 1, instructions[come.done], come, observation.screenshot.taken_at)
            decision = self._decide(turn, look, speech)
        for piece in re.findall(r"\S+\s*", decision.thought):
            emit(Said(piece))
        return decision

    def ground(self, screenshot: Screenshot, instruction: str) -> Found | None:
        """Return what the sentence means in the picture, and how sure that is; None to abstain."""
        return ground(screenshot, instruction, self._reader)

    def _decide(self, turn: _Turn, look: Look, speech: Speech) -> Decision:
        instruction = turn.instruction
        try:
            done = act(instruction, look, speech)
        except Ambiguous as error:
            if turn.waiting:
                return _give_up(instruction, str(error), speech)
            return turn.wait(_GLANCE_SECONDS / 2, speech.looking_again(str(error)))
        except NotShown as error:
            handle = None if turn.waiting else _covered(instruction, look)
            if handle is not None:
                return turn.raise_window(handle, speech.covered(window_named(instruction)))
            return self._wait_or_give_up(turn, speech, str(error))
        if done is None:  # something is shown that should be gone
            return self._wait_or_give_up(turn, speech, speech.still_shown(awaited(instruction)))
        return Decision(
            done.actions,
            thought=done.thought,
            reply=note(turn.number, written(instruction)),
            targets=done.targets,
            confidence=min((target.score for target in done.targets), default=None),
        )

    def _wait_or_give_up(self, turn: _Turn, speech: Speech, why: str) -> Decision:
        instruction = turn.instruction
        asked_for = isinstance(instruction, WaitFor)
        patience = self._patience_seconds * (_ASKED_FOR if asked_for else 1)
        left = patience - turn.waited
        if left <= 0:
            return _give_up(instruction, why, speech)
        gone = isinstance(instruction, WaitFor) and instruction.gone
        gone = gone or (isinstance(instruction, CheckThat) and not instruction.shown)
        thought = speech.waiting(awaited(instruction), gone, turn.waited, patience)
        return turn.wait(min(left, _GLANCE_SECONDS), thought)


@dataclass(frozen=True, slots=True)
class _Turn:
    """The instruction whose turn it is, and since when it waits."""

    number: int
    instruction: Instruction
    come: Progress
    now: float

    @property
    def waiting(self) -> bool:
        return self.come.waiting_since is not None

    @property
    def waited(self) -> float:
        return self.now - self.come.waiting_since if self.come.waiting_since is not None else 0.0

    @property
    def _reply(self) -> str:
        since = self.come.waiting_since if self.come.waiting_since is not None else self.now
        return note(self.number, written(self.instruction), since)

    def wait(self, seconds: float, thought: str) -> Decision:
        """Return the decision to wait for a change, at most this long."""
        wait = Wait(max(seconds, 0.05), for_change=True)
        return Decision((wait,), thought=thought, reply=self._reply)

    def raise_window(self, handle: Found, thought: str) -> Decision:
        """Return the decision to bring a window to the front, before the instruction itself."""
        return Decision((Click(handle.box.center),), thought=thought, reply=self._reply, targets=(handle,))


def _covered(instruction: Instruction, look: Look) -> Found | None:
    """Return where to click to bring the window that the instruction names to the front, if it is covered."""
    title = window_named(instruction)
    try:
        return look.handle(title) if title else None
    except (NotShown, Ambiguous):
        return None


def _finish(instructions: tuple[Instruction, ...], speech: Speech) -> Decision:
    """Return the last decision: verified where the task had something checked."""
    checked = any(isinstance(instruction, CheckThat) for instruction in instructions)
    message = speech.done(len(instructions))
    return Decision((Finish(message, verified=True if checked else None),), thought=message)


def _give_up(instruction: Instruction, why: str, speech: Speech) -> Decision:
    verified = False if isinstance(instruction, CheckThat) else None
    message = speech.because(speech.act(instruction), why)
    return Decision((Finish(message, success=False, verified=verified),), thought=speech.why(why))
