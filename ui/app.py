"""Opens the window. `deixis` without arguments comes here."""

from __future__ import annotations

import os
import sys

from platformdirs import user_config_path
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from agent.errors import NoDesktop
from agent.settings import Settings
from ui import theme
from ui.bridge import MakeSession, make_session
from ui.display import why_not
from ui.icon import icon
from ui.interrupt import Interrupt
from ui.main_window import MainWindow
from ui.memory import Memory
from ui.translation import Translation


class App(QObject):
    """Holds the one window, and makes it anew where another language or other colours are wanted."""

    def __init__(
        self, app: QApplication, settings: Settings, *, memory: Memory, make_session: MakeSession
    ) -> None:
        super().__init__()
        self._app = app
        self._settings = settings
        self._memory = memory
        self._make_session = make_session
        self._translation = Translation(app)
        app.setApplicationName("deixis")
        app.setApplicationDisplayName("Deixis")
        app.setWindowIcon(icon("deixis"))
        app.styleHints().colorSchemeChanged.connect(self.on_colours_changed)
        self.window = self._open()

    def _open(self) -> MainWindow:
        self._translation.speak(self._settings.language)
        colours = theme.colours_of(self._app, self._settings.theme)
        theme.apply(self._app, colours)
        window = MainWindow(
            self._settings,
            colours=colours,
            language=self._translation.spoken,
            memory=self._memory,
            make_session=self._make_session,
        )
        window.settings_saved.connect(self.on_settings_saved)
        window.show()
        return window

    def _reopen(self) -> None:
        self._app.setQuitOnLastWindowClosed(False)
        draft = self.window.scripts.file.let_go()
        self.window.close()
        self.window.deleteLater()
        self.window = self._open()
        self.window.scripts.file.take(draft)
        self._app.setQuitOnLastWindowClosed(True)

    def on_settings_saved(self, settings: Settings) -> None:
        before, self._settings = self._settings, settings
        if (before.language, before.theme) != (settings.language, settings.theme):
            self._reopen()

    def on_colours_changed(self) -> None:
        """The system went light or dark; a run is not disturbed for it."""
        if self._settings.theme == "system" and not self.window.busy:
            self._reopen()

    def close(self) -> None:
        """Close the window; one that a run keeps open closes when the run has ended.

        Where it asks about an unsaved script already, a second call is the answer: not to save it.
        """
        if self.window.scripts.file.asking:
            self.window.scripts.file.let_go()
        self.window.close()


def main(settings: Settings) -> int:
    """Show the window until it is closed, and return the process's exit code.

    Raises:
        NoDesktop: there is no display to open it on.
    """
    if reason := why_not(os.environ, sys.platform):
        raise NoDesktop(
            f"cannot open the window: {reason} (start from a desktop session, "
            'or run without a window: deixis run "TASK" --display virtual)'
        )
    app = QApplication(["deixis"])
    memory = Memory(user_config_path("deixis") / "window.ini")
    deixis = App(app, settings, memory=memory, make_session=make_session)
    interrupt = Interrupt(deixis.close)
    try:
        return app.exec()
    finally:
        interrupt.close()
