"""What a call takes of the processor's time, what memory it keeps, how long its chain of steps is."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

import torch
from torch import Tensor


def seconds(call: Callable[[], object], *, least: int = 3, budget: float = 0.1) -> float:
    """Return the processor's seconds for a call on this thread, the best of several.

    The time of the thread, not that of the wall: a study often runs beside a policy that needs the machine.

    least: how often it is called, after once to warm up; more often while `budget` seconds last.
    """
    call()
    best, count, start = float("inf"), 0, time.perf_counter()
    while count < least or time.perf_counter() - start < budget:
        before = time.thread_time()
        call()
        best, count = min(best, time.thread_time() - before), count + 1
    return best


def kept(call: Callable[[], Tensor]) -> int:
    """Return how many bytes autograd keeps of a call, each tensor once: what grows while training."""
    seen: dict[int, int] = {}

    def keep(tensor: Tensor) -> Tensor:
        seen[tensor.untyped_storage().data_ptr()] = tensor.untyped_storage().nbytes()
        return tensor

    with torch.autograd.graph.saved_tensors_hooks(keep, lambda tensor: tensor):
        result = call()  # alive until here, so that no address is used twice
    del result
    return sum(seen.values())


def chain(result: Tensor) -> int:
    """Return how many steps had to wait for each other: the longest path through what autograd recorded."""
    assert result.grad_fn is not None
    depth: dict[object, int] = {}
    todo = [result.grad_fn]
    while todo:
        node = todo[-1]
        before = [earlier for earlier, _ in node.next_functions if earlier is not None]
        missing = [earlier for earlier in before if earlier not in depth]
        if missing:
            todo.extend(missing)
        else:
            depth[todo.pop()] = 1 + max((depth[earlier] for earlier in before), default=0)
    return depth[result.grad_fn]


def slope(at: Sequence[float], values: Sequence[float]) -> float:
    """Return the slope of the later half of a curve on logarithmic axes: 2 is quadratic, 1 a line."""
    half = len(at) // 2 if len(at) > 3 else 0
    x, y = (torch.tensor(side[half:], dtype=torch.float64).log() for side in (at, values))
    x, y = x - x.mean(), y - y.mean()
    return float((x * y).sum() / x.square().sum())
