"""Folders that are gone with the run that they were made for."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from agent.errors import StoreError


@contextmanager
def scratch(what: str) -> Iterator[Path]:
    """Give a folder that is gone afterwards."""
    try:
        folder = Path(tempfile.mkdtemp(prefix=f"deixis-{what}-"))
    except OSError as error:
        raise StoreError(
            f"cannot make a folder for the script: {error} (make room, or set TMPDIR)"
        ) from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
