"""Measures how often a sentence finds its icon among 30 parts, on sets of icons that were held out.

    python -m policies.gym.finding --weights assets/pocket --icons build/icons.npz \
        --strings build/strings.json --held tabler

The trap: a set may be held out and its drawings not, since sets copy each other and a theme has a dark
brother ('breeze' and 'breeze-dark'). Name a set that nobody else has.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from transformers.utils import logging

from policies.gym.concept import concepts
from policies.pocket.lesson import Lessons, draw, pixels_of
from policies.pocket.model import PocketModel
from policies.pocket.painting import paint, paint_nothing
from policies.pocket.processor import PocketProcessor

_OTHERS = 20  # icons of other meanings
_NOTHING = 9  # squares that show no icon


@torch.inference_mode()
def found(
    model: PocketModel, processor: PocketProcessor, lessons: Lessons, meanings: Sequence[int], count: int
) -> int:
    """Return how many of so many sentences for these meanings point at an icon that shows what is meant."""
    lots, right, shown = np.random.default_rng(1), 0, list(lessons.tried)
    for _ in range(count):
        wanted = int(lots.choice(meanings))
        drawn = lots.choice(shown, _OTHERS + 1, replace=False).tolist()
        others = [meaning for meaning in drawn if meaning != wanted][:_OTHERS]
        numbers = [draw(lessons.tried, lots, meaning)[1] for meaning in (wanted, *others)]
        pictures = [paint(lessons.icons, number, processor.side, lots) for number in numbers]
        pictures += [paint_nothing(processor.side, lots) for _ in range(_NOTHING)]
        features, starts = processor.sentences([lessons.sayings.of_meaning(wanted, lots)])
        best = int(model(pixels_of(pictures), features, starts)[0].argmax())
        right += best < len(numbers) and wanted in lessons.icons.meanings[numbers[best]]
    return right


def main() -> None:
    """Print it for the concepts of all programs, and for those of single fields."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--icons", type=Path, required=True)
    parser.add_argument("--strings", type=Path, required=True)
    parser.add_argument("--held", nargs="+", required=True, help="sets of icons that were not trained on")
    parser.add_argument("--count", type=int, default=300)
    wanted = parser.parse_args()
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    torch.set_num_threads(1)
    model = PocketModel.from_pretrained(wanted.weights, local_files_only=True, dtype=torch.float32)
    model.eval()  # type: ignore[no-untyped-call]
    processor = PocketProcessor.from_pretrained(wanted.weights, local_files_only=True)
    lessons = Lessons(wanted.icons, wanted.strings, processor, tuple(wanted.held))
    general = {number for number, concept in enumerate(concepts()) if concept.field == "general"}
    for name, of_it in (("general", True), ("of a field", False)):
        meanings = [meaning for meaning in lessons.tried if (meaning in general) is of_it]
        right = found(model, processor, lessons, meanings, wanted.count)
        print(f"{name}: {right} of {wanted.count} sentences for {len(meanings)} concepts")


if __name__ == "__main__":
    main()
