"""What is to be done once more after something came in between: a field to fill, a button to press.

The trap: whoever does it all again sends twice. So a field is written in again only where it is seen to be
empty, and a button is pressed again only where the page looks as it did before the press.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from agent.episode import Step
from agent.errors import Ambiguous, NotShown
from agent.screenshot import Screenshot
from policies.pocket.entry import entry_of
from policies.pocket.intent import ClickThe, Do, Write
from policies.pocket.joining import Clause
from policies.pocket.undertaking import Criterion, Send
from policies.pocket.view import View

_SAME = 0.004  # of the pixels that may differ where a page is as it was: a caret, a button that has the focus
_APART = 40  # of 255, between pixels that differ


def lost(view: View, said: Sequence[Clause], done: int, history: Sequence[Step], cleared: str) -> int:
    """Return the number of the first clause that is to be done once more, the first being 1; 0 for none.

    done: how many were done when something came in between. cleared: what steps that clear away reply.
    """
    for at, clause in enumerate(said[:done]):
        intent = clause.intent
        if isinstance(intent, Write) and intent.into and not intent.every and _is_cut_off(intent, view):
            return at + 1
    acts = [step for step in history if step.decision.reply != cleared]
    before = acts[-1].before if acts else None
    pressed = done > 0 and isinstance(said[done - 1].intent, ClickThe | Do | Send | Criterion)
    by_it = bool(acts) and acts[-1].decision.reply.startswith(f"{done}: ")
    return done if pressed and by_it and before is not None and is_same(before, view.screenshot) else 0


def is_same(before: Screenshot, now: Screenshot) -> bool:
    """Tell whether a screen looks as it did, but for a caret or the like."""
    if before.image.shape != now.image.shape:
        return False
    apart = np.abs(before.image[:, :, :3].astype(np.int16) - now.image[:, :, :3]).max(axis=2)
    return float((apart > _APART).mean()) < _SAME


def _is_cut_off(intent: Write, view: View) -> bool:
    """Tell whether a field is empty, or holds only the beginning of what was typed into it."""
    try:
        box = entry_of(view, intent.into).box
    except (NotShown, Ambiguous):
        return False
    written = view.is_written_in(box)
    hidden = not any(map(str.isalnum, written))
    return not view.is_filled(box) or (not hidden and len(written) < len(intent.text))
