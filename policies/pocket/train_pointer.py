"""Trains the pointer on drawn pages, the encoders as they are; goes on where it was stopped.

    python -m policies.gym.shots … --out build/shots
    python -m policies.pocket.train_pointer --config policies/pocket/pointer.toml

Pages that appear in the folders meanwhile are learned from as well. The folder `out` holds the model, the
state of the optimiser and `pointer.jsonl`.
"""

from __future__ import annotations

import argparse
import json
import math
import time
import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor
from transformers.utils import logging

from policies.pocket.config import PocketConfig
from policies.pocket.evidence import MarkFacts
from policies.pocket.hearing import asked_of, sight_of
from policies.pocket.keeping import keep, note
from policies.pocket.model import PocketModel
from policies.pocket.pointer import Asked, Sight
from policies.pocket.processor import PocketProcessor

_MOST_MARKS = 100  # of a page, in training: those that are meant are always among them
_SENTENCES = 16  # of a page, at a time
_PAGES = 2  # a step


@dataclass(frozen=True, slots=True)
class Plan:
    """What a training's file says.

    pages: folders of pages, and how often one of each is learned from; twice as often where that is 2.
    encoders: the folder that they are taken from. start: one with a pointer to begin from. held: pages of
    each folder that are only for trying.
    """

    pages: Mapping[Path, float]
    encoders: Path
    out: Path
    start: Path | None = None
    held: int = 40
    steps: int = 0
    minutes: float = 45
    rate: float = 1e-3
    seed: int = 0
    threads: int = 1
    save_minutes: float = 3
    model: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def from_file(cls, file: Path) -> Plan:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        paths: dict[str, Any] = {
            name: Path(table.pop(name)) for name in ("encoders", "out", "start") if name in table
        }
        pages = {Path(folder): float(often) for folder, often in table.pop("pages").items()}
        return cls(pages, **paths, **table)

    def gone(self, step: int, minutes: float) -> float:
        return step / self.steps if self.steps else minutes / self.minutes


@dataclass(frozen=True, slots=True)
class Page:
    """A page with its questions. meant: K × (N + 1), which marks are, the last where none is."""

    sight: Sight
    asked: Asked
    meant: Tensor
    kinds: tuple[str, ...]


class Pages:
    """The pages of the plan's folders, made ready once; the first of each are held out."""

    def __init__(self, plan: Plan, model: PocketModel, processor: PocketProcessor) -> None:
        self._plan, self._model, self._processor = plan, model, processor
        self._known: set[Path] = set()
        self._ready: dict[Path, list[Page]] = {folder: [] for folder in plan.pages}

    def __len__(self) -> int:
        return sum(map(len, self._ready.values()))

    @property
    def held(self) -> Mapping[str, list[Page]]:
        """The pages that are only for trying, by the names of their folders."""
        return {folder.name: pages[: self._plan.held] for folder, pages in self._ready.items()}

    def draw(self, lots: np.random.Generator) -> Page:
        """Return one to learn from: of a folder by how many it has and how often they are learned from."""
        held, ready = self._plan.held, self._ready
        shares = np.array([often * max(len(ready[it]) - held, 0) for it, often in self._plan.pages.items()])
        pages = ready[list(ready)[int(lots.choice(len(shares), p=shares / shares.sum()))]]
        return pages[held + int(lots.integers(len(pages) - held))]

    def renew(self, most: int = 10_000) -> None:
        """Make the files ready that have come since, at most so many of each folder."""
        for folder, ready in self._ready.items():
            for file in sorted(set(folder.glob("*.npz")) - self._known)[:most]:
                self._known.add(file)
                try:
                    ready.append(self._read(file))
                except (ValueError, OSError, EOFError, KeyError):
                    self._known.discard(file)  # it is being written; or it is spoilt, and read in vain

    @torch.inference_mode()
    def _read(self, file: Path) -> Page:
        with np.load(file) as kept:
            asked = json.loads(str(kept["asked"]))
            labels = json.loads(str(kept["labels"]))
            numbers, looks, around, boxes = (
                torch.from_numpy(kept[name].astype(np.float32))
                for name in ("numbers", "looks", "around", "boxes")
            )
            unit = float(kept["unit"])
        if not all(bool(each.isfinite().all()) for each in (numbers, looks, around, boxes)):
            raise ValueError(f"the page '{file}' has numbers that are none (draw it again)")
        facts = MarkFacts(numbers, looks, around, boxes, labels, unit)
        meant = torch.stack([_meant(box, boxes * unit) for _, box, _, _ in asked])
        kept_rows = meant.any(1)
        asked = [each for each, fits in zip(asked, kept_rows.tolist(), strict=True) if fits]
        sight = sight_of(self._model, self._processor, facts)
        sight = replace(sight, around=sight.around.half())
        heard = asked_of(self._model, self._processor, [each[0] for each in asked], labels)
        heard = Asked(
            heard.whole.half(), heard.words.half(), heard.there, heard.said.half(), heard.each.half()
        )
        return Page(sight, heard, meant[kept_rows], tuple(each[2] for each in asked))


def _meant(box: list[float] | None, boxes: Tensor) -> Tensor:
    """Return which marks have their middle in the box."""
    if box is None:
        return torch.cat([torch.zeros(len(boxes), dtype=torch.bool), torch.ones(1, dtype=torch.bool)])
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    inside = (x > box[0]) & (x < box[2]) & (y > box[1]) & (y < box[3])
    return torch.cat([inside, torch.zeros(1, dtype=torch.bool)])


def cut(page: Page, lots: np.random.Generator) -> tuple[Sight, Asked, Tensor]:
    """Return some of the sentences, and no more marks than are learned from at a time."""
    rows = torch.from_numpy(lots.permutation(len(page.kinds))[:_SENTENCES])
    meant = page.meant[rows]
    count = page.meant.shape[1] - 1
    if count > _MOST_MARKS:
        wanted = meant[:, :-1].any(0).float() * 4 + (page.asked.said[rows, :, 0].amax(0) > 0.5).float() * 2
        order = torch.argsort(wanted + torch.from_numpy(lots.random(count)), descending=True)
        marks = order[:_MOST_MARKS].sort().values
    else:
        marks = torch.arange(count)
    longest = int(page.asked.there[rows].sum(1).max())
    sight, asked = page.sight, page.asked
    return (
        Sight(
            sight.numbers[marks], sight.looks[marks], sight.texts[marks], sight.around[marks].float(),
            sight.boxes[marks],
        ),
        Asked(
            asked.whole[rows].float(), asked.words[rows, :longest].float(), asked.there[rows, :longest],
            asked.said[rows][:, marks].float(), asked.each[rows][:, marks, :longest].float(),
        ),
        torch.cat([meant[:, marks], meant[:, -1:]], dim=1),
    )  # fmt: skip


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
