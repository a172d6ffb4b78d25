"""The results of an evaluation in a file that is right at every instant: `results.jsonl`.

The first line says what was run and where; then one line an attempt, flushed at once. The trap: a run
that is taken up again with other settings, other data or another version would mix two things in one
figure. So whatever the figures depend on stands in the first line, and must be the same again.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, Literal, TypeVar

from pydantic import TypeAdapter, ValidationError

from agent.errors import StoreError, UsageError
from agent.evaluate.suite import Attempt, Item
from agent.hold import hold

NAME = "results.jsonl"
Read = TypeVar("Read")


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What was run: the first line of the results.

    deixis: the version of this format. settings: those that differ from the defaults. items, digest: how
    many there are, and which. facts: what the figures depend on, of the suite and of the machine.
    date: when it began.
    """

    deixis: Literal[1] = 1
    suite: str
    policy: str
    note: str
    items: int
    digest: str
    date: str
    settings: Mapping[str, Any] = field(default_factory=dict)
    subsets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    counts: tuple[str, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Results:
    """What is known of an evaluation so far."""

    header: Header
    attempts: tuple[Attempt, ...]

    @property
    def complete(self) -> bool:
        return len(self.attempts) == self.header.items


class Ledger:
    """The results file of one evaluation, open for more lines; only one process may hold it."""

    def __init__(self, folder: Path, header: Header) -> None:
        """Open the file, begin it, or take it up again.

        Raises:
            UsageError: the file holds another evaluation, or another process is writing it.
            StoreError: it cannot be read or written.
        """
        self.folder = folder
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._file: BinaryIO = (folder / NAME).open("a+b")
        except OSError as error:
            raise StoreError(f"cannot write in '{folder}': {error} (choose another --out)") from error
        try:
            hold(
                self._file,
                f"another evaluation is writing in '{folder}' (wait for it, or choose another --out)",
            )
            self._file.seek(0)
            kept = self._file.read()
            whole = kept[: kept.rfind(b"\n") + 1]
            self._file.truncate(len(whole))  # a line that was torn by a kill
            if whole:
                found = _parse(whole, folder / NAME)
                _same(found.header, header, folder)
                self._results = found
            else:
                self._write(asdict(header))
                self._results = Results(header, ())
        except BaseException:
            self._file.close()
            raise

    @property
    def results(self) -> Results:
        return self._results

    def add(self, attempt: Attempt) -> None:
        """Keep an attempt. Raises StoreError."""
        self._write(asdict(attempt))
        self._results = Results(self._results.header, (*self._results.attempts, attempt))

    def close(self) -> None:
        self._file.close()

    def _write(self, entry: Mapping[str, object]) -> None:
        try:
            # one write: what a kill tears is this line and no other
            self._file.write((line(entry) + "\n").encode())
            self._file.flush()
        except OSError as error:
            raise StoreError(f"cannot write in '{self.folder}': {error} (make room there)") from error


def line(entry: Mapping[str, object]) -> str:
    """Return an entry as one line of JSON; a number that JSON does not know becomes null."""
    return json.dumps(_plain(entry), ensure_ascii=False).replace("\u2028", "\\u2028")


def _plain(value: object) -> object:
    match value:
        case float() if not math.isfinite(value):
            return None
        case str():
            return value.encode("utf-8", "replace").decode()  # half a surrogate pair is no text
        case Mapping():
            return {str(key): _plain(each) for key, each in value.items()}
        case list() | tuple():
            return [_plain(each) for each in value]
    return value


def read(folder: Path) -> Results:
    """Read the results in a folder, whether or not they are complete.

    Raises:
        UsageError: there are none, or they are no results.
    """
    try:
        kept = (folder / NAME).read_bytes()
    except OSError as error:
        raise UsageError(
            f"there are no results in '{folder}': {error.strerror} (name the --out of a `deixis eval`)"
        ) from error
    whole = kept[: kept.rfind(b"\n") + 1]
    if not whole:
        raise UsageError(f"the results in '{folder}' are empty (run its `deixis eval` again)")
    return _parse(whole, folder / NAME)


def digest(items: Sequence[Item]) -> str:
    """Return a short mark of which items there are, in which groups, in which order."""
    told = json.dumps([[item.id, dict(item.groups)] for item in items], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def _parse(whole: bytes, file: Path) -> Results:
    """Read whole lines strictly, so that no half of a value gets into a figure. Raises UsageError."""
    first, *others = whole.split(b"\n")[:-1]
    header = _read(TypeAdapter(Header), first, file, 1)
    attempts: dict[str, Attempt] = {}
    as_attempt = TypeAdapter(Attempt)
    for number, text in enumerate(others, start=2):
        attempt = _read(as_attempt, text, file, number)
        if attempt.id in attempts:
            raise UsageError(
                f"'{file}', line {number}: '{attempt.id}' is there twice (choose another folder)"
            )
        attempts[attempt.id] = attempt
    return Results(header, tuple(attempts.values()))


def _read(adapter: TypeAdapter[Read], text: bytes, file: Path, number: int) -> Read:
    try:
        return adapter.validate_json(text, strict=True)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise UsageError(
            f"'{file}', line {number}: {place} {first['msg']} (choose another folder)"
        ) from error


def _same(found: Header, wanted: Header, folder: Path) -> None:
    """Raise UsageError where the folder holds results that depend on something else."""
    for name in ("suite", "policy", "items", "digest", "note"):
        _agree(name, getattr(found, name), getattr(wanted, name), folder)
    for name in ("settings", "facts"):
        was, now = getattr(found, name), json.loads(line(getattr(wanted, name)))
        for key in sorted({*was, *now}):
            _agree(f"{name} '{key}'", was.get(key), now.get(key), folder)


def _agree(name: str, was: object, now: object, folder: Path) -> None:
    if was != now:
        raise UsageError(
            f"the results in '{folder}' are of another evaluation: {name} was {was!r}, is now {now!r} "
            "(choose another --out)"
        )
