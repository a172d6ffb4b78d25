"""A command of `deixis` as a process of its own: what it prints as JSON lines, and how it ended.

The trap: a model that is loaded into the window's own process takes the window with it when memory runs out.
So all that loads a model for longer than a run is done beside the window, and ends with it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

from agent.settings import Settings

PATIENCE_MS = 35_000  # from asking a process to end until it is ended; its own is shorter
STOPPED, FAILED = 130, 1
ARGUMENTS = ("-m", "agent.leash")  # it ends with this process, however that ends
KEPT_SIGNS = 20_000  # of what went wrong


class Command(QObject):
    """Runs one command at a time."""

    told = Signal(dict)  # one line
    ended = Signal(int, str)  # exit code, and the command's own last sentence where it failed

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._errors = ""
        self._stopped = False
        self._process = QProcess(self)
        self._process.setProgram(sys.executable)
        self._process.readyReadStandardOutput.connect(self.on_output)
        self._process.readyReadStandardError.connect(self.on_errors)
        self._process.finished.connect(self.on_finished)
        self._process.errorOccurred.connect(self.on_error)
        self._firmly = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._firmly.timeout.connect(self._process.kill)

    @property
    def busy(self) -> bool:
        return self._process.state() is not QProcess.ProcessState.NotRunning

    @property
    def process_id(self) -> int:
        """The process's number; 0 where none runs."""
        return int(self._process.processId())

    def start(self, words: Sequence[str], settings: Settings) -> None:
        """Begin. settings: those in effect here, of which the process would miss the folder of the runs."""
        if self.busy:
            return
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert("DEIXIS_RUNS", str(settings.runs))
        environment.insert("PYTHONUNBUFFERED", "1")
        self._process.setProcessEnvironment(environment)
        self._errors = ""
        self._stopped = False
        self._process.setArguments([*ARGUMENTS, *words])
        self._process.start()

    def stop(self) -> None:
        """Ask it to end, as Ctrl-C does; one that does not is ended."""
        if self.busy:
            self._stopped = True
            self._process.closeWriteChannel()
            self._firmly.start()

    def close(self) -> None:
        """End it at once and wait for that: whoever asked goes away. Nothing is told any more."""
        self.blockSignals(True)
        self._firmly.stop()
        if self.busy:
            self._process.closeWriteChannel()
            if not self._process.waitForFinished(1000):
                self._process.kill()
                self._process.waitForFinished(1000)

    def on_output(self) -> None:
        while self._process.canReadLine():
            line = bytes(self._process.readLine().data()).decode(errors="replace").strip()
            try:
                said = json.loads(line)
            except ValueError:
                continue  # a library's own words
            if isinstance(said, dict):
                self.told.emit(said)

    def on_errors(self) -> None:
        said = bytes(self._process.readAllStandardError().data()).decode(errors="replace")
        self._errors = (self._errors + said)[-KEPT_SIGNS:]

    def on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self.ended.emit(FAILED, self._process.errorString())

    def on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        self._firmly.stop()
        self.on_output()
        self.on_errors()
        if status is QProcess.ExitStatus.CrashExit and not self._stopped:
            self.ended.emit(
                FAILED,
                self.tr(
                    "The system ended it, perhaps for want of memory (close other programs, then try again)"
                ),
            )
        elif status is QProcess.ExitStatus.CrashExit:
            self.ended.emit(STOPPED, "")
        else:
            self.ended.emit(code, last_sentence(self._errors) if code else "")


def last_sentence(errors: str) -> str:
    """Return what a command said last of what went wrong: its own sentence, or the last line."""
    lines = [line.strip() for line in errors.splitlines() if line.strip()]
    own = [line.removeprefix("deixis: ") for line in lines if line.startswith("deixis: ")]
    return own[-1] if own else lines[-1] if lines else ""
