"""The strip while a person shows a step: which one, and how to say that it is done."""

from __future__ import annotations

from PySide6.QtCore import Signal

from ui.buttons import push
from ui.edge_strip import EdgeStrip, sign
from ui.icon import picture
from ui.label import ElidedLabel, plain
from ui.theme import Colours

WIDTH = 720


class TeachStrip(EdgeStrip):
    """Shows what the person is to do."""

    done_pressed = Signal()

    def __init__(self, colours: Colours) -> None:
        super().__init__(colours, colours.accent)
        self.setWindowTitle(self.tr("Deixis watches"))
        mark = sign()
        mark.setPixmap(picture("teach", 40, colours.accent))
        show = plain(self.tr("Show it now:"), "heading")
        keys = plain(self.tr("Esc Esc, or"), "muted")
        for label in (show, keys):
            label.setWordWrap(False)
        self.step = ElidedLabel()
        self.done = push(colours, self.tr("Done"), "done", kind="primary")
        self.done.clicked.connect(self.on_done_clicked)
        self.lay_out(mark, show, self.step, keys, self.done, wide=self.step)

    def begin(self, step: str) -> None:
        """Come up. step: what it does, in words."""
        self.step.setText(step[:400])
        self.done.setEnabled(True)
        self.come_up(WIDTH)

    def on_done_clicked(self) -> None:
        self.done.setEnabled(False)
        self.done_pressed.emit()
