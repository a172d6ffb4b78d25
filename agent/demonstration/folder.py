"""The folder of a demonstration: read, checked, changed, and every earlier state kept.

    NAME/
      demonstration.yaml     the steps, for people to read and change
      events.jsonl           what the hands did, never changed after the recording
      frames/HASH.png        what the screen looked like
      versions/0001.yaml     each earlier state of the steps, the oldest first

The trap: a person edits the file in two places at once, or a correction is saved while the disk fills. So
a new state appears whole or not at all, and the one before it is among the versions before that.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from agent.demonstration.schema import Demonstration
from agent.errors import StoreError, UsageError
from agent.script.faults import BadScript, problems_of
from agent.script.layout import lines
from agent.script.yaml import Misread, Problem, Tree, parse

FILE = "demonstration.yaml"
VERSIONS = "versions"
FRAMES = "frames"


@dataclass(frozen=True, slots=True)
class Kept:
    """A demonstration without a fault, and where it is kept."""

    folder: Path
    demonstration: Demonstration
    text: str = field(repr=False)

    def frame(self, name: str) -> Path:
        """Return the file of a frame."""
        return self.folder / FRAMES / f"{name}.png"


def is_demonstration(folder: Path) -> bool:
    """Tell whether a folder holds a demonstration."""
    return (folder / FILE).is_file()


def load(folder: Path) -> Kept:
    """Read a demonstration. Raises BadScript where it has faults, UsageError where there is none."""
    file = folder / FILE
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            f"cannot read the demonstration '{folder}': {error} (name a folder that `deixis record` made)"
        ) from None
    return Kept(folder, read(text, name=str(file)), text)


def read(text: str, *, name: str = FILE) -> Demonstration:
    """Read a demonstration from its text. Raises BadScript."""
    demonstration, problems = _read(text)
    if demonstration is None:
        raise BadScript(name, problems)
    return demonstration


def examine(text: str) -> Sequence[Problem]:
    """Return all that is wrong with a text, in the order of its lines."""
    return _read(text)[1]


def text_of(demonstration: Demonstration) -> str:
    """Write a demonstration as a person likes to read it; `read` gives it back as it was."""
    said = demonstration.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return "\n".join(lines({"deixis": 1, **said})) + "\n"


def save(folder: Path, demonstration: Demonstration) -> Kept:
    """Keep a new state; the one before it becomes a version. Raises StoreError; then nothing has changed."""
    text = text_of(demonstration)
    read(text)  # what cannot be read back is never written
    file = folder / FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if file.exists() and file.read_text(encoding="utf-8-sig") != text:
            _keep_version(folder, file.read_text(encoding="utf-8-sig"))
        _write(file, text)
    except OSError as error:
        raise StoreError(
            f"cannot keep the demonstration '{folder}': {error} (free some space, or choose another folder)"
        ) from error
    return Kept(folder, demonstration, text)


def undo(folder: Path) -> Kept:
    """Go back to the state before this one, which is gone then. Raises UsageError where there is none."""
    earlier = versions(folder)
    if not earlier:
        raise UsageError(f"'{folder.name}' has no earlier version (there is nothing to take back)")
    before = load_version(earlier[-1])
    try:
        os.replace(earlier[-1], folder / FILE)
    except OSError as error:
        raise StoreError(f"cannot go back in '{folder}': {error} (check the folder)") from error
    return Kept(folder, before, (folder / FILE).read_text(encoding="utf-8-sig"))


def versions(folder: Path) -> list[Path]:
    """Return the files of the earlier states, the oldest first."""
    return sorted(each for each in (folder / VERSIONS).glob("[0-9]*.yaml"))


def load_version(file: Path) -> Demonstration:
    """Read one earlier state."""
    try:
        return read(file.read_text(encoding="utf-8-sig"), name=str(file))
    except OSError as error:
        raise UsageError(f"cannot read the version '{file}': {error} (choose another)") from error


def frames_of(folder: Path) -> Iterator[Path]:
    """Yield the files of all frames."""
    yield from sorted((folder / FRAMES).glob("*.png"))


def _keep_version(folder: Path, text: str) -> None:
    (folder / VERSIONS).mkdir(exist_ok=True)
    last = versions(folder)
    number = int(last[-1].stem) + 1 if last else 1
    _write(folder / VERSIONS / f"{number:04d}.yaml", text)


def _write(file: Path, text: str) -> None:
    draft = file.with_name(f".{file.name}.part")
    try:
        with draft.open("w", encoding="utf-8") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        os.replace(draft, file)
    finally:
        draft.unlink(missing_ok=True)


def _read(text: str) -> tuple[Demonstration | None, Sequence[Problem]]:
    tree: Tree
    try:
        tree = parse(text)
    except Misread as error:
        return None, [error.problem]
    if not isinstance(tree.value, dict):
        return None, [Problem(1, 1, "a demonstration is a mapping (begin with: demonstration: …)")]
    try:
        return Demonstration.model_validate(tree.value), []
    except ValidationError as error:
        return None, problems_of(error, tree)
