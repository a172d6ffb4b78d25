"""Brings sliders and numbers with arrows to a value.

The trap: a number that was typed may be refused, and a handle that has the keyboard looks like a 0. So what
is shown is read again after each try, and single keys do the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from agent.actions import Click, Drag, Press
from agent.errors import NotShown
from agent.geometry import Box, Point
from agent.senses import Found
from agent.sight.match import find_all
from policies.pocket.deed import Deed, on, replaced
from policies.pocket.entry import entry_of
from policies.pocket.gauge import ends_of, value_near
from policies.pocket.intent import SetTo
from policies.pocket.kind_said import either
from policies.pocket.magnifying import close_looks
from policies.pocket.view import View

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_KIND = re.compile(r"\s*(?:slider|control|滑块|滑杆|滑动条)$", re.IGNORECASE)  # after its name
_PRESSED = re.compile(r"pressed (\w+) at (-?[\d.]+)")
_SPUN, _AT_ONCE = 6, 30  # tries with the arrows of a number, and presses of each
_DRAGS = 9  # tries, where no keys help
_NEAR = 8  # presses that are sooner done than a number that some fields refuse
_LEFT = "left the field"
_ARROWS = 0.8  # of its height: as wide are the arrows at the end of a field
_EXACT, _SHARE, _TRIES = 2.0, 0.01, 3  # points, of the way, drags: how near a handle without a value comes
_AIMED = re.compile(r"slider is \d+ of (\d+)")
_PLACES = {"min": 0.0, "middle": 0.5, "max": 1.0}  # of the track, from its lower or left end


def set_to(intent: SetTo, view: View, trail: tuple[str, ...]) -> Deed:
    """Bring a slider to a value: by its track where two values are known, then by single keys.

    Where none is seen, the value may stand in a field that is called so.
    """
    if intent.value in _PLACES:
        return _to_end(intent, view, trail)
    wanted = float(intent.value)
    slid = any(each.startswith("slider") for each in trail) or any(sliders(view))
    if re.search(r"\bspinner\b|\bstepper\b", intent.name, re.IGNORECASE) or not slid:
        return _spun(intent, wanted, view, trail)
    name = _KIND.sub("", intent.name) or intent.name
    track, handle = slider(view, name)
    value = value_near(view, name, track, handle)
    if value is None and (ends := ends_of(view, track)) is not None:
        return _by_share(intent, wanted, ends, track, handle, trail)
    aimed = _AIMED.fullmatch(trail[-1]) if value is None and trail else None
    if aimed is not None and abs(float(aimed[1]) - handle.center.x) < max(_EXACT, _SHARE * track.width):
        return Deed((), (Found(handle, "slider", 0.8),))  # it covers the number at its end
    if value is None:
        raise NotShown("no value is shown beside the slider")
    tried = [*(_tried(each) for each in trail), (_along(track, handle), value)]
    known = sorted({round(v, 3): (p, v) for p, v in tried if v is not None}.values())
    off = wanted - value
    if off == 0:
        return Deed((), (Found(handle, "slider", 0.8),))
    step = _step(known)
    deaf = any(each.endswith(f" is {value:g}, keys") for each in trail)  # it takes none
    if abs(off) <= 6 and len(known) > 1 and not deaf:
        key = "up" if off > 0 else "down"
        keys = (Press((key,)),) * int(abs(off))
        return Deed(
            keys, (Found(handle, "slider", 0.8),), f"slider at {_along(track, handle):.4f} is {value:g}, keys"
        )
    if len(trail) > (_DRAGS if deaf else _DRAGS - 3):
        raise NotShown(f"the slider does not come to {intent.value}")
    at = _between(known, wanted, step) if len(known) > 1 else (0.25 if _along(track, handle) > 0.5 else 0.75)
    end = _point(track, min(max(at, 0.0), 1.0))
    path = (handle.center, _point(track, (_along(track, handle) + at) / 2), end)
    return Deed(
        (Drag(path),), (Found(handle, "slider", 0.8),), f"slider at {_along(track, handle):.4f} is {value:g}"
    )


def _to_end(intent: SetTo, view: View, trail: tuple[str, ...]) -> Deed:
    """Drag the handle past the end of its track, or to its middle. The upper or the right one is the most."""
    track, handle = slider(view, intent.name)
    if trail:
        return Deed((), (Found(handle, "slider", 0.8),))
    upright = track.height > track.width
    at = 1.0 - _PLACES[intent.value] if upright else _PLACES[intent.value]
    end = _point(track, at)
    past = 24.0 * (at - 0.5)
    beyond = end.moved(0, past) if upright else end.moved(past, 0)
    return on(Found(handle, "slider", 0.8), Drag((handle.center, _point(track, 0.5), end, beyond)))


def _spun(intent: SetTo, wanted: float, view: View, trail: tuple[str, ...]) -> Deed:
    """Press the arrows' keys where the number is near; else write it, or press where that is refused."""
    entry = entry_of(view, intent.name)
    present = view.is_written_in(entry.box).strip().replace("−", "-")
    value = _shown(present, entry.box, view, tried=bool(trail))
    if value is not None and trail and (match := _PRESSED.match(trail[-1])) and match[1] == "down":
        value = -value if value > float(match[2]) else value  # a border hides the minus
    if value == wanted:
        return Deed((), (entry,))
    near = _presses(wanted - value) if value is not None and wanted.is_integer() else ()
    if (not trail and not 0 < len(near) <= _NEAR) or (len(trail) == 1 and _strayed(trail[0], value, wanted)):
        deed = on(entry, Click(entry.box.center), *replaced(intent.value, present))
        return Deed(deed.actions, deed.targets, "wrote the number")
    if value is None:
        if trail[-1] == _LEFT and _exactly(trail[:-1], wanted):
            return Deed((), (entry,))
        if trail[-1] == _LEFT:
            raise NotShown(f"no number can be read in '{intent.name}'")
        return Deed((Press(("tab",)),), (entry,), _LEFT)  # a caret and a border hide what is written
    if len(trail) > _SPUN:
        raise NotShown(f"'{intent.name}' does not come to {intent.value}")
    key = "up" if wanted > value else "down"
    count = min(max(round(abs(wanted - value)), 1), _AT_ONCE)
    keys = near if near and not trail else (Press((key,)),) * count
    return Deed((Click(entry.box.center), *keys), (entry,), f"pressed {key} at {value:g}")


