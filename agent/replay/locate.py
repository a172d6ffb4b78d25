"""Finds where a target is on the present screen, from the cheapest look to the dearest, or refuses.

The trap: a guess that looks like success. A shape alone leads to a look-alike, a place alone to the row
that has moved there. So where a target has words, what is written there must be these words; where its
line says more, that must agree; and two ways of looking that lead to two places halt the step.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from agent.demonstration.target import Shown, Target
from agent.episode import Observation
from agent.errors import Ambiguous, Contradictory, NotShown
from agent.geometry import Box, Point
from agent.policy import Grounder
from agent.replay import constellation, place, template
from agent.replay.candidate import Candidate, agree, standing_out
from agent.replay.window import is_uncovered, window_now
from agent.risk import risky_word
from agent.screenshot import Screenshot
from agent.senses import Found, Reader
from agent.sight.field import field_for
from agent.sight.likeness import Grade
from agent.sight.match import find_all

_NEAR = 24.0  # points within which two rungs mean the same place
_SHAPE_MARGIN = 0.08
_STAR_MARGIN = 0.05
_SHAPE_ALONE = 0.85  # a shape that no landmark speaks for must be this alike
_MOST = 0.7  # of the landmarks: where so many agree on a place, it counts against another one
_HALF = 0.5
_MANY = 3  # landmarks that must speak for a place where its words are new
_GLYPH = 2  # letters: what reads as so few may be a drawing that is read at one size and not at another
_BESIDE = 3.0  # points beside a text that still are on it


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
        self._read_once: dict[tuple[str, Box], tuple[Found, ...]] = {}

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
        window = window_now(shown.window, observation.windows) if shown.window is not None else None
        if shown.window is not None and window is None and observation.windows:
            raise NotShown(f"'{intent}': no window '{shown.window.title}' is open (open it first)")
        exact = place.in_place(shown, then, now, window)
        if exact is not None and is_uncovered(exact.at, window, observation.windows):
            return _located(exact, ())
        within = (window.box.overlap(now.area) if window else None) or now.area
        texts = [
            text
            for text in self._reader.read(now, within)
            if text.box.center in within and is_uncovered(text.box.center, window, observation.windows)
        ]
        sky = constellation.sky_of(shown, texts)
        sky = constellation.telling(shown, sky, lambda: self._read_then(shown, then))
        stars = [
            each
            for each in constellation.votes(shown, sky)
            if each.at in within and is_uncovered(each.at, window, observation.windows)
        ]
        words = shown.text.strip()
        if words:
            places = _places(words, texts) or _grown(words, shown, texts, stars)
            if places:
                if len(places) == 1 and sky.whole_line(shown) and self._was_alone(shown, then):
                    return _located(places[0], ())  # what was on its line has moved: it was reordered
                return _written(intent, shown, places, sky, stars)
            renamed = self._renamed(shown, then, texts, sky, stars)
            if renamed is not None:
                return renamed
            if len(words) > _GLYPH:
                raise NotShown(f"'{shown.text}' is not shown (show what '{intent}' looks like now)")
        field = self._labelled(shown, then, now, texts, stars)
        if field is not None and is_uncovered(field.at, window, observation.windows):
            return field
        shape = [
            each
            for each in template.shapes(shown, then, now, within)
            if is_uncovered(each.at, window, observation.windows)
        ]
        return _drawn(intent, shown, sky, stars, shape)

    def _renamed(
        self,
        shown: Shown,
        then: Screenshot,
        texts: Sequence[Found],
        sky: constellation.Sky,
        stars: Sequence[Candidate],
    ) -> Located | None:
        """Return the place all around it speaks for, where words stand that stood nowhere in its window.

        Words that were elsewhere then are another thing that has moved here, and risky ones are never taken.
        """
        star = _lead(stars, _MOST)
        if star is None or len(shown.landmarks) < _MANY:
            return None
        if constellation.line_agrees(shown, sky, star.box) is False:
            return None
        here = [text for text in texts if star.at in text.box.grown(_BESIDE)]
        if len(here) != 1 or risky_word(here[0].label):
            return None
        if find_all(here[0].label.strip(), self._read_then(shown, then)):
            return None
        why = f"all around it is as it was, and it now says '{here[0].label}'"
        found = Candidate(here[0].box, here[0].box.center, star.rung, star.score, why)
        return _located(found, (star,))

    def _labelled(
        self,
        shown: Shown,
        then: Screenshot,
        now: Screenshot,
        texts: Sequence[Found],
        stars: Sequence[Candidate],
    ) -> Located | None:
        """Return the field beside its label, where that stands once as it did, or more speaks for it."""
        label = shown.label.strip().rstrip(":：")
        labels = find_all(label, texts, least=Grade.CONFUSED) if label else []
        box = field_for(now, labels[0].found, texts) if len(labels) == 1 else None
        if box is None:
            return None
        found = Candidate(box, box.center, "label", 1.0, f"beside '{label}'")
        star = _lead(stars, _HALF)
        if star is not None and agree(found, star, _tolerance(shown)):
            return _located(found, (star,))
        alone = len(find_all(label, self._read_then(shown, then), least=Grade.CONFUSED)) == 1
        return _located(found, ()) if alone else None

    def _was_alone(self, shown: Shown, then: Screenshot) -> bool:
        """Tell whether its words stood in its window only once when it was shown."""
        return len(_places(shown.text.strip(), self._read_then(shown, then), Grade.CONFUSED_INSIDE)) == 1

    def _read_then(self, shown: Shown, then: Screenshot) -> Sequence[Found]:
        """Return the texts of its window when it was shown."""
        window = Box(*shown.window.box) if shown.window else then.area
        within = window.overlap(then.area) or then.area
        key = (shown.frame, within)
        if key not in self._read_once:  # a kept frame never changes, and is asked for at every look
            found = self._reader.read(then, within)
            self._read_once[key] = tuple(text for text in found if text.box.center in within)
        return self._read_once[key]

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


def _places(words: str, texts: Sequence[Found], least: Grade = Grade.CONFUSED) -> list[Candidate]:
    """Return where the words are: as a whole line, or with a lower grade as a part of one."""
    return [
        Candidate(match.found.box, match.found.box.center, "text", match.grade.score, match.line.label)
        for match in find_all(words, texts, least=least)
    ]


def _grown(words: str, shown: Shown, texts: Sequence[Found], stars: Sequence[Candidate]) -> list[Candidate]:
    """Return where the words are a part of a line, at the place that the texts around it speak for."""
    star = _lead(stars, _HALF)
    if star is None:
        return []
    inside = _places(words, texts, Grade.CONFUSED_INSIDE)
    return [each for each in inside if agree(each, star, _tolerance(shown))]


def _lead(stars: Sequence[Candidate], least: float) -> Candidate | None:
    """Return the place that the landmarks agree on, if enough do and on no other one as well."""
    if not stars or stars[0].score < least:
        return None
    return stars[0] if len(stars) == 1 or stars[1].score <= stars[0].score - _STAR_MARGIN else None


def _written(
    intent: str,
    shown: Shown,
    words: Sequence[Candidate],
    sky: constellation.Sky,
    stars: Sequence[Candidate],
) -> Located:
    """Return where the words of the target are, in the line and among the landmarks that they had."""
    in_line = [(each, constellation.line_agrees(shown, sky, each.box)) for each in words]
    kept = [each for each, agrees in in_line if agrees is not False]
    if not kept:
        raise NotShown(
            f"'{shown.text}' is shown, but nowhere with the texts that were on its line (show where it is)"
        )
    strong = [each for each in stars if each.score >= _MOST]
    if len(kept) > 1:
        star = _lead(stars, _HALF)
        meant = [each for each in kept if star is not None and agree(each, star, _tolerance(shown))]
        if star is None or len(meant) != 1:
            standing_out(kept, 2.0, intent)  # they read alike: how well each is read tells nothing
            raise Ambiguous(f"'{shown.text}' is shown several times (show which one is meant)")
        return _located(meant[0], (star,))
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
    star = _lead(stars, _HALF)
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


def _tolerance(shown: Shown) -> float:
    return max(_NEAR, min(shown.box[2], shown.box[3]))


def _located(best: Candidate, others: tuple[Candidate, ...]) -> Located:
    return Located(best.box, best.at, best.rung, best.score, (best, *others))


def _two_places(intent: str, one: Candidate, other: Candidate) -> str:
    return (
        f"'{intent}': the {one.rung} leads to ({one.at.x:.0f}, {one.at.y:.0f}), the {other.rung} to "
        f"({other.at.x:.0f}, {other.at.y:.0f}) (show which one is meant)"
    )
