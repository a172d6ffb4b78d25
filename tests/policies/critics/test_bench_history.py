"""What one more step costs an encoder of a run's history, the longer the run is."""

from __future__ import annotations

import statistics
import time

import pytest
import torch

from policies.critics.encoder import WINDOW, Carried, HistoryEncoder
from policies.critics.features import COUNT
from policies.threads import one_thread

pytestmark = pytest.mark.bench
MARKS = (10, 100, 1000)
AROUND = 9  # steps before a mark, over which the middle is taken


@torch.no_grad()
def test_what_a_step_costs_at_10_100_and_1000() -> None:
    rows = torch.randn(MARKS[-1], COUNT, generator=torch.Generator().manual_seed(0))
    costs = {
        "linear, carried on": _carried(HistoryEncoder("linear").eval(), rows),
        f"transformer, the last {WINDOW}": _carried(HistoryEncoder("transformer").eval(), rows),
        "transformer, all steps": _all_again(HistoryEncoder("transformer").eval(), rows),
        "linear, all steps again": _all_again(HistoryEncoder("linear").eval(), rows),
    }
    print()
    for name, told in costs.items():
        said = ", ".join(f"{told[mark]:.2f} ms at step {mark}" for mark in MARKS)
        print(f"{name}: {said}")
    linear, whole = costs["linear, carried on"], costs["transformer, all steps"]
    assert linear[1000] < 2 * linear[10]
    assert whole[1000] > 5 * linear[1000]


def _carried(encoder: HistoryEncoder, rows: torch.Tensor) -> dict[int, float]:
    carried: Carried | None = None
    spent = []
    with one_thread():
        for row in rows:
            began = time.thread_time()
            carried, _ = encoder.advance(row, carried)
            spent.append(1000 * (time.thread_time() - began))
    return {mark: statistics.median(spent[mark - AROUND : mark]) for mark in MARKS}


def _all_again(encoder: HistoryEncoder, rows: torch.Tensor) -> dict[int, float]:
    told = {}
    with one_thread():
        for mark in MARKS:
            spent = []
            for _ in range(AROUND):
                began = time.thread_time()
                encoder(rows[None, :mark])
                spent.append(1000 * (time.thread_time() - began))
            told[mark] = statistics.median(spent)
    return told
