"""What has come up over a page since the last act, without a word that tells what it is.

The trap: every menu that opens and every hint under a field is new, too. So a surprise is a text of several
words with a button that answers it, both new, that came while something was written, or of which the task
itself says what to press; and what merely grew dark under it is not new.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from agent.actions import Type
from agent.episode import Step
from agent.geometry import Box
from agent.screenshot import Screenshot
from agent.senses import Found
from agent.sight.line import in_reading_order
from policies.pocket.view import View

_ALIKE = 0.7  # of correlation: it is the same as before, though darker, or selected and so its negative
_DRAWN = 3.0  # of deviation: with less, nothing is there
_WORDS = 3  # of a text that says something: a label has fewer


def surprise(
    view: View,
    step: Step,
    near: Callable[[str, Found, View], Found | None],
    words: Sequence[str],
    *,
    told: bool,
) -> Found | None:
    """Return the button that answers what came up since the step; None where nothing did.

    near: finds the button with a word that stands with a text. words: what may be pressed, in this order.
    told: whether the task says what to do then, so that it may come at any time.
    """
    if step.before is None or not (told or _wrote(step)):
        return None
    before = step.before
    if before.area != view.area or before.image.shape != view.screenshot.image.shape:
        return None
    for text in in_reading_order(view.texts):
        said = len(text.label.split()) >= _WORDS or len(text.label) > 12
        if not said or view.is_title(text.box) or not is_new(text.box, before, view.screenshot):
            continue
        for word in words:
            found = near(word, text, view)
            if (
                found is not None
                and is_new(found.box, before, view.screenshot)
                and _is_pressed(found, text, view)
            ):
                return found
    return None


def is_new(box: Box, before: Screenshot, now: Screenshot) -> bool:
    """Tell whether what is in a box was not there before, in any light."""
    one, other = _grey(before, box), _grey(now, box)
    if not other.size or one.shape != other.shape or other.std() < _DRAWN:
        return False
    if one.std() < _DRAWN:
        return True
    return bool(abs(np.corrcoef(one.ravel(), other.ravel())[0, 1]) < _ALIKE)


def _grey(screenshot: Screenshot, box: Box) -> NDArray[np.float64]:
    return np.asarray(screenshot.crop(box)[:, :, :3].astype(np.float64).mean(axis=2), np.float64)


def _wrote(step: Step) -> bool:
    return any(isinstance(action, Type) for action in step.decision.actions)


def _is_pressed(found: Found, text: Found, view: View) -> bool:
    """Tell whether a word is a button of its own, and no part of the sentence."""
    return found.box.overlap(text.box) is None and found.box.center not in text.box
