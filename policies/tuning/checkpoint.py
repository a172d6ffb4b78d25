"""How far the learning has come, in one file that is whole at every instant.

The trap: to go on with other demonstrations or another rate, and to call the result by the old name. So a
checkpoint names all that it depends on, and is refused to anything else.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import nn

from agent.adapter import CHECKPOINT
from agent.errors import StoreError, UsageError
from agent.frames import write_whole


@dataclass(frozen=True, slots=True)
class Progressed:
    """step: how many were done. loss: of the last one."""

    step: int
    loss: float


def keep(
    folder: Path, progressed: Progressed, plan: str, learned: Sequence[nn.Parameter], optimizer: Any
) -> None:
    """Write a checkpoint; the one before it is there until this one is. Raises StoreError."""
    out = io.BytesIO()
    torch.save(
        {
            "plan": plan,
            "step": progressed.step,
            "loss": progressed.loss,
            "weights": [each.detach().cpu() for each in learned],
            "optimizer": optimizer.state_dict(),
        },
        out,
    )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(folder / CHECKPOINT, out.getvalue())
    except OSError as error:
        raise StoreError(f"cannot keep what was learned in '{folder}': {error} (free some space)") from error


def resume(folder: Path, plan: str, learned: Sequence[nn.Parameter], optimizer: Any) -> Progressed:
    """Read a checkpoint, if there is one, into what is learned. Raises UsageError."""
    name, again = folder.name, f"delete it: deixis adapters --delete {folder.name}"
    if not (folder / CHECKPOINT).is_file():
        return Progressed(0, 0.0)
    try:
        kept = torch.load(folder / CHECKPOINT, map_location="cpu", weights_only=True)
        if kept["plan"] != plan:
            raise UsageError(
                f"'{name}' was begun with other demonstrations, another model or other options "
                f"(give the same again, choose another --out, or {again})"
            )
        with torch.no_grad():
            for parameter, weight in zip(learned, kept["weights"], strict=True):
                parameter.copy_(weight)
        optimizer.load_state_dict(kept["optimizer"])
        return Progressed(int(kept["step"]), float(kept["loss"]))
    except (
        OSError,
        ValueError,
        KeyError,
        TypeError,
        RuntimeError,
        EOFError,
        pickle.UnpicklingError,
    ) as error:
        first = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise UsageError(f"the checkpoint of '{name}' cannot be read: {first} ({again})") from error


def discard(folder: Path) -> None:
    """Delete a checkpoint, once the adapter is whole."""
    (folder / CHECKPOINT).unlink(missing_ok=True)
