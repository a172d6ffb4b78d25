"""OadTR on made-up streams of what a person does: naming each act as it happens, and what comes next.

Each frame tells of the pointer's speed, the button and keys, noisily; some acts begin alike (a drag like a
click) and follow each other by habit. Compared by mean average precision on streams not seen: the encoder
with neither task token nor decoder, with the token, with both, a GRU, and one frame alone.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator

import torch
from torch import Tensor, nn

from agent.control import Control
from agent.events import Reading
from agent.study import Progress, Values
from policies.components.oadtr import OadTR, loss, windows
from policies.components.recurrent import GRU, Recurrent
from policies.studies.clock import seconds
from policies.studies.training import descended, seeded

ACTS = ("rest", "move", "click", "drag", "type", "scroll")
# pointer's speed, button, change where the pointer is, change elsewhere, scrolled
LOOKS = (
    (0, 0, 0, 0, 0),
    (1, 0, 0.2, 0, 0),
    (0, 1, 0.6, 0.2, 0),
    (0.8, 0.6, 1, 0, 0),
    (0, 0, 0, 0.8, 0),
    (0, 0, 0.7, 0.7, 1),
)
FRAMES = ((3, 8), (3, 7), (2, 4), (5, 9), (5, 10), (4, 8))  # how long each lasts, least and most
FOLLOWS = ((1, 1, 1, 4), (2, 2, 3, 5), (0, 1, 4, 4), (0, 0, 1, 2), (0, 1, 1, 1), (0, 1, 1, 2))
FEATURES, NOISE, BATCH = 5, 0.45, 64


class Sequential(nn.Module):
    """The same question to a GRU over the window, or to one frame alone (window 1)."""

    def __init__(self, d: int, *, recurrent: bool) -> None:
        super().__init__()
        self.embed = nn.Linear(FEATURES, d)
        self.sequence = Recurrent(GRU(d, d)) if recurrent else nn.ReLU()
        self.now = nn.Linear(d, len(ACTS))

    def forward(self, frames: Tensor) -> tuple[Tensor, Tensor]:
        """Return logits of now (B, classes), and none of frames to come (B, 0, classes)."""
        last = self.sequence(self.embed(frames))[:, -1]
        logits: Tensor = self.now(last)
        return logits, logits.new_zeros(len(frames), 0, len(ACTS))


def measure(values: Values, control: Control) -> Iterator[Reading | Progress]:
    seed, t, ahead, steps = (values.whole(name) for name in ("seed", "window", "ahead", "steps"))
    dice = torch.Generator().manual_seed(seed)
    seen, unseen = _stream(4000, dice), _stream(1500, dice)
    with seeded(seed):
        models: dict[str, tuple[nn.Module, int]] = {
            "one frame": (Sequential(32, recurrent=False), 0),
            "GRU": (Sequential(32, recurrent=True), 0),
            "encoder": (_oadtr(0, task_token=False), 0),
            "encoder, task token": (_oadtr(0, task_token=True), 0),
            "OadTR": (_oadtr(ahead, task_token=True), ahead),
        }
    for number, (label, (model, coming)) in enumerate(models.items()):
        yield Progress(number, len(models), label)
        frames, labels = windows(seen[0], t), _labels(seen[1], coming)

        def step_loss(
            _: int, model: nn.Module = model, frames: Tensor = frames, labels: Tensor = labels
        ) -> Tensor:
            picked = torch.randint(len(labels), (BATCH,), generator=dice)
            now, following = model(frames[picked])
            return loss(now, following, labels[picked])

        descended(model.parameters(), step_loss, steps=steps, rate=3e-3, control=control)
        frames = windows(unseen[0], t)
        with torch.no_grad():
            now, following = model(frames)
        precisions = average_precisions(now.softmax(dim=-1), unseen[1])
        yield Reading("oadtr.map", (100 * statistics.mean(precisions),), (), "%", label=label)
        yield Reading("oadtr.precision", [100 * each for each in precisions], ("act",), "%", label=label)
        yield Reading(
            "oadtr.start_delay", (_delay(now.argmax(dim=-1), unseen[1]),), (), "frames", label=label
        )
        one = frames[t : t + 1]
        with torch.no_grad():
            spent = seconds(lambda model=model, one=one: model(one)) * 1000  # type: ignore[misc]
        yield Reading("oadtr.time", (spent,), (), "ms a frame", label=label)
    wanted = _labels(unseen[1], ahead)
    for i in range(ahead):
        right = float((following[: len(wanted), i].argmax(dim=-1) == wanted[:, i + 1]).float().mean())
        yield Reading("oadtr.anticipated", (100 * right,), ("frames ahead",), "%", label="OadTR", at=i + 1)
        stays = float((wanted[:, 0] == wanted[:, i + 1]).float().mean())
        yield Reading("oadtr.anticipated", (100 * stays,), ("frames ahead",), "%", label="as now", at=i + 1)
    shown = now[:120].softmax(dim=-1)
    yield Reading("oadtr.probability", shown.flatten().tolist(), ("frame", "act"), shape=tuple(shown.shape))
    yield Reading("oadtr.truth", unseen[1][:120].tolist(), ("frame",), "act")
    yield Progress(len(models), len(models))


def _oadtr(ahead: int, *, task_token: bool) -> OadTR:
    return OadTR(FEATURES, len(ACTS), ahead=ahead, task_token=task_token, d=32, h=2, layers=1)


def _stream(length: int, dice: torch.Generator) -> tuple[Tensor, Tensor]:
    """Return features (N, F) of frames and the act (N,) of each."""
    acts: list[int] = [0]
    looks: list[tuple[float, ...]] = [LOOKS[0]]
    act = 0
    while len(acts) < length:
        act = FOLLOWS[act][int(torch.randint(4, (), generator=dice))]
        least, most = FRAMES[act]
        for frame in range(int(torch.randint(least, most + 1, (), generator=dice))):
            acts.append(act)
            looks.append(LOOKS[2] if act == 3 and frame < 2 else LOOKS[act])  # a drag begins like a click
    features = torch.tensor(looks[:length])
    return features + NOISE * torch.randn(features.shape, generator=dice), torch.tensor(acts[:length])


def _labels(acts: Tensor, ahead: int) -> Tensor:
    """Return (N − ahead, 1 + ahead): each frame's act and those of the frames after it."""
    return acts.unfold(0, 1 + ahead, 1)


def average_precisions(scores: Tensor, truth: Tensor) -> list[float]:
    """Return the average precision of each class, of scores (N, classes) for the true one (N,)."""
    precisions = []
    for each in range(scores.shape[1]):
        right = (truth == each)[scores[:, each].argsort(descending=True)].double()  # (N,)
        precision = right.cumsum(0) / torch.arange(1, len(right) + 1)
        precisions.append(float((precision * right).sum() / right.sum().clamp(min=1)))
    return precisions


def _delay(named: Tensor, truth: Tensor) -> float:
    """Return the mean frames from an act's start until it is named, its whole length where never."""
    delays, start = [], 0
    for i in range(1, len(truth)):
        if truth[i] != truth[i - 1]:
            right = (named[start:i] == truth[start]).nonzero()
            delays.append(float(right[0, 0]) if len(right) else float(i - start))
            start = i
    return statistics.mean(delays)
