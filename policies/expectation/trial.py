"""Tries the imagination on acts that went wrong.

    python -m policies.expectation.trial --lessons build/unseen.npz
    python -m policies.critics.played --out build/played
    python -m policies.expectation.trial --runs build/played

For each kind of fault: how often an act with the fault surprises more than one without (AUROC), by the
surprise and by what can be had without learning anything.

The trap: a plain frame difference is a good judge where it may choose its direction, and "nothing happened"
and "a dialog came up" lie at its two ends. So it may choose for each fault, knowing which it looks for; and
all are asked for every fault at once, where one number has to do. A difference that counts only what is far
from the act knows the place, as the imagination does; so it is asked, too.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from agent.evaluate.statistics import Estimate
from agent.geometry import Box, Point
from agent.senses import NOTHING, UNEXPECTED
from policies.critics.train import auroc
from policies.expectation.interval import interval
from policies.expectation.kept import lessons_of
from policies.expectation.latents import BATCH, latents
from policies.expectation.lesson import FAULTS, Lessons
from policies.expectation.limit import WORDS, Limit, limits_in
from policies.expectation.model import Expectation
from policies.expectation.surprise import surprise
from policies.expectation.view import ACROSS, DOWN, near

Score = NDArray[np.float64]
Mask = NDArray[np.bool_]
Found = Mapping[str, Score]  # by the word that is said of it
LITTLE = 1e-6  # added before a logarithm
CRITIC = "as the critic"
STILL = 12 / (1280 * 800)  # of the pixels: what changes less is nothing


def measured(model: Expectation, lessons: Lessons) -> Found:
    """Return how much each act surprises (N,), by what has changed and by that nothing has."""
    made = latents(model, lessons)
    parts = [made.of(slice(start, start + BATCH)) for start in range(0, len(made), BATCH)]
    found = [surprise(model, part.change, part.asked) for part in parts]
    names = {UNEXPECTED: [each.real for each in found], NOTHING: [each.nothing for each in found]}
    return {word: torch.cat(each).double().numpy() for word, each in names.items()}


def scores(found: Found, lessons: Lessons, limits: Mapping[str, Limit]) -> dict[str, Score]:
    """Return what may tell that something went wrong with each act (N,): the more, the surer.

    "as the critic": the share of ordinary acts that surprise less, among those that show as this one does.
    "difference, as the critic": the same of the difference, of which acts that do not show have all the same.
    """
    difference = np.log(lessons.changed.astype(np.float64) + LITTLE)
    ordinary, still = lessons.fault == 0, lessons.changed < STILL
    usual = np.median(difference[ordinary])
    usually = Limit.of(difference[ordinary & ~still])
    return {
        CRITIC: np.where(still, *(_shares(limits[word], found[word]) for word in WORDS)),
        "difference, as the critic": np.where(still, 0.5, _shares(usually, difference)),
        "surprise": found[UNEXPECTED],
        "difference": difference,
        "less difference": -difference,
        "unusual difference": np.abs(difference - usual),
        "difference far from the act": far_difference(lessons),
    }


def _shares(limit: Limit, values: Score) -> Score:
    return np.array([limit.share_below(float(value)) for value in values])


def far_difference(lessons: Lessons) -> Score:
    """Return the mean difference (N,) of what is not near the act."""
    apart = np.abs(lessons.after[:, :DOWN].astype(np.float64) - lessons.before[:, :DOWN])
    made = apart.mean(axis=3)  # N × DOWN × ACROSS
    rows, columns = np.mgrid[:DOWN, :ACROSS]
    for place, (width, height), each in zip(lessons.place, lessons.area, made, strict=True):
        at = None if np.isnan(place[0]) else Point(float(place[0]), float(place[1]))
        box = near(at, Box(0, 0, float(width), float(height)))
        x, y = (columns + 0.5) * width / ACROSS, (rows + 0.5) * height / DOWN
        each[(x >= box.left) & (x < box.right) & (y >= box.top) & (y < box.bottom)] = 0
    far: Score = made.mean(axis=(1, 2))
    return far


def table(found: Found, lessons: Lessons, limits: Mapping[str, Limit]) -> dict[str, dict[str, float]]:
    """Return the AUROC of every score for each fault, and for all faults at once, in percent.

    "nothing, where nothing shows": by the surprise of nothing, among acts after which the screen is the same.
    """
    told: dict[str, dict[str, float]] = {}
    for name, score in scores(found, lessons, limits).items():
        told[name] = {fault: _percent(score, *each) for fault, each in faults(lessons).items()}
    ordinary, wrong = faults(lessons)["nothing"]
    blind = _percent(found[NOTHING], ordinary & (lessons.changed < STILL), wrong)
    told["surprise of nothing"] = {"nothing, where nothing shows": blind}
    return told


def faults(lessons: Lessons) -> dict[str, tuple[Mask, Mask]]:
    """Return which acts are ordinary and which have this fault, by its name; those that have any by "all"."""
    ordinary = lessons.fault == 0
    each = {fault: (ordinary, lessons.fault == number) for number, fault in enumerate(FAULTS, start=1)}
    return each | {"all": (ordinary, ~ordinary)}


def sure(score: Score, lessons: Lessons, fault: str, *, less: Score | None = None) -> Estimate:
    """Return the AUROC of a score for a fault, in percent, or how much more it is than that of another."""
    ordinary, wrong = faults(lessons)[fault]

    def of(which: NDArray[np.int64]) -> float:
        sides = ordinary[which], wrong[which]
        ahead = _percent(score[which], *sides)
        return ahead if less is None else ahead - _percent(less[which], *sides)

    return interval(of, lessons.window)


def called(found: Found, lessons: Lessons, limits: Mapping[str, Limit]) -> dict[str, float]:
    """Return the share of ordinary acts, and of those with each fault, of which the critic says something."""
    still = lessons.changed < STILL
    said = np.where(still, *(found[word] > limits[word].value for word in WORDS))
    return {
        name: round(100 * float(said[lessons.fault == number].mean()), 1)
        for number, name in enumerate(("ordinary", *FAULTS))
        if (lessons.fault == number).any()
    }


def _percent(score: Score, ordinary: Mask, wrong: Mask) -> float:
    if not (ordinary.any() and wrong.any()):
        return math.nan
    which = ordinary | wrong
    return 100 * auroc(torch.from_numpy(score[which]), torch.from_numpy(wrong[which]).float())


def main() -> None:
    """Try the weights on each file of lessons, and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--weights", type=Path, default=Path("assets/expectation/model.safetensors"))
    parser.add_argument("--lessons", type=Path, nargs="*", default=[], help="what was drawn with --faults")
    parser.add_argument("--runs", type=Path, nargs="*", default=[], help="folders of episodes that were kept")
    wish = parser.parse_args()
    torch.set_num_threads(1)
    model, kept = Expectation.load(wish.weights)
    limits = limits_in(kept)
    told = [(str(file), Lessons.load(file)) for file in wish.lessons]
    told += [("real windows", lessons_of(wish.runs))] if wish.runs else []
    for what, lessons in told:
        count = {
            fault: int((lessons.fault == number).sum()) for number, fault in enumerate(("ordinary", *FAULTS))
        }
        print(f"{what}: {json.dumps(count)}")
        found = measured(model, lessons)
        print(f"called wrong, of ordinary acts and of faults: {json.dumps(called(found, lessons, limits))}")
        for name, row in table(found, lessons, limits).items():
            print(f"{name:36}", "  ".join(f"{fault} {value:.1f}" for fault, value in row.items()))
        told_by = scores(found, lessons, limits)
        print(
            f"{CRITIC:36}", _words({each: sure(told_by[CRITIC], lessons, each) for each in faults(lessons)})
        )
        for name, other in told_by.items():
            if name != CRITIC:
                ahead = {each: sure(told_by[CRITIC], lessons, each, less=other) for each in faults(lessons)}
                print(f"ahead of {name:27}", _words(ahead))


def _words(row: Mapping[str, Estimate]) -> str:
    return "  ".join(
        f"{fault} {each.value:.1f} ({each.low:.1f} to {each.high:.1f})" for fault, each in row.items()
    )


if __name__ == "__main__":
    main()
