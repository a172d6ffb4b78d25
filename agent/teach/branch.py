"""What was done first, as a branch of the demonstration that is taken only where it has to be.

The trap: what tells when to take it must be there now, and not on any look on which the step was shown. A
branch that is always taken is a step.
"""

from __future__ import annotations

from collections.abc import Sequence

from agent.demonstration import schema
from agent.demonstration.edit import (
    fresh_id,
    inserted,
    placed,
    siblings_of,
)
from agent.demonstration.schema import (
    Demonstration,
    Step,
    Typed,
    targets_of,
    verb_of,
)
from agent.errors import UsageError
from agent.replay.act import title_of
from agent.script.look import Look
from agent.script.schema.condition import Condition, Not, Seen, TextShown, WindowOpen
from agent.teach.evidence import Evidence
from agent.teach.obstacle import obstacle


def with_branch(
    demonstration: Demonstration,
    step: Step,
    lead: Sequence[Step],
    own: Step | None,
    evidence: Evidence,
    *,
    behind: bool,
) -> tuple[Demonstration, schema.If]:
    """Put what was done first before the step, or behind it, in a branch taken only where it has to be."""
    guard = _guard(step, lead[0], evidence, frames_of(step, behind=behind))
    last = own.before if own is not None else lead[-1].after
    over = last is not None and not holds(guard, evidence.read(evidence.album.look(last)))
    taken: list[str] = []
    then = []
    for each in lead:
        name = _fresh(demonstration, verb_of(each), taken)
        expect = each.expect
        if each is lead[-1] and over:
            expect = (*(one for one in expect if isinstance(one, Typed)), Not.model_validate({"not": guard}))
        then.append(
            each.model_copy(update={"id": name, "events": "", "at": None, "took": None, "expect": expect})
        )
    branch = schema.If.model_validate(
        {
            "id": _fresh(demonstration, "if", taken),
            "note": "shown after the replay had halted",
            "before": lead[0].before,
            "if": guard,
            "then": then,
        }
    )
    longer = inserted(demonstration, branch, after=step.id)
    if behind:
        return longer, branch
    index = [each.id for each in siblings_of(demonstration, step.id)].index(step.id)
    return placed(longer, branch.id, index), branch


def words_of(branch: schema.If) -> str:
    """Say where the branch is taken, and what it does."""
    match branch.if_:
        case WindowOpen(window=title):
            where = f"where a window '{title}' is open"
        case TextShown(text=Seen(text=text)):
            where = f"where '{text}' is shown"
        case _:
            raise AssertionError("such a guard is never made")
    return f"{where}: {', '.join(title_of(each) for each in branch.then)}"


def holds(guard: Condition, look: Look) -> bool:
    """Tell whether the guard of a branch holds on a look."""
    match guard:
        case WindowOpen(window=title):
            return look.has_window(title)
        case TextShown(text=Seen(text=text, window=window)):
            return look.shows(text, window)
        case _:
            raise AssertionError("such a guard is never made")


def frames_of(step: Step, *, behind: bool = False) -> tuple[str, ...]:
    """Return the frames on which a step was decided, each once; behind: also the one that came of it."""
    shown = [look.frame for target in targets_of(step) for look in target.shown]
    named = [step.before, *shown, step.after if behind else None]
    return tuple(dict.fromkeys(frame for frame in named if frame is not None))


def _guard(step: Step, first: Step, evidence: Evidence, frames: Sequence[str]) -> Condition:
    """Return what tells that the branch is to be taken: shown now, and not when the step was shown."""
    if first.before is None:
        raise UsageError("nothing was seen before the first gesture (wait a moment before you show it)")
    now = evidence.album.look(first.before)
    kept = [evidence.album.look(frame) for frame in frames]
    found = obstacle(first, now, kept, evidence.read)
    if found is None:
        raise UsageError(
            f"nothing on the screen tells when this must be done before step '{step.id}': "
            "all that can be read was there before (put the steps in on the page of demonstrations)"
        )
    return found


def _fresh(demonstration: Demonstration, verb: str, taken: list[str]) -> str:
    name = fresh_id(demonstration, verb)
    number = int(name.rpartition("-")[2])
    while name in taken:
        number += 1
        name = f"{verb}-{number}"
    taken.append(name)
    return name
