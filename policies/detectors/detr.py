"""Finds widgets on a screen: the detector `detr`.

The trap: a set needs no weeding out, but a score is a guess. What is less sure than `LEAST` is not told, and
how often a surer box is right is measured (assets/detectors/README.md), not believed.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from agent import assets
from agent.errors import UsageError
from agent.geometry import Box
from agent.screenshot import Screenshot
from agent.senses import Found
from agent.settings import Settings
from policies.detectors.canvas import CLASSES, HEIGHT, WIDTH, fitted, patches
from policies.detectors.model import loaded

LEAST = 0.4  # of a score, for a box to be told


@dataclass(frozen=True, slots=True)
class Looked:
    """All that the model answers for one screen. Q queries.

    chances: of each class, by query (Q × classes). boxes: middle and size as shares of the canvas (Q × 4).
    across, down: the share of the canvas that the screen takes.
    """

    chances: Tensor
    boxes: Tensor
    across: float
    down: float


class Detr:
    """Finds widgets with a model."""

    def __init__(self, model: Any) -> None:
        self.model = model

    @classmethod
    def from_folder(cls, folder: Path) -> Detr:
        """Load the weights in a folder. Raises UsageError where there are none."""
        return cls(loaded(folder))

    def boxes(self, screenshot: Screenshot) -> tuple[Found, ...]:
        """Return the widgets, the surest first."""
        return found_in(self.look(screenshot), screenshot.area)

    @torch.inference_mode()
    def look(self, screenshot: Screenshot) -> Looked:
        """Return what every query answers."""
        canvas, scale = fitted(screenshot.rgb)
        made = self.model(patches([canvas]))
        across, down = screenshot.width_px * scale / WIDTH, screenshot.height_px * scale / HEIGHT
        return Looked(made.logits[0].sigmoid(), made.pred_boxes[0], across, down)


def found_in(looked: Looked, area: Box) -> tuple[Found, ...]:
    """Return the widgets in what was answered, the surest first; what is not on the screen is none.

    area: of the screen, in screen points.
    """
    scores, kinds = looked.chances.max(dim=1)  # Q, Q
    sure = [query for query in scores.argsort(descending=True).tolist() if scores[query] >= LEAST]
    found = [
        Found(_placed(looked, looked.boxes[query], area), CLASSES[int(kinds[query])], float(scores[query]))
        for query in sure
    ]
    return tuple(each for each in found if each.box.width >= 1 and each.box.height >= 1)


def _placed(looked: Looked, box: Tensor, area: Box) -> Box:
    """Return a box of the canvas in screen points, cut at the edges of the screen."""
    x, y, width, height = box.tolist()
    left, right = (max(0.0, min(edge / looked.across, 1.0)) for edge in (x - width / 2, x + width / 2))
    top, bottom = (max(0.0, min(edge / looked.down, 1.0)) for edge in (y - height / 2, y + height / 2))
    return Box.between(
        area.left + left * area.width,
        area.top + top * area.height,
        area.left + right * area.width,
        area.top + bottom * area.height,
    )


def shipped() -> Path:
    """Return the folder of the weights that ship. Raises UsageError where there are none."""
    try:
        return assets.path("detectors", "detr")
    except FileNotFoundError as error:
        raise UsageError(
            "the detector 'detr' has no weights here (train them with policies.detectors.train, and name "
            "their folder in the setting 'detector_model')"
        ) from error


def make(settings: Settings) -> Detr:
    """Return the detector with the weights that the settings name, or with those that ship."""
    return Detr.from_folder(Path(settings.detector_model) if settings.detector_model else shipped())
