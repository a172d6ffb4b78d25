"""The list of kept episodes, in a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from rich.console import Console
from rich.table import Table
from rich.text import Text

from agent.store import Summary
from agent.terminal import plain


def table(found: Sequence[Summary]) -> None:
    """Print one line an episode, the newest first."""
    if not found:
        print('no episodes yet (make one with: deixis run "...")')
        return
    rows = Table(box=None, pad_edge=False)
    for heading in ("when", "ending", "steps", "task", "folder"):
        rows.add_column(heading, overflow="fold" if heading in ("task", "folder") else "ellipsis")
    for each in found:
        # Text, not str: what a task says is never markup here
        rows.add_row(*(Text(plain(cell)) for cell in _cells(each)))
    Console().print(rows)


def as_dict(each: Summary) -> dict[str, object]:
    return {
        "folder": str(each.folder),
        "task": each.task,
        "policy": each.policy,
        "started_at": each.started_at,
        "steps": each.steps,
        "ending": each.ending.verdict.value if each.ending else None,
        "error": each.error,
    }


def _cells(each: Summary) -> tuple[str, ...]:
    when = datetime.fromtimestamp(each.started_at).astimezone().strftime("%Y-%m-%d %H:%M")
    ending = "broken" if each.error else each.ending.verdict.value if each.ending else "cut off"
    return when, ending, str(each.steps), each.error or each.task, each.folder.name
