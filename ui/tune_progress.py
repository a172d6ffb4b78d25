"""How tuning goes: the loss, its speed, the time that is left, and at last how it did."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from ui.label import plain
from ui.loss_curve import LossCurve
from ui.theme import Colours

MOST_LEFT_OUT = 4


class TuneProgress(QWidget):
    """Shows the lines of `deixis tune --json` as they come."""

    def __init__(self, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.objection = ""
        self.curve = LossCurve(colours)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.state = plain()
        self.about = plain(kind="muted")
        self.left_out = plain(kind="muted")
        self.left_out.hide()
        self.scores = plain(kind="heading")
        self.scores.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.about)
        column.addWidget(self.curve, 1)
        column.addWidget(self.bar)
        for label in (self.state, self.scores, self.left_out):
            column.addWidget(label)

    def begin(self) -> None:
        self.curve.clear()
        self.objection = ""
        self.bar.setRange(0, 0)
        for label in (self.about, self.left_out, self.scores):
            label.clear()
        self.left_out.hide()
        self.scores.hide()
        self.state.setText(self.tr("Reading the steps and loading the model…"))

    def show_line(self, said: dict[str, Any]) -> None:
        match said.get("kind"):
            case "started":
                self._show_start(said)
            case "progress":
                self.curve.add(said["step"], said["of"], said["loss"])
                self._fill(said["step"], said["of"])
                self.state.setText(
                    self.tr(
                        "Step {step} of {of} · loss {loss} · {speed} steps a second · {left} left"
                    ).format(
                        step=said["step"],
                        of=said["of"],
                        loss=f"{said['loss']:.3f}",
                        speed=f"{said['steps_per_second']:.2f}",
                        left=self._time(said["seconds_left"]),
                    )
                )
            case "scoring":
                self._fill(said["done"], said["of"])
                self.state.setText(
                    self.tr("Trying it out, {set}: {done} of {of}").format(
                        set=self._set(said["on"]), done=said["done"], of=said["of"]
                    )
                )
            case "scored":
                line = self.tr("{set}: base {base} %, tuned {tuned} %, of {count}").format(
                    set=self._set(said["on"]),
                    base=f"{said['base']:.1f}",
                    tuned=f"{said['tuned']:.1f}",
                    count=said["count"],
                )
                self.scores.setText("\n".join(filter(None, (self.scores.text(), line))))
                self.scores.show()
            case "ended":
                self.objection = str(said["objection"])
                finished = said["verdict"] == "finished"
                if finished:  # what was stopped shows how far it came
                    self._fill(1, 1)
                self.state.setText(self.tr("Learned.") if finished else self.tr("Stopped."))

    def _show_start(self, said: dict[str, Any]) -> None:
        words = self.tr("{count} steps to learn, {held} held out; {trained} numbers are learned").format(
            count=said["examples"], held=said["held_out"], trained=f"{said['trained']:,}"
        )
        if said["resumed_at"]:
            words += self.tr("; goes on at step {0}").format(said["resumed_at"])
        self.about.setText(words)
        left_out = [str(line) for line in said["left_out"]]
        if left_out:
            lines = [self.tr("Left out ({0}):").format(len(left_out)), *left_out[:MOST_LEFT_OUT]]
            self.left_out.setText("\n".join(lines))
            self.left_out.show()

    def _fill(self, done: int, of: int) -> None:
        self.bar.setRange(0, max(of, 1))
        self.bar.setValue(done)

    def _set(self, name: str) -> str:
        known = {
            "seen": self.tr("seen steps"),
            "held-out": self.tr("new steps"),
            "general": self.tr("pointing in general"),
        }
        return known.get(name, name)

    def _time(self, seconds: float) -> str:
        minutes, rest = divmod(round(seconds), 60)
        if minutes >= 60:
            return self.tr("{hours} h {minutes} min").format(hours=minutes // 60, minutes=minutes % 60)
        return self.tr("{minutes} min {seconds} s").format(minutes=minutes, seconds=rest)
