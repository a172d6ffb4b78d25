"""What a person does while an agent's run is paused, kept as a correction of the agent.

    corrections/2026-11-26-131500-4/      beside the runs; 4 is the step at which it was paused
        events.jsonl, frames/               the recording, its secrets taken out
        demonstration.yaml                  its steps, with the run's task as their sentence
        corrections.jsonl                   where the person pointed, as samples

The trap: the agent's own hands in the recording. So it begins in the run's thread, once the run waits, and
ends before it goes on. And a recording that fails is said, and does not end the run that it only watches.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from agent.actions import describe
from agent.control import Control
from agent.demonstration.folder import save
from agent.demonstration.schema import Move
from agent.desktop import Desktop
from agent.episode import Decision
from agent.errors import DeixisError
from agent.events import Decided, Event, Performed
from agent.record.compile import demonstration_of
from agent.record.recording import Recording
from agent.record.tape import read
from agent.secrets import Secrets
from agent.senses import Reader
from agent.teach import sample
from agent.teach.aside import without_asides
from agent.teach.notice import Notice, Told


def corrections_beside(runs: Path) -> Path:
    """Return where corrections of agents are kept: beside the episodes."""
    return runs.parent / "corrections"


class Intervention:
    """Records the person while a run waits for them. It is given the run's events, in its thread.

    shelf: where each is kept, in a folder of its own. say: tells the person.
    """

    def __init__(
        self,
        desktop: Desktop,
        *,
        task: str,
        shelf: Path,
        control: Control,
        reader: Reader,
        secrets: Secrets,
        say: Callable[[Told], None],
    ) -> None:
        self._desktop = desktop
        self._task = secrets.hide(task)
        self._shelf = shelf
        self._control = control
        self._reader = reader
        self._secrets = secrets
        self._say = say
        self._step = 1
        self._decision = Decision(())

    def on_event(self, event: Event) -> None:
        """Take note of how far the run is, and of what it decided last."""
        match event:
            case Decided(decision=decision):
                self._decision = decision
            case Performed(step=step):
                self._step = step.number + 1
            case _:
                pass

    @contextmanager
    def during(self) -> Iterator[None]:
        """Record until the run goes on."""
        folder = self._shelf / f"{time.strftime('%Y-%m-%d-%H%M%S')}-{self._step}"
        try:
            recording = Recording(self._desktop, task=self._task, folder=folder)
        except DeixisError as error:
            self._say(Told(Notice.LOST, self._step, what=str(error)))
            yield
            return
        with recording:
            self._say(Told(Notice.BEGAN, self._step))
            yield
            try:
                recording.stop(by_keys=self._control.stopped)
                self._keep(folder)
            except DeixisError as error:
                self._say(Told(Notice.LOST, self._step, what=str(error)))

    def _keep(self, folder: Path) -> None:
        """Make steps and samples of a recording; where nothing was done, nothing is left of it."""
        shown = demonstration_of(without_asides(read(folder)), reader=self._reader)
        if all(step.off or isinstance(step, Move) for step in shown.steps):
            shutil.rmtree(folder, ignore_errors=True)
            return
        kept = save(folder, shown)
        samples = sample.samples_of(
            kept.demonstration.steps,
            step=str(self._step),
            why=self._why(),
            task=self._task,
            source=sample.Source.AGENT,
            time=time.time(),
        )
        sample.add(folder, samples, self._secrets.hide)
        self._say(Told(Notice.KEPT, self._step, len(kept.demonstration.steps), str(folder)))

    def _why(self) -> str:
        acts = ", ".join(describe(action) for action in self._decision.actions)
        last = f"; it had decided: {acts or 'to look'}" if self._step > 1 else ""
        return f"paused by the person before step {self._step}{last}"
