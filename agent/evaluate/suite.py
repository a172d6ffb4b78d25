"""What can be measured: a suite is a list of items and a way to attempt one of them.

Nothing of how a suite works is known to what runs, keeps and counts it (`agent.evaluate.run`), so every
suite resumes after a kill, is counted with intervals and is reported in the same way. The trap: a figure
whose conditions are forgotten. So a suite says in `note` what must stand beside each of its figures, and
in `facts` which versions they depend on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from agent.control import Control
from agent.settings import Settings


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to be tried: its id, unique in the suite, and the groups that it is counted in.

    A group is a name and a value: {"kind": "icon", "lang": "en"}, {"task": "click-test"}.
    """

    id: str
    groups: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of one item.

    `success` is None where the suite only measures. `why` says in words why there was no success.
    `measures` are numbers such as x, y, steps or reward; None stands for one that was not there.
    """

    id: str
    success: bool | None
    seconds: float
    groups: Mapping[str, str] = field(default_factory=dict)
    why: str = ""
    measures: Mapping[str, float | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a person chose for a suite. A suite refuses with UsageError what it cannot do with.

    `policy` may be a name that only the suite knows; `settings` hold it too only where it is registered.
    An empty `tasks` or `seeds` stands for the suite's own default. `control` stops a run within an
    attempt, which then raises Stopped. Nobody sits in front of an evaluation, so a suite that runs a
    policy on a desktop answers its questions with no.
    """

    policy: str
    settings: Settings
    control: Control
    data: Path | None = None
    tasks: tuple[str, ...] = ()
    seeds: tuple[int, ...] = ()


class Suite(Protocol):
    """Items to attempt, in the order given."""

    @property
    def name(self) -> str: ...

    @property
    def note(self) -> str:
        """Return what must be said beside every figure, such as how the instruction is given."""
        ...

    @property
    def subsets(self) -> Mapping[str, frozenset[str]]:
        """Return named sets of values of the group 'task', for which means are given; often none."""
        ...

    @property
    def counts(self) -> Sequence[str]:
        """Return the measures, each 0 or 1, that are counted beside the successes; often none."""
        ...

    @property
    def side_by_side(self) -> bool:
        """Tell whether several attempts may be made at once, each in a thread of its own."""
        ...

    def items(self) -> Sequence[Item]: ...

    def attempt(self, item: Item) -> Attempt:
        """Try an item. A failure of the policy is an attempt without success, not an error.

        Raises:
            DeixisError: the suite itself cannot go on.
            Stopped: a person stopped it; the item counts as not tried.
        """
        ...

    def facts(self) -> Mapping[str, str]:
        """Return what the figures depend on beyond Deixis and the machine: the browser, fonts, data.

        A run that is taken up again must tell the same facts, or it is refused.
        """
        ...

    def close(self) -> None:
        """Leave nothing running; also after an error, and more than once."""
        ...


MakeSuite = Callable[[Options], Suite]
"""What an entry point of the group `deixis.suites` names. Start nothing heavy before the first attempt."""
