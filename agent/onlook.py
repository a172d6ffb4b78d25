"""What looks at the screens of a run beside its policy, where somebody watches: the detector, for its panel.

The trap: whoever only looks on must not be able to end the run, nor to slow it. So an onlooker is asked for
what is watched and for nothing else, in a thread beside the run's, and one that fails is not asked again.
What it saw is told in the run's thread, once the step is over: by then it has looked while the run waited.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
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


class Onlookers:
    """Those of a run. Whoever lets them look closes them."""

    def __init__(self, onlookers: Sequence[Onlooker] = ()) -> None:
        self._onlookers = list(onlookers)
        self._beside: ThreadPoolExecutor | None = None
        self._looking: Future[list[Reading]] | None = None

    def probes(self) -> tuple[str, ...]:
        """Return the sources of all."""
        return tuple(source for each in self._onlookers for source in each.probes())

    def look(self, screenshot: Screenshot, watched: frozenset[str]) -> None:
        """Begin to measure what is watched of this screen."""
        asked = [(each, watched & each.probes().keys()) for each in self._onlookers]
        asked = [(each, sources) for each, sources in asked if sources]
        if not asked:
            return
        if self._beside is None:
            self._beside = ThreadPoolExecutor(1, thread_name_prefix="onlook")
        self._looking = self._beside.submit(self._seen, screenshot, asked)

    def tell(self, emit: Emit) -> None:
        """Wait until the screen has been looked at, and tell what was measured."""
        looking, self._looking = self._looking, None
        for reading in looking.result() if looking is not None else ():
            emit(Probed(reading))

    def close(self) -> None:
        """Let go of the thread, once it has looked."""
        beside, self._beside, self._looking = self._beside, None, None
        if beside is not None:
            beside.shutdown()

    def _seen(
        self, screenshot: Screenshot, asked: Sequence[tuple[Onlooker, Collection[str]]]
    ) -> list[Reading]:
        told = list[Reading]()
        for each, sources in asked:
            try:
                told += each.look(screenshot, sources)
            except Exception:  # what only looks on must not end the run
                logging.getLogger(__name__).exception("looking on failed, and is not tried again in this run")
                self._onlookers.remove(each)
        return told


def registered(settings: Settings) -> Onlookers:
    """Return all that are installed."""
    makes: list[MakeOnlooker] = [registry.load("onlookers", name) for name in registry.names("onlookers")]
    return Onlookers([make(settings) for make in makes])
