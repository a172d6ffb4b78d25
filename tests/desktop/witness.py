"""A window that fills the screen and writes every event it gets to a file, one JSON object a line.

Run as a program: `python witness.py EVENTS [TEXT]`. With TEXT it is an editor and writes its text there.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

_KINDS = {
    QEvent.Type.MouseButtonPress: "press",
    QEvent.Type.MouseButtonDblClick: "double",
    QEvent.Type.MouseButtonRelease: "release",
    QEvent.Type.MouseMove: "move",
    QEvent.Type.Wheel: "wheel",
    QEvent.Type.KeyPress: "key",
    QEvent.Type.KeyRelease: "key-up",
}


class Witness(QObject):
    """Writes down the events of the object that it filters."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._file = file.open("a", buffering=1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _KINDS and watched.isWidgetType():
            self._file.write(json.dumps({"kind": _KINDS[event.type()]} | _details(event)) + "\n")
        return False


def _details(event: QEvent) -> dict[str, object]:
    match event:
        case QMouseEvent():
            place = event.globalPosition()
            return {
                "x": place.x(),
                "y": place.y(),
                "button": event.button().name,
                "held": event.modifiers().value,
            }
        case QWheelEvent():
            turn, place = event.angleDelta(), event.globalPosition()
            return {"x": place.x(), "y": place.y(), "right": turn.x(), "down": -turn.y()}
        case QKeyEvent():
            return {"text": event.text(), "key": event.key(), "held": event.modifiers().value}
        case _:
            return {}


def main() -> None:
    app = QApplication(sys.argv[:1])
    if len(sys.argv) > 2:
        editor = QPlainTextEdit()
        text = Path(sys.argv[2])
        editor.textChanged.connect(lambda: text.write_text(editor.toPlainText(), encoding="utf-8"))
        window: QWidget = editor
    else:
        window = QWidget()
        window.setMouseTracking(True)
    witness = Witness(Path(sys.argv[1]))
    window.installEventFilter(witness)
    window.setWindowTitle("Witness")
    window.setStyleSheet("background: qlineargradient(x1:0, x2:1, stop:0 #eee, stop:1 #cdf)")
    window.showMaximized()
    app.exec()


if __name__ == "__main__":
    main()
