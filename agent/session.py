"""One run of a task, put together: settings, desktop, policy, guard, what is kept, and the way to stop it.

Everything that has to be ended is entered here, so that it is ended on every way out: the desktop (with
what it started and what it holds), the stop file, the writer of the episode.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, ExitStack, closing, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from agent import running
from agent.control import Control
from agent.desktop import Desktop
from agent.episode import Ending
from agent.events import Answer, Ask, Emit, Event, Need, Question
from agent.secrets import Secrets
from agent.settings import Settings
from agent.teach.notice import Told
from agent.workplace import Workplace

if TYPE_CHECKING:
    from agent.teach.intervention import Intervention


class Session:
    """Runs tasks with given settings, each on a desktop that it opens and closes.

    learn: keep what the person does while the run is paused or handed over, as corrections.
    say: tells that person of it.
    """

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
        learn: bool = False,
        say: Callable[[Told], None] = lambda told: None,
        curtain: Callable[[], AbstractContextManager[None]] = nullcontext,
    ) -> None:
        self._settings = settings
        self._emit = emit
        self._control = control
        self._ask = ask
        self._apps = (app,) if isinstance(app, str) else tuple(app or ())
        self._dry_run = dry_run
        self._stop_file = stop_file
        self._learn = learn
        self._say = say
        self._curtain = curtain
        self.secrets = Secrets()

    def run(self, task: str) -> Ending:
        """Work on one task until it ends.

        Raises:
            UsageError: the task, the policy or a secret is not understood or known; nothing was done.
            DesktopError: there is no desktop to work on; nothing was done.
            StoreError: the episode could not be kept.
        """
        intervention: Intervention | None = None

        def ask(question: Question) -> Answer:
            if intervention is None or question.need is not Need.HANDOVER:
                return self._ask(question)
            with intervention.during():
                return self._ask(question)

        place = Workplace(
            self._settings,
            control=self._control,
            ask=ask,
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
            if self._learn:
                intervention = self._intervention(task, desktop, place)
                self._control.while_paused(intervention.during)

            def emit(event: Event) -> None:
                writer(event)
                if intervention is not None:
                    intervention.on_event(event)
                self._emit(event)

            runner = place.runner(policy, desktop, emit=emit, guard=place.guard(), folder=writer.folder)
            episode = runner.run(task)
        assert episode.ending is not None
        return episode.ending

    def _intervention(self, task: str, desktop: Desktop, place: Workplace) -> Intervention:
        from agent.teach.intervention import Intervention, corrections_beside  # few runs need it

        return Intervention(
            desktop,
            task=task,
            shelf=corrections_beside(self._settings.runs),
            control=self._control,
            reader=place.reader,
            secrets=self.secrets,
            say=self._say,
        )
