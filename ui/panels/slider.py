"""A number that is turned by a slider, with what it is now beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from agent.study import Parameter
from ui.label import plain

TENTHS = 10  # positions for each unit of a number that is not whole


class Slider(QWidget):
    """Turns a parameter that has both bounds."""

    def __init__(self, parameter: Parameter) -> None:
        super().__init__()
        assert isinstance(parameter.default, int | float)
        assert parameter.least is not None
        assert parameter.most is not None
        self._parts = 1 if isinstance(parameter.default, int) else TENTHS
        self.said = plain()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(round(parameter.least * self._parts), round(parameter.most * self._parts))
        self.slider.valueChanged.connect(self._say)
        self.slider.setValue(round(parameter.default * self._parts))
        self._say()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.slider, 1)
        row.addWidget(self.said)
        self.setFocusProxy(self.slider)

    def text(self) -> str:
        """Return the number as it is set now."""
        value = self.slider.value()
        return str(value) if self._parts == 1 else f"{value / self._parts:g}"

    def _say(self) -> None:
        self.said.setText(self.text())

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.slider.setAccessibleName(name)
