"""Folders that a person names, as tasks to learn; and which of these are kept for scoring.

The trap: to score on steps of a task whose other steps were learned. Two screens of one task look the same,
so a score of such steps says nothing. Whole tasks are held out, and equal sentences are one task.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from agent.demonstration.folder import is_demonstration
from agent.errors import UsageError
from policies.tuning import demonstration, run
from policies.tuning.example import Course, Example, Voice


def courses(sources: Sequence[Path], voice: Voice) -> list[Course]:
    """Read everything, each folder once. Raises UsageError where a source is none, BadScript."""
    folders = dict.fromkeys(folder.resolve() for source in sources for folder in _folders(source))
    return [
        (demonstration if is_demonstration(folder) else run).course_of(folder, voice) for folder in folders
    ]


def split(found: Sequence[Course], share: float) -> tuple[list[Example], list[Example]]:
    """Return the examples to learn and those held out: whole tasks, drawn by their sentences.

    Of two tasks or more at least one is held out where share is not 0, and at least one is not.
    """
    tasks = sorted(
        {course.task for course in found if course.examples},
        key=lambda task: hashlib.blake2b(task.encode(errors="surrogatepass")).digest(),
    )
    count = min(max(round(share * len(tasks)), 1 if share else 0), max(len(tasks) - 1, 0))
    held = set(tasks[:count])
    learned = [each for course in found if course.task not in held for each in course.examples]
    return learned, [each for course in found if course.task in held for each in course.examples]


def _folders(source: Path) -> Iterator[Path]:
    if not source.is_dir():
        raise UsageError(
            f"there is no folder '{source}' (name one of a demonstration, a correction or a run)"
        )
    if _holds(source):
        yield source
        return
    inside = sorted(each for each in source.iterdir() if not each.name.startswith(".") and _holds(each))
    if not inside:
        raise UsageError(f"'{source}' holds no demonstration and no run (show a task first: deixis record)")
    yield from inside


def _holds(folder: Path) -> bool:
    return is_demonstration(folder) or run.is_run(folder)
