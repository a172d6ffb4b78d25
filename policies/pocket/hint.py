"""What a program itself says that a picture is for: the hint that comes up where the pointer rests on it.

The trap: a picture is only guessed at, and an arrow to the left may turn the picture or undo the last act.
Resting on it costs a second and does nothing, a wrong press costs the person's trust. So a guess among the
pictures of a program is rested on before it is pressed: a hint of something else takes it out of the choice,
and one that means what was said makes a doubtful guess sure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from agent.actions import Click, Wait
from agent.errors import NotShown
from agent.geometry import Box, Point
from agent.senses import Found
from policies.pocket import past
from policies.pocket.browser import is_browser
from policies.pocket.deed import Deed, on, resting_on
from policies.pocket.meaning import is_another, is_same
from policies.pocket.view import View

CERTAIN = 0.97  # of a guess that a hint speaks for
_AT_ONCE = 0.99  # of a guess: it is pressed without a rest
_LIKELY = 0.75  # of a guess: it is pressed though no hint speaks for it
_RESTING = 0.9  # seconds that the pointer rests before a hint is shown, in the slowest toolkit
_MOMENT = 0.05  # seconds
_NEAR, _WIDE = 4.0, 4.0  # lines: how far under or over the pointer a hint begins, and beside it
_LEAST = 0.2  # of likeness of a picture, to ask what it is
_MOST = 5  # pictures that are rested on for one clause
_RESTED, _ANOTHER = "rested on the picture at ", "something else is at "
_SILENT = "no hint says so at "
_AT = re.compile(rf"(?:{_RESTED}|{_ANOTHER}|{_SILENT})(-?[\d.]+), (-?[\d.]+)")
_KEYS = re.compile(r"\s*[(\[](?:ctrl|alt|shift|meta|f\d)[^)\]]*[)\]]?$", re.IGNORECASE)


def without(trail: Sequence[str]) -> tuple[str, ...]:
    """Return a trail without the rests on pictures, of which no other way of looking knows."""
    return tuple(each for each in trail if not _AT.match(each))


def others(trail: Sequence[str]) -> tuple[Point, ...]:
    """Return where the pictures are that hints spoke against."""
    return tuple(_point(each) for each in trail if each.startswith(_ANOTHER))


def believed(deed: Deed | None, trail: Sequence[str], view: View) -> Deed | None:
    """Return a deed, unless it presses a doubtful picture that no hint spoke for. Raises NotShown.

    What a hint itself says is no button: a click there goes to what it covers. Its picture is pressed.
    """
    if deed is not None and trail and _AT.match(trail[-1]) and _is_hint(deed, _point(trail[-1]), view):
        at = _point(trail[-1])
        picture = replace(deed.targets[0], box=Box.around(at, view.line, view.line))
        return Deed((Click(at),), (picture,), deed.trail)
    silent = [_point(each) for each in trail if each.startswith(_SILENT)]
    if deed is not None and any(point in found.box for found in deed.targets for point in silent):
        raise NotShown(f"'{deed.targets[0].label}' has no hint that says so")
    return deed


def rest_on(deed: Deed, view: View, trail: Sequence[str]) -> Deed | None:
    """Return the rest on the picture that a deed presses; None where there is none, or it was rested on."""
    if len(deed.actions) != 1 or len(deed.targets) != 1 or not is_program(view):
        return None
    action, found = deed.actions[0], deed.targets[0]
    if view.is_title(found.box):
        return None
    if action != Click(found.box.center) or not found.label.startswith("icon") or found.score >= _AT_ONCE:
        return None
    rested = [_point(each) for each in trail if each.startswith(_RESTED)]
    if len(rested) >= _MOST or any(point in found.box for point in rested):
        return None
    at = found.box.center
    note = f"{_RESTED}{at.x:.1f}, {at.y:.1f}"
    return Deed(resting_on(at, _RESTING), (found,), note)


def candidate(view: View, sentence: str, trail: Sequence[str]) -> Deed | None:
    """Return the rest on the likeliest picture that was not rested on yet; None where none is likely at all.

    What it is said to be counts alone.
    """
    if not is_program(view):
        return None
    icons = view.scene.icons_like(sentence, _LEAST)
    like = [icon for icon in icons if not past.is_behind(icon.box, view.windows)]
    like.sort(key=lambda icon: -icon.score)
    rests = (rest_on(on(replace(icon, score=0.0)), view, trail) for icon in like)
    return next((rest for rest in rests if rest is not None), None)


def heard(view: View, sentence: str, trail: Sequence[str]) -> Deed | None:
    """Return what follows from a rest on a picture that has just ended; None where none has.

    It is the press, as sure as the hint makes it, or a note that the picture is something else.
    """
    rested = view.history[-1].decision.targets if view.history else ()
    if not trail or not trail[-1].startswith(_RESTED) or not rested:
        return None
    found, at = rested[0], _point(trail[-1])
    hint = _hint(at, view)
    if hint and is_another(sentence, hint, view):
        told = hint.replace("[", "(").replace("]", ")")
        return Deed((Wait(_MOMENT),), (found,), f"{_ANOTHER}{at.x:.1f}, {at.y:.1f}: {told}")
    same = bool(hint) and is_same(sentence, hint, view)
    if not found.score and not same:
        return Deed((Wait(_MOMENT),), (found,), f"{_ANOTHER}{at.x:.1f}, {at.y:.1f}")
    if not same and found.score < _LIKELY:
        return left_alone(found, at)
    sure = CERTAIN if same else found.score
    view.guesses.append(sure)
    return on(replace(found, score=sure))


def left_alone(found: Found, at: Point) -> Deed:
    """Return the note that no hint speaks for a picture, which is not pressed then."""
    return Deed((Wait(_MOMENT),), (found,), f"{_SILENT}{at.x:.1f}, {at.y:.1f}")


def is_program(view: View) -> bool:
    """Tell whether the window in front is one of a program, and no page."""
    front = next((window for window in view.windows if window.active), None)
    return front is not None and not is_browser(front.application or front.title)


def _hint(at: Point, view: View) -> str:
    """Return what came up close to the pointer, with the lines below it; nothing where nothing did."""
    if past.pointed(view.history) is None:
        return ""
    near = _beside(at, view)
    first = min(near, key=lambda text: abs(text.box.center.y - at.y), default=None)
    if first is None:
        return ""
    said = [first]
    for text in near[near.index(first) + 1 :]:
        if text.box.top - said[-1].box.bottom < view.line:
            said.append(text)
    return _KEYS.sub("", " ".join(text.label for text in said).strip())


def _beside(at: Point, view: View) -> list[Found]:
    """Return the texts that came up close to the pointer, but not under it."""
    return [
        text
        for text in view.fresh
        if abs(text.box.center.y - at.y) < _NEAR * view.line
        and text.box.left - _WIDE * view.line < at.x < text.box.right + _WIDE * view.line
        and at not in text.box
    ]


def _is_hint(deed: Deed, at: Point, view: View) -> bool:
    """Tell whether a deed is a click on what a hint says that came up when the pointer rested at a point."""
    if len(deed.targets) != 1 or deed.actions != (Click(deed.targets[0].box.center),):
        return False
    return any(deed.targets[0].box.center in text.box for text in _beside(at, view))


def _point(note: str) -> Point:
    x, y = next(iter(_AT.findall(note)))
    return Point(float(x), float(y))
