"""Runs scripts in the one worker thread, as tasks are run.

The trap: a script says itself how much its guard asks and where it may click. A script that comes from
somewhere else must not lift what the person has set, so the stricter of the two holds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from agent.control import Control
from agent.events import Ask, Emit
from agent.settings import Settings
from ui.bridge import Bridge, Curtain

if TYPE_CHECKING:
    from agent.script.job import Job
    from agent.script.result import ScriptResult, StepResult
    from agent.script.schema.script import Script
    from agent.sight.ocr import OcrReader

STRICTEST = ("ask", "risky", "auto")


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptOrder:
    """What the person asked for: one script, once or for each row. settings: those it runs with."""

    jobs: tuple[Job, ...]
    settings: Settings


class RunsScript(Protocol):
    """What a run needs of `agent.script.run.ScriptRun`."""

    def run(self) -> ScriptResult: ...


class MakeScript(Protocol):
    """Makes the run of one job, in the run's own thread."""

    def __call__(
        self,
        job: Job,
        settings: Settings,
        *,
        emit: Emit,
        control: Control,
        ask: Ask,
        curtain: Curtain,
        on_step: Callable[[StepResult], None],
        reader: OcrReader,
    ) -> RunsScript: ...


def make_script(
    job: Job,
    settings: Settings,
    *,
    emit: Emit,
    control: Control,
    ask: Ask,
    curtain: Curtain,
    on_step: Callable[[StepResult], None],
    reader: OcrReader,
) -> RunsScript:
    """Make the real run. Importing it takes a second."""
    from agent.script.run import ScriptRun

    return ScriptRun(
        job.source,
        settings,
        values=job.values,
        emit=emit,
        control=control,
        ask=ask,
        on_step=on_step,
        row=job.row,
        reader=reader,
        curtain=curtain,
    )


def order_of(
    text: str,
    *,
    folder: Path,
    name: str,
    settings: Settings,
    display: str,
    values: Mapping[str, str],
    table: Path | None,
) -> ScriptOrder:
    """Return the order for a text as it stands in the editor.

    display: where to work; '' for where the script or else the settings say. Takes 0.2 s the first time.

    Raises:
        UsageError: the script has a fault, or a value does not fit; nothing is begun.
    """
    from agent.script.job import jobs_of
    from agent.script.reading import read

    source = read(text, folder=folder, name=name)
    chosen = settings_of(source.script, settings).changed(display=display or None)
    return ScriptOrder(jobs=tuple(jobs_of([source], values, table)), settings=chosen)


def settings_of(script: Script, settings: Settings) -> Settings:
    """Return the settings that a script runs with: what it says, where the person is not stricter."""
    from agent.script.run import settings_for

    said = settings_for(script, settings)
    return said.changed(
        mode=min(said.mode, settings.mode, key=STRICTEST.index),
        only_window=settings.only_window or None,
        only_region=settings.only_region,
        actions_per_minute=min(said.actions_per_minute, settings.actions_per_minute),
    )


class ScriptBridge(Bridge):
    """Carries out the jobs of an order one after the other, until one is stopped."""

    stepped = Signal(object)  # StepResult
    resulted = Signal(object)  # ScriptResult

    def __init__(
        self,
        order: ScriptOrder,
        *,
        make_script: MakeScript,
        curtain: Curtain,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(curtain=curtain, parent=parent)
        self._order = order
        self._make_script = make_script

    def work(self) -> None:
        from agent.sight.ocr import OcrReader

        reader = OcrReader()  # one for all rows: its networks take seconds to load
        for job in self._order.jobs:
            result = self._make_script(
                job,
                self._order.settings,
                emit=self.occurred.emit,
                control=self.control,
                ask=self.ask,
                curtain=self.curtain,
                on_step=self.stepped.emit,
                reader=reader,
            ).run()
            self.resulted.emit(result)
            if self.control.stopped:
                return
