"""What a run is put together from: policy, desktop, guard, runner, and the writer of its episode.

A task, a script and an evaluation all work through the same parts with the same settings, so that none of
them has a way to the mouse that the guard does not see.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from agent import onlook, registry
from agent.confidence import Confidence, confidence_beside
from agent.control import Control
from agent.desktop import Desktop, MakeDesktop, Opening
from agent.detector import detector_of
from agent.events import Ask, Emit
from agent.geometry import Box
from agent.guard import Guard, Mode
from agent.policy import MakePolicy, Policy
from agent.redaction import Veil
from agent.runner import Runner
from agent.secrets import Secrets
from agent.senses import Critic, MakeCritic
from agent.settings import Settings, parse_display
from agent.settle import Settle
from agent.sight.ocr import OcrReader
from agent.snap import Snap
from agent.writer import EpisodeWriter


class Workplace:
    """Makes the parts of a run from settings. Nothing is opened until it is asked for.

    reader: one whose networks are loaded already; None for a new one.
    home: the home folder of the applications on a virtual display; None for the person's own.
    scratch: folders that go with the desktop.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        control: Control,
        ask: Ask,
        secrets: Secrets | None = None,
        reader: OcrReader | None = None,
        dry_run: bool = False,
        home: Path | None = None,
        scratch: tuple[Path, ...] = (),
        curtain: Callable[[], AbstractContextManager[None]] = nullcontext,
    ) -> None:
        self.settings = settings
        self.control = control
        self.secrets = secrets or Secrets()
        self.reader = reader or OcrReader()
        self.dry_run = dry_run
        self._ask = ask
        self._home = home
        self._scratch = scratch
        self._curtain = curtain
        self._critics: dict[str, Critic] = {}

    def policy(self, name: str = "") -> Policy:
        """Return the policy of this name, or of the settings. Raises UnknownName, UsageError."""
        make: MakePolicy = registry.load("policies", name or self.settings.policy)
        return make(self.reader, self.control, self.settings)

    def open_desktop(self) -> Desktop:
        """Open the desktop of the settings; whoever opens it closes it. Raises DesktopError."""
        kind, which = parse_display(self.settings.display)
        make: MakeDesktop = registry.load("desktops", kind)
        opening = Opening(
            control=self.control,
            display=which if isinstance(which, str) else None,
            size=which if isinstance(which, tuple) else (1280, 800),
            monitor=self.settings.monitor,
            reveal=self.secrets.reveal,
            home=self._home,
            scratch=self._scratch,
            curtain=self._curtain,
        )
        return make(opening)

    def writer(self, task: str) -> EpisodeWriter:
        """Return what keeps this task's events in a folder among the runs; whoever asks closes it."""
        # The veil reads on the writer's thread, with a reader of its own.
        veil = Veil(secrets=self.secrets, reader=OcrReader())
        return EpisodeWriter(self.settings.runs, task=task, veil=veil, secrets=self.secrets)

    def guard(self, settings: Settings | None = None) -> Guard:
        """Return a guard with the limits of these settings, or of the workplace's own."""
        settings = settings or self.settings
        return Guard(
            reader=self.reader,
            mode=Mode(settings.mode),
            max_steps=settings.max_steps,
            max_seconds=settings.max_seconds,
            actions_per_minute=settings.actions_per_minute,
            only_window=settings.only_window,
            only_region=Box(*settings.only_region) if settings.only_region else None,
        )

    def critics(self) -> tuple[Critic, ...]:
        """Return those of the settings, the same ones each time. Raises UnknownName, UsageError."""
        names = self.settings.critics
        if names == ("auto",):
            names = ("history", "expects:watched") if "torch" in sys.modules else ()
        for name in names:
            if name not in self._critics:
                kind, _, rest = name.partition(":")
                make: MakeCritic = registry.load("critics", kind)
                self._critics[name] = make(rest)
        return tuple(self._critics[name] for name in names)

    def settle(self, desktop: Desktop) -> Settle:
        """Return what waits for this desktop's screen to be still, and learns how long that takes."""
        return Settle(capture=desktop.capture, control=self.control, cap_seconds=self.settings.settle_seconds)

    def runner(
        self,
        policy: Policy,
        desktop: Desktop,
        *,
        emit: Emit,
        guard: Guard,
        settle: Settle | None = None,
        folder: Path | None = None,
    ) -> Runner:
        """Return a runner of this policy on this desktop.

        settle: one that has learned; None for a new one. folder: where the episode is kept, to be told.
        """
        return Runner(
            policy,
            desktop,
            emit=emit,
            control=self.control,
            guard=guard,
            settle=settle or self.settle(desktop),
            ask=self._ask,
            critics=self.critics(),
            when_stuck=self.settings.when_stuck,
            dry_run=self.dry_run,
            folder=folder,
            onlookers=onlook.registered(self.settings),
            snap=self._snap(),
            confidence=Confidence(
                policy.name,
                mistakes=self.settings.unasked_mistakes,
                file=confidence_beside(self.settings.runs),
            ),
        )

    def _snap(self) -> Snap | None:
        """Return what moves clicks to the middle of widgets, if that is wanted. Raises UnknownName."""
        if not self.settings.snap:
            return None
        return Snap(detector_of(self.settings))
