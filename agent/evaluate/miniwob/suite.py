"""The suite `miniwob`: tasks times seeds, each an episode in the browser, counted as right or wrong.

Right is what the benchmark's own `get_binary_reward` calls right: the raw reward, without decay over
time, is exactly 1. Some pages give a part of it for a part of the work, and a negative one for a wrong
click; neither counts.
"""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from importlib.metadata import version
from types import MappingProxyType

from agent import registry
from agent.desktop import Desktop
from agent.episode import Episode
from agent.errors import DesktopError, TaskNotUnderstood, UnknownName, UsageError
from agent.evaluate.miniwob import tasks
from agent.evaluate.miniwob.baseline import Centre, Random
from agent.evaluate.miniwob.browser import AREA, SCALE, SCREEN, WINDOW, Browser, Reward, program
from agent.evaluate.miniwob.devtools import Lost, require
from agent.evaluate.miniwob.limits import Limited
from agent.evaluate.miniwob.oracle.policy import Oracle
from agent.evaluate.miniwob.site import Site, folder_of_pages, tasks_in
from agent.evaluate.suite import Attempt, Item, Options
from agent.events import nobody, unheard
from agent.policy import Policy
from agent.workplace import Workplace

SEEDS = tuple(range(5))
MOST_SECONDS = 120.0  # of one episode: a policy that only waits, or reads for ever, is ended too

NOTE = (
    "The instruction is given to the policy as text, which is easier than reading it from the page. All else "
    "it gets is screenshots of the whole display and the windows' titles and places; it acts by real mouse "
    f"and keys. Right: raw reward 1, no decay over time. At most {tasks.MOST_ACTIONS} actions an episode, "
    f"{tasks.MOST_ACTIONS_LONG} in {', '.join(sorted(tasks.LONG))}."
)


MakeHere = Callable[[Browser, Item], Policy]

OWN: Mapping[str, MakeHere] = MappingProxyType(
    {
        "centre": lambda browser, item: Centre(browser.area),
        "random": lambda browser, item: Random(browser.area, item.id),
        "oracle": lambda browser, item: Oracle(browser, item.groups["task"]),
    }
)


def make(options: Options) -> MiniWob:
    """Make the suite. Raises UsageError where pages, browser or policy are missing or not known."""
    if options.data is not None:
        raise UsageError("the suite miniwob has its pages from the package 'miniwob' (leave --data out)")
    return MiniWob(options)


