"""Trains the two encoders on rendered icons and on what is said for them; goes on where it was stopped.

    python -m policies.gym.icon --iconify FOLDER --themes /usr/share/icons --out build/icons.npz
    python -m policies.gym.string --out build/strings.json
    python -m policies.pocket.train --config policies/pocket/small.toml

The two files are all that it needs, so they can be made on one machine and trained from on another. How
far it has come is counted in minutes of training, since no two machines do as many steps in one; a stop
loses at most those since the last save. The folder `out` holds the model, the state of the optimiser and
`log.jsonl`.
"""

from __future__ import annotations

import argparse
import math
import time
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor
from transformers.utils import logging

from policies.pocket.config import PocketConfig
from policies.pocket.contrast import Contrast
from policies.pocket.keeping import keep, note
from policies.pocket.lesson import Lessons, draw, pixels_of
from policies.pocket.model import PocketModel
from policies.pocket.page_lesson import PageLessons
from policies.pocket.painting import paint, paint_nothing
from policies.pocket.processor import PocketProcessor
from policies.pocket.teacher_lesson import TeacherLessons


@dataclass(frozen=True, slots=True)
class Plan:
    """What a training's file says.

    minutes: of training in all. pool: pictures that are kept and learned from again, of which `fresh` are
    replaced at each step: painting one takes longer than learning from it. held: sets of icons that are
    only for trying. start: a folder of weights to begin from. taught: what a teacher says (`teacher.py`), of
    which `told` texts are learned at each step. dropped: of the features of sentences, so that no rare one is
    learned by heart.
    """

    icons: Path
    strings: Path
    out: Path
    minutes: float = 45
    steps: int = 0
    batch: int = 512
    fresh: int = 64
    pool: int = 24000
    pairs: int = 192
    rate: float = 2e-3
    seed: int = 0
    threads: int = 1
    save_minutes: float = 3
    held: tuple[str, ...] = ()
    pages: tuple[Path, ...] = ()
    paged: int = 128
    start: Path | None = None
    taught: Path | None = None
    told: int = 512
    dropped: float = 0.0
    model: dict[str, Any] = field(default_factory=dict)

    def gone(self, step: int, minutes: float) -> float:
        """Return how much of the training is over, 0 to 1: by its steps; where they are 0, by the minutes."""
        return step / self.steps if self.steps else minutes / self.minutes

    @classmethod
    def from_file(cls, file: Path) -> Plan:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        paths: dict[str, Any] = {name: Path(table.pop(name)) for name in ("icons", "strings", "out")}
        paths |= {name: Path(table.pop(name)) for name in ("start", "taught") if name in table}
        held, pages = tuple(table.pop("held", ())), tuple(map(Path, table.pop("pages", ())))
        return cls(**paths, held=held, pages=pages, **table)


