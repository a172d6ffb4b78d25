"""Draws what the model learns from: pictures with sentences, and sentences with texts.

The trap: some meanings have a thousand icons and some have ten, and one set has as many as all the others. A
meaning is drawn first, then a set, then an icon of it, so that the rare ones are seen as well.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from policies.pocket.painting import Icons, Picture, paint, paint_nothing
from policies.pocket.processor import PocketProcessor
from policies.pocket.saying import Sayings

Shown = Mapping[int, Mapping[str, list[int]]]  # meaning -> set of icons -> numbers of icons
_BY_MEANING = 0.65  # of the pictures are of a meaning, each as often as any other
_NOTHING = 0.15  # of them show no icon
_BY_CONCEPT, _BY_LABEL = 0.25, 0.4  # of the texts are meant by a concept, or by a way of asking for a label


class Lessons:
    """Draws batches: pictures with sentences that mean them, and sentences with texts that they mean."""

    def __init__(self, icons: Path, strings: Path, processor: PocketProcessor, held: tuple[str, ...]) -> None:
        self.icons = Icons(icons)
        self.sayings = Sayings.from_file(strings)
        self._processor = processor
        held_out = np.isin(self.icons.origins, held)
        self._shown = _by_meaning(self.icons, ~held_out)
        self.tried = _by_meaning(self.icons, held_out)
        self._any = np.flatnonzero(~held_out)
        names = sorted(set(self.icons.names))
        first = 1 + max((each for meanings in self.icons.meanings for each in meanings), default=0)
        self._numbers = {name: first + place for place, name in enumerate(names)}

    def pictures(self, count: int, lots: np.random.Generator) -> tuple[Tensor, list[int]]:
        """Return pixels (count × 3 × side × side) of icons and of nothing, and which icons: -1 for none."""
        chosen = []
        for _ in range(count):
            kind = lots.random()
            if kind < _NOTHING:
                chosen.append(-1)
            elif kind < _NOTHING + _BY_MEANING:
                chosen.append(draw(self._shown, lots)[1])
            else:
                chosen.append(int(self._any[lots.integers(len(self._any))]))
        side = self._processor.side
        painted = [
            paint_nothing(side, lots) if number < 0 else paint(self.icons, number, side, lots)
            for number in chosen
        ]
        return pixels_of(painted), chosen

    def said(self, chosen: Sequence[int], lots: np.random.Generator) -> tuple[list[str], list[int], Tensor]:
        """Return sentences for those that are icons, their places, and which sentences fit which chosen."""
        icons = self.icons
        sentences, places, wanted = [], [], []
        for place, number in enumerate(chosen):
            if number < 0:
                continue
            places.append(place)
            meanings = icons.meanings[number]
            if meanings and lots.random() < 0.85:
                meaning = _one(list(meanings), lots)
                sentences.append(self.sayings.of_meaning(meaning, lots))
                wanted.append(meaning)
            else:
                sentences.append(self.sayings.of_name(icons.names[number], lots))
                wanted.append(self._numbers[icons.names[number]])
        return sentences, places, torch.from_numpy(self._fits(wanted, chosen))

    def _fits(self, wanted: Sequence[int], chosen: Sequence[int]) -> NDArray[np.bool_]:
        """Return which of the meanings and names that are wanted each of those chosen shows."""
        shown: dict[int, list[int]] = {}
        for place, number in enumerate(chosen):
            if number >= 0:
                for each in (*self.icons.meanings[number], self._numbers[self.icons.names[number]]):
                    shown.setdefault(each, []).append(place)
        fits = np.zeros((len(wanted), len(chosen)), np.bool_)
        for row, each in enumerate(wanted):
            fits[row, shown[each]] = True
        return fits

    def read(self, count: int, lots: np.random.Generator) -> tuple[list[str], list[str], Tensor]:
        """Return sentences, as many texts, and which mean which."""
        asked, texts, keys = [], [], []
        for _ in range(count):
            pair, key = self._read(lots)
            asked.append(pair[0])
            texts.append(pair[1])
            keys.append(key)
        same = np.array(keys)
        return asked, texts, torch.from_numpy(same[:, None] == same[None, :])

    def _read(self, lots: np.random.Generator) -> tuple[tuple[str, str], str]:
        """Return a sentence with a text that it means, and what both are the same as in a batch."""
        sayings, share = self.sayings, lots.random()
        if share < _BY_CONCEPT or not sayings.pairs:
            meaning, _ = draw(self._shown, lots)
            return (sayings.of_meaning(meaning, lots), sayings.of_meaning(meaning, lots)), f"#{meaning}"
        if share < _BY_CONCEPT + _BY_LABEL and sayings.labels:
            number = int(lots.integers(len(sayings.labels)))
            return sayings.of_label(number, lots), sayings.labels[number].english.casefold()
        number = int(lots.integers(len(sayings.pairs)))
        return sayings.of_pair(number, lots), sayings.pairs[number][0].casefold()


def draw(shown: Shown, lots: np.random.Generator, meaning: int | None = None) -> tuple[int, int]:
    """Return a meaning, unless it is given, and the number of an icon that shows it."""
    chosen = _one(list(shown), lots) if meaning is None else meaning
    return chosen, _one(_one(list(shown[chosen].values()), lots), lots)


def _one(among: list[Any], lots: np.random.Generator) -> Any:
    return among[int(lots.integers(len(among)))]


def pixels_of(pictures: list[Picture]) -> Tensor:
    """Return the pictures as the model takes them: B × 3 × side × side, 0 to 1."""
    return torch.from_numpy(np.stack(pictures)).permute(0, 3, 1, 2).float() / 255


def _by_meaning(icons: Icons, among: NDArray[np.bool_]) -> Shown:
    """Return the icons of each meaning, by the set that they are of."""
    found: dict[int, dict[str, list[int]]] = {}
    for number in np.flatnonzero(among).tolist():
        for meaning in icons.meanings[number]:
            found.setdefault(meaning, {}).setdefault(icons.origins[number], []).append(number)
    return found
