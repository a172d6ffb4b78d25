"""What a card's rounded corners leave of a widget in it.

The trap: a style sheet rounds the card and not what stands in it, and a dark picture then covers the corners
of its border.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QPainterPath
from PySide6.QtWidgets import QWidget

RADIUS = 9.0  # within the border of assets/style.qss


def inside_card(widget: QWidget) -> QPainterPath:
    """Return where the widget may paint, in its own coordinates: all of it where it is in no card."""
    whole = QPainterPath()
    whole.addRect(QRectF(widget.rect()))
    card = widget.parentWidget()
    while card is not None and card.objectName() != "card":
        card = card.parentWidget()
    if card is None:
        return whole
    room = QRectF(card.rect().translated(-widget.mapTo(card, QPoint(0, 0))))
    inner = QPainterPath()
    inner.addRoundedRect(room.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
    return whole.intersected(inner)
