"""A recording of a desktop that is open: its hook, its tape or ring, and what joins them."""

from __future__ import annotations

import os
import platform
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from agent import registry
from agent.desktop import Desktop
from agent.errors import DeixisError
from agent.record.attend import Attendant, Attended
from agent.record.focus import Focus, NoFocus, OpenFocus
from agent.record.hook import OpenHook
from agent.record.recorder import Recorder
from agent.record.redact import Redactor as SecretRedactor
from agent.record.ring import Ring
from agent.record.secrecy import APPLICATIONS
from agent.record.sink import Redactor, Sink
from agent.record.tape import Header, TapeWriter
from agent.senses import MakeWatcher, Reader


class Recording:
    """Records a desktop, which stays open, into a folder until it is stopped.

    redactor: takes out what nobody may keep; None for the one that finds secrets.
    secret_applications: in these everything is a secret, as in those known for it.
    pause_key: pressed before a secret, and again afterwards.
    last: how many seconds are kept in memory, to be saved when it is stopped; None keeps all, on the disk.
    watcher: makes who names what is being done; tell: told of it, in the watcher's thread.

    Raises:
        NoDesktop: this desktop does not let its keys be listened to.
        StoreError: the folder cannot be written, or holds a recording already.
    """

    def __init__(
        self,
        desktop: Desktop,
        *,
        task: str,
        folder: Path,
        last: float | None = None,
        redactor: Redactor | None = None,
        secret_applications: Sequence[str] = (),
        pause_key: str = "pause",
        on_failure: Callable[[DeixisError], None] = lambda _: None,
        watcher: MakeWatcher | None = None,
        tell: Callable[[Attended], None] = lambda _: None,
    ) -> None:
        open_hook: OpenHook = registry.load("hooks", "local")
        self._hook = open_hook(desktop.environment)
        self.focus: Focus = NoFocus()
        self._ring: Ring | None = None
        self._last = last
        self._attendant: Attendant | None = None
        try:
            if redactor is None:
                open_focus: OpenFocus = registry.load("focuses", "local")
                self.focus = open_focus(desktop.environment)
                redactor = SecretRedactor(
                    reader=_open_reader(),
                    focused=self.focus.focused,
                    applications=(*APPLICATIONS, *secret_applications),
                    pause_key=pause_key,
                )
            header = Header(task, time.time(), time.monotonic_ns(), self._hook.screen(), platform.system())
            if last is not None:
                self._ring = Ring(folder, header, last)
            sink: Sink = self._ring if self._ring is not None else TapeWriter(folder, header)
            self._attendant = Attendant(watcher, tell) if watcher is not None else None
            self.recorder = Recorder(
                hook=self._hook,
                capture=desktop.capture,
                sink=sink,
                own=os.getpid(),
                redactor=redactor,
                on_failure=on_failure,
                watch=self._attendant.see if self._attendant is not None else None,
            )
            self.recorder.start()
        except BaseException:
            self._close()
            raise

    def save(self, folder: Path) -> Path:
        """Write the last seconds into a folder, and go on. Only where it was begun with `last`."""
        assert self._ring is not None
        return self._ring.save(folder)

    def stop(self, *, by_keys: bool = False) -> Path:
        """End the recording, and return its folder. Raises DesktopError or StoreError where it had failed."""
        try:
            folder = self.recorder.stop(by_keys=by_keys)
        finally:
            self._close()
        folder = self._ring.save() if self._ring is not None else folder
        if self._attendant is not None:
            kept_ns = round(self._last * 1e9) if self._last is not None else time.monotonic_ns()
            self._attendant.keep(folder, since_ns=time.monotonic_ns() - kept_ns)
        return folder

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go of everything, if nobody has stopped it; what was recorded stays."""
        with suppress(DeixisError):
            self.recorder.stop()
        self._close()

    def _close(self) -> None:
        if self._attendant is not None:
            self._attendant.close()
        self.focus.close()
        self._hook.close()


def _open_reader() -> Reader:
    """Return a reader that is loaded: else nothing would be looked at for the second after the first key."""
    from agent.sight.engine import Engine  # takes a second, and only this needs it
    from agent.sight.ocr import OcrReader

    reader = OcrReader(engine=Engine(threads=1))
    reader.warm()
    return reader
