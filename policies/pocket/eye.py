"""The model at work: which mark of a screen a sentence means, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor
from transformers.utils import logging

from agent.errors import UsageError
from agent.geometry import Box
from agent.screenshot import Screenshot
from agent.senses import Found
from agent.settings import Settings
from policies.pocket.evidence import facts_of
from policies.pocket.hearing import asked_of, sight_of
from policies.pocket.mark import Mark, marks
from policies.pocket.model import PocketModel
from policies.pocket.pointer import Sight
from policies.pocket.processor import PocketProcessor

_SAME = 3.0  # times the area of a mark, for another one around its middle to be the same thing


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
    """Looks at screens and points at what sentences mean. It remembers the last screen."""

    def __init__(self, model: PocketModel, processor: PocketProcessor) -> None:
        self.model = model
        self.processor = processor
        self._last: Seen | None = None
        model.eval()  # type: ignore[no-untyped-call]

    @classmethod
    def from_folder(cls, folder: Path, settings: Settings | None = None) -> Eye:
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

            put_on(model, folder, settings)
        model.to(torch.device(device))  # type: ignore[arg-type]
        return cls(model, processor)

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
    def shares(self, seen: Seen, sentences: Sequence[str]) -> Tensor:
        """Return how probable each sentence means each mark and, last, none of them: K × (N + 1)."""
        asked = asked_of(self.model, self.processor, sentences, seen.labels)
        device = self.model.device
        logits: Tensor = self.model.point(seen.sight.to(device), asked.to(device))
        return logits.softmax(1).cpu()

    def point(self, seen: Seen, sentence: str, within: Box | None = None) -> Pointed | None:
        """Return what the sentence means most likely, in a part of the screen; None where that is empty."""
        if not seen.marks:
            return None
        shares = self.shares(seen, [sentence])[0, :-1]
        if within is not None:
            inside = torch.tensor([mark.box.center in within for mark in seen.marks])
            shares = shares * inside
        best = seen.marks[int(shares.argmax())]
        sure = sum(
            share
            for mark, share in zip(seen.marks, shares.tolist(), strict=True)
            if _is_same(mark.box, best.box)
        )
        return Pointed(best, min(sure, 1.0))


def _is_same(box: Box, other: Box) -> bool:
    """Tell whether a click on the middle of either hits the other, and neither is much the larger."""
    small, large = sorted((box.area, other.area))
    return large <= _SAME * small + 200 and (box.center in other or other.center in box)
