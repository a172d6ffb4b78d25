"""What is seen on one screen, and which of it a sentence is like: its icons and its texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import torch
from torch import Tensor

from agent.geometry import Box
from agent.screenshot import Screenshot
from agent.senses import Found
from policies.pocket.eye import Eye
from policies.pocket.part import parts

_LONGEST = 40  # characters of a text that may be a button or a menu entry


@dataclass(frozen=True, slots=True)
class Likely:
    """The best match of a sentence: how like it is (a cosine), and its share of all that may be meant."""

    found: Found
    likeness: float
    share: float


@dataclass(frozen=True)
class Scene:
    """The texts of a screen, and the parts of it that may be icons."""

    screenshot: Screenshot
    texts: Sequence[Found]
    eye: Eye

    @cached_property
    def boxes(self) -> list[Box]:
        return parts(self.screenshot, self.texts)

    @cached_property
    def seen(self) -> Tensor:
        """The directions of the parts: B × D."""
        return self.eye.look(self.screenshot, self.boxes)

    @cached_property
    def short(self) -> list[Found]:
        """The texts that are short enough to be pressed."""
        return [text for text in self.texts if 1 < len(text.label) <= _LONGEST]

    @cached_property
    def _read(self) -> Tensor:
        return self.eye.read([text.label for text in self.short])

    def icon(self, sentence: str, among: Callable[[Box], bool] = lambda box: True) -> Likely | None:
        """Return the icon that the sentence is likest to, among some of them."""
        kept = [place for place, box in enumerate(self.boxes) if among(box)]
        if not kept:
            return None
        likeness = self.seen[kept] @ self.eye.read([sentence])[0]  # of those kept
        shares = self.eye.shares(likeness)
        best = int(likeness.argmax())
        found = Found(self.boxes[kept[best]], f"icon: {sentence}", float(shares[best]))
        return Likely(found, float(likeness[best]), float(shares[best]))

    def icons_like(self, sentence: str, least: float) -> list[Found]:
        """Return all icons that the sentence is at least so like to."""
        likeness = self.seen @ self.eye.read([sentence])[0]
        return [
            Found(box, f"icon: {sentence}", float(like))
            for box, like in zip(self.boxes, likeness, strict=True)
            if float(like) >= least
        ]

    def text(self, sentence: str) -> Likely | None:
        """Return the short text that says best what the sentence says, in whatever words."""
        if not self.short:
            return None
        likeness = self._read @ self.eye.read([sentence])[0]
        best = int(torch.argmax(likeness))
        like, text = float(likeness[best]), self.short[best]
        return Likely(Found(text.box, text.label, like * text.score), like, 1.0)
