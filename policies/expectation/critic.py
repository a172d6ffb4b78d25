"""The critic `expects`: imagines what each act brings, and says when the screen shows something else.

`--critic expects` judges each step. `expects:watched` says nothing, and works only while a panel looks on.
Diffusers, and torch with it, are loaded when the first step is judged.

The trap: "nothing happened" and "something came up" are no two ends of one scale. A change surprises where
none was likely; that there is none surprises if one was, wherever it would have been. So each is held
against a limit of its own, set on drawn windows at which one ordinary act in a hundred is called wrong, and
kept with the weights.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from importlib.util import find_spec
from typing import TYPE_CHECKING

from agent import assets
from agent.actions import is_input
from agent.episode import Result, Step
from agent.errors import UnknownName, UsageError
from agent.events import Emit
from agent.geometry import Point
from agent.registry import did_you_mean
from agent.screenshot import Screenshot
from agent.senses import NOTHING, UNEXPECTED, Opinion
from agent.sight.changes import dirty_boxes
from policies.expectation.limit import Limit
from policies.expectation.view import place_of
from policies.expectation.words import words_of

if TYPE_CHECKING:
    from policies.expectation.loaded import Loaded, Looked

SURPRISE = "expects.surprise"
SCREENS, LATENTS, WHERE = "expects.screens", "expects.latents", "expects.where"
PROBES = {
    SURPRISE: "how much each step surprised, how much it would have if nothing had happened, and the limits",
    SCREENS: "the view before the act, the one that was imagined, step by step, and the real one",
    LATENTS: "the imagined change as it is denoised",
    WHERE: "where on the screen the surprise is",
}
WATCHED = "watched"
CARET = 40  # square points in all: what changes less is nothing
MISSING = "the critic 'expects' needs the package 'diffusers' (pip install 'deixis[expect]')"


def make(kind: str) -> Expecting:
    """Return the critic; kind: '' or 'watched'. Raises UnknownName, UsageError."""
    if kind not in ("", WATCHED):
        near = did_you_mean(kind, [WATCHED])
        raise UnknownName(f"the critic 'expects' has no kind '{kind}'{near} (known: {WATCHED}, or none)")
    there = find_spec("diffusers") is not None
    if not there and not kind:
        raise UsageError(MISSING)
    return Expecting(_shipped, speaks=not kind, there=there)


def _shipped() -> Loaded:
    from policies.expectation.loaded import Loaded  # loads torch and diffusers

    try:
        return Loaded.from_file(assets.path("expectation", "model.safetensors"))
    except FileNotFoundError as error:
        raise UsageError(f"the critic 'expects' has no weights: {error}") from error


class Expecting:
    """Judges each step by what was expected of it.

    speaks: whether it says what it finds. there: whether it can work; without, nothing can be watched.
    """

    name = "expects"

    def __init__(self, load: Callable[[], Loaded], *, speaks: bool = True, there: bool = True) -> None:
        self._load = load
        self._speaks, self._there = speaks, there
        self._loaded: Loaded | None = None
        self._watched: frozenset[str] = frozenset()
        self.begin("")

    def begin(self, task: str) -> None:
        """Forget where the hand was."""
        self._last: Point | None = None

    def probes(self) -> Mapping[str, str]:
        return PROBES if self._there else {}

    def watch(self, names: Collection[str]) -> None:
        self._watched = frozenset(names) & set(self.probes())

    def judge(self, step: Step, after: Screenshot, emit: Emit) -> Opinion | None:
        """Return that nothing happened, or something else than was expected, where that is sure.

        Raises UsageError without weights.
        """
        actions = step.decision.actions
        place = self._last = place_of(actions, self._last)
        if not (self._speaks or self._watched) or not _acted(step, after):
            return None
        assert step.before is not None
        if self._loaded is None:
            self._loaded = self._load()
        looked = self._loaded.look(step.before, after, place, words_of(actions))
        if self._watched:
            self._loaded.tell(looked, step.number, self._watched, emit)
        return self._opinion(looked, step.before, after, self._loaded.limits) if self._speaks else None

    def _opinion(
        self, looked: Looked, before: Screenshot, after: Screenshot, limits: Mapping[str, Limit]
    ) -> Opinion | None:
        still = sum(box.area for box in dirty_boxes(before, after)) <= CARET
        word, value = (NOTHING, looked.nothing) if still else (UNEXPECTED, looked.real)
        limit = limits[word]
        if value <= limit.value:
            return None
        why = "something was to change" if still else "other things changed than were to be expected"
        return Opinion(self.name, word, limit.share_below(value), why)


def _acted(step: Step, after: Screenshot) -> bool:
    """Tell whether something was done between two looks at the same part of the screen."""
    return (
        step.before is not None
        and step.outcome.result is Result.DONE
        and any(is_input(action) for action in step.decision.actions)
        and step.before.area == after.area
        and step.before.image.shape == after.image.shape
    )
