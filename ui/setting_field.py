"""One setting in the dialog: its name, its editor, what it does, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from ui.choices import chooser
from ui.label import plain


class SettingField(QWidget):
    """Edits a value as text, or chooses one of a few."""

    def __init__(
        self,
        title: str,
        description: str,
        value: object,
        choices: Sequence[tuple[str, str]] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title = title
        self._first = written(value)
        self.editor: QComboBox | QLineEdit
        if choices:
            self.editor = chooser(title, choices, self._first)
        else:
            self.editor = QLineEdit(self._first)
            self.editor.setAccessibleName(title)
        self.editor.setAccessibleDescription(description)
        name = plain(title, "heading")
        name.setBuddy(self.editor)
        self.wrong = plain(kind="wrong")
        self.wrong.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(name)
        column.addWidget(self.editor)
        column.addWidget(plain(description, "muted"))
        column.addWidget(self.wrong)

    @property
    def changed(self) -> bool:
        return self.text != self._first

    @property
    def text(self) -> str:
        if isinstance(self.editor, QComboBox):
            return str(self.editor.currentData())
        return self.editor.text().strip()

    def show_wrong(self, yes: bool) -> None:
        """Say below the editor that its value does not fit; what fits is written there anyway."""
        self.wrong.setText(self.tr("'{0}' does not fit here").format(self.text) if yes else "")
        self.wrong.setVisible(yes)
        self.editor.setProperty("wrong", yes)
        self.editor.style().polish(self.editor)
        if yes:
            self.editor.setFocus()


def written(value: object) -> str:
    """Return the value as a person would write it: a region as four numbers, nothing as nothing."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ", ".join(written(each) for each in value)
    return f"{value:g}" if isinstance(value, float) else str(value)
