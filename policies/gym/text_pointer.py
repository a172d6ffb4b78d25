"""A network that points at words without reading them out: patches of a picture against letters of a query.

    E = windows(stem(picture))          (B, N, D), a patch of 17 pixels every 8
    q = encoder(letters)                (Q, D)
    s = τ · ⟨q, E⟩ / |q||E|             how much each patch is the middle of these words

Layers look within windows of 4 × 16 patches, for a line of text is long and low; every other layer's windows
are moved by half, so that a word is seen whole. A picture is given by how far each pixel is from what is
around it, with the rarer side counted as ink: black on white and white on black are the same from the start.

The trap: a word is learned by its shape long before its letters are, and a word that was never seen is then
not found. So patches have to spell, too: with the letters' own vectors they say which letters stand in
them (`spelled`), for which the drawn scenes know the answer.

Axes: B pictures, R × C patches (N = R · C), D width, Q queries, L letters.
"""

from __future__ import annotations

import string
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from policies.components.transformer import Encoder, Layer

STRIDE = 8  # pixels from patch to patch
LONGEST = 24  # letters of a query
_LETTERS = "".join(sorted(set(string.printable.casefold()) - set("\t\n\r\x0b\x0c")))
_BLANK, _OTHER = 0, 1  # no letter, and one that is none of these
LETTERS = len(_LETTERS) + 2
_FAINT = 0.02  # of the brightest: what differs less is flat


@dataclass(frozen=True, slots=True)
class Shape:
    """How large the network is. window: rows and columns of patches that look at each other."""

    d: int = 128
    heads: int = 4
    layers: int = 6
    letters: int = 3  # layers of the queries' encoder
    window: tuple[int, int] = (4, 16)


