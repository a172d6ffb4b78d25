"""A pipeline of Stable Diffusion from a folder of one's own, as its latents become a picture.

The trap: such folders may hold pickled weights, which run code when they are read, and names of things to be
fetched. Only safetensors are read, and nothing is fetched.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch

from agent.control import Control
from agent.errors import UsageError
from agent.events import Reading
from agent.study import Progress

SHOWN = 128  # pixels of the picture's longer side, at most


def imagined(
    folder: Path, words: str, *, steps: int, guidance: float, seed: int, control: Control
) -> Iterator[Reading | Progress]:
    """Yield the latents after each step, and the picture of the words. Raises UsageError."""
    yield Progress(0, steps, "reading the weights")
    pipeline = opened(folder)
    latents: list[torch.Tensor] = []

    def keep(_: Any, step: int, t: Any, given: dict[str, Any]) -> dict[str, Any]:
        control.go_on_or_stop()
        latents.append(given["latents"][0].float())
        return given

    picture = pipeline(
        words,
        num_inference_steps=steps,
        guidance_scale=guidance,
        generator=torch.Generator().manual_seed(seed),
        callback_on_step_end=keep,
        output_type="np",
    ).images[0]  # H × W × 3, from 0 to 1
    way = torch.stack(latents)  # steps × C × h × w
    axes = ("step", "channel", "row", "column")
    yield Reading("expects.latents", way.flatten().tolist(), axes, shape=tuple(way.shape), label="imagined")
    every = max(1, max(picture.shape[:2]) // SHOWN)
    grey = np.asarray(picture, np.float64)[::every, ::every].mean(axis=2)
    yield Reading(
        "expects.screens", grey.ravel().tolist(), ("row", "column"), shape=grey.shape, label="imagined"
    )
    yield Progress(steps, steps)


def opened(folder: Path) -> Any:
    """Return the pipeline in a folder. Raises UsageError where there is none that can be read."""
    if not (folder / "model_index.json").is_file():
        raise UsageError(
            f"'{folder}' holds no pipeline: 'model_index.json' is missing (name one that diffusers saved)"
        )
    from diffusers import StableDiffusionPipeline

    try:
        pipeline = StableDiffusionPipeline.from_pretrained(  # type: ignore[no-untyped-call]
            folder,
            local_files_only=True,
            use_safetensors=True,
            safety_checker=None,
            requires_safety_checker=False,
        )
    except (OSError, ValueError, KeyError, AttributeError) as error:
        raise UsageError(
            f"the pipeline in '{folder}' cannot be read: {error} (give Stable Diffusion in safetensors)"
        ) from error
    pipeline.set_progress_bar_config(disable=True)
    return pipeline
