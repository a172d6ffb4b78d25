"""What looks at the screens of a run beside its policy, where somebody watches: the detector, for its panel.

The trap: whoever only looks on must not be able to end the run, nor to slow it. So an onlooker is asked for
what is watched and for nothing else, in a thread beside the run's, and one that fails is not asked again. No
step waits for it: while it looks at one screen, only the newest of those that come is kept for it, and what
it saw is told in the run's thread when it is there, as of the step whose screen it was.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Protocol

from agent import registry
from agent.events import Emit, Probed, Reading
from agent.screenshot import Screenshot
from agent.settings import Settings


class Onlooker(Protocol):
    """Measures screens. It loads what it needs when it is first asked to look."""

    def probes(self) -> Mapping[str, str]:
        """Return what can be measured: the sources of its Readings, each with what it tells."""
        ...

    def look(self, screenshot: Screenshot, sources: Collection[str]) -> Iterable[Reading]:
        """Measure these sources on a screen."""
        ...


MakeOnlooker = Callable[[Settings], Onlooker]
"""What an entry point of the group `deixis.onlookers` names. Its module loads nothing heavy by itself."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The screen of a step, and who is asked for which sources of it."""

    number: int
    screenshot: Screenshot
    asked: Sequence[tuple[Onlooker, Collection[str]]]


class Onlookers:
    """Those of a run. Whoever lets them look closes them."""

    def __init__(self, onlookers: Sequence[Onlooker] = ()) -> None:
        self._onlookers = list(onlookers)
        self._beside: ThreadPoolExecutor | None = None
        self._looking: Future[list[Probed]] | None = None
        self._newest: Shown | None = None  # what is looked at next

    def probes(self) -> tuple[str, ...]:
        """Return the sources of all."""
        return tuple(source for each in self._onlookers for source in each.probes())

    def look(self, number: int, screenshot: Screenshot, watched: frozenset[str]) -> None:
        """Have what is watched of the screen of this step measured, as soon as nothing else is."""
        asked = [(each, watched & each.probes().keys()) for each in self._onlookers]
        asked = [(each, sources) for each, sources in asked if sources]
        self._newest = Shown(number, screenshot, asked) if asked else None
        if self._looking is None:
            self._begin()

    def tell(self, emit: Emit) -> None:
        """Tell what has been measured by now; wait for nothing."""
        if self._looking is not None and self._looking.done():
            self._tell(emit)
            self._begin()

    def finish(self, emit: Emit) -> None:
        """Tell what is being measured, once it is: no more steps come. What is not begun is left out."""
        self._newest = None
        self._tell(emit)

    def close(self) -> None:
        """Let go of the thread, once it has looked."""
        beside, self._beside, self._looking, self._newest = self._beside, None, None, None
        if beside is not None:
            beside.shutdown()

    def _begin(self) -> None:
        shown, self._newest = self._newest, None
        if shown is None:
            return
        if self._beside is None:
            self._beside = ThreadPoolExecutor(1, thread_name_prefix="onlook")
        self._looking = self._beside.submit(self._seen, shown)

    def _tell(self, emit: Emit) -> None:
        looking, self._looking = self._looking, None
        for probed in looking.result() if looking is not None else ():
            emit(probed)

    def _seen(self, shown: Shown) -> list[Probed]:
        told = list[Probed]()
        for each, sources in shown.asked:
            try:
                told += [Probed(reading, shown.number) for reading in each.look(shown.screenshot, sources)]
            except Exception:  # what only looks on must not end the run
                logging.getLogger(__name__).exception("looking on failed, and is not tried again in this run")
                self._onlookers.remove(each)
        return told


def registered(settings: Settings) -> Onlookers:
    """Return all that are installed."""
    makes: list[MakeOnlooker] = [registry.load("onlookers", name) for name in registry.names("onlookers")]
    return Onlookers([make(settings) for make in makes])
