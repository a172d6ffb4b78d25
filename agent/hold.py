"""Keeping another process from the same work, for as long as this one is at it.

The trap: a file that says "somebody is here" stays when that somebody is killed, and then nobody gets in. So
the system is asked instead: its hold on an open file ends with the process, however that ends. The file means
nothing by itself, and may lie there.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from agent.errors import UsageError


def hold(file: IO[bytes], complaint: str) -> None:
    """Hold a file until it is closed. Raises UsageError with the complaint where another process does."""
    if sys.platform == "win32":
        return
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise UsageError(complaint) from error
    except OSError:
        return  # a file system that knows no locks


@contextmanager
def held(file: Path, complaint: str) -> Iterator[None]:
    """Hold a file, made where it is missing, while this lasts. Raises UsageError, OSError."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("ab") as stream:
        hold(stream, complaint)
        yield
