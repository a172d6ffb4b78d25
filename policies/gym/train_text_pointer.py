"""Trains the pointer at words on drawn scenes; goes on where it was stopped.

    python -m policies.gym.train_text_pointer --minutes 80 --seed 0 --out build/reader

Scenes are drawn anew for each step, by the seed and the step alone, so that a training that was stopped and
goes on ends as if it had not been. How far it has come is counted in minutes, or in steps if they are given.
The folder holds `training.pt`, what it was after some minutes (`after-10.pt`, ...), and `log.jsonl`.
"""

from __future__ import annotations

import argparse
import math
import time
import tomllib
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch

from policies.gym.text_lesson import lesson_of, losses, spelling
from policies.gym.text_pointer import Shape, TextPointer
from policies.gym.text_scene import Painter, Vocabulary
from policies.gym.typeface import typefaces
from policies.pocket.keeping import keep, note


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked of a training.

    steps: in all; where they are 0, the minutes count. queries: of each scene. first: the share of it
    in which patches only learn to spell, each by itself: that is an eighth of the work a step.
    kept: minutes after which what it is by then is kept beside.
    """

    out: Path
    minutes: float = 60
    steps: int = 0
    scenes: int = 4
    queries: int = 16
    width: int = 384
    height: int = 192
    rate: float = 2e-3
    first: float = 0.08
    seed: int = 0
    half: bool = False
    save_minutes: float = 2
    kept: tuple[float, ...] = (10, 20, 40)
    shape: Shape = field(default_factory=Shape)

    def gone(self, step: int, minutes: float) -> float:
        """Return how much of the training is over, 0 to 1."""
        return step / self.steps if self.steps else minutes / self.minutes

    @classmethod
    def from_file(cls, file: Path, **given: Any) -> Plan:
        """Read a plan; what is given besides goes before it."""
        table = tomllib.loads(file.read_text(encoding="utf-8")) | given
        shape = dict(table.pop("shape", {}))
        if "window" in shape:
            shape["window"] = tuple(shape["window"])
        if "kept" in table:
            table["kept"] = tuple(table["kept"])
        return cls(shape=Shape(**shape), **table)


def train(plan: Plan, painter: Painter) -> TextPointer:
    """Train for the minutes or the steps of the plan, those of earlier runs counted in."""
    torch.manual_seed(plan.seed)
    model = TextPointer(plan.shape)
    optimizer = torch.optim.AdamW(model.parameters(), lr=plan.rate, weight_decay=0.02, betas=(0.9, 0.98))
    plan.out.mkdir(parents=True, exist_ok=True)
    step, minutes = _resumed(plan.out, model, optimizer)
    began = last = time.monotonic() - 60 * minutes
    told: list[list[float]] = []

    def save(name: str = "training") -> None:
        state = {"step": step, "minutes": minutes, "seed": plan.seed, "shape": asdict(plan.shape)}
        keep(
            plan.out / f"{name}.pt",
            {**state, "model": model.state_dict(), "optimizer": optimizer.state_dict()},
        )

    while (gone := plan.gone(step, (time.monotonic() - began) / 60)) < 1:
        lots = np.random.default_rng((plan.seed, step))
        lesson = lesson_of([painter.draw(lots) for _ in range(plan.scenes)], plan.queries, lots)
        for group in optimizer.param_groups:
            group["lr"] = plan.rate * _pace(step, gone, plan.first)
        with torch.autocast("cpu", torch.bfloat16, enabled=plan.half):
            if gone < plan.first:
                seen = model.norm(model.glance(lesson.grey)).flatten(1, 2)
                parts = spelling(model, seen, lesson).unsqueeze(0)
            else:
                parts = torch.stack(losses(model, lesson))
        optimizer.zero_grad(set_to_none=True)
        parts.sum().backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        step += 1
        told.append(parts.detach().tolist())
        before, minutes = minutes, (time.monotonic() - began) / 60
        for kept in plan.kept:
            if before < kept <= minutes:
                save(f"after-{kept:g}")
        if time.monotonic() - last > 60 * plan.save_minutes:
            last = time.monotonic()
            save()
            _note(plan.out, step, minutes, told)
            told = []
    save()
    _note(plan.out, step, minutes, told)
    return model.eval()


def _pace(step: int, gone: float, first: float) -> float:
    """Return the share of the full rate: rising twice, for what spells and for all, then falling."""
    rising = min((step + 1) / 30, 1.0) if gone < first else min(0.05 + (gone - first) / 0.02, 1.0)
    falling = 1.0 if gone < 0.5 else 0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * (gone - 0.5) / 0.5))
    return rising * falling


def _resumed(out: Path, model: TextPointer, optimizer: torch.optim.Optimizer) -> tuple[int, float]:
    """Load what an earlier run saved, if there is any; return its steps and minutes."""
    file = out / "training.pt"
    if not file.exists():
        return 0, 0.0
    kept = torch.load(file, weights_only=True)
    model.load_state_dict(kept["model"])
    optimizer.load_state_dict(kept["optimizer"])
    return int(kept["step"]), float(kept["minutes"])


def _note(out: Path, step: int, minutes: float, told: list[list[float]]) -> None:
    last = [parts for parts in told if len(parts) == len(told[-1])]
    if last:
        names = ("letters", "which", "where")
        means = {
            name: round(float(mean), 4) for name, mean in zip(names, np.mean(last, 0)[::-1], strict=False)
        }
        note(out / "log.jsonl", {"step": step, "minutes": round(minutes, 2), **means})


def main() -> None:
    """Train by a plan's file and what is given beside it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=Path(__file__).with_name("text_pointer.toml"))
    parser.add_argument("--minutes", type=float)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--out", type=Path, required=True)
    wanted = {name: value for name, value in vars(parser.parse_args()).items() if value is not None}
    plan = Plan.from_file(wanted.pop("config"), **wanted)
    torch.set_num_threads(1)
    words = Vocabulary.of_interfaces(held=False)
    train(plan, Painter(typefaces(held=False), words, plan.width, plan.height))


if __name__ == "__main__":
    main()
