"""The file that a script is kept in: opened, saved, asked about before changes are lost.

Disks may be slow, so files are read and written in the background. A file is replaced whole or not at all.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from agent.errors import UsageError
from ui.background import Background
from ui.script_editor import ScriptEditor

RECENT = 10  # files remembered
SUFFIX = "yaml"
MOST_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Draft:
    """What is in the editor, to be handed on to another window. file: None where it was never saved."""

    text: str
    folder: Path
    file: Path | None
    modified: bool
    stamp: int = 0


class ScriptFile(QObject):
    """Fills an editor from a file and writes it back."""

    opened = Signal()  # another text is in the editor, or it is kept in another place
    told = Signal(str)
    failed = Signal(str)

    def __init__(
        self, editor: ScriptEditor, background: Background, recent: Sequence[str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._editor = editor
        self._window = parent
        self._background = background
        self.recent = list(recent)
        self.file: Path | None = None
        self.folder = Path.home()
        self._stamp = 0  # when the file was written last, as far as this editor knows; 0 where it does not
        self._box: QMessageBox | None = None

    @property
    def name(self) -> str:
        return str(self.file) if self.file else self.tr("New script")

    @property
    def modified(self) -> bool:
        return self._editor.document().isModified()

    @property
    def asking(self) -> bool:
        """Whether the person is being asked what becomes of unsaved changes."""
        return self._box is not None

    def let_go(self) -> Draft:
        """Return what is in the editor, for another window; this one does not ask about it any more."""
        draft = Draft(self._editor.text, self.folder, self.file, self.modified, self._stamp)
        self._editor.document().setModified(False)
        if self._box is not None:
            self._box.close()
        return draft

    def take(self, draft: Draft) -> None:
        """Show this text instead; what was in the editor is gone."""
        self.file, self.folder, self._stamp = draft.file, draft.folder, draft.stamp
        self._editor.setPlainText(draft.text)
        self._editor.document().setModified(draft.modified)
        if self._editor.isVisible():
            self._editor.setFocus()
        self.opened.emit()

    def begin(self, text: str, folder: Path | None = None) -> None:
        """Start a new script with this text. folder: where its relative paths start until it is saved."""
        self.take(Draft(text, folder or Path.home(), None, modified=False))

    def open(self, file: Path) -> None:
        """Read a file into the editor."""
        file = file.expanduser().absolute()

        def job() -> Draft:
            stamp = stamp_of(file)
            return Draft(read(file), file.parent, file, modified=False, stamp=stamp)

        def then(draft: Draft) -> None:
            self._remember(file)
            self.take(draft)

        def failed(error: Exception) -> None:
            self.recent = [each for each in self.recent if each != str(file)]
            self.failed.emit(str(error))

        self._background.run(job, then, failed, urgent=True)

    def ask_and_open(self) -> None:
        dialog = QFileDialog(self._window, self.tr("Open a script"), str(self.folder))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Scripts (*.yaml *.yml)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(lambda file: self.open(Path(file)))
        dialog.open()

    def save(self, then: Callable[[], object] = lambda: None) -> None:
        """Write the text to its file, or ask for one. then: what is wanted once it is saved."""
        if self.file is None:
            self.ask_and_save(then)
        else:
            self._write(self.file, then, known=self._stamp)

    def ask_and_save(self, then: Callable[[], object] = lambda: None) -> None:
        """Write the text to a file that the person names."""
        begin_at = self.folder if self.file else Path.home()
        dialog = QFileDialog(self._window, self.tr("Save the script"), str(begin_at))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX)
        dialog.setNameFilters([self.tr("Scripts (*.yaml *.yml)"), self.tr("All files (*)")])
        if self.file is not None:
            dialog.selectFile(str(self.file))
        dialog.fileSelected.connect(lambda file: self._write(Path(file).absolute(), then))
        dialog.open()

    def leave(self, then: Callable[[], object]) -> None:
        """Do what takes the text away, once the person has said what becomes of unsaved changes."""
        if not self.modified:
            then()
            return
        if self._box is not None:
            self._box.raise_()
            return
        self._box = box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Question)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(self.tr("Save the script?"))
        box.setText(self.tr("The script has changes that are not saved."))
        box.setInformativeText(self.name)
        save = box.addButton(self.tr("&Save"), QMessageBox.ButtonRole.AcceptRole)
        discard = box.addButton(self.tr("&Discard the changes"), QMessageBox.ButtonRole.DestructiveRole)
        stay = box.addButton(self.tr("&Go on writing"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(save)
        box.setEscapeButton(stay)
        box.finished.connect(self.on_answered)
        save.clicked.connect(lambda: self.save(then))
        discard.clicked.connect(lambda: self._discard(then))
        box.open()

    def on_answered(self) -> None:
        self._box = None

    def _discard(self, then: Callable[[], object]) -> None:
        self._editor.document().setModified(False)
        then()

    def _write(self, file: Path, then: Callable[[], object], known: int = 0) -> None:
        text = self._editor.text

        def job() -> int:
            write(file, text, known=known)
            return stamp_of(file)

        def written(stamp: int) -> None:
            self.file, self.folder, self._stamp = file, file.parent, stamp
            if self._editor.text == text:
                self._editor.document().setModified(False)
            self._remember(file)
            self.opened.emit()
            self.told.emit(self.tr("Saved in {0}").format(file))
            then()

        self._background.run(job, written, lambda error: self.failed.emit(str(error)), urgent=True)

    def _remember(self, file: Path) -> None:
        self.recent = [str(file), *(each for each in self.recent if each != str(file))][:RECENT]


def read(file: Path) -> str:
    """Return what a script's file holds. Raises UsageError."""
    from agent.script.source import text_of

    with suppress(OSError):  # told below
        if file.exists() and not file.is_file():
            raise UsageError(f"'{file}' is no file (open a script)")
        if file.stat().st_size > MOST_BYTES:
            raise UsageError(f"'{file}' is too large for a script (open one below {MOST_BYTES:,} bytes)")
    return text_of(file)


def stamp_of(file: Path) -> int:
    """Return when a file was written last, in nanoseconds; 0 where there is none."""
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return 0


def write(file: Path, text: str, *, known: int = 0) -> None:
    """Write a text to a file, whole or not at all. A link stays a link.

    known: the stamp of what the text came from; 0 where whatever is there may be written over.

    Raises:
        UsageError: it cannot be written, or was changed by somebody else meanwhile.
    """
    file = file.resolve()
    if known and stamp_of(file) not in (0, known):
        raise UsageError(
            f"cannot save the script: another program has changed '{file}' meanwhile "
            "(save it under another name)"
        )
    draft = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        draft.write_bytes(text.encode())
        with suppress(FileNotFoundError):
            draft.chmod(file.stat().st_mode & 0o777)
        draft.replace(file)
    except (OSError, UnicodeEncodeError) as error:
        with suppress(OSError):
            draft.unlink()
        raise UsageError(f"cannot save the script in '{file}': {error} (choose another place)") from error
