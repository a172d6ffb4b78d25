"""The one desktop of a server, and what can be done with it: look, point, act, run a task.

It knows nothing of any protocol. Everything that acts goes through the same runner and guard as any run;
the desktop is opened by the first call that needs it and stays open until the end.
"""

from __future__ import annotations

import math
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from functools import cached_property
from pathlib import Path

from agent import running
from agent.desktop import Desktop
from agent.errors import Stopped, UsageError
from agent.events import Answer, Captured, Event, Need, Performed, Question
from agent.guard import Guard
from agent.policy import Grounder, Policy
from agent.redaction import Veil
from agent.script.result import StepResult
from agent.script.run import ScriptRun
from agent.script.scope import Value
from agent.service import scripts, view
from agent.service.call import Talk
from agent.service.journal import TASK, Journal
from agent.service.lasting import Lasting
from agent.service.once import Once
from agent.service.order import Order
from agent.service.reins import Reins
from agent.service.result import Acted, Grounded, Looked, Ran, Scripted
from agent.settings import Settings, parse_display
from agent.settle import Settle
from agent.sight.ocr import OcrReader
from agent.terminal import plain
from agent.workplace import Workplace

HELD_SECONDS = 60.0  # a key that was held by one call, and forgotten, is let go after this long


class Desk:
    """The desktop of these settings, for one caller at a time; `reins` may be used from any thread.

    apps: started when the desktop is opened. folder: of the scripts that may be run; None: none.
    """

    def __init__(self, settings: Settings, *, apps: Sequence[str] = (), folder: Path | None = None) -> None:
        self.settings = settings
        self.scripts = folder
        self.reins = Reins()
        self._apps = apps
        self._place = Workplace(settings, control=self.reins, ask=self._ask)
        self._talk: Talk | None = None
        self._desktop: Desktop | None = None
        self._policies: dict[str, Policy] = {}
        self._veil = Veil(secrets=self._place.secrets, reader=OcrReader())
        self._forgotten: threading.Timer | None = None
        self._settle: Settle | None = None
        self._journal: Journal | None = None

    def hide(self, text: str) -> str:
        """Return the text as it may be told: on one line, without the secrets that were revealed."""
        return plain(self._place.secrets.hide(text))

    def screenshot(self, talk: Talk) -> tuple[bytes, Looked]:
        """Look at the screen: a PNG of one pixel a point, and what is on it. Raises DesktopError."""
        with self._working(talk):
            desktop = self._opened()
            shot = self._veil(desktop.capture())
            windows = desktop.windows()
        return view.png(shot), view.looked(shot, windows, self._label)

    def ground(self, words: str, talk: Talk) -> Grounded:
        """Point at what the words mean. Raises DesktopError, PolicyError, UsageError."""
        with self._working(talk):
            found = self._grounder().ground(self._opened().capture(), words)
        return view.grounded(found, self._label)

    def act(self, order: Order, talk: Talk) -> Acted:
        """Do one action, if guard and person allow it. Raises UsageError, DesktopError, Stopped."""
        self._place.secrets.require(order.text or "")
        policy = Once(order, grounder=self._grounder() if order.words else None)
        task = self.hide(order.told())
        with self._working(talk), running.listed(task, self.reins):
            desktop = self._opened()
            runner = self._place.runner(
                policy, Lasting(desktop), emit=self._keep, guard=self._guard, settle=self._settle
            )
            done = False
            try:
                acted = view.acted(runner.run(task), order, self.hide)
                done = acted.result == "done"
            finally:
                if not done:
                    desktop.release()
            if order.kind == "hold":
                self._release_later(desktop)
        return acted

    def run_task(self, task: str, policy_name: str, max_steps: int | None, talk: Talk) -> Ran:
        """Work on a task until it ends, and keep its episode.

        max_steps: no more than the settings allow.

        Raises:
            UsageError: the task, the policy or a secret is not understood or known; nothing was done.
            DesktopError, StoreError: there is no desktop, or no room for the episode.
            Stopped: a person stopped the last run, and nobody has allowed to go on.
        """
        most = self.settings.max_steps if max_steps is None else min(max_steps, self.settings.max_steps)
        settings = self.settings.changed(max_steps=most)
        policy = self._policy(policy_name)
        policy.check(task)
        self._place.secrets.require(task)
        with (
            self._working(talk),
            running.listed(self.hide(task), self.reins),
            closing(self._place.writer(task)) as writer,
        ):
            desktop = self._opened()
            desktop.release()

            def emit(event: Event) -> None:
                writer(event)
                self._see(event)
                if isinstance(event, Performed):
                    talk.progress(event.step.number, self.hide(view.step(event.step)))

            guard = self._place.guard(settings)
            runner = self._place.runner(
                policy, desktop, emit=emit, guard=guard, settle=self._settle, folder=writer.folder
            )
            episode = runner.run(task)
        return view.ran(episode, writer.folder, self.hide)

    def run_script(self, name: str, params: Mapping[str, Value], talk: Talk) -> Scripted:
        """Run a script of the folder of scripts, on a desktop that it opens for itself.

        The limits of these settings hold, whatever the script says of its own.

        Raises:
            UsageError: there is no such script, or it or a parameter has a fault; nothing was done.
            StoreError: there is no room for the episode.
            Stopped: a person stopped the last run, and nobody has allowed to go on.
        """
        source, values = scripts.find(self.scripts, name, params)
        steps: list[StepResult] = []

        def on_step(step: StepResult) -> None:
            steps.append(step)
            talk.progress(len(steps), self.hide(f"{step.title}: {step.ending.verdict}"))

        with self._working(talk):
            self._put_away()
            run = ScriptRun(
                source,
                scripts.within(self.settings, source.script),
                values=values,
                emit=lambda event: None,
                control=self.reins,
                ask=self._ask,
                on_step=on_step,
                secrets=self._place.secrets,
            )
            result = run.run()
        return scripts.told(result, self.hide)

    def release(self) -> None:
        """Let go of every key and button."""
        if self._desktop is not None:
            self._desktop.release()

    def close(self) -> None:
        """End everything. Not while a call is at work: stop it first, with `reins.end`."""
        self.reins.end("the server is closing")
        if self._forgotten is not None:
            self._forgotten.cancel()
        with ExitStack() as stack:
            if self._desktop is not None:
                stack.callback(self._desktop.close)
            if self._journal is not None:
                stack.callback(self._journal.close)

    @cached_property
    def _guard(self) -> Guard:
        """The guard of all single actions together: it keeps their pace, and counts no steps."""
        endless = {"max_steps": sys.maxsize, "max_seconds": math.inf}
        return self._place.guard(self.settings.model_copy(update=endless))

    @contextmanager
    def _working(self, talk: Talk) -> Iterator[None]:
        """Let one call work; a person who stopped the last one is asked first."""
        self._talk = talk
        if self._forgotten is not None:
            self._forgotten.cancel()
            self._forgotten = None
        try:
            self._ask_to_go_on(talk)
            self.reins.take_up()
            yield
        finally:
            self._talk = None

    def _ask_to_go_on(self, talk: Talk) -> None:
        how = self.reins.stopped_by_a_person
        if not how:
            return
        question = f"The agent was stopped ({how}). May it go on working on this desktop?"
        answer = talk.ask(Question(Need.HANDOVER, question))
        if not answer.yes:
            raise Stopped(f"stopped by the person: {how}; {answer.text or 'they did not let it go on'}")
        self.reins.allow()

    def _opened(self) -> Desktop:
        if self._desktop is None:
            desktop = self._place.open_desktop()
            try:
                for app in self._apps:
                    desktop.start(app)
            except BaseException:
                desktop.close()
                raise
            self._desktop, self._settle = desktop, self._place.settle(desktop)
        return self._desktop

    def _put_away(self) -> None:
        """Close a desktop that a script is about to open for itself; a virtual one is another one."""
        if self._desktop is not None and parse_display(self.settings.display)[0] != "virtual":
            self._desktop.close()
            self._desktop, self._apps = None, ()  # the applications are still there

    def _release_later(self, desktop: Desktop) -> None:
        self._forgotten = threading.Timer(HELD_SECONDS, desktop.release)
        self._forgotten.daemon = True
        self._forgotten.start()

    def _policy(self, name: str) -> Policy:
        name = name or self.settings.policy
        if name not in self._policies:
            self._policies[name] = self._place.policy(name)
        return self._policies[name]

    def _grounder(self) -> Grounder:
        policy = self._policy("")
        if not isinstance(policy, Grounder):
            raise UsageError(
                f"the policy '{self.settings.policy}' cannot point "
                "(give x and y, or start with another --policy)"
            )
        return policy

    def _ask(self, question: Question) -> Answer:
        assert self._talk is not None
        return self._talk.ask(Question(question.need, self.hide(question.text), question.action))

    def _keep(self, event: Event) -> None:
        """Keep what a single action does, in one episode with the others."""
        if self._journal is None:
            self._journal = Journal(self._place.writer(TASK))
        self._journal(event)
        self._see(event)

    def _see(self, event: Event) -> None:
        """Show the veil every look, so that it knows what a secret has changed."""
        if isinstance(event, Captured):
            self._veil(event.screenshot)

    def _label(self, text: str) -> str:
        return self._veil.label(plain(text))
