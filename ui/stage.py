"""Gets the window out of the way of a run on the same display, and brings it back.

The strip stands in for the window meanwhile; the curtain keeps both out of every picture.
"""

from __future__ import annotations

import os
from contextlib import nullcontext

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from agent.settings import Settings, parse_display
from ui import bridge
from ui.curtain import Curtain
from ui.strip import Strip
from ui.theme import Colours


def shares_display(settings: Settings) -> bool:
    """Tell whether a run with these settings works on the display that the window is on."""
    kind, which = parse_display(settings.display)
    here = os.environ.get("DISPLAY", "").removesuffix(".0")
    return kind == "real" and (which is None or str(which).removesuffix(".0") == here)


class Stage(QObject):
    """Knows whether a run has the screen for itself, and who is shown."""

    def __init__(self, window: QMainWindow, colours: Colours) -> None:
        super().__init__(window)
        self._window = window
        self._taken = False
        self._was_minimised = False
        self.strip = Strip(colours)
        self.curtain = Curtain(self.strip, self.windows, self)

    @property
    def taken(self) -> bool:
        """Whether a run works on this display now."""
        return self._taken

    def curtain_for(self, settings: Settings) -> bridge.Curtain:
        """Return what a run with these settings is to enter around each look at the screen."""
        return self.curtain.drawn if shares_display(settings) else nullcontext

    def take(self, settings: Settings) -> None:
        """A run begins: clear the screen if it is going to work there."""
        self._taken = shares_display(settings)
        if self._taken:
            self._was_minimised = self._window.isMinimized()
            self.strip.show_start()
            self.hide_window()

    def give_back(self) -> None:
        """The run is over: everything is as it was before."""
        if self._taken:
            self._taken = False
            self.strip.hide()
            if not self._was_minimised:
                self._raise()

    def hide_window(self) -> None:
        if self._taken:
            self._window.showMinimized()
            self.strip.present()

    def make_room(self) -> None:
        """A question comes up: it must not be covered."""
        self.strip.hide()

    def show_window(self) -> None:
        """The run waits: the person may look at the window."""
        if self._taken:
            self.strip.hide()
            self._raise()

    def windows(self) -> list[QWidget]:
        """Return the windows of ours that a picture must not hold."""
        kinds = (Qt.WindowType.Window, Qt.WindowType.Dialog)
        return [
            widget
            for widget in QApplication.topLevelWidgets()
            if widget is not self.strip and widget.windowType() in kinds
        ]

    def close(self) -> None:
        self.strip.close()
        self.strip.deleteLater()

    def _raise(self) -> None:
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()