class MiniWob:
    """One browser for all episodes, on a virtual display of its own.

    own: the policies that only this suite knows, by name.
    """

    name = "miniwob"
    note = NOTE
    subsets: Mapping[str, frozenset[str]] = tasks.SUBSETS
    counts: Sequence[str] = ()
    side_by_side = False

    def __init__(self, options: Options, own: Mapping[str, MakeHere] = OWN) -> None:
        folder = folder_of_pages()
        program()
        require()
        self._tasks = tasks.chosen(options.tasks, tasks_in(folder))
        self._seeds = options.seeds or SEEDS
        self._folder = folder
        # The limits of an evaluation are its own; its display too, so that figures can be compared.
        settings = options.settings.changed(
            display=f"virtual:{SCREEN[0]}x{SCREEN[1]}",
            mode="auto",
            max_steps=10_000,
            max_seconds=MOST_SECONDS,
            actions_per_minute=6_000,
            only_window="",
        ).model_copy(update={"only_region": None})
        self._place = Workplace(settings, control=options.control, ask=nobody)
        self._make_policy = self._maker(options.policy, own)
        self._site: Site | None = None
        self._desktop: Desktop | None = None
        self._browser: Browser | None = None
        self._starts = 0

    def items(self) -> Sequence[Item]:
        return [
            Item(f"{task}/{seed}", {"task": task, "part": tasks.part_of(task)})
            for task in self._tasks
            for seed in self._seeds
        ]

    def facts(self) -> Mapping[str, str]:
        return {
            "browser": _said_by(program(), "--version"),
            "miniwob": version("miniwob"),
            "font for Arial": _said_by("fc-match", "Arial"),
            "display": f"{SCREEN[0]}x{SCREEN[1]}, all of it is seen",
            "page": f"window {WINDOW[0]}x{WINDOW[1]}, task {AREA[0]}x{AREA[1]}, {SCALE} pixels each",
        }

    def attempt(self, item: Item) -> Attempt:
        """Try an episode; where the browser is lost meanwhile, try it once more in a new one.

        Raises:
            DeixisError: a new browser does not start, or shows no episode.
        """
        why, starts = "", max(self._starts, 1)
        for _ in range(2):
            browser, desktop, instruction = self._begun(item)
            try:
                attempt = self._worked(item, browser, desktop, instruction)
            except Lost as error:
                why = str(error)
                self._end_browser()
            else:
                measures = {**attempt.measures, "restarts": self._starts - starts}
                return replace(attempt, measures=measures)
        return Attempt(item.id, False, 0.0, item.groups, f"the browser was lost twice: {why}")

    def close(self) -> None:
        """End the browser, its display and the server. May be called twice."""
        self._end_browser()
        if self._site is not None:
            self._site.close()
            self._site = None

    def _begun(self, item: Item) -> tuple[Browser, Desktop, str]:
        """Begin the item's episode, in a new browser where the old one is gone; return its instruction."""
        task, _, seed = item.id.rpartition("/")
        if self._browser is not None and self._desktop is not None:
            try:
                return self._browser, self._desktop, self._browser.begin(task, int(seed))
            except (Lost, DesktopError):
                self._end_browser()
        browser, desktop = self._opened()
        return browser, desktop, browser.begin(task, int(seed))

    def _worked(self, item: Item, browser: Browser, desktop: Desktop, instruction: str) -> Attempt:
        """Let the policy work on the episode that has begun. Raises Lost, Stopped."""
        policy = self._make_policy(browser, item)
        start = time.monotonic()
        try:
            policy.check(instruction)
        except TaskNotUnderstood as error:
            return Attempt(item.id, False, 0.0, item.groups, str(error), {"steps": 0, "actions": 0})
        most = tasks.most_actions(item.groups["task"])
        limited = Limited(policy, over=lambda: browser.reward().done, most=most)
        guard = self._place.guard()
        episode = self._place.runner(limited, desktop, emit=unheard, guard=guard).run(instruction)
        self._place.control.go_on_or_stop()
        seconds, reward = time.monotonic() - start, browser.reward()
        success = reward.done and reward.value == 1
        measures = {"steps": len(episode.steps), "actions": limited.actions, "reward": reward.value}
        why = "" if success else _why(reward, episode)
        return Attempt(item.id, success, seconds, item.groups, why, measures)

    def _opened(self) -> tuple[Browser, Desktop]:
        if self._site is None:
            self._site = Site(self._folder)
        if self._desktop is None or self._browser is None:
            self._desktop = self._place.open_desktop()
            self._browser = Browser(self._desktop, self._site)
            self._starts += 1
        return self._browser, self._desktop

    def _end_browser(self) -> None:
        if self._browser is not None:
            self._browser.close()
        if self._desktop is not None:
            with contextlib.suppress(DesktopError):
                self._desktop.close()
        self._browser = self._desktop = None

    def _maker(self, name: str, own: Mapping[str, MakeHere]) -> MakeHere:
        """Return what makes the policy for an episode: one of the suite's own, or a registered one."""
        if name in own:
            return own[name]
        if name not in registry.names("policies"):
            known = sorted({*own, *registry.names("policies")})
            near = registry.did_you_mean(name, known)
            raise UnknownName(f"there is no policy '{name}' for miniwob{near} (known: {', '.join(known)})")
        policy = self._place.policy(name)
        return lambda browser, item: policy


def _why(reward: Reward, episode: Episode) -> str:
    if reward.done:
        return f"the page gave {reward.value:g} {reward.reason}".strip()
    message = episode.ending.message if episode.ending else ""
    return f"the page has not ended the episode: {message}"


def _said_by(*command: str) -> str:
    if shutil.which(command[0]) is None:
        return "unknown"
    done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    return done.stdout.strip() or "unknown"
