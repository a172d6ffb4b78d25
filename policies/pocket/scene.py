"""The icons of one screen, and how like they are to what a sentence says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import torch
from torch import Tensor

from agent.geometry import Box
from agent.screenshot import Screenshot
from agent.senses import Found
from policies.pocket.eye import Eye
from policies.pocket.hearing import directions
from policies.pocket.mark import Kind, Mark

_NOTHING = 0.32  # of likeness: as likely as that is it that no icon is meant


@dataclass(frozen=True, slots=True)
class Likely:
    """The best match of a sentence: how like it is (a cosine), and its share of all that may be meant."""

    found: Found
    likeness: float
    share: float


@dataclass(frozen=True)
class Scene:
    """A screen whose texts have been read. told_at: where the task is shown, whose words are no icons."""

    screenshot: Screenshot
    texts: Sequence[Found]
    eye: Eye
    told_at: Box | None = None

    def icon(self, sentence: str) -> Likely | None:
        """Return the icon that the sentence is likest to."""
        icons, seen = self._icons
        if not icons:
            return None
        likeness = seen @ self._said(sentence)
        best = int(likeness.argmax())
        logits = torch.cat([likeness, torch.tensor([_NOTHING])]) * self.eye.model.scale.detach().cpu()
        share = float(logits.softmax(0)[best])
        return Likely(Found(icons[best].box, f"icon: {sentence}", share), float(likeness[best]), share)

    def icons_like(self, sentence: str, least: float) -> list[Found]:
        """Return all icons that the sentence is at least so like to."""
        icons, seen = self._icons
        likeness = (seen @ self._said(sentence)).tolist()
        return [
            Found(mark.box, f"icon: {sentence}", like)
            for mark, like in zip(icons, likeness, strict=True)
            if like >= least
        ]

    @cached_property
    def _icons(self) -> tuple[list[Mark], Tensor]:
        """Return the parts that may be icons, and their directions: B × S."""
        seen = self.eye.look(self.screenshot, self.texts)
        told = self.told_at
        places = [
            place
            for place, mark in enumerate(seen.marks)
            if mark.kind is Kind.PART and (told is None or mark.box.center not in told)
        ]
        return [seen.marks[place] for place in places], seen.sight.looks[places]

    @torch.no_grad()
    def _said(self, sentence: str) -> Tensor:
        return directions(self.eye.model, self.eye.processor, [sentence])[0]
