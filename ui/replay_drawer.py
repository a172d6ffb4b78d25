"""The room of the options of a replay: as high as they are where there is room, else scrolled."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

LEAST_HEIGHT = 72  # two rows
MOST_HEIGHT = 360


class ReplayDrawer(QScrollArea):
    """Asks for the height of what it holds at every time; QScrollArea itself remembers the first one."""

    def __init__(self, options: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options = options
        options.setObjectName("page")  # drawn as the card around it
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the fields have it
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setWidget(options)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A row came or went (a scroll area filters the events of what it holds anyway)."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        wanted = self._options.sizeHint()
        return QSize(wanted.width(), min(wanted.height(), MOST_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._options.minimumSizeHint().width(), LEAST_HEIGHT)
