"""Letters and digits that are drawn and were not read: found by their ink, and read once more, enlarged.

The trap: a patch of such a letter, or the hole in it, looks like a small shape. What goes on beyond its box
in the same colour, or shows the ground, is a part of something larger, and that is what counts.
"""

from __future__ import annotations

import re
from collections import Counter

import cv2
import numpy as np

from agent.geometry import Box
from agent.senses import Found
from agent.sight.line import part_of
from policies.pocket.magnifying import close_looks
from policies.pocket.region import Region, ground, ink
from policies.pocket.view import View

_ROOM = 3.0  # lines around a patch in which the whole letter is looked for
_INK = 40  # of 255: what differs more from the ground is drawn
_BEYOND = 0.08  # of what is right around a patch has its colour: it goes on there
_LIKE = 30  # of 255: less is the same colour
_NARROW = 0.8  # of its height: no 'o' is so narrow
_LARGER = 1.4  # times its area: a whole of which the patch is a part
_HIGHEST = 4.0  # lines: a letter is not higher

_OTHER = 90  # of 255: more is another colour
_STROKES = {"×": "x", "✕": "x", "|": "l", "丨": "l"}  # as single letters are read
_LOW, _DEEP = 0.75, 1.25  # of a capital: as high is an 'x', and a 'j'
_LOW_LETTERS = frozenset("acemnorsuvwxzCOSUVWXZ")


def part_of_sign(region: Region, view: View) -> Box | None:
    """Return the box of the letter of which a patch is a stroke or a hole; None where it is whole."""
    if not _goes_on(region, view) and not _is_hole(region, view):
        return None
    box = _whole(region, view)
    return box if box is not None and box.area > _LARGER * region.box.area else None


def _goes_on(region: Region, view: View) -> bool:
    """Tell whether a patch has its colour beyond its box, too."""
    ring = view.screenshot.crop(region.box.grown(3))[:, :, 2::-1].astype(np.int16)  # H x W x 3
    if min(ring.shape[:2]) < 8:
        return False
    edge = np.concatenate([ring[:2].reshape(-1, 3), ring[-2:].reshape(-1, 3),
                           ring[2:-2, :2].reshape(-1, 3), ring[2:-2, -2:].reshape(-1, 3)])  # fmt: skip
    return bool((np.abs(edge - np.array(region.colour)).max(axis=1) < _LIKE).mean() > _BEYOND)


def _is_hole(region: Region, view: View) -> bool:
    """Tell whether a patch has the colour of what is all around."""
    wide = ground(view.screenshot, region.box.grown(_ROOM * view.line), region.box)
    return max(abs(one - other) for one, other in zip(wide, region.colour, strict=True)) < _LIKE


def _whole(region: Region, view: View) -> Box | None:
    """Return the box of all that is drawn together with a patch; None where that is no single letter."""
    around = region.box.grown(_ROOM * view.line)
    left, top, _, _ = view.screenshot.pixels_of(around)
    part = view.screenshot.crop(around)[:, :, 2::-1].astype(np.int16)  # H x W x 3
    ground = np.median(part.reshape(-1, 3), axis=0)
    drawn = (np.abs(part - ground).max(axis=2) > _INK).astype(np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(drawn, connectivity=8)
    found = [view.screenshot.box_at(left + x, top + y, left + x + width, top + y + height)
             for x, y, width, height, _ in stats[1:count].tolist()]  # fmt: skip
    holding = [box for box in found if region.box.center in box]
    best = min(holding, key=lambda box: box.area, default=None)
    return best if best is not None and max(best.height, best.width) < _HIGHEST * view.line else None


def letter(box: Box, view: View) -> str:
    """Return the one letter or digit that most looks see in a box; nothing where they see none."""
    looks = ["".join(each.label for each in look).strip() for look in close_looks(box, view)]
    read = Counter(look for look in looks if len(look) == 1 and look.isalnum())
    return read.most_common(1)[0][0] if read else ""


def signs_of(view: View) -> list[Found]:
    """Return the letters and digits that stand alone, those of a line of nothing else one by one.

    Two that were read as one word are told apart by their colours.
    """
    signs: list[Found] = []
    for text in view.texts:
        label = "".join(_STROKES.get(each, each) for each in text.label)
        found = [
            Found(part_of(text, at, at + 1) if len(label) > 1 else text.box, each, text.score)
            for at, each in enumerate(label)
            if re.fullmatch(r"[^\W_]", each)
        ]
        apart = re.fullmatch(r"\s*[^\W_](?:\s+[^\W_])*\s*", label) is not None
        if apart or (len(label) == len(found) == 2 and _differ(found[0].box, found[1].box, view)):
            signs += found
    return signs


def _differ(one: Box, other: Box, view: View) -> bool:
    """Tell whether what is drawn in two boxes has two colours."""
    first, second = (ink(view.screenshot, box)[0] for box in (one, other))
    return max(abs(a - b) for a, b in zip(first, second, strict=True)) > _OTHER


def size_of(text: Found, view: View) -> float:
    """Return how high the capitals are of the writing that a letter or digit is of, in points.

    What can be a capital or not is taken for none: both ways it is nearer to its own size than to half of it.
    """
    part = view.screenshot.crop(text.box.grown(2))[:, :, 2::-1].astype(np.int16)  # H x W x 3
    colour = np.array(ink(view.screenshot, text.box)[0])
    rows = np.flatnonzero((np.abs(part - colour).max(axis=2) < _OTHER).any(axis=1))
    if not len(rows):
        return text.box.height
    high = float(rows[-1] - rows[0] + 1) / view.screenshot.scale
    return high / (_LOW if text.label in _LOW_LETTERS else _DEEP if text.label in "jJQ" else 1.0)


def round_one(text: Found, view: View) -> str:
    """Return '0' for what is narrower than an 'o', which a reader cannot tell by itself."""
    part = view.screenshot.crop(text.box.grown(2))[:, :, 2::-1].astype(np.int16)  # H x W x 3
    drawn = np.abs(part - np.median(part[[0, -1]].reshape(-1, 3), axis=0)).max(axis=2) > _INK
    rows, columns = np.flatnonzero(drawn.any(axis=1)), np.flatnonzero(drawn.any(axis=0))
    if not len(rows) or not len(columns):
        return text.label
    narrow = columns[-1] - columns[0] < _NARROW * (rows[-1] - rows[0])
    return "0" if narrow else "o" if text.label == "0" else text.label
