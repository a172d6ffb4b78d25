"""Pointing at something on a picture, without a desktop: one picture, or many in a batch."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from agent import registry
from agent.control import Control
from agent.errors import UsageError
from agent.policy import Grounder, MakePolicy
from agent.screenshot import Screenshot
from agent.settings import Settings
from agent.sight.ocr import OcrReader


@dataclass(frozen=True, slots=True)
class Pointed:
    """A place in a picture, in its pixels; x and y are None where the policy abstained."""

    x: float | None
    y: float | None
    confidence: float | None = None
    thought: str = ""

    def as_dict(self) -> dict[str, object]:
        return {"x": self.x, "y": self.y, "confidence": self.confidence, "thought": self.thought}


def load_grounder(settings: Settings, control: Control | None = None) -> Grounder:
    """Return the policy of these settings as something that points, stopped by `control` if there is one.

    Raises:
        UnknownName: there is no such policy.
        UsageError: it cannot point.
    """
    make: MakePolicy = registry.load("policies", settings.policy)
    policy = make(OcrReader(), control or Control(), settings)
    if not isinstance(policy, Grounder):
        raise UsageError(f"the policy '{settings.policy}' cannot point at pictures (choose another --policy)")
    return policy


def point(grounder: Grounder, picture: Path, instruction: str) -> Pointed:
    """Return where the instruction points to in the picture. Raises UnreadablePicture."""
    found = grounder.ground(Screenshot.from_file(picture), instruction)
    if found is None:
        return Pointed(None, None, thought="nothing in the picture is sure enough to be meant")
    x, y = round(found.box.center.x, 2), round(found.box.center.y, 2)
    return Pointed(x, y, round(found.score, 4), f"'{found.label}'")


def batch(grounder: Grounder, items: Path, screens: Path, out: Path) -> Iterator[int]:
    """Point at every item of a JSON-lines file, write a line for each, and yield how many are done.

    Each line in is an object with `id`, `screen` (a file in the folder `screens`) and `instruction`;
    each line out has `id`, `x`, `y`, `confidence` and `thought`. The file appears when it is complete.

    Raises:
        UsageError: a line is none of that, or a file cannot be read or written.
    """
    todo = _items(items)
    draft = out.with_name(out.name + ".part")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("w", encoding="utf-8") as lines:
            for count, (name, screen, instruction) in enumerate(todo, start=1):
                pointed = point(grounder, screens / screen, instruction)
                lines.write(json.dumps({"id": name, **pointed.as_dict()}, ensure_ascii=False) + "\n")
                yield count
        os.replace(draft, out)
    except OSError as error:
        raise UsageError(f"cannot write '{out}': {error} (name a file in a folder you may write)") from error
    finally:
        draft.unlink(missing_ok=True)


def _items(file: Path) -> list[tuple[object, str, str]]:
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"cannot read '{file}': {error} (give a file of JSON lines)") from error
    found = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
            found.append((item["id"], str(item["screen"]), str(item["instruction"])))
        except (ValueError, KeyError, TypeError) as error:
            raise UsageError(
                f"'{file}', line {number}: {error!r} (each line needs id, screen and instruction)"
            ) from error
    return found
