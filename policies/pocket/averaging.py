"""Averages the weights of two models of which one was trained from the other, and writes what ships.

    python -m policies.pocket.averaging --one assets/pocket --other build/pointer --out build/shipped

What was learned last is had at half the price of what is forgotten for it. Wortsman and others (2022),
"Robust fine-tuning of zero-shot models". What it says of its own certainty is made true by one temperature,
chosen on pages that were held out: Guo and others (2017), "On Calibration of Modern Neural Networks". The
trap: between weights that were not trained from one another is nothing.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import torch
from transformers.utils import logging

from policies.pocket.model import PocketModel
from policies.pocket.processor import PocketProcessor
from policies.pocket.train import begin


def averaged(one: Path, other: Path, share: float = 0.5) -> PocketModel:
    """Return a model between two. share: of the other one, from 0 to 1; it may have more buckets."""
    model = PocketModel.from_pretrained(other, local_files_only=True, dtype=torch.float32)
    before = PocketModel(model.config)  # type: ignore[arg-type]
    begin(before, one)
    known = before.state_dict()
    model.load_state_dict(
        {name: torch.lerp(known[name], value, share) for name, value in model.state_dict().items()}
    )
    return model


@torch.no_grad()
def cool(model: PocketModel, temperature: float) -> None:
    """Divide the pointer's logits by a temperature: over one makes it less sure, of the same answers."""
    for last in (model.point.point, model.point.none):
        last.weight.div_(temperature)
        last.bias.div_(temperature)


def main() -> None:
    """Write the average in half precision, in pieces of at most 15 MB."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--one", type=Path, required=True)
    parser.add_argument("--other", type=Path, required=True)
    parser.add_argument("--share", type=float, default=0.5, help="of the other one")
    parser.add_argument("--temperature", type=float, default=1.0, help="by which logits are divided")
    parser.add_argument("--out", type=Path, required=True)
    wanted = parser.parse_args()
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    model = averaged(wanted.one, wanted.other, wanted.share)
    cool(model, wanted.temperature)
    half: Any = model.half()  # type: ignore[no-untyped-call]
    half.save_pretrained(wanted.out, max_shard_size="15MB")
    PocketProcessor.from_pretrained(wanted.other, local_files_only=True).save_pretrained(wanted.out)


if __name__ == "__main__":
    main()
