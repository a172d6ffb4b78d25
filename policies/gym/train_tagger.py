"""Trains the tagger of sentences on the readings that were written by hand.

    python -m policies.gym.train_tagger --model assets/pocket --minutes 8 --out build/tagger
    python -m policies.gym.train_tagger --score assets/pocket/tagger.safetensors --among plain_web2,plain_curt

The sentences are changed each time they are drawn (`policies/gym/rephrasing.py`). Prints how many of the
held-out ones are read right, as a whole and clause by clause.
"""

from __future__ import annotations

import argparse
import math
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import save_file
from torch import Tensor
from torch.nn import functional
from transformers.utils import logging

from policies.gym.annotated import Annotated, annotated
from policies.gym.rephrasing import Changer, by_language
from policies.pocket.model import PocketModel
from policies.pocket.processor import PocketProcessor
from policies.pocket.reading_kind import KINDS, ROLES, Read
from policies.pocket.tagging import NAMED, Directions, Tagger, features_of, read, tagger_from, words_in

_UNNAMED = 0.25  # of the words: known by direction and shape alone, lest they be learned by heart
_RATES = (1e-2, 3e-3)  # of the words' own numbers, and of all others
_ONWARD = 0.5  # of them, where a trained tagger goes on


def batch_of(
    drawn: Sequence[Annotated], near: Directions
) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor]:
    """Return bags, directions and lengths, then where clauses begin, kinds, tags, and what is padding."""
    split = [words_in(each.sentence) for each in drawn]
    longest = max(map(len, split))
    count = len(features_of(split[0])[0])
    bags = torch.zeros(len(drawn), longest, count, dtype=torch.long)
    around = torch.zeros(len(drawn), longest, 2 * near.space)
    begins = torch.zeros(len(drawn), longest)
    kinds, tags = (torch.zeros(len(drawn), longest, dtype=torch.long) for _ in range(2))
    there = torch.zeros(len(drawn), longest, dtype=torch.bool)
    for row, (each, words) in enumerate(zip(drawn, split, strict=True)):
        bags[row, : len(words)] = torch.tensor(features_of(words))
        around[row, : len(words)] = near.of(words)
        there[row, : len(words)] = True
        clause = 0
        for place, word in enumerate(words):
            while clause + 1 < len(each.clauses) and word.start >= each.clauses[clause + 1].start:
                clause += 1
            said = each.clauses[clause]
            kinds[row, place] = KINDS.index(said.kind)
            begins[row, place] = float(place == 0 or words[place - 1].start < said.start <= word.start)
            for part in said.parts:
                if part.start <= word.start < part.end:
                    begun = place > 0 and words[place - 1].start >= part.start
                    tags[row, place] = 1 + 2 * ROLES.index(part.role) + int(begun)
    lengths = torch.tensor([len(words) for words in split])
    return bags, around, lengths, begins, kinds, tags, there


def scores(tagger: Tagger, near: Directions, sentences: Sequence[Annotated]) -> dict[str, float]:
    """Return the shares of sentences that are read right as a whole and of clauses, and of how many."""
    tagger.eval()
    whole = clauses = count = 0
    for each in sentences:
        said, _ = read(each.sentence, tagger, near)
        right = {_told(each.sentence, clause) for clause in each.clauses}
        found = {_told(each.sentence, clause) for clause in said}
        whole += right == found
        clauses += len(right & found)
        count += len(right)
    return {"sentences": whole / len(sentences), "clauses": clauses / count, "of": len(sentences)}


def _told(sentence: str, clause: Read) -> tuple[str, ...]:
    parts = (f"{part.role}={sentence[part.start : part.end].lower()}" for part in clause.parts)
    return (clause.kind, *sorted(parts))


def train(
    sentences: Sequence[Annotated],
    near: Directions,
    minutes: float,
    seed: int,
    steps: int = 0,
    batch: int = 48,
    start: Tagger | None = None,
) -> Tagger:
    """Train for so many minutes, or steps where they are given, of so many sentences each.

    start: a trained one to go on from, at a slower pace.
    """
    torch.manual_seed(seed)
    tagger = start if start is not None else Tagger(near.space)
    fastest = _ONWARD if start is not None else 1.0
    changer = Changer(sentences, seed)
    words = tagger.own.weight  # a bucket is met seldom, so it may move farther
    others = [each for each in tagger.parameters() if each is not words]
    groups: list[dict[str, Any]] = [{"params": [words]}, {"params": others}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.02)
    begin, step = time.monotonic(), 0
    while (gone := step / steps if steps else (time.monotonic() - begin) / 60 / minutes) < 1:
        tagger.train()
        bags, around, lengths, begins, kinds, tags, there = batch_of(
            [changer.draw() for _ in range(batch)], near
        )
        pace = fastest * min((step + 1) / 50, 1) * (0.02 + 0.49 * (1 + math.cos(math.pi * gone)))
        for group, rate in zip(optimizer.param_groups, _RATES, strict=True):
            group["lr"] = rate * pace
        unnamed = torch.rand(bags.shape[:2]) < _UNNAMED
        bags[..., :NAMED][unnamed] = 0
        begun, kind, part = tagger(bags, around, lengths)
        loss = (
            functional.binary_cross_entropy_with_logits(begun[there], begins[there])
            + 0.5 * functional.cross_entropy(kind[there], kinds[there], label_smoothing=0.05)
            + functional.cross_entropy(part[there], tags[there], label_smoothing=0.05)
        )
        optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
        optimizer.step()
        step += 1
        if step % 200 == 0:
            print(
                f"step {step}, {(time.monotonic() - begin) / 60:.1f} min, loss {float(loss.detach()):.3f}",
                flush=True,
            )
    return tagger.eval()


def _show(tagger: Tagger, near: Directions, sentences: Sequence[Annotated]) -> None:
    """Print what is read right of those that are held out, language by language."""
    held = [each for each in sentences if each.is_held]
    for language, rows in by_language(held).items():
        if rows:
            print(language, {name: round(value, 3) for name, value in scores(tagger, near, rows).items()})


def main() -> None:
    """Train, print what is read right of the held-out sentences, and write the weights in half precision."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=Path("assets/pocket"))
    parser.add_argument("--minutes", type=float, default=8)
    parser.add_argument("--start", type=Path, help="weights of a tagger to go on from")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", type=Path, help="the folder for the weights")
    parser.add_argument("--score", type=Path, help="weights to score, without any training")
    parser.add_argument("--among", default="", help="files of readings to score, with commas; all by default")
    wanted = parser.parse_args()
    if (wanted.out is None) == (wanted.score is None):
        parser.error("give --out to train, or --score to score")
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    torch.set_num_threads(1)
    model = PocketModel.from_pretrained(wanted.model, local_files_only=True, dtype=torch.float32)
    model.eval()  # type: ignore[no-untyped-call]
    near = Directions(model, PocketProcessor.from_pretrained(wanted.model, local_files_only=True))
    if wanted.score is not None:
        among = [name for name in wanted.among.split(",") if name]
        _show(tagger_from(wanted.score, near.space), near, annotated(among))
        return
    known = annotated()
    start = None
    if wanted.start is not None:
        start = tagger_from(wanted.start, near.space)
    learned = [each for each in known if not each.is_held]
    tagger = train(learned, near, wanted.minutes, wanted.seed, start=start)
    _show(tagger, near, known)
    wanted.out.mkdir(parents=True, exist_ok=True)
    halves = {name: value.half().contiguous() for name, value in tagger.state_dict().items()}
    save_file(halves, wanted.out / "tagger.safetensors")


if __name__ == "__main__":
    main()
