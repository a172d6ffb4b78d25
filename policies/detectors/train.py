"""Trains the detector on drawn screens; goes on where it was stopped.

    python -m policies.gym.screen --iconify FOLDER --count 1600 --out build/widgets
    python -m policies.detectors.train --config policies/detectors/small.toml

How far it has come is counted in minutes by the clock, since no two machines do as many steps in one; a
stop loses at most those since the last save. The folder `out` holds the model (the mean of its weights over
the last steps, which is what is used), the state of the optimiser and `log.jsonl`. Screens that are drawn
meanwhile are learned from, too.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import time
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn
from transformers.utils import logging

from policies.detectors.canvas import HEIGHT, WIDTH, patches
from policies.detectors.dense import dense_loss
from policies.detectors.lesson import Screen, screens, varied
from policies.detectors.model import answers, blinded, handed_on, loaded, new

WARM = 100  # steps over which the rate rises
CLIP = 10.0  # of the gradients' norm, which is some 16 when all goes well
KEPT = 0.99  # of the mean of the weights at each step
PART = (640, 416)  # pixels of the canvas in a part of it

Targets = list[dict[str, torch.Tensor]]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a training's file says.

    minutes: of training in all, unless `steps` says when it ends.
    alone: the share of it in which the encoder learns alone. Before the places know anything the decoder is
    asked about places by chance, which teaches nothing and costs more than half of each step.
    parts: the share of those steps that show a part of a screen: a quarter of the cost, and more screens.
    begin: a folder of weights to begin with, whose encoder learns on; by chance where none is named.
    compiled: by `torch.compile`, which takes a C++ compiler and three minutes, and saves a quarter of a step.
    """

    screens: tuple[Path, ...]
    out: Path
    minutes: float = 45
    steps: int = 0
    alone: float = 0.0
    parts: float = 0.0
    batch: int = 2
    rate: float = 6e-4
    seed: int = 0
    threads: int = 1
    save_minutes: float = 3
    self_attention: bool = True
    compiled: bool = False
    begin: str = ""
    model: dict[str, Any] = field(default_factory=dict)

    def gone(self, step: int, minutes: float) -> float:
        """Return how much of the training is over, 0 to 1."""
        return step / self.steps if self.steps else minutes / self.minutes

    def phase(self, gone: float) -> tuple[bool, float]:
        """Return whether the encoder learns alone, and how much of that phase is over, 0 to 1."""
        if gone < self.alone:
            return True, gone / self.alone
        return False, (gone - self.alone) / max(1 - self.alone, 1e-6)

    @classmethod
    def from_file(cls, file: Path) -> Plan:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        folders, out = tuple(map(Path, table.pop("screens"))), Path(table.pop("out"))
        return cls(folders, out, **table)


