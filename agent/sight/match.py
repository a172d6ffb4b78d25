"""Finds the one place on the screen that a person means by some words.

The trap: the words are often there twice, and a click on the first of two equal places is a guess that
looks like success. So a place is taken only if it fits better than every other one, or if the person
said which: in a window, beside something else, the second one. Otherwise the answer is an error that
lists what was seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from agent.errors import Ambiguous, NotShown
from agent.geometry import Box, Point, Window
from agent.senses import Found
from agent.sight.likeness import Fit, Grade, fit, fits, likeness
from agent.sight.line import Line, in_reading_order, part_of

LISTED = 4  # places or texts named in an error


class Side(StrEnum):
    """On which side of something else."""

    RIGHT = "right of"
    LEFT = "left of"
    BELOW = "below"
    ABOVE = "above"


@dataclass(frozen=True, slots=True)
class Wanted:
    """The words that are looked for, and what tells one place from another.

    ordinal: 1 for the first such place in reading order, -1 for the last, 0 where there is but one.
    window: words of the title of the window that it is in, or nothing.
    beside: on which side of what it is, the nearest one that is; None for anywhere.
    """

    text: str
    ordinal: int = 0
    window: str = ""
    beside: tuple[Side, Wanted] | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """Where the words are.

    found: the box of just these words, the text as it was read, and a confidence.
    line: the line that they are in.
    margin: by how much the next best place fits worse, 0 to 1; 1 where there is no other.
    """

    found: Found
    line: Found
    grade: Grade
    margin: float = 1.0


def find(
    wanted: Wanted,
    texts: Sequence[Found],
    windows: Sequence[Window] = (),
    *,
    least: Grade = Grade.MISREAD_INSIDE,
    label: bool = False,
) -> Match:
    """Return the place that is meant.

    texts: the lines that were read. windows: the topmost first. least: the weakest grade that will do.
    label: the words name a field, so that 'Name:' is meant rather than the head of a column 'Name'.

    Raises:
        NotShown: the words are nowhere, or not there; the message lists the nearest texts.
        Ambiguous: several places fit equally well; the message lists them.
    """
    if wanted.window:
        texts = visible_in(wanted.window, texts, windows)
        wanted = Wanted(wanted.text, wanted.ordinal, "", wanted.beside)
    matches = find_all(wanted.text, texts, least=least)
    if not matches:
        raise NotShown(_nothing(wanted, texts))
    if label:
        with_colon = [match for match in matches if match.grade.whole and match.line.label[-1:] in ":："]
        matches = with_colon or matches
    if wanted.beside is not None:
        side, anchor = wanted.beside
        place = find(anchor, texts, windows, least=least)
        matches = beside(matches, side, place.found.box)
        if not matches:
            raise NotShown(
                f"'{wanted.text}' is shown, but not {side} '{anchor.text}' (say on which side it is seen)"
            )
    return _the_one(wanted, matches)


def find_all(text: str, texts: Sequence[Found], *, least: Grade = Grade.MISREAD_INSIDE) -> list[Match]:
    """Return every place that the words fit, the best grade first, in reading order within a grade.

    A text that is spread over several lines of one row is found where no single line holds it.
    """
    matches = _matches(text, texts, least) or _matches(text, _rows(texts), least)
    ordered = in_reading_order([match.found for match in matches])
    rank = {id(found): index for index, found in enumerate(ordered)}
    return sorted(matches, key=lambda match: (-match.grade, rank[id(match.found)]))


def beside(matches: Sequence[Match], side: Side, anchor: Box) -> list[Match]:
    """Return the nearest of the matches on this side of the anchor; several where they are as near.

    What is in the same row (or column) as the anchor comes before what is not.
    """
    near = [(distance, match) for match in matches if (distance := _distance(match.found.box, side, anchor))]
    if not near:
        return []
    best = min(distance for distance, _ in near)
    return [match for distance, match in near if distance <= best + 4]


def visible_in(title: str, texts: Sequence[Found], windows: Sequence[Window]) -> list[Found]:
    """Return the texts inside the window of this title that no window above it covers.

    Raises:
        NotShown: there is no such window. Ambiguous: there are several.
    """
    window = window_of(title, windows)
    above = windows[: list(windows).index(window)]
    return [
        found
        for found in texts
        if found.box.center in window.box and not any(found.box.center in other.box for other in above)
    ]


def window_of(title: str, windows: Sequence[Window]) -> Window:
    """Return the window whose title, or whose application's name, holds these words.

    Raises:
        NotShown: there is no such window. Ambiguous: there are several.
    """
    fits = [(_title_fit(title, window), window) for window in windows]
    best = max((grade for grade, _ in fits), default=0)
    named = [window for grade, window in fits if grade == best and grade > 0]
    shown = ", ".join(f"'{window.title}'" for window in windows) or "none that the system tells of"
    if not named:
        raise NotShown(f"there is no window '{title}' (windows: {shown})")
    if len(named) > 1:
        raise Ambiguous(f"{len(named)} windows fit '{title}' (name one by its whole title: {shown})")
    return named[0]


def nearest(text: str, texts: Sequence[Found]) -> list[str]:
    """Return the texts on the screen that come nearest to this one, the nearest first."""
    likely = sorted({found.label for found in texts}, key=lambda label: -likeness(text, label))
    return [label for label in likely if likeness(text, label) > 0.3][:LISTED]


def _the_one(wanted: Wanted, matches: Sequence[Match]) -> Match:
    best = [match for match in matches if match.grade == matches[0].grade]
    if wanted.ordinal:
        # The person counts whatever reads so; a worse likeness counts where there are too few of the best.
        counted = best if len(best) >= abs(wanted.ordinal) else list(matches)
        places = in_reading_order([match.found for match in counted])
        index = wanted.ordinal - 1 if wanted.ordinal > 0 else wanted.ordinal
        if not -len(places) <= index < len(places):
            raise NotShown(
                f"'{wanted.text}' is shown {_times(len(places))}, not {abs(wanted.ordinal)} times "
                f"({_listed(matches)})"
            )
        return next(match for match in counted if match.found is places[index])
    if len(best) > 1:
        raise Ambiguous(
            f"'{wanted.text}' is shown {_times(len(best))}: {_listed(best)} (say which: "
            f'second "{wanted.text}", "{wanted.text}" right of "…", or "{wanted.text}" in window "…")'
        )
    if len(matches) > 1:
        return Match(best[0].found, best[0].line, best[0].grade, best[0].grade.score - matches[1].grade.score)
    return best[0]


def _matches(text: str, texts: Sequence[Found], least: Grade) -> list[Match]:
    matches: list[Match] = []
    for line in texts:
        for place in fits(text, line.label):
            if place.grade < least:
                continue
            match = Match(_words(line, place), line, place.grade)
            same = next((other for other in matches if _is_same(match.found.box, other.found.box)), None)
            if same is None or same.grade < match.grade:
                matches = [*(other for other in matches if other is not same), match]
    return matches


def _words(line: Found, place: Fit) -> Found:
    box = line.box if place.grade.whole else part_of(line, place.start, place.end)
    return Found(box, line.label[place.start : place.end], place.grade.score * line.score)


def _rows(texts: Sequence[Found]) -> list[Found]:
    """Return neighbouring lines of a row joined, and lines with the one below that goes on with them."""
    joined: list[Found] = []
    ordered = in_reading_order(texts)
    for one, other in pairwise(ordered):
        gap = other.box.left - one.box.right
        if abs(one.box.center.y - other.box.center.y) < one.box.height / 2 and gap < 4 * one.box.height:
            joined.append(_joined(one, other))
    for one in ordered:
        below = [other for other in ordered if _goes_on(one, other)]
        joined += [Found(one.box.union(other.box), f"{one.label} {other.label}") for other in below[:1]]
    return joined


def _joined(one: Found, other: Found) -> Found:
    box, label = one.box.union(other.box), f"{one.label} {other.label}"
    score = min(one.score, other.score)
    if isinstance(one, Line) and isinstance(other, Line) and one.edges and other.edges:
        return Line(box, label, score, (*one.edges, *other.edges))
    return Found(box, label, score)


def _goes_on(one: Found, other: Found) -> bool:
    """Tell whether the second line is the next one of the first one's paragraph."""
    height = one.box.height
    return (
        0 < other.box.center.y - one.box.center.y < 2 * height
        and abs(one.box.left - other.box.left) < height
        and abs(other.box.height - height) < height / 2
    )


