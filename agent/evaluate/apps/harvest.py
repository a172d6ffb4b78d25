"""Takes pictures of real applications and asks them where their parts are.

They are kept as a set of pictures with places (`items.jsonl`, `screens/`), so that every policy is tried on
the same ones. The trap: a picture that was taken before the window was still, with boxes from afterwards.
So a picture counts only where the parts are told alike before and after it.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from agent.control import Control
from agent.desktop import Desktop
from agent.errors import StoreError, UsageError
from agent.evaluate.apps.plan import Plan, View
from agent.evaluate.apps.question import Question, questions
from agent.evaluate.stage import NotStarted, furnish, start
from agent.evaluate.tree import ReadTree
from agent.events import Answer
from agent.events import Question as Inquiry
from agent.screenshot import Screenshot
from agent.settings import Settings
from agent.workplace import Workplace

LOOKS_AT_MOST = 12
PAUSE_SECONDS = 0.5
ITEMS = "items.jsonl"


def harvest(
    plan: Plan,
    seen: Sequence[View],
    folder: Path,
    *,
    settings: Settings,
    control: Control,
    read_tree: ReadTree,
    tell: Callable[[str], None],
) -> None:
    """Look at each view and keep what can be asked of it in a new folder, which appears when it is whole.

    Raises:
        DesktopError: there is no display to show anything on.
        UsageError: no application tells where its parts are.
        StoreError: it cannot be kept.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix=".apps-", dir=folder.parent))
    except OSError as error:
        raise StoreError(f"cannot keep pictures in '{folder}': {error} (name another --data)") from error
    try:
        (draft / "screens").mkdir()
        lines: list[str] = []
        for view in seen:
            taken = _look(plan, view, settings, control, read_tree)
            if taken is None:
                tell(f"{view.id}: left out, it does not tell where its parts are")
                continue
            screenshot, asked = taken
            screenshot.picture.save(draft / "screens" / f"{view.id}.png")
            lines += [_line(view, number, each) for number, each in enumerate(asked)]
            tell(f"{view.id}: {len(asked)} places")
        if not lines:
            raise UsageError(
                "no application tells where its parts are (apt install at-spi2-core, then try again)"
            )
        (draft / ITEMS).write_text("\n".join(lines) + "\n", encoding="utf-8")
        draft.rename(folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _look(
    plan: Plan, view: View, settings: Settings, control: Control, read_tree: ReadTree
) -> tuple[Screenshot, list[Question]] | None:
    """Start an application, wait until it is still, and ask; None where it tells of nothing."""
    home = Path(tempfile.mkdtemp(prefix="apps-"))
    try:
        furnish(home, plan.files)
        place = Workplace(settings, control=control, ask=_never, home=home, scratch=(home,))
        with closing(place.open_desktop()) as desktop:
            try:
                start(desktop, view.words, home, read_tree)
            except NotStarted:
                return None
            return _still(desktop, control, read_tree)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _still(
    desktop: Desktop, control: Control, read_tree: ReadTree
) -> tuple[Screenshot, list[Question]] | None:
    before: list[Question] = []
    for _ in range(LOOKS_AT_MOST):
        control.sleep(PAUSE_SECONDS)
        screenshot = desktop.capture()
        now = questions(read_tree(desktop.environment), desktop.windows(), screenshot.area)
        if now and now == before:
            return screenshot, now
        before = now
    return None


def _line(view: View, number: int, question: Question) -> str:
    box = question.box
    entry = {
        "id": f"{view.id}-{number:02}",
        "screen": f"{view.id}.png",
        "app": view.app,
        "toolkit": view.draws,
        "look": view.look,
        "instruction": question.instruction,
        "lang": question.lang,
        "kind": question.kind,
        "boxes": [[box.left, box.top, box.right, box.bottom]],
    }
    return json.dumps(entry, ensure_ascii=False)


def _never(_: Inquiry) -> Answer:
    raise AssertionError("nothing is asked while looking")
