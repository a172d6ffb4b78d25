"""The detector as its panel sees it: every query's box, classes and gaze, on each screen of a run.

And as the window's picture of the screen shows it, where that is wanted: the widgets, in screen points.

The trap: the model's attention is at a few points between the pixels, not on a grid. Each point's weight is
shared among the four places around it, as the model's own sampling does; what is off the screen is lost.

Q queries that are shown, L levels, H heads, P points a level.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from agent import assets
from agent.events import Reading
from agent.screenshot import Screenshot
from agent.settings import Settings

if TYPE_CHECKING:
    from torch import Tensor

    from policies.detectors.detr import Detr, Looked

PICTURE, BOXES, SCORES, GAZE = "detr.screen", "detr.screen_boxes", "detr.screen_scores", "detr.screen_gaze"
WIDGETS = "detr.widgets"
PROBES = {
    PICTURE: "the screen in grey, as small as the panel shows it",
    BOXES: "the box of each query, the surest first",
    SCORES: "how sure each query is of each class, and of none",
    WIDGETS: "the widgets: left, top, width, height in screen points, class, score",
    GAZE: "where each query looks on the screen, in the last layer of the decoder",
}
SHOWN = 60  # queries, the surest ones
ACROSS, DOWN = 64, 40  # places of the map of a gaze


class Watched:
    """Looks on with the detector; it is loaded when somebody first watches.

    there: whether there is one to load; without, nothing can be watched.
    """

    def __init__(self, load: Callable[[], Detr], *, there: bool = True) -> None:
        self._load = load
        self._there = there
        self._detr: Detr | None = None

    def probes(self) -> Mapping[str, str]:
        return PROBES if self._there else {}

    def look(self, screenshot: Screenshot, sources: Collection[str]) -> Iterator[Reading]:
        """Measure these sources on a screen."""
        if self._detr is None:
            self._detr = self._load()
        from policies.threads import one_thread  # loads torch

        gaze = Gaze(self._detr.model) if GAZE in sources else None
        try:
            with one_thread():  # the others are the run's
                looked = self._detr.look(screenshot)
        finally:
            if gaze is not None:
                gaze.detach()
        if WIDGETS in sources:
            yield _widgets(looked, screenshot)
        if set(sources) - {WIDGETS}:
            yield from _told(looked, screenshot, gaze)


def _widgets(looked: Looked, screenshot: Screenshot) -> Reading:
    from policies.detectors.canvas import CLASSES
    from policies.detectors.detr import found_in

    rows = [
        (each.box.left, each.box.top, each.box.width, each.box.height, CLASSES.index(each.label), each.score)
        for each in found_in(looked, screenshot.area)
    ]
    values = [float(number) for row in rows for number in row]
    return Reading(WIDGETS, values, ("widget", "left top width height class score"), shape=(len(rows), 6))


def _told(looked: Looked, screenshot: Screenshot, gaze: Gaze | None) -> Iterator[Reading]:
    import torch

    shown = looked.chances.max(dim=1).values.argsort(descending=True)[:SHOWN]  # Q
    step = max(screenshot.width_px // 320, 1)
    grey = screenshot.rgb[::step, ::step].mean(axis=2) / 255
    yield Reading(PICTURE, grey.ravel().tolist(), ("row", "column"), shape=grey.shape)
    share = torch.tensor([looked.across, looked.down] * 2)
    boxes = looked.boxes[shown] / share
    yield Reading(BOXES, boxes.flatten().tolist(), ("query", "x y width height"), shape=tuple(boxes.shape))
    chances = looked.chances[shown]
    none = 1 - chances.max(dim=1, keepdim=True).values
    told = torch.cat([chances, none], dim=1)  # Q x classes and none
    yield Reading(SCORES, told.flatten().tolist(), ("query", "class"), shape=tuple(told.shape))
    if gaze is not None:
        places = gaze.map(looked.across, looked.down)[shown]  # Q x DOWN x ACROSS
        yield Reading(GAZE, places.flatten().tolist(), ("query", "row", "column"), shape=tuple(places.shape))


class Gaze:
    """Where the queries look in one pass: hooks at the last decoder layer, there until they are detached."""

    def __init__(self, model: Any) -> None:
        self._points: Tensor | None = None  # Q x (H · L · P) x 2, shares of the canvas
        self._weights: Tensor | None = None  # Q x (H · L · P)
        look = model.model.decoder.layers[-1].encoder_attn
        self._hook = look.attn.register_forward_hook(self._keep)

    def detach(self) -> None:
        self._hook.remove()

    def _keep(self, module: Any, given: tuple[Any, ...], made: Any) -> None:
        points, weights = given[4][0], given[5][0]  # Q x H x L x P x 2, Q x H x L x P
        self._points, self._weights = points.flatten(1, 3), weights.flatten(1)

    def map(self, across: float, down: float) -> Tensor:
        """Return each query's gaze over the screen: Q × DOWN × ACROSS, at most one in sum."""
        import torch

        assert self._points is not None, "nothing has been looked at yet"
        assert self._weights is not None
        at = self._points / torch.tensor([across, down]) * torch.tensor([ACROSS, DOWN]) - 0.5
        low = at.floor()
        part = at - low  # of the way to the next place
        made = at.new_zeros(len(at), DOWN * ACROSS)
        for x in (0, 1):
            for y in (0, 1):
                column, row = (low[..., 0] + x).long(), (low[..., 1] + y).long()
                share = (part[..., 0] if x else 1 - part[..., 0]) * (part[..., 1] if y else 1 - part[..., 1])
                on = (column >= 0) & (column < ACROSS) & (row >= 0) & (row < DOWN)
                place = (row * ACROSS + column).where(on, 0)
                made.scatter_add_(1, place, self._weights * share * on)
        return made.view(-1, DOWN, ACROSS)


def make(settings: Settings) -> Watched:
    """Return it, with nothing loaded."""

    def load() -> Detr:
        from policies.detectors import detr  # takes seconds: torch and transformers

        return detr.make(settings)

    try:
        there = bool(settings.detector_model) or assets.path("detectors", "detr").is_dir()
    except FileNotFoundError:
        there = False
    return Watched(load, there=there)
