"""One run, put together: settings, desktop, policy, guard, what is kept, and the way to stop it.

Everything that has to be ended is entered here, so that it is ended on every way out: the desktop (with
what it started and what it holds), the stop file, the writer of the episode.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, ExitStack, closing, nullcontext
from pathlib import Path

from agent import registry, running
from agent.control import Control
from agent.desktop import Desktop, MakeDesktop, Opening
from agent.episode import Ending
from agent.events import Ask, Emit, Event
from agent.geometry import Box
from agent.guard import Guard, Mode
from agent.policy import MakePolicy
from agent.redaction import Veil
from agent.runner import Runner
from agent.secrets import Secrets
from agent.settings import Settings, parse_display
from agent.settle import Settle
from agent.sight.ocr import OcrReader
from agent.writer import EpisodeWriter


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
        settings = self._settings
        secrets, reader = self.secrets, OcrReader()
        make_policy: MakePolicy = registry.load("policies", settings.policy)
        policy = make_policy(reader, self._control, settings)
        policy.check(task)
        secrets.require(task)
        with ExitStack() as stack:
            stack.enter_context(running.listed(secrets.hide(task), self._control, self._stop_file))
            desktop = stack.enter_context(closing(self._open_desktop(secrets)))
            for app in self._apps:
                desktop.start(app)
            writer = stack.enter_context(
                closing(
                    EpisodeWriter(
                        settings.runs,
                        task=task,
                        veil=Veil(secrets=secrets, reader=OcrReader()),  # it reads on the writer's thread
                        secrets=secrets,
                    )
                )
            )

            def emit(event: Event) -> None:
                writer(event)
                self._emit(event)

            episode = Runner(
                policy,
                desktop,
                emit=emit,
                control=self._control,
                guard=self._guard(reader),
                settle=Settle(
                    capture=desktop.capture, control=self._control, cap_seconds=settings.settle_seconds
                ),
                ask=self._ask,
                dry_run=self._dry_run,
                folder=writer.folder,
            ).run(task)
        assert episode.ending is not None
        return episode.ending

    def _open_desktop(self, secrets: Secrets) -> Desktop:
        kind, which = parse_display(self._settings.display)
        make: MakeDesktop = registry.load("desktops", kind)
        opening = Opening(
            control=self._control,
            display=which if isinstance(which, str) else None,
            size=which if isinstance(which, tuple) else (1280, 800),
            monitor=self._settings.monitor,
            reveal=secrets.reveal,
            curtain=self._curtain,
        )
        return make(opening)

    def _guard(self, reader: OcrReader) -> Guard:
        settings = self._settings
        return Guard(
            reader=reader,
            mode=Mode(settings.mode),
            max_steps=settings.max_steps,
            max_seconds=settings.max_seconds,
            actions_per_minute=settings.actions_per_minute,
            only_window=settings.only_window,
            only_region=Box(*settings.only_region) if settings.only_region else None,
        )
