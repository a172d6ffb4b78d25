"""The policy `pocket`: does what free sentences say, with a small model of its own for what words cannot
find.

The trap: a policy that always points somewhere is wrong half the time and never says so. What quoted
words say is left to `literal`, to the letter; everything else is pointed at only where the model is
sure, and what is not found is looked for further down, waited for, asked about, and then given up with
the sentence that was meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from agent.actions import AskUser, Finish, Wait
from agent.control import Control
from agent.episode import SURE, Decision, Observation
from agent.errors import Ambiguous, NotShown, TaskNotUnderstood
from agent.events import Emit, Said
from agent.screenshot import Screenshot
from agent.senses import Found, Reader
from agent.settings import Settings
from policies.literal.instruction import awaited
from policies.literal.language import read
from policies.literal.policy import Literal
from policies.literal.speech import Speech, speech_for
from policies.pocket.acting import act
from policies.pocket.asking import asked, is_talk
from policies.pocket.clause import clauses
from policies.pocket.comprehension import Heard
from policies.pocket.course import Course, back_to, course, note
from policies.pocket.deciding import acted, asked_first, unsure
from policies.pocket.drawing import drawing
from policies.pocket.filing import put_off
from policies.pocket.finishing import ending, fills, finishing
from policies.pocket.greeting import greeting, sent_away
from policies.pocket.hint import believed, candidate, heard, others, rest_on, without
from policies.pocket.hurdle import CLEARED, WAITED, cleared, loading, orders
from policies.pocket.intent import Await, Confirm, Copy, Do, told
from policies.pocket.joining import Clause
from policies.pocket.looking import further
from policies.pocket.lost import lost
from policies.pocket.menus import leads_on
from policies.pocket.modal import Standing
from policies.pocket.naming import quoted
from policies.pocket.neighbour import is_beside
from policies.pocket.offer import ended, handed_in
from policies.pocket.probe import PROBES, probed
from policies.pocket.reconsidering import reconsidered, tried_before
from policies.pocket.telling import answers
from policies.pocket.tried import tried_words
from policies.pocket.undertaking import Until
from policies.pocket.view import View
from policies.pocket.weights import folder_of

if TYPE_CHECKING:
    from policies.pocket.eye import Eye

_SURE_IN_MENU = 0.85  # of a guess among the entries of a menu that was opened just to look
_BLINK_SECONDS = 0.05  # where only what is next changes
_GLANCE_SECONDS = 1.0  # between two looks while waiting, where nothing changes meanwhile
_SECOND_LOOK_SECONDS = 0.4  # before anything is tried for what is not seen: it may just be coming
_ASKED_FOR = 6  # times the patience, for what the task itself says to wait for
_LOADED = 25  # looks, after which a page that says that it is loading is worked with as it is
_LINK = re.compile(r"\blinks?\b|链接", re.IGNORECASE)  # told by its colour among the same words in a text
_QUOTES = re.compile(r"[\"“‘「《]|(?<!\w)'")


def make(reader: Reader, control: Control, settings: Settings) -> Pocket:
    """Return the policy with the weights that ship, or those in the folder that the settings name."""

    def load() -> Eye:
        from policies.pocket.eye import Eye  # takes seconds: torch and transformers

        return Eye.from_folder(folder_of(settings), settings)

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
        self._standing = Standing()
        self._literal = Literal(reader=reader, control=control, patience_seconds=patience_seconds)

    def check(self, task: str) -> None:
        """Raise TaskNotUnderstood where there is no task, UsageError where there is no model."""
        if not self._is_literal(task):
            self._heard(task)

    def decide(self, observation: Observation, emit: Emit) -> Decision:
        """Return what the next clause asks for, or a wait until that is possible."""
        if self._is_literal(observation.task):
            return self._literal.decide(observation, emit)
        taught: list[str] = []

        def suited() -> Eye:
            eye = self._ready()
            taught[:] = eye.suit(observation.windows)
            return eye

        reading, speech = self._heard(observation.task), speech_for(observation.task)
        said = reading.clauses
        come = course(observation.history)
        number = min(come.done, len(said) - 1) + 1
        tried = tried_before(said[number - 1], observation.history, number)
        seen = observation.windows, observation.screenshot
        view = View(
            observation,
            reader=self._reader,
            eye=suited,
            emit=emit,
            after_reading=self._control.go_on_or_stop,
            sure=max(observation.threshold, _SURE_IN_MENU) if tried or _is_looking(come) else None,
            tried=tried,
            passed=others(come.trail),
            card=self._standing.over(*seen, observation.history) or greeting(*seen),
        )
        last, asked_for = said[-1].intent, len(said)
        if come.done > asked_for and view.card is not None:  # what should have ended it is judged, too
            said = (*said, ending(observation.task))
        now = said[come.done] if come.done < len(said) else None
        behind = now.sentence if now and not orders(said) else ""  # else the task says how it is answered
        over = sent_away(behind, view) or cleared(view, said, now, observation.history)
        late = loading(view) if over is None and come.done < len(said) else None
        sent = finishing(view) if come.done == len(said) and fills(last, observation.task) else None
        sent = ended(said, view) if sent is None and come.done == len(said) else sent
        if come.done == asked_for + 1 and view.card is None:  # a card that was kept may be one step of it
            sent = handed_in(said, view)
        again, judged = 0, None
        if over is None and observation.history and observation.history[-1].decision.reply == CLEARED:
            again = lost(view, said, come.done, observation.history, CLEARED)
        if over is None and not again:
            judged = reconsidered(said, come.done, view, observation.history, speech)
        if judged is not None:
            decision = judged
        elif over is not None:
            thought = speech.seen(over.targets[0].label, over.targets[0].box.center, view.area)
            decision = Decision(over.actions, thought, CLEARED, over.targets)
        elif again:
            decision = Decision(
                (Wait(_BLINK_SECONDS),), speech.because(said[again - 1].sentence, "…"), back_to(again)
            )
        elif late is not None and len(observation.history) < _LOADED:
            decision = Decision(late.actions, late.targets[0].label, WAITED)
        elif sent is not None:
            decision = acted(sent, come.done + 1, ending(observation.task), view, speech)
        elif come.done >= len(said):
            checked = any(isinstance(clause.intent, Confirm) for clause in said)
            message = speech.done(asked_for, reading.remarks, answers(said, observation.history))
            decision = Decision((Finish(message, verified=True if checked else None),), thought=message)
        else:
            clause = put_off(said, come.done, view)
            if come.said and (instead := self._instead(come.said)) is not None:
                clause = instead
            with probed(self._ready() if self._watched else None, self._watched, emit):
                decision = self._decide(clause, come, view, observation.task, speech)
        decision = asked_first(decision, said, reading.sure, observation.history, speech)
        for piece in re.findall(r"\S+\s*", decision.thought):
            emit(Said(piece))
        return replace(decision, taught=tuple(taught))

    def probes(self) -> Mapping[str, str]:
        return PROBES

    def watch(self, names: Collection[str]) -> None:
        self._watched = frozenset(names) & PROBES.keys()

    def ground(self, screenshot: Screenshot, instruction: str) -> Found | None:
        """Return what the sentence means in the picture, and how sure that is; None to abstain."""
        from policies.pocket.grounding import ground  # takes seconds: torch and transformers

        return ground(screenshot, instruction, self._reader, self._ready())

    def _decide(self, clause: Clause, come: Course, view: View, task: str, speech: Speech) -> Decision:
        number, hints = come.done + 1, come.trail
        wish = clause.intent.sentence if isinstance(clause.intent, Do) else clause.sentence
        if (deed := heard(view, wish, hints)) is not None:
            deed = drawing(wish, deed, view)
            doubtful = not deed.trail and deed.targets[0].score < view.sure
            return (unsure if doubtful else acted)(deed, number, clause, view, speech)
        come, unclear = replace(come, trail=without(hints)), False
        try:
            deed = believed(act(clause.intent, clause.sentence, view, come.trail), hints, view)
        except (NotShown, Ambiguous) as error:
            if (
                view.sure > SURE and not view.tried and not come.declined and not _is_looking(come)
            ):  # what was enough before is shown without a search
                guessed = self._guessed(clause, come, view.doubtful(SURE), speech, hints)
                if guessed is not None and not any(leads_on(each, view) for each in guessed.targets):
                    return guessed
            if (more := further(clause, come, view, task, error)) is not None:
                thought = speech.looking_further(str(error), tried_words(more.trail, speech))
                reply = note(number, clause.sentence, trail=more.trail)
                return Decision(more.actions, thought, reply, more.targets)
            why, unclear = str(error), isinstance(error, Ambiguous)
        else:
            if deed is not None:
                rest = None if _is_looking(come) else rest_on(deed, view, hints)
                return acted(rest or deed, number, clause, view, speech)
            why = speech.still_shown(clause.sentence)
        return self._wait_or_ask(clause, come, why, view, speech, hints, unclear=unclear)

    def _guessed(
        self, clause: Clause, come: Course, view: View, speech: Speech, hints: tuple[str, ...]
    ) -> Decision | None:
        """Return what the clause may mean, for the person to say; None where nothing is likely enough.

        view: the look with the guesses that count. hints: the trail with the pictures that were rested on.
        """
        try:
            deed = act(clause.intent, clause.sentence, view, come.trail)
        except (NotShown, Ambiguous):
            return None
        if deed is None or not deed.actions or not deed.targets:
            return None
        if (rest := rest_on(deed, view, hints)) is not None:
            return acted(rest, come.done + 1, clause, view, speech)
        return unsure(deed, come.done + 1, clause, view, speech)

    def _wait_or_ask(
        self,
        clause: Clause,
        come: Course,
        why: str,
        view: View,
        speech: Speech,
        hints: tuple[str, ...],
        *,
        unclear: bool,
    ) -> Decision:
        now, number = view.screenshot.taken_at, come.done + 1
        patience = self._patience_seconds * (_ASKED_FOR if isinstance(clause.intent, Await | Until) else 1)
        since = come.waiting_since if come.waiting_since is not None else now
        left = patience - (now - since)
        tried = bool(come.trail) or isinstance(clause.intent, Copy)
        if left <= 0 or (tried and come.waiting_since is not None):
            unfit = unclear or come.declined or is_talk(clause.sentence)
            guessed = None if unfit else self._guessed(clause, come, view.doubtful(), speech, hints)
            if guessed is None and isinstance(clause.intent, Do) and not unfit and not come.said:
                rest = candidate(view, clause.intent.sentence, hints)
                guessed = acted(rest, number, clause, view, speech) if rest is not None else None
            if guessed is not None:
                return guessed
            if come.said or isinstance(clause.intent, Confirm):
                message = speech.because(clause.sentence, why)
                verified = False if isinstance(clause.intent, Confirm) else None
                return Decision((Finish(message, success=False, verified=verified),), thought=speech.why(why))
            question = asked(clause, why, view, speech)
            return Decision((AskUser(question),), speech.why(why), note(number, told(clause.intent)))
        glance = _SECOND_LOOK_SECONDS if come.waiting_since is None else _GLANCE_SECONDS
        wait = Wait(max(min(left, glance), 0.05), for_change=True)
        thought = speech.waiting(clause.sentence, False, now - since, patience)
        return Decision((wait,), thought, note(number, clause.sentence, since=since))

    def _is_literal(self, task: str) -> bool:
        """Tell whether all that the task names is quoted, which `literal` understands to the letter."""
        if not _QUOTES.search(task) or _LINK.search(task) or is_beside(task):
            return False
        try:
            instructions = read(task)
        except TaskNotUnderstood:
            return False
        said = set(quoted(task))
        return all(not (name := awaited(each)) or name in said for each in instructions)

    def _heard(self, task: str) -> Heard:
        """Return how the task is read. Raises TaskNotUnderstood, UsageError where there is no model."""
        comprehension = self._ready().comprehension if task.strip() else None
        return Heard(clauses(task)) if comprehension is None else comprehension.heard(task)

    def _instead(self, said: str) -> Clause | None:
        """Return what a person said to do instead, where it is an act."""
        try:
            return self._heard(said).clauses[0]
        except TaskNotUnderstood:
            return None

    def _ready(self) -> Eye:
        if self._eye is None:
            self._eye = self._load()
        return self._eye


def _is_looking(come: Course) -> bool:
    return bool(come.trail) and come.trail[-1].startswith("looked in")
