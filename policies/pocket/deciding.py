"""The decision that a deed for a clause comes to: done, or shown to the person first.

The trap: what is sure is told apart from what was guessed by its number alone, of which the runner learns. So
both decisions are made here, from the same deed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from agent.actions import is_input
from agent.episode import Decision, Step
from policies.literal.speech import Speech
from policies.pocket.course import note
from policies.pocket.deed import Deed
from policies.pocket.intent import Choose, Tick, told
from policies.pocket.joining import Clause
from policies.pocket.tried import tried_words
from policies.pocket.view import View

_READ = 0.25  # how sure the reading of a task is, at least, to be acted on unasked


def acted(deed: Deed, number: int, clause: Clause, view: View, speech: Speech) -> Decision:
    """Return what does a clause, or leads on to it."""
    sure = min((target.score for target in deed.targets), default=None)
    first = deed.targets[0] if deed.targets else None
    seen = speech.seen(first.label, first.box.center, view.area) if first is not None else ""
    if not deed.actions and isinstance(clause.intent, Tick | Choose):
        thought = speech.holds(clause.sentence)
    else:
        thought = speech.because(seen, clause.sentence) if seen else clause.sentence
        thought += speech.aside(tried_words(deed.trail, speech)) if deed.trail else ""
    reply = note(number, told(clause.intent), trail=deed.trail)
    return Decision(deed.actions, thought, reply, deed.targets, sure, guessed=sure in view.guesses)


def unsure(deed: Deed, number: int, clause: Clause, view: View, speech: Speech) -> Decision:
    """Return what was guessed and is not sure enough to be done unasked."""
    sure = min(target.score for target in deed.targets)
    reply = note(number, told(clause.intent), trail=deed.trail)
    thought = speech.unsure(clause.sentence, sure)
    return Decision(
        deed.actions, thought, reply, deed.targets, sure, guessed=sure in view.guesses, unsure=True
    )


def asked_first(
    decision: Decision, said: Sequence[Clause], sure: float, history: Sequence[Step], speech: Speech
) -> Decision:
    """Return the decision; shown with what was understood if it is the first act of what was hardly read."""
    acts = any(map(is_input, decision.actions))
    if sure >= _READ or not acts or any(is_input(act) for step in history for act in step.decision.actions):
        return decision
    read = [clause.sentence if speech.chinese else told(clause.intent) for clause in said]
    thought = speech.hardly_read(read)
    return replace(decision, thought=thought, confidence=sure, guessed=False, unsure=True)
