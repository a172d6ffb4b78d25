"""Many short runs of the loop, told as one: a script is one episode, however many steps it has."""

from __future__ import annotations

from dataclasses import replace

from agent.events import Captured, Decided, Emit, Ended, Event, Judged, Performed, Started


class Chapters:
    """Passes the events of one run after another on, with steps numbered through.

    The beginning and the end of each run are left out, and its last look, which is the first look of the
    next one.
    """

    def __init__(self, emit: Emit) -> None:
        self._emit = emit
        self._before = 0  # steps of earlier runs
        self._steps = 0
        self._look: Captured | None = None

    @property
    def steps(self) -> int:
        """How many steps there were until now."""
        return self._before + self._steps

    def __call__(self, event: Event) -> None:
        match event:
            case Started():
                self._before, self._steps, self._look = self.steps, 0, None
            case Captured(number=number):
                self._flush()
                self._look = replace(event, number=self._before + number)
            case Ended():
                pass
            case Decided(number=number) | Judged(number=number):
                self._flush()
                self._emit(replace(event, number=self._before + number))
            case Performed(step=step):
                self._flush()
                self._steps = step.number
                self._emit(Performed(replace(step, number=self._before + step.number)))
            case _:
                self._flush()
                self._emit(event)

    def close(self) -> None:
        """Tell the last look of all."""
        self._flush()

    def _flush(self) -> None:
        if self._look is not None:
            look, self._look = self._look, None
            self._emit(look)