class Training:
    """One training: the model, its mean, the optimiser, and how far all have come."""

    def __init__(self, plan: Plan) -> None:
        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        torch.set_num_threads(plan.threads)
        torch.manual_seed(plan.seed)
        self.plan = plan
        self.model = new(**plan.model) if plan.self_attention else blinded(new(**plan.model))
        if plan.begin:
            self.model.load_state_dict(loaded(Path(plan.begin)).state_dict(), strict=False)
        average = get_ema_multi_avg_fn(KEPT)  # type: ignore[no-untyped-call]
        self.mean = AveragedModel(self.model, multi_avg_fn=average, use_buffers=True)
        self.optimizer = torch.optim.AdamW(self.model.parameters(), lr=plan.rate, weight_decay=1e-4)
        self.step, self.minutes, self.whole, self.begun = 0, 0.0, False, 0
        self._resume()
        if plan.compiled:
            self.model.model.backbone.compile(dynamic=False)
            self.model.model.encoder.compile(dynamic=False)

    def run(self) -> None:
        """Train until the plan is done."""
        lots = np.random.default_rng((self.plan.seed, self.step))
        began = time.monotonic() - 60 * self.minutes
        saved, losses = self.minutes, list[float]()
        pool = _pool(self.plan.screens)
        while self.plan.gone(self.step, self.minutes) < 1:
            losses.append(self.learn(pool, lots))
            self.minutes = (time.monotonic() - began) / 60
            if self.minutes - saved > self.plan.save_minutes:
                saved = self.minutes
                self.save(losses)
                losses, pool = [], _pool(self.plan.screens)
        self.save(losses)

    def learn(self, pool: Sequence[Screen], lots: np.random.Generator) -> float:
        """Take one step on some screens of the pool, and return its loss."""
        alone, gone = self.plan.phase(self.plan.gone(self.step, self.minutes))
        if not alone and not self.whole:
            self._begin_whole()
        for group in self.optimizer.param_groups:
            group["lr"] = self.plan.rate * _pace(self.step - self.begun, gone)
        chosen = [pool[place] for place in lots.choice(len(pool), self.plan.batch).tolist()]
        size = PART if alone and lots.random() < self.plan.parts else (WIDTH, HEIGHT)
        shown = [varied(screen, lots, size) for screen in chosen]
        self.model.train()
        pixels = patches([canvas for canvas, _ in shown])
        targets = [target for _, target in shown]
        loss = self._alone(pixels, targets, size) if alone else self._whole(pixels, targets)
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), CLIP)
        self.optimizer.step()
        self.mean.update_parameters(self.model)
        self.step += 1
        return float(loss.detach())

    def _alone(self, pixels: torch.Tensor, targets: Targets, size: tuple[int, int]) -> torch.Tensor:
        return dense_loss(*answers(self.model, pixels), targets, size)

    def _begin_whole(self) -> None:
        """Let the decoder learn from here on, and the encoder no more: nothing that it learned is lost so."""
        for each in (self.model, self.mean.module):
            handed_on(each)  # type: ignore[arg-type]  # the mean is a model, too
        self.whole, self.begun = True, self.step
        self._only_the_decoder_learns()

    def _only_the_decoder_learns(self) -> None:
        parts = self.model.model
        learning = {id(each) for each in parts.decoder.parameters()}
        learning |= {id(each) for each in parts.denoising_class_embed.parameters()}
        for each in self.model.parameters():
            each.requires_grad_(id(each) in learning)

    def _whole(self, pixels: torch.Tensor, targets: Targets) -> torch.Tensor:
        loss: torch.Tensor = self.model(pixels, labels=targets).loss
        return loss

    def save(self, losses: Sequence[float]) -> None:
        """Keep the mean for use and all for going on, and add a line to the log."""
        out = self.plan.out
        self.mean.module.save_pretrained(out)  # type: ignore[operator]
        kept = {
            "step": self.step,
            "minutes": self.minutes,
            "whole": self.whole,
            "begun": self.begun,
            "model": self.model.state_dict(),
        }
        draft = out / "training.pt.part"
        torch.save({**kept, "mean": self.mean.state_dict(), "optimizer": self.optimizer.state_dict()}, draft)
        os.replace(draft, out / "training.pt")
        loss = round(float(np.mean(losses)), 3) if losses else None
        line = {
            "step": self.step, "minutes": round(self.minutes, 2), "loss": loss,
            "processor_minutes": round(time.process_time() / 60, 2),
        }  # fmt: skip
        with (out / "log.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps(line) + "\n")
        print(json.dumps(line), flush=True)

    def _resume(self) -> None:
        file = self.plan.out / "training.pt"
        if not file.exists():
            return
        kept = torch.load(file, weights_only=True)
        self.model.load_state_dict(kept["model"])
        self.mean.load_state_dict(kept["mean"])
        self.optimizer.load_state_dict(kept["optimizer"])
        self.step, self.minutes = kept["step"], kept["minutes"]
        self.whole, self.begun = kept["whole"], kept["begun"]
        if self.whole:
            self._only_the_decoder_learns()


def _pool(folders: Sequence[Path]) -> list[Screen]:
    """Return all screens that are there by now and show a widget."""
    there = [folder for folder in folders if (folder / "widgets.jsonl").exists()]
    return [screen for folder in there for screen in screens(folder) if len(screen.classes)]


def _pace(step: int, gone: float) -> float:
    """Return the share of the full rate in a phase: rising at first, falling in its second half."""
    falling = 1.0 if gone < 0.5 else 0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * (gone - 0.5) / 0.5))
    return min((step + 1) / WARM, 1.0) * falling


def main() -> None:
    """Train by the file that is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, required=True)
    plan = Plan.from_file(parser.parse_args().config)
    plan.out.mkdir(parents=True, exist_ok=True)
    Training(plan).run()


if __name__ == "__main__":
    main()
