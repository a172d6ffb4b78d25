"""Words of alphabets that the reader of the screen does not know, found by drawing them and looking for that.

The trap: the reader knows Latin letters and Chinese; a Cyrillic word is dropped, or read as Latin letters
that are like it. But what is looked for is known, since the task says it. So it is drawn in usual fonts, and
the line on the screen that looks most like that, and clearly more than any other one, is taken to say it.
"""

from __future__ import annotations

import re
import statistics
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from agent.geometry import Box
from agent.screenshot import Screenshot
from agent.senses import Found
from agent.sight.line import in_reading_order
from policies.pocket.naming import quoted

Ink = NDArray[np.float32]
_FONTS = (
    "DejaVuSans.ttf",
    "Arial.ttf",
    "LiberationSans-Regular.ttf",
    "NotoSans-Regular.ttf",
    "DejaVuSerif.ttf",
    "Times.ttf",
)
_KNOWN = ("LATIN", "CJK", "DIGIT", "HIRAGANA", "KATAKANA", "FULLWIDTH", "IDEOGRAPHIC", "HANGUL")
_LINE = 18.0  # points: how high a line of text is where none is seen
_HIGH = 28  # pixels, to which lines are brought that are compared
_DRAWN = 48  # pixels, of the fonts
_STRETCH = 0.16  # by which widths of the same word may differ from font to font
_LEAST = 0.6  # of correlation
_CLEAR = 0.08  # by which the best is better than the next one
_GAPS = (0.12, 0.2, 0.35, 0.5)  # lines: how far apart what is joined may be, from letters to words
_APART = 40  # of 255, between ink and ground


def with_unknown(texts: Sequence[Found], task: str, screenshot: Screenshot) -> tuple[Found, ...]:
    """Return the texts with the words of a task that the reader cannot read, where they are seen."""
    words = unknown_words(task)
    if not words:
        return tuple(texts)
    line = statistics.median([text.box.height for text in texts if len(text.label) > 2] or [_LINE])
    known = [text.label for text in texts]
    drawn = drawn_words([word for word in words if word not in known], screenshot, line)
    left = [text for text in texts if not any(text.box.center in found.box for found in drawn)]
    return tuple(in_reading_order([*left, *drawn]))


def unknown_words(task: str) -> list[str]:
    """Return what the task names in letters that the reader does not know: what is quoted, else the words."""
    said = [each for each in quoted(task) if _is_foreign(each)]
    rest = task
    for each in said:
        rest = rest.replace(each, " ")
    return [
        *said,
        *(
            word
            for word in re.findall(r"[^\W\d_]+(?:[ '-][^\W\d_]+)*?(?=[\s.,;:!?]|$)", rest)
            if _is_foreign(word)
        ),
    ]


def drawn_words(words: Sequence[str], screenshot: Screenshot, line: float) -> list[Found]:
    """Return where such words are on the screen. line: how high a line of text is, in points."""
    lines = [
        (box, ink)
        for box in _lines(screenshot, line)
        if (ink := _ink(screenshot.crop(box)[:, :, :3])) is not None
    ]
    found = []
    for word in words:
        scored = sorted(((_likeness(word, ink), at) for at, (_, ink) in enumerate(lines)), reverse=True)
        if not scored or scored[0][0] < _LEAST:
            continue
        score, at = scored[0]
        box = lines[at][0]
        others = [each for each, other in scored[1:] if box.overlap(lines[other][0]) is None]
        if others and score - others[0] < _CLEAR:
            continue
        found.append(Found(lines[at][0], word, min(0.5 + score / 2, 0.95)))
    return found


def _is_foreign(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return any(not unicodedata.name(letter, "LATIN").startswith(_KNOWN) for letter in letters)


def _lines(screenshot: Screenshot, line: float) -> list[Box]:
    """Return the boxes of what may be words in a row, whatever they say."""
    grey = screenshot.image[:, :, :3].astype(np.int16).mean(axis=2).astype(np.uint8)  # H x W
    edge = (cv2.morphologyEx(grey, cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8)) > _APART).astype(np.uint8)
    high = line * screenshot.scale
    long = cv2.morphologyEx(edge, cv2.MORPH_OPEN, np.ones((1, int(3 * high)), np.uint8))
    tall = cv2.morphologyEx(edge, cv2.MORPH_OPEN, np.ones((int(1.6 * high), 1), np.uint8))
    edge[np.maximum(cv2.dilate(long, np.ones((3, 3), np.uint8)), tall) > 0] = 0  # borders and what underlines
    found: dict[tuple[int, int, int, int], None] = {}
    for gap in _GAPS:
        kernel = np.ones((1, max(int(gap * high), 3)), np.uint8)
        joined = cv2.morphologyEx(edge, cv2.MORPH_CLOSE, kernel)
        _, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
        for left, top, wide, tall_px, _ in stats[1:].tolist():
            if 0.35 * high < tall_px < 1.7 * high and wide > 0.7 * high:
                found[left, top, left + wide, top + tall_px] = None
    return [screenshot.box_at(*box) for box in found]


def _ink(part: NDArray[np.uint8]) -> Ink | None:
    """Return the ink of a line, trimmed and brought to one height; None where there is none."""
    if not part.size:
        return None
    grey = part.astype(np.float32).mean(axis=2)  # H x W
    apart = np.abs(grey - np.median(grey))
    mask = apart > max(0.4 * float(apart.max()), 20.0)
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    if len(rows) < 4 or len(columns) < 4:
        return None
    trimmed = apart[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    width = max(round(trimmed.shape[1] * _HIGH / trimmed.shape[0]), 1)
    return np.asarray(cv2.resize(trimmed, (width, _HIGH), interpolation=cv2.INTER_AREA), np.float32)


def _likeness(word: str, ink: Ink) -> float:
    best = 0.0
    for drawn in _drawings(word):
        wide = drawn.shape[1]
        if abs(wide - ink.shape[1]) > _STRETCH * max(wide, ink.shape[1]):
            continue
        one = cv2.resize(ink, (wide, _HIGH), interpolation=cv2.INTER_AREA)
        soft, other = cv2.GaussianBlur(one, (5, 5), 0), cv2.GaussianBlur(drawn, (5, 5), 0)
        best = max(best, float(np.corrcoef(soft.ravel(), other.ravel())[0, 1]))
    return best


@lru_cache(maxsize=64)
def _drawings(word: str) -> tuple[Ink, ...]:
    """Return the word as fonts of this machine draw it, each once."""
    found = []
    for name in _FONTS:
        try:
            font = ImageFont.truetype(name, _DRAWN)
        except OSError:
            continue  # not on this machine
        picture = Image.new("RGB", (_DRAWN * (len(word) + 2), 2 * _DRAWN), "white")
        ImageDraw.Draw(picture).text((_DRAWN // 2, _DRAWN // 3), word, fill="black", font=font)
        ink = _ink(np.asarray(picture, np.uint8))
        if ink is not None:
            found.append(ink)
    return tuple(found)
