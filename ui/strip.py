"""A thin line of text at the screen's edge while the window is out of the way.

It must never be in the run's way: it takes no focus, clicks fall through it, and the window manager
does not manage it. It also must never be in a picture that the policy sees; `Curtain` takes care of it.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QBitmap, QColor, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.icon import picture
from ui.label import ElidedLabel, plain
from ui.theme import Colours

SIZE = QSize(720, 44)
MARGIN = 12


class Strip(QWidget):
    """Shows the step's number, the thought, and how to stop. Plain text, one line."""

    def __init__(self, colours: Colours) -> None:
        flag = Qt.WindowType
        super().__init__(
            None,
            flag.Tool
            | flag.FramelessWindowHint
            | flag.WindowStaysOnTopHint
            | flag.WindowTransparentForInput
            | flag.WindowDoesNotAcceptFocus
            | flag.X11BypassWindowManagerHint,
        )
        self._colours = colours
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setWindowTitle(self.tr("Deixis at work"))
        sign = QLabel(pixmap=picture("deixis", 24))
        self.number = plain(kind="title")
        self.number.setWordWrap(False)
        self.thought = ElidedLabel()
        self.how_to_stop = plain(self.tr("Esc Esc stops"), "muted")
        self.how_to_stop.setWordWrap(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 16, 0)
        row.setSpacing(12)
        row.addWidget(sign)
        row.addWidget(self.number)
        row.addWidget(self.thought, 1)
        row.addWidget(self.how_to_stop)

    def present(self) -> None:
        """Come up in the middle of the lower edge of the screen."""
        self.setGeometry(self.home())
        shape = QBitmap(self.size())
        shape.clear()
        painter = QPainter(shape)
        painter.setBrush(Qt.GlobalColor.color1)
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 10, 10)
        painter.end()
        self.setMask(shape)
        self.show()

    def home(self) -> QRect:
        """Return where it belongs on the screen."""
        room = QGuiApplication.primaryScreen().availableGeometry()
        size = SIZE.boundedTo(room.size() - QSize(2 * MARGIN, 2 * MARGIN))
        left = room.center().x() - size.width() // 2
        return QRect(QPoint(left, room.bottom() - MARGIN - size.height() + 1), size)

    @property
    def in_sight(self) -> bool:
        """Whether it is on the screen now."""
        return self.isVisible() and self.pos() == self.home().topLeft()

    def step_aside(self) -> None:
        """Go where no monitor is. Faster than hiding, and no compositor fades it out."""
        self.move(QGuiApplication.primaryScreen().virtualGeometry().bottomRight() + QPoint(64, 64))

    def come_back(self) -> None:
        self.move(self.home().topLeft())

    def show_start(self) -> None:
        """A run begins: nothing is known of it yet."""
        self.number.setText(self.tr("Getting ready…"))
        self.thought.setText("")

    def show_step(self, number: int) -> None:
        self.number.setText(self.tr("Step {0}").format(number))

    def show_thought(self, text: str) -> None:
        self.thought.setText(text[-400:])

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(self._colours.surface))
        painter.setPen(QColor(self._colours.accent))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 10, 10)
