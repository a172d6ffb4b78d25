"""A policy of one action, so that what another program asks for goes the way of every run.

The trap would be a second way to the mouse: a server that calls the desktop itself has no guard, no stale
check, no pace and no episode. With this policy it is the one loop that acts.
"""

from __future__ import annotations

from agent.actions import Finish
from agent.episode import Decision, Observation, Result
from agent.errors import NotShown
from agent.events import Emit
from agent.geometry import Point
from agent.policy import Grounder
from agent.screenshot import Screenshot
from agent.senses import Found
from agent.service.order import Order

LOOKS = 3  # at a target that changes before it can be clicked


class Once:
    """Decides for the order's action, once; a stale target is looked for again.

    grounder: points at the order's words; None where it has none.
    """

    name = "act"

    def __init__(self, order: Order, *, grounder: Grounder | None) -> None:
        self._order = order
        self._grounder = grounder

    def check(self, task: str) -> None:
        """Accept every task: the order is what is done."""

    def decide(self, observation: Observation, emit: Emit) -> Decision:
        history = observation.history
        if history and (history[-1].outcome.result is not Result.STALE or len(history) >= LOOKS):
            return Decision((Finish(history[-1].outcome.why, success=False),))
        targets: list[Found] = []

        def find(words: str) -> Point:
            targets.append(self._found(words, observation.screenshot))
            return targets[-1].box.center

        action = self._order.action(find)
        return Decision((action, Finish()), thought=self._order.told(), targets=tuple(targets))

    def _found(self, words: str, screenshot: Screenshot) -> Found:
        assert self._grounder is not None
        found = self._grounder.ground(screenshot, words)
        if found is None:
            raise NotShown(f"nothing on the screen is surely '{words}' (say it otherwise, or give x and y)")
        return found
