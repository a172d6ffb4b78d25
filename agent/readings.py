"""What was measured inside a run, kept beside its steps: `readings.jsonl`, a line a Reading, with its step.

The trap: some Readings hold pixels or words of the screen, past the veil that the episode's pictures go
through. So only what says of itself that it may be kept is written. And attention over a screen is a million
numbers an answer: beyond MOST_BYTES nothing more of a run is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from agent.codec.event import reading_from, reading_to_dict
from agent.codec.line import line, parse
from agent.errors import UnreadableEpisode
from agent.events import Reading
from agent.fields import whole

FILE = "readings.jsonl"
MOST_BYTES = 32_000_000
DIGITS = 5  # of a number, which is more than can be seen of it


class ReadingWriter:
    """Appends to the file in an episode's folder."""

    def __init__(self, folder: Path, hide: Callable[[str], str], most: int = MOST_BYTES) -> None:
        self._file = folder / FILE
        self._hide = hide
        self._left = most

    def write(self, number: int, reading: Reading) -> None:
        """Keep it as one of step `number`, if it may be kept and there is room. Raises OSError."""
        if not reading.kept or self._left <= 0:
            return
        short = replace(reading, values=[float(f"{value:.{DIGITS}g}") for value in reading.values])
        told = line({"step": number, "reading": reading_to_dict(short)}, self._hide).encode() + b"\n"
        self._left -= len(told)
        if self._left > 0:
            with self._file.open("ab") as file:
                file.write(told)


def read_readings(folder: Path) -> Iterator[tuple[int, Reading]]:
    """Give each Reading that was kept of an episode with its step, up to the first damaged line."""
    try:
        file = (folder / FILE).open("rb")
    except OSError:
        return
    with file:
        for raw in file:
            if not raw.endswith(b"\n"):
                return  # torn by a kill
            try:
                value = parse(raw)
                if not isinstance(value, dict) or value.keys() != {"step", "reading"}:
                    return
                told = whole(value["step"], "line.step"), reading_from(value["reading"])
            except UnreadableEpisode:
                return
            yield told
