"""An empty plot in the colours of the theme, which knows what painting it took.

The trap: what a view asks for is painted later, by the library and Qt, and takes longer than the asking. Who
counts the asking alone thinks that a panel costs a third of what it does.
"""

from __future__ import annotations

import time

import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent, QWheelEvent

from ui.panels.axis import PlainAxis
from ui.panels.ink import Ink

BELOW = 6  # points; the library leaves too few for the name of an axis in Chinese


class Plot(pg.PlotWidget):  # type: ignore[misc]  # the library has no types
    """Leaves the mouse's wheel to the page. seconds: of the processor, that painting it took so far."""

    def __init__(self, ink: Ink) -> None:
        self.seconds = 0.0
        self.across, self.up = PlainAxis("bottom"), PlainAxis("left")
        super().__init__(background=ink.colours.surface, axisItems={"bottom": self.across, "left": self.up})
        self.setMenuEnabled(False)
        self.setMouseEnabled(x=False, y=False)
        self.hideButtons()
        self.plotItem.layout.setContentsMargins(1, 1, 1, BELOW)
        self.showGrid(x=True, y=True, alpha=0.25)
        for axis in (self.across, self.up):
            axis.setPen(ink.colours.border)
            axis.setTextPen(ink.colours.muted)
            axis.enableAutoSIPrefix(False)
            axis.setStyle(maxTickLevel=1)

    def show_area(self, area: QRectF) -> None:
        """Show this part of the plane. The view turns to it now, not while painting: once is enough."""
        self.setRange(area, padding=0)
        self.getViewBox().prepareForPaint()

    def paintEvent(self, event: QPaintEvent) -> None:
        before = time.thread_time()
        super().paintEvent(event)
        self.seconds += time.thread_time() - before

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
