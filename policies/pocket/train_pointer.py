"""Trains the pointer on drawn pages, the encoders as they are; goes on where it was stopped.

    python -m policies.gym.shots … --out build/shots
    python -m policies.pocket.train_pointer --config policies/pocket/pointer.toml

Pages that appear in the folders meanwhile are learned from as well. The folder `out` holds the model, the
state of the optimiser and `pointer.jsonl`.
"""

from __future__ import annotations

import argparse
import math
import time
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor
from transformers.utils import logging

from policies.pocket.config import PocketConfig
from policies.pocket.keeping import keep, note
from policies.pocket.model import PocketModel
from policies.pocket.pointer_page import Page, Pages, cut
from policies.pocket.pointer_plan import Plan
from policies.pocket.processor import PocketProcessor

_PAGES = 2  # a step


def loss_of(logits: Tensor, meant: Tensor) -> Tensor:
    """Return −log of the probability that is on what is meant."""
    logits = logits.float()
    right = logits.masked_fill(~meant, -1e4)
    return (logits.logsumexp(1) - right.logsumexp(1)).mean()


def train(plan: Plan) -> PocketModel:
    """Train for the steps or the minutes of the plan, those of earlier runs counted in."""
    torch.set_num_threads(plan.threads)
    torch.manual_seed(plan.seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    model, processor = opened(plan)
    pages = Pages(plan, model, processor)
    model.point.to(device)
    optimizer = torch.optim.AdamW(
        model.point.parameters(), lr=plan.rate, weight_decay=0.03, betas=(0.9, 0.98)
    )
    state = _resumed(plan.out, model, optimizer)
    lots = np.random.default_rng((plan.seed, state["step"]))
    pages.renew()
    began = last = time.monotonic() - 60 * state["minutes"]
    losses: list[float] = []
    while (gone := plan.gone(state["step"], (time.monotonic() - began) / 60)) < 1:
        model.point.train()
        for group in optimizer.param_groups:
            group["lr"] = plan.rate * _pace(state["step"], gone)
        optimizer.zero_grad(set_to_none=True)
        for _ in range(_PAGES):
            sight, asked, meant = cut(pages.draw(lots), lots)
            logits = model.point(sight.to(device), asked.to(device))
            loss = loss_of(logits, meant.to(device)) / _PAGES
            loss.backward()  # type: ignore[no-untyped-call]
            losses.append(_PAGES * float(loss.detach()))
        length = torch.nn.utils.clip_grad_norm_(model.point.parameters(), 1.0)
        if bool(length.isfinite()):  # one spoilt step would spoil all that was learned
            optimizer.step()
        state["step"] += 1
        if time.monotonic() - last > 60 * plan.save_minutes:
            last = time.monotonic()
            state["minutes"] = (last - began) / 60
            _save(plan.out, model, processor, optimizer, state)
            _note(plan.out, state, losses, len(pages), tried(model, pages.held))
            losses = []
            pages.renew(240)
    state["minutes"] = (time.monotonic() - began) / 60
    _save(plan.out, model, processor, optimizer, state)
    _note(plan.out, state, losses, len(pages), tried(model, pages.held))
    return model


def opened(plan: Plan) -> tuple[PocketModel, PocketProcessor]:
    """Return the trained encoders with a new pointer, or with the one that the plan begins from."""
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    told = PocketConfig.from_pretrained(plan.encoders, **plan.model)
    model = PocketModel.from_pretrained(plan.encoders, config=told, local_files_only=True)
    begun = plan.start and PocketModel.from_pretrained(plan.start, local_files_only=True, dtype=torch.float32)
    fresh = begun or PocketModel(told)
    model.point.load_state_dict(fresh.point.state_dict())
    model.eval()  # type: ignore[no-untyped-call]
    return model, PocketProcessor.from_pretrained(plan.encoders, local_files_only=True)


@torch.inference_mode()
def tried(model: PocketModel, held: Mapping[str, list[Page]]) -> Mapping[str, Mapping[str, float]]:
    """Return how often the mark that is pointed at is meant, by folder and by kind of question."""
    model.point.eval()
    return {folder: _right(model, pages) for folder, pages in held.items()}


def _right(model: PocketModel, pages: list[Page]) -> Mapping[str, float]:
    right: dict[str, list[bool]] = defaultdict(list)
    for page in pages:
        logits = model.point(page.sight.to(model.device), page.asked.to(model.device)).cpu()
        for row, best in enumerate(logits.argmax(1).tolist()):
            right[page.kinds[row]].append(bool(page.meant[row, best]))
    return {kind: round(sum(each) / len(each), 3) for kind, each in sorted(right.items())}


def _pace(step: int, gone: float) -> float:
    """Return the share of the full rate: rising in the first steps, then falling as a cosine."""
    return min((step + 1) / 100, 1.0) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * gone)))


def _resumed(out: Path, model: PocketModel, optimizer: torch.optim.Optimizer) -> dict[str, Any]:
    file = out / "pointer.pt"
    if not file.exists():
        return {"step": 0, "minutes": 0.0}
    kept = torch.load(file, map_location=model.device, weights_only=True)
    model.point.load_state_dict(kept["point"])
    optimizer.load_state_dict(kept["optimizer"])
    return {"step": kept["step"], "minutes": kept["minutes"]}


def _save(
    out: Path,
    model: PocketModel,
    processor: PocketProcessor,
    optimizer: torch.optim.Optimizer,
    state: dict[str, Any],
) -> None:
    out.mkdir(parents=True, exist_ok=True)
    model.save_pretrained(out)
    processor.save_pretrained(out)
    keep(
        out / "pointer.pt",
        {**state, "point": model.point.state_dict(), "optimizer": optimizer.state_dict()},
    )


def _note(
    out: Path,
    state: dict[str, Any],
    losses: list[float],
    pages: int,
    score: Mapping[str, Mapping[str, float]],
) -> None:
    """Add a line to the log, and print it."""
    line = {
        "step": state["step"], "minutes": round(state["minutes"], 2), "pages": pages,
        "loss": round(float(np.mean(losses)), 4) if losses else None, "held_out": score,
    }  # fmt: skip
    note(out / "pointer.jsonl", line)


def main() -> None:
    """Train by the file that is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, required=True)
    plan = Plan.from_file(parser.parse_args().config)
    model = train(plan)
    half: Any = model.half()  # type: ignore[no-untyped-call]
    half.save_pretrained(plan.out / "shipped", max_shard_size="15MB")  # it is used in 32 bits all the same


if __name__ == "__main__":
    main()
