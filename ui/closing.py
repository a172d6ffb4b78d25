"""What stands in the way of closing the window: a run, a recording, a script or a text that is not saved.

The trap: a run or a recording ends in its own time, and the window closes by itself afterwards. Where the
person is then asked about a script, that wish is dropped, or the window would close under one who stays.
"""

from __future__ import annotations

from PySide6.QtWidgets import QMainWindow

from ui.current_run import CurrentRun
from ui.header import Header
from ui.pages import Pages
from ui.recording import Recording


class Closing:
    """Settles one thing after the other, each time that the window is asked to close."""

    def __init__(
        self, window: QMainWindow, header: Header, pages: Pages, *, run: CurrentRun, recording: Recording
    ) -> None:
        self._window = window
        self._header = header
        self._pages = pages
        self._run = run
        self._recording = recording
        self._wanted = False

    @property
    def wanted(self) -> bool:
        """Whether the window is to close as soon as the run or the recording is over."""
        return self._wanted

    def settled(self) -> bool:
        """Return whether nothing stands in the way; otherwise bring what does so to its end, or ask."""
        if self._run.busy:  # first the run ends, and lets go of what it holds
            self._wanted = True
            self._run.stop()
            return False
        if self._recording.busy:  # what is shown is kept first
            self._wanted = True
            self._recording.stop()
            return False
        if self._pages.scripts.file.modified:  # first the person says what becomes of the script
            self._wanted = False
            self._header.scripts.click()
            self._pages.scripts.file.leave(self._window.close)
            return False
        if not self._pages.demonstrations.file.left(or_else=self._window.close):  # then it says or asks why
            self._wanted = False
            self._header.demonstrations.click()
            return False
        return True
