"""Ctrl-C, a hang-up and `kill`: each stops a run in order, and a second Ctrl-C breaks off what hangs.

Ctrl-Z pauses a run where that was asked for. Else the whole process would be halted, with keys held down.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from agent.control import Control


@contextmanager
def stoppable() -> Iterator[Control]:
    """Give a control that the signals of this process stop. Only in the main thread."""
    control = Control()

    def on_signal(number: int, _: FrameType | None) -> None:
        if control.stopped and number == signal.SIGINT:
            raise KeyboardInterrupt
        control.stop(signal.Signals(number).name)

    numbers = [signal.SIGINT, signal.SIGTERM, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else [])]
    before = {number: signal.signal(number, on_signal) for number in numbers}
    try:
        yield control
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def pausable(control: Control) -> Iterator[None]:
    """Have Ctrl-Z, where there is one, pause a run and the next one let it go on. Only in the main thread."""

    def on_signal(number: int, _: FrameType | None) -> None:
        if control.paused:
            control.resume()
        else:
            control.pause()

    if not hasattr(signal, "SIGTSTP"):
        yield
        return
    before = signal.signal(signal.SIGTSTP, on_signal)
    try:
        yield
    finally:
        signal.signal(signal.SIGTSTP, before)
