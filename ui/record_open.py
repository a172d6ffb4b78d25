"""Opens what records the desktop of the window, in the recording's own thread; it imports heavy parts."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from agent.control import Control
from agent.errors import DeixisError
from agent.settings import Settings

if TYPE_CHECKING:
    from agent.record.attend import Attended
    from agent.record.recording import Recording


@dataclass(frozen=True, slots=True)
class OpenRecording:
    """A recording that goes on, as the window holds it."""

    recording: Recording

    def pause(self) -> None:
        self.recording.recorder.pause()

    def resume(self) -> None:
        self.recording.recorder.resume()

    def stop(self, *, by_keys: bool = False) -> Path:
        return self.recording.stop(by_keys=by_keys)


class ScreenRecorder:
    """Records with the settings that are in effect when a recording begins."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    @contextmanager
    def open(
        self,
        task: str,
        *,
        last: float | None,
        control: Control,
        on_failure: Callable[[DeixisError], None],
        tell: Callable[[Attended], None],
    ) -> Iterator[OpenRecording]:
        """Record the real desktop into a new folder among the demonstrations, while this is entered."""
        from agent.demonstration.shelf import shelf_beside
        from agent.record.opening import recorded

        folder = shelf_beside(self.settings.runs) / time.strftime("%Y-%m-%d-%H%M%S")
        here = self.settings.changed(display="real")
        with recorded(
            here, task=task, folder=folder, last=last, control=control, on_failure=on_failure, tell=tell
        ) as recording:
            yield OpenRecording(recording)

    def make_steps(self, folder: Path) -> object:
        """Make the demonstration of a recording, beside it. Raises DeixisError."""
        from agent.detector import detector_if_named
        from agent.record.compile import make
        from agent.sight.ocr import OcrReader

        return make(folder, reader=OcrReader(), detector=detector_if_named(self.settings))
