"""Shows a task once, with real mouse and keys, and makes steps of what was seen: as a person's recording.

It is kept beside the plan, in `shown/TASK-WINDOW`, with the state of the window at its end; so a suite that
is taken up again replays what it replayed before. The trap: half a recording that looks like a whole one. So
it gets its name last.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

from agent.actions import Click, Type
from agent.control import Control
from agent.demonstration import folder as shelf
from agent.desktop import Desktop
from agent.errors import DesktopError, StoreError
from agent.evaluate.drift.plan import Case, Plan, program
from agent.evaluate.drift.state import State, read
from agent.geometry import Point
from agent.record import tape
from agent.record.compile import make
from agent.record.input import Seen
from agent.record.recording import Recording
from agent.workplace import Workplace

STATE = "state.json"
TICK_SECONDS = 0.02
MOST_SECONDS = 90.0  # for a window to start, or for one act to be seen, on a machine that is busy
NEAR = 40.0  # points from the left, at most: there is a box's mark, and here its words


def shown(plan: Plan, case: Case, data: Path, place: Workplace) -> Path:
    """Return the folder of the demonstration of a case; it is shown first where that was never done.

    Raises Stopped; DesktopError: the window does not do what the plan says; StoreError.
    """
    folder = data / "shown" / case.shown
    if folder.exists():
        return folder
    try:
        folder.parent.mkdir(exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix=".showing-", dir=folder.parent))
    except OSError as error:
        raise StoreError(f"cannot keep what is shown in '{data}': {error} (copy the folder)") from error
    try:
        _record(plan, case, data, place, draft)
        (draft / "take").rename(folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return folder


def _record(plan: Plan, case: Case, data: Path, place: Workplace, draft: Path) -> None:
    take, state = draft / "take", draft / STATE
    with closing(place.open_desktop()) as desktop:
        desktop.start(program(plan, data, case, state, varied=False))
        with Recording(desktop, task=f"Do {case.shown}", folder=take) as recording:

            def looks() -> int:
                return sum(isinstance(event, Seen) for event in tape.read(take).events)

            def is_seen(looked: int, heard: int) -> bool:
                return looks() > looked and recording.recorder.count > heard

            _wait(lambda: read(state).ready and looks() >= 1, case, place.control)
            for act in plan.tasks[case.task].acts:
                before = looks(), recording.recorder.count
                _do(act, desktop, state, case, place.control)
                _wait(partial(is_seen, *before), case, place.control)
            recording.stop()
    kept = make(take, reader=place.reader)
    shelf.save(take, kept.demonstration.model_copy(update={"patience": plan.patience}))
    state.rename(take / STATE)


def _do(act: str, desktop: Desktop, state: Path, case: Case, control: Control) -> None:
    verb, _, what = act.partition(" ")
    if verb == "type":
        desktop.perform(Type(what))
        return
    _wait(lambda: what in read(state).boxes, case, control)
    left, top, width, height = read(state).boxes[what]
    desktop.perform(Click(Point(left + min(width / 2, NEAR), top + height / 2)))


def _wait(condition: Callable[[], bool], case: Case, control: Control) -> None:
    deadline = time.monotonic() + MOST_SECONDS
    while not condition():
        if time.monotonic() > deadline:
            raise DesktopError(
                f"'{case.shown}' cannot be shown: nothing came of it within {MOST_SECONDS:g} s "
                "(see that its window does what drift.yaml says)"
            )
        control.sleep(TICK_SECONDS)


def wanted(folder: Path) -> State:
    """Return the state that a demonstration left."""
    return read(folder / STATE)
