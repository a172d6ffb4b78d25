"""Where a run acts first, beside where `ground` points: the same places in pictures, said as tasks.

    python -m policies.pocket.first_act --data FOLDER      of items.jsonl and screens/, as for the suite spots

The trap: a sentence that is grounded rightly is worth nothing where a run reads it otherwise, or refuses what
it finds. A run may also open a list or a menu first, or ask for it is not sure enough; both count as wrong.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from agent.actions import points_of
from agent.control import Control
from agent.episode import Observation
from agent.errors import PolicyError, TaskNotUnderstood
from agent.evaluate.annotation import Spot, read_spots
from agent.screenshot import Screenshot
from agent.senses import Reader
from agent.settings import load
from agent.sight.ocr import OcrReader
from policies.pocket.policy import Pocket, make


def acts_at(policy: Pocket, spot: Spot, screenshot: Screenshot) -> bool:
    """Tell whether the first point that a run would click, or the first thing it means, is the place."""
    try:
        decision = policy.decide(Observation(spot.instruction, screenshot), lambda event: None)
    except (PolicyError, TaskNotUnderstood):
        return False
    points = [point for action in decision.actions for point in points_of(action)]
    points += [target.box.center for target in decision.targets]
    return bool(points) and spot.holds(points[0].x, points[0].y)


def points_at(policy: Pocket, spot: Spot, screenshot: Screenshot) -> bool:
    """Tell whether `ground` points at the place."""
    try:
        found = policy.ground(screenshot, spot.instruction)
    except (PolicyError, TaskNotUnderstood):
        return False
    return found is not None and spot.holds(found.box.center.x, found.box.center.y)


def both(spots: tuple[Spot, ...], reader: Reader) -> tuple[Counter[str], Counter[str]]:
    """Return how many places are pointed at and acted at, of each kind and of all."""
    policy = make(reader, Control(), load())
    pointed, acted = Counter[str](), Counter[str]()
    shown: tuple[Path, Screenshot] | None = None
    for spot in spots:
        if shown is None or shown[0] != spot.picture:
            shown = (spot.picture, Screenshot.from_file(spot.picture))
        kinds = ("all", spot.groups.get("kind", ""))
        pointed.update(kinds if points_at(policy, spot, shown[1]) else ())
        acted.update(kinds if acts_at(policy, spot, shown[1]) else ())
    return pointed, acted


def main() -> None:
    """Print a table: how many places there are of each kind, pointed at, and acted at first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    spots = read_spots(parser.parse_args().data).spots
    count = Counter(["all"] * len(spots) + [spot.groups.get("kind", "") for spot in spots])
    pointed, acted = both(tuple(spots), OcrReader())
    print("| | of | `ground` | first act of a run |\n| --- | --- | --- | --- |")
    for kind, number in count.items():
        print(f"| {kind} | {number} | {pointed[kind]} | {acted[kind]} |")


if __name__ == "__main__":
    main()
