"""What reaches step 1 from the last step, at birth and after training, for RNN, LSTM, GRU and transformer.

The task is recall: the first step shows one of four signs, noise follows, and the last step has to name the
sign. No model can do that by anything but remembering. Guessing is right in a quarter of the cases.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from agent.control import Control
from agent.events import Reading
from agent.study import Progress, Values
from policies.components.recurrent import GRU, LSTM, RNN, Recurrent, reach
from policies.components.transformer import Encoder
from policies.studies.training import descended, seeded

SIGNS, BATCH = 4, 32
KINDS: dict[str, Callable[[int], nn.Module]] = {
    "RNN": lambda width: Recurrent(RNN(width, width)),
    "LSTM": lambda width: Recurrent(LSTM(width, width)),
    "LSTM, bias 2": lambda width: Recurrent(LSTM(width, width, remember=2.0)),
    "GRU": lambda width: Recurrent(GRU(width, width)),
    "transformer": lambda width: Encoder(width, 2, 1),
}


def measure(values: Values, control: Control) -> Iterator[Reading | Progress]:
    longest, seeds, width = values.whole("longest"), values.whole("seeds"), values.whole("width") // 2 * 2
    for number, (name, kind) in enumerate(KINDS.items()):
        yield Progress(number, len(KINDS), name)
        yield from _reach(name, kind, longest, seeds, width, values.whole("seed"), control)
        length = max(2, longest // 3)
        right = []
        for seed in range(seeds):
            with seeded(values.whole("seed") + seed):
                model = nn.ModuleList([nn.Linear(SIGNS, width), kind(width), nn.Linear(width, SIGNS)])
            right.append(_recall(model, length, values.whole("steps"), seed, control))
            yield Reading("recurrent.recalled", (right[-1],), ("seed",), label=name, at=seed)
        yield Reading("recurrent.recall", (sum(right) / seeds,), label=name)
    yield Progress(len(KINDS), len(KINDS))


def _reach(
    name: str,
    kind: Callable[[int], nn.Module],
    longest: int,
    seeds: int,
    width: int,
    first: int,
    control: Control,
) -> Iterator[Reading]:
    """Measure at birth |∂ h_T / ∂ x_1| over |∂ h_T / ∂ x_{T−1}|, and for the longest T all steps."""
    for t in sorted({max(3, longest * part // 6) for part in range(1, 7)}):
        reached = torch.zeros(t)
        for seed in range(seeds):
            control.go_on_or_stop()
            with seeded(first + seed):
                reached += reach(kind(width), torch.randn(BATCH, t, width)) / seeds
        yield Reading("recurrent.reach", (float(reached[0] / reached[-2]),), ("steps",), label=name, at=t)
    yield Reading("recurrent.gradient", reached.tolist(), ("step",), label=name)


def _recall(model: nn.ModuleList, length: int, steps: int, seed: int, control: Control) -> float:
    """Train the model to name the first step's sign at the last; return how often it is right after that."""
    dice = torch.Generator().manual_seed(seed)

    def answer(count: int) -> tuple[Tensor, Tensor]:
        signs = torch.randint(SIGNS, (count,), generator=dice)
        x = torch.randn(count, length, SIGNS, generator=dice) * 0.5
        x[:, 0] = F.one_hot(signs, SIGNS) * 2.0
        embed, sequence, name = model
        logits: Tensor = name(sequence(embed(x))[:, -1])
        return logits, signs

    descended(
        model.parameters(), lambda _: F.cross_entropy(*answer(BATCH)), steps=steps, rate=5e-3, control=control
    )
    with torch.no_grad():
        logits, signs = answer(256)
    return float((logits.argmax(dim=-1) == signs).float().mean())