def _exactly(trail: Sequence[str], wanted: float) -> bool:
    """Tell whether so many keys were pressed as the number was off: what can't be read is then believed."""
    pressed = [match for each in trail if (match := _PRESSED.match(each)) is not None]
    return len(pressed) == 1 and abs(wanted - float(pressed[0][2])) <= _AT_ONCE


def _presses(off: float) -> tuple[Press, ...]:
    """Return the keys that change a number by so much: those for ten are alike in most toolkits."""
    tens = round(off / 10)
    rest = round(off) - 10 * tens
    pages = Press(("pageup" if tens > 0 else "pagedown",))
    return (pages,) * abs(tens) + (Press(("up" if rest > 0 else "down",)),) * abs(rest)


def _strayed(pressed: str, value: float | None, wanted: float) -> bool:
    """Tell whether keys that were pressed led away from the number, as where each counts by ten."""
    match = _PRESSED.match(pressed)
    if match is None or value is None:
        return False
    return abs(wanted - value) >= abs(wanted - float(match[2]))


def _shown(present: str, box: Box, view: View, *, tried: bool) -> float | None:
    """Return the number that a field shows; once something was tried, one that is misread is no guide."""
    if tried or not _NUMBER.fullmatch(present):
        part = Box(box.left + 2, box.top + 2, box.width - 4 - _ARROWS * box.height, box.height - 4)
        looks = (" ".join(text.label for text in look) for look in close_looks(part, view))
        near = (look.strip().replace("−", "-") for look in looks)
        present = next((look for look in near if _NUMBER.fullmatch(look)), present)
    return float(present) if _NUMBER.fullmatch(present) else None


def slider(view: View, name: str) -> tuple[Box, Box]:
    """Return the track and the handle of the slider in the row of this name, or below it; else of the first.

    Raises NotShown.
    """
    found = list(sliders(view))
    if not found:
        raise NotShown("no slider is seen")
    labels = _labels(name, view) if len(found) > 1 else []
    labels = labels[:1] if find_all(name, view.texts) else labels
    if not labels:
        return found[0]
    return min(found, key=lambda each: min(_away(each[0], label, view) for label in labels))


def _away(track: Box, label: Box, view: View) -> float:
    above = track.center.y < label.center.y - view.line
    return abs(track.center.y - label.center.y) + (view.line if above else 0)


