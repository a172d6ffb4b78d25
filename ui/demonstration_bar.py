"""What can be done with a demonstration and its chosen step, each by a button and a key."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from agent.demonstration.schema import Step, Type
from ui.buttons import push, tool
from ui.demonstration_history import DemonstrationHistory
from ui.label import ElidedLabel
from ui.theme import Colours


class DemonstrationBar(QWidget):
    """Two lines: the whole of it above, the chosen step below; the pencil, too, for want of room above."""

    def __init__(
        self, colours: Colours, history: DemonstrationHistory, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._stack = history.stack
        self.name = ElidedLabel()
        self.name.setProperty("kind", "heading")
        self.rename = tool(colours, self.tr("Rename…"), "rename", keys="F2")
        self.text = tool(colours, self.tr("As text"), "script", keys="Ctrl+E", checkable=True)
        self.changes = tool(colours, self.tr("Changes"), "changes", keys="Ctrl+D")
        self.earlier = tool(colours, self.tr("Earlier state"), "recent")
        self.save = push(colours, self.tr("&Save"), "save", keys="Ctrl+S")
        self.undo = tool(colours, self.tr("Undo"), "undo", keys="Ctrl+Z")
        self.redo = tool(colours, self.tr("Redo"), "redo", keys="Ctrl+Shift+Z")
        self.up = tool(colours, self.tr("Move up"), "up", keys="Alt+Up")
        self.down = tool(colours, self.tr("Move down"), "down", keys="Alt+Down")
        self.off = tool(colours, self.tr("Switch off"), "off", keys="Ctrl+B", checkable=True)
        self.add = tool(colours, self.tr("Insert…"), "add", keys="Ctrl+I")
        self.value = tool(colours, self.tr("Make a value…"), "value", keys="Ctrl+M")
        self.delete = tool(colours, self.tr("Delete the step"), "delete", keys="Del")
        first = QHBoxLayout()
        first.setContentsMargins(8, 0, 0, 0)
        first.addWidget(self.name, 1)
        for button in (self.undo, self.redo, self.changes, self.earlier, self.text, self.save):
            first.addWidget(button)
        second = QHBoxLayout()
        for button in (self.add, self.value, self.off, self.up, self.down):
            second.addWidget(button)
        second.addStretch(1)
        second.addWidget(self.rename)
        second.addWidget(self.delete)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        for row in (first, second):
            row.setSpacing(4)
            column.addLayout(row)
        self.undo.clicked.connect(history.undo)
        self.redo.clicked.connect(history.redo)

    def show_ready(self, *, opened: bool, texted: bool, idle: bool, earlier: bool, modified: bool) -> None:
        """Say what can be done with the demonstration. texted: its text is on show."""
        self.text.setEnabled(opened and idle)
        self.changes.setEnabled(opened and modified)
        self.earlier.setEnabled(opened and idle and earlier)
        self.save.setEnabled(opened and idle and modified)
        listed = opened and idle and not texted
        self.undo.setEnabled(listed and self._stack.canUndo())
        self.redo.setEnabled(listed and self._stack.canRedo())
        for button, what, keys in (
            (self.undo, self._stack.undoText(), "Ctrl+Z"),
            (self.redo, self._stack.redoText(), "Ctrl+Shift+Z"),
        ):
            name = button.accessibleName() + (f": {what}" if what else "")
            button.setToolTip(f"{name} ({keys})")
        self.add.setEnabled(listed)
        self.rename.setEnabled(listed)

    def show_step(self, step: Step | None, place: int, siblings: int, *, usable: bool) -> None:
        """Say what can be done with the chosen step. place: among its siblings, from 0."""
        chosen = usable and step is not None
        self.up.setEnabled(chosen and place > 0)
        self.down.setEnabled(chosen and place < siblings - 1)
        self.off.setEnabled(chosen)
        self.off.setChecked(step is not None and step.off)
        self.delete.setEnabled(chosen)
        plain_text = isinstance(step, Type) and "{{" not in step.type and "${" not in step.type
        self.value.setEnabled(chosen and plain_text)
