"""Tries the items of a suite and keeps what comes of each at once.

Whoever kills it loses the attempt that was going on, and none else: the next run with the same folder
skips what is done.
"""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import replace
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from agent.control import Control
from agent.errors import Stopped, UsageError
from agent.evaluate.ledger import Header, Ledger, digest
from agent.evaluate.suite import Attempt, Item, Options, Suite
from agent.settings import Settings

BESIDE = {"policy", "runs", "language", "theme"}  # settings on which no figure depends, or told elsewhere

Told = Callable[[Attempt, int], None]
"""Is told each attempt, and how many are done with it."""


def header(suite: Suite, options: Options) -> Header:
    """Return what the results of this suite with these options shall begin with. Raises UsageError."""
    items = suite.items()
    if not items:
        raise UsageError(f"the suite '{suite.name}' has nothing to try (see its --tasks, --seeds, --data)")
    return Header(
        suite=suite.name,
        policy=options.policy,
        note=suite.note,
        items=len(items),
        digest=digest(items),
        date=datetime.now().astimezone().isoformat(timespec="seconds"),
        settings=_settings(options.settings),
        subsets={name: tuple(sorted(tasks)) for name, tasks in suite.subsets.items()},
        counts=tuple(suite.counts),
        facts={**suite.facts(), **machine()},
    )


def run(suite: Suite, ledger: Ledger, options: Options, *, tell: Told, jobs: int = 1) -> bool:
    """Try what has not been tried, and tell whether everything has: False where a person stopped it.

    jobs: how many attempts are made at once.

    Raises:
        UsageError: this suite makes one attempt after the other.
        DeixisError: the suite cannot go on; what was tried is kept.
    """
    if jobs > 1 and not suite.side_by_side:
        raise UsageError(f"the suite '{suite.name}' tries one item after the other (leave --jobs out)")
    done = {attempt.id for attempt in ledger.results.attempts}
    waiting = [item for item in suite.items() if item.id not in done]
    made = _one_by_one(suite, waiting, options.control) if jobs == 1 else _at_once(suite, waiting, jobs)
    try:
        for item, attempt in made:
            assert attempt.id == item.id
            ledger.add(replace(attempt, groups={**item.groups, **attempt.groups}))
            tell(attempt, len(ledger.results.attempts))
    except Stopped:
        return False
    return True


def _one_by_one(suite: Suite, items: Sequence[Item], control: Control) -> Iterator[tuple[Item, Attempt]]:
    for item in items:
        control.go_on_or_stop()
        yield item, suite.attempt(item)


def _at_once(suite: Suite, items: Sequence[Item], jobs: int) -> Iterator[tuple[Item, Attempt]]:
    """Yield attempts as they end; after the first that fails, only those that had begun by then."""
    failure: BaseException | None = None
    with ThreadPoolExecutor(jobs) as pool:
        futures = {pool.submit(suite.attempt, item): item for item in items}
        for future in as_completed(futures):
            if future.cancelled():
                continue
            error = future.exception()
            if error is None:
                yield futures[future], future.result()
                continue
            failure = failure or error
            for each in futures:
                each.cancel()
    if failure is not None:
        raise failure


def machine() -> dict[str, str]:
    """Return what every figure depends on: the version, Python, and the machine."""
    return {
        "deixis": version("deixis"),
        "python": platform.python_version(),
        "platform": platform.platform(),
        "processor": _processor(),
        "cores": str(len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count()),
    }


def _processor() -> str:
    try:
        told = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return platform.processor() or "unknown"
    return next(
        (line.partition(":")[2].strip() for line in told.splitlines() if line.startswith("model name")),
        platform.processor() or "unknown",
    )


def _settings(settings: Settings) -> dict[str, object]:
    return settings.model_dump(mode="json", exclude_defaults=True, exclude=BESIDE)
