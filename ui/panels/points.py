"""Points on a plane, at one place of their way after the other."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSlider

from agent.events import Reading
from ui.label import plain
from ui.panels.ink import Ink
from ui.panels.panel import Points
from ui.panels.picture import Picture
from ui.panels.plot import Plot

HEIGHT = 300


class PointsPicture(Picture):
    """Draws `Points`; a slider chooses the place (`at`), and stays at the newest until it is moved."""

    def __init__(self, view: Points, ink: Ink) -> None:
        super().__init__(view.title)
        self._readings: list[Reading] = []
        self.plot = Plot(ink)
        self.plot.setFixedHeight(HEIGHT)
        self.plot.setAspectLocked()
        self.plot.setAccessibleName(view.title)
        self.dots = pg.ScatterPlotItem(size=6, pen=None, brush=ink.stroke(0).colour)
        self.plot.addItem(self.dots)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName(self.tr("Step"))
        self.slider.valueChanged.connect(self._redraw)
        self.where = plain(kind="muted")
        for part in (self.plot, self.slider, self.where):
            self.column.addWidget(part)

    def draw(self, readings: Sequence[Reading]) -> None:
        at_end = self.slider.value() == self.slider.maximum()
        self._readings = list(readings)
        self.slider.setMaximum(max(0, len(readings) - 1))
        if at_end:
            self.slider.setValue(self.slider.maximum())
        self._redraw()

    def _redraw(self) -> None:
        if not self._readings:
            return
        shown = self._readings[min(self.slider.value(), len(self._readings) - 1)]
        places = np.asarray(shown.values, float).reshape(-1, 2)
        self.dots.setData(pos=places)
        self.where.setText(self.tr("step {0}").format(f"{shown.at or 0:g}"))
