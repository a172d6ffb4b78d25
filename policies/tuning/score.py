"""Base against tuned, as at work, on the model that is loaded already.

A reply that cannot be read is wrong here, while at work the model is asked once more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from pathlib import Path

from agent.actions import Action, AskUser, Click, Drag, Finish, Move, Scroll, points_of
from agent.errors import PolicyError
from agent.evaluate.annotation import Spot, read_spots
from agent.geometry import Box
from agent.grounding import point
from policies.tuning.example import Example
from policies.ui_tars.acting import actions_of
from policies.ui_tars.local import Local
from policies.ui_tars.parser import parse
from policies.ui_tars.policy import UiTars, view_of_size
from policies.ui_tars.prompt import Family, messages
from policies.ui_tars.resize import Profile
from policies.ui_tars.saying import Misread

NEAR = 12.0  # points: how far from a place that has no box is right
Trial = Callable[[], bool]


class Judge:
    """Tries a model on steps and on pictures. local: it is not loaded again."""

    def __init__(
        self, local: Local, *, family: Family, profile: Profile, language: str, screenshots: int
    ) -> None:
        self._local = local
        self._family = family
        self._profile = profile
        self._language = language
        self._screenshots = screenshots
        self._policy = UiTars(
            lambda: local, family=family, profile=profile, language=language, screenshots=screenshots
        )

    def steps(self, examples: Sequence[Example]) -> list[Trial]:
        """Return what tells of each example whether the model does what was shown."""
        return [lambda each=each: self._does(each) for each in examples]  # type: ignore[misc]

    def spots(self, folder: Path) -> list[Trial]:
        """Return what tells of each item whether the model points at it. Raises UsageError."""
        return [lambda each=each: self._finds(each) for each in read_spots(folder).spots]  # type: ignore[misc]

    def _does(self, example: Example) -> bool:
        seen = example.observation(self._screenshots)
        view = view_of_size(seen.screenshot, self._profile)
        wanted = actions_of(parse(example.turn.reply, view.bounds).actions, view)
        talk = messages(seen, self._family, language=self._language, screenshots=self._screenshots)
        try:
            answer = self._local.answer(talk, self._profile, _unheard)
            done = actions_of(parse(answer.text, view.bounds).actions, view)
        except (Misread, PolicyError):
            return False
        return same(done, wanted, example.turn.boxes)

    def _finds(self, spot: Spot) -> bool:
        try:
            found = point(self._policy, spot.picture, spot.instruction)
        except PolicyError:
            return False
        return found.x is not None and found.y is not None and spot.holds(found.x, found.y)


def same(done: Sequence[Action], wanted: Sequence[Action], boxes: Sequence[Box] = ()) -> bool:
    """Tell whether the same was done, at places inside the boxes of those that were wanted."""
    for one, other in zip_longest(done, wanted):
        if one is None or other is None or _kind(one) != _kind(other):
            return False
        for point_, there in zip(points_of(one), points_of(other), strict=True):
            box = next((each for each in boxes if there in each), Box.around(there, 2 * NEAR, 2 * NEAR))
            if point_ not in box:
                return False
    return True


def _kind(action: Action) -> tuple[object, ...]:
    """Return what an action is, but for where, how far, and the words to a person."""
    match action:
        case Click(_, button, count, holding):
            return "click", button, count, holding
        case Move():
            return ("move",)
        case Drag(path, button, holding):
            return "drag", len(path), button, holding
        case Scroll(_, right, down):
            return "scroll", (right > 0) - (right < 0), (down > 0) - (down < 0)
        case Finish(_, success):
            return "finish", success
        case AskUser():
            return ("ask",)
        case _:
            return (action,)


def tried(trials: Sequence[Trial], share: int, of: int) -> Iterator[tuple[int, bool]]:
    """Try every `of`th from one on, and yield its number and whether it was right."""
    for number in range(share, len(trials), of):
        yield number, trials[number]()


def _unheard(piece: str, probability: float | None) -> None:
    """Hear nothing: a trial is not watched."""
