"""A study in a process of its own: what it measures comes back as lines, and torch stays out of the window.

The trap: a measurement in the window's process would make the window stutter, and the window would spoil the
measurement. And a process can outlive who started it: it is on a leash, and ends however the window ends.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from agent.codec.event import reading_from
from agent.codec.line import parse
from agent.errors import UnreadableEpisode

PATIENCE_MS = 3000  # after a stop, before the process is ended the hard way
SAYS_STOPPED = 130  # the exit code of what was stopped


class StudyProcess(QObject):
    """Runs `deixis study NAME --json` and tells what it says."""

    measured = Signal(object)  # Reading
    progressed = Signal(int, int, str)  # done, of how many, what it does now
    ended = Signal(bool)  # whether it measured all
    failed = Signal(str)  # why

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process = QProcess(self)
        self._process.readyReadStandardOutput.connect(self.on_output)
        self._process.finished.connect(self.on_finished)
        self._process.errorOccurred.connect(self.on_error)
        self._late = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._late.timeout.connect(self._process.kill)
        self._stopped = False

    @property
    def busy(self) -> bool:
        return self._process.state() is not QProcess.ProcessState.NotRunning

    def start(self, name: str, values: Mapping[str, str]) -> None:
        """Begin to measure, if nothing is being measured."""
        if self.busy:
            return
        self._stopped = False
        turned = [word for key, value in values.items() for word in ("--set", f"{key}={value}")]
        self._process.start(sys.executable, ["-m", "agent.leash", "study", name, "--json", *turned])

    def stop(self) -> None:
        """Have it end; what was measured stays."""
        if self.busy:
            self._stopped = True
            self._process.terminate()
            self._late.start()

    def close(self) -> None:
        """End it now, and wait for that. May be called twice."""
        self._process.blockSignals(True)
        if self.busy:
            self._process.kill()
            self._process.waitForFinished(PATIENCE_MS)
        self._late.stop()

    def on_output(self) -> None:
        while self._process.canReadLine():
            try:
                told = parse(bytes(self._process.readLine().data()))
                self._tell(told)
            except UnreadableEpisode as error:
                self.failed.emit(str(error))

    def _tell(self, told: object) -> None:
        match told:
            case {"kind": "probed", **values}:
                self.measured.emit(reading_from(values))
            case {"kind": "progress", "done": int(done), "total": int(total), "doing": str(doing)}:
                self.progressed.emit(done, total, doing)
            case _:
                pass  # how it began and ended is told by the process itself

    def on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        self._late.stop()
        self.on_output()
        if code == 0 and status is QProcess.ExitStatus.NormalExit:
            self.ended.emit(True)
        elif self._stopped or code == SAYS_STOPPED:
            self.ended.emit(False)
        else:
            said = bytes(self._process.readAllStandardError().data()).decode(errors="replace").strip()
            last = said.splitlines()[-1] if said else self.tr("it ended without a word")
            self.failed.emit(last.removeprefix("deixis: "))

    def on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self.failed.emit(self._process.errorString())
