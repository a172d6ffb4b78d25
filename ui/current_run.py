"""The run that goes on, if there is one: how far it is, and the person's hand on it.

The trap: a run is paused by more than the button. It pauses itself after the one step that was asked for;
and a turn of a replay that only waited is no such step, so another one is asked for until something was done.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from agent.events import Event, Performed
from agent.replay.progress import waited
from agent.settings import Settings
from ui.bridge import Bridge
from ui.phase import Phase
from ui.replay_bridge import ReplayBridge
from ui.stage import Stage


class CurrentRun(QObject):
    """One run at a time."""

    entered = Signal(object)  # Phase
    told = Signal(str)
    over = Signal()

    def __init__(self, stage: Stage, parent: QObject) -> None:
        super().__init__(parent)
        self._stage = stage
        self._bridge: Bridge | None = None
        self._phase = Phase.IDLE
        self._stepping = False

    @property
    def busy(self) -> bool:
        """Whether a run goes on."""
        return self._bridge is not None

    @property
    def phase(self) -> Phase:
        return self._phase

    def begin(self, bridge: Bridge, settings: Settings, *, stepping: bool) -> None:
        """Start it, on the screen that it works on. stepping: it pauses after the first step."""
        self._bridge = bridge
        bridge.occurred.connect(self.on_event)
        bridge.finished.connect(self.on_finished)
        self._stepping = stepping
        if stepping:
            bridge.control.step()
        self._enter(Phase.RUNNING, self.tr("Getting ready…"))
        self._stage.take(settings)
        bridge.start()

    def _enter(self, phase: Phase, words: str = "") -> None:
        self._phase = phase
        self.entered.emit(phase)
        if words:
            self.told.emit(words)

    def on_event(self, event: Event) -> None:
        if not isinstance(event, Performed) or self._bridge is None:
            return
        if self._stepping and isinstance(self._bridge, ReplayBridge) and waited(event.step):
            self._bridge.control.step()  # the step that was asked for is still to come
        elif self._bridge.control.paused:
            self._enter(Phase.PAUSED, self.tr("Paused"))
            self._stage.show_window()

    def on_finished(self) -> None:
        bridge, self._bridge = self._bridge, None
        if bridge is not None:
            bridge.deleteLater()
        self._enter(Phase.IDLE)
        self._stage.give_back()
        self.over.emit()

    def pause(self) -> None:
        if self._bridge is not None:
            self._stepping = False
            self._bridge.control.pause()
            self._enter(Phase.PAUSED, self.tr("Paused: this step is still brought to its end"))

    def resume(self) -> None:
        if self._bridge is not None:
            self._enter(Phase.RUNNING, self.tr("Running"))
            self._stage.hide_window()
            self._stepping = False
            self._bridge.control.resume()

    def step(self) -> None:
        """Take one step of a run that is paused."""
        if self._bridge is not None and self._phase is Phase.PAUSED:
            self._enter(Phase.RUNNING, self.tr("Taking one step"))
            self._stage.hide_window()
            self._stepping = True
            self._bridge.control.step()

    def stop(self) -> None:
        if self._bridge is not None:
            self._enter(Phase.STOPPING, self.tr("Stopping…"))
            self._bridge.control.stop("the stop button was pressed")