class TextPointer(nn.Module):
    """The two encoders, and what a patch spells."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        d, (rows, columns) = shape.d, shape.window
        self.stem = nn.Sequential(
            nn.Conv2d(2, d // 4, 5, 2, 2),
            nn.GELU(),
            nn.Conv2d(d // 4, 3 * d // 4, 3, 2, 1),
            nn.GELU(),
            nn.Conv2d(3 * d // 4, 2 * d, 3, 2, 1),
            nn.GELU(),
            nn.Conv2d(2 * d, d, 1),
        )
        self.places = nn.Parameter(torch.randn(shape.layers, rows * columns, d) * 0.02)
        self.layers = nn.ModuleList(Layer(d, shape.heads, 4 * d) for _ in range(shape.layers))
        self.norm = nn.LayerNorm(d)
        self.spell = nn.Linear(d, 2 * d)  # the left and the right half of a patch's middle
        self.letters = nn.Embedding(LETTERS, d)
        nn.init.normal_(self.letters.weight, std=d**-0.5)
        self.encode = Encoder(d, shape.heads, shape.letters)
        self.meant, self.shown = nn.Linear(LONGEST * d // 4, d), nn.Linear(d, d)
        self.narrow = nn.Linear(d, d // 4)
        self.scale = nn.Parameter(torch.tensor(2.5))

    def glance(self, grey: Tensor) -> Tensor:
        """Return what each patch (B, R, C, D) of grey pictures (B, H, W) shows by itself."""
        shown: Tensor = self.stem(inked(grey)).permute(0, 2, 3, 1)
        return shown

    def look(self, grey: Tensor) -> Tensor:
        """Return what is at each patch (B, R, C, D) of grey pictures (B, H, W) of 0 to 1."""
        x = self.glance(grey)  # (B, R, C, D)
        size = x.shape[1:3]
        rows, columns = self.shape.window
        x = functional.pad(x, (0, 0, 0, -size[1] % columns, 0, -size[0] % rows))
        for number, layer in enumerate(self.layers):
            moved = (rows // 2, columns // 2) if number % 2 else (0, 0)
            x = x.roll(moved, (1, 2))
            x = _joined(layer(_cut(x, rows, columns) + self.places[number]), x.shape, rows, columns)
            x = x.roll((-moved[0], -moved[1]), (1, 2))
        seen: Tensor = self.norm(x[:, : size[0], : size[1]])
        return seen

    def read(self, codes: Tensor) -> Tensor:
        """Return the directions (Q, D) of texts, given by the codes of their letters (Q, L)."""
        letters = self.letters(codes) * self.shape.d**0.5  # as large as their positions, which are added
        told = self.narrow(self.encode(letters))  # (Q, L, D / 4)
        return functional.normalize(self.meant(told.flatten(1)), dim=-1)

    def point(self, seen: Tensor, said: Tensor) -> Tensor:
        """Return the logits (Q, ...) of patches (..., D) for the directions (Q, D) of texts."""
        shown = functional.normalize(self.shown(seen), dim=-1)
        return self.scale.exp() * torch.einsum("qd,...d->q...", said, shown)

    def spelled(self, seen: Tensor) -> Tensor:
        """Return the logits (..., 2, LETTERS) of the letters in the halves of patches (..., D)."""
        halves: Tensor = self.spell(seen).unflatten(-1, (2, -1))  # (..., 2, D)
        return halves @ self.letters.weight.T * 4.0


def inked(grey: Tensor) -> Tensor:
    """Return grey pictures (B, H, W) as differences from what is around; then ink positive (B, 2, H, W)."""
    wide, high = -grey.shape[2] % STRIDE, -grey.shape[1] % STRIDE
    framed = functional.pad(grey.unsqueeze(1), (0, wide, 0, high), mode="replicate")  # (B, 1, H, W)
    apart = framed - _around(framed)
    apart = apart / (_around(apart.square()).clamp(min=0).sqrt() + _FAINT)
    rarer = (_around(apart.pow(3)) * 8).tanh()
    return torch.cat([apart, apart * rarer], dim=1)


def _around(x: Tensor) -> Tensor:
    """Return the means of three by three cells of x (B, 1, H, W), as large as x."""
    cells = functional.avg_pool2d(x, STRIDE)
    near = functional.avg_pool2d(functional.pad(cells, (1, 1, 1, 1), mode="replicate"), 3, stride=1)
    return functional.interpolate(near, scale_factor=STRIDE, mode="bilinear")


def codes_of(texts: Sequence[str]) -> Tensor:
    """Return the codes (Q, L) of the letters of texts; what is longer than L is cut off."""
    codes = torch.zeros(len(texts), LONGEST, dtype=torch.long)
    for row, text in enumerate(texts):
        for place, letter in enumerate(text.casefold()[:LONGEST]):
            codes[row, place] = code_of(letter)
    return codes


def code_of(letter: str) -> int:
    """Return the code of a small letter."""
    place = _LETTERS.find(letter)
    return place + 2 if place >= 0 else _OTHER


def loaded(file: Path) -> TextPointer:
    """Load a kept training's network, ready for use."""
    kept = torch.load(file, map_location="cpu", weights_only=True)
    shape = dict(kept["shape"])
    model = TextPointer(Shape(**shape | {"window": tuple(shape["window"])}))
    model.load_state_dict(kept["model"])
    return model.eval()


def _cut(x: Tensor, rows: int, columns: int) -> Tensor:
    """Return the windows (B · W, rows · columns, D) of patches (B, R, C, D)."""
    b, r, c, d = x.shape
    x = x.view(b, r // rows, rows, c // columns, columns, d).transpose(2, 3)
    return x.reshape(-1, rows * columns, d)


def _joined(x: Tensor, size: torch.Size, rows: int, columns: int) -> Tensor:
    """Return the patches of this size (B, R, C, D) of their windows."""
    b, r, c, d = size
    x = x.view(b, r // rows, c // columns, rows, columns, d).transpose(2, 3)
    return x.reshape(b, r, c, d)
