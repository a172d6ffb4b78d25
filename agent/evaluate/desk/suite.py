"""The suite `desk`: sentences done in real applications, each on a virtual display and in a home of its own.

What a policy says of its work counts for nothing: right is what is so afterwards (`judge.py`).
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

from agent import registry
from agent.episode import Episode, Step
from agent.errors import TaskNotUnderstood, UnknownName, UsageError
from agent.evaluate.desk import plan as plans
from agent.evaluate.desk.judge import Judge, Silent
from agent.evaluate.desk.own import Still, Way
from agent.evaluate.desk.plan import Task
from agent.evaluate.installed import versions_of
from agent.evaluate.miniwob.limits import Limited
from agent.evaluate.stage import NotStarted, furnish, start
from agent.evaluate.suite import Attempt, Item, Options
from agent.evaluate.tree import ReadTree
from agent.events import nobody, unheard
from agent.policy import Policy
from agent.workplace import Workplace

SCREEN = (1280, 800)
MOST_SECONDS = 300.0  # of one task
MOST_ACTIONS = 25
STARTS = 2  # of an application that shows no window in time, as on a machine that is overrun
MOST_SAID = 700  # characters of what went wrong
OWN = ("still", "way")
NOTE = (
    "Each sentence is given as it stands; the policy sees pictures of the display and the titles and places "
    "of windows, and works with mouse and keys. Right: what the task wants is so in files, windows, "
    "clipboard or parts of windows afterwards, whatever the policy says. "
    f"At most {MOST_ACTIONS} actions and {MOST_SECONDS:g} s."
)


class Desk:
    """Tasks times seeds, one after the other. A seed changes nothing but the timing: it is another try."""

    name = "desk"
    subsets: Mapping[str, frozenset[str]] = {}
    counts: Sequence[str] = ()
    side_by_side = False

    def __init__(self, options: Options) -> None:
        self._file = plans.place(options.data)
        self._plan = plans.read(options.data)
        names = plans.chosen(self._plan, options.tasks)
        missing = self._plan.missing(names)
        self._tasks = {name: self._plan.tasks[name] for name in names}
        self._tasks = {name: task for name, task in self._tasks.items() if task.app not in missing}
        self.note = NOTE + _left_out(self._plan, names, missing)
        if not self._tasks:
            raise UsageError(f"nothing can be tried:{_left_out(self._plan, names, missing)}")
        self._seeds = options.seeds or (0,)
        self._control = options.control
        self._settings = options.settings.changed(
            display=f"virtual:{SCREEN[0]}x{SCREEN[1]}",
            mode="auto",
            max_steps=10_000,
            max_seconds=MOST_SECONDS,
            actions_per_minute=6_000,
            only_window="",
        ).model_copy(update={"only_region": None})
        self._read_tree: ReadTree = registry.load("trees", "local")
        place = Workplace(self._settings, control=self._control, ask=nobody)
        self._reader = place.reader
        self._name = options.policy
        if options.policy not in OWN:
            self._policy: Policy = place.policy(_known(options.policy))

    def items(self) -> Sequence[Item]:
        return [
            Item(f"{name}/{seed}", self._groups(task))
            for name, task in self._tasks.items()
            for seed in self._seeds
        ]

    def facts(self) -> Mapping[str, str]:
        apps = {task.app for task in self._tasks.values()}
        packages = [self._plan.applications[app].package for app in sorted(apps)]
        return {"tasks": plans.digest(self._file), "applications": versions_of(packages)}

    def attempt(self, item: Item) -> Attempt:
        """Try a task in a new home; again in another one where its application shows no window.

        Where it never does, nothing is judged: that is the machine's fault, not the policy's.
        """
        task = self._tasks[item.id.rpartition("/")[0]]
        policy = self._policy_for(task)
        try:
            policy.check(task.say)
        except TaskNotUnderstood as error:
            return Attempt(item.id, False, 0.0, why=str(error), measures={"steps": 0, "actions": 0})
        why = ""
        for _ in range(STARTS):
            home = Path(tempfile.mkdtemp(prefix="desk-"))
            try:
                return self._tried(item, task, policy, home)
            except NotStarted as error:
                why = f"not tried: {error}"
            except Silent as error:
                why = f"not judged: {error}"
            finally:
                shutil.rmtree(home, ignore_errors=True)
        return Attempt(item.id, None, 0.0, why=why)

    def close(self) -> None:
        """Nothing stays open between two attempts."""

    def _tried(self, item: Item, task: Task, policy: Policy, home: Path) -> Attempt:
        furnish(home, task.files)
        place = Workplace(
            self._settings,
            control=self._control,
            ask=nobody,
            reader=self._reader,
            home=home,
            scratch=(home,),
        )
        limited = Limited(policy, over=lambda: False, most=MOST_ACTIONS)
        with closing(place.open_desktop()) as desktop:
            start(desktop, task.start, home, self._read_tree)
            judge = Judge(desktop, home, self._read_tree, self._control)
            begun = time.monotonic()
            episode = place.runner(limited, desktop, emit=unheard, guard=place.guard()).run(task.say)
            self._control.go_on_or_stop()
            seconds = time.monotonic() - begun
            lacking = judge.lacking(task.wanted)
        measures = {"steps": len(episode.steps), "actions": limited.actions}
        why = f"{'; '.join(lacking)} | {_told(episode)}"[:MOST_SAID] if lacking else ""
        return Attempt(item.id, not lacking, seconds, why=why, measures=measures)

    def _policy_for(self, task: Task) -> Policy:
        if self._name == Still.name:
            return Still()
        if self._name == Way.name:
            return Way(task.way, self._reader)
        return self._policy

    def _groups(self, task: Task) -> Mapping[str, str]:
        return {
            "app": task.app,
            "toolkit": self._plan.applications[task.app].toolkit,
            "lang": task.lang,
            "acts": "3 and more" if task.acts >= 3 else "1 or 2",
        }


def make(options: Options) -> Desk:
    """Return the suite. Raises UsageError."""
    return Desk(options)


def _left_out(plan: plans.Plan, names: Sequence[str], missing: Sequence[str]) -> str:
    if not missing:
        return ""
    count = sum(plan.tasks[name].app in missing for name in names)
    packages = " ".join(plan.applications[app].package for app in missing)
    return f" {count} tasks are left out: {', '.join(missing)} missing (apt install {packages})."


def _known(name: str) -> str:
    known = sorted({*OWN, *registry.names("policies")})
    if name not in known:
        near = registry.did_you_mean(name, known)
        raise UnknownName(f"there is no policy '{name}' for desk{near} (known: {', '.join(known)})")
    return name


def _told(episode: Episode) -> str:
    """Return in short what was thought and done, step by step, and how it ended."""
    thoughts = [_step(step) for step in episode.steps if step.decision.thought]
    told = [each for number, each in enumerate(thoughts) if each not in thoughts[:number]]
    ending = episode.ending.message if episode.ending else ""
    return " → ".join([*told, ending])


def _step(step: Step) -> str:
    return step.decision.thought + (f" ({step.outcome.why})" if step.outcome.why else "")
