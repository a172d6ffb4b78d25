"""A script's parameters as a form, and the table that gives them row by row."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.buttons import tool
from ui.choices import chooser
from ui.label import plain
from ui.theme import Colours

if TYPE_CHECKING:
    from agent.script.schema.parameter import Parameter

MOST_HEIGHT = 116  # three rows; more of them are scrolled to
LEAST_HEIGHT = 40


class ScriptForm(QWidget):
    """Asks for values. What a person has written stays when the script is changed around it."""

    changed = Signal()

    def __init__(self, colours: Colours, *, tabled: bool = True, parent: QWidget | None = None) -> None:
        """tabled: ask for a table too, and scroll many values; otherwise whatever is around does that."""
        super().__init__(parent)
        self._tabled = tabled
        self._parameters: dict[str, Parameter] = {}
        self.folder = Path.home()
        self.editors: dict[str, QComboBox | QLineEdit] = {}
        self.data = QLineEdit(placeholderText=self.tr("A CSV file: one run for each row (optional)"))
        self.data.setAccessibleName(self.tr("Table of data"))
        self.data.setClearButtonEnabled(True)
        self.data.textChanged.connect(self.changed)
        self.browse = tool(colours, self.tr("Choose a table…"), "folder")
        self.browse.clicked.connect(self.on_browse_clicked)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(self.data, 1)
        line.addWidget(self.browse)
        self._room = QScrollArea()
        self._room.setWidgetResizable(True)
        self._room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._room.hide()
        self._room.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields have it
        column = QVBoxLayout(self)
        column.setContentsMargins(*((8, 0, 8, 8) if tabled else (0, 0, 0, 0)))
        column.setSpacing(8)
        column.addWidget(self._room)
        column.addLayout(line)
        if not tabled:
            self.data.hide()
            self.browse.hide()
        self.fill({})

    def fill(self, parameters: Mapping[str, Parameter]) -> None:
        """Ask for these values from now on."""
        if dict(parameters) == self._parameters and self.editors.keys() == parameters.keys():
            return
        kept = self._written()
        before, self._parameters = self._parameters, dict(parameters)
        self.editors = {}
        rows = QWidget()
        rows.setObjectName("page")
        form = QFormLayout(rows)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, parameter in parameters.items():
            same = name in before and before[name] == parameter
            editor = self._editor(name, parameter, kept.get(name) if same else None)
            label = plain(name)
            label.setWordWrap(False)
            label.setBuddy(editor)
            form.addRow(label, editor)
            self.editors[name] = editor
        self._room.setWidget(rows)
        height = rows.sizeHint().height()
        least, most = (LEAST_HEIGHT, MOST_HEIGHT) if self._tabled else (height, height)
        self._room.setMinimumHeight(min(height, least))
        self._room.setMaximumHeight(min(height, most))
        self._room.setVisible(bool(parameters))
        self.changed.emit()

    def write(self, values: Mapping[str, str]) -> None:
        """Write and choose these, where they are asked for."""
        for name, editor in self.editors.items():
            if name not in values:
                continue
            if isinstance(editor, QComboBox):
                editor.setCurrentIndex(max(editor.findData(values[name]), 0))
            else:
                editor.setText(values[name])

    @property
    def given(self) -> dict[str, str]:
        """What is written and chosen; a line that is empty and has no default is not given."""
        return {
            name: text
            for name, text in self._written().items()
            if text or self._parameters[name].default is not None
        }

    @property
    def missing(self) -> str:
        """The first parameter that needs a value and has none, where no table could give it."""
        given = self.given
        return "" if self.table else next((name for name in self._parameters if name not in given), "")

    @property
    def table(self) -> Path | None:
        """The table's file; a relative path starts from the script's folder."""
        text = self.data.text().strip()
        return self.folder / Path(text).expanduser() if text else None

    def _written(self) -> dict[str, str]:
        return {
            name: str(editor.currentData()) if isinstance(editor, QComboBox) else editor.text()
            for name, editor in self.editors.items()
        }

    def _editor(self, name: str, parameter: Parameter, text: str | None) -> QComboBox | QLineEdit:
        from agent.script.scope import written

        default = "" if parameter.default is None else written(parameter.default)
        text = default if text is None else text
        choices = parameter.choices or ((True, False) if parameter.type == "boolean" else ())
        editor: QComboBox | QLineEdit
        if choices:
            editor = chooser(name, [(written(each), written(each)) for each in choices], text)
            editor.currentIndexChanged.connect(self.changed)
        else:
            editor = QLineEdit(text)
            editor.setPlaceholderText(self._kind(parameter.type))
            editor.textChanged.connect(self.changed)
        editor.setAccessibleName(name)
        editor.setAccessibleDescription(parameter.description)
        if parameter.description and isinstance(editor, QLineEdit):
            editor.setPlaceholderText(parameter.description[:200])
        return editor

    def _kind(self, kind: str) -> str:
        return {
            "text": self.tr("a text"),
            "integer": self.tr("a whole number"),
            "number": self.tr("a number"),
        }[kind]

    def on_browse_clicked(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose a table"), str(self.folder))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Tables (*.csv)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(self.data.setText)
        dialog.open()
