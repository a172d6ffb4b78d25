"""Trains the imagination, first to see and then to expect: `python -m policies.expectation.train --help`.

    python -m policies.expectation.train --lessons build/used.npz --setting build/setting.npz \\
        --minutes 45 --out build/it

Whoever stops it may say the same again: it goes on with what is kept in the folder.

The trap: the change of most acts is nearly nothing, and its mean square is that of a few dialogs. So a
change is measured in units of what changes where something does, and views are shown in other colours and
mirrored, too, or what is learned is that dark screens open dialogs.
"""

from __future__ import annotations

import argparse
import copy
import os
import time
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from agent.control import Control
from agent.senses import NOTHING, UNEXPECTED
from policies.expectation.latents import BATCH, Latents, latents, recoloured
from policies.expectation.lesson import Lessons
from policies.expectation.limit import Limit
from policies.expectation.model import Asked, Expectation, shuffled
from policies.expectation.surprise import noise_of, surprise
from policies.studies.training import descended

FIRST = 20  # batches of which the main directions are found
RISING = 200  # steps, in which the rate rises
FALLING = 0.4  # of the time, in which it falls
CLIP = 1.0
RATE = 1.5e-3
TELLING = 600  # steps, in which it is learned whether anything will show
LEAST = 0.05  # added to the spread of what is hardly ever otherwise, as most words are
AVERAGED = 0.998  # of an average of weights stays at each step
KEPT = 60  # seconds, after which everything is kept
WEIGHTS, SEEN, TRAINING = "model.safetensors", "seen.safetensors", "training.pt"
KL = 1e-4  # weight of the latents' distance from normals
DROPPED = 0.1  # of the acts are not told, so that guidance has something to compare with
MEASURED = 2000  # acts by which changes are measured, at most
LOOKS = 2  # in which each view is learned: as it is, and mirrored in other colours


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
    return descended(parts, of_step, steps=steps, rate=rate, control=Control())


class Expecting:
    """The U-Net and its words as they learn: weights, their mean, the optimiser, and how far all have come.

    Everything is kept beside the weights, in `training.pt`, and found there by the next run.
    """

    def __init__(
        self, model: Expectation, lessons: Latents, *, minutes: float, rate: float, out: Path
    ) -> None:
        self.model, self.lessons, self.out = model, lessons, out
        self.planned, self.rate = minutes, rate
        self.parts = nn.ModuleList([model.unet, model.vocabulary])
        self.mean = copy.deepcopy(self.parts)
        self.optimizer = torch.optim.AdamW(self.parts.parameters(), lr=rate, weight_decay=0.01)
        self.step, self.minutes, self.loss = 0, 0.0, 1.0
        self._resume()
        torch.manual_seed(torch.initial_seed() + self.step)  # or what follows would be drawn once more

    def run(self) -> None:
        """Learn until the minutes are over, those of earlier runs counted in."""
        began = saved = time.monotonic() - 60 * self.minutes
        while self.minutes < self.planned:
            self.loss += 0.01 * (self._learn() - self.loss)
            self.minutes = (time.monotonic() - began) / 60
            if time.monotonic() - saved > KEPT:
                saved = time.monotonic()
                self._save()
        self._save()

    def _learn(self) -> float:
        pace = min((self.step + 1) / RISING, (1 - self.minutes / self.planned) / FALLING, 1.0)
        for group in self.optimizer.param_groups:
            group["lr"] = self.rate * pace
        chosen = self.lessons.of(torch.randint(len(self.lessons), (BATCH,)))
        asked, silent = chosen.asked, chosen.asked.without_act()
        dropped = torch.rand(BATCH) < DROPPED
        where = torch.where(dropped.view(-1, 1, 1, 1), silent.where, asked.where)
        words = torch.where(dropped.view(-1, 1), silent.words, asked.words)
        value = self.model.loss(chosen.change, Asked(asked.seen, where, words))
        self.optimizer.zero_grad(set_to_none=True)
        value.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self.parts.parameters(), CLIP)
        self.optimizer.step()
        self.step += 1
        share = min(AVERAGED, self.step / (self.step + 10))  # at first there is little to keep
        with torch.no_grad():
            for mean, now in zip(self.mean.parameters(), self.parts.parameters(), strict=True):
                mean.lerp_(now, 1 - share)
        return value.item()

    def averaged(self) -> Expectation:
        """Return the model with the mean of its weights (Polyak)."""
        model = copy.deepcopy(self.model)
        model.unet, model.vocabulary = copy.deepcopy(self.mean)  # type: ignore[assignment]
        return model.eval()

    def _save(self) -> None:
        self.averaged().save(self.out / WEIGHTS, {})
        draft = self.out / f"{TRAINING}.part"
        state = {
            "parts": self.parts.state_dict(),
            "mean": self.mean.state_dict(),
            "optimizer": self.optimizer.state_dict(),
        }
        self.out.mkdir(parents=True, exist_ok=True)
        torch.save({**state, "step": self.step, "minutes": self.minutes, "loss": self.loss}, draft)
        os.replace(draft, self.out / TRAINING)
        print(f"step {self.step}, {self.minutes:.1f} minutes, loss {self.loss:.4f}", flush=True)

    def _resume(self) -> None:
        if not (self.out / TRAINING).exists():
            return
        kept = torch.load(self.out / TRAINING, weights_only=True)
        self.parts.load_state_dict(kept["parts"])
        self.mean.load_state_dict(kept["mean"])
        self.optimizer.load_state_dict(kept["optimizer"])
        self.step, self.minutes, self.loss = kept["step"], kept["minutes"], kept["loss"]


