"""The report of an episode, written beside the window and then shown in the browser.

The trap: a long run has hundreds of pictures, and writing them takes seconds in which the window must not
stand still; its language is that of the window, not of the run.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from ui.background import Background


class ReportWriter(QObject):
    """Writes the report of one episode after the other, and opens each."""

    told = Signal(str)

    def __init__(self, background: Background, *, language: Literal["en", "zh"], parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._language = language

    def write(self, folder: Path) -> None:
        """Write the report of the episode in a folder, then open it."""
        language = self._language
        self.told.emit(self.tr("Writing the report…"))

        def job() -> Path:
            from agent.report import write_report

            return write_report(folder, language=language)

        self._background.run(job, self.on_written, lambda error: self.told.emit(str(error)))

    def on_written(self, file: Path) -> None:
        self.told.emit(self.tr("The report is in {0}").format(file))
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))
