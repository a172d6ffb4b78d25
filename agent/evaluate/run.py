"""Tries the items of a suite one after the other and keeps what comes of each at once.

Whoever kills it loses the attempt that was going on, and none else: the next run with the same folder
skips what is done.
"""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from agent.errors import Stopped, UsageError
from agent.evaluate.ledger import Header, Ledger, digest
from agent.evaluate.suite import Attempt, Options, Suite
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
        facts={**suite.facts(), **machine()},
    )


def run(suite: Suite, ledger: Ledger, options: Options, *, tell: Told) -> bool:
    """Try what has not been tried, and tell whether everything has: False where a person stopped it.

    Raises:
        DeixisError: the suite cannot go on; what was tried is kept.
    """
    done = {attempt.id for attempt in ledger.results.attempts}
    try:
        for item in suite.items():
            if item.id in done:
                continue
            options.control.go_on_or_stop()
            attempt = suite.attempt(item)
            assert attempt.id == item.id
            ledger.add(replace(attempt, groups={**item.groups, **attempt.groups}))
            tell(attempt, len(ledger.results.attempts))
    except Stopped:
        return False
    return True


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
