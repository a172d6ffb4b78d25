"""DETR on drawn widgets, with and without the decoder's self-attention: found, found twice, and the matching.

The pictures are tiny windows of one to three buttons, boxes to tick and fields. A widget counts as found
where a box of its class overlaps it by half; every further one is a duplicate. Nothing is weeded out. The
default time is little for a DETR, which is known for learning slowly, the more so with self-attention.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import torch
from torch import Tensor

from agent.control import Control
from agent.events import Reading
from agent.study import Progress, Values
from policies.components.detr import DETR, Target, match, overlaps, set_loss
from policies.studies.training import descend, seeded

SIDE, CLASSES, BATCH = 48, ("button", "checkbox", "field"), 8
SIZES = {"button": (0.35, 0.24), "checkbox": (0.2, 0.2), "field": (0.6, 0.22)}  # width, height
CELLS = 3  # rows that a window has for widgets


def measure(values: Values, control: Control) -> Iterator[Reading | Progress]:
    seed, steps = values.whole("seed"), values.whole("steps")
    dice = torch.Generator().manual_seed(seed)
    unseen = draw(64, dice)
    every = max(5, steps // 10)
    kinds = {"without": False, "with self-attention": True}
    for number, (label, self_attention) in enumerate(kinds.items()):
        with seeded(seed):
            model = DETR(len(CLASSES), queries=values.whole("queries"), d=32, self_attention=self_attention)

        def loss(_: int, model: DETR = model) -> Tensor:
            pictures, targets = draw(BATCH, dice)
            logits, boxes = model(pictures)
            return set_loss(logits, boxes, targets)

        before: list[list[int]] = []
        for step, value in descend(model.parameters(), loss, steps=steps, rate=1e-3, control=control):
            if step % every and step != steps:
                continue
            yield Progress(number * steps + step, len(kinds) * steps, label)
            yield Reading("detr.loss", (value,), ("step",), label=label, at=step)
            found, twice, after = _judged(model, *unseen)
            yield Reading("detr.found", (100 * found,), ("step",), "%", label=label, at=step)
            yield Reading("detr.duplicates", (twice,), ("step",), "a widget", label=label, at=step)
            if before:
                same = [a == b for a, b in zip(chain(*before), chain(*after), strict=True)]
                share = 100 * sum(same) / len(same)
                yield Reading("detr.match_kept", (share,), ("step",), "%", label=label, at=step)
            before = after
    yield from _shown(model, unseen[0], values.whole("queries"))


def draw(count: int, dice: torch.Generator) -> tuple[Tensor, list[Target]]:
    """Return windows (count, 3, SIDE, SIDE) and what is in each: one to three widgets, a row each."""
    pictures = torch.rand(count, 3, 1, 1, generator=dice).mul(0.2).add(0.75).repeat(1, 1, SIDE, SIDE)
    targets = []
    for picture in pictures:
        n = int(torch.randint(1, CELLS + 1, (), generator=dice))
        rows = torch.randperm(CELLS, generator=dice)[:n]
        classes = torch.randint(len(CLASSES), (n,), generator=dice)
        boxes = []
        for row, kind in zip(rows.tolist(), classes.tolist(), strict=True):
            w, h = SIZES[CLASSES[kind]]
            x = w / 2 + 0.02 + float(torch.rand((), generator=dice)) * (0.96 - w)
            boxes.append([x, (row + 0.5) / CELLS, w, h])
            _paint(picture, kind, boxes[-1])
        targets.append(Target(classes, torch.tensor(boxes)))
    return pictures, targets


def _paint(picture: Tensor, kind: int, box: list[float]) -> None:
    """Paint a widget: a grey button with a line of text, an outlined box with a tick, a white field."""
    x, y, w, h = (part * SIDE for part in box)
    left, top, right, bottom = round(x - w / 2), round(y - h / 2), round(x + w / 2), round(y + h / 2)
    picture[:, top:bottom, left:right] = 0.3
    inside = picture[:, top + 1 : bottom - 1, left + 1 : right - 1]
    inside[:] = (0.6, 0.95, 1.0)[kind]
    if kind == 0:
        inside[:, inside.shape[1] // 2, 2:-2] = 0.1
    if kind == 1:
        inside[0, 1:-1, 1:-1] = 0.1


@torch.no_grad()
def _judged(model: DETR, pictures: Tensor, targets: list[Target]) -> tuple[float, float, list[list[int]]]:
    """Return the share of widgets found, duplicates a widget, and the matching of every picture."""
    logits, boxes = model(pictures)
    best = logits.softmax(dim=-1).max(dim=-1)  # values and classes (B, Q)
    found, twice, count, matches = 0, 0, 0, []
    for i, target in enumerate(targets):
        sure = best.indices[i] < len(CLASSES)  # (Q,)
        iou, _ = overlaps(target.boxes, boxes[i])  # (N, Q)
        hits = (iou > 0.5) & sure & (best.indices[i] == target.classes.unsqueeze(1))  # (N, Q)
        answers = hits.sum(dim=1)
        found += int((answers > 0).sum())
        twice += int((answers - 1).clamp(min=0).sum())
        count += len(target.classes)
        matches.append(match(logits[i], boxes[i], target))
    return found / count, twice / count, matches


@torch.no_grad()
def _shown(model: DETR, pictures: Tensor, queries: int) -> Iterator[Reading]:
    """Yield one window, the last model's boxes for it, their scores, and where the queries look."""
    picture = pictures[:1]
    logits, boxes = model(picture)
    shades = picture[0].mean(dim=0)
    yield Reading("detr.picture", shades.flatten().tolist(), ("row", "column"), shape=(SIDE, SIDE))
    yield Reading(
        "detr.boxes", boxes[0].flatten().tolist(), ("query", "x y width height"), shape=(queries, 4)
    )
    scores = logits[0].softmax(dim=-1).flatten().tolist()
    yield Reading("detr.scores", scores, ("query", "class"), shape=(queries, len(CLASSES) + 1))
    side = SIDE // 8
    attended = model.attended()[0].flatten().tolist()
    shape = (queries, side, side)
    yield Reading("detr.attention", attended, ("query", "row", "column"), shape=shape)
