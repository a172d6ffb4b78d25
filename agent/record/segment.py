"""A recording cut into acts while it goes on, from what a watcher takes each frame for."""

from __future__ import annotations

from dataclasses import dataclass

NOTHING = ("idle", "move")
SHORTEST = 2  # frames of an act; one alone is taken for a slip


@dataclass(frozen=True, slots=True)
class Segment:
    """One act: from its first frame to its last, in nanoseconds of the recording's clock.

    frames: how many these were. sure: the mean probability of the act in them.
    """

    act: str
    began_ns: int
    ended_ns: int
    frames: int
    sure: float


@dataclass(frozen=True, slots=True)
class _Frame:
    act: str
    at_ns: int
    sure: float


class Segments:
    """Joins frames of one act. A gap of one frame inside an act is none, so each is known one frame late."""

    def __init__(self) -> None:
        self._next: _Frame | None = None
        self._run: list[_Frame] = []

    def after(self, act: str, at_ns: int, sure: float) -> Segment | None:
        """Return the act that is over, now that one more frame was seen; None where none is."""
        now, self._next = self._next, _Frame(act, at_ns, sure)
        if now is None:
            return None
        if self._run and now.act in NOTHING and self._run[-1].act == act:
            now = _Frame(act, now.at_ns, now.sure)
        return self._join(now)

    def rest(self) -> list[Segment]:
        """Return what is still to be told when the recording ends."""
        ended = [self._join(self._next) if self._next is not None else None, self._closed()]
        self._next, self._run = None, []
        return [segment for segment in ended if segment is not None]

    def _join(self, frame: _Frame) -> Segment | None:
        if self._run and self._run[-1].act == frame.act:
            self._run.append(frame)
            return None
        over, self._run = self._closed(), [frame]
        return over

    def _closed(self) -> Segment | None:
        run = self._run
        if len(run) < SHORTEST or run[0].act in NOTHING:
            return None
        sure = sum(frame.sure for frame in run) / len(run)
        return Segment(run[0].act, run[0].at_ns, run[-1].at_ns, len(run), sure)
