"""Where there is ink in a picture: between words, and alone on a key of a calculator.

The trap: the network that finds lines sees rows of letters. A lone `=`, `(` or `.` on a button is no
row, and is missed; two menu entries 18 pixels apart are one row, and are joined. Both are mended here by
looking at the pixels themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from types import MappingProxyType

import cv2
import numpy as np

from agent.screenshot import Pixels

_CONTRAST = 60  # of 255, between a glyph and what is around it
_SMALLEST, _LARGEST = 3, 32  # pixels, a side of a lone glyph
_MARKS = MappingProxyType(
    {
        **dict.fromkeys("十＋", "+"),
        **dict.fromkeys("二＝", "="),
        **dict.fromkeys("一—ー", "-"),
        **dict.fromkeys("米★＊", "*"),
        **dict.fromkeys("士土", "±"),
        **dict.fromkeys("く＜", "<"),
        **dict.fromkeys("＞", ">"),
        **dict.fromkeys("，、", ","),
        **dict.fromkeys("·。．", "."),
        **dict.fromkeys("！", "!"),
        **dict.fromkeys("（", "("),
        **dict.fromkeys("）", ")"),
        **dict.fromkeys("？", "?"),
        **dict(zip("①②③④⑤⑥⑦⑧⑨", "123456789", strict=True)),  # a digit on a round key
    }
)
_MOST_GLYPHS = 80  # reading one takes 13 ms
_MOST_WORDS = 12  # missed words that are read in one look, at 20 ms each
_FULL = 0.45  # of a word's box is ink


def letter_edges(line: Pixels, text: str, centres: Sequence[float]) -> list[float]:
    """Return the pixel x at which each character of a line begins, and last where the text ends.

    Between two words this is the edge of the ink, so that a box around a word holds none of the gap;
    between two letters, the middle of their centres.

    line: height × width × 3. centres: of each character, 0 to 1.
    """
    width = line.shape[1]
    middles = [centre * width for centre in centres]
    inked = _inked_columns(line)  # W
    edges = [0.0] * (len(text) + 1)
    edges[-1] = float(width)
    for index in range(1, len(text)):
        edges[index] = (middles[index - 1] + middles[index]) / 2
    index = 1
    while index < len(text):
        if not text[index].isspace():
            index += 1
            continue
        after = index
        while after < len(text) and text[after].isspace():
            after += 1
        if after < len(text):
            start, end = _widest_gap(inked, middles[index - 1], middles[after])
            edges[index], edges[after] = start, end
            for space in range(index + 1, after):
                edges[space] = end
        index = after + 1
    return edges


def wide_gaps(
    line: Pixels, text: str, centres: Sequence[float], least: float
) -> list[tuple[int, int, float, float]]:
    """Return the gaps between characters that are at least `least` pixels wide, from the left.

    Each as the index of the last character before it plus one, the index of the first one after it, and the
    pixel x at which it begins and ends.
    """
    middles = [centre * line.shape[1] for centre in centres]
    inked = _inked_columns(line)
    letters = [index for index, letter in enumerate(text) if not letter.isspace()]
    gaps = []
    for before, after in pairwise(letters):
        if middles[after] - middles[before] < least:
            continue
        start, end = _widest_gap(inked, middles[before], middles[after])
        if end - start >= least:
            gaps.append((before + 1, after, start, end))
    return gaps


def ink_of(image: Pixels) -> Pixels:
    """Return where a picture (height × width × 3) has ink: height × width, 0 or 1."""
    gradient = cv2.morphologyEx(image, cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8))
    ink: Pixels = (gradient.max(axis=2) > _CONTRAST).astype(np.uint8)
    return ink


def lone_glyphs(ink: Pixels, lines: Sequence[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    """Return the boxes of marks of a letter's size that stand alone and that no line covers.

    ink: as `ink_of` returns it. lines and the result: left, top, right, bottom in pixels, from the top.
    """
    # The two bars of '=' and the dot of 'i' belong together: join what is one above the other.
    bare = cv2.morphologyEx(_uncovered(ink, lines), cv2.MORPH_CLOSE, np.ones((5, 3), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(bare, connectivity=8)
    glyphs = [
        (left, top, left + width, top + height)
        for left, top, width, height, _ in stats[1:].tolist()
        if _SMALLEST <= width <= _LARGEST and _SMALLEST <= height <= _LARGEST
    ]
    return glyphs[:_MOST_GLYPHS]


def missed_words(ink: Pixels, lines: Sequence[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    """Return the boxes of marks that could be words and that no line covers: the finder misses some.

    A word is wide and full of ink, unlike the outline of a field or a button.
    """
    bare = cv2.morphologyEx(_uncovered(ink, lines), cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(bare, connectivity=8)
    words = [
        (max(left - 2, 0), max(top - 3, 0), left + width + 2, top + height + 3)
        for left, top, width, height, area in stats[1:].tolist()
        if _SMALLEST + 4 <= height <= _LARGEST
        and 1.4 * height <= width <= 12 * height
        and area >= _FULL * width * height
    ]
    return words[:_MOST_WORDS]


def _uncovered(ink: Pixels, lines: Sequence[tuple[int, int, int, int]]) -> Pixels:
    """Return the ink outside the lines."""
    bare = ink.copy()
    for left, top, right, bottom in lines:
        bare[top : bottom + 1, left : right + 1] = 0
    return bare


def glyph_meant(text: str, glyph: Pixels) -> str:
    """Return the mark that a lone glyph is, where it was read as a letter that looks like one.

    Among Chinese characters a plus is a ten and an equals sign a two; on a key they are what they look like.
    A stroke that was read as a one but leans is a slash.

    glyph: its pixels and nothing more, height × width × 3.
    """
    if text in "1Il|" and (lean := _lean(glyph)) is not None:
        return lean
    return _MARKS.get(text, text)


def _lean(glyph: Pixels) -> str | None:
    """Return '/' or '\\' for a single stroke that leans all the way down, None for any other glyph."""
    grey = glyph.astype(np.float64).mean(axis=2)
    ink = np.abs(grey - np.median(grey[[0, -1], :][:, [0, -1]]))  # H x W, against the corners
    rows = np.arange(glyph.shape[0])[ink.sum(axis=1) > 0.25 * ink.sum(axis=1).max()]
    if len(rows) < 5:
        return None
    across = np.arange(glyph.shape[1])
    middles = (ink[rows] * across).sum(axis=1) / ink[rows].sum(axis=1)  # of each row's ink
    straight = np.corrcoef(rows, middles)[0, 1] if middles.std() > 0 else 0.0
    if abs(straight) < 0.96 or np.ptp(middles) < 0.2 * len(rows):
        return None
    return "/" if straight < 0 else "\\"


def _inked_columns(line: Pixels) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Return for each column whether it holds ink: whether its pixels differ much from each other."""
    inner = line[line.shape[0] // 8 : line.shape[0] - line.shape[0] // 8]
    spread = np.ptp(inner.astype(np.int16), axis=0).max(axis=1)  # W
    return np.asarray(spread > max(int(spread.max()) // 4, 8))


def _widest_gap(
    inked: np.ndarray[tuple[int], np.dtype[np.bool_]], left: float, right: float
) -> tuple[float, float]:
    """Return where the widest run of columns without ink between two places begins and ends.

    Where there is none (a line under the words), both are the middle.
    """
    start, best = None, (0, 0)
    first, last = int(left), min(int(right) + 1, len(inked))
    for column in range(first, last + 1):
        if column < last and not inked[column]:
            start = column if start is None else start
        elif start is not None:
            best = max(best, (start, column), key=lambda run: run[1] - run[0])
            start = None
    if best == (0, 0):
        return (left + right) / 2, (left + right) / 2
    return float(best[0]), float(best[1])
