"""What a step tells a critic: forty numbers, of what was done, what came of it, and what it repeats.

The trap: whether a run goes in a circle is written in no single step. So the numbers compare each step with
all before it: how often this was decided, whether this screen was there before and how long ago, since when
nothing is new. Screens are compared as small grey pictures in which a caret is a cell or two; what they show
is not looked at, so that a critic which learned on drawn windows can judge real ones.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from agent.actions import Action, Click, Drag, Press, Scroll, Type, Wait, points_of
from agent.episode import Result, Step
from agent.geometry import Box
from agent.loops import same
from agent.screenshot import Pixels, Screenshot

ACROSS, DOWN = 64, 40  # cells of a small picture
SHADES = 3  # of 255: cells that differ by more have changed
CARET = 2  # cells, for it may stand on an edge: screens that differ in no more are the same
MEMORY = 64  # steps that are compared with; older ones are forgotten
KINDS = ("click", "other click", "drag", "scroll", "type", "press", "wait", "other")
SAYS_DONE = re.compile(r"\b(done|finished|complete[d]?|saved|success\w*)\b|完成|已保存|成功", re.I)
NAMES = (
    *KINDS,
    *("actions", "x", "y", "points", "same place", "decided before", "decided lately", "decided share"),
    *("done", "stale", "failed", "refused", "changed", "unchanged"),
    *("change", "change x", "change y", "change extent", "change at place"),
    *("screen lately", "screen before", "screens", "since new", "nearest"),
    *("thought again", "thought before", "says done"),
    *("waited", "waited in all", "verified", "not verified", "confidence"),
)
COUNT = len(NAMES)

Small = NDArray[np.uint8]  # ACROSS · DOWN


def small(screenshot: Screenshot) -> Small:
    """Return the screen as a small grey picture, in one row."""
    grey = cv2.cvtColor(screenshot.image, cv2.COLOR_BGRA2GRAY)
    reduced = cv2.resize(grey, (ACROSS, DOWN), interpolation=cv2.INTER_AREA)
    return np.asarray(reduced, np.uint8).ravel()


class History:
    """What has happened in a run so far, as far as the next step is compared with it."""

    def __init__(self) -> None:
        self._decided: list[tuple[Action, ...]] = []
        self._thoughts: list[str] = []
        self._screens: list[Small] = []  # after each step, the one before the first at first
        self._last: tuple[Pixels, Small] | None = None
        self._waited = 0.0
        self._since_new = 0

    def features(self, step: Step, after: Screenshot) -> NDArray[np.float32]:
        """Return the numbers (COUNT,) of the next step, and remember it."""
        now = small(after)
        before = self._look_before(step, after, now)
        self._last = after.image, now
        if not self._screens:
            self._screens.append(before)
        told = [
            *self._action(step, after.area),
            *_outcome(step),
            *_change(step, after.area, before, now),
            *self._seen(before, now),
            *self._thought(step.decision.thought),
            *self._wait(step, before, now),
            float(step.outcome.verified is True),
            float(step.outcome.verified is False),
            0.5 if step.decision.confidence is None else _finite(step.decision.confidence),
        ]
        self._decided = [*self._decided, step.decision.actions][-MEMORY:]
        self._thoughts = [*self._thoughts, step.decision.thought][-MEMORY:]
        self._screens = [*self._screens, now][-MEMORY:]
        return np.array(told, np.float32)

    def _look_before(self, step: Step, after: Screenshot, now: Small) -> Small:
        if step.before is None or step.before.image is after.image:
            return now
        known = self._last is not None and self._last[0] is step.before.image
        return self._last[1] if known and self._last is not None else small(step.before)

    def _action(self, step: Step, screen: Box) -> list[float]:
        actions = step.decision.actions
        kind = _kind(actions[0]) if actions else "other"
        points = [point for action in actions for point in points_of(action)]
        x, y = _share(points[-1].x, points[-1].y, screen) if points else (0.5, 0.5)
        equal = [same(actions, others, screen) for others in self._decided]
        return [
            *(float(kind == each) for each in KINDS),
            min(len(actions), 8) / 4,
            x,
            y,
            float(bool(points)),
            float(bool(equal) and equal[-1]),
            math.log1p(sum(equal)),
            _lately(equal),
            sum(equal[-8:]) / 8,
        ]

    def _seen(self, before: Small, now: Small) -> list[float]:
        """Compare the screen with those from before the last one: being where one stands is no return."""
        cells = _differing(np.stack(self._screens), now)  # how many of each earlier screen differ
        moved = _differing(before[None], now)[0] > CARET
        equal = (cells <= CARET).tolist()
        returns = equal[:-1] if moved else []
        self._since_new = 0 if not any(equal) else self._since_new + 1
        lately = self._screens[-8:]
        distinct = sum(
            bool(_differing(np.stack(lately[i + 1 :]), each).min() > CARET)
            for i, each in enumerate(lately[:-1])
        )
        nearest = float(cells[:-1].min()) if len(cells) > 1 else float(len(now))
        return [
            _lately(returns),
            math.log1p(sum(returns)),
            (1 + distinct) / 8,
            math.log1p(self._since_new),
            math.log1p(nearest) / math.log(len(now)) if nearest > CARET else 0.0,
        ]

    def _thought(self, thought: str) -> list[float]:
        equal = [bool(thought) and thought == earlier for earlier in self._thoughts]
        says = float(bool(SAYS_DONE.search(thought)))
        return [float(bool(equal) and equal[-1]), math.log1p(sum(equal)), says]

    def _wait(self, step: Step, before: Small, now: Small) -> list[float]:
        waited = sum(_finite(each.seconds) for each in step.decision.actions if isinstance(each, Wait))
        self._waited = 0.0 if _differing(before[None], now)[0] > CARET else self._waited + waited
        return [math.log1p(waited), math.log1p(self._waited)]


def _outcome(step: Step) -> list[float]:
    result = step.outcome.result
    return [
        float(result is Result.DONE),
        float(result is Result.STALE),
        float(result is Result.FAILED),
        float(result in (Result.REFUSED, Result.DRY)),
        float(step.outcome.changed is True),
        float(step.outcome.changed is False),
    ]


def _change(step: Step, screen: Box, before: Small, now: Small) -> list[float]:
    """Tell how much of the screen has changed, where, how far spread, and whether where the hand was."""
    cells = np.abs(now.astype(np.int16) - before) > SHADES
    rows, columns = np.nonzero(cells.reshape(DOWN, ACROSS))
    if rows.size <= CARET:
        return [0.0, 0.5, 0.5, 0.0, 0.0]
    left, right = columns.min() / ACROSS, (columns.max() + 1) / ACROSS
    top, bottom = rows.min() / DOWN, (rows.max() + 1) / DOWN
    points = [point for action in step.decision.actions for point in points_of(action)]
    shares = [_share(point.x, point.y, screen) for point in points]
    there = any(left <= x <= right and top <= y <= bottom for x, y in shares)
    much = math.log1p(rows.size) / math.log(ACROSS * DOWN)
    extent = math.sqrt((right - left) * (bottom - top))
    return [much, (left + right) / 2, (top + bottom) / 2, extent, float(there)]


def _kind(action: Action) -> str:
    match action:
        case Click(count=1, button="left"):
            return "click"
        case Click():
            return "other click"
        case Drag():
            return "drag"
        case Scroll():
            return "scroll"
        case Type():
            return "type"
        case Press():
            return "press"
        case Wait():
            return "wait"
        case _:
            return "other"


def _differing(screens: NDArray[np.uint8], now: Small) -> NDArray[np.intp]:
    """Return how many cells of each screen (N, cells) differ from this one (N,)."""
    apart = cv2.absdiff(screens, np.broadcast_to(now, screens.shape))
    counted: NDArray[np.intp] = np.count_nonzero(np.asarray(apart) > SHADES, axis=1)
    return counted


def _lately(equal: Sequence[bool]) -> float:
    """Return one over how long ago it was last so: 1 for the last time, 0 for never."""
    return next((1 / ago for ago, each in enumerate(reversed(equal), start=1) if each), 0.0)


def _share(x: float, y: float, screen: Box) -> tuple[float, float]:
    across, down = (x - screen.left) / screen.width, (y - screen.top) / screen.height
    return min(max(_finite(across), 0.0), 1.0), min(max(_finite(down), 0.0), 1.0)


def _finite(value: float) -> float:
    return min(value, 1e4) if math.isfinite(value) else 0.0
