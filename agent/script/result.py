"""What came of a script: each of its steps, and how it ended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from agent.codec.line import Json
from agent.codec.step import ending_to_dict
from agent.episode import Ending


@dataclass(frozen=True, slots=True)
class StepResult:
    """What came of one step.

    place: where it stands, as 'steps[2].then[0]'; in a loop with the row or the try: 'steps[1]#3'.
    line: of the script's file, from 1. depth: how many steps it is inside of.
    """

    place: str
    line: int
    title: str
    ending: Ending
    seconds: float
    depth: int = 0

    def as_dict(self) -> Json:
        return {
            "kind": "script_step",
            "place": self.place,
            "line": self.line,
            "title": self.title,
            **ending_to_dict(self.ending),
            "seconds": round(self.seconds, 3),
            "depth": self.depth,
        }


@dataclass(frozen=True, slots=True)
class ScriptResult:
    """What came of one run of a script.

    file: the script's, as it was named. values: its parameters. row: the number of the row of data, from 1,
    or 0. folder: where its episode is kept, None where none was begun. attempts: how often it was begun, more
    than 1 where a worker died.
    """

    name: str
    file: str
    values: Mapping[str, str]
    ending: Ending
    seconds: float
    steps: tuple[StepResult, ...] = field(default=())
    row: int = 0
    folder: Path | None = None
    report: Path | None = None
    attempts: int = 1

    @property
    def title(self) -> str:
        return f"{self.name} [row {self.row}]" if self.row else self.name

    def as_dict(self) -> Json:
        return {
            "kind": "script",
            "name": self.name,
            "file": self.file,
            "row": self.row,
            "values": dict(self.values),
            **ending_to_dict(self.ending),
            "exit_code": self.ending.exit_code,
            "seconds": round(self.seconds, 3),
            "steps": [step.as_dict() for step in self.steps],
            "folder": None if self.folder is None else str(self.folder),
            "report": None if self.report is None else str(self.report),
            "attempts": self.attempts,
        }
