"""What looks at the screens of a run beside its policy, where somebody watches: the detector, for its panel.

The trap: whoever only looks on must not be able to end the run, nor to slow one that nobody watches. So an
onlooker is asked for what is watched and for nothing else, and one that fails is not asked again.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
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
    """Those of a run, in the run's thread."""

    def __init__(self, onlookers: Sequence[Onlooker] = ()) -> None:
        self._onlookers = list(onlookers)

    def probes(self) -> tuple[str, ...]:
        """Return the sources of all."""
        return tuple(source for each in self._onlookers for source in each.probes())

    def look(self, screenshot: Screenshot, watched: frozenset[str], emit: Emit) -> None:
        """Tell what is watched of this screen."""
        for each in tuple(self._onlookers):
            sources = watched & each.probes().keys()
            if not sources:
                continue
            try:
                for reading in each.look(screenshot, sources):
                    emit(Probed(reading))
            except Exception:  # what only looks on must not end the run
                logging.getLogger(__name__).exception("looking on failed, and is not tried again in this run")
                self._onlookers.remove(each)


def registered(settings: Settings) -> Onlookers:
    """Return all that are installed."""
    makes: list[MakeOnlooker] = [registry.load("onlookers", name) for name in registry.names("onlookers")]
    return Onlookers([make(settings) for make in makes])
