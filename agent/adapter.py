"""Adapters: what a model was taught, kept in a folder of its own beside the episodes, with a card.

    adapters/NAME/
      card.json                what it is, what it was made of, how it was scored; written last
      adapter_model.…          the weights, as the tuner wrote them
      checkpoint.pt            of one that is not finished

The trap: weights fit any model of the same shape, and do harm to all but one. So a card names its base and
its prompt by hash, and whoever loads it compares. And an adapter that has unlearned what the base knew is
not switched on without a person's word.
"""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from agent.errors import StoreError, UsageError
from agent.hold import held
from agent.registry import did_you_mean

CARD = "card.json"
CHECKPOINT = "checkpoint.pt"
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")
MOST_LOSS = 1.0  # points
Method = Literal["lora", "prefix", "adapter"]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Score(_Frozen):
    """How many of `count` were right, in percent, without the adapter and with it."""

    base: float
    tuned: float
    count: int = Field(ge=0)


class Card(_Frozen):
    """What an adapter is.

    rank: LoRA's rank, the prefix's length or the adapter's width. switches: of LoRA: rslora, dora.
    base: the folder or the id of its model. scores: by what it was tried on: seen, held-out, general.
    forced: a person wants it on in spite of its scores. made_at: seconds since 1970.
    """

    deixis: Literal[1] = 1
    method: Method
    rank: int = Field(ge=1)
    switches: tuple[str, ...] = ()
    base: str
    base_hash: str
    family: str
    prompt_hash: str
    examples: int
    steps: int
    loss: float
    scores: Mapping[str, Score]
    made_at: float
    forced: bool = False

    @property
    def objection(self) -> str:
        """Say why it is not to be switched on without being forced; nothing where it may be."""
        if "general" not in self.scores:
            return "it was never scored on the general set"
        lost = [
            f"{score.base - score.tuned:.1f} points on the {name} set"
            for name, score in self.scores.items()
            if name != "seen" and score.count and score.base - score.tuned > MOST_LOSS
        ]
        return f"it is worse than its base by {' and '.join(lost)}" if lost else ""


@dataclass(frozen=True, slots=True)
class Summary:
    """One line of the list. error: why it cannot be used, '' where it can."""

    name: str
    folder: Path
    card: Card | None
    error: str = ""


def shelf_beside(runs: Path) -> Path:
    """Return where adapters are kept: beside the episodes."""
    return runs.parent / "adapters"


def adapters(shelf: Path) -> list[Summary]:
    """Return the adapters that are kept, by name; an unfinished or broken one with its error."""
    if not shelf.is_dir():
        return []
    folders = sorted(each for each in shelf.iterdir() if each.is_dir() and not each.name.startswith("."))
    return [_summary(folder) for folder in folders]


def split(text: str) -> tuple[str, float]:
    """Split NAME or NAME:STRENGTH. Raises ValueError, also for a strength that is not between 0 and 4."""
    name, colon, strength = text.strip().partition(":")
    if not NAME.fullmatch(name):
        raise ValueError(f"'{name}' is no adapter's name (letters, digits, '-', '_' and '.')")
    try:
        value = float(strength) if colon else 1.0
    except ValueError:
        value = -1.0
    if not 0 <= value <= 4:
        raise ValueError(f"'{strength}' is no strength of '{name}' (give one from 0 to 4; 1 is as tuned)")
    return name, value


def place(name: str, shelf: Path) -> Path:
    """Return the folder of an adapter, whether or not it is there. Raises UsageError for a bad name."""
    if not NAME.fullmatch(name):
        raise UsageError(f"'{name}' is no adapter's name (use letters, digits, '-', '_' and '.')")
    return shelf / name


def find(name: str, shelf: Path) -> tuple[Path, Card]:
    """Return an adapter that is whole. Raises UsageError."""
    folder = place(name, shelf)
    if not folder.is_dir():
        known = [each.name for each in adapters(shelf)]
        near = did_you_mean(name, known)
        raise UsageError(f"there is no adapter '{name}'{near} (known: {', '.join(known) or 'none yet'})")
    return folder, read(folder)


def read(folder: Path) -> Card:
    """Read a card. Raises UsageError where there is none, or one that does not fit."""
    if not (folder / CARD).is_file():
        if (folder / CHECKPOINT).is_file():
            raise UsageError(
                f"the adapter '{folder.name}' is not finished (give the same deixis tune again to go on)"
            )
        raise UsageError(f"'{folder}' holds no adapter (make one with: deixis tune)")
    try:
        return Card.model_validate_json((folder / CARD).read_bytes())
    except (OSError, ValidationError, RecursionError) as error:
        first = error.errors()[0]["msg"] if isinstance(error, ValidationError) else error
        raise UsageError(
            f"the card of the adapter '{folder.name}' cannot be read: {first} (tune it again)"
        ) from error


def write(folder: Path, card: Card) -> None:
    """Write a card, whole or not at all. Raises StoreError."""
    from agent.frames import write_whole  # brings OpenCV, which settings do not need

    try:
        write_whole(folder / CARD, card.model_dump_json(indent=1).encode())
    except OSError as error:
        raise StoreError(f"cannot keep the adapter '{folder}': {error} (free some space)") from error


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep other processes from making or deleting this adapter meanwhile. Raises UsageError, StoreError."""
    busy = (
        f"'{folder.name}' is being tuned by another process (wait for it, stop it, or choose another --out)"
    )
    with ExitStack() as stack:
        try:
            stack.enter_context(held(folder.with_name(f".{folder.name}.lock"), busy))
        except OSError as error:
            raise StoreError(f"cannot write beside '{folder}': {error} (set 'runs' elsewhere)") from error
        yield


def delete(name: str, shelf: Path) -> None:
    """Delete an adapter, finished or not, and nothing that is none. Raises UsageError, StoreError."""
    folder = place(name, shelf)
    if folder.is_symlink() or not any((folder / file).is_file() for file in (CARD, CHECKPOINT)):
        raise UsageError(f"there is no adapter '{name}' to delete (see them with: deixis adapters)")
    try:
        with alone(folder):
            shutil.rmtree(folder)
    except OSError as error:
        raise StoreError(f"cannot delete '{folder}': {error} (delete it by hand)") from error


def said(card: Card) -> str:
    """Say in a line what an adapter is."""
    made = time.strftime("%Y-%m-%d", time.localtime(card.made_at))
    kind = " ".join((card.method, *card.switches))
    scores = ", ".join(f"{name} {each.base:.0f} → {each.tuned:.0f} %" for name, each in card.scores.items())
    return f"{kind} {card.rank} on {card.base}, {made}; {scores or 'not scored'}"


def _summary(folder: Path) -> Summary:
    try:
        return Summary(folder.name, folder, read(folder))
    except UsageError as error:
        return Summary(folder.name, folder, None, str(error))
