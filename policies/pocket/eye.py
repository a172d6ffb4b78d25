"""The model at work: which mark of a screen a sentence means, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import torch
from torch import Tensor
from transformers.utils import logging

from agent.errors import UsageError
from agent.geometry import Box, Point, Window
from agent.occasion import Suiting
from agent.screenshot import Screenshot
from agent.senses import Found
from agent.settings import Settings
from policies.pocket import order
from policies.pocket.comprehension import Comprehension
from policies.pocket.evidence import facts_of
from policies.pocket.hearing import asked_of, directions, sight_of
from policies.pocket.mark import Kind, Mark, marks
from policies.pocket.model import PocketModel
from policies.pocket.pointer import Sight
from policies.pocket.processor import PocketProcessor

_SAME = 3.0  # times the area of a mark, for another one around its middle to be the same thing
_LEAST = 0.05  # of what is probable is left where something is known not to be meant
_LITTLE = 0.8  # of a square as high as a line, which it may be larger anyhow


@dataclass(frozen=True, slots=True)
class Seen:
    """A screen, looked at once: its marks, and what the model makes of them."""

    screenshot: Screenshot
    texts: Sequence[Found]
    marks: Sequence[Mark]
    labels: list[str]
    sight: Sight


@dataclass(frozen=True, slots=True)
class Pointed:
    """The mark that a sentence means most likely.

    sure: how probable it is, together with the other marks of the same thing.
    """

    mark: Mark
    sure: float


class Eye:
    """Looks at screens and points at what sentences mean. It remembers the last screen.

    comprehension: reads tasks; None where the folder has no weights for that, and rules read them alone.
    """

    def __init__(self, model: PocketModel, processor: PocketProcessor, worn: Suiting | None = None) -> None:
        self._worn = worn
        self.comprehension: Comprehension | None = None
        self.model = model
        self.processor = processor
        self._last: Seen | None = None
        model.eval()  # type: ignore[no-untyped-call]

    @classmethod
    def from_folder(cls, folder: Path, settings: Settings | None = None) -> Self:
        """Load the weights in a folder, and what the settings say was taught. Raises UsageError."""
        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        device = "cuda" if torch.cuda.is_available() else "cpu"
        try:
            model = PocketModel.from_pretrained(folder, local_files_only=True, dtype=torch.float32)
            processor = PocketProcessor.from_pretrained(folder, local_files_only=True)
        except (OSError, ValueError) as error:
            raise UsageError(
                f"cannot load the model in '{folder}': {error} (it ships with Deixis: install Deixis again)"
            ) from error
        if settings is not None and settings.adapters:
            from policies.pocket.taught import put_on  # brings peft

            worn: Suiting | None = put_on(model, folder, settings)
        else:
            worn = None
        comprehension = Comprehension.from_folder(folder, model, processor)
        model.to(torch.device(device))  # type: ignore[arg-type]
        eye = cls(model, processor, worn)
        eye.comprehension = comprehension
        return eye

    def suit(self, windows: Sequence[Window]) -> tuple[str, ...]:
        """Switch on what was taught for the application in front, and return the names of all that is on."""
        return self._worn.suit(windows) if self._worn is not None else ()

    @torch.no_grad()
    def look(self, screenshot: Screenshot, texts: Sequence[Found]) -> Seen:
        """Look at a screen whose texts have been read."""
        last = self._last
        if last is not None and last.screenshot is screenshot and last.texts == texts:
            return last
        found = marks(screenshot, texts)
        facts = facts_of(screenshot, found, self.processor, self.model.look.outline)
        sight = sight_of(self.model, self.processor, facts)
        self._last = Seen(screenshot, texts, found, facts.labels, sight)
        return self._last

    @torch.no_grad()
    def alike(self, sentence: str, labels: Sequence[str]) -> list[float]:
        """Return how like each label is to the sentence by what they mean: cosines of their directions."""
        if not labels:
            return []
        found = directions(self.model, self.processor, [sentence, *labels])
        likeness: list[float] = (found[1:] @ found[0]).tolist()
        return likeness

    @torch.no_grad()
    def shares(self, seen: Seen, sentences: Sequence[str]) -> Tensor:
        """Return how probable each sentence means each mark and, last, none of them: K × (N + 1)."""
        asked = asked_of(self.model, self.processor, sentences, seen.labels)
        device = self.model.device
        logits: Tensor = self.model.point(seen.sight.to(device), asked.to(device))
        return logits.softmax(1).cpu()

    def pictures(self, seen: Seen, sentence: str, most: int = 5) -> list[Found]:
        """Return the parts without words that the sentence may mean, the likeliest first."""
        shares = self.shares(seen, [sentence])[0, :-1].tolist()
        drawn = [place for place, mark in enumerate(seen.marks) if mark.kind is Kind.PART]
        likeliest = sorted(drawn, key=lambda place: -shares[place])[:most]
        return [Found(seen.marks[place].box, f"icon: {sentence}", shares[place]) for place in likeliest]

    @torch.no_grad()
    def point(
        self, seen: Seen, sentence: str, within: Box | None = None, without: Sequence[Point] = ()
    ) -> Pointed | None:
        """Return what the sentence means most likely, in a part of the screen; None where that is empty.

        without: where something is that is known not to be meant; the rest is then the more probable.
        """
        if not seen.marks:
            return None
        alike = _alike(seen.sight.boxes)
        inside = torch.tensor(
            [
                (within is None or mark.box.center in within) and not any(at in mark.box for at in without)
                for mark in seen.marks
            ]
        )
        counted = order.place_in(sentence, seen.labels)
        if counted is not None:
            place, sentences = counted
            shares = (self.shares(seen, sentences)[:, :-1] * inside) @ alike
            best, sure = order.nth(shares, seen.sight.boxes, seen.sight.numbers[:, : len(Kind)], place)
        else:
            shares = self.shares(seen, [sentence])[0, :-1]
            out = 1 - float((shares * ~inside).sum()) if without else 1.0
            shares = shares * inside / max(out, _LEAST)
            best = int(shares.argmax())
            sure = float(shares @ alike[best])
        return Pointed(seen.marks[best], min(sure, 1.0))


def _alike(boxes: Tensor) -> Tensor:
    """Return which marks are one thing, N × N, 1 or 0.

    A click on the middle of either hits the other, and neither is much the larger.
    """
    left, top, right, bottom = boxes.T
    x, y = ((left + right) / 2)[:, None], ((top + bottom) / 2)[:, None]
    hits = (x >= left) & (x < right) & (y >= top) & (y < bottom)  # a click on the first lands in the second
    area = (right - left) * (bottom - top)
    small, large = torch.minimum(area[:, None], area), torch.maximum(area[:, None], area)
    alike: Tensor = ((hits | hits.T) & (large <= _SAME * small + _LITTLE)).float()
    return alike
