"""Points: which of the marks of a screen a sentence means, or that it means none of them.

A transformer over the marks. Where they stand to each other is a bias on their attention (as relative
positions are in Shaw and others, 2018, here in two dimensions), and which words say what a mark shows is a
bias on its attention to the sentence. Answers are marks, not numbers in a text: Vinyals and others (2015),
"Pointer Networks".

Axes: `K` sentences about one screen, `N` marks, `L` words, `H` heads, `D` width, `S` directions, `O` outline.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from policies.pocket.config import PocketConfig

NUMBERS = 54  # of a mark; see `evidence.py`
SAID = 6  # of a mark and a sentence
_GEOMETRY = 14


@dataclass(frozen=True, slots=True)
class Sight:
    """What is known of one screen.

    numbers: N × F; looks, texts: N × S; around: N × O; boxes: N × 4, in units of a line's height.
    """

    numbers: Tensor
    looks: Tensor
    texts: Tensor
    around: Tensor
    boxes: Tensor

    def to(self, device: torch.device) -> Sight:
        return Sight(*(getattr(self, name).float().to(device) for name in self.__dataclass_fields__))


@dataclass(frozen=True, slots=True)
class Asked:
    """Sentences about it.

    whole: K × S; words: K × L × 2S, each word and it with its neighbours; there: K × L, true where there is a
    word; said: K × N × SAID; each: K × N × L, how like a word of a mark's text each word is.
    """

    whole: Tensor
    words: Tensor
    there: Tensor
    said: Tensor
    each: Tensor

    def to(self, device: torch.device) -> Asked:
        whole, words, said, each = (
            value.float().to(device) for value in (self.whole, self.words, self.said, self.each)
        )
        return Asked(whole, words, self.there.to(device), said, each)


class Attention(nn.Module):
    """Scaled dot-product attention with a bias: softmax(Q Kᵀ / √d + B) V."""

    def __init__(self, width: int, heads: int, source: int) -> None:
        super().__init__()
        self.heads = heads
        self.norm = nn.LayerNorm(width)
        self.query = nn.Linear(width, width)
        self.key_value = nn.Linear(source, 2 * width)
        self.out = nn.Linear(width, width)
        self.before: Tensor | None = None  # 2 x P x D: keys and values that were learned as a prefix

    def forward(self, x: Tensor, source: Tensor | None, bias: Tensor) -> Tensor:
        """x: K × N × D; source: K × M × D', None for x itself; bias: broadcast to K × H × N × M."""
        query, key, value, bias = self._parts(x, source, bias)
        mixed = functional.scaled_dot_product_attention(query, key, value, bias)
        heard: Tensor = self.out(mixed.transpose(1, 2).flatten(2))  # K x N x D
        return x + heard

    def _parts(self, x: Tensor, source: Tensor | None, bias: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Return queries, keys and values by head, and the bias, a prefix before the keys where one is on."""
        seen = self.norm(x)
        query = _headed(self.query(seen), self.heads)  # K x H x N x d
        key, value = self.key_value(seen if source is None else source).chunk(2, dim=-1)
        if self.before is not None:
            first = self.before[:, None].expand(-1, x.shape[0], -1, -1)  # 2 x K x P x D
            key, value = torch.cat([first[0], key], dim=1), torch.cat([first[1], value], dim=1)
            bias = functional.pad(bias, (first.shape[2], 0))
        bias = bias.expand(x.shape[0], -1, -1, -1).to(query.dtype)  # K x H x N x (P + M)
        return query, _headed(key, self.heads), _headed(value, self.heads), bias

    @torch.no_grad()
    def paid_to_prefix(self, x: Tensor, source: Tensor | None, bias: Tensor) -> Tensor:
        """Return how much of its attention each head pays to the prefix, of what `forward` is given: H."""
        assert self.before is not None
        query, key, _, bias = self._parts(x, source, bias)
        scores = query @ key.transpose(2, 3) / math.sqrt(query.shape[-1]) + bias  # K x H x N x (P + M)
        return scores.softmax(-1)[..., : self.before.shape[1]].sum(-1).mean(dim=(0, 2))


class Thought(nn.Module):
    """The layer of one mark by itself."""

    def __init__(self, width: int, dropout: float) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.up = nn.Linear(width, 2 * width)
        self.act = nn.GELU()
        self.down = nn.Linear(2 * width, width)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor) -> Tensor:
        thought: Tensor = self.dropout(self.down(self.act(self.up(self.norm(x)))))
        return x + thought


class Pointer(nn.Module):
    """Marks and sentences into logits: K × (N + 1), the last one for none of the marks."""

    def __init__(self, config: PocketConfig, outline: int) -> None:
        super().__init__()
        width, heads, space = config.pointing, config.heads, config.space
        self.heads, self.before, self.after = heads, config.before, config.after
        self.own = nn.Linear(NUMBERS + 2 * space, width)
        self.around = nn.Sequential(nn.LayerNorm(outline), nn.Linear(outline, width))
        self.geometry = nn.Sequential(
            nn.Linear(_GEOMETRY, 32), nn.GELU(), nn.Linear(32, heads * (config.before + config.after))
        )
        self.among = nn.ModuleList(
            Attention(width, heads, width) for _ in range(config.before + config.after)
        )
        self.think = nn.ModuleList(
            Thought(width, config.dropout) for _ in range(config.before + config.after)
        )
        self.words = nn.Linear(2 * space, width)
        self.order = nn.Parameter(torch.randn(64, width) * 0.05)
        self.context = nn.TransformerEncoderLayer(
            width, heads, 2 * width, config.dropout, activation="gelu", batch_first=True, norm_first=True
        )
        self.heard = nn.Linear(SAID + 4, width)
        self.whole = nn.Linear(space, width)
        self.match = nn.ModuleList(nn.Linear(3, heads) for _ in range(config.after))
        self.listen = nn.ModuleList(Attention(width, heads, width) for _ in range(config.after))
        self.norm = nn.LayerNorm(width)
        self.point = nn.Linear(width, 1)
        self.none = nn.Linear(2 * width, 1)

    def forward(self, sight: Sight, asked: Asked) -> Tensor:
        x, told = self.heard_of(sight, asked)
        logits = self.point(x).squeeze(-1)  # K x N
        pooled = torch.cat([x.amax(1), told], dim=-1)
        return torch.cat([logits, self.none(pooled)], dim=1)  # K x (N + 1)

    def heard_of(self, sight: Sight, asked: Asked) -> tuple[Tensor, Tensor]:
        """Return the marks once they have heard the sentences, K × N × D, and those by themselves, K × D."""
        x = self.own(torch.cat([sight.numbers, sight.looks, sight.texts], dim=-1)) + self.around(sight.around)
        x = x[None]  # 1 x N x D
        bias = self.geometry(_geometry(sight.boxes)).permute(2, 0, 1)  # H(before + after) x N x N
        biases = bias.unflatten(0, (-1, 1, self.heads))  # (before + after) x 1 x H x N x N
        for layer in range(self.before):
            x = self.think[layer](self.among[layer](x, None, biases[layer]))
        words = self.words(asked.words) + self.order[: asked.words.shape[1]]  # K x L x D
        words = self.context(words, src_key_padding_mask=~asked.there)
        near = asked.words[..., asked.words.shape[-1] // 2 :]  # K x L x S: a word with its neighbours
        seen, read = near @ sight.looks.T, near @ sight.texts.T  # K x L x N
        match = torch.stack([asked.each, seen.transpose(1, 2), read.transpose(1, 2)], dim=-1)  # K x N x L x 3
        look, text = asked.whole @ sight.looks.T, asked.whole @ sight.texts.T  # K x N
        told = torch.stack([look, text, look - look.amax(1, True), text - text.amax(1, True)], dim=-1)
        x = (
            x + self.heard(torch.cat([asked.said, told], dim=-1)) + self.whole(asked.whole)[:, None]
        )  # K x N x D
        absent = (~asked.there)[:, None, None] * -1e4  # K x 1 x 1 x L
        for place in range(self.after):
            heard = self.match[place](match).permute(0, 3, 1, 2) + absent  # K x H x N x L
            x = self.listen[place](x, words, heard)
            layer = self.before + place
            x = self.think[layer](self.among[layer](x, None, biases[layer]))
        return self.norm(x), _mean(words, asked.there)


def _headed(x: Tensor, heads: int) -> Tensor:
    return x.view(*x.shape[:-1], heads, -1).transpose(1, 2)


def _geometry(boxes: Tensor) -> Tensor:
    """Return how each mark stands to each other one: N × N × 14."""
    left, top, right, bottom = (boxes[:, None, side] for side in range(4))  # N x 1
    width, height = (right - left).clamp(min=0), (bottom - top).clamp(min=0)
    x, y = (left + right) / 2, (top + bottom) / 2
    across = torch.minimum(right, right.T) - torch.maximum(
        left, left.T
    )  # N x N: common width, or minus the gap
    down = torch.minimum(bottom, bottom.T) - torch.maximum(top, top.T)
    small = torch.minimum(width, width.T) + 0.1
    low = torch.minimum(height, height.T) + 0.1
    inside = (
        (left - 0.2 <= left.T) & (right + 0.2 >= right.T) & (top - 0.2 <= top.T) & (bottom + 0.2 >= bottom.T)
    )
    far = ((x.T - x).square() + (y.T - y).square() + 0.01).sqrt()
    shown = [
        torch.asinh(x.T - x), torch.asinh(y.T - y),
        torch.asinh(left.T - left), torch.asinh(top.T - top),
        torch.asinh(right.T - right), torch.asinh(left.T - right), torch.asinh(top.T - bottom),
        (across / small).clamp(-1, 1), (down / low).clamp(-1, 1), inside.float(), inside.T.float(),
        torch.log(far),
        (width.T / (width + 0.1)).clamp(max=20).log1p(), (height.T / (height + 0.1)).clamp(max=20).log1p(),
    ]  # fmt: skip
    return torch.stack(shown, dim=-1)


def _mean(words: Tensor, there: Tensor) -> Tensor:
    """Return the mean of the words that are there: K × D."""
    present = there[..., None].to(words.dtype)
    return (words * present).sum(1) / present.sum(1)
