"""The rung of landmarks: where the texts around a target say that it must be.

Each landmark that is read now votes for a place, at every scale; the place that most landmarks agree on
wins. One text that reads the same elsewhere votes for a place where it is alone.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from agent.demonstration.target import Landmark, Shown
from agent.geometry import Box, Point
from agent.replay.candidate import Candidate
from agent.senses import Found
from agent.sight.likeness import Grade
from agent.sight.match import find_all

RUNG = "landmarks"
SCALES = tuple(0.8 + 0.05 * step for step in range(19))  # 0.8 to 1.7
_LINE = 11.0  # points: half of the distance between two lines of small text
_NEARNESS = 40.0  # points: one twice as far away counts half as much
_FEW = 2  # landmarks that must agree at least


@dataclass(frozen=True, slots=True)
class Sky:
    """The landmarks as they are read now: for each one, the middles of the texts that read like it."""

    seen: tuple[tuple[Landmark, tuple[Point, ...]], ...]

    @property
    def count(self) -> int:
        """How many landmarks are read at all."""
        return sum(1 for _, places in self.seen if places)

    def whole_line(self, shown: Shown) -> bool:
        """Whether the target had texts on its line, and all of them are still shown somewhere."""
        line = [places for mark, places in self.seen if on_line(shown, mark)]
        return bool(line) and all(line)


def sky_of(shown: Shown, texts: Sequence[Found]) -> Sky:
    """Return where the landmarks of a target are now; one that grew by a word is a part of a text."""
    return Sky(tuple((mark, _middles(mark.text, texts)) for mark in shown.landmarks))


def telling(shown: Shown, sky: Sky, before: Callable[[], Sequence[Found]]) -> Sky:
    """Return a sky without texts on the target's line that are gone and told nothing.

    before: the texts of its window when it was shown. What stood there several times, as 'Open' in every row,
    tells no row from another one; it may have been renamed in all of them.
    """
    gone = [mark for mark, places in sky.seen if not places and on_line(shown, mark)]
    if not gone:
        return sky
    texts = before()
    dull = [mark for mark in gone if len(_middles(mark.text, texts)) > 1]
    return Sky(tuple(each for each in sky.seen if each[0] not in dull))


def _middles(words: str, texts: Sequence[Found]) -> tuple[Point, ...]:
    matches = find_all(words, texts, least=Grade.CONFUSED) or find_all(
        words, texts, least=Grade.CONFUSED_INSIDE
    )
    return tuple(match.found.box.center for match in matches)


def votes(shown: Shown, sky: Sky) -> list[Candidate]:
    """Return the places that landmarks agree on, the most agreed first; score: the share that agrees.

    A near one counts more: what is far away stays where it is when something is put in between.
    """
    box = Box(*shown.box)
    weights = [1 / (_NEARNESS + math.hypot(mark.dx, mark.dy)) for mark, _ in sky.seen]
    found: list[tuple[float, float, Candidate]] = []
    for scale in SCALES:
        cast = [
            (index, place.moved(mark.dx * scale, mark.dy * scale))
            for index, (mark, places) in enumerate(sky.seen)
            for place in places
        ]
        for _, centre in cast:
            near = {
                index: _apart(point, centre)
                for index, point in cast
                if _apart(point, centre) <= 8 * max(scale, 1)
            }
            if len(near) >= _FEW:
                place = Box.around(centre, box.width * scale, box.height * scale)
                share = sum(weights[index] for index in near) / sum(weights)
                why = f"{len(near)} of {len(sky.seen)} landmarks agree, {scale:.2f} as large"
                tight = sum(near.values()) + abs(scale - 1)
                found.append((round(share, 3), tight, Candidate(place, centre, RUNG, share, why)))
    found.sort(key=lambda each: (-each[0], each[1]))
    kept: list[Candidate] = []
    for _, _, candidate in found:
        if all(_apart(candidate.at, other.at) > 24 for other in kept):
            kept.append(candidate)
    return kept


def line_agrees(shown: Shown, sky: Sky, place: Box) -> bool | None:
    """Tell whether the other texts of the target's line are on the line of this place, each on its side.

    None: it had no others.
    """
    line = [(mark, places) for mark, places in sky.seen if on_line(shown, mark)]
    if not line:
        return None
    high = max(place.height, 16) * 0.7
    return all(
        any(
            abs(point.y - place.center.y) <= high and (place.center.x - point.x) * mark.dx > 0
            for point in places
        )
        for mark, places in line
    )


def on_line(shown: Shown, mark: Landmark) -> bool:
    """Tell whether a landmark stood on the target's own line."""
    reach = min(max(Box(*shown.box).height, 16) / 2, _LINE)
    return abs(mark.dy) <= reach and abs(mark.dx) > reach


def _apart(one: Point, other: Point) -> float:
    return max(abs(one.x - other.x), abs(one.y - other.y))
