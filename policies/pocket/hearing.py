"""Makes what the pointer takes: marks of a screen and sentences about them, in the encoders' directions."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from policies.pocket.evidence import MarkFacts, said_of, words_of
from policies.pocket.model import PocketModel
from policies.pocket.pointer import Asked, Sight
from policies.pocket.processor import PocketProcessor


def sight_of(model: PocketModel, processor: PocketProcessor, facts: MarkFacts) -> Sight:
    """Return a screen as the pointer takes it."""
    device = model.device
    space = model.config.space
    looks = torch.zeros(len(facts.labels), space)
    drawn = facts.looks.abs().sum(1) > 0
    if bool(drawn.any()):
        looks[drawn] = model.look(facts.looks[drawn].to(device)).cpu()
    texts = torch.zeros(len(facts.labels), space)
    written = torch.tensor([bool(label) for label in facts.labels], dtype=torch.bool)
    if bool(written.any()):
        texts[written] = directions(model, processor, [label for label in facts.labels if label])
    return Sight(facts.numbers, looks, texts, facts.around, facts.boxes)


def asked_of(
    model: PocketModel, processor: PocketProcessor, sentences: Sequence[str], labels: Sequence[str]
) -> Asked:
    """Return sentences about the marks of these labels as the pointer takes them."""
    split = [words_of(sentence) for sentence in sentences]
    longest = max(map(len, split))
    phrases: list[str] = []
    for words in split:
        phrases += words
        phrases += [_with_neighbours(words, place) for place in range(len(words))]
    found = directions(model, processor, [*sentences, *phrases])
    whole, at = found[: len(sentences)], len(sentences)
    space = found.shape[1]
    told = torch.zeros(len(sentences), longest, 2 * space)
    there = torch.zeros(len(sentences), longest, dtype=torch.bool)
    said = torch.zeros(len(sentences), len(labels), 6)
    each = torch.zeros(len(sentences), len(labels), longest)
    for row, (sentence, words) in enumerate(zip(sentences, split, strict=True)):
        count = len(words)
        told[row, :count, :space] = found[at : at + count]
        told[row, :count, space:] = found[at + count : at + 2 * count]
        there[row, :count] = True
        said[row], each[row, :, :count] = said_of(sentence, labels)
        at += 2 * count
    return Asked(whole, told, there, said, each)


def directions(model: PocketModel, processor: PocketProcessor, sentences: Sequence[str]) -> Tensor:
    """Return the directions of sentences: N × S."""
    features, starts = processor.sentences(sentences)
    found: Tensor = model.read(features.to(model.device), starts.to(model.device))
    return found.cpu()


def _with_neighbours(words: Sequence[str], place: int) -> str:
    near = words[max(place - 1, 0) : place + 2]
    return ("" if near[0] >= "\u3400" else " ").join(near)
