"""Trains the imagination, first to see and then to expect: `python -m policies.expectation.train --help`.

    python -m policies.expectation.train --lessons build/used.npz --setting build/setting.npz --out build/it

The trap: the change of most acts is nearly nothing, and its mean square is that of a few dialogs. So a
change is measured in units of what changes where something does, and views are shown in other colours and
mirrored, too, or what is learned is that dark screens open dialogs.
"""

from __future__ import annotations

import argparse
import copy
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from agent.control import Control
from agent.senses import NOTHING, UNEXPECTED
from policies.expectation.lesson import Lessons
from policies.expectation.limit import Limit
from policies.expectation.model import Asked, Expectation, shuffled
from policies.expectation.surprise import surprise
from policies.studies.training import descend

BATCH = 16
FIRST = 20  # batches of which the main directions are found
AVERAGED = 0.99  # of an average of weights stays at each step
KEPT = 100  # steps, after which the weights are kept
KL = 1e-4  # weight of the latents' distance from normals
DROPPED = 0.1  # of the acts are not told, so that guidance has something to compare with
LOOKS = 2  # in which each view is learned: as it is, and in other colours and mirrored


def see(model: Expectation, views: NDArray[np.uint8], *, steps: int, rate: float) -> float:
    """Teach the autoencoder these views (N, ...); return the mean loss at the end."""
    dice = np.random.default_rng(0)

    def some(count: int) -> Tensor:
        return shuffled(torch.from_numpy(_other_look(views[dice.integers(len(views), size=count)], dice)))

    def of_step(_: int) -> Tensor:
        x = some(BATCH)
        z, found = model.seen(x)
        made = model.shown(z + found.std * torch.randn_like(z))
        apart: Tensor = KL * found.kl().mean() / x[0].numel()
        return F.l1_loss(made, x) + F.mse_loss(made, x) / 2 + apart

    model.begin(torch.cat([some(BATCH) for _ in range(FIRST)]))
    parts = (*model.autoencoder.parameters(), *model.into.parameters(), *model.back.parameters())
    return [loss for _, loss in _descended("see", parts, of_step, steps, rate)][-1]


