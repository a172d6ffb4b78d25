"""Draws scenes of short texts, with the place of every word and every letter in them.

Words are those of `policies/gym/labels` and of the catalogues of the machine's programs (`string.py`), beside
made-up numbers and strings; one word in twelve is never learned from. Colours, panels, frames and marks are
drawn by lot. The trap: letters that are drawn at their size are snapped to the pixels' grid, which only some
programs do; so some are drawn three times as large and reduced.
"""

from __future__ import annotations

import re
import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from zlib import crc32

import numpy as np
from PIL import Image, ImageDraw

from policies.gym.label import labels
from policies.gym.string import pairs
from policies.gym.typeface import Typeface, draw_typeface, font_of

_HELD = 12  # one word in so many
_WORD = re.compile(r"[a-z][a-z'-]{0,14}[a-z]")
_SIZES = (9, 20)  # pixels
_MADE_UP = 0.12  # of the words
_LARGER = 3  # times, where a text is reduced afterwards
_REDUCED = 0.5  # of the texts
_MARGIN = 3  # pixels
_CONTRAST = 70  # of 255, at least, between letters and ground

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Word:
    """A word that was drawn: what it says, in small letters, and where.

    edges: the x in pixels at which each letter begins and, last, the one at which the word ends.
    row: the number of the text that it stands in; words of one text follow each other.
    """

    text: str
    top: float
    bottom: float
    edges: tuple[float, ...]
    row: int

    @property
    def box(self) -> tuple[float, float, float, float]:
        return self.edges[0], self.top, self.edges[-1], self.bottom


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture, height × width × 3, red first, and the words in it."""

    pixels: np.ndarray[tuple[int, int, int], np.dtype[np.uint8]]
    words: tuple[Word, ...]


class Vocabulary:
    """Words to draw, those that are learned from or those for trying, and made-up ones."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = tuple(words)

    @classmethod
    def of_interfaces(cls, *, held: bool) -> Vocabulary:
        """Take the table of labels with its ways of asking, and the catalogues of this machine."""
        texts = [english for english, _ in pairs()]
        for label in labels():
            texts += [label.english, *label.ways["en"]]
        found = {word for text in texts for word in _WORD.findall(text.casefold())}
        return cls(sorted(word for word in found if is_held(word) is held))

    def draw(self, lots: np.random.Generator) -> str:
        """Return a word as it is written: in small letters, with a capital, or in capitals."""
        if lots.random() < _MADE_UP:
            return _made_up(lots)
        word = self.words[int(lots.integers(len(self.words)))]
        style = lots.random()
        return word.capitalize() if style < 0.5 else word if style < 0.88 else word.upper()


class Painter:
    """Draws scenes of one size."""

    def __init__(
        self, faces: Mapping[str, list[Typeface]], vocabulary: Vocabulary, width: int, height: int
    ) -> None:
        self.faces = dict(faces)
        self.vocabulary = vocabulary
        self.width, self.height = width, height

    def draw(self, lots: np.random.Generator) -> Scene:
        """Draw a scene: panels, and rows of texts from top to bottom, each row in one font and size."""
        ground = _colour(lots)
        picture = Image.new("RGB", (self.width, self.height), ground)
        brush = ImageDraw.Draw(picture)
        for _ in range(int(lots.integers(0, 4))):
            _panel(brush, ground, self.width, self.height, lots)
        words: list[Word] = []
        y, texts = float(lots.integers(1, 9)), 0
        while True:
            face, size = draw_typeface(self.faces, lots), float(lots.integers(2 * _SIZES[0], 2 * _SIZES[1]))
            size /= 2
            high = size * 1.3
            if y + high > self.height:
                break
            x = float(lots.integers(1, 40))
            while x < self.width - 20:
                if lots.random() < 0.12:
                    _mark(brush, x, y, high, _any(lots, ground), lots)
                    x += high + 4
                said = [self.vocabulary.draw(lots) for _ in range(int(lots.choice([1, 1, 1, 2, 2, 3])))]
                drawn = _write(picture, " ".join(said), x, y, face, size, texts, lots)
                if drawn is None:
                    break
                words += drawn
                texts += 1
                x = drawn[-1].edges[-1] + float(lots.integers(8, 60))
            y += high + float(lots.choice([1, 3, 6, 12, 20]))
        pixels = np.asarray(picture)
        if lots.random() < 0.5:
            noise = lots.normal(0, lots.uniform(0, 4), pixels.shape)
            pixels = (pixels + noise).clip(0, 255).astype(np.uint8)
        return Scene(pixels, tuple(words))


def is_held(word: str) -> bool:
    """Tell whether a word is only for trying."""
    return crc32(word.encode()) % _HELD == 0


