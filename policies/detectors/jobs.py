"""What the detector is worth at work: clicks that snap, and boxes of targets that were shown.

    python -m policies.detectors.jobs --model build/detr --screens build/unseen --count 40

A click is the middle of a widget, moved by chance on each axis, as a model's point misses. The trap is to
count only what snapping mends: a click that was right and is moved away is counted, too. For boxes, a click
is anywhere in a widget, as a person's; a box is right where it overlaps the widget's own by half (IoU).
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from agent.geometry import Box, Point
from agent.record.evidence import Evidence
from agent.screenshot import Screenshot
from agent.senses import Found, Reader
from agent.sight.ocr import OcrReader
from agent.snap import HOLDERS, PRESSED, widget_at
from policies.detectors.canvas import CLASSES
from policies.detectors.detr import Detr, shipped
from policies.detectors.lesson import Screen, screens
from policies.detectors.precision import overlaps

DEVIATIONS = (0, 4, 8, 16, 24)  # pixels
SHOWN = 6  # widgets of a screen that a person clicks on
RIGHT = 0.5  # IoU


@dataclass(frozen=True, slots=True)
class Look:
    """A screen with what is there (each with its class) and what was found."""

    shot: Screenshot
    there: tuple[Found, ...]
    found: tuple[Found, ...]


class Seen:
    """A detector that has looked already."""

    def __init__(self, found: Sequence[Found]) -> None:
        self._found = found

    def boxes(self, screenshot: Screenshot) -> Sequence[Found]:
        return self._found


def looks(detr: Detr | None, drawn: Sequence[Screen]) -> Iterator[Look]:
    """Yield each screen once it was looked at. detr: None finds just what is there."""
    for screen in drawn:
        shot = Screenshot.from_file(screen.file)
        there = tuple(
            Found(Box.between(*map(float, box)), CLASSES[int(kind)])
            for kind, box in zip(screen.classes, screen.boxes, strict=True)
        )
        yield Look(shot, there, tuple(detr.boxes(shot)) if detr is not None else there)


def snaps(seen: Sequence[Look], deviation: float, lots: np.random.Generator) -> tuple[int, int, int, int]:
    """Return how many clicks there were, how many hit before, how many after, and how many no longer."""
    clicks = before = after = lost = 0
    for look in seen:
        for widget in look.there:
            if widget.label not in PRESSED:
                continue
            across, down = lots.normal(0, deviation, 2)
            middle = widget.box.center
            point = Point(middle.x + float(across), middle.y + float(down))
            snapped = widget_at(point, look.found)
            hit, hits = point in widget.box, (snapped.box.center if snapped else point) in widget.box
            clicks, before, after, lost = clicks + 1, before + hit, after + hits, lost + (hit and not hits)
    return clicks, before, after, lost


def boxes(seen: Sequence[Look], reader: Reader, lots: np.random.Generator) -> dict[str, float]:
    """Return the share of targets whose box is right: by outlines and words, and with the detector."""
    right = {"outlines": 0, "detector": 0}
    sure = count = 0
    for look in seen:
        pointed = [each for each in look.there if each.label not in HOLDERS]
        for place in lots.permutation(len(pointed))[:SHOWN].tolist():
            box = pointed[place].box
            point = Point(
                box.left + float(lots.uniform(0.1, 0.9)) * box.width,
                box.top + float(lots.uniform(0.1, 0.9)) * box.height,
            )
            told = {}
            for name, detector in (("outlines", None), ("detector", Seen(look.found))):
                evidence = Evidence("0" * 32, look.shot, (), reader, detector)
                told[name] = evidence.target(point).shown[0].box
                left, top, width, height = told[name]
                found = np.array([[left, top, left + width, top + height]])
                true = np.array([[box.left, box.top, box.right, box.bottom]])
                right[name] += int(overlaps(true, found)[0, 0] >= RIGHT)
            sure += told["outlines"] != told["detector"]
            count += 1
    shares = {name: number / max(count, 1) for name, number in right.items()}
    return {**shares, "changed": sure / max(count, 1), "count": count}


def main() -> None:
    """Print what both jobs are worth."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, help="not needed with --oracle")
    parser.add_argument("--screens", type=Path, required=True)
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--oracle", action="store_true", help="find just what is there: the most there is")
    parser.add_argument("--no-boxes", action="store_true", help="measure clicks only, which needs no reading")
    wanted = parser.parse_args()
    torch.set_num_threads(1)
    lots = np.random.default_rng(0)
    detr = None if wanted.oracle else Detr.from_folder(wanted.model or shipped())
    seen = list(looks(detr, screens(wanted.screens)[: wanted.count]))
    print(f"{len(seen)} screens; a click off by (pixels, on each axis)")
    for deviation in DEVIATIONS:
        clicks, before, after, lost = snaps(seen, deviation, lots)
        print(
            f"  {deviation:>2}: of {clicks} clicks {before / max(clicks, 1):.1%} hit, "
            f"snapped {after / max(clicks, 1):.1%}; {lost} were right and moved away"
        )
    if not wanted.no_boxes:
        told = boxes(seen, OcrReader(), lots)
        print(
            f"boxes of {told['count']:.0f} targets: right {told['outlines']:.1%}, with the detector "
            f"{told['detector']:.1%}; other than without it {told['changed']:.1%}"
        )


if __name__ == "__main__":
    main()
