"""What follows where nothing on the screen speaks for the clause that was done last.

The trap: a slow program has done it a second later, and a second try would do it twice. So it is looked at
once more before anything; then the next best is tried, once, by going back to the clause; then the person is
asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.actions import Action, AskUser, Click, Wait
from agent.episode import Decision, Step
from policies.literal.speech import Speech
from policies.pocket.asking import asked
from policies.pocket.christening import unasked
from policies.pocket.complaint import complaint
from policies.pocket.confirming import is_meant, raised
from policies.pocket.course import back_to, note
from policies.pocket.halfway import unanswered
from policies.pocket.intent import Await, Choose, ClickThe, Confirm, Do, Keys, SetTo, Tick, Where, Write, told
from policies.pocket.joining import Clause
from policies.pocket.menu_closed import only_closed
from policies.pocket.mistaken_keys import saves_else
from policies.pocket.news import is_hint
from policies.pocket.offer import ended, left_on_card
from policies.pocket.outcome import UNPRESSED, doubt, futile, last_act, left_open
from policies.pocket.row import LOSING
from policies.pocket.undertaking import AtRow, Discard, Dismiss, Make
from policies.pocket.view import View

AGAIN = "looked once more at what came of it"
_ANSWERS = (Await, Choose, ClickThe, Confirm, Discard, Dismiss, Keys, Where)  # it may be for the message
_OPENS = re.compile(r"(?:open|show|launch|start|bring up)\b|打开|显示|启动", re.IGNORECASE)
_MAKES = re.compile(r"(?:create|add|make|new|insert)\b|新建|创建|添加", re.IGNORECASE)
_GLANCE_SECONDS = 2.5  # for what comes late: the wait ends with the first change
_LOOKS = 3  # for what was opened by its own name, and is slow
_KNOWN = 0.9  # of a target that says what was said
_MOMENT_SECONDS = 0.05  # before a clause is begun anew


def reconsidered(
    said: Sequence[Clause], done: int, view: View, history: Sequence[Step], speech: Speech
) -> Decision | None:
    """Return what to do about the last clause that was done; None where all is well.

    done: how many clauses are.
    """
    if not 0 < done <= len(said):
        return None
    clause = said[done - 1]
    step = last_act(history, done)
    late = step is not None and history[-1].decision.reply == AGAIN
    answered = done < len(said) and isinstance(said[done].intent, _ANSWERS)
    looks = step is not None and (history[-1] is step or late) and not answered
    if looks and (told_off := complaint(view, history)):
        against = f"a message says: {told_off}"
        question = asked(clause, against, view, speech)
        thought = speech.doubting(clause.sentence, against)
        return Decision((AskUser(question),), thought=thought, reply=note(done, told(clause.intent)))
    if looks and not _OPENS.match(clause.sentence) and (asks := raised(clause.sentence, view)) is not None:
        if is_meant(asks, clause.sentence):
            thought = f"{asks.text} {speech.seen(asks.yes.label, asks.yes.box.center, view.area)}"
            actions = (Click(asks.yes.box.center),)
            return Decision(actions, thought, note(done, told(clause.intent)), (asks.yes,))
        if done == len(said):
            against = f"it asks: {asks.text}"
            question = asked(clause, against, view, speech)
            thought = speech.doubting(clause.sentence, against)
            return Decision((AskUser(question),), thought=thought, reply=note(done, told(clause.intent)))
    goes_on = step is not None and done == len(said) and ended(said, view) is not None
    if goes_on and view.card is not None and isinstance(clause.intent, Do | AtRow | Make):
        return None
    against = doubt(clause.intent, step, view) if step is not None else ""
    if step is not None and not against and done == len(said) and not goes_on:
        against = left_on_card(clause, step, view)
    if step is not None and not against:
        against = unasked(said, done, step, view) or saves_else(said, done, step, view)
        against = against or only_closed(clause.intent, step, view, history)
        if not against and done == len(said) and not goes_on and view.card is None:
            against = unanswered(clause, view)
    if step is not None and _is_named(said, done):
        kept = against if view.card is not None else ""  # Enter did not end the card
        against = "" if goes_on else left_open(view) or kept
    looked = sum(each.decision.reply == AGAIN for each in history[-_LOOKS:]) if late else 0
    coming = (
        step is not None and not against and (late or history[-1] is step) and _may_come(clause, step, view)
    )
    if step is not None and coming and (not late or (looked < _LOOKS and _is_known(step))):
        return Decision(
            (Wait(_GLANCE_SECONDS, for_change=True),), speech.because(clause.sentence, "…"), AGAIN
        )
    if step is not None and coming and late and _is_doubtful(step):
        against = "only what was clicked looks otherwise, and nothing came of it"
    follows = said[done] if done < len(said) else None
    fills = follows is not None and (
        follows.sentence == clause.sentence or isinstance(follows.intent, Write | Choose | Tick | SetTo)
    )
    if not against or (against == UNPRESSED and fills):  # what came up is filled in first
        return None
    thought = speech.doubting(clause.sentence, against)
    if history[-1] is step:
        return Decision((Wait(_GLANCE_SECONDS, for_change=True),), thought, AGAIN)
    again = not isinstance(clause.intent, Keys) and not (
        isinstance(clause.intent, AtRow) and clause.intent.act in (*LOSING, "edit")
    )  # Enter in what asks whether to overwrite is no second try
    if again and not any(each.decision.reply == back_to(done) for each in history):
        return Decision((Wait(_MOMENT_SECONDS),), thought, back_to(done))
    question = asked(clause, against, view, speech)
    return Decision((AskUser(question),), thought=thought, reply=note(done, told(clause.intent)))


def _may_come(clause: Clause, step: Step, view: View) -> bool:
    """Tell whether what was to be opened is not up yet: only the button that was pressed looks otherwise."""
    if not isinstance(clause.intent, Do) or step.before is None:
        return False
    sentence, pressed = clause.intent.sentence, isinstance(step.decision.actions[-1], Click)
    if not _OPENS.match(sentence) and not (pressed and _MAKES.match(sentence)):
        return False
    return is_hint(step.before, view.screenshot, view.line)


def _is_doubtful(step: Step) -> bool:
    """Tell whether what was clicked was hardly known to be meant."""
    return any(target.score < _KNOWN for target in step.decision.targets)


def _is_known(step: Step) -> bool:
    """Tell whether what was clicked says what was said."""
    return bool(step.decision.targets) and not _is_doubtful(step)


def _is_named(said: Sequence[Clause], done: int) -> bool:
    """Tell whether a task ends with a name that was typed, and Enter."""
    ends = [clause.intent for clause in said[-2:]]
    return done == len(said) and len(ends) == 2 and isinstance(ends[0], Write) and ends[1] == Keys(("enter",))


def tried_before(clause: Clause, history: Sequence[Step], number: int) -> tuple[Action, ...]:
    """Return what was tried for a clause and is not tried again; a field is filled anew, a box ticked.

    A click of which nothing at all came was on no box.
    """
    intent = clause.intent
    if isinstance(intent, Tick):
        return futile(history, number, unmoved=True)
    return () if isinstance(intent, Write) and bool(intent.into) else futile(history, number)
