"""What shows only under the pointer: controls that lie over a picture, and the menu of the right button.

The trap: a viewer of pictures has nothing else to turn them by; but what is under the pointer decides
what shows, and a page's menu is the browser's own. So each is looked for once, over the middle of the window,
in programs alone, after all that can be seen.
"""

from __future__ import annotations

from collections.abc import Sequence

from agent.actions import Button, Click
from policies.pocket.deed import Deed, resting_on
from policies.pocket.fronting import dialog
from policies.pocket.hint import is_program
from policies.pocket.view import View

RESTED = "rested over the middle"
LOOKED = "looked in the menu of the right button"
_RESTING = 0.5  # seconds that controls take to come up


def look_under(view: View, trail: Sequence[str]) -> Deed | None:
    """Return the next way to show more at the pointer; None where both were tried, or none may be."""
    if dialog(view.windows) is not None or not is_program(view):
        return None
    at = view.front.center
    if RESTED not in trail:
        return Deed(resting_on(at, _RESTING), (), RESTED)
    return Deed((Click(at, Button.RIGHT),), (), LOOKED) if LOOKED not in trail else None
