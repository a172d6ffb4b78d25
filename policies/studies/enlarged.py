"""One crop of each screen of a run, made small and large again by every method, for the panel of upsampling.

    python -m policies.studies.enlarged --out assets/upsampling        trains the learned methods: a minute

The crop is where the screen has most contrast, which is mostly text. The learned methods ship as they are
trained here, on drawn texts and not on screens, so that what one sees on a screen is what they do on pictures
that they do not know.

The trap: a study measures each method for a tenth of a second, to be exact. Beside a run that would be more
than its steps take, so here the one call has to do that makes what is shown; and of steps that follow each
other so fast that looking took more than a twentieth of them, some are left out.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

from agent import assets
from agent.control import Control
from agent.events import Reading
from agent.screenshot import Screenshot
from agent.settings import Settings

if TYPE_CHECKING:
    from torch import Tensor, nn

FACTOR, STEPS = 2, 300
NAME = "upsampling.screen"
PROBES = {
    NAME: "a crop of the screen, made small and large again by each method",
    f"{NAME}_psnr": "how near each comes to the crop",
    f"{NAME}_time": "how long each takes for it",
    f"{NAME}_checkerboard": "the share of its mistakes that is a grid",
}


class Enlarged:
    """Looks on with all methods; they are loaded when somebody first watches. clock: seconds of the wall."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._learned: dict[str, Any] | None = None
        self._clock = clock
        self._rested = 0.0  # when it may look again

    def probes(self) -> Mapping[str, str]:
        return PROBES

    def look(self, screenshot: Screenshot, sources: Collection[str]) -> Iterator[Reading]:
        """Measure these sources on a screen; none of them while it rests."""
        if self._learned is None:
            self._learned = learned(assets.path("upsampling", "learned.safetensors"))
        before = self._clock()
        if before < self._rested:
            return
        yield from self._looked(self._learned, screenshot, sources)
        after = self._clock()
        self._rested = after + REST * (after - before)

    def _looked(
        self, methods: Mapping[str, nn.Module], screenshot: Screenshot, sources: Collection[str]
    ) -> Iterator[Reading]:
        import torch
        from torch.nn import functional

        from policies.studies.upsampling import plain, told, told_picture
        from policies.threads import one_thread

        crop = torch.from_numpy(busiest(screenshot)).view(1, 1, *SIDES)
        small = functional.avg_pool2d(crop, FACTOR)
        ways: dict[str, Callable[[Tensor], Tensor]] = {**plain(crop, FACTOR), **methods}
        readings = [told_picture("original", crop, NAME)]
        with one_thread():  # the others are the run's
            for name, up in ways.items():
                readings += told(name, up, small, crop, FACTOR, NAME, exact=False)
        yield from (reading for reading in readings if reading.source in sources)


SIDES = (48, 96)  # pixels of the crop: rows, columns
REST = 19  # times as long as a look took
EACH = 3  # pixels of which one is looked at to find it; not 2, by which what is dotted looks even


def busiest(screenshot: Screenshot) -> np.ndarray[Any, np.dtype[np.float32]]:
    """Return the crop (SIDES) in grey, from 0 to 1, that has most contrast among those side by side."""
    grey = cv2.cvtColor(screenshot.image, cv2.COLOR_BGRA2GRAY)  # H x W
    high, wide = SIDES
    lacks = ((0, max(high - len(grey), 0)), (0, max(wide - grey.shape[1], 0)))
    padded = np.pad(grey, lacks, mode="edge") if np.any(lacks) else grey
    rows, columns = padded.shape[0] // high, padded.shape[1] // wide
    tiles = padded[: rows * high, : columns * wide].reshape(rows, high, columns, wide)
    contrast = tiles[:, ::EACH, :, ::EACH].astype(np.float32).std(axis=(1, 3))  # rows x columns
    row, column = np.unravel_index(int(contrast.argmax()), contrast.shape)
    return tiles[row, :, column].astype(np.float32) / np.float32(255)


def learned(file: Path) -> dict[str, nn.Module]:
    """Return the trained methods in a file, by name."""
    from safetensors.torch import load_file

    from policies.studies.upsampling import untrained

    kept = load_file(file)
    models = untrained(FACTOR)
    for number, model in enumerate(models.values()):
        mine = {name.partition("/")[2]: each for name, each in kept.items() if name.startswith(f"{number}/")}
        model.load_state_dict(mine)
    return models


def train(out: Path, steps: int = STEPS) -> None:
    """Train the learned methods on drawn texts, and keep them in a folder."""
    from safetensors.torch import save_file

    from policies.studies.training import seeded
    from policies.studies.upsampling import taught, texts, untrained

    with seeded(0):
        models = untrained(FACTOR)
        others = texts(512, FACTOR, random.Random(0))
    for name, model in models.items():
        error = taught(model, others, FACTOR, steps=steps, control=Control())
        print(f"{name}: mean square error {error:.5f}", flush=True)
    out.mkdir(parents=True, exist_ok=True)
    kept = {
        f"{number}/{key}": each
        for number, model in enumerate(models.values())
        for key, each in model.state_dict().items()
    }
    save_file(kept, out / "learned.safetensors")


def make(settings: Settings) -> Enlarged:
    """Return it, with nothing loaded."""
    return Enlarged()


def main() -> None:
    """Train, and keep the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    train(parser.parse_args().out)


if __name__ == "__main__":
    main()