def is_slider(view: View, name: str) -> bool:
    """Tell whether a slider stands right of a name, or right below it and as far left."""
    return any(
        (abs(track.center.y - at.center.y) < view.line and track.left > at.left)
        or (0 < track.center.y - at.center.y < 2.5 * view.line and abs(track.left - at.left) < 2 * view.line)
        for at in _labels(name, view)
        for track, _ in sliders(view)
    )


def _labels(name: str, view: View) -> list[Box]:
    """Return where a name is written; where its own word is, of 'food budget' under the head 'Budget'."""
    whole = [match.found.box for match in find_all(name, view.texts)]
    return whole or [found.box for found in either(name, view)]


def sliders(view: View) -> Iterator[tuple[Box, Box]]:
    """Return the tracks and handles that are seen: small squares with a thinner bar on one side or both."""
    boxes = [region.box for region in view.regions if not view.is_title(region.box)]
    small = [
        box
        for box in boxes
        if max(box.width, box.height) < 1.8 * view.line and 0.5 < box.width / box.height < 2
    ]
    for handle in small:
        for pieces in (
            [box for box in boxes if _goes_on(box, handle, upright=True)],
            [box for box in boxes if _goes_on(box, handle, upright=False)],
        ):
            track = handle
            for piece in pieces:
                track = track.union(piece)
            if pieces and max(track.width, track.height) > 3 * max(handle.width, handle.height):
                yield track, handle
    for region in view.regions:  # a handle of one colour with the part of the track that is passed
        box = region.box
        if (
            box.width < 1.5 * box.height
            or region.fill > 0.7
            or box.height > 1.8 * view.line
            or view.is_title(box)
        ):
            continue
        handle = Box(box.right - box.height, box.top, box.height, box.height)
        rest = [
            other for other in boxes if _goes_on(other, handle, upright=False) and other.left > handle.left
        ]
        if rest:
            yield box.union(rest[0]), handle


def _goes_on(box: Box, handle: Box, *, upright: bool) -> bool:
    """Tell whether a bar goes on from a handle, and is thinner."""
    if upright:
        level, thin = abs(box.center.x - handle.center.x) < 4, box.width < handle.width
        gap = max(box.top - handle.bottom, handle.top - box.bottom)
        longer = box.height > 0.4 * box.width
    else:
        level, thin = abs(box.center.y - handle.center.y) < 4, box.height < handle.height
        gap = max(box.left - handle.right, handle.left - box.right)
        longer = box.width > 0.4 * box.height
    return level and thin and gap < 6 and longer and box != handle


def _by_share(
    intent: SetTo,
    wanted: float,
    ends: tuple[float, float],
    track: Box,
    handle: Box,
    trail: tuple[str, ...],
) -> Deed:
    """Bring the handle to its share of the way, where only the ends of the track say a number."""
    low, high = ends
    if not low <= wanted <= high:
        raise NotShown(f"the slider does not come to {intent.value}")
    way = track.width - handle.width
    at = track.left + handle.width / 2 + (wanted - low) / (high - low) * way
    found = Found(handle, "slider", 0.8)
    if abs(at - handle.center.x) < max(_EXACT, _SHARE * way):
        return Deed((), (found,))
    if len(trail) > _TRIES:
        raise NotShown(f"the slider does not come to {intent.value}")
    end = Point(at, handle.center.y)
    path = (handle.center, Point((handle.center.x + at) / 2, handle.center.y), end)
    return Deed((Drag(path),), (found,), f"slider is {handle.center.x:.0f} of {at:.0f}")


def _along(track: Box, handle: Box) -> float:
    if track.height > track.width:
        return (handle.center.y - track.top) / track.height
    return (handle.center.x - track.left) / track.width


def _point(track: Box, share: float) -> Point:
    if track.height > track.width:
        return Point(track.center.x, track.top + share * track.height)
    return Point(track.left + share * track.width, track.center.y)


def _tried(trail: str) -> tuple[float, float | None]:
    match = re.match(r"slider at ([\d.]+) is (-?[\d.]+)", trail)
    return (float(match[1]), float(match[2])) if match else (0.0, None)


def _step(known: Sequence[tuple[float, float]]) -> float:
    if len(known) < 2:
        return 0.0
    (p, v), (q, w) = known[0], known[-1]
    return (w - v) / (q - p) if q != p else 0.0


def _between(known: Sequence[tuple[float, float]], wanted: float, step: float) -> float:
    nearest = min(known, key=lambda each: abs(each[1] - wanted))
    return nearest[0] + (wanted - nearest[1]) / step if step else nearest[0]
