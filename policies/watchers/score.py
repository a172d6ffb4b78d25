"""How well acts are named frame by frame: average precision, calibrated, and how late a start is noticed.

    AP = mean over the true frames of the precision at each one's rank
    cAP: the same with w · TP / (w · TP + FP), w = false frames / true ones        (De Geest et al. 2016)

The trap: of an act that is one frame in fifty a guess has an AP of 2 %, of one that is every second 50 %. So
the calibrated one is told, too: there a guess has 50 % of each.

Axes: N frames, C classes.
"""

from __future__ import annotations

import statistics

import torch
from torch import Tensor


def average_precisions(scores: Tensor, truth: Tensor, *, calibrated: bool = False) -> list[float]:
    """Return the average precision of each class that occurs, of scores (N, C) for the true ones (N,)."""
    precisions = []
    for each in range(scores.shape[1]):
        right = (truth == each)[scores[:, each].argsort(descending=True)].double()  # (N,)
        if not right.any():
            continue
        weight = float((1 - right).sum() / right.sum()) if calibrated else 1.0
        true, false = right.cumsum(0) * weight, (1 - right).cumsum(0)
        precisions.append(float((true / (true + false) * right).sum() / right.sum()))
    return precisions


def start_delay(named: Tensor, truth: Tensor, classes: set[int]) -> tuple[float, float]:
    """Return the mean frames from the start of an act until it is named, and the share that ever is.

    named, truth: (N,). classes: the acts that count. One that is never named counts with its whole length.
    """
    delays, ever, start = [], [], 0
    for i in range(1, len(truth) + 1):
        if i == len(truth) or truth[i] != truth[start]:
            if int(truth[start]) in classes:
                right = (named[start:i] == truth[start]).nonzero()
                ever.append(len(right) > 0)
                delays.append(float(right[0, 0]) if len(right) else float(i - start))
            start = i
    return statistics.mean(delays), statistics.mean(map(float, ever))


def anticipated(following: Tensor, truth: Tensor) -> list[float]:
    """Return how often each frame ahead is foretold: logits (N, P, C) of the frames after each of (N,)."""
    ahead = following.shape[1]
    rights = []
    for i in range(ahead):
        wanted = truth[i + 1 :]
        rights.append(float((following[: len(wanted), i].argmax(dim=-1) == wanted).double().mean()))
    return rights


def stays(truth: Tensor, ahead: int) -> list[float]:
    """Return how often a frame ahead shows the act of now: what foretelling has to be better than."""
    return [float((truth[: len(truth) - i] == truth[i:]).double().mean()) for i in range(1, ahead + 1)]


def mean_percent(values: list[float]) -> float:
    return 100 * statistics.mean(values) if values else torch.nan
