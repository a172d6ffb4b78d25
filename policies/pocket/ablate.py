"""What the parts of the model are worth: places found in pictures with one part at a time taken away.

    python -m policies.pocket.ablate --data FOLDER      of items.jsonl and screens/, as for the suite spots

Each picture is read once. The weights stay as they were trained, with all parts there: a model that was
trained without the part might make up for some of it.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import torch

from agent import assets
from agent.evaluate.annotation import Spot, read_spots
from agent.evaluate.statistics import wilson
from agent.screenshot import Screenshot
from agent.senses import Found
from agent.sight.ocr import OcrReader
from policies.pocket.eye import Eye, Seen
from policies.pocket.grounding import ground
from policies.pocket.known import Known

PARTS = ("nothing", "texts", "icons", "surroundings", "places")


class Blinkered(Eye):
    """An eye that lacks one part of what the model is told of a screen."""

    lacks = "nothing"

    def look(self, screenshot: Screenshot, texts: Sequence[Found]) -> Seen:
        seen = super().look(screenshot, texts)
        sight = seen.sight
        match self.lacks:
            case "icons":
                sight = replace(sight, looks=torch.zeros_like(sight.looks))
            case "surroundings":
                sight = replace(sight, around=torch.zeros_like(sight.around))
            case "places":
                sight = replace(sight, boxes=torch.zeros_like(sight.boxes))
            case _:
                pass
        return replace(seen, sight=sight)


def right(spots: Sequence[Spot], eye: Blinkered, texts: Mapping[Path, Sequence[Found]]) -> Counter[str]:
    """Return how many places are found, of each kind and of all."""
    found: Counter[str] = Counter()
    screenshots: dict[Path, Screenshot] = {}
    for spot in spots:
        screenshot = screenshots.setdefault(spot.picture, Screenshot.from_file(spot.picture))
        read = () if eye.lacks == "texts" else texts[spot.picture]
        pointed = ground(screenshot, spot.instruction, Known(read), eye)
        if pointed is not None and spot.holds(pointed.box.center.x, pointed.box.center.y):
            found.update(("all", spot.groups.get("kind", "")))
    return found


def main() -> None:
    """Print a table: the parts that are taken away, and what is found without them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, help="a folder with weights; without it those that ship")
    wanted = parser.parse_args()
    spots = read_spots(wanted.data).spots
    count = Counter(["all"] * len(spots) + [spot.groups.get("kind", "") for spot in spots])
    reader = OcrReader()
    texts = {file: reader.read(Screenshot.from_file(file)) for file in {spot.picture for spot in spots}}
    eye = Blinkered.from_folder(wanted.model or assets.path("pocket"))
    print("| without | " + " | ".join(f"{kind} ({number})" for kind, number in count.items()) + " |")
    print("| --- " * (1 + len(count)) + "|")
    for part in PARTS:
        eye.lacks = part
        found = right(spots, eye, texts)
        shares = [wilson(found[kind], number) for kind, number in count.items()]
        told = [
            f"{100 * share.value:.1f} % ({100 * share.low:.0f} to {100 * share.high:.0f})" for share in shares
        ]
        print(f"| {part} | {' | '.join(told)} |", flush=True)


if __name__ == "__main__":
    main()
