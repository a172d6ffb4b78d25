"""Reads the text on the screen, and after the first look only what has changed.

The trap: reading a whole screen takes a second or more, and a run looks at it after every action, mostly
to find that one field has changed. So the last look is kept with its lines; regions that differ are
grown to the whole lines that they touch, only they are read, and everything else stays as it was read.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from agent.geometry import Box
from agent.screenshot import Pixels, Screenshot
from agent.senses import Found
from agent.sight.bare import bare
from agent.sight.changes import dirty_boxes
from agent.sight.engine import Engine, Words
from agent.sight.ink import glyph_meant, ink_of, letter_edges, lone_glyphs, missed_words, wide_gaps
from agent.sight.keypad import among_digits
from agent.sight.line import Line, in_reading_order

_DOUBT = 0.5  # what reads worse than this is no text
_GLYPH_DOUBT = 0.4  # a glyph without neighbours is read with less certainty
_CERTAIN = 0.93  # a mark that the finder of lines passed over must read this well
_SURE = 0.7  # a glyph read so surely is not looked at in another way
_MARGIN = 12  # pixels around a change that are read with it: letters need some room to be seen
_GAP = 0.6  # of a line's height: two texts further apart are two lines
_LARGEST_SIDE = 2560  # pixels; what is larger is reduced before lines are looked for
_WHOLE = 0.25  # of the screen: when more has changed, all of it is read; a new window alone loses short lines


class OcrReader:
    """Reads with RapidOCR. One look at a time: threads wait for each other."""

    def __init__(self, *, engine: Engine | None = None) -> None:
        self._engine = engine or Engine()
        self._lock = threading.Lock()
        self._last: Screenshot | None = None
        self._lines: tuple[Line, ...] = ()

    def warm(self) -> None:
        """Load the networks now, so that the first look need not wait for them."""
        with self._lock:
            self._engine.find(np.full((64, 64, 3), 255, np.uint8))
            self._engine.read(np.full((32, 64, 3), 255, np.uint8))

    def read(self, screenshot: Screenshot, within: Box | None = None) -> Sequence[Found]:
        """Return the lines of text, top to bottom, of the whole picture or of a part of it.

        Lines far apart in one row are several lines. Lone glyphs, as on the keys of a calculator, are
        lines of one character.
        """
        with self._lock:
            if within is not None and not _same(within, screenshot.area):
                return self._part(screenshot, within)
            self._lines = self._updated(screenshot)
            self._last = screenshot
            return self._lines

    def _part(self, screenshot: Screenshot, within: Box) -> list[Line]:
        """Read a part without remembering it, or take it from the last look where nothing changed there."""
        if self._last is not None and not any(
            box.overlap(within) for box in dirty_boxes(self._last, screenshot)
        ):
            return [line for line in self._lines if line.box.overlap(within)]
        return list(_ordered(self._lines_in(screenshot, within), screenshot))

    def _updated(self, screenshot: Screenshot) -> tuple[Line, ...]:
        if self._last is None:
            return _ordered(self._lines_in(screenshot, screenshot.area), screenshot)
        dirty = dirty_boxes(self._last, screenshot)
        if not dirty:
            return self._lines
        regions = _grown(dirty, self._lines, _MARGIN / screenshot.scale)
        if sum(region.area for region in regions) > _WHOLE * screenshot.area.area:
            return _ordered(self._lines_in(screenshot, screenshot.area), screenshot)
        kept = [line for line in self._lines if not any(line.box.overlap(region) for region in regions)]
        seen = list(kept)
        for region in regions:
            # A little more than the region is looked at; what is seen there twice is already known.
            context = region.grown(_MARGIN / 2 / screenshot.scale)
            seen += [line for line in self._lines_in(screenshot, context) if not _known(line, kept)]
        return _ordered(seen, screenshot)

    def _lines_in(self, screenshot: Screenshot, region: Box) -> list[Line]:
        left, top, right, bottom = screenshot.pixels_of(region)
        image: Pixels = np.ascontiguousarray(screenshot.image[top:bottom, left:right, :3])  # H x W x 3
        if image.shape[0] < 3 or image.shape[1] < 3:
            return []
        scale = min(1.0, 1 / screenshot.scale, _LARGEST_SIDE / max(image.shape[:2]))
        at = (left, top)
        boxes = self._engine.find(image, scale)
        lines = self._read_all(screenshot, image, boxes, at)
        covered = [_moved(screenshot.pixels_of(line.box), at) for line in lines]
        ink = ink_of(image)
        missed = self._read_all(screenshot, image, missed_words(ink, covered), at)
        lines += [line for line in missed if _is_word(line)]
        words = [line for line in lines if len(line.label) > 1]
        covered = [_moved(screenshot.pixels_of(line.box), at) for line in words]
        marks = lone_glyphs(ink, covered)
        self._engine.read_ahead([_around(image, box, _rooms(box)[0]) for box in marks])
        glyphs = [self._glyph(screenshot, image, box, at) for box in marks]
        found = [glyph for glyph in glyphs if glyph is not None]
        return [*words, *_singles([line for line in lines if len(line.label) == 1], found)]

    def _read_all(
        self,
        screenshot: Screenshot,
        image: Pixels,
        boxes: Sequence[tuple[int, int, int, int]],
        at: tuple[int, int],
    ) -> list[Line]:
        """Read found lines."""
        crops = [bare(image[top:bottom, left:right]) for left, top, right, bottom in boxes]
        self._engine.read_ahead(crops)
        pairs = zip(crops, boxes, strict=True)
        return [line for crop, box in pairs for line in self._read(screenshot, crop, box, at)]

    def _read(
        self, screenshot: Screenshot, crop: Pixels, box: tuple[int, int, int, int], at: tuple[int, int]
    ) -> list[Line]:
        """Read one found line, cut where its gaps are wide. crop: what is in its box, `bare`."""
        left, top, right, bottom = box
        words = self._engine.read(crop)
        if words.score < _DOUBT:
            return []
        if len(words.text) == 1:
            words = replace(words, text=glyph_meant(words.text, crop))
        edges = letter_edges(crop, words.text, words.centres)
        gaps = wide_gaps(crop, words.text, words.centres, _GAP * (bottom - top))
        starts = [(0, 0.0), *((after, end) for _, after, _, end in gaps)]
        ends = [*((before, start) for before, _, start, _ in gaps), (len(words.text), float(right - left))]
        lines = []
        for (first, start), (last, end) in zip(starts, ends, strict=True):
            text = words.text[first:last]
            stripped = text.lstrip()
            first += len(text) - len(stripped)
            inner = edges[first + 1 : first + len(stripped.rstrip())]
            places = [screenshot.point_at(at[0] + left + x, 0).x for x in (start, *inner, end)]
            area = screenshot.box_at(at[0] + left + start, at[1] + top, at[0] + left + end, at[1] + bottom)
            if stripped:
                lines.append(Line(area, stripped.rstrip(), words.score, tuple(places)))
        return lines

    def _glyph(
        self, screenshot: Screenshot, image: Pixels, box: tuple[int, int, int, int], at: tuple[int, int]
    ) -> Line | None:
        """Read a lone mark with some room around it; None where it is no character."""
        left, top, right, bottom = box
        words = self._best_of(image, box)
        if words.score < _GLYPH_DOUBT:
            return None
        text = glyph_meant(words.text, image[top:bottom, left:right])
        area = screenshot.box_at(at[0] + left, at[1] + top, at[0] + right, at[1] + bottom)
        return Line(area, text, words.score, (area.left, area.right))

    def _best_of(self, image: Pixels, box: tuple[int, int, int, int]) -> Words:
        """Return the surest single character that is read around a mark; a sure first one is enough."""
        best = Words("", 0.0, ())
        for size in _rooms(box):
            words = self._engine.read(_around(image, box, size))
            if len(words.text) == 1 and words.score > best.score:
                best = words
            if best.score > _SURE:
                break
        return best


def _ordered(lines: Sequence[Line], screenshot: Screenshot) -> tuple[Line, ...]:
    return tuple(in_reading_order(among_digits(lines, screenshot)))


def _around(image: Pixels, box: tuple[int, int, int, int], size: tuple[int, int]) -> Pixels:
    """Return a part of this size around the middle of a mark."""
    left, top, right, bottom = box
    width, height = size
    x, y = max((left + right - width) // 2, 0), max((top + bottom - height) // 2, 0)
    return bare(image[y : y + height, x : x + width])


def _rooms(box: tuple[int, int, int, int]) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return the sizes in which a lone mark is looked at, the likelier first."""
    left, top, right, bottom = box
    side = max(right - left, bottom - top, 14)
    return (side + 12, side + 12), (side * 5 // 2, side + 8)


def _is_word(line: Line) -> bool:
    """Tell whether what was read in a mark that is no line for sure is a word, and no drawing."""
    return line.score >= _CERTAIN and sum(character.isalnum() for character in line.label) > 1


def _moved(box: tuple[int, int, int, int], at: tuple[int, int]) -> tuple[int, int, int, int]:
    """Count a box of the whole picture's pixels from this pixel on."""
    return box[0] - at[0], box[1] - at[1], box[2] - at[0], box[3] - at[1]


def _singles(lines: Sequence[Line], glyphs: Sequence[Line]) -> list[Line]:
    """Return lines of one character and lone glyphs, each character once.

    The finder of lines takes a whole key for a line, at times, and its border for a part of the
    character; where its box is far larger than the ink, the glyph was read better.
    """
    kept: list[Line] = []
    for line in lines:
        inside = [glyph for glyph in glyphs if glyph.box.center in line.box]
        if not inside or line.box.height < 2 * inside[0].box.height:
            kept.append(line)
    return [*kept, *(glyph for glyph in glyphs if not any(glyph.box.center in line.box for line in kept))]


def _same(one: Box, other: Box) -> bool:
    """Tell whether the first box covers all of the other one."""
    return one.union(other) == one


def _known(line: Line, kept: Sequence[Line]) -> bool:
    """Tell whether a kept line already covers this one, or most of it."""
    for other in kept:
        common = line.box.overlap(other.box)
        if common is not None and common.area > 0.3 * line.box.area:
            return True
    return False


def _grown(dirty: Sequence[Box], lines: Sequence[Line], margin: float) -> list[Box]:
    """Grow each box by a margin and to the whole lines that it touches; join those that then meet."""
    regions: list[Box] = []
    for box in dirty:
        region = box.grown(margin)
        while True:
            touched = [line.box for line in lines if line.box.overlap(region)]
            met = [other for other in regions if other.overlap(region)]
            regions = [other for other in regions if other not in met]
            wider = region
            for other in [*touched, *met]:
                wider = wider.union(other)
            if wider == region:
                break
            region = wider
        regions.append(region)
    return regions
