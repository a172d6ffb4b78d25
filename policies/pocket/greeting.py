"""The card that a page greets with, an offer, a newsletter: it stands over a dimmed page from the first.

The trap: nothing tells that it came up, and the page behind it is still read. Whoever presses there closes
the card at best, and takes that for what was asked. But a person who has a form open over a page means that
form. So the card is sent away only where what is wanted can be read behind it, and nothing of that on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import cv2
import numpy as np

from agent.actions import Press
from agent.geometry import Box, Window
from agent.screenshot import Screenshot
from agent.senses import Found
from policies.pocket.deed import Deed, on
from policies.pocket.dismissing import crosses, refusing
from policies.pocket.hurdle import CLEARED
from policies.pocket.view import View
from policies.pocket.written import EMPTY

_LARGE = 0.1  # of the screen: a window with a page
_BAR, _EDGE = 0.16, 10.0  # of a window's height, and points: what a browser itself shows is not dimmed
_ALIKE = 6  # shades: of the ground of the card
_LEAST, _MOST = 0.015, 0.7  # of the window: a card
_FULL = 0.6  # of its box has its ground
_DIM = 0.8  # of the ground of the card: nothing around it is lighter
_FEW = 0.002  # of the pixels around it may be
_DRAWN, _ROWS, _SEEN = 10, 0.15, 0.01  # shades; of the rows, and of a row: a page is behind it
_GAP = 15  # pixels between parts of one card
_ACROSS, _DOWN = 0.75, 0.35  # of a card: where its cross begins, and ends
_ORDER = frozenset(("first", "last", "next", "new"))  # of any list, and of an offer
_TWICE = 2  # that it is tried


def greeting(windows: Sequence[Window], now: Screenshot) -> Box | None:
    """Return where a light card stands over a page that is dark all around; None where none does."""
    front = next((window for window in windows if window.active), None)
    if front is None or front.box.area < _LARGE * now.area.area:
        return None
    edge, upper = front.box.grown(-_EDGE), front.box.top + _BAR * front.box.height
    page = Box.between(edge.left, upper, edge.right - _EDGE, edge.bottom)
    left, top, right, bottom = now.pixels_of(page)
    part = np.ascontiguousarray(now.image[max(top, 0) : bottom, max(left, 0) : right, :3])
    if not part.size:
        return None
    grey = np.asarray(cv2.cvtColor(part, cv2.COLOR_BGR2GRAY), np.int16)  # H x W
    shades = np.bincount(grey.ravel(), minlength=256)
    light = np.flatnonzero(shades > _LEAST * _FULL * grey.size)
    if not light.size:
        return None
    ground = int(light[-1])
    marks = cv2.morphologyEx(
        (np.abs(grey - ground) <= _ALIKE).astype(np.uint8), cv2.MORPH_CLOSE, np.ones((_GAP, _GAP), np.uint8)
    )
    _, _, stats, _ = cv2.connectedComponentsWithStats(marks)
    if len(stats) < 2:
        return None
    x, y, width, height, size = (int(each) for each in stats[1 + stats[1:, 4].argmax()])
    if not _LEAST * grey.size < width * height < _MOST * grey.size or size < _FULL * width * height:
        return None
    around = np.ones(grey.shape, bool)
    around[max(y - _GAP, 0) : y + height + _GAP, max(x - _GAP, 0) : x + width + _GAP] = False
    if not around.any() or (grey[around] > _DIM * ground).mean() > _FEW:
        return None
    drawn = around & (np.abs(grey - int(np.median(grey[around]))) > _DRAWN)
    if (drawn.mean(axis=1) > _SEEN).mean() < _ROWS:
        return None  # a page of its own, as one to log in
    shift = max(top, 0), max(left, 0)
    return now.box_at(x + shift[1], y + shift[0], x + width + shift[1], y + height + shift[0])


def sent_away(sentence: str, view: View) -> Deed | None:
    """Return what closes the card where a sentence is about the page behind it; None where it is not."""
    if view.card is None or not sentence or not _is_behind(sentence, view):
        return None
    last = [step.decision.reply == CLEARED for step in view.history[-_TWICE:]]
    times = _TWICE if all(last) and len(last) == _TWICE else sum(last[-1:])
    if times == _TWICE:
        return None
    corner = _corner(view.card)
    found = [
        *(each for each in crosses(view) if each.box.center in corner),
        *(each for each in refusing(view) if each.box.center in view.card),
    ]
    if found and not times:
        return on(found[0])
    return Deed((Press(("esc",)),), (Found(view.card, "pop-up", 0.6),))


def _corner(card: Box) -> Box:
    """Return the upper right part of a card, where its cross is; what is like one elsewhere may accept."""
    left = card.left + _ACROSS * card.width
    return Box.between(left, card.top - _EDGE, card.right + _EDGE, card.top + _DOWN * card.height)


def _is_behind(sentence: str, view: View) -> bool:
    wanted = _words((sentence,))
    return bool(wanted & _words(text.label for text in view.behind)) and not wanted & _words(
        text.label for text in view.texts
    )


def _words(labels: Iterable[str]) -> set[str]:
    """Return the words that tell; of Chinese each two characters that follow each other."""
    found: set[str] = set()
    for label in labels:
        found |= {word for word in re.findall(r"[a-z]{3,}", label.lower()) if word not in EMPTY | _ORDER}
        for run in re.findall(r"[\u3400-\u9fff]{2,}", label):
            found |= {run[at : at + 2] for at in range(len(run) - 1)}
    return found
