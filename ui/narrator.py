"""Says what a run tells: in the list of its steps, on the strip, and in the line below.

The trap: what is found beside a run comes late. It names its step, and is put there, not at the newest one.
"""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import QObject, Signal

from agent.episode import Ending
from agent.events import (
    Asked,
    Captured,
    Decided,
    Ended,
    Event,
    Judged,
    Performed,
    Probed,
    Read,
    Said,
    Started,
)
from ui import widget_marks
from ui.bridge import Bridge
from ui.reason_words import thought_words
from ui.step_model import StepModel
from ui.strip import Strip
from ui.words import decision_words, ending_words, opinion_words


class Narrator(QObject):
    """Follows one run at a time."""

    told = Signal(str)

    def __init__(self, model: StepModel, strip: Strip, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._strip = strip

    def begin(self, bridge: Bridge) -> None:
        """Say what this run tells from now on."""
        self._model.begin()
        bridge.occurred.connect(self.on_event)
        bridge.failed.connect(self.on_failed)

    def on_event(self, event: Event) -> None:
        model, strip = self._model, self._strip
        match event:
            case Started():
                model.begin()
                self.told.emit(self.tr("Running"))
            case Captured(number=number):
                model.captured(event)
                strip.show_step(number)
                self.told.emit(self.tr("Step {0}: thinking…").format(number))
            case Read(texts):
                model.read(texts)
            case Said(text):
                model.said(text)
                strip.show_thought(model.moment(model.rowCount() - 1).thought if model.rowCount() else text)
            case Probed(reading, number):
                if reading.source == widget_marks.SOURCE:  # the panels hear of theirs by themselves
                    model.found(widget_marks.widgets_in(reading), number)
            case Decided(number, decision):
                model.decided(decision)
                words = decision_words(decision)
                strip.show_thought(thought_words(decision.thought) or words)
                self.told.emit(self.tr("Step {0}: {1}").format(number, words))
            case Asked():
                self.told.emit(self.tr("Waiting for you"))
            case Judged(opinion=opinion):
                model.judged(opinion)
                self.told.emit(opinion_words(opinion))
            case Performed(step):
                model.performed(step)
            case Ended(ending, _):
                model.end()
                self.told.emit(ending_words(ending))
            case _:
                assert_never(event)

    def on_concluded(self, ending: Ending) -> None:
        self.told.emit(ending_words(ending))

    def on_failed(self) -> None:
        self.told.emit(self.tr("Not begun"))
        self._model.end()
