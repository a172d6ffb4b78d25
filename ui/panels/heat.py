"""A matrix as a picture, with a scale."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QSpinBox

from agent.events import Reading
from agent.screenshot import Pixels
from ui.label import plain
from ui.number_box import roomy
from ui.panels.ink import Ink
from ui.panels.panel import Heat
from ui.panels.picture import Picture
from ui.panels.plot import Plot
from ui.panels.spoken import axis_in_words, label_in_words, unit_in_words

HEIGHT = 260
FEW = 12  # cells of a side, up to which each has a tick of its own
OVER_SCREEN = 0.6  # how much of the screen below is covered


class HeatPicture(Picture):
    """Draws `Heat`: the person chooses the label, and a number on each axis before the last two."""

    def __init__(self, view: Heat, ink: Ink) -> None:
        super().__init__(view.title)
        self._view = view
        self._readings: dict[str, Reading] = {}
        self._pixels: Pixels | None = None
        self.label = QComboBox()
        self.label.setAccessibleName(self.tr("Which one"))
        self.label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.label.currentIndexChanged.connect(self._redraw)
        self.axis = QLabel()
        self.number = roomy(QSpinBox(minimum=1, maximum=1))  # people count from 1, as the ticks do
        self.number.setAccessibleName(self.tr("Number on the axis"))
        self.number.valueChanged.connect(self._redraw)
        row = QHBoxLayout()
        row.addWidget(self.label, 1)
        row.addWidget(self.axis)
        row.addWidget(self.number)
        self.column.addLayout(row)
        self.plot = Plot(ink)
        self.plot.setFixedHeight(HEIGHT)
        self.plot.setAccessibleName(view.title)
        self.plot.invertY(True)
        self.image = pg.ImageItem(axisOrder="row-major")
        self.image.setColorMap(pg.colormap.get("viridis"))
        self.below = pg.ImageItem(axisOrder="row-major")
        self.plot.addItem(self.below)
        self.plot.addItem(self.image)
        self.plot.showGrid(x=False, y=False)
        self._muted = ink.colours.muted
        self.scale = plain(kind="muted")
        self.column.addWidget(self.plot)
        self.column.addWidget(self.scale)
        self._show_choices()

    def show_screen(self, pixels: Pixels | None) -> None:
        """Draw the next matrix over this picture, half transparent."""
        self._pixels = pixels if self._view.on_screen else None

    def draw(self, readings: Sequence[Reading]) -> None:
        self._readings = {reading.label: reading for reading in readings}
        known = [self.label.itemData(row) for row in range(self.label.count())]
        if known != list(self._readings):
            chosen = self.label.currentData()
            self.label.blockSignals(True)
            self.label.clear()
            for name in self._readings:
                self.label.addItem(self._view.names.get(name, label_in_words(name)), name)
            self.label.setCurrentIndex(max(0, self.label.findData(chosen)))
            self.label.blockSignals(False)
        self._redraw()

    def _redraw(self) -> None:
        reading = self._readings.get(self.label.currentData() or "")
        if reading is None:
            self.image.clear()
            self.scale.setText("")
            return
        matrix, axes = self._chosen(reading), (reading.axes or ("", ""))[-2:]
        if self._view.turned:
            matrix, axes = matrix.T, axes[::-1]
        low, high = float(np.nanmin(matrix)), float(np.nanmax(matrix))
        self.image.setImage(matrix, levels=(low, high if high > low else low + 1))
        if self._pixels is None:
            self.below.clear()
        else:
            self.below.setImage(self._pixels[:, :, :3].mean(axis=2), levels=(0, 255))
            self.below.setRect(QRectF(0, 0, matrix.shape[1], matrix.shape[0]))
        self.image.setOpacity(1.0 if self._pixels is None else OVER_SCREEN)
        for side, name, count in zip(("left", "bottom"), axes, matrix.shape, strict=False):
            self.plot.setLabel(side, axis_in_words(name), color=self._muted)
            words = self._view.downwards if side == "left" else ()
            self.plot.getAxis(side).setTicks(_ticks(count, words))
        unit = f" {unit_in_words(reading.unit)}" if reading.unit else ""
        self.scale.setText(
            self.tr("from {0} (dark) to {1} (bright)").format(f"{low:.3g}", f"{high:.3g}") + unit
        )

    def _chosen(self, reading: Reading) -> NDArray[np.float64]:
        """Return the matrix of this Reading at the chosen number on its outer axes."""
        shape = reading.shape or (1, len(reading.values))
        stacked = np.asarray(reading.values, float).reshape(-1, shape[-2] if len(shape) > 1 else 1, shape[-1])
        self.number.blockSignals(True)
        self.number.setMaximum(len(stacked))
        self.number.blockSignals(False)
        self.axis.setText(" × ".join(axis_in_words(name) for name in reading.axes[:-2]))
        self._show_choices()
        chosen: NDArray[np.float64] = stacked[self.number.value() - 1]
        return chosen

    def _show_choices(self) -> None:
        self.label.setVisible(self.label.count() > 1)
        outer = self.number.maximum() > 1 and self.label.count() > 0
        self.number.setVisible(outer)
        self.axis.setVisible(outer)


def _ticks(count: int, words: Sequence[str]) -> list[list[tuple[float, str]]] | None:
    """Return a tick in the middle of each cell, with its word or its number from 1; None for too many."""
    if count > FEW:
        return None
    names = words if len(words) == count else [str(number) for number in range(1, count + 1)]
    return [[(place + 0.5, name) for place, name in enumerate(names)]]