def _is_same(one: Box, other: Box) -> bool:
    common = one.overlap(other)
    return common is not None and common.area > 0.5 * min(one.area, other.area)


def _distance(box: Box, side: Side, anchor: Box) -> float:
    """Return how far the box is on this side of the anchor, in points; 0 where it is not on this side.

    What is not in the anchor's row or column is as far as ten times its distance from it.
    """
    one, other = box.center, anchor.center
    match side:
        case Side.RIGHT | Side.LEFT:
            along = one.x - other.x if side is Side.RIGHT else other.x - one.x
            across = max(box.top - anchor.bottom, anchor.top - box.bottom, 0.0)
            clear = box.left >= other.x if side is Side.RIGHT else box.right <= other.x
        case Side.BELOW | Side.ABOVE:
            along = one.y - other.y if side is Side.BELOW else other.y - one.y
            across = max(box.left - anchor.right, anchor.left - box.right, 0.0)
            clear = box.top >= other.y if side is Side.BELOW else box.bottom <= other.y
    return along + 10 * across if clear and along > 0 and across <= 3 * along else 0.0


def _title_fit(title: str, window: Window) -> int:
    fits = [fit(title, name) for name in (window.title, window.application) if name]
    return max((int(place.grade) for place in fits if place is not None), default=0)


def _nothing(wanted: Wanted, texts: Sequence[Found]) -> str:
    near = ", ".join(f"'{label}'" for label in nearest(wanted.text, texts))
    instead = f"nearest: {near}; " if near else "" if texts else "no text at all is; "
    return f"'{wanted.text}' is not shown ({instead}use the words as they are on the screen)"


def _listed(matches: Sequence[Match]) -> str:
    places = [f"'{match.line.label}' at {_place(match.found.box.center)}" for match in matches[:LISTED]]
    more = f" and {len(matches) - LISTED} more" if len(matches) > LISTED else ""
    return ", ".join(places) + more


def _place(point: Point) -> str:
    return f"({point.x:.0f}, {point.y:.0f})"


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
