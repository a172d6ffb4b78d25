"""What a training of the pointer is told by its file: which pages, how often each, how long, begun from what.

The trap: folders of pages differ in size. So what is said of one is how often each of its pages is learned
from, and not what share of all it is.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Plan:
    """What a training's file says.

    pages: folders of pages, and how often one of each is learned from; twice as often where that is 2.
    encoders: the folder that they are taken from. start: one with a pointer to begin from. held: pages of
    each folder that are only for trying.
    """

    pages: Mapping[Path, float]
    encoders: Path
    out: Path
    start: Path | None = None
    held: int = 40
    steps: int = 0
    minutes: float = 45
    rate: float = 1e-3
    seed: int = 0
    threads: int = 1
    save_minutes: float = 3
    model: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def from_file(cls, file: Path) -> Plan:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        paths: dict[str, Any] = {
            name: Path(table.pop(name)) for name in ("encoders", "out", "start") if name in table
        }
        pages = {Path(folder): float(often) for folder, often in table.pop("pages").items()}
        return cls(pages, **paths, **table)

    def gone(self, step: int, minutes: float) -> float:
        return step / self.steps if self.steps else minutes / self.minutes
