"""Pages that the pointer learns from, made ready once: as the encoders have them, with what is meant.

The trap: pages are drawn while others are learned from, so that a file may be half written, or spoilt with
numbers that are none. It is left out then, and tried again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from policies.pocket.evidence import MarkFacts
from policies.pocket.hearing import asked_of, sight_of
from policies.pocket.model import PocketModel
from policies.pocket.pointer import Asked, Sight
from policies.pocket.pointer_plan import Plan
from policies.pocket.processor import PocketProcessor

_MOST_MARKS = 100  # of a page, in training: those that are meant are always among them
_SENTENCES = 16  # of a page, at a time


@dataclass(frozen=True, slots=True)
class Page:
    """A page with its questions. meant: K × (N + 1), which marks are, the last where none is."""

    sight: Sight
    asked: Asked
    meant: Tensor
    kinds: tuple[str, ...]


class Pages:
    """The pages of the plan's folders, made ready once; the first of each are held out."""

    def __init__(self, plan: Plan, model: PocketModel, processor: PocketProcessor) -> None:
        self._plan, self._model, self._processor = plan, model, processor
        self._known: set[Path] = set()
        self._ready: dict[Path, list[Page]] = {folder: [] for folder in plan.pages}

    def __len__(self) -> int:
        return sum(map(len, self._ready.values()))

    @property
    def held(self) -> Mapping[str, list[Page]]:
        """The pages that are only for trying, by the names of their folders."""
        return {folder.name: pages[: self._plan.held] for folder, pages in self._ready.items()}

    def draw(self, lots: np.random.Generator) -> Page:
        """Return one to learn from: of a folder by how many it has and how often they are learned from."""
        held, ready = self._plan.held, self._ready
        shares = np.array([often * max(len(ready[it]) - held, 0) for it, often in self._plan.pages.items()])
        pages = ready[list(ready)[int(lots.choice(len(shares), p=shares / shares.sum()))]]
        return pages[held + int(lots.integers(len(pages) - held))]

    def renew(self, most: int = 10_000) -> None:
        """Make the files ready that have come since, at most so many of each folder."""
        for folder, ready in self._ready.items():
            for file in sorted(set(folder.glob("*.npz")) - self._known)[:most]:
                self._known.add(file)
                try:
                    ready.append(self._read(file))
                except (ValueError, OSError, EOFError, KeyError):
                    self._known.discard(file)  # it is being written; or it is spoilt, and read in vain

    @torch.inference_mode()
    def _read(self, file: Path) -> Page:
        with np.load(file) as kept:
            asked = json.loads(str(kept["asked"]))
            labels = json.loads(str(kept["labels"]))
            numbers, looks, around, boxes = (
                torch.from_numpy(kept[name].astype(np.float32))
                for name in ("numbers", "looks", "around", "boxes")
            )
            unit = float(kept["unit"])
        if not all(bool(each.isfinite().all()) for each in (numbers, looks, around, boxes)):
            raise ValueError(f"the page '{file}' has numbers that are none (draw it again)")
        facts = MarkFacts(numbers, looks, around, boxes, labels, unit)
        meant = torch.stack([_meant(box, boxes * unit) for _, box, _, _ in asked])
        kept_rows = meant.any(1)
        asked = [each for each, fits in zip(asked, kept_rows.tolist(), strict=True) if fits]
        sight = sight_of(self._model, self._processor, facts)
        sight = replace(sight, around=sight.around.half())
        heard = asked_of(self._model, self._processor, [each[0] for each in asked], labels)
        heard = Asked(
            heard.whole.half(), heard.words.half(), heard.there, heard.said.half(), heard.each.half()
        )
        return Page(sight, heard, meant[kept_rows], tuple(each[2] for each in asked))


def _meant(box: list[float] | None, boxes: Tensor) -> Tensor:
    """Return which marks have their middle in the box."""
    if box is None:
        return torch.cat([torch.zeros(len(boxes), dtype=torch.bool), torch.ones(1, dtype=torch.bool)])
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    inside = (x > box[0]) & (x < box[2]) & (y > box[1]) & (y < box[3])
    return torch.cat([inside, torch.zeros(1, dtype=torch.bool)])


def cut(page: Page, lots: np.random.Generator) -> tuple[Sight, Asked, Tensor]:
    """Return some of the sentences, and no more marks than are learned from at a time."""
    rows = torch.from_numpy(lots.permutation(len(page.kinds))[:_SENTENCES])
    meant = page.meant[rows]
    count = page.meant.shape[1] - 1
    if count > _MOST_MARKS:
        wanted = meant[:, :-1].any(0).float() * 4 + (page.asked.said[rows, :, 0].amax(0) > 0.5).float() * 2
        order = torch.argsort(wanted + torch.from_numpy(lots.random(count)), descending=True)
        marks = order[:_MOST_MARKS].sort().values
    else:
        marks = torch.arange(count)
    longest = int(page.asked.there[rows].sum(1).max())
    sight, asked = page.sight, page.asked
    return (
        Sight(
            sight.numbers[marks], sight.looks[marks], sight.texts[marks], sight.around[marks].float(),
            sight.boxes[marks],
        ),
        Asked(
            asked.whole[rows].float(), asked.words[rows, :longest].float(), asked.there[rows, :longest],
            asked.said[rows][:, marks].float(), asked.each[rows][:, marks, :longest].float(),
        ),
        torch.cat([meant[:, marks], meant[:, -1:]], dim=1),
    )  # fmt: skip
