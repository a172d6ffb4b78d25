"""A recording as a person begins it: the desktop of the settings is opened, recorded, and closed again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from agent import registry
from agent.control import Control
from agent.errors import DeixisError
from agent.events import Answer, Question
from agent.record.attend import Attended
from agent.record.recording import Recording
from agent.secrets import Secrets
from agent.senses import MakeWatcher
from agent.settings import Settings
from agent.workplace import Workplace


@contextmanager
def recorded(
    settings: Settings,
    *,
    task: str,
    folder: Path,
    last: float | None,
    control: Control,
    on_failure: Callable[[DeixisError], None],
    applications: Sequence[str] = (),
    tell: Callable[[Attended], None] = lambda _: None,
) -> Iterator[Recording]:
    """Record the desktop of these settings into a folder while this is entered.

    last, on_failure: as a `Recording` has them. applications: started before it begins.
    tell: told of what the watcher of the settings makes of each frame, in the watcher's thread.
    """
    watcher: MakeWatcher | None = registry.load("watchers", settings.watcher) if settings.watcher else None
    desktop = Workplace(settings, control=control, ask=_nobody, secrets=Secrets()).open_desktop()
    try:
        for command in applications:
            desktop.start(command)
        with Recording(
            desktop,
            task=task,
            folder=folder,
            last=last,
            secret_applications=settings.secret_applications,
            pause_key=settings.pause_key,
            on_failure=on_failure,
            watcher=watcher,
            tell=tell,
        ) as recording:
            yield recording
    finally:
        desktop.close()


def _nobody(question: Question) -> Answer:
    return Answer(False, "nobody is asked while something is recorded")