def train(plan: Plan) -> PocketModel:
    """Train for the minutes of the plan, those of earlier runs counted in, and return the model."""
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    torch.set_num_threads(plan.threads)
    torch.manual_seed(plan.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    config = PocketConfig(**plan.model)
    model = PocketModel(config)
    if plan.start is not None:
        begin(model, plan.start)
    model.to(torch.device(device))  # type: ignore[arg-type]
    processor = PocketProcessor(side=config.side, buckets=config.buckets)
    lessons = Lessons(plan.icons, plan.strings, processor, plan.held)
    teacher = TeacherLessons(plan.taught, config.space).to(torch.device(device))
    encoders = [each for name, each in model.named_parameters() if not name.startswith("point.")]
    encoders += teacher.parameters()
    optimizer = torch.optim.AdamW(encoders, lr=plan.rate, weight_decay=0.02)
    pool, paged = Pool(plan, lessons, model), PageLessons(plan.pages)
    state = _resumed(plan.out, model, teacher, optimizer)
    lots = np.random.default_rng((plan.seed, state["step"]))
    contrast = Contrast(model, processor, lots, plan.dropped)
    began = last = time.monotonic() - 60 * state["minutes"]
    losses: list[float] = []
    while (gone := plan.gone(state["step"], (time.monotonic() - began) / 60)) < 1:
        for group in optimizer.param_groups:
            group["lr"] = plan.rate * _pace(state["step"], gone)
        pool.renew(lots)
        model.train()
        loss = contrast.of_icons(lessons, *pool.draw(lots), plan.pairs)
        if paged:
            loss = loss + contrast.of_pages(paged, plan.paged)
        if len(teacher):
            loss = loss + contrast.of_teacher(teacher, plan.told)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(encoders, 2.0)
        optimizer.step()
        state["step"] += 1
        losses.append(float(loss.detach()))
        if time.monotonic() - last > 60 * plan.save_minutes:
            last = time.monotonic()
            state["minutes"] = (last - began) / 60
            _save(plan.out, model, teacher, processor, optimizer, state)
            _note(plan.out, state, losses, tried(model, lessons, processor))
            losses = []
    state["minutes"] = (time.monotonic() - began) / 60
    _save(plan.out, model, teacher, processor, optimizer, state)
    _note(plan.out, state, losses, tried(model, lessons, processor))
    model.eval()  # type: ignore[no-untyped-call]
    return model


class Pool:
    """Outlines of painted pictures that are learned from more than once."""

    def __init__(self, plan: Plan, lessons: Lessons, model: PocketModel) -> None:
        self.plan = plan
        self._lessons = lessons
        self._outline = model.look.outline
        self._device = model.device
        self._outlines = torch.zeros(plan.pool, self._outline.count, dtype=torch.float16)
        self._shown = [-1] * plan.pool
        self._at = self._full = 0

    def renew(self, lots: np.random.Generator) -> None:
        """Paint some pictures in place of the oldest ones."""
        count = max(self.plan.fresh, self.plan.batch - self._full)
        pixels, chosen = self._lessons.pictures(count, lots)
        places = [(self._at + each) % self.plan.pool for each in range(count)]
        self._outlines[places] = self._outline(pixels.to(self._device)).half().cpu()
        for place, number in zip(places, chosen, strict=True):
            self._shown[place] = number
        self._at = (self._at + count) % self.plan.pool
        self._full = min(self._full + count, self.plan.pool)

    def draw(self, lots: np.random.Generator) -> tuple[Tensor, list[int]]:
        """Return the outlines of a batch, and what they show."""
        places = lots.choice(self._full, self.plan.batch, replace=False).tolist()
        return self._outlines[places].float().to(self._device), [self._shown[place] for place in places]


@torch.inference_mode()
def tried(model: PocketModel, lessons: Lessons, processor: PocketProcessor, count: int = 60) -> float | None:
    """Return how often a sentence points at its icon among 30 parts, on sets of icons never trained on."""
    if len(lessons.tried) < 21:
        return None
    model.eval()  # type: ignore[no-untyped-call]
    device = model.device
    lots, right = np.random.default_rng(1), 0
    for _ in range(count):
        meanings = lots.choice(list(lessons.tried), 21, replace=False).tolist()
        numbers = [draw(lessons.tried, lots, meaning)[1] for meaning in meanings]
        pictures = [paint(lessons.icons, number, processor.side, lots) for number in numbers]
        pictures += [paint_nothing(processor.side, lots) for _ in range(9)]
        bags = processor.sentences([lessons.sayings.of_meaning(meanings[0], lots)])
        logits = model(pixels_of(pictures).to(device), bags[0].to(device), bags[1].to(device))[0]
        best = int(logits.argmax())
        right += best < len(numbers) and meanings[0] in lessons.icons.meanings[numbers[best]]
    return right / count


def begin(model: PocketModel, folder: Path) -> None:
    """Take the weights in a folder; a model of more buckets takes each of theirs several times."""
    known = PocketModel.from_pretrained(folder, local_files_only=True, dtype=torch.float32).state_dict()
    for name in [each for each in known if each.startswith("read.halves.")]:
        known[name] = known[name].repeat(model.config.buckets // len(known[name]), 1)
    model.load_state_dict(known)


def _pace(step: int, gone: float) -> float:
    """Return the share of the full rate: rising in the first steps, falling in the last third of the time."""
    falling = 1.0 if gone < 0.6 else 0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * (gone - 0.6) / 0.4))
    return min((step + 1) / 60, 1.0) * falling


def _resumed(
    out: Path, model: PocketModel, teacher: TeacherLessons, optimizer: torch.optim.Optimizer
) -> dict[str, Any]:
    """Load what an earlier run saved, if there is any, and return how far that had come."""
    file = out / "training.pt"
    if not file.exists():
        return {"step": 0, "minutes": 0.0}
    kept = torch.load(file, map_location=model.device, weights_only=True)
    model.load_state_dict(kept["model"], strict=False)  # the pointer is trained after this
    teacher.load_state_dict(kept["teacher"])
    optimizer.load_state_dict(kept["optimizer"])
    return {"step": kept["step"], "minutes": kept["minutes"]}


def _save(
    out: Path,
    model: PocketModel,
    teacher: TeacherLessons,
    processor: PocketProcessor,
    optimizer: torch.optim.Optimizer,
    state: dict[str, Any],
) -> None:
    model.save_pretrained(out)
    processor.save_pretrained(out)
    keep(
        out / "training.pt",
        {
            **state,
            "model": model.state_dict(),
            "teacher": teacher.state_dict(),
            "optimizer": optimizer.state_dict(),
        },
    )


def _note(out: Path, state: dict[str, Any], losses: list[float], score: float | None) -> None:
    """Add a line to the log, and print it."""
    line = {
        "step": state["step"],
        "minutes": round(state["minutes"], 2),
        "loss": round(float(np.mean(losses)), 4) if losses else None,
        "held_out_icons": score,
    }
    note(out / "log.jsonl", line)


def main() -> None:
    """Train by the file that is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, required=True)
    plan = Plan.from_file(parser.parse_args().config)
    plan.out.mkdir(parents=True, exist_ok=True)
    train(plan)


if __name__ == "__main__":
    main()
