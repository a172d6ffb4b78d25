"""Ctrl-C in the terminal closes the window as its own button would, so that a run lets go of its keys.

The trap: while Qt waits for events no Python runs, so a signal's handler is called minutes later or
never. A socket that the signal writes to wakes Qt up.
"""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier


class Interrupt(QObject):
    """Calls `act` in the GUI thread on SIGINT and SIGTERM, until it is closed."""

    def __init__(self, act: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._act = act
        self._write, self._read = socket.socketpair()
        self._write.setblocking(False)
        self._read.setblocking(False)
        self._waker = signal.set_wakeup_fd(self._write.fileno())
        self._handlers = {
            number: signal.signal(number, lambda *_: None) for number in (signal.SIGINT, signal.SIGTERM)
        }
        self._notifier = QSocketNotifier(self._read.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self.on_woken)

    def on_woken(self) -> None:
        self._read.recv(64)
        self._act()

    def close(self) -> None:
        """Put everything back as it was."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._waker)
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        self._write.close()
        self._read.close()
