"""What pointing is worth: the same model trained to point, and to write coordinates as text.

    python -m policies.pocket.coordinates --config policies/pocket/pointer.toml --steps 2000

Both begin from nothing, see the same pages in the same order, and are asked about the same held-out ones.
Text is six digits, thousandths of the width and of the height, each chosen with the marks in view once more,
as language models ground. Found is what lies in the mark that is meant. The trap: a sentence that means
nothing has no coordinates, so it is learned by the pointer alone, and counted for neither.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from agent.evaluate.statistics import wilson
from policies.pocket.config import PocketConfig
from policies.pocket.evidence import COLUMNS_OF_MIDDLE
from policies.pocket.pointer import Asked, Pointer, Sight
from policies.pocket.pointer_page import Page, Pages, cut
from policies.pocket.pointer_plan import Plan
from policies.pocket.train_pointer import loss_of, opened

DIGITS = 3  # of each coordinate
_START = 10  # what stands before the first digit


class Speller(Pointer):
    """The pointer's layers with a decoder behind them: digits, each from those before and from the marks."""

    def __init__(self, config: PocketConfig, outline: int) -> None:
        super().__init__(config, outline)
        width = config.pointing
        self.token = nn.Embedding(11, width)
        self.place = nn.Parameter(torch.randn(2 * DIGITS, width) * 0.05)
        self.decode = nn.TransformerDecoderLayer(
            width, config.heads, 2 * width, config.dropout, activation="gelu", batch_first=True,
            norm_first=True,
        )  # fmt: skip
        self.digit = nn.Linear(width, 10)

    def spelled(self, marks: Tensor, told: Tensor, before: Tensor) -> Tensor:
        """Return logits of the digit after each of those before: K × T into K × T × 10."""
        x = self.token(before) + self.place[: before.shape[1]] + told[:, None]  # K x T x D
        later = torch.ones(before.shape[1], before.shape[1], dtype=torch.bool).triu(1)
        logits: Tensor = self.digit(self.decode(x, marks, tgt_mask=later))
        return logits

    @torch.inference_mode()
    def written(self, sight: Sight, asked: Asked) -> Tensor:
        """Return the likeliest digits, one after another: K × 6."""
        marks, told = self.heard_of(sight, asked)
        tokens = torch.full((len(marks), 1), _START)
        for _ in range(2 * DIGITS):
            following = self.spelled(marks, told, tokens)[:, -1].argmax(-1, keepdim=True)
            tokens = torch.cat([tokens, following], dim=1)
        return tokens[:, 1:]


