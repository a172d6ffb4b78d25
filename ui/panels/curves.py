"""Curves over one axis, a line a label."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pyqtgraph as pg

from agent.events import Reading
from ui.panels.axis import PlainAxis
from ui.panels.ink import Ink, Stroke
from ui.panels.key import Key
from ui.panels.panel import Curves
from ui.panels.picture import Picture

HEIGHT = 240
MARKED = 40  # points; a curve of more is drawn without marks


class CurvesPicture(Picture):
    """Draws `Curves`."""

    def __init__(self, view: Curves, ink: Ink) -> None:
        super().__init__(view.title)
        self._view = view
        self._ink = ink
        self.plot = plot_of(ink)
        self._across: PlainAxis = self.plot.getAxis("bottom")
        self.plot.setFixedHeight(HEIGHT)
        self.plot.setAccessibleName(view.title)
        self.plot.setLogMode(x=view.x.logarithmic, y=view.y.logarithmic)
        for side, axis in (("bottom", view.x), ("left", view.y)):
            self.plot.setLabel(side, axis.name, color=ink.colours.muted)
        self.key = Key(ink)
        self._lines: dict[str, pg.PlotDataItem] = {}
        self._strokes: dict[str, Stroke] = {}
        self.column.addWidget(self.plot)
        self.column.addWidget(self.key)

    def draw(self, readings: Sequence[Reading]) -> None:
        points: dict[str, dict[float, float]] = {}
        for reading in readings:
            curve = points.setdefault(reading.label, {})
            if reading.at is not None:
                curve[reading.at] = reading.values[-1]
            else:
                curve.update(enumerate(reading.values, start=1))
        if set(self._lines) - set(points):
            self.plot.clear()
            self._lines, self._strokes = {}, {}
        self._across.whole = all(place == int(place) for values in points.values() for place in values)
        for label, values in points.items():
            if label not in self._lines:
                self._strokes[label] = self._ink.stroke(len(self._lines))
                self._lines[label] = _line(self.plot, self._strokes[label])
            places = [place for place in sorted(values) if self._has_room(place, values[place])]
            line = self._lines[label]
            line.setData(places, [values[place] for place in places])
            line.setSymbol(self._strokes[label].mark if len(places) <= MARKED else None)
        names = self._view.names
        self.key.show_strokes({names.get(label, label): stroke for label, stroke in self._strokes.items()})

    def _has_room(self, x: float, y: float) -> bool:
        """Tell whether a point can be drawn: nothing that is 0 or less has a place on a logarithmic axis."""
        good_x = math.isfinite(x) and (x > 0 or not self._view.x.logarithmic)
        return good_x and math.isfinite(y) and (y > 0 or not self._view.y.logarithmic)


def _line(plot: pg.PlotWidget, stroke: Stroke) -> pg.PlotDataItem:
    pen = pg.mkPen(stroke.colour, width=2, style=stroke.style)
    return plot.plot(pen=pen, symbolBrush=stroke.colour, symbolPen=None, symbolSize=7, antialias=True)


def plot_of(ink: Ink) -> pg.PlotWidget:
    """Return an empty plot in the colours of the theme, which leaves the mouse's wheel to the page."""
    axes = {side: PlainAxis(side) for side in ("bottom", "left")}
    plot = pg.PlotWidget(background=ink.colours.surface, axisItems=axes)
    plot.setMenuEnabled(False)
    plot.setMouseEnabled(x=False, y=False)
    plot.hideButtons()
    plot.showGrid(x=True, y=True, alpha=0.25)
    plot.wheelEvent = lambda event: event.ignore()
    for axis in axes.values():
        axis.setPen(ink.colours.border)
        axis.setTextPen(ink.colours.muted)
        axis.enableAutoSIPrefix(False)
    return plot
