"""Which versions of the system's packages figures depend on."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence


def versions_of(packages: Sequence[str]) -> str:
    """Return 'name version' of each, in the order given; 'unknown' where nobody keeps such a list."""
    if not packages or shutil.which("dpkg-query") is None:
        return "unknown"
    form = "-f=${Package} ${Version}\n"
    asked = subprocess.run(
        ["dpkg-query", "-W", form, *packages], capture_output=True, text=True, timeout=30, check=False
    )
    return ", ".join(asked.stdout.splitlines()) or "unknown"
