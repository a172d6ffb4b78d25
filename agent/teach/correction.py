"""What a person showed, made into a change of the demonstration.

The trap: whoever clicks a pop-up away has not shown what the button looks like now. So what was done before
the step, or in another window than its own, becomes a branch, taken only where what stood in the way is there
again; and only a gesture of the step's own kind, in its own window, is another look of its target.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from agent.demonstration import schema
from agent.demonstration.edit import (
    expecting,
    shown_again,
    step_of,
)
from agent.demonstration.schema import (
    Changed,
    Demonstration,
    Expectation,
    Step,
    every_step,
    targets_of,
)
from agent.demonstration.target import Shown
from agent.episode import Observation
from agent.errors import PolicyError, UsageError
from agent.geometry import Box, Point
from agent.replay.act import title_of
from agent.replay.verify import Scene
from agent.script.schema.condition import WindowOpen
from agent.sight.match import window_of
from agent.teach.album import Album
from agent.teach.branch import with_branch, words_of
from agent.teach.evidence import Evidence
from agent.teach.halt import Halt

_NEAR = 24.0  # points within which two places are one


class Kind(StrEnum):
    """What a correction does. LOOK: a target looks like this, too. BRANCH: first, where this is shown, that.

    EFFECT: something else comes of the step now.
    """

    LOOK = "look"
    BRANCH = "branch"
    EFFECT = "effect"


@dataclass(frozen=True, slots=True)
class Correction:
    """A change that was made of what a person showed; nothing is kept of it yet.

    words: what has changed. done: the replay or the person did the step, so that it must not be done again.
    looks: how the targets of the step look as well, one for each. branch: what comes before or behind it now.
    """

    kind: Kind
    step_id: str
    before: Demonstration
    after: Demonstration
    words: str
    done: bool
    looks: tuple[Shown, ...] = ()
    branch: schema.If | None = None

    @property
    def is_behind(self) -> bool:
        """Whether the branch comes behind the step, which was done."""
        names = [step.id for step in every_step(self.after.steps)]
        return self.branch is not None and names.index(self.branch.id) > names.index(self.step_id)


def corrected(
    demonstration: Demonstration, halt: Halt, shown: Demonstration, evidence: Evidence
) -> Correction:
    """Return what is learned from what a person showed, made into steps.

    Raises UsageError: nothing can be learned from them, and why.
    """
    step = step_of(demonstration, halt.step_id)
    acts = [each for each in shown.steps if not each.off and (type(each) is type(step) or not _is_idle(each))]
    if not acts:
        raise UsageError(f"nothing was shown for step '{step.id}' (do it with your own hands, then Esc Esc)")
    own = acts[-1] if _does(step, acts[-1]) and not _elsewhere(step, acts[-1], evidence.album) else None
    lead = acts[:-1] if own is not None else acts
    after, words, looks, branch = demonstration, list[str](), tuple[Shown, ...](), None
    if own is not None:
        if not (lead or halt.acted) or not _is_found(step, own, evidence):
            after, looks = _with_looks(after, step, own)
            words += [_look_words(step, look) for look in looks]
        expect = _effects(step, own, evidence)
        if expect != step.expect:
            after = expecting(after, step.id, expect)
            words.append(f"what comes of step '{step.id}' is looked for where it came now")
    if lead:
        behind = halt.acted and own is None
        after, branch = with_branch(_with_values(after, shown), step, lead, own, evidence, behind=behind)
        words.insert(0, f"{'behind' if behind else 'before'} step '{step.id}': {words_of(branch)}")
    if after == demonstration:
        raise UsageError(
            f"nothing can be learned for step '{step.id}' ({title_of(step)}): it is done so already "
            "(show what must come before it, or change it on the page of demonstrations)"
        )
    kind = Kind.BRANCH if branch else Kind.LOOK if looks else Kind.EFFECT
    done = halt.acted or own is not None
    return Correction(kind, step.id, demonstration, after, "; ".join(words), done, looks, branch)


# --- what was shown ---------------------------------------------------------------------------------------


def _is_idle(step: Step) -> bool:
    """Tell whether a gesture only happened on the way: the pointer rested somewhere."""
    return isinstance(step, schema.Move)


def _does(step: Step, act: Step) -> bool:
    """Tell whether a gesture is of the step's own kind."""
    match step, act:
        case schema.Click(), schema.Click():
            return (step.button, step.count, step.holding) == (act.button, act.count, act.holding)
        case schema.Drag(), schema.Drag():
            return (step.button, step.holding) == (act.button, act.holding)
        case schema.Scroll(), schema.Scroll():
            return (step.down > 0, step.right > 0) == (act.down > 0, act.right > 0)
        case schema.Press(), schema.Press():
            return step.press == act.press
        case (schema.Move(), schema.Move()) | (schema.Type(), schema.Type()):
            return True
        case _:
            return False