def expect(
    model: Expectation, lessons: Lessons, *, steps: int, rate: float, keep: Callable[[nn.ModuleList], None]
) -> float:
    """Teach the U-Net what comes of these acts; return the mean loss at the end.

    The weights are averaged on the way (Polyak), and those are kept: `keep` is given U-Net and vocabulary.
    """
    seen, change, asked = latents(model, lessons)
    there = change.abs().amax(dim=1, keepdim=True) > 0.1 * seen.std()
    model.scale.copy_(change[there.expand_as(change)].std())
    change = change / model.scale

    def of_step(_: int) -> Tensor:
        which = torch.randint(len(change), (BATCH,))
        act = which % len(lessons)
        told = _mirrored_where(Asked(seen[which], asked.where[act], asked.words[act]), which // len(lessons))
        silent, dropped = told.without_act(), torch.rand(BATCH) < DROPPED
        where = torch.where(dropped.view(-1, 1, 1, 1), silent.where, told.where)
        words = torch.where(dropped.view(-1, 1), silent.words, told.words)
        return model.loss(change[which], Asked(told.seen, where, words))

    parts = nn.ModuleList([model.unet, model.vocabulary])
    averaged = copy.deepcopy(parts)
    loss = 1.0
    for step, lately in _descended("expect", parts.parameters(), of_step, steps, rate):
        loss, share = (
            lately,
            min(AVERAGED, step / (step + 10)),
        )  # of what the average was; at first there is little to keep
        with torch.no_grad():
            for mean, now in zip(averaged.parameters(), parts.parameters(), strict=True):
                mean.lerp_(now, 1 - share)
        if step % KEPT == 0 or step == steps:
            keep(averaged)
    parts.load_state_dict(averaged.state_dict())
    return loss


def _descended(
    what: str, parameters: Iterable[nn.Parameter], loss: Callable[[int], Tensor], steps: int, rate: float
) -> Iterator[tuple[int, float]]:
    """Descend, telling how it goes; yield each step with the mean loss of the last ones."""
    losses, began = deque[float](maxlen=50), time.process_time()
    for step, value in descend(parameters, loss, steps=steps, rate=rate, control=Control()):
        losses.append(value)
        lately = sum(losses) / len(losses)
        if step % 50 == 0:
            print(f"{what}: step {step}, loss {lately:.4f}, {time.process_time() - began:.0f} s", flush=True)
        yield step, lately


@torch.no_grad()
def latents(model: Expectation, lessons: Lessons, looks: int = LOOKS) -> tuple[Tensor, Tensor, Asked]:
    """Return z_before and the change (looks · N, C, h, w), without its scale, and what is told (N).

    The first look is the view as it is; `_mirrored_where` knows which of the others are mirrored.
    """
    before, after = [], []
    for look in range(looks):
        for start in range(0, len(lessons), BATCH):
            part = slice(start, start + BATCH)
            pair = np.stack([lessons.before[part], lessons.after[part]])  # 2 × B × view
            if look:
                pair = _recoloured(pair, np.random.default_rng(look * len(lessons) + start))
            if look % 2:
                pair = pair[:, :, :, ::-1]
            z = model.encode(torch.from_numpy(np.ascontiguousarray(pair)).flatten(0, 1))
            one, other = z.view(2, -1, *z.shape[1:])
            before.append(one)
            after.append(other)
    seen = torch.cat(before)
    return seen, torch.cat(after) - seen, told(lessons)


def told(lessons: Lessons) -> Asked:
    """Return where acts are and their words; what was seen is left empty."""
    return Asked(torch.empty(0), torch.from_numpy(lessons.marks()), torch.from_numpy(lessons.words))


def _mirrored_where(told: Asked, look: Tensor) -> Asked:
    """Mirror the place where the view is mirrored: in every second look."""
    mirrored = (look % 2 == 1).view(-1, 1, 1, 1)
    return Asked(told.seen, torch.where(mirrored, told.where.flip(-1), told.where), told.words)


def _recoloured(views: NDArray[np.uint8], dice: np.random.Generator) -> NDArray[np.uint8]:
    """Return views with their colours exchanged, and in half of the cases as negatives."""
    views = views[..., dice.permutation(3)]
    return 255 - views if dice.random() < 0.5 else views


def _other_look(views: NDArray[np.uint8], dice: np.random.Generator) -> NDArray[np.uint8]:
    if dice.random() < 0.5:
        views = _recoloured(views, dice)
    return np.ascontiguousarray(views[:, :, ::-1] if dice.random() < 0.5 else views)


def limits(model: Expectation, lessons: Lessons) -> dict[str, str]:
    """Return from how much surprise of ordinary acts on something is said, by its word.

    That nothing happens is held against ordinary acts after which nothing has changed.
    """
    lessons = lessons.only(lessons.fault == 0)
    seen, change, asked = latents(model, lessons, looks=1)
    found = surprise(model.eval(), change / model.scale, Asked(seen, asked.where, asked.words))
    still = lessons.changed == 0
    values = {UNEXPECTED: found.real.numpy()[~still], NOTHING: found.nothing.numpy()[still]}
    return {word: str(Limit.of(each)) for word, each in values.items()}


def main() -> None:
    """Train as the arguments say, and keep the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--lessons", type=Path, required=True, help="what policies.gym.transition has drawn")
    parser.add_argument("--seeing", type=int, default=200, help="steps of the autoencoder")
    parser.add_argument("--steps", type=int, default=1000, help="of the U-Net")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument(
        "--begin", type=Path, help="weights with which it begins; those that were kept on the way"
    )
    parser.add_argument("--setting", type=Path, required=True, help="other acts, on which the limits are set")
    parser.add_argument("--out", type=Path, required=True)
    wish = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(wish.seed)
    lessons = Lessons.load(wish.lessons)
    lessons = lessons.only(lessons.fault == 0)
    model = Expectation() if wish.begin is None else Expectation.load(wish.begin)[0].train()
    file, began, error, loss = wish.out / "model.safetensors", time.process_time(), 0.0, 0.0
    if wish.seeing:
        error = see(model, np.concatenate([lessons.before, lessons.after]), steps=wish.seeing, rate=2e-3)
        model.save(file, {})
    seeing = time.process_time() - began

    def keep(parts: nn.ModuleList) -> None:
        kept = copy.deepcopy(model)
        kept.unet, kept.vocabulary = parts  # type: ignore[assignment]
        kept.save(file, {})

    if wish.steps:
        loss = expect(model, lessons, steps=wish.steps, rate=2e-3, keep=keep)
    spent = time.process_time() - began
    told = limits(model, Lessons.load(wish.setting)) | {
        "seed": str(wish.seed), "lessons": str(len(lessons)),
        "seeing": str(wish.seeing), "steps": str(wish.steps),
        "error": f"{error:.4f}", "loss": f"{loss:.4f}", "seconds": f"{seeing:.0f} + {spent - seeing:.0f}",
    }  # fmt: skip
    model.save(file, told)
    print(f"{wish.out}: {told}")


if __name__ == "__main__":
    main()
