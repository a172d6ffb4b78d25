"""The suite `everyday`: sentences as people say them, each to a small page with a state of its own.

The trap: a page that shows what a sentence wants may not have it. So right is what the page's own state
says when the policy has said that it is done, and what was done beside the task is wrong.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from agent.actions import Move
from agent.desktop import Desktop
from agent.errors import TaskNotUnderstood, UsageError
from agent.evaluate.everyday.chore import Chore, chosen, folder_of_pages
from agent.evaluate.miniwob.browser import PAINTED, PLAIN, program
from agent.evaluate.miniwob.devtools import DevTools, Lost, require
from agent.evaluate.suite import Attempt, Item, Options
from agent.events import nobody, unheard
from agent.geometry import Point
from agent.workplace import Workplace

SCREEN = (1280, 800)
SCALE = 1.25  # device pixels in a CSS pixel
WINDOW = (1000, 620)  # CSS pixels
MOST_SECONDS = 180.0
MOST_STEPS = 40

NOTE = (
    "Sentences and pages are our own, by the author of the rules; those of the part 'kept' were written "
    "before the rules that the others led to, and tried last. Right: the page's state in the end."
)


def make(options: Options) -> Everyday:
    """Make the suite. Raises UsageError where the browser or what speaks to it is missing."""
    if options.data is not None:
        raise UsageError("the suite everyday has pages of its own (leave --data out)")
    return Everyday(options)


class Everyday:
    """One browser for all sentences, on a virtual display of its own."""

    name = "everyday"
    note = NOTE
    subsets: Mapping[str, frozenset[str]] = MappingProxyType({})
    counts: Sequence[str] = ()
    side_by_side = False

    def __init__(self, options: Options) -> None:
        program()
        require()
        self._chores = {each.id: each for each in chosen(options.tasks)}
        settings = options.settings.changed(
            display=f"virtual:{SCREEN[0]}x{SCREEN[1]}",
            mode="auto",
            max_steps=MOST_STEPS,
            max_seconds=MOST_SECONDS,
            actions_per_minute=6_000,
            only_window="",
        ).model_copy(update={"only_region": None})
        self._place = Workplace(settings, control=options.control, ask=nobody)
        self._policy = self._place.policy(options.policy)
        self._desktop: Desktop | None = None
        self._tools: DevTools | None = None

    def items(self) -> Sequence[Item]:
        return [Item(each.id, {"page": each.page, "part": each.part}) for each in self._chores.values()]

    def facts(self) -> Mapping[str, str]:
        return {"display": f"{SCREEN[0]}x{SCREEN[1]}", "page": f"{SCALE} pixels each"}

    def attempt(self, item: Item) -> Attempt:
        """Load the page anew, and let the policy do what is said."""
        try:
            return self._worked(item, self._chores[item.id])
        except Lost as error:  # it closed the window that the page is in
            self.close()
            return Attempt(item.id, False, 0.0, item.groups, str(error))

    def _worked(self, item: Item, chore: Chore) -> Attempt:
        desktop, tools = self._opened()
        _load(chore, desktop, tools)
        said = chore.said or str(tools.value("SAID"))
        start = time.monotonic()
        try:
            self._policy.check(said)
        except TaskNotUnderstood as error:
            return Attempt(item.id, False, 0.0, item.groups, str(error))
        runner = self._place.runner(self._policy, desktop, emit=unheard, guard=self._place.guard())
        episode = runner.run(said)
        self._place.control.go_on_or_stop()
        success = bool(tools.value(chore.done))
        ending = episode.ending.message if episode.ending else ""
        asked = "" if chore.said else f"{said} "
        why = "" if success else f"{asked}{ending} {tools.value('JSON.stringify(S)')}".strip()
        attempt = Attempt(item.id, success, time.monotonic() - start, item.groups, why)
        return replace(attempt, measures={"steps": len(episode.steps)})

    def close(self) -> None:
        if self._tools is not None:
            self._tools.close()
        if self._desktop is not None:
            self._desktop.close()
        self._desktop = self._tools = None

    def _opened(self) -> tuple[Desktop, DevTools]:
        if self._desktop is not None and len(self._desktop.windows()) > 1:
            self.close()  # what a sentence left open is not for the next one to deal with
        if self._desktop is None or self._tools is None:
            self._desktop = self._place.open_desktop()
            profile = Path(self._desktop.environment["XDG_CONFIG_HOME"]) / "everyday"
            root = ["--no-sandbox"] if os.geteuid() == 0 else []
            size = (f"--force-device-scale-factor={SCALE}", f"--window-size={WINDOW[0]},{WINDOW[1]}")
            flags = (*PLAIN, *size, "--window-position=5,5", *root, f"--user-data-dir={profile}")
            self._desktop.start([program(), *flags, f"--app={_address('shop')}"])
            self._tools = DevTools(profile)
        return self._desktop, self._tools


def _address(page: str, drawn: int = 0) -> str:
    """Return where a page is. drawn: the number that it is drawn by; 0 for none."""
    return (folder_of_pages() / f"{page}.html").resolve().as_uri() + (f"?{drawn}" if drawn else "")


def _load(chore: Chore, desktop: Desktop, tools: DevTools) -> None:
    desktop.perform(Move(Point(SCREEN[0] - 4, SCREEN[1] - 4)))
    address = _address(chore.page, chore.drawn)
    tools.go(address)
    name = address.rpartition("/")[2]
    tools.until(f"document.readyState === 'complete' && location.href.endsWith('/{name}')")
    tools.value(PAINTED)
