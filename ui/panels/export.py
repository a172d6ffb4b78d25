"""A panel on paper: its picture as PNG, its Readings as a table."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QEventLoop, QIODevice
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from agent.errors import StoreError
from agent.events import Reading
from agent.frames import write_whole
from agent.measured import as_csv


def save_picture(widget: QWidget, file: Path, *, ground: str) -> None:
    """Write what the widget shows, all of it, as PNG. Raises StoreError.

    A plot learns how wide its numbers are when it is painted, and makes room for them afterwards: one that
    was never painted would be drawn over its own words. So it is painted once for nothing.
    """
    widget.grab()
    QApplication.sendPostedEvents()
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    widget.resize(widget.width(), max(widget.height(), widget.sizeHint().height()))
    bytes_ = QByteArray()
    buffer = QBuffer(bytes_)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    drawn = QPixmap(widget.size() * widget.devicePixelRatioF())
    drawn.setDevicePixelRatio(widget.devicePixelRatioF())
    drawn.fill(QColor(ground))
    widget.render(drawn)
    drawn.save(buffer, "PNG")
    _write(file, bytes(bytes_.data()))


def save_table(readings: Iterable[Reading], file: Path) -> None:
    """Write the Readings as CSV. Raises StoreError."""
    _write(file, as_csv(readings).encode())


def _write(file: Path, data: bytes) -> None:
    try:
        write_whole(file, data)
    except OSError as error:
        raise StoreError(
            f"cannot write '{file}': {error.strerror or error} (choose another place)"
        ) from error
