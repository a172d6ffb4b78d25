"""Curves over one axis, a line a label."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np

from agent.events import Reading
from ui.panels.ink import Ink
from ui.panels.key import Key
from ui.panels.lines import Line, Lines
from ui.panels.panel import Curves
from ui.panels.picture import Picture
from ui.panels.plot import Plot

HEIGHT = 240


class CurvesPicture(Picture):
    """Draws `Curves`."""

    def __init__(self, view: Curves, ink: Ink) -> None:
        super().__init__(view.title)
        self._view = view
        self._ink = ink
        self.plot = Plot(ink)
        self.plot.setFixedHeight(HEIGHT)
        self.plot.setAccessibleName(view.title)
        self.plot.setLogMode(x=view.x.logarithmic, y=view.y.logarithmic)
        self.plot.disableAutoRange()
        for side, axis in (("bottom", view.x), ("left", view.y)):
            self.plot.setLabel(side, axis.name, color=ink.colours.muted)
        self.lines = Lines()
        self.plot.addItem(self.lines)
        self.key = Key(ink)
        self.column.addWidget(self.plot)
        self.column.addWidget(self.key)

    def draw(self, readings: Sequence[Reading]) -> None:
        curves: dict[str, dict[float, float]] = {}
        for reading in readings:
            curve = curves.setdefault(reading.label, {})
            if reading.at is not None:
                curve[reading.at] = reading.values[-1]
            else:
                curve.update(enumerate(reading.values, start=1))
        lines = {label: self._line(number, curve) for number, (label, curve) in enumerate(curves.items())}
        self.plot.across.whole = all(place == int(place) for curve in curves.values() for place in curve)
        self.lines.show_lines(lines)
        self.plot.show_area(self.lines.area)
        names = self._view.names
        self.key.show_strokes({names.get(label, label): line.stroke for label, line in lines.items()})

    def _line(self, number: int, curve: Mapping[float, float]) -> Line:
        """Return the curve as it lies on the axes."""
        places = [place for place in sorted(curve) if self._has_room(place, curve[place])]
        x, y = np.array(places, float), np.array([curve[place] for place in places], float)
        log_x, log_y = self._view.x.logarithmic, self._view.y.logarithmic
        return Line(np.log10(x) if log_x else x, np.log10(y) if log_y else y, self._ink.stroke(number))

    def _has_room(self, x: float, y: float) -> bool:
        """Tell whether a point can be drawn: nothing that is 0 or less has a place on a logarithmic axis."""
        good_x = math.isfinite(x) and (x > 0 or not self._view.x.logarithmic)
        return good_x and math.isfinite(y) and (y > 0 or not self._view.y.logarithmic)