def _write(
    picture: Image.Image,
    text: str,
    x: float,
    y: float,
    face: Typeface,
    size: float,
    row: int,
    lots: np.random.Generator,
) -> list[Word] | None:
    """Write a text, perhaps on a ground of its own, and return its words; None where there is no room."""
    larger = _LARGER if lots.random() < _REDUCED else 1
    font = font_of(face, size * larger)
    top, bottom = (font.getbbox("Ahg", anchor="ls")[side] / larger for side in (1, 3))
    width = font.getlength(text) / larger
    if x + width > picture.width - _MARGIN:
        return None
    base = round(y - top)
    left = round(x)
    area = (left - _MARGIN, round(y) - _MARGIN, round(left + width) + _MARGIN, round(base + bottom) + _MARGIN)
    brush = ImageDraw.Draw(picture)
    under: Colour = picture.getpixel((min(max(left, 0), picture.width - 1), round(y)))  # type: ignore[assignment]
    if lots.random() < 0.3:
        under = _colour(lots)
        brush.rounded_rectangle(area, int(lots.integers(0, 5)), under, _any(lots, under))
    ink = _ink(lots, under)
    mask = Image.new("L", ((area[2] - area[0]) * larger, (area[3] - area[1]) * larger))
    at = ((left - area[0]) * larger, (base - area[1]) * larger)
    ImageDraw.Draw(mask).text(at, text, 255, font, anchor="ls")
    if larger > 1:
        mask = mask.reduce(larger)
    picture.paste(ink, area[:2], mask)
    if lots.random() < 0.06:
        brush.line((left, base + 2, left + width, base + 2), ink)
    words, start = [], 0
    for word in text.split(" "):
        places = [left + font.getlength(text[:each]) / larger for each in range(start, start + len(word) + 1)]
        words.append(Word(word.casefold(), base + top, base + bottom, tuple(places), row))
        start += len(word) + 1
    return words


def _made_up(lots: np.random.Generator) -> str:
    """Return a number, a time, a date or letters by lot."""
    kind, number = lots.random(), lots.integers(0, 10 ** int(lots.integers(1, 6)))
    if kind < 0.35:
        return f"{number}{lots.choice(['', '', '%', '.5', ' kB', 'px'])}".replace(" ", "")
    if kind < 0.5:
        return f"{lots.integers(0, 24)}:{lots.integers(0, 60):02}"
    if kind < 0.6:
        return f"20{lots.integers(10, 30)}-{lots.integers(1, 13):02}-{lots.integers(1, 29):02}"
    letters = lots.choice(list(string.ascii_lowercase), int(lots.integers(2, 9)))
    made = "".join(letters)
    return made.capitalize() if kind < 0.8 else f"{made}.{lots.choice(['txt', 'py', 'csv', 'org'])}"


def _colour(lots: np.random.Generator) -> Colour:
    """Return a colour of a ground: mostly near to white, often near to black, at times any."""
    kind = lots.random()
    if kind < 0.55:
        level = int(lots.integers(225, 256))
        return _shifted((level, level, level), 6, lots)
    if kind < 0.85:
        level = int(lots.integers(10, 75))
        return _shifted((level, level, level), 8, lots)
    red, green, blue = lots.integers(0, 256, 3).tolist()
    return red, green, blue


def _ink(lots: np.random.Generator, under: Colour) -> Colour:
    """Return a colour of letters that can be told from their ground."""
    far = 255 if _light(under) < 128 else 0
    if lots.random() < 0.6:
        return _shifted((abs(far - int(lots.integers(0, 70))),) * 3, 10, lots)
    for _ in range(20):
        red, green, blue = lots.integers(0, 256, 3).tolist()
        if abs(_light((red, green, blue)) - _light(under)) > _CONTRAST:
            return red, green, blue
    return far, far, far


def _any(lots: np.random.Generator, under: Colour) -> Colour:
    return _shifted(under, 12, lots) if lots.random() < 0.4 else _ink(lots, under)


def _near(colour: Colour, lots: np.random.Generator) -> Colour:
    return _shifted(colour, 20, lots) if lots.random() < 0.7 else _colour(lots)


def _shifted(colour: Colour, most: int, lots: np.random.Generator) -> Colour:
    shifts = lots.integers(-most, most + 1, 3).tolist()
    red, green, blue = (min(max(part + shift, 0), 255) for part, shift in zip(colour, shifts, strict=True))
    return red, green, blue


def _light(colour: Colour) -> float:
    return 0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2]


def _panel(
    brush: ImageDraw.ImageDraw, ground: Colour, width: int, height: int, lots: np.random.Generator
) -> None:
    """Draw a part of the ground in another colour, with or without a frame."""
    x, y = int(lots.integers(width)), int(lots.integers(height))
    wide, high = int(lots.integers(30, width)), int(lots.integers(14, height))
    brush.rectangle((x, y, x + wide, y + high), fill=_near(ground, lots), outline=_any(lots, ground))


def _mark(
    brush: ImageDraw.ImageDraw, x: float, y: float, side: float, ink: Colour, lots: np.random.Generator
) -> None:
    """Draw something that is no text: a box to tick, a ring, an arrow, strokes."""
    kind = int(lots.integers(4))
    area = (x, y, x + side * 0.8, y + side * 0.8)
    if kind == 0:
        brush.rectangle(area, outline=ink)
    elif kind == 1:
        brush.ellipse(area, outline=ink)
    else:
        points = [
            (x + lots.uniform(0, side), y + lots.uniform(0, side)) for _ in range(int(lots.integers(2, 5)))
        ]
        if kind == 2 and len(points) > 2:
            brush.polygon(points, fill=ink)
        else:
            for one, other in pairwise(points):
                brush.line((*one, *other), ink)
