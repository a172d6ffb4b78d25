"""What a second, closer look is worth: texts read once more at twice the size, always, or only when unsure.

    python -m policies.gym.second_look --data FOLDER      of items.jsonl and screens/, as for the suite spots

The trap: a picture that is drawn larger has no more in it than before; what it may bring is that small
letters are found as lines at all, and what it may cost is that large ones are not.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

from agent import assets
from agent.evaluate.annotation import Spot, read_spots
from agent.evaluate.statistics import wilson
from agent.geometry import Box
from agent.screenshot import Screenshot
from agent.senses import Found
from agent.sight.ocr import OcrReader
from policies.pocket.eye import Eye
from policies.pocket.grounding import ground
from policies.pocket.known import Known

LOOKS = ("once", "twice the size", "twice the size, where unsure")
_UNSURE = 0.5  # of confidence: what a run asks about
_TIMES = 2


def closer(picture: Image.Image) -> list[Found]:
    """Return the texts of a picture as they are read at twice its size, in points of the picture itself."""
    large = picture.convert("RGB").resize(
        (picture.width * _TIMES, picture.height * _TIMES), Image.Resampling.LANCZOS
    )
    return [
        Found(
            Box(*(side / _TIMES for side in (box.left, box.top, box.width, box.height))),
            text.label,
            text.score,
        )
        for text in OcrReader().read(Screenshot.from_picture(large))
        for box in (text.box,)
    ]


def right(spots: Sequence[Spot], eye: Eye) -> tuple[Counter[str], dict[str, float]]:
    """Return how many places each way of looking finds, and the seconds that reading took."""
    found, seconds = Counter[str](), dict.fromkeys(LOOKS[:2], 0.0)
    for picture in dict.fromkeys(spot.picture for spot in spots):
        screenshot = Screenshot.from_file(picture)
        begun = time.perf_counter()
        once = OcrReader().read(screenshot)
        between = time.perf_counter()
        near = closer(Image.open(picture))
        seconds[LOOKS[0]] += between - begun
        seconds[LOOKS[1]] += time.perf_counter() - between
        for spot in (each for each in spots if each.picture == picture):
            first, second = (
                ground(screenshot, spot.instruction, Known(texts), eye) for texts in (once, near)
            )
            last = second if first is None or first.score < _UNSURE else first
            for look, pointed in zip(LOOKS, (first, second, last), strict=True):
                found[look] += pointed is not None and spot.holds(pointed.box.center.x, pointed.box.center.y)
            found["unsure"] += first is None or first.score < _UNSURE
    return found, seconds


def main() -> None:
    """Print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    wanted = parser.parse_args()
    spots = read_spots(wanted.data).spots
    found, seconds = right(spots, Eye.from_folder(assets.path("pocket")))
    screens = len({spot.picture for spot in spots})
    for look in LOOKS:
        share = wilson(found[look], len(spots))
        took = f", {seconds[look] / screens:.1f} s a screen" if look in seconds else ""
        among = f"{share.value:.1%} ({share.low:.1%} to {share.high:.1%})"
        print(f"{look}: {found[look]} of {len(spots)}, {among}{took}")
    print(f"unsure at first: {found['unsure']}")


if __name__ == "__main__":
    main()
