"""What decides. Replay, a language of quoted targets and a large model are all policies."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from agent.control import Control
from agent.episode import Decision, Observation
from agent.events import Emit
from agent.geometry import Point
from agent.screenshot import Screenshot
from agent.senses import Found, Reader
from agent.settings import Settings


class Policy(Protocol):
    """Looks at an observation and decides.

    It remembers nothing between calls that the observation's history does not hold: the same
    observation gets the same decision. `check` lets a bad task fail before anything is started.
    """

    @property
    def name(self) -> str: ...

    def check(self, task: str) -> None:
        """Raise TaskNotUnderstood if the policy cannot even begin with this task."""
        ...

    def decide(self, observation: Observation, emit: Emit) -> Decision:
        """Return what to do now.

        Raises:
            PolicyError: nothing can be decided; the loop records it and tries again.
        """
        ...


@runtime_checkable
class Grounder(Protocol):
    """Points at what an instruction means in a single picture."""

    def ground(self, screenshot: Screenshot, instruction: str) -> Found | None:
        """Return what is meant and where, its score being the confidence; None to abstain."""
        ...


@runtime_checkable
class Inspectable(Protocol):
    """A policy that can be looked into while it works."""

    def probes(self) -> Mapping[str, str]:
        """Return what can be measured: the sources of its Readings, each with what it tells."""
        ...

    def watch(self, names: Collection[str]) -> None:
        """Emit `Probed` for these sources from the next decision on, and for no others.

        What is not watched costs nothing: its hooks are not there. Names that are no probe's are passed
        over. Called between two decisions, in the thread that decides.
        """
        ...


@dataclass(frozen=True, slots=True)
class Aim:
    """Where a model pointed, as it said it, and what that was taken for.

    named: x and y in the model's own space. bounds: the largest x and y of that space.
    size: width and height in pixels of the picture that it was sent. at: the place on the screen.
    confidence: 0 to 1, or None where it has no opinion.
    """

    named: tuple[float, float]
    bounds: tuple[float, float]
    size: tuple[int, int]
    at: Point
    confidence: float | None = None


@runtime_checkable
class Aiming(Protocol):
    """A grounder that tells what its model named, besides what became of it."""

    def aim(self, screenshot: Screenshot, instruction: str) -> Aim | None:
        """Return where the model points for the instruction; None where it does not."""
        ...


MakePolicy = Callable[[Reader, Control, Settings], Policy]
"""What an entry point of the group `deixis.policies` names."""
