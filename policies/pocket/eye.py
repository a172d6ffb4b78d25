"""The model at work: which of some parts of a screen a sentence means, and which of some texts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor
from transformers.utils import logging

from agent.errors import UsageError
from agent.geometry import Box
from agent.screenshot import Screenshot
from policies.pocket.model import PocketModel
from policies.pocket.processor import PocketProcessor

_NOTHING = 0.32  # of likeness: as likely as that is it that no part is meant


class Eye:
    """Compares parts and texts with sentences. Likeness is a cosine: 1 is the same, 0 unrelated."""

    def __init__(self, model: PocketModel, processor: PocketProcessor) -> None:
        self._model, self._processor = model, processor
        model.eval()  # type: ignore[no-untyped-call]

    @classmethod
    def from_folder(cls, folder: Path) -> Eye:
        """Load the weights in a folder. Raises UsageError where there are none."""
        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        device = "cuda" if torch.cuda.is_available() else "cpu"
        try:
            model = PocketModel.from_pretrained(folder, local_files_only=True)
            processor = PocketProcessor.from_pretrained(folder, local_files_only=True)
        except (OSError, ValueError) as error:
            raise UsageError(
                f"cannot load the model in '{folder}': {error} (it ships with Deixis: install Deixis again)"
            ) from error
        model.to(torch.device(device))  # type: ignore[arg-type]
        return cls(model, processor)

    @torch.inference_mode()
    def look(self, screenshot: Screenshot, boxes: Sequence[Box]) -> Tensor:
        """Return the directions of parts of a screen: B × D."""
        if not boxes:
            return torch.zeros(0, self._model.config.space)
        corners = [screenshot.pixels_of(box) for box in boxes]
        pixels = self._processor.parts(screenshot.rgb, corners).to(self._model.device)
        directions: Tensor = self._model.look(self._model.look.outline(pixels))
        return directions.cpu()

    @torch.inference_mode()
    def read(self, sentences: Sequence[str]) -> Tensor:
        """Return the directions of sentences: N × D."""
        if not sentences:
            return torch.zeros(0, self._model.config.space)
        features, starts = self._processor.sentences(sentences)
        directions: Tensor = self._model.read(features.to(self._model.device), starts.to(self._model.device))
        return directions.cpu()

    @torch.inference_mode()
    def shares(self, likeness: Tensor) -> Tensor:
        """Return how probable each of the parts is to be meant; what is left is that none is."""
        logits = self._model.scale.cpu() * torch.cat([likeness, torch.tensor([_NOTHING])])
        return torch.softmax(logits, dim=0)[:-1]
