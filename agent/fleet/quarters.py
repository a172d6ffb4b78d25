"""A worker's temporary folder, which is gone when the worker is, however it ended.

The trap: whoever is killed cannot tidy up, and a list of folders to remove dies with the one who kept it. So
a worker holds a lock on a file in its folder for as long as it lives, and the system lets go of it in any
case: a folder whose lock can be taken belongs to nobody, and whoever comes by removes it.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PREFIX = "deixis-w-"  # short: the names of sockets in it may have 107 bytes
LOCK = "lock"
PATIENCE_SECONDS = 3.0  # for programs of a killed worker to end, that may still write
YOUNG_SECONDS = 60.0  # a folder without a lock is being made, unless it is older


@contextmanager
def quarters() -> Iterator[Path]:
    """Make a temporary folder that is used for all temporary files of this process until the end."""
    sweep()
    folder, lock = _locked()
    before = tempfile.tempdir, os.environ.get("TMPDIR")
    tempfile.tempdir = os.environ["TMPDIR"] = str(folder)
    try:
        yield folder
    finally:
        tempfile.tempdir = before[0]
        if before[1] is None:
            del os.environ["TMPDIR"]
        else:
            os.environ["TMPDIR"] = before[1]
        shutil.rmtree(folder, ignore_errors=True)
        os.close(lock)


def sweep(patience_seconds: float = 0.0) -> None:
    """Remove the folders of workers that are gone. patience: how long to try while they still change."""
    deadline = time.monotonic() + patience_seconds
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        if _is_left(folder):
            shutil.rmtree(folder, ignore_errors=True)
            while folder.exists() and time.monotonic() < deadline:
                time.sleep(0.05)
                shutil.rmtree(folder, ignore_errors=True)


def _locked() -> tuple[Path, int]:
    import fcntl

    while True:
        folder = Path(tempfile.mkdtemp(prefix=PREFIX))
        lock = os.open(folder / LOCK, os.O_CREAT | os.O_RDWR, 0o600)
        with contextlib.suppress(OSError):
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if (folder / LOCK).exists():  # else it was swept between these two lines
                return folder, lock
        os.close(lock)


def _is_left(folder: Path) -> bool:
    import fcntl

    try:
        lock = os.open(folder / LOCK, os.O_RDWR)
    except OSError:
        with contextlib.suppress(OSError):
            return os.stat(folder).st_uid == os.getuid() and (
                time.time() - os.stat(folder).st_mtime > YOUNG_SECONDS
            )
        return False
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    else:
        return True
    finally:
        os.close(lock)
