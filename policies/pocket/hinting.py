"""What a picture on a button is called, read from the hint that comes up where the pointer rests on it.

The trap: a picture is guessed at, and a guess that is wrong does something all the same. Nearly all toolkits
say what a button without words does, to whoever waits over it. So before a guess is pressed its hint is
read: one that says something else is believed more than the picture.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.actions import Button, Click, Move, Wait
from agent.geometry import Box, Point
from agent.senses import Found
from policies.pocket import past
from policies.pocket.deed import Deed
from policies.pocket.view import View
from policies.pocket.wording import entry_for

RESTED = "rested on what may be it"
_AT = re.compile(rf"{RESTED} at (-?\d+) (-?\d+)")
_BELIEVED = 0.98  # of a guess: so sure its hint is not waited for
_MOST = 3  # pictures whose hints are read for one clause
_SECONDS = 1.1  # until a hint is there: half a second in some toolkits, longer in others
_NEAR = 7.0  # lines between the pointer and its hint
_ASIDE = 30.0  # lines to the side: a hint at the edge of a screen is moved
_LONGEST = 90  # letters of a hint
_LIKE = 0.6  # of likeness to the sentence: a hint says it in other words
_SURE = 0.95  # that a button is meant whose hint says so
_KEYS = re.compile(r"\s*[(\[](?:(?:ctrl|alt|shift|meta|f\d)[^)\]]*)[)\]]?$", re.IGNORECASE)
_BROWSER = re.compile(
    r"chrom(?:e|ium)|firefox|epiphany|brave|opera|safari|\bedge\b|falkon|web ?browser", re.IGNORECASE
)


def rested(trail: Sequence[str]) -> tuple[Point, ...]:
    """Return where the pointer rested for a clause, in order."""
    found = [match for each in trail if (match := _AT.fullmatch(each)) is not None]
    return tuple(Point(float(match[1]), float(match[2])) for match in found)


def passed_over(trail: Sequence[str]) -> tuple[Point, ...]:
    """Return where pictures are whose hints said something else: all but the one that is rested on now."""
    return rested(trail[:-1])


def resting(deed: Deed, view: View, trail: Sequence[str]) -> Deed | None:
    """Return the move over a picture that is guessed at, to have its hint read; None where none is needed."""
    found = deed.targets[0] if len(deed.targets) == 1 else None
    if found is None or not found.label.startswith("icon") or found.score not in view.guesses:
        return None
    click = deed.actions[0] if len(deed.actions) == 1 else None
    if deed.trail or not isinstance(click, Click) or not _is_plain(click):
        return None
    front = next((window for window in view.windows if window.active), None)
    if front is None or _BROWSER.search(front.application) or view.is_title(found.box):
        return None
    at = click.at
    if found.score >= _BELIEVED or len(rested(trail)) >= _MOST or _is_near(at, rested(trail)):
        return None
    told = f"{RESTED} at {at.x:.0f} {at.y:.0f}"
    return Deed((Move(at), Wait(_SECONDS)), (found,), told)


def heard(sentence: str, view: View, trail: Sequence[str]) -> tuple[str, Deed | None]:
    """Return the hint of what the pointer has just come to rest on, and the click on it if it is meant.

    Where no hint has come up, it is as sure as it was before.
    """
    at = past.pointed(view.history)
    if at is None or not trail or not _AT.fullmatch(trail[-1]):
        return "", None
    hint, guessed = _hint(at, view), view.history[-1].decision.targets[0]
    if not hint:
        if guessed.score < view.sure:
            return "", None
        view.guesses.append(guessed.score)
        return "", Deed((Click(at),), (guessed,))
    named = Found(Box.around(at, view.line, view.line), hint, _SURE)
    fits = entry_for(sentence, (named,)) is not None or view.likeness(sentence, [hint])[0] >= _LIKE
    return hint, Deed((Click(at),), (named,)) if fits else None


def _hint(at: Point, view: View) -> str:
    """Return the words that have come up near the pointer, without the keys at their end."""
    new = [text for text in view.fresh if at not in text.box and not view.is_title(text.box)]
    near = [
        text
        for text in new
        if 0 < max(text.box.top - at.y, at.y - text.box.bottom) < _NEAR * view.line
        and abs(text.box.center.x - at.x) < _ASIDE * view.line
    ]
    words = _KEYS.sub("", " ".join(text.label for text in near).strip())
    return words if len(words) <= _LONGEST else ""


def _is_plain(click: Click) -> bool:
    return click.button is Button.LEFT and click.count == 1 and not click.holding


def _is_near(at: Point, points: Sequence[Point]) -> bool:
    return any(abs(at.x - point.x) < 4 and abs(at.y - point.y) < 4 for point in points)
