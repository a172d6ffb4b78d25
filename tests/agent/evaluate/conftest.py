from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from agent.control import Control
from agent.evaluate.suite import Attempt, Item, Options
from agent.settings import Settings


@dataclass
class Counting:
    """A suite of numbers, of which the even ones succeed. `before` is called with each that is tried."""

    count: int = 6
    before: Callable[[int], None] = lambda number: None
    name: str = "counting"
    note: str = "even numbers only"
    subsets: Mapping[str, frozenset[str]] = field(default_factory=dict)
    counts: Sequence[str] = ()
    side_by_side: bool = True
    version: str = "1"
    tried: list[str] = field(default_factory=list)

    def items(self) -> list[Item]:
        return [Item(f"n{number}", {"task": f"t{number % 3}"}) for number in range(self.count)]

    def attempt(self, item: Item) -> Attempt:
        number = int(item.id[1:])
        self.before(number)
        self.tried.append(item.id)
        right = number % 2 == 0
        return Attempt(item.id, right, 0.5, why="" if right else f"{number} is odd", measures={"n": number})

    def facts(self) -> Mapping[str, str]:
        return {"counting": self.version}

    def close(self) -> None:
        """There is nothing to close."""


@pytest.fixture
def counting() -> type[Counting]:
    """A small suite of the tests' own."""
    return Counting


@pytest.fixture
def options() -> Callable[..., Options]:
    def made(policy: str = "literal", *, control: Control | None = None, data: Path | None = None, **more):
        settings = Settings().changed(policy=policy)
        return Options(policy=policy, settings=settings, control=control or Control(), data=data, **more)

    return made
