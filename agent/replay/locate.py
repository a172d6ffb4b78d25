"""Finds where a target is on the present screen, from the cheapest look to the dearest, or refuses.

The trap: a guess that looks like success. A shape alone leads to a look-alike, a place alone to the row
that has moved there. So where a target has words, what is written there must be these words; where its
line says more, that must agree; and two ways of looking that lead to two places halt the step.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from agent.demonstration.schema import Shown, Target
from agent.episode import Observation
from agent.errors import Ambiguous, Contradictory, NotShown, PolicyError
from agent.geometry import Box, Point, Window
from agent.policy import Grounder
from agent.replay import constellation, place, template
from agent.replay.candidate import Candidate, agree, standing_out
from agent.screenshot import Screenshot
from agent.senses import Found, Reader
from agent.sight.likeness import Grade
from agent.sight.match import find_all, window_of

_NEAR = 24.0  # points within which two rungs mean the same place
_SHAPE_MARGIN = 0.08
_SHAPE_ALONE = 0.85  # a shape that no landmark speaks for must be this alike
_MOST = 0.7  # of the landmarks: where so many agree on a place, it counts against another one
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Located:
    """Where a target is. votes: the candidates that speak for it. score: 0 to 1, of the deciding rung."""

    box: Box
    at: Point
    rung: str
    score: float
    votes: tuple[Candidate, ...] = ()


class Ladder:
    """Climbs from pixels over words and shapes to a policy that points.

    frame: loads a kept picture, its area the one it was taken of. grounder: None where none is allowed.
    """

    def __init__(
        self, frame: Callable[[str], Screenshot], reader: Reader, grounder: Grounder | None = None
    ) -> None:
        self._frame = frame
        self._reader = reader
        self._grounder = grounder

    def locate(self, target: Target, observation: Observation) -> Located:
        """Return where the target is now; what was shown last counts first.

        Raises:
            NotShown: it is nowhere. Ambiguous: it is in several places.
            Contradictory: two ways of looking lead to two places.
        """
        missing: NotShown | None = None
        for shown in reversed(target.shown):
            try:
                return self._where(target.intent, shown, observation)
            except NotShown as error:
                missing = missing or error
        if self._grounder is not None:
            return self._grounded(self._grounder, target, observation)
        raise missing or NotShown(f"'{target.intent}' was never shown (show it once)")

    def _where(self, intent: str, shown: Shown, observation: Observation) -> Located:
        now, then = observation.screenshot, self._frame(shown.frame)
        window = _window(shown, observation.windows)
        if shown.window is not None and window is None and observation.windows:
            raise NotShown(f"'{intent}': no window '{shown.window.title}' is open (open it first)")
        exact = place.in_place(shown, then, now, window)
        if exact is not None and _uncovered(exact.at, window, observation.windows):
            return _located(exact, ())
        within = (window.box.overlap(now.area) if window else None) or now.area
        texts = [
            text
            for text in self._reader.read(now, within)
            if text.box.center in within and _uncovered(text.box.center, window, observation.windows)
        ]
        sky = constellation.sky_of(shown, texts)
        stars = [
            each
            for each in constellation.votes(shown, sky)
            if each.at in within and _uncovered(each.at, window, observation.windows)
        ]
        if shown.text.strip():
            return _written(intent, shown, texts, sky, stars)
        shape = [
            each
            for each in template.shapes(shown, then, now, within)
            if _uncovered(each.at, window, observation.windows)
        ]
        return _drawn(intent, shown, sky, stars, shape)

    def _grounded(self, grounder: Grounder, target: Target, observation: Observation) -> Located:
        """Ask the policy, and take its answer only where what is written there agrees."""
        found = grounder.ground(observation.screenshot, target.intent)
        if found is None:
            raise NotShown(f"'{target.intent}' is nowhere to be seen (show where it is)")
        words = target.shown[-1].text.strip()
        if words:
            texts = self._reader.read(observation.screenshot, found.box.grown(_NEAR))
            if not any(
                match.found.box.overlap(found.box.grown(4))
                for match in find_all(words, texts, least=Grade.CONFUSED)
            ):
                raise NotShown(
                    f"the policy points to ({found.box.center.x:.0f}, {found.box.center.y:.0f}), "
                    f"where '{words}' is not written (show where it is)"
                )
        return Located(found.box, found.box.center, "policy", found.score)


def _written(
    intent: str,
    shown: Shown,
    texts: Sequence[Found],
    sky: constellation.Sky,
    stars: Sequence[Candidate],
) -> Located:
    """Return where the words of the target are, in the line and among the landmarks that they had."""
    matches = find_all(shown.text.strip(), texts, least=Grade.CONFUSED)
    words = [
        Candidate(match.found.box, match.found.box.center, "text", match.grade.score, match.line.label)
        for match in matches
    ]
    in_line = [(each, constellation.line_agrees(shown, sky, each.box)) for each in words]
    kept = [each for each, agrees in in_line if agrees is not False]
    if not words:
        raise NotShown(f"'{shown.text}' is not shown (show what '{intent}' looks like now)")
    if not kept:
        raise NotShown(
            f"'{shown.text}' is shown, but nowhere with the texts that were on its line (show where it is)"
        )
    strong = [each for each in stars if each.score >= _MOST]
    if len(kept) > 1:
        meant = [each for each in kept for star in stars[:1] if agree(each, star, _tolerance(shown))]
        clear = len(stars) == 1 or (len(stars) > 1 and stars[0].score > stars[1].score)
        if len(meant) != 1 or not clear or stars[0].score < _HALF:
            standing_out(kept, 2.0, intent)  # they read alike: how well each is read tells nothing
            raise Ambiguous(f"'{shown.text}' is shown several times (show which one is meant)")
        return _located(meant[0], (stars[0],))
    one = kept[0]
    agreeing = tuple(star for star in stars if agree(one, star, _tolerance(shown)))
    own_line = next(agrees for each, agrees in in_line if each is one)
    if strong and not agreeing and not own_line:
        raise Contradictory(_two_places(intent, one, strong[0]))
    return _located(one, agreeing)


def _drawn(
    intent: str,
    shown: Shown,
    sky: constellation.Sky,
    stars: Sequence[Candidate],
    shape: Sequence[Candidate],
) -> Located:
    """Return where something without words is: by the texts around it, by its shape, best by both."""
    shape = [each for each in shape if constellation.line_agrees(shown, sky, each.box) is not False]
    star = stars[0] if stars and stars[0].score >= _HALF else None
    if star is not None and len(stars) > 1 and stars[1].score >= stars[0].score:
        star = None
    if star is not None and constellation.line_agrees(shown, sky, star.box) is False:
        star = None
    if star is not None:
        near = [each for each in shape if agree(each, star, _tolerance(shown))]
        if near:
            return _located(near[0], (star,))
        if shape and shape[0].score >= _SHAPE_ALONE:
            raise Contradictory(_two_places(intent, shape[0], star))
        if shown.label.strip():
            return _located(star, ())
        raise NotShown(f"'{intent}' is not where the texts around it lead (show what it looks like now)")
    best = standing_out(shape, _SHAPE_MARGIN, intent)
    if best is None or best.score < _SHAPE_ALONE or (shown.landmarks and not sky.count):
        raise NotShown(f"'{intent}' is not shown, as far as its shape tells (show what it looks like now)")
    return _located(best, ())


def _window(shown: Shown, windows: Sequence[Window]) -> Window | None:
    """Return the window that the target was in: of this title, else the only one of the application."""
    if shown.window is None or not windows:
        return None
    try:
        return window_of(shown.window.title, windows)
    except PolicyError:
        same = [
            each
            for each in windows
            if shown.window.application and each.application == shown.window.application
        ]
        return same[0] if len(same) == 1 else None


def _uncovered(at: Point, window: Window | None, windows: Sequence[Window]) -> bool:
    """Tell whether the topmost window at this place is the target's own."""
    return window is None or next((each for each in windows if at in each.box), window) == window


def _tolerance(shown: Shown) -> float:
    return max(_NEAR, min(shown.box[2], shown.box[3]))


def _located(best: Candidate, others: tuple[Candidate, ...]) -> Located:
    return Located(best.box, best.at, best.rung, best.score, (best, *others))


def _two_places(intent: str, one: Candidate, other: Candidate) -> str:
    return (
        f"'{intent}': the {one.rung} leads to ({one.at.x:.0f}, {one.at.y:.0f}), the {other.rung} to "
        f"({other.at.x:.0f}, {other.at.y:.0f}) (show which one is meant)"
    )
