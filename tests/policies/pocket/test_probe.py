"""Claims about what Pocket tells of its activation functions, and that this costs nothing unwatched."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from agent.events import Event, Probed
from policies.pocket.probe import DEAD, INPUT, PROBES, probed


class Held:
    """An eye with a model of two activation functions; the first unit of the first is silent."""

    def __init__(self) -> None:
        first = nn.Linear(4, 4)
        nn.init.eye_(first.weight)
        first.bias = nn.Parameter(torch.tensor([-50.0, 1, 1, 1]))
        self.model = nn.Sequential(first, nn.GELU(), nn.Linear(4, 8), nn.SiLU())


def hooks(eye: Held) -> int:
    return sum(len(each._forward_hooks) for each in eye.model.modules())


def test_there_are_hooks_only_while_somebody_watches() -> None:
    eye = Held()
    with probed(eye, frozenset(), lambda event: None):
        unwatched = hooks(eye)
    with probed(eye, PROBES.keys(), lambda event: None):
        watched = hooks(eye)

    assert (unwatched, watched, hooks(eye)) == (0, 2, 0)


def test_each_layer_tells_a_histogram_and_its_silent_units() -> None:
    eye, events = Held(), list[Event]()
    with probed(eye, PROBES.keys(), events.append):
        eye.model(torch.rand(5, 4))
        eye.model(torch.rand(3, 4))

    told = [event.reading for event in events if isinstance(event, Probed)]
    shares = {
        label: sum(r.values[0] for r in told if r.source == INPUT and r.label == label) for label in "13"
    }
    silent = {r.label: r.values[0] for r in told if r.source == DEAD}
    assert shares == {"1": pytest.approx(100), "3": pytest.approx(100)}
    assert silent["1"] == 25


def test_hooks_are_gone_after_a_failure_too() -> None:
    eye = Held()
    with pytest.raises(ValueError, match="no"), probed(eye, PROBES.keys(), lambda event: None):
        raise ValueError("no")

    assert hooks(eye) == 0
