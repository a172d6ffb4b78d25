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
from types import MappingProxyType
from typing import Literal

import cv2

from agent import running
from agent.actions import describe, is_input
from agent.desktop import Desktop
from agent.episode import Episode, Result, Verdict
from agent.errors import Stopped, UsageError
from agent.events import Answer, Captured, Event, Need, Performed, Question
from agent.guard import Guard
from agent.policy import Grounder, Policy
from agent.redaction import Veil
from agent.screenshot import Screenshot
from agent.service.call import Talk
from agent.service.journal import TASK, Journal
from agent.service.lasting import Lasting
from agent.service.once import Once
from agent.service.order import Order
from agent.service.reins import Reins
from agent.service.result import Acted, Grounded, Looked, Ran, ShownWindow
from agent.settings import Settings
from agent.settle import Settle
from agent.sight.ocr import OcrReader
from agent.terminal import plain
from agent.workplace import Workplace

HELD_SECONDS = 60.0  # a key that was held by one call, and forgotten, is let go after this long

RESULTS: Mapping[Verdict, Literal["done", "refused", "stopped"]] = MappingProxyType(
    {Verdict.FINISHED: "done", Verdict.REFUSED: "refused", Verdict.STOPPED: "stopped"}
)


class Desk:
    """The desktop of these settings, for one caller at a time; `reins` may be used from any thread.

    apps: started when the desktop is opened.
    """

    def __init__(self, settings: Settings, *, apps: Sequence[str] = ()) -> None:
        self.settings = settings
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
        with self._working(talk) as desktop:
            shot = self._veil(desktop.capture())
            windows = [
                ShownWindow(
                    title=self._label(window.title),
                    application=window.application,
                    left=window.box.left,
                    top=window.box.top,
                    width=window.box.width,
                    height=window.box.height,
                    active=window.active,
                )
                for window in desktop.windows()
            ]
        width, height = round(shot.area.width), round(shot.area.height)
        looked = Looked(width=width, height=height, left=shot.area.left, top=shot.area.top, windows=windows)
        return _png(shot, width, height), looked

    def ground(self, words: str, talk: Talk) -> Grounded:
        """Point at what the words mean. Raises DesktopError, PolicyError, UsageError."""
        with self._working(talk) as desktop:
            found = self._grounder().ground(desktop.capture(), words)
        if found is None:
            return Grounded(found=False, x=None, y=None, confidence=None, label="")
        x, y = found.box.center.x, found.box.center.y
        return Grounded(
            found=True,
            x=round(x, 1),
            y=round(y, 1),
            confidence=round(found.score, 4),
            label=self._label(found.label),
        )

    def act(self, order: Order, talk: Talk) -> Acted:
        """Do one action, if guard and person allow it. Raises UsageError, DesktopError, Stopped."""
        self._place.secrets.require(order.text or "")
        policy = Once(order, grounder=self._grounder() if order.words else None)
        task = self.hide(order.told())
        with self._working(talk) as desktop, running.listed(task, self.reins):
            runner = self._place.runner(
                policy, Lasting(desktop), emit=self._keep, guard=self._guard, settle=self._settle
            )
            done = False
            try:
                acted = self._acted(runner.run(task), order)
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
            self._working(talk) as desktop,
            running.listed(self.hide(task), self.reins),
            closing(self._place.writer(task)) as writer,
        ):
            desktop.release()

            def emit(event: Event) -> None:
                writer(event)
                self._see(event)
                if isinstance(event, Performed):
                    talk.progress(event.step.number, self._step(event))

            guard = self._place.guard(settings)
            runner = self._place.runner(
                policy, desktop, emit=emit, guard=guard, settle=self._settle, folder=writer.folder
            )
            episode = runner.run(task)
        assert episode.ending is not None
        return Ran(
            verdict=episode.ending.verdict,
            message=self.hide(episode.ending.message),
            verified=episode.ending.verified,
            exit_code=episode.ending.exit_code,
            steps=len(episode.steps),
            folder=str(writer.folder),
        )

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
    def _working(self, talk: Talk) -> Iterator[Desktop]:
        """Give the open desktop to one call; a person who stopped the last one is asked first."""
        self._talk = talk
        if self._forgotten is not None:
            self._forgotten.cancel()
            self._forgotten = None
        try:
            self._ask_to_go_on(talk)
            self.reins.take_up()
            yield self._opened()
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

    def _step(self, event: Performed) -> str:
        step = event.step
        acts = ", ".join(describe(action) for action in step.decision.actions) or "look"
        told = (
            acts
            if step.outcome.result is Result.DONE
            else f"{acts}: {step.outcome.result}, {step.outcome.why}"
        )
        return self.hide(told)

    def _acted(self, episode: Episode, order: Order) -> Acted:
        ending = episode.ending
        assert ending is not None
        tried = [action for step in episode.steps for action in step.decision.actions if is_input(action)]
        action = describe(tried[-1]) if tried else order.told()
        done = ending.verdict is Verdict.FINISHED
        return Acted(
            result=RESULTS.get(ending.verdict, "failed"),
            action=self.hide(action),
            why="" if done else self.hide(ending.message),
            changed=episode.steps[-1].outcome.changed if episode.steps else None,
        )


def _png(shot: Screenshot, width: int, height: int) -> bytes:
    pixels = cv2.cvtColor(shot.image, cv2.COLOR_BGRA2BGR)  # the fourth byte is noise
    if pixels.shape[:2] != (height, width):
        pixels = cv2.resize(pixels, (width, height), interpolation=cv2.INTER_AREA)
    return bytes(cv2.imencode(".png", pixels, [cv2.IMWRITE_PNG_COMPRESSION, 3])[1])
