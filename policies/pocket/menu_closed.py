"""Whether an entry of a menu did anything, or the menu only closed.

The trap: a menu that closes changes the screen, whatever came of it. So the screen is compared with the one
before the menu was opened. Not all that an entry does can be seen: only what is to be opened, shown, hidden,
turned or rewritten counts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.actions import Click
from agent.episode import Result, Step
from agent.screenshot import Screenshot
from policies.pocket.intent import Do, Intent
from policies.pocket.news import is_seen, is_still, lit_only
from policies.pocket.undertaking import Restyle
from policies.pocket.view import View

_LOOKED = "[looked in the "  # a menu of the bar, the main menu, that of the right button
_OPENS = re.compile(
    r"(?:open|launch|call up|bring up|pop up|view|see|create|add)\b"
    r"|打开|启动|调出|查看|新建|添加",
    re.IGNORECASE,
)


def only_closed(intent: Intent, step: Step, view: View, history: Sequence[Step]) -> str:
    """Say that nothing but a menu that closed has changed since before it was opened; nothing otherwise.

    step: the last act for the clause.
    """
    seen = isinstance(intent, Restyle) or (
        isinstance(intent, Do) and (is_seen(intent.sentence) or _OPENS.match(intent.sentence) is not None)
    )
    if not seen or not isinstance(step.decision.actions[-1], Click):
        return ""
    before, now = _unopened(step, history), view.screenshot
    if before is None or not (is_still(before, now) or lit_only(before, now, step, view.line)):
        return ""
    return "nothing but the menu has changed, which is closed again"


def _unopened(step: Step, history: Sequence[Step]) -> Screenshot | None:
    """Return the screen before the menu was opened that was clicked in; None where none was, or it is old."""
    at = next((at for at, each in enumerate(history) if each is step), 0)
    for each in reversed(history[:at]):
        if each.outcome.result is not Result.DONE:
            continue
        if _LOOKED not in each.decision.reply:
            return None
        if any(isinstance(action, Click) for action in each.decision.actions):
            return each.before
    return None
