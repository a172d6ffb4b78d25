"""What differs between states of a demonstration: since it was saved, and from the saved one before.

The trap: going back is a change like any other. It is pushed onto the present state, never put in its place,
so it can be taken back and the states in between stay.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from agent.demonstration.difference import difference
from agent.demonstration.folder import load_version, versions
from agent.errors import DeixisError
from ui.demonstration_file import DemonstrationFile
from ui.demonstration_history import DemonstrationHistory
from ui.difference_dialog import DifferenceDialog
from ui.theme import Colours


class DemonstrationChanges(QObject):
    """Shows differences between states, and takes an earlier one."""

    failed = Signal(str)

    def __init__(
        self, file: DemonstrationFile, history: DemonstrationHistory, colours: Colours, window: QWidget
    ) -> None:
        """window: the one over which the differences are shown."""
        super().__init__(window)
        self._file = file
        self._history = history
        self._colours = colours
        self._window = window

    def on_changes_clicked(self) -> None:
        kept, present = self._file.kept, self._history.present
        if kept is not None and present is not None:
            lines = difference(kept.demonstration, present)
            title = self.tr("Changes since it was saved")
            DifferenceDialog(title, lines, self._colours, self._window).open()

    def on_earlier_clicked(self) -> None:
        """Show what taking the last saved state before this one would change."""
        kept, present = self._file.kept, self._history.present
        if kept is None or present is None:
            return
        earlier = versions(kept.folder)
        try:
            before = load_version(earlier[-1])
        except (DeixisError, IndexError) as error:
            self.failed.emit(str(error))
            return
        dialog = DifferenceDialog(
            self.tr("Back to the state before"),
            difference(present, before),
            self._colours,
            self._window,
            take=self.tr("&Take it"),
        )
        dialog.taken.connect(lambda: self._history.push(before, self.tr("go back")))
        dialog.open()
