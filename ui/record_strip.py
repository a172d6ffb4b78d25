"""The strip while a task is recorded: that it is, for how long, pause and stop.

Nobody may be recorded without seeing it.
"""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QTimer, Signal

from ui.buttons import push
from ui.edge_strip import EdgeStrip, sign
from ui.icon import icon, picture
from ui.label import plain
from ui.theme import Colours
from ui.words import act_word

TICK_MS = 250
ACTS_WIDTH = 36  # letters, so that the strip stands still while the acts change


class RecordStrip(EdgeStrip):
    """Shows how far the recording is."""

    pause_pressed = Signal()
    resume_pressed = Signal()
    stop_pressed = Signal()

    def __init__(self, colours: Colours) -> None:
        super().__init__(colours, colours.bad)
        self._clock = QElapsedTimer()
        self._before_ms = 0
        self.paused = False
        self._red = picture("record", 40, colours.bad)
        self._grey = picture("pause", 40, colours.muted)
        self.sign = sign()
        self.state = plain(kind="heading")
        self.time = plain("0:00")
        for label in (self.state, self.time):
            label.setWordWrap(False)
        self.time.setMinimumWidth(56)
        self.acts = plain(kind="muted")
        self.acts.setWordWrap(False)
        self.acts.hide()
        self.pause = push(colours, self.tr("Pause"), "pause")
        self.stop = push(colours, self.tr("Stop recording"), "stop", kind="danger")
        self.pause.clicked.connect(self.on_pause_clicked)
        self.stop.clicked.connect(self.stop_pressed)
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._show_time)
        for paused in (True, False):  # so that it stands still while the words change
            self._name(paused)
            for part in (self.state, self.pause):
                part.setMinimumWidth(max(part.minimumWidth(), part.sizeHint().width()))
        self.lay_out(self.sign, self.state, self.time, self.acts, self.pause, self.stop)

    @property
    def seconds(self) -> int:
        """How long it has been recorded, pauses left out."""
        now = 0 if self.paused or not self._clock.isValid() else self._clock.elapsed()
        return (self._before_ms + now) // 1000

    def get_ready(self) -> None:
        """Come up before anything is recorded: it takes a while, and what is done meanwhile is lost."""
        self.setWindowTitle(self.tr("Deixis gets ready to record"))
        self.acts.hide()
        self.time.setText("")
        self.state.setText(self.tr("Getting ready…"))
        self.sign.setPixmap(self._grey)
        self.ink = self.colours.muted
        self.show_stopping()
        self.come_up(self.sizeHint().width())

    def begin(self) -> None:
        """Record from now on, with the clock at nothing."""
        self.setWindowTitle(self.tr("Deixis records"))
        self._before_ms = 0
        self.acts.hide()
        self.pause.setEnabled(True)
        self.stop.setEnabled(True)
        self.show_paused(False)
        self.come_up(self.sizeHint().width())

    def show_paused(self, paused: bool) -> None:
        if paused and self._clock.isValid():
            self._before_ms += self._clock.elapsed()
        self.paused = paused
        self._clock.start()
        self._name(paused)
        self.sign.setPixmap(self._grey if paused else self._red)
        self.ink = self.colours.muted if paused else self.colours.bad
        self.update()
        self.pause.setIcon(icon("run" if paused else "pause", self.colours.text, self.colours.faint))
        self._tick.start()
        self._show_time()

    def _name(self, paused: bool) -> None:
        words = self.tr("Resume") if paused else self.tr("Pause")
        self.state.setText(self.tr("Paused") if paused else self.tr("Recording"))
        self.pause.setText(words)
        self.pause.setAccessibleName(words)

    def show_acts(self, now: str, coming: str) -> None:
        """Show what a watcher takes the person to do, and what comes next."""
        words = self.tr("now: {0} · next: {1}").format(act_word(now), act_word(coming))
        if words == self.acts.text():
            return
        self.acts.setText(words)
        if self.acts.isHidden():
            self.acts.setMinimumWidth(self.acts.fontMetrics().horizontalAdvance("x" * ACTS_WIDTH))
            self.acts.show()
            self.come_up(self.sizeHint().width())

    def show_stopping(self) -> None:
        """It is being brought to its end: nothing more can be pressed."""
        self.pause.setEnabled(False)
        self.stop.setEnabled(False)

    def end(self) -> None:
        self._tick.stop()
        self._clock.invalidate()
        self.hide()

    def on_pause_clicked(self) -> None:
        (self.resume_pressed if self.paused else self.pause_pressed).emit()

    def _show_time(self) -> None:
        self.time.setText(f"{self.seconds // 60}:{self.seconds % 60:02}")
