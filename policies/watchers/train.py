"""Training and trying the watcher on streams of drawn applications, and trying it on recorded real windows.

    python -m policies.watchers.train --out assets/watchers                 OadTR and what it is compared with
    python -m policies.watchers.train --real FOLDER                         and on what `filmed.py` has filmed

The applications that are tried on are others than those learned from, in looks and layout; the real windows
were never learned from.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import cv2
import numpy as np
import torch
from safetensors.torch import save_file
from torch import Tensor, nn

from agent.control import Control
from policies.components.oadtr import loss, windows
from policies.studies.training import descended
from policies.watchers.acts import ACTS
from policies.watchers.rivals import AHEAD, KINDS, WINDOW, model
from policies.watchers.score import anticipated, average_precisions, mean_percent, start_delay, stays
from policies.watchers.stream import stream

BATCH, RATE = 96, 2e-3
TRYING = 500_000  # where the seeds of the applications that are tried on begin
BEGUN = {ACTS.index(act) for act in ACTS if act not in ("idle", "move")}
Told = tuple[Tensor, Tensor]  # features (N, F) and acts (N,) of one stream


def fit(kind: str, told: Sequence[Told], *, seed: int, steps: int) -> nn.Module:
    """Return a model that has learned from these streams."""
    network = model(kind, seed)
    frames = torch.cat([windows(features, WINDOW)[: len(features) - AHEAD] for features, _ in told])
    labels = torch.cat([acts.unfold(0, 1 + AHEAD, 1) for _, acts in told])
    dice = torch.Generator().manual_seed(seed)

    def of_step(_: int) -> Tensor:
        picked = torch.randint(len(labels), (BATCH,), generator=dice)
        now, following = network(frames[picked])
        return loss(now, following, labels[picked])

    descended(network.parameters(), of_step, steps=steps, rate=RATE, control=Control())
    return network.eval()


@torch.no_grad()
def tried(network: nn.Module, told: Sequence[Told]) -> dict[str, float | list[float]]:
    """Return the figures of a model on these streams."""
    answers = [network(windows(features, WINDOW)) for features, _ in told]
    scores = torch.cat([now.softmax(dim=-1) for now, _ in answers])
    truth = torch.cat([acts for _, acts in told])
    late, ever = zip(
        *(
            start_delay(now.argmax(dim=-1), acts, BEGUN)
            for (now, _), (_, acts) in zip(answers, told, strict=True)
        ),
        strict=True,
    )
    one = windows(told[0][0], WINDOW)[30:31]
    network(one)
    began = time.thread_time()
    for _ in range(50):
        network(one)
    figures: dict[str, float | list[float]] = {
        "mAP": mean_percent(average_precisions(scores, truth)),
        "cAP": mean_percent(average_precisions(scores, truth, calibrated=True)),
        "delay": float(np.mean(late)),
        "named": 100 * float(np.mean(ever)),
        "ms": (time.thread_time() - began) / 50 * 1000,
    }
    following = [following for _, following in answers]
    if following[0].shape[1]:
        each = [anticipated(ahead, acts) for ahead, (_, acts) in zip(following, told, strict=True)]
        figures["ahead"] = [100 * float(np.mean(column)) for column in zip(*each, strict=True)]
    return figures


def _one(
    kind: str, seed: int, steps: int, told: Sequence[Told], trying: dict[str, list[Told]], out: Path | None
) -> dict[str, object]:
    began = time.process_time()
    network = fit(kind, told, seed=seed, steps=steps)
    spent = time.process_time() - began
    figures: dict[str, object] = {}
    for name, some in trying.items():
        figures[f"{kind}, {seed}, {name}"] = each = {**tried(network, some), "seconds": spent}
        words = ", ".join(
            f"{key} {value:.2f}" if isinstance(value, float) else f"{key} {[round(one, 1) for one in value]}"
            for key, value in each.items()
        )
        print(f"{kind:15} {seed} {name:12} {words}", flush=True)
    if out is not None and seed == 0 and kind == KINDS[0]:
        out.mkdir(parents=True, exist_ok=True)
        save_file(network.state_dict(), out / "oadtr.safetensors")
    return figures


def _stream(seed: int, length: int) -> Told:
    features, acts = stream(seed, length)
    return torch.from_numpy(features), torch.from_numpy(acts)


def filmed(folder: Path) -> list[Told]:
    """Return the streams that `filmed.py` has kept."""
    streams = [np.load(file) for file in sorted(folder.glob("*.npz"))]
    return [(torch.from_numpy(each["features"]), torch.from_numpy(each["acts"])) for each in streams]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--kinds", nargs="+", default=list(KINDS), choices=KINDS)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--streams", type=int, default=60)
    parser.add_argument("--frames", type=int, default=400, help="of each stream")
    parser.add_argument("--steps", type=int, default=700)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--real", type=Path, help="a folder of filmed windows, to try on")
    parser.add_argument("--out", type=Path, help="where the weights of seed 0 and the figures go")
    wish = parser.parse_args()
    figures: dict[str, object] = {}
    with ProcessPoolExecutor(wish.workers, initializer=_alone) as pool:
        lengths = [wish.frames] * wish.streams
        told = list(pool.map(_stream, range(wish.streams), lengths))
        unseen = [TRYING + seed for seed in range(wish.streams // 4)]
        trying = {"drawn": list(pool.map(_stream, unseen, lengths))}
        if wish.real is not None:
            trying["real"] = filmed(wish.real)
        print(f"{sum(len(acts) for _, acts in told)} frames to learn from", flush=True)
        for name, some in trying.items():
            figures[f"as now, {name}"] = [
                100 * float(np.mean(column))
                for column in zip(*(stays(acts, AHEAD) for _, acts in some), strict=True)
            ]
            print("as now", name, figures[f"as now, {name}"], flush=True)
        jobs = [
            pool.submit(_one, kind, seed, wish.steps, told, trying, wish.out)
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


if __name__ == "__main__":
    main()
