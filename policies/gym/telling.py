"""Measures how often a way of asking finds its label among 30, for labels that were never learned from.

    python -m policies.gym.telling --weights assets/pocket

Half of the others stand beside it in the table, as in a menu. The trap: ways are compared with texts as the
encoder tells them alone; the pointer also sees where texts stand, and which words they share with a sentence.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from pathlib import Path

import torch

from policies.gym.label import Label, labels
from policies.pocket.eye import Eye
from policies.pocket.hearing import directions
from policies.pocket.model import PocketModel
from policies.pocket.processor import PocketProcessor

_OTHERS = 29


@torch.inference_mode()
def told(
    model: PocketModel, processor: PocketProcessor, table: Sequence[Label], tongue: str, shown: str
) -> tuple[int, int]:
    """Return how many ways in one language find their label in another, and how many were tried."""
    texts = [label.english if shown == "en" else label.chinese for label in table]
    known = directions(model, processor, texts)
    right = tried = 0
    lots = random.Random(1)
    for place, label in enumerate(table):
        if not label.is_held:
            continue
        beside = range(max(place - 8, 0), min(place + 8, len(table)))
        others = [other for other in beside if texts[other] != texts[place]]
        others += lots.sample(
            [other for other in range(len(table)) if other not in beside], _OTHERS - len(others)
        )
        asked = directions(model, processor, label.ways[tongue])
        likeness = asked @ known[[place, *others]].T  # ways x 30
        right += int((likeness.argmax(1) == 0).sum())
        tried += len(asked)
    return right, tried


def main() -> None:
    """Print it for both languages, and across them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True)
    wanted = parser.parse_args()
    torch.set_num_threads(1)
    eye, table = Eye.from_folder(wanted.weights), labels()
    for tongue, shown in (("en", "en"), ("zh", "zh"), ("en", "zh"), ("zh", "en")):
        right, tried = told(eye.model, eye.processor, table, tongue, shown)
        print(f"ways in {tongue}, labels in {shown}: {right} of {tried}, {100 * right / max(tried, 1):.1f} %")


if __name__ == "__main__":
    main()
