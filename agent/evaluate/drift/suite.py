"""The suite `drift`: tasks shown once, done again where the window has changed, and what became of it.

What a replay says is held against what the window itself tells: a replay that says that it is done where it
is not, or that presses something else, is the one failure that must not be. Where a task cannot be done, to
refuse it is right.
"""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from agent.errors import DesktopError, UsageError
from agent.evaluate.drift import plan as plans
from agent.evaluate.drift.plan import Case
from agent.evaluate.drift.shown import shown, wanted
from agent.evaluate.drift.state import read
from agent.evaluate.suite import Attempt, Item, Options
from agent.events import nobody
from agent.workplace import Workplace

SEEDS = (0, 1)
MOST_SECONDS = 300.0  # of one replay: one that hangs ends the suite
HALTED, LIED, ASTRAY = "halted", "lied", "strayed"
NOTE = (
    "Each task was shown once, with real mouse and keys, and is replayed by pixels alone, without a policy. "
    "Right: done, as the window itself tells, or refused where it cannot be done. "
    "Lied: said to be done, and was not. Strayed: something else was pressed."
)


class Drift:
    """Every variation of every task in every window, each in a process and on a display of its own."""

    name = "drift"
    note = NOTE
    subsets: Mapping[str, frozenset[str]] = {}
    counts = (HALTED, LIED, ASTRAY)
    side_by_side = True

    def __init__(self, data: Path, options: Options) -> None:
        self._data = data.resolve()
        self._plan = plans.read(self._data)
        self._control = options.control
        self._cases = {
            each.id: each for each in plans.cases(self._plan, options.tasks, options.seeds or SEEDS)
        }
        self._settings = options.settings.changed(display="virtual:1280x800", mode="auto")
        self._out = tempfile.TemporaryDirectory(prefix="deixis-drift-")
        self._showing = {each.shown: threading.Lock() for each in self._cases.values()}

    def items(self) -> Sequence[Item]:
        return [Item(each.id, self._groups(each)) for each in self._cases.values()]

    def facts(self) -> Mapping[str, str]:
        return {"data": plans.digest(self._data)}

    def attempt(self, item: Item) -> Attempt:
        case = self._cases[item.id]
        with self._showing[case.shown]:
            folder = shown(self._plan, case, self._data, self._place())
        out = Path(tempfile.mkdtemp(dir=self._out.name))
        start = time.monotonic()
        code, message = self._replayed(
            folder, plans.program(self._plan, self._data, case, out / "state"), out
        )
        seconds = time.monotonic() - start
        now, aim = read(out / "state"), wanted(folder)
        halted, lied = code != 0, code == 0 and not now.is_done(aim)
        astray = not now.is_on_the_way(aim)
        refuse = self._plan.variations[case.variation].refuse
        flags = [name for name, so in ((LIED, lied), (ASTRAY, astray)) if so]
        return Attempt(
            case.id,
            halted == refuse and not lied and not astray,
            seconds,
            why="; ".join([*flags, f"exit code {code}: {message}"]),
            measures={HALTED: int(halted), LIED: int(lied), ASTRAY: int(astray)},
        )

    def close(self) -> None:
        self._out.cleanup()

    def _groups(self, case: Case) -> Mapping[str, str]:
        kind = "to be refused" if self._plan.variations[case.variation].refuse else "can be done"
        return {"kind": kind, "variation": case.variation, "task": case.task, "window": case.window}

    def _place(self) -> Workplace:
        return Workplace(self._settings, control=self._control, ask=nobody)

    def _replayed(self, folder: Path, program: Sequence[str], out: Path) -> tuple[int, str]:
        """Replay a demonstration as a person would from a terminal; return the exit code and the ending."""
        words = [sys.executable, "-m", "agent.cli", "replay", str(folder), "--json", "--mode", "auto"]
        words += [
            "--display",
            self._settings.display,
            "--out",
            str(out / "runs"),
            "--app",
            shlex.join(program),
        ]
        plain = {name: value for name, value in os.environ.items() if not name.startswith("DEIXIS_")}
        printed, said = out / "printed", out / "said"
        with printed.open("wb") as stdout, said.open("wb") as stderr:
            replay = subprocess.Popen(
                words, stdin=subprocess.DEVNULL, stdout=stdout, stderr=stderr, env=plain
            )
            try:
                self._await(replay)
            finally:
                if replay.poll() is None:
                    replay.terminate()
                    replay.wait()
        ending = next((line for line in printed.read_text().splitlines() if '"kind": "ended"' in line), None)
        return replay.returncode, json.loads(ending)["message"] if ending else said.read_text()[-300:].strip()

    def _await(self, replay: subprocess.Popen[bytes]) -> None:
        deadline = time.monotonic() + MOST_SECONDS
        while replay.poll() is None:
            if time.monotonic() > deadline:
                raise DesktopError(f"a replay did not end within {MOST_SECONDS:g} s (try it by itself)")
            self._control.sleep(0.05)
        self._control.go_on_or_stop()  # a Ctrl-C has ended the child too


def make(options: Options) -> Drift:
    """Return the suite. Raises UsageError."""
    if options.data is None:
        raise UsageError("the suite 'drift' needs windows that change (give their folder with --data)")
    return Drift(options.data, options)
