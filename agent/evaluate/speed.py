"""How long the parts of a run take, on a virtual display with real applications; nothing is judged.

The trap: a mean over the first look, which reads a whole screen, and the next ones, which read what has
changed, is a time that nothing ever takes. So every part is measured by itself, many times, and told as
median and 95 % quantile. The times are those of a machine that does nothing else, or they are of no use.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from agent.actions import Type
from agent.desktop import Desktop
from agent.episode import Ending, Verdict
from agent.errors import DesktopError, UsageError
from agent.evaluate.suite import Attempt, Item, Options
from agent.events import Event, Performed, nobody
from agent.policy import Policy
from agent.screenshot import Screenshot
from agent.sight.ocr import OcrReader
from agent.workplace import Workplace

SCREEN = (1280, 800)
STEPS: Mapping[str, tuple[str, ...]] = {
    "mousepad": ('type "some words "', "press Enter", 'click "Edit"', "press Escape"),
    "galculator": ('click "7"', 'press "+"', 'click "8"', "press Enter"),
}
ROUNDS: Mapping[str, int] = {"help": 5, "first look": 3, "memory": 2, "capture": 20, "reading": 3, "step": 20}
ALONE = ("help", "first look", "memory")  # parts that need no desktop of ours
COMMAND = (sys.executable, "-m", "agent.cli")
MIB = 1024 if sys.platform != "darwin" else 1024 * 1024  # of what the system counts a process' memory in

NOTE = (
    "Times in milliseconds, on a virtual display of "
    f"{SCREEN[0]}x{SCREEN[1]}. A first reading is of the whole screen by a reader that has its networks "
    "loaded; a step is one instruction to a real application, and its parts add up to it."
)


class Speed:
    """Measures the parts of a run, each several times."""

    name = "speed"
    note = NOTE
    subsets: Mapping[str, frozenset[str]] = {}
    counts: Sequence[str] = ()
    side_by_side = False

    def __init__(self, options: Options) -> None:
        self._options = options
        self._home = tempfile.TemporaryDirectory(prefix="deixis-speed-")
        settings = options.settings.changed(
            display=f"virtual:{SCREEN[0]}x{SCREEN[1]}", mode="auto", actions_per_minute=6_000, only_window=""
        ).model_copy(update={"only_region": None})
        home = Path(self._home.name) / "home"
        home.mkdir()
        self._place = Workplace(settings, control=options.control, ask=nobody, home=home)
        self._policy: Policy | None = None
        self._open: tuple[str, Desktop] | None = None
        self._measure: Mapping[str, Callable[[str, int], Mapping[str, float | None]]] = {
            "help": self._help,
            "first look": self._first_look,
            "memory": self._memory,
            "capture": self._capture,
            "reading": self._reading,
            "step": self._step,
        }

    def items(self) -> Sequence[Item]:
        parts = self._options.tasks or tuple(ROUNDS)
        alone = [
            Item(f"{part}/{turn}", {}) for part in ALONE if part in parts for turn in range(ROUNDS[part])
        ]
        others = [
            Item(f"{part}/{app}/{turn}", {})
            for app in STEPS
            for part in ROUNDS
            if part in parts and part not in ALONE
            for turn in range(ROUNDS[part])
        ]
        return [*alone, *others]

    def attempt(self, item: Item) -> Attempt:
        part, *app, turn = item.id.split("/")
        start = time.monotonic()
        measures = self._measure[part]("".join(app), int(turn))
        return Attempt(item.id, None, time.monotonic() - start, measures=measures)

    def facts(self) -> Mapping[str, str]:
        return {"screen": f"{SCREEN[0]}x{SCREEN[1]}", "applications": ", ".join(STEPS)}

    def close(self) -> None:
        self._close_desktop()
        self._home.cleanup()

    def _help(self, _: str, __: int) -> Mapping[str, float | None]:
        start = time.monotonic()
        done = subprocess.run([*COMMAND, "--help"], stdout=subprocess.DEVNULL, check=False)
        took = _since(start)
        if done.returncode:
            raise DesktopError(f"`deixis --help` ended with {done.returncode} (try it by itself)")
        return {"deixis --help": took}

    def _first_look(self, _: str, __: int) -> Mapping[str, float | None]:
        start = time.monotonic()
        looked, _peak = self._run("wait 0 seconds")
        return {"deixis run until its first look": 1000 * (looked - start)}

    def _memory(self, _: str, __: int) -> Mapping[str, float | None]:
        _looked, peak = self._run('type "some words", click "Edit", press Escape', "--app", "mousepad")
        return {"memory of a run at most, MiB": peak}

    def _run(self, task: str, *more: str) -> tuple[float, float]:
        """Run a task in a process of its own; return when it first looked, and its memory at most, in MiB."""
        display = ("--display", f"virtual:{SCREEN[0]}x{SCREEN[1]}", "--json", "--mode", "auto")
        policy = ("--policy", "literal", "--out", str(Path(self._home.name) / "runs"))
        words = [*COMMAND, "run", task, *display, *policy, *more]
        looked, last = 0.0, ""
        with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as child:
            assert child.stdout is not None
            for line in child.stdout:
                last = line
                if not looked and json.loads(line).get("kind") == "captured":
                    looked = time.monotonic()
            _, status, usage = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
            self._options.control.go_on_or_stop()  # a Ctrl-C has ended the child too
            if child.returncode or not looked:
                assert child.stderr is not None
                why = last.strip() or child.stderr.read().strip()
                raise DesktopError(f"`deixis run` ended with {child.returncode}: {why} (try: deixis doctor)")
        return looked, usage.ru_maxrss / MIB

    def _capture(self, app: str, _: int) -> Mapping[str, float | None]:
        desktop = self._desktop(app)
        start = time.monotonic()
        desktop.capture()
        return {"capture": _since(start)}

    def _reading(self, app: str, turn: int) -> Mapping[str, float | None]:
        """Read a screen that is new, the same again, and once a letter has been typed."""
        desktop, reader = self._desktop(app), OcrReader()
        reader.warm()
        first = _milliseconds_to_read(reader, desktop.capture())
        again = _milliseconds_to_read(reader, desktop.capture())
        desktop.perform(Type("0123456789"[turn % 10]))
        changed = _milliseconds_to_read(reader, self._settled(desktop))
        return {
            "reading, first": first,
            "reading, nothing changed": again,
            "reading, a character typed": changed,
        }

    def _step(self, app: str, turn: int) -> Mapping[str, float | None]:
        """Let the policy follow one instruction."""
        desktop, task = self._desktop(app), STEPS[app][turn % len(STEPS[app])]
        if self._policy is None:
            self._policy = self._place.policy(self._options.policy)
        self._policy.check(task)
        performed = []

        def emit(event: Event) -> None:
            match event:
                case Performed(step):
                    performed.append(step)
                case _:
                    pass

        runner = self._place.runner(self._policy, desktop, emit=emit, guard=self._place.guard())
        ending = runner.run(task).ending
        _went_well(ending, task)
        acted = [step for step in performed if "perform" in step.seconds]
        told = {f"step: {name}": 1000 * spent for step in acted[:1] for name, spent in step.seconds.items()}
        return {**told, "step": sum(told.values())} if told else {}

    def _settled(self, desktop: Desktop) -> Screenshot:
        """Return the screen once two looks in a row are the same."""
        last = desktop.capture()
        while True:
            self._options.control.sleep(0.1)
            now = desktop.capture()
            if (last.image == now.image).all():
                return now
            last = now

    def _desktop(self, app: str) -> Desktop:
        """Return a desktop with this application alone, opened where it is not open yet."""
        if self._open is not None and self._open[0] == app:
            return self._open[1]
        self._close_desktop()
        desktop = self._place.open_desktop()
        self._open = app, desktop
        desktop.start(app)
        return desktop

    def _close_desktop(self) -> None:
        if self._open is not None:
            self._open[1].close()
            self._open = None


def make(options: Options) -> Speed:
    """Return the suite. Raises UsageError, or DesktopError where an application is missing."""
    if options.data is not None or options.seeds:
        raise UsageError("the suite 'speed' has neither data nor seeds (leave --data and --seeds out)")
    for part in options.tasks:
        if part not in ROUNDS:
            raise UsageError(f"'{part}' is no part that is measured (known: {', '.join(ROUNDS)})")
    for app in STEPS:
        if shutil.which(app) is None:
            raise DesktopError(f"'{app}' is not installed (sudo apt-get install {app})")
    return Speed(options)


def _milliseconds_to_read(reader: OcrReader, screen: Screenshot) -> float:
    start = time.monotonic()
    reader.read(screen)
    return _since(start)


def _since(start: float) -> float:
    return 1000 * (time.monotonic() - start)


def _went_well(ending: Ending | None, task: str) -> None:
    if ending is None or ending.verdict is not Verdict.FINISHED:
        why = ending.message if ending else "it was cut off"
        raise DesktopError(f"'{task}' was not done, so its time says nothing: {why} (try it with deixis run)")