def tell(shows: nn.Linear, mind: Tensor, shown: Tensor) -> float:
    """Teach by what the U-Net has in mind (N, ...) whether anything showed (N,); return the last loss."""
    middle, spread = mind.mean(dim=0), mind.std(dim=0) + LEAST
    each = (mind - middle) / spread
    nn.init.zeros_(shows.weight)
    nn.init.zeros_(shows.bias)

    def of_step(_: int) -> Tensor:
        some = torch.randint(len(each), (4 * BATCH,))
        return F.binary_cross_entropy_with_logits(shows(each[some])[:, 0], shown[some].float())

    loss = descended(shows.parameters(), of_step, steps=TELLING, rate=2e-3, control=Control())
    with torch.no_grad():
        shows.weight.div_(spread)
        shows.bias.sub_(shows.weight @ middle)
    return loss


@torch.no_grad()
def minds(model: Expectation, made: Latents) -> Tensor:
    """Return what the U-Net has in mind of each act."""
    noise = noise_of(model)
    parts = [made.of(slice(start, start + BATCH)) for start in range(0, len(made), BATCH)]
    return torch.cat([model.at_once(part.asked, noise)[1] for part in parts])


def measure(model: Expectation, lessons: Lessons) -> None:
    """Let what changes where something does be the measure of changes."""
    model.scale.fill_(1)
    change = latents(model, lessons).change
    there = (change[:, -1:] > 0).expand_as(change[:, :-1])
    model.scale.copy_(change[:, :-1][there].std())


def encoded(model: Expectation, lessons: Lessons) -> Latents:
    """Return the lessons in all their looks."""
    dice = np.random.default_rng(0)
    return Latents.joined([latents(model, lessons, other=dice if look else None) for look in range(LOOKS)])


def _other_look(views: NDArray[np.uint8], dice: np.random.Generator) -> NDArray[np.uint8]:
    if dice.random() < 0.5:
        views = recoloured(views, dice)
    return np.ascontiguousarray(views[:, :, ::-1] if dice.random() < 0.5 else views)


def limits(model: Expectation, lessons: Lessons) -> dict[str, str]:
    """Return from how much surprise of ordinary acts on something is said, by its word.

    That nothing happens is held against ordinary acts after which nothing has changed.
    """
    lessons = lessons.only(lessons.fault == 0)
    made = latents(model, lessons)
    found = surprise(model.eval(), made.change, made.asked)
    still = lessons.changed == 0
    values = {UNEXPECTED: found.real.numpy()[~still], NOTHING: found.nothing.numpy()[still]}
    return {word: str(Limit.of(each)) for word, each in values.items()}


def main() -> None:
    """Train as the arguments say, and keep the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument(
        "--lessons", type=Path, required=True, nargs="+", help="what policies.gym.transition has drawn"
    )
    parser.add_argument("--seeing", type=int, default=400, help="steps of the autoencoder")
    parser.add_argument("--minutes", type=float, default=45, help="of the U-Net")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--setting", type=Path, required=True, help="other acts, on which the limits are set")
    parser.add_argument("--out", type=Path, required=True)
    wish = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(wish.seed)
    lessons = Lessons.joined([Lessons.load(file) for file in wish.lessons])
    lessons = lessons.only(lessons.fault == 0)
    model = Expectation()
    if (wish.out / SEEN).exists():
        model = Expectation.load(wish.out / SEEN)[0].train()
    else:
        error = see(model, np.concatenate([lessons.before, lessons.after]), steps=wish.seeing, rate=2e-3)
        print(f"sees with an error of {error:.4f}", flush=True)
        measure(model, lessons.only(np.arange(0, len(lessons), 1 + len(lessons) // MEASURED)))
        model.save(wish.out / SEEN, {})
    made = encoded(model, lessons)
    learning = Expecting(model, made, minutes=wish.minutes, rate=RATE, out=wish.out)
    learning.run()
    model = learning.averaged()
    plain = made.of(slice(len(lessons)))
    tell(model.shows, minds(model, plain), plain.change[:, -1].amax(dim=(1, 2)) > 0)
    told = limits(model, Lessons.load(wish.setting)) | {
        "seed": str(wish.seed), "lessons": str(len(lessons)), "seeing": str(wish.seeing),
        "steps": str(learning.step), "minutes": f"{learning.minutes:.1f}", "loss": f"{learning.loss:.4f}",
    }  # fmt: skip
    model.save(wish.out / WEIGHTS, told)
    print(f"{wish.out}: {told}")


if __name__ == "__main__":
    main()
