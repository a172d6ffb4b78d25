"""Boxes over a picture, each as sure as it is."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGraphicsRectItem

from agent.events import Reading
from ui.label import plain
from ui.panels.ink import Ink
from ui.panels.panel import Boxes
from ui.panels.picture import Picture
from ui.panels.plot import Plot

HEIGHT = 300
SMALL = 7  # points, of the words at a box


class BoxesPicture(Picture):
    """Draws `Boxes`: those of which the model is sure, each class in a colour of its own."""

    def __init__(self, view: Boxes, ink: Ink) -> None:
        super().__init__(view.title)
        self._view, self._ink = view, ink
        self.plot = Plot(ink)
        self.plot.setFixedHeight(HEIGHT)
        self.plot.setAspectLocked()
        self.plot.invertY(True)
        self.plot.showGrid(x=False, y=False)
        self.plot.setAccessibleName(view.title)
        self.image = pg.ImageItem(axisOrder="row-major")
        self.plot.addItem(self.image)
        self.drawn: list[QGraphicsRectItem] = []
        self.words: list[pg.TextItem] = []
        self.count = plain(kind="muted")
        self.column.addWidget(self.plot)
        self.column.addWidget(self.count)

    def draw(self, readings: Sequence[Reading]) -> None:
        newest = {reading.source: reading for reading in readings}
        for item in (*self.drawn, *self.words):
            self.plot.removeItem(item)
        self.drawn, self.words = [], []
        view = self._view
        if not {view.picture, view.boxes, view.scores} <= set(newest):
            return
        picture = _matrix(newest[view.picture])
        high, wide = picture.shape
        self.image.setImage(picture, levels=(0.0, 1.0))
        scores, boxes = _matrix(newest[view.scores]), _matrix(newest[view.boxes])
        for number, (chances, (x, y, width, height)) in enumerate(zip(scores, boxes, strict=True), start=1):
            kind = int(chances[:-1].argmax())
            if chances[kind] > view.sure:
                place = QRectF((x - width / 2) * wide, (y - height / 2) * high, width * wide, height * high)
                box = QGraphicsRectItem(place)
                box.setPen(pg.mkPen(self._ink.stroke(kind).colour, width=2))
                said = f"{chances[kind]:.0%}"
                if view.classes:
                    said = f"{number} {view.classes[kind]} {said}"
                    self._write(said, place, kind)
                box.setToolTip(said)
                self.plot.addItem(box)
                self.drawn.append(box)
        words = self.tr("{0} of {1} queries are sure of a thing")
        self.count.setText(words.format(len(self.drawn), len(boxes)))

    def _write(self, said: str, place: QRectF, kind: int) -> None:
        """Write at a box what it is."""
        item = pg.TextItem(said, color=self._ink.stroke(kind).colour, fill=self._ink.colours.window)
        item.setFont(QFont(item.textItem.font().family(), SMALL))
        item.setPos(place.topLeft())
        self.plot.addItem(item)
        self.words.append(item)


def _matrix(reading: Reading) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    rows, columns = reading.shape
    return np.asarray(reading.values, np.float64).reshape(rows, columns)
