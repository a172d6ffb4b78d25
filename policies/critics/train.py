"""Training and trying the encoders; everything is made up on the spot.

    python -m policies.critics.train --out assets/critics             all kinds, three seeds, as in the card
    python -m policies.critics.train --kinds gru --seeds 1 --runs 4   a short try

The trap: one run has thirty steps, and an alarm at any of them is a false alarm of the run. So what is
counted is runs: the threshold is the one at which one good run in a hundred is called stuck, and how soon a
stuck run is noticed is counted in useless steps from the first one on. Runs on which the threshold is set are
others than those that it is tried on, and the kinds in HELD_OUT were not trained on at all.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import torch
from safetensors.torch import save_file
from torch import Tensor
from torch.nn import functional as F  # noqa: N812
from torch.nn.utils.rnn import pad_sequence

from policies.critics.encoder import ANSWERS, KINDS, HistoryEncoder
from policies.critics.rehearsal import DONE, GOOD, HELD_OUT, STUCK, Rehearsed, rehearse

FALSE_ALARMS = 0.01  # of good runs, where encoders are compared
SPOKEN, SURE = 0.004, 0.95  # at work: of good runs that come so far, and the least probability
BATCH, STEPS, RATE = 24, 450, 4e-3
TRAINING, SETTING, TRYING = 0, 100_000, 200_000  # where the runs' seeds begin


@dataclass(frozen=True)
class Trial:
    """How one encoder did: AUROC of each answer, and at the threshold what was noticed and when.

    noticed: share of stuck runs. steps: mean useless steps until then; missed runs count all of theirs.
    alarms: share of good runs that were called stuck.
    """

    auroc_stuck: float
    auroc_done: float
    noticed: float
    steps: float
    alarms: float

    def __str__(self) -> str:
        return (
            f"AUROC stuck {self.auroc_stuck:.4f} done {self.auroc_done:.4f}; noticed {self.noticed:.3f} "
            f"after {self.steps:.2f} steps, false alarms {self.alarms:.4f}"
        )


def runs(kinds: Sequence[str], count: int, first: int, pool: Executor) -> list[Rehearsed]:
    """Return so many runs of each kind."""
    wanted = [(kind, first + seed) for kind in kinds for seed in range(count)]
    return list(pool.map(rehearse, *zip(*wanted, strict=True), chunksize=8))


def fit(kind: str, told: Sequence[Rehearsed], *, seed: int, steps: int = STEPS) -> HistoryEncoder:
    """Return an encoder that has learned from these runs."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        encoder = HistoryEncoder(kind)
    dice = torch.Generator().manual_seed(seed)
    optimizer = torch.optim.AdamW(encoder.parameters(), lr=RATE, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps, pct_start=0.1)
    for _ in range(steps):
        picked = [told[int(each)] for each in torch.randint(len(told), (BATCH,), generator=dice)]
        features, labels, counted = batch(picked)
        loss = F.binary_cross_entropy_with_logits(encoder(features), labels, weight=counted, reduction="sum")
        loss = loss / counted.sum()
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(encoder.parameters(), 1.0)
        optimizer.step()
        schedule.step()
    return encoder.eval()


def batch(told: Sequence[Rehearsed]) -> tuple[Tensor, Tensor, Tensor]:
    """Return features (B, T, F), labels (B, T, 2) and which of them count (B, T, 2).

    Whether a run that is done and goes on is stuck, too, is asked of nobody.
    """
    features = pad_sequence([torch.from_numpy(run.features) for run in told], batch_first=True)
    at = torch.arange(features.shape[1])[None]  # (1, T)
    stuck, done, length = (
        torch.tensor([value(run) for run in told])[:, None]  # (B, 1)
        for value in (lambda run: run.stuck, lambda run: run.done, lambda run: len(run.features))
    )
    labels = torch.stack([at >= stuck, at >= done], dim=-1).float()
    there = at < length
    return features, labels, torch.stack([there & (at < done), there], dim=-1).float()


@torch.no_grad()
def scores(encoder: HistoryEncoder, told: Sequence[Rehearsed]) -> list[Tensor]:
    """Return the probabilities (T, 2) of each run."""
    return [encoder(torch.from_numpy(run.features)[None])[0].sigmoid() for run in told]


def threshold(encoder: HistoryEncoder, good: Sequence[Rehearsed], answer: int, share: float) -> float:
    """Return the probability that only this share of good runs ever exceeds."""
    most = [float(each[:, answer].max()) for each in scores(encoder, good)]
    return float(np.quantile(most, 1 - share))


