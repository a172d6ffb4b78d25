"""The policy under measurement, held to its limits: it ends with its page, and after so many actions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from agent.actions import Action, Finish, is_input
from agent.episode import Decision, Observation
from agent.events import Emit
from agent.policy import Policy


class Limited:
    """Hands a policy what is seen, until the page says that the episode is over.

    It learns whether the episode is over, never how; the policy learns neither. An action is a click, a
    drag, a turn of the wheel, a text or a chord; a decision may hold more than one.

    over: whether the episode has ended.
    """

    def __init__(self, policy: Policy, *, over: Callable[[], bool], most: int) -> None:
        self._policy = policy
        self._over = over
        self._left = self._most = most
        self.name = policy.name

    @property
    def actions(self) -> int:
        """How many actions the policy has decided on so far."""
        return self._most - self._left

    def check(self, task: str) -> None:
        self._policy.check(task)

    def decide(self, observation: Observation, emit: Emit) -> Decision:
        if self._over():
            return Decision((Finish("the page has ended the episode"),))
        if self._left <= 0:
            return Decision((Finish("all actions are used up", success=False),))
        # A new value of the four public fields: nothing else can ride along.
        seen = Observation(observation.task, observation.screenshot, observation.history, observation.windows)
        decision = self._policy.decide(seen, emit)
        return replace(decision, actions=tuple(self._within_limits(decision.actions)))

    def _within_limits(self, actions: tuple[Action, ...]) -> list[Action]:
        kept: list[Action] = []
        for action in actions:
            if is_input(action):
                if self._left <= 0:
                    break
                self._left -= 1
            kept.append(action)
        return kept
