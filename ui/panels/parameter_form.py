"""The parameters of a study as fields: each with its type, default and bounds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from agent.study import Parameter
from ui.label import plain
from ui.number_box import roomy
from ui.panels.slider import Slider

FAR = 1_000_000_000  # what a field takes where the parameter has no bound
FIELD = 120  # points


class ParameterForm(QWidget):
    """One field a parameter. words: what they are called; the study's own words where there are none."""

    def __init__(self, parameters: Sequence[Parameter], words: Mapping[str, str]) -> None:
        super().__init__()
        self.fields = {parameter.name: _field(parameter) for parameter in parameters}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        for row, parameter in enumerate(parameters):
            field = self.fields[parameter.name]
            name = words.get(parameter.name, parameter.about)
            field.setAccessibleName(name)
            grid.addWidget(plain(name), 2 * row, 0)
            if isinstance(field, QLineEdit):  # a sentence or a folder needs room
                grid.addWidget(field, 2 * row + 1, 0, 1, 2)
            else:
                field.setFixedWidth(FIELD)
                grid.addWidget(field, 2 * row, 1)

    def values(self) -> dict[str, str]:
        """Return what is set now, as `deixis study --set` takes it."""
        return {name: _value(field) for name, field in self.fields.items()}


class _Real(QDoubleSpinBox):
    """A number without the zeros at its end."""

    def textFromValue(self, value: float) -> str:
        return self.locale().toString(value, "g", 6)


def _field(parameter: Parameter) -> QWidget:
    least = -FAR if parameter.least is None else parameter.least
    most = FAR if parameter.most is None else parameter.most
    match parameter.default:
        case int() | float() if parameter.slides:
            return Slider(parameter)
        case bool() as on:
            box = QCheckBox()
            box.setChecked(on)
            return box
        case int() as number:
            whole = roomy(QSpinBox(minimum=int(least), maximum=int(most), value=number))
            whole.setStepType(QSpinBox.StepType.AdaptiveDecimalStepType)
            return whole
        case float() as number:
            real = roomy(_Real(decimals=6, minimum=least, maximum=most, value=number))
            real.setStepType(QDoubleSpinBox.StepType.AdaptiveDecimalStepType)
            return real
        case str() as text if not parameter.choices:
            line = QLineEdit(text)
            line.setCursorPosition(0)  # a long text shows its beginning
            return line
        case str() as chosen:
            choice = QComboBox()
            choice.addItems(list(parameter.choices))
            choice.setCurrentText(chosen)
            return choice


def _value(field: QWidget) -> str:
    match field:
        case Slider():
            return field.text()
        case QLineEdit():
            return field.text()
        case QCheckBox():
            return "true" if field.isChecked() else "false"
        case QComboBox():
            return field.currentText()
        case QSpinBox() | QDoubleSpinBox():
            return repr(field.value())
        case _:
            raise TypeError(field)
