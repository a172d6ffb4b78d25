"""Ctrl-C, a hang-up and `kill`: each stops a run in order, and a second Ctrl-C breaks off what hangs."""

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
