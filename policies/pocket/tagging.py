"""Tags the words of a sentence: where a clause begins, of what kind it is, and what its parts are.

Bidirectional GRUs over words (Cho and others, 2014) with three heads, as slots and intents are told together
in spoken language understanding; parts by begin and inside tags (Ramshaw and Marcus, 1995). A word is known
by hashed features of its own and by the direction that the sentence encoder gives it alone and with its
neighbours, so that words of like meaning are read alike; Chinese is tagged letter by letter, each told in
which word a dictionary sees it. The trap: what is copied keeps its letters, so everything is said in places
of the sentence, never in words of a vocabulary.

Axes: `B` sentences, `L` words, `S` directions.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from policies.pocket.hearing import directions
from policies.pocket.model import PocketModel
from policies.pocket.processor import PocketProcessor
from policies.pocket.reading_kind import KINDS, PARTS, ROLES, Part, Read
from policies.pocket.segment import Segment, segments

BUCKETS = 16384  # for a word's own features
_SEGMENTS = 8192  # further ones, for the Chinese word that a letter stands in
NAMED = 4  # of a word's features: those of what it is called
MOST = 120  # words of a sentence; what is longer is left to rules
_WORD = re.compile(
    r"[\u3400-\u9fff]|[a-zA-Z0-9À-ɏ_]+(?:(?:[.,@:/+_-]|['’](?!s\b))[a-zA-Z0-9À-ɏ_]+)*%?|['’]s\b|\S"
)  # a file's name, an address, a time and a chord are each one
_QUOTES = frozenset("\"“”‘’'「」《》")
TAGS = 1 + 2 * len(ROLES)  # outside; begin and inside of each


@dataclass(frozen=True, slots=True)
class Word:
    """A word, and where it stands in the sentence. within: the word that a Chinese letter is part of."""

    text: str
    start: int
    end: int
    within: Segment | None = None


def words_in(sentence: str) -> list[Word]:
    """Return the words of a sentence; Chinese ones letter by letter, signs by themselves."""
    around = {place: each for each in segments(sentence) for place in range(each.start, each.end)}
    return [
        Word(match[0], match.start(), match.end(), _around(match, around))
        for match in _WORD.finditer(sentence)
    ]


def _around(letter: re.Match[str], words: Mapping[int, Segment]) -> Segment | None:
    return words.get(letter.start()) if letter[0] >= "\u3400" else None


def features_of(words: Sequence[Word]) -> list[list[int]]:
    """Return the numbers of each word's features, what it is called first; 0 is none.

    Neighbours are left to the layers: features of pairs are learned by heart.
    """
    found, quoted = [], False
    for word in words:
        small = word.text.lower()
        shape = re.sub(r"[^\W\d_]", "a", re.sub(r"[A-Z]", "A", re.sub(r"\d", "0", word.text)))[:5]
        quoted ^= word.text in _QUOTES
        own = (f"w {small}", f"p {small[:3]}", f"e {small[-3:]}", f"s {shape}", f"q {quoted}")
        numbers = [1 + crc32(each.encode()) % (BUCKETS - 1) for each in own]
        part = word.within
        told = () if part is None else (f"g {part.text}", f"b {_part(word, part)} {part.speech}")
        more = [BUCKETS + crc32(each.encode()) % _SEGMENTS for each in told] or [0, 0]
        found.append([*numbers[: NAMED - 1], more[0], *numbers[NAMED - 1 :], more[1]])
    return found


def _part(word: Word, within: Segment) -> str:
    """Return which part of a Chinese word a letter is: all of it, its beginning, its end, or between them."""
    begins, ends = word.start == within.start, word.end == within.end
    return "S" if begins and ends else "B" if begins else "E" if ends else "M"


class Tagger(nn.Module):
    """Words into logits: whether a clause begins, B × L; its kind, B × L × kinds; parts, B × L × TAGS."""

    def __init__(self, space: int, own: int = 128, width: int = 224, dropout: float = 0.4) -> None:
        super().__init__()
        self.own = nn.EmbeddingBag(BUCKETS + _SEGMENTS, own, mode="sum", padding_idx=0)
        nn.init.normal_(self.own.weight, std=0.3)
        self.norm = nn.LayerNorm(own)
        self.enter = nn.Linear(own + 2 * space, width)
        self.layers = nn.GRU(width, width, 2, batch_first=True, bidirectional=True, dropout=dropout)
        self.dropout = nn.Dropout(dropout)
        self.begins = nn.Linear(2 * width, 1)
        self.kind = nn.Linear(2 * width, len(KINDS))
        self.part = nn.Linear(2 * width, TAGS)

    def forward(self, bags: Tensor, near: Tensor, lengths: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """bags: B × L × features; near: B × L × 2S; lengths: B."""
        own = self.own(bags.flatten(0, 1)).view(*bags.shape[:2], -1)
        near = near * math.sqrt(near.shape[-1] / 2)  # directions are of length 1
        x = self.dropout(torch.tanh(self.enter(torch.cat([self.norm(own), near], dim=-1))))
        packed = pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=False)
        x, _ = pad_packed_sequence(self.layers(packed)[0], batch_first=True, total_length=bags.shape[1])
        x = self.dropout(x)
        return self.begins(x).squeeze(-1), self.kind(x), self.part(x)


def tagger_from(file: Path, space: int) -> Tagger:
    """Load a tagger in full precision. Raises OSError, RuntimeError: the file is none of this shape."""
    tagger = Tagger(space)
    tagger.load_state_dict(_widened({name: value.float() for name, value in load_file(file).items()}))
    return tagger.eval()


def _widened(weights: dict[str, Tensor]) -> dict[str, Tensor]:
    """Return weights from before letters were told by their Chinese words, with numbers that say nothing."""
    own = weights["own.weight"]
    if own.shape[0] == BUCKETS:
        weights["own.weight"] = torch.cat([own, own.new_zeros(_SEGMENTS, own.shape[1])])
    return weights


class Directions:
    """What the sentence encoder makes of single words and of three in a row, remembered."""

    def __init__(self, model: PocketModel, processor: PocketProcessor) -> None:
        self._model, self._processor = model, processor
        self._known: dict[str, Tensor] = {}
        self.space = int(model.config.space)

    @torch.no_grad()
    def of(self, words: Sequence[Word]) -> Tensor:
        """Return L × 2S."""
        texts = [word.text for word in words]
        near = []
        for place in range(len(texts)):
            around = texts[max(place - 1, 0) : place + 2]
            near.append(("" if texts[place] >= "\u3400" else " ").join(around))
        missing = [each for each in dict.fromkeys([*texts, *near]) if each not in self._known]
        if missing:
            found = directions(self._model, self._processor, missing).half()
            self._known.update(zip(missing, found, strict=True))
        alone, joined = ([self._known[each] for each in row] for row in (texts, near))
        return torch.cat([torch.stack(alone), torch.stack(joined)], dim=1).float()


@torch.inference_mode()
def read(sentence: str, tagger: Tagger, near: Directions) -> tuple[tuple[Read, ...], float]:
    """Return the clauses of a sentence, and how sure the least sure one is: 0 to 1."""
    words = words_in(sentence)
    if not words or len(words) > MOST:
        return (), 0.0
    bags = torch.tensor(features_of(words))[None]
    begins, kind, part = tagger(bags, near.of(words)[None], torch.tensor([len(words)]))
    split = torch.sigmoid(begins[0])
    starts = [0, *(place for place in range(1, len(words)) if float(begins[0, place]) > 0)]
    found, least = list[Read](), 1.0
    for start, end in zip(starts, [*starts[1:], len(words)], strict=True):
        kinds = kind[0, start:end].log_softmax(-1).mean(0)
        parts = part[0, start:end].log_softmax(-1)  # l x TAGS
        best, sure = _likeliest(words[start:end], kinds, parts)
        found.append(best)
        least = min(least, sure)
    edges = torch.maximum(split, 1 - split)[1:].tolist()
    return tuple(found), min(least, *edges, 1.0)


def _likeliest(words: Sequence[Word], kinds: Tensor, parts: Tensor) -> tuple[Read, float]:
    """Return the kind with the parts it may have that is likeliest, of those whose parts are there."""
    best: tuple[float, Read, float] | None = None
    for number in kinds.topk(6).indices.tolist():
        kind = KINDS[number]
        needed, possible = PARTS[kind]
        tags, score, least = _tags(parts, (*needed, *possible))
        spans = _spans(words, tags)
        if set(needed) - {part.role for part in spans}:
            continue
        total = float(kinds[number]) + score / len(words)
        if best is None or total > best[0]:
            said = Read(kind, words[0].start, words[-1].end, spans)
            best = (total, said, min(float(kinds[number].exp()), least))
    if best is None:
        return Read("do", words[0].start, words[-1].end, ()), 0.0
    return best[1], best[2]


def _tags(parts: Tensor, roles: Sequence[str]) -> tuple[list[int], float, float]:
    """Return the best tag of each word among those of the roles, their log-likelihood, and the least one."""
    allowed = torch.full((TAGS,), float("-inf"))
    allowed[0] = 0
    for role in roles:
        first = 1 + 2 * ROLES.index(role)
        allowed[first : first + 2] = 0
    score, tags = (parts + allowed).max(-1)
    return tags.tolist(), float(score.sum()), float(score.min().exp())


def _spans(words: Sequence[Word], tags: Sequence[int]) -> tuple[Part, ...]:
    """Return the parts that the tags mark; of each role the longest, since each is there once."""
    spans, before = list[Part](), 0
    for word, tag in zip(words, tags, strict=True):
        if tag:
            role, inside = ROLES[(tag - 1) // 2], (tag - 1) % 2 == 1
            last = spans[-1] if spans and before == tag - (tag - 1) % 2 else None  # of the word before
            if inside and last is not None:
                spans[-1] = Part(role, last.start, word.end)
            else:
                spans.append(Part(role, word.start, word.end))
        before = tag - (tag - 1) % 2 if tag else 0
    longest = {part.role: part for part in sorted(spans, key=lambda each: each.end - each.start)}
    return tuple(sorted(longest.values(), key=lambda each: each.start))
