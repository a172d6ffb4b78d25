"""What shows only under the pointer: controls that lie over a picture, and the menu of the right button.

The trap: a viewer of pictures has nothing else to turn them by; but what is under the pointer decides
what shows, and a page's menu is the browser's own. So each is looked for once, over the middle of the window,
in programs alone, after all that can be seen; never on a canvas, where either button leaves a dot.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.actions import Button, Click
from policies.pocket.deed import Deed, resting_on
from policies.pocket.fronting import dialog
from policies.pocket.hint import is_program
from policies.pocket.view import View

RESTED = "rested over the middle"
LOOKED = "looked in the menu of the right button"
_PAINTS = re.compile(
    r"\b(?:pencil|(?:paint|air)?brush|eraser|flood ?fill)\b|铅笔|画笔|橡皮|喷枪|毛笔", re.IGNORECASE
)
_PICTURE = re.compile(r"\.(?:png|jpe?g|bmp|gif|tiff?|webp|xcf|ora|svg)\b", re.IGNORECASE)
_DRAWN = 0.5  # of likeness: a tool that wipes out
_RESTING = 0.5  # seconds that controls take to come up


def look_under(view: View, trail: Sequence[str]) -> Deed | None:
    """Return the next way to show more at the pointer; None where both were tried, or none may be."""
    if dialog(view.windows) is not None or not is_program(view) or _is_canvas(view):
        return None
    at = view.front.center
    if RESTED not in trail:
        return Deed(resting_on(at, _RESTING), (), RESTED)
    return Deed((Click(at, Button.RIGHT),), (), LOOKED) if LOOKED not in trail else None


def _is_canvas(view: View) -> bool:
    """Tell whether the window is one to paint in, as its tools say."""
    if any(_PAINTS.search(text.label) for text in view.texts):
        return True
    shown = any(window.active and _PICTURE.search(window.title) for window in view.windows)
    return shown and bool(view.scene.icons_like("eraser", _DRAWN))
