"""What a training keeps: its state, whole at every instant, and a log of a line each time."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch


def keep(file: Path, state: Mapping[str, Any]) -> None:
    """Write the state; the one before it is there until this one is."""
    draft = file.with_name(f"{file.name}.part")
    torch.save(dict(state), draft)
    os.replace(draft, file)


def note(file: Path, line: Mapping[str, Any]) -> None:
    """Add a line to the log, and print it."""
    written = json.dumps(line)
    with file.open("a", encoding="utf-8") as log:
        log.write(written + "\n")
    print(written, flush=True)