def _elsewhere(step: Step, act: Step, album: Album) -> bool:
    """Tell whether a gesture went to another window than the step's own, which is open as well."""
    if not targets_of(step) or act.before is None:
        return False
    old, new = targets_of(step)[0].shown[0].window, targets_of(act)[0].shown[0].window
    if old is None or new is None:
        return False
    try:
        own = window_of(old.title, album.look(act.before).windows)
    except PolicyError:
        return False
    return own.box != Box(*new.box)


def _is_found(step: Step, act: Step, evidence: Evidence) -> bool:
    """Tell whether the step's targets would have been found where the person acted, as they are known now."""
    for known, done in zip(targets_of(step), targets_of(act), strict=True):
        shown = done.shown[0]
        try:
            located = evidence.locate(known, evidence.album.look_of(shown))
        except PolicyError:
            return False
        if located.at not in Box(*shown.box).grown(_NEAR / 2):
            return False
    return True


# --- what becomes of it -----------------------------------------------------------------------------------


def _with_looks(
    demonstration: Demonstration, step: Step, act: Step
) -> tuple[Demonstration, tuple[Shown, ...]]:
    """Add how the step's targets looked when the person acted."""
    looks = []
    for part, target in enumerate(targets_of(act)):
        look = target.shown[0].model_copy(update={"corrected": True})
        looks.append(look)
        demonstration = shown_again(demonstration, step.id, look, part=part)
    return demonstration, tuple(looks)


def _effects(step: Step, act: Step, evidence: Evidence) -> tuple[Expectation, ...]:
    """Return what must come of the step: as before where it came so now, else what came instead."""
    if act.before is None or act.after is None:
        return step.expect
    now = [each for each in act.expect if isinstance(each, Changed | WindowOpen)]
    before, after = evidence.album.look(act.before), evidence.album.look(act.after)
    scene, look = _scene(step, act, before), evidence.read(after)
    kept: list[Expectation] = []
    for each in step.expect:
        seen = isinstance(each, Changed | WindowOpen)  # a text, a file, a program: as it was asked for
        if not (seen and now) or evidence.judge(each, look, scene).so is not False:
            kept.append(each)
        else:
            kept += [one for one in now if one not in kept]
    return tuple(kept)


def _scene(step: Step, act: Step, before: Observation) -> Scene:
    """Return where a person did a step."""
    targets = tuple(Box(*target.shown[0].box) for target in targets_of(act))
    at = Point(*targets_of(act)[0].shown[0].at) if targets else None
    window = next((each.box for each in before.windows if at is not None and at in each.box), None)
    was = next((target.shown[-1].window for target in targets_of(step)), None)
    return Scene(before.screenshot, window, Box(*was.box) if was else None, targets)


def _with_values(demonstration: Demonstration, shown: Demonstration) -> Demonstration:
    """Add what the texts that were typed name: secrets, and the value that stands for two braces."""
    return demonstration.model_copy(
        update={
            "parameters": {**shown.parameters, **demonstration.parameters},
            "secrets": tuple(dict.fromkeys((*demonstration.secrets, *shown.secrets))),
        }
    )


def _look_words(step: Step, look: Shown) -> str:
    what = f"'{look.text}'" if look.text else "what is"
    return f"step '{step.id}' ({title_of(step)}) is also {what} at ({look.at[0]:.0f}, {look.at[1]:.0f})"
