"""Linear against softmax attention on this machine: time, memory, where they cross, and how they differ.

Softmax is measured twice: as its equation is written, and as torch's fused kernel, which never stores the
N² scores and is what linear attention really has to beat. Memory is what autograd keeps for the way back.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from agent.control import Control
from agent.events import Reading
from agent.study import Progress, Values
from policies.components.linear_attention import chunked, parallel, recurrent, softmax_attention
from policies.studies.clock import kept, seconds, slope

SHORTEST = 128
Attention = Callable[[Tensor, Tensor, Tensor], Tensor]


def measure(values: Values, control: Control) -> Iterator[Reading | Progress]:
    width, chunk, seed = values.whole("width"), values.whole("chunk"), values.whole("seed")
    kinds: dict[str, Attention] = {
        "softmax": softmax_attention,
        "softmax, fused": F.scaled_dot_product_attention,
        "linear": parallel,
        "linear, causal": lambda q, k, v: chunked(q, k, v, chunk=chunk),
    }
    lengths = [SHORTEST]
    while lengths[-1] * 2 <= values.whole("longest"):
        lengths.append(lengths[-1] * 2)
    times: dict[str, list[float]] = {name: [] for name in kinds}
    memory: dict[str, list[float]] = {name: [] for name in kinds}
    for number, n in enumerate(lengths):
        yield Progress(number, len(lengths) + 1, f"{n} positions")
        qkv = _random(n, width, seed)
        for name, kind in kinds.items():
            control.go_on_or_stop()
            with torch.no_grad():
                times[name].append(seconds(lambda kind=kind, qkv=qkv: kind(*qkv)))  # type: ignore[misc]
            memory[name].append(kept(lambda kind=kind, qkv=qkv: _learning(kind, qkv)))  # type: ignore[misc]
            milliseconds, mebibytes = times[name][-1] * 1000, memory[name][-1] / 2**20
            yield Reading("linear_attention.time", (milliseconds,), ("positions",), "ms", label=name, at=n)
            yield Reading("linear_attention.memory", (mebibytes,), ("positions",), "MiB", label=name, at=n)
    for name in kinds:
        yield Reading("linear_attention.time_slope", (slope(lengths, times[name]),), label=name)
        yield Reading("linear_attention.memory_slope", (slope(lengths, memory[name]),), label=name)
    for name in ("softmax", "softmax, fused"):
        crossing = crossover(lengths, times[name], times["linear"])
        if crossing is not None:
            yield Reading("linear_attention.crossover", (crossing,), (), "positions", label=f"linear, {name}")
    yield Progress(len(lengths), len(lengths) + 1, "differences")
    yield from _differences(width, chunk, seed, control)
    yield Progress(len(lengths) + 1, len(lengths) + 1)


def _differences(width: int, chunk: int, seed: int, control: Control) -> Iterator[Reading]:
    """Measure that the causal forms agree, and how far linear is from softmax the sharper attention gets."""
    q, k, v = _random(256, width, seed)
    gap = float((recurrent(q, k, v) - chunked(q, k, v, chunk=chunk)).abs().max())
    yield Reading("linear_attention.recurrent_gap", (gap,))
    for sharpness in (0.25, 0.5, 1.0, 2.0, 4.0):
        control.go_on_or_stop()
        wanted = softmax_attention(q * sharpness, k, v)
        error = float((parallel(q * sharpness, k, v) - wanted).norm() / wanted.norm())
        yield Reading("linear_attention.distance", (error,), ("sharpness",), label="to softmax", at=sharpness)


def crossover(lengths: Sequence[int], slow: Sequence[float], fast: Sequence[float]) -> float | None:
    """Return from which length on `fast` stays below `slow`, read between lengths on logarithmic axes.

    The shortest length where it always is; None where it is not even at the longest.
    """
    gaps = [math.log(f / s) for f, s in zip(fast, slow, strict=True)]
    last = max((i for i, gap in enumerate(gaps) if gap >= 0), default=-1)
    if last == len(gaps) - 1:
        return None
    if last == -1:
        return float(lengths[0])
    share = gaps[last] / (gaps[last] - gaps[last + 1])
    return float(lengths[last] * (lengths[last + 1] / lengths[last]) ** share)


def _random(n: int, width: int, seed: int) -> tuple[Tensor, Tensor, Tensor]:
    dice = torch.Generator().manual_seed(seed)
    q, k, v = (torch.randn(1, 1, n, width, generator=dice) for _ in range(3))
    return q, k, v


def _learning(kind: Attention, qkv: tuple[Tensor, Tensor, Tensor]) -> Tensor:
    return kind(*(part.clone().requires_grad_() for part in qkv))
