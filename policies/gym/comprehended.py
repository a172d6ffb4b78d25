"""Measures how many held-out sentences are read as they are annotated: by rules, by the tagger, by both.

    python -m policies.gym.comprehended --among plain_desk,plain_chinese_web

The trap: an annotation has one way to say what may be done in two ('press', 'open', 'choose'), so what is
compared are the acts in words, without the verb of a click and without articles and quotes.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import torch

from agent.errors import TaskNotUnderstood
from policies.gym.annotated import Annotated, annotated
from policies.gym.rephrasing import by_language
from policies.pocket.clause import clauses
from policies.pocket.comprehension import Comprehension
from policies.pocket.eye import Eye
from policies.pocket.intent import told
from policies.pocket.joining import Clause, joined
from policies.pocket.understanding import understood

_SLIGHT = re.compile(r"['\"“”‘’]|^(?:do|press|click|choose|open)\W+|\b(?:the|an?|my)\b ?")


def acts(said: Sequence[Clause]) -> list[str]:
    """Return what clauses ask for, in words that two ways to say it share."""
    return [" ".join(_SLIGHT.sub("", _SLIGHT.sub("", told(each.intent).lower())).split()) for each in said]


def comprehended(comprehension: Comprehension, sentences: Sequence[Annotated]) -> Counter[str]:
    """Return how many of the sentences rules, the tagger and both read as they are annotated."""

    def shipped(sentence: str) -> Sequence[Clause]:
        return comprehension.heard(sentence).clauses

    def tagged(sentence: str) -> Sequence[Clause]:
        return comprehension.by_tagger(sentence)[1].clauses

    right = Counter[str]()
    for each in sentences:
        wanted = acts(joined(list(understood(each.sentence, each.clauses, _or_nothing(clauses)))))
        readers = {"rules": clauses, "tagger": tagged, "both": shipped}
        right.update(
            name for name, reader in readers.items() if acts(_or_nothing(reader)(each.sentence)) == wanted
        )
    return right


def _or_nothing(reader: Callable[[str], Sequence[Clause]]) -> Callable[[str], tuple[Clause, ...]]:
    def read(sentence: str) -> tuple[Clause, ...]:
        try:
            return tuple(reader(sentence))
        except TaskNotUnderstood:
            return ()

    return read


def main() -> None:
    """Print it, language by language."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=Path("assets/pocket"))
    parser.add_argument("--among", default="", help="files of readings, with commas; all by default")
    wanted = parser.parse_args()
    torch.set_num_threads(1)
    comprehension = Eye.from_folder(wanted.model).comprehension
    if comprehension is None:
        parser.error(f"'{wanted.model}' has no tagger (name a folder with tagger.safetensors)")
    among = [name for name in wanted.among.split(",") if name]
    held = [each for each in annotated(among) if each.is_held]
    for language, rows in by_language(held).items():
        if rows:
            right = comprehended(comprehension, rows)
            shares = (
                f"{name} {right[name]}, {right[name] / len(rows):.1%}" for name in ("rules", "tagger", "both")
            )
            print(f"{language}: of {len(rows)}: {'; '.join(shares)}")


if __name__ == "__main__":
    main()
