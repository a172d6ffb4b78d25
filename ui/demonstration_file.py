"""The folder of the demonstration that is open: read, saved by its key and whenever it is left.

The trap: whoever leaves is never asked whether to save, for the state before is kept too. Only a draft of the
text that has faults cannot be saved; then the person says first whether it may be lost.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from agent.demonstration.folder import Kept, load, save
from agent.errors import DeixisError
from agent.teach import sample
from ui.background import Background
from ui.demonstration_history import DemonstrationHistory
from ui.demonstration_text import DemonstrationText


class DemonstrationFile(QObject):
    """Knows what was saved last, and whether the present state or a draft of its text differs from it."""

    opened = Signal()  # another one is open, or none
    saved = Signal()
    stayed = Signal(object)  # Path of the one that is open: it could not be left
    told = Signal(str)
    failed = Signal(str)

    def __init__(
        self,
        history: DemonstrationHistory,
        text: DemonstrationText,
        background: Background,
        window: QWidget,
    ) -> None:
        """window: the one over which questions are asked."""
        super().__init__(window)
        self._history = history
        self._text = text
        self._background = background
        self._window = window
        self._kept: Kept | None = None
        self._opening: Path | None = None

    @property
    def kept(self) -> Kept | None:
        """The one that is open, as it was saved last."""
        return self._kept

    @property
    def modified(self) -> bool:
        """Whether something is not saved, a draft of the text included."""
        return self._kept is not None and (
            self._history.present != self._kept.demonstration or self._text.drafted
        )

    def open(self, folder: Path) -> None:
        """Open the demonstration in a folder, once what is open has been left."""
        self.leave(lambda: self._load(folder))

    def on_wanted(self, folder: Path) -> None:
        if self._kept is None or folder != self._kept.folder:
            self.open(folder)

    def _load(self, folder: Path) -> None:
        self._opening = folder

        def then(kept: Kept) -> None:
            if self._opening == folder:
                self._begin(kept)

        def failed(error: Exception) -> None:
            if self._opening == folder:
                self._begin(None)
                self.failed.emit(str(error))

        self._background.run(lambda: load(folder), then, failed, urgent=True)

    def _begin(self, kept: Kept | None) -> None:
        self._kept = kept
        self._history.begin(kept.demonstration if kept else None)
        self.opened.emit()

    def take(self, kept: Kept) -> None:
        """Take over what a replay has saved in the folder of the one that is open."""
        self._kept = kept

    def save_all(self) -> bool:
        """Save the present state with a draft of the text; return whether that could be done."""
        if self._text.drafted:
            if not self._text.faultless:
                self.failed.emit(self.tr("The text has faults (mend or discard them, then save)"))
                return False
            self._text.hand_in()
        return self._save()

    def _save(self) -> bool:
        """Save the present state; return whether that could be done."""
        present = self._history.present
        if self._kept is None or present is None or present == self._kept.demonstration:
            return True
        try:
            self._kept = save(self._kept.folder, present)
            sample.sweep(self._kept.folder, present)  # what was taken back teaches no more
        except DeixisError as error:
            self.failed.emit(str(error))
            return False
        self.told.emit(self.tr("Saved; the state before it is kept too"))
        self.saved.emit()
        return True

    def leave(self, then: Callable[[], object]) -> None:
        """Save what is open, then do this, now or after a question."""
        if self.left(or_else=then):
            then()

    def left(self, *, or_else: Callable[[], object]) -> bool:
        """Save what is open; return whether that could be done.

        or_else: what to do once the person has discarded a draft of the text that has faults.
        """
        if self._text.drafted and not self._text.faultless:
            self._ask_to_discard(or_else)
            return False
        if self._text.drafted:
            self._text.hand_in()
        saved = self._save()
        if self._kept is not None and not saved:
            self.stayed.emit(self._kept.folder)
        return saved

    def _ask_to_discard(self, then: Callable[[], object]) -> None:
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Question)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(self.tr("Discard the text?"))
        box.setText(self.tr("The text has faults and cannot be saved. Discard what you wrote there?"))
        yes = box.addButton(self.tr("&Discard"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(self.tr("&Keep it"), QMessageBox.ButtonRole.RejectRole))

        def discard() -> None:
            self.let_go()
            self.leave(then)

        yes.clicked.connect(discard)
        if self._kept is not None:
            self.stayed.emit(self._kept.folder)
        box.open()

    def let_go(self) -> None:
        """Drop the draft of the text."""
        self._text.discard.click()
        self._text.faultless = True