def digits_of(shares: Tensor) -> Tensor:
    """Return shares of a width and a height as digits: K × 2 into K × 6."""
    thousandths = (shares * 10**DIGITS).long().clamp(0, 10**DIGITS - 1)
    powers = 10 ** torch.arange(DIGITS - 1, -1, -1)
    digits: Tensor = (thousandths[..., None] // powers % 10).flatten(1)
    return digits


def shares_of(digits: Tensor) -> Tensor:
    """Return the places that digits say, in the middle of what the last one leaves open: K × 6 into K × 2."""
    powers = 10 ** torch.arange(DIGITS - 1, -1, -1)
    shares: Tensor = ((digits.view(-1, 2, DIGITS) * powers).sum(-1) + 0.5) / 10**DIGITS
    return shares


def middles(sight: Sight) -> Tensor:
    """Return where the marks' middles are, as shares of the screen: N × 2."""
    return sight.numbers[:, list(COLUMNS_OF_MIDDLE)].float() + 0.5


def spelling_loss(speller: Speller, sight: Sight, asked: Asked, meant: Tensor) -> Tensor:
    """Return the loss of the digits of what is meant; of more marks than one, of the first."""
    there = meant[:, :-1].any(1)
    marks, told = speller.heard_of(sight, asked)
    wanted = digits_of(middles(sight)[meant[:, :-1].float().argmax(1)])  # K x 6
    before = torch.cat([torch.full((len(wanted), 1), _START), wanted[:, :-1]], dim=1)
    logits = speller.spelled(marks, told, before)
    loss = functional.cross_entropy(logits.transpose(1, 2), wanted, reduction="none").sum(1)
    return (loss * there).sum() / there.sum().clamp(min=1)


def train(model: Pointer, pages: Pages, plan: Plan, steps: int) -> None:
    """Train by so many steps of two pages, from the plan's seed on."""
    optimizer = torch.optim.AdamW(model.parameters(), lr=plan.rate, weight_decay=0.03, betas=(0.9, 0.98))
    pace = torch.optim.lr_scheduler.OneCycleLR(optimizer, plan.rate, steps, pct_start=0.05)
    lots = np.random.default_rng(plan.seed)
    model.train()
    for _ in range(steps):
        optimizer.zero_grad(set_to_none=True)
        for _ in range(2):
            sight, asked, meant = cut(pages.draw(lots), lots)
            if isinstance(model, Speller):
                loss = spelling_loss(model, sight, asked, meant)
            else:
                loss = loss_of(model(sight, asked), meant)
            (loss / 2).backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        pace.step()


@torch.inference_mode()
def found(model: Pointer, held: Mapping[str, list[Page]]) -> tuple[Counter[str], Counter[str]]:
    """Return how many of the held-out sentences are right, and how many there are, by kind and all."""
    model.eval()
    right: Counter[str] = Counter()
    count: Counter[str] = Counter()
    for page in (page for pages in held.values() for page in pages):
        sight, asked = page.sight.to(torch.device("cpu")), page.asked.to(torch.device("cpu"))
        if isinstance(model, Speller):
            hits = _inside(shares_of(model.written(sight, asked)), sight, page.meant)
        else:
            best = model(sight, asked)[:, :-1].argmax(1)
            hits = page.meant[torch.arange(len(best)), best]
        for kind, hit in zip(page.kinds, hits.tolist(), strict=True):
            if kind != "none":
                count.update(("all", kind))
                right.update(("all", kind) if hit else ())
    return right, count


def _inside(shares: Tensor, sight: Sight, meant: Tensor) -> Tensor:
    """Tell whether a place lies in one of the marks that are meant: K."""
    own = middles(sight)  # N x 2
    boxes = sight.boxes.float()
    size = boxes.view(-1, 2, 2).mean(1)  # N x 2: the middles in units
    units = (size / own.clamp(min=1e-3)).median(0).values  # of the whole screen
    at = shares * units  # K x 2
    inside = ((at[:, None] >= boxes[None, :, :2]) & (at[:, None] <= boxes[None, :, 2:])).all(-1)
    hits: Tensor = (inside & meant[:, :-1]).any(1)
    return hits


def main() -> None:
    """Train both and print what they find."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=2000)
    wanted = parser.parse_args()
    plan = replace(Plan.from_file(wanted.config), start=None)
    torch.set_num_threads(plan.threads)
    opening, processor = opened(plan)
    pages = Pages(plan, opening, processor)
    pages.renew()
    outline = opening.look.outline.count
    rows: dict[str, tuple[Counter[str], Counter[str]]] = {}
    for name, kind in (("a pointer", Pointer), ("coordinates as text", Speller)):
        torch.manual_seed(plan.seed)
        model = kind(opening.config, outline)  # type: ignore[arg-type]
        train(model, pages, plan, wanted.steps)
        rows[name] = found(model, pages.held)
    kinds = sorted(next(iter(rows.values()))[1])
    print("| trained as | " + " | ".join(f"{kind} ({rows['a pointer'][1][kind]})" for kind in kinds) + " |")
    print("| --- " * (1 + len(kinds)) + "|")
    for name, (right, count) in rows.items():
        shares = [wilson(right[kind], count[kind]) for kind in kinds]
        told = (f"{100 * it.value:.1f} % ({100 * it.low:.0f} to {100 * it.high:.0f})" for it in shares)
        print(f"| {name} | {' | '.join(told)} |", flush=True)


if __name__ == "__main__":
    main()
