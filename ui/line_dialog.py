"""A small question: a line of words, and where there is a choice, what they are for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from ui.label import plain


class LineDialog(QDialog):
    """Hands over what is written; what cannot be taken is said, and the dialog stays."""

    def __init__(
        self,
        title: str,
        take: Callable[[int, str], str],
        parent: QWidget,
        *,
        choices: Sequence[tuple[str, str]] = (),
        label: str = "",
        text: str = "",
        yes: str = "",
    ) -> None:
        """take: gets which choice and the words; returns what is wrong with them, '' for nothing.

        choices: each with what the words then are, as ("Wait until a text is shown", "The text").
        yes: what the button that takes it says.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(420)
        self._take = take
        self._labels = [words for _, words in choices] or [label]
        self.kind = QComboBox()
        self.kind.setAccessibleName(title)
        for name, _ in choices:
            self.kind.addItem(name)
        if not choices:
            self.kind.hide()
        self.kind.currentIndexChanged.connect(self.on_kind_changed)
        self.label = plain()
        self.line = QLineEdit(text)
        self.line.selectAll()
        self.wrong = plain(kind="wrong")
        self.wrong.hide()
        box = QDialogButtonBox()
        self.ok = box.addButton(yes or self.tr("&OK"), QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton(self.tr("&Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self.on_accepted)
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        asks_alike = len(set(self._labels)) == 1  # whichever is chosen
        parts = (self.label, self.line, self.kind) if asks_alike else (self.kind, self.label, self.line)
        for part in (*parts, self.wrong):
            column.addWidget(part)
        column.addSpacing(8)
        column.addWidget(box)
        self.on_kind_changed(0)
        if asks_alike:
            self.line.setFocus()

    def on_kind_changed(self, kind: int) -> None:
        self.label.setText(self._labels[max(kind, 0)])
        self.line.setAccessibleName(self.label.text())

    def on_accepted(self) -> None:
        wrong = self._take(self.kind.currentIndex(), self.line.text())
        self.wrong.setText(wrong)
        self.wrong.setVisible(bool(wrong))
        if wrong:
            self.adjustSize()
        else:
            self.accept()