def tried(encoder: HistoryEncoder, told: Sequence[Rehearsed], limit: float) -> Trial:
    """Return how the encoder does on these runs."""
    said = scores(encoder, told)
    _, labels, counted = batch(told)
    flat = torch.cat(said)  # (steps, 2)
    there = counted[..., 1] > 0
    truth, counts = labels[there], counted[there] > 0
    first = [_first(each[:, 0] > limit) for each in said]
    return Trial(
        auroc(flat[counts[:, 0], 0], truth[counts[:, 0], 0]),
        auroc(flat[:, 1], truth[:, 1]),
        *noticed(told, first),
    )


def noticed(told: Sequence[Rehearsed], first: Sequence[int | None]) -> tuple[float, float, float]:
    """Return the share of stuck runs noticed, after how many steps, and that of good ones called stuck."""
    late, good = [], []
    for run, at in zip(told, first, strict=True):
        if run.kind in GOOD:
            good.append(at is not None)
        elif run.kind in STUCK:
            last = len(run.features) if at is None else max(at, run.stuck)
            late.append((at is not None, last - run.stuck + 1))
    share = float(np.mean([each for each, _ in late]))
    return share, float(np.mean([steps for _, steps in late])), float(np.mean(good))


def by_rule(told: Sequence[Rehearsed]) -> tuple[float, float, float]:
    """Return the same for the rule of `agent.loops`."""
    return noticed(told, [run.rule if run.rule < len(run.features) else None for run in told])


def auroc(score: Tensor, truth: Tensor) -> float:
    """Return how often something true has the higher score than something false; ties count half."""
    order = score.double()
    positive, negative = order[truth > 0], order[truth == 0].sort().values
    below = torch.searchsorted(negative, positive)
    up_to = torch.searchsorted(negative, positive, right=True)
    return float((below + up_to).double().mean() / 2 / len(negative))


def _first(where: Tensor) -> int | None:
    found = where.nonzero()
    return int(found[0, 0]) if len(found) else None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--kinds", nargs="+", default=list(KINDS), choices=KINDS)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--runs", type=int, default=40, help="of each kind, to learn from")
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--out", type=Path, help="where the weights of seed 0 and the figures go")
    wish = parser.parse_args()
    known = [kind for kind in (*GOOD, *STUCK, *DONE) if kind not in HELD_OUT]
    good = [kind for kind in known if kind in GOOD]
    figures: dict[str, object] = {}
    with ProcessPoolExecutor(wish.workers, initializer=_alone) as pool:
        training = runs(known, wish.runs, TRAINING, pool)
        setting = runs(good, 2 * wish.runs, SETTING, pool)
        trying = {
            "known": runs(known, wish.runs // 2, TRYING, pool),
            "held out": runs(HELD_OUT, wish.runs // 2, TRYING, pool),
        }
        print(f"{sum(len(run.features) for run in training)} steps to learn from", flush=True)
        for name, told in trying.items():
            figures[f"rule, {name}"] = dict(zip(("noticed", "steps", "alarms"), by_rule(told), strict=True))
            print("rule", name, figures[f"rule, {name}"])
        jobs = [
            pool.submit(_one, kind, seed, wish.steps, training, setting, trying, wish.out)
            for seed in range(wish.seeds)
            for kind in wish.kinds
        ]
        for job in jobs:
            figures |= job.result()
    if wish.out is not None:
        (wish.out / "figures.json").write_text(json.dumps(figures, indent=1) + "\n")


def _alone() -> None:
    torch.set_num_threads(1)
    cv2.setNumThreads(1)


def _one(
    kind: str,
    seed: int,
    steps: int,
    training: Sequence[Rehearsed],
    setting: Sequence[Rehearsed],
    trying: Mapping[str, Sequence[Rehearsed]],
    out: Path | None,
) -> dict[str, object]:
    """Train one encoder and try it; keep its weights where it is the first of its kind."""
    began = time.process_time()
    encoder = fit(kind, training, seed=seed, steps=steps)
    spent = time.process_time() - began
    limit = threshold(encoder, setting, 0, FALSE_ALARMS)
    figures: dict[str, object] = {}
    for name, told in trying.items():
        trial = tried(encoder, told, limit)
        figures[f"{kind}, {seed}, {name}"] = {**vars(trial), "limit": limit, "seconds": spent}
        print(f"{kind:11} {seed} {name:9} {trial} (limit {limit:.4f}, {spent:.0f} s)", flush=True)
    if out is not None and seed == 0:
        out.mkdir(parents=True, exist_ok=True)
        keep(encoder, setting, out)
    return figures


def keep(encoder: HistoryEncoder, good: Sequence[Rehearsed], folder: Path) -> None:
    """Write the weights, with the probabilities from which on something is said."""
    said = {
        word: f"{max(threshold(encoder, good, number, SPOKEN), SURE):.6f}"
        for number, word in enumerate(ANSWERS)
    }
    save_file(encoder.state_dict(), folder / f"{encoder.kind}.safetensors", metadata=said)


if __name__ == "__main__":
    main()
