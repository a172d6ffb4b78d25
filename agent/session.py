"""One run of a task, put together: settings, desktop, policy, guard, what is kept, and the way to stop it.

Everything that has to be ended is entered here, so that it is ended on every way out: the desktop (with
what it started and what it holds), the stop file, the writer of the episode.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, ExitStack, closing, nullcontext
from pathlib import Path

from agent import running
from agent.control import Control
from agent.episode import Ending
from agent.events import Ask, Emit, Event
from agent.secrets import Secrets
from agent.settings import Settings
from agent.workplace import Workplace


class Session:
    """Runs tasks with given settings, each on a desktop that it opens and closes."""

    def __init__(
        self,
        settings: Settings,
        *,
        emit: Emit,
        control: Control,
        ask: Ask,
        app: str | Sequence[str] | None = None,
        dry_run: bool = False,
        stop_file: Path | None = None,
        curtain: Callable[[], AbstractContextManager[None]] = nullcontext,
    ) -> None:
        self._settings = settings
        self._emit = emit
        self._control = control
        self._ask = ask
        self._apps = (app,) if isinstance(app, str) else tuple(app or ())
        self._dry_run = dry_run
        self._stop_file = stop_file
        self._curtain = curtain
        self.secrets = Secrets()

    def run(self, task: str) -> Ending:
        """Work on one task until it ends.

        Raises:
            UsageError: the task, the policy or a secret is not understood or known; nothing was done.
            DesktopError: there is no desktop to work on; nothing was done.
            StoreError: the episode could not be kept.
        """
        place = Workplace(
            self._settings,
            control=self._control,
            ask=self._ask,
            secrets=self.secrets,
            dry_run=self._dry_run,
            curtain=self._curtain,
        )
        policy = place.policy()
        policy.check(task)
        self.secrets.require(task)
        with ExitStack() as stack:
            stack.enter_context(running.listed(self.secrets.hide(task), self._control, self._stop_file))
            desktop = stack.enter_context(closing(place.open_desktop()))
            for app in self._apps:
                desktop.start(app)
            writer = stack.enter_context(closing(place.writer(task)))

            def emit(event: Event) -> None:
                writer(event)
                self._emit(event)

            runner = place.runner(policy, desktop, emit=emit, guard=place.guard(), folder=writer.folder)
            episode = runner.run(task)
        assert episode.ending is not None
        return episode.ending
