"""One run of one script: a desktop, an episode, and the steps in their order.

Every step is a run of the one loop with a policy of its own: look, decide, guard, act, settle, verify. What
a script adds is what comes next, and what to do when something fails (`stage.py`).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, ExitStack, closing, nullcontext
from pathlib import Path
from types import MappingProxyType

from agent import registry, running
from agent.control import Control
from agent.episode import Ending, Verdict
from agent.errors import DesktopError, Stopped
from agent.events import Ask, Emit, Ended, Event, Started
from agent.script.acted import Acted
from agent.script.chapters import Chapters
from agent.script.job import require_secrets
from agent.script.part import Part
from agent.script.performer import Performer
from agent.script.result import ScriptResult, StepResult
from agent.script.schema.script import Script
from agent.script.scope import Value, written
from agent.script.scratch import scratch
from agent.script.source import Source
from agent.script.stage import Stage
from agent.secrets import Secrets
from agent.settings import Settings, parse_display
from agent.sight.ocr import OcrReader
from agent.workplace import Workplace


def settings_for(script: Script, settings: Settings) -> Settings:
    """Return the settings with what the script says of display, limits, patience, policy and guard."""
    return settings.changed(
        display=script.display,
        policy=script.policy,
        patience_seconds=script.patience,
        max_steps=script.limits.steps,
        max_seconds=script.limits.seconds,
        mode=script.guard.mode,
        only_window=script.guard.only_window,
        only_region=script.guard.only_region,
        actions_per_minute=script.guard.actions_per_minute,
    )


class ScriptRun:
    """Runs a script once.

    settings: with what the script says already in them, and what the person says over that.
    on_step: is told of each step when it has ended. row: of the data, from 1.
    reader: one whose networks are loaded already; None for a new one.
    home: the applications' home folder; on a virtual display one of their own if none is named.
    """

    def __init__(
        self,
        source: Source,
        settings: Settings,
        *,
        values: Mapping[str, Value],
        emit: Emit,
        control: Control,
        ask: Ask,
        on_step: Callable[[StepResult], None] = lambda step: None,
        row: int = 0,
        secrets: Secrets | None = None,
        reader: OcrReader | None = None,
        stop_file: Path | None = None,
        home: Path | None = None,
        curtain: Callable[[], AbstractContextManager[None]] = nullcontext,
    ) -> None:
        self._source = source
        self._settings = settings
        self._values = dict(values)
        self._emit = emit
        self._control = control
        self._ask = ask
        self._on_step = on_step
        self._row = row
        self._stop_file = stop_file
        self._home = home
        self._curtain = curtain
        self._reader = reader
        self.secrets = secrets or Secrets()

    def run(self) -> ScriptResult:
        """Work through the steps until the script ends.

        Raises:
            UsageError: a secret or a policy is missing; nothing was begun.
            StoreError: the episode could not be kept.
        """
        require_secrets(self._source, self.secrets)
        registry.load("policies", self._settings.policy)  # an unknown one is told before anything is begun
        script, begun = self._source.script, time.monotonic()
        steps: list[StepResult] = []

        def on_step(step: StepResult) -> None:
            steps.append(step)
            self._on_step(step)

        with ExitStack() as stack:
            name = self.secrets.hide(script.name)
            stack.enter_context(running.listed(name, self._control, self._stop_file))
            work = stack.enter_context(scratch("work"))
            virtual = parse_display(self._settings.display)[0] == "virtual"
            home = stack.enter_context(scratch("home")) if virtual and self._home is None else self._home
            place = Workplace(
                self._settings,
                control=self._control,
                ask=self._ask,
                secrets=self.secrets,
                reader=self._reader,
                home=home,
                scratch=(work, home) if virtual and home is not None and self._home is None else (work,),
                curtain=self._curtain,
            )
            writer = stack.enter_context(closing(place.writer(script.name)))
            acted = Acted()

            def emit(event: Event) -> None:
                acted(event)
                writer(event)
                self._emit(event)

            emit(Started(script.name, "script", writer.folder, time.time()))
            chapters = Chapters(emit)
            ending = self._on_a_desktop(place, work, chapters, acted, on_step)
            chapters.close()
            seconds = time.monotonic() - begun
            emit(Ended(ending, MappingProxyType({"run": seconds})))
        return ScriptResult(
            name=script.name,
            file=self._source.name,
            values={name: self.secrets.hide(written(value)) for name, value in self._values.items()},
            ending=ending,
            seconds=seconds,
            steps=tuple(steps),
            row=self._row,
            folder=writer.folder,
        )

    def _on_a_desktop(
        self,
        place: Workplace,
        work: Path,
        chapters: Chapters,
        acted: Acted,
        on_step: Callable[[StepResult], None],
    ) -> Ending:
        """Open the desktop, start the applications, do the steps, and close everything again."""
        try:
            with closing(place.open_desktop()) as desktop:
                stage = Stage(Performer(place, desktop, work, chapters, acted), on_step)
                folders = {"work": str(work), "here": str(self._source.folder)}
                part = Part(self._source, {**self._values, **folders})
                ending = stage.start_all(part)
                if ending.verdict is Verdict.FINISHED:
                    ending = stage.all_of(self._source.script.steps, part, ("steps",))
                return stage.ended(ending, part)
        except Stopped as stop:
            return Ending(Verdict.STOPPED, str(stop))
        except DesktopError as error:
            return Ending(acted.broken_off, str(error))
