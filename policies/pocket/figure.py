"""What is drawn rather than written: coloured boxes, circles, triangles, and single letters and digits.

The trap: 'the red box' names nothing that can be read. So colours are told by the nearest of those that
have a name, sizes by comparing with what else is drawn, and what is in a button or a field is no
figure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from agent.geometry import Box
from agent.senses import Found
from policies.pocket.glyph import letter, part_of_sign, round_one, signs_of, size_of
from policies.pocket.region import ground, ink
from policies.pocket.view import View

_COLOURS: Mapping[str, tuple[int, int, int]] = MappingProxyType(
    {
        "black": (0, 0, 0), "white": (255, 255, 255), "gray": (128, 128, 128), "silver": (192, 192, 192),
        "red": (255, 0, 0), "maroon": (128, 0, 0), "orange": (255, 165, 0), "brown": (150, 75, 0),
        "yellow": (255, 255, 0), "olive": (128, 128, 0), "lime": (0, 255, 0), "green": (0, 128, 0),
        "aqua": (0, 255, 255), "teal": (0, 128, 128), "blue": (0, 0, 255), "navy": (0, 0, 128),
        "magenta": (255, 0, 255), "purple": (128, 0, 128), "pink": (255, 192, 203),
    }
)  # fmt: skip
_SAME: Mapping[str, str] = MappingProxyType(
    {
        "grey": "gray", "cyan": "aqua", "turquoise": "aqua", "fuchsia": "magenta", "violet": "purple",
        "黑": "black", "白": "white", "灰": "gray", "红": "red", "橙": "orange", "棕": "brown",
        "黄": "yellow",
        "绿": "green", "青": "aqua", "蓝": "blue", "粉": "pink", "紫": "purple",
    }
)  # fmt: skip
_FORMS: Mapping[str, str] = MappingProxyType(
    {
        "circle": "circle", "disc": "circle", "dot": "circle", "ball": "circle", "triangle": "triangle",
        "rectangle": "rectangle", "square": "rectangle", "box": "rectangle", "letter": "letter",
        "digit": "digit", "number": "digit", "shape": "shape", "圆": "circle", "圆形": "circle",
        "三角形": "triangle", "方块": "rectangle",
        "正方形": "rectangle", "矩形": "rectangle", "字母": "letter", "数字": "digit",
    }
)  # fmt: skip
_SIZES = {(True, False): "large", (True, True): "largest", (False, False): "small", (False, True): "smallest"}
_ANY = frozenset("item figure object thing one colored coloured color colour piece 图形 形状".split())
_VALUES = ("large", "big", "small", "大", "小")
_LARGE = frozenset("large larger largest big bigger biggest 大".split())
_SMALL = frozenset("small smaller smallest little tiny 小".split())
_WORD = re.compile(r"[\u3400-\u9fff]{1,3}?(?=色|的|$)|[\u3400-\u9fff]+|[A-Za-z0-9]+")
_CLEAR = 1.25  # times as high: a larger one, not the same
_CLEAR_LETTERS = 1.45  # the same among letters, which are lower than what is drawn beside them
_ROOM = 2.0  # lines around a figure in which its ground is looked for
_OWN = 0.3  # of the sides of what it lies on: what is smaller is a part of that


@dataclass(frozen=True, slots=True)
class Figure:
    """Something drawn. form: circle, triangle, rectangle, letter or digit; label: which letter or digit.

    size: how high a capital of its writing is, in points; 0 where it is no letter.
    """

    box: Box
    colour: str
    form: str
    label: str = ""
    size: float = 0.0


@dataclass(frozen=True, slots=True)
class Likeness:
    """What a sentence says of a figure; empty where it says nothing of that."""

    colour: str = ""
    form: str = ""
    size: str = ""
    label: str = ""

    def fits(self, figure: Figure) -> bool:
        """Tell whether a figure is so, but for its size."""
        lettered = not self.label or figure.label in (self.label, *_looks_like(self.label))
        return (
            (not self.colour or self.colour == figure.colour)
            and (not self.form or self.form == figure.form or (self.form == "shape" and not figure.label))
            and lettered
        )


def likeness(name: str) -> Likeness | None:
    """Return what a name like 'large red triangle' says; None where it has words that name something else.

    A bare 'large' is one of the values that pages have for sizes.
    """
    if name.strip().lower() in _VALUES:
        return None
    colour = form = size = label = ""
    for word in _WORD.findall(name):
        low = word.lower()
        single = low[:-1] if low.endswith("s") and len(low) > 2 else low
        if (known := _SAME.get(low, _SAME.get(low.rstrip("色"), low.rstrip("色")))) in _COLOURS:
            colour = known
        elif single in _FORMS:
            form = _FORMS[single]
        elif low in _LARGE or low in _SMALL:
            size = _SIZES[low in _LARGE, low.endswith("est")]
        elif len(word) == 1 or (len(word) == 2 and word[1] == "s" and word[0].isalnum()):
            label = (
                ""
                if word in ("a", "s") and not label and form == "" and name.split()[-1] != word
                else word[0]
            )
        elif single not in _ANY and low not in ("色", "的", "色的"):
            return None
    found = Likeness(colour, form, size, label)
    plain = any(word.rstrip("s") in _ANY for word in name.lower().split())
    return found if found != Likeness() or plain else None


def figures(view: View) -> list[Figure]:
    """Return what is drawn on the screen outside fields and buttons, and single letters and digits."""
    letters = [text for text in signs_of(view) if not view.is_title(text.box)]
    drawn: list[Figure] = []
    unread: list[Box] = []
    for region in view.regions:
        small = region.box.height < 0.35 * view.area.height and region.box.width < 0.35 * view.area.width
        if not small or min(region.box.width, region.box.height) < 6 or _is_ground(region.box, view):
            continue
        each = Figure(region.box, colour_of(region.colour), region.form)
        around = [other for other in drawn if each.box.center in other.box]
        if not all(_lies_on(each, other, view) for other in around):
            continue
        if (sign := part_of_sign(region, view)) is not None:
            unread += [sign] if not any(sign.overlap(box) for box in unread) else []
            continue
        # what is partly under another one fills less of its box than it would alone
        drawn = [replace(other, form="rectangle") if other in around else other for other in drawn]
        drawn.append(each)
    # a tall one without words is what things are drawn on, and no field
    written = [box for box in view.areas if any(re.search(r"\w{3}", text.label) for text in view.inside(box))]
    held = [*view.buttons, *view.entries, *written]
    lettered = [_lettered(text, view) for text in letters if not any(text.box.center in box for box in held)]
    shapes = [shape for shape in drawn if not _is_stroke(shape, letters)]
    lettered = [each for each in lettered if not any(each.box.center in shape.box for shape in shapes)]
    missed = [box for box in unread if not any(text.box.overlap(box) for text in view.texts)]
    return [*shapes, *lettered, *(_lettered(Found(box, letter(box, view) or "?"), view) for box in missed)]


def _lettered(text: Found, view: View) -> Figure:
    colour = colour_of(ink(view.screenshot, text.box)[0])
    label = round_one(text, view) if text.label in "0oO" else text.label
    form = "digit" if label.isdigit() else "letter" if label.isalpha() else ""
    return Figure(text.box, colour, form, label, size_of(replace(text, label=label), view))


def matching(wanted: Likeness, found: Sequence[Figure]) -> list[Figure]:
    """Return the figures that fit; those of the size that is named, where it is named."""
    fitting = [figure for figure in found if wanted.fits(figure)]
    if not wanted.size:
        return fitting
    if wanted.size.endswith("est"):
        return sorted(fitting, key=_height, reverse=wanted.size == "largest")[:1]
    sizes = sorted(_height(figure) for figure in found)
    clear = _CLEAR_LETTERS if any(figure.label for figure in found) else _CLEAR
    if not sizes or sizes[-1] < clear * sizes[0]:
        return fitting
    middle = (sizes[0] * sizes[-1]) ** 0.5
    return [figure for figure in fitting if (_height(figure) > middle) == (wanted.size == "large")]


def colour_of(colour: tuple[int, int, int]) -> str:
    """Return the name of the colour that is nearest."""
    return min(
        _COLOURS, key=lambda name: sum((a - b) ** 2 for a, b in zip(_COLOURS[name], colour, strict=True))
    )


def _height(figure: Figure) -> float:
    return figure.size or max(figure.box.height, figure.box.width)


def _looks_like(label: str) -> tuple[str, ...]:
    alike = {"o": "0O", "0": "Oo", "l": "1I", "1": "lI", "i": "1l"}
    same = (label.lower(), label.upper()) if label.lower() in "cosvwxzpuk" else ()
    return (*alike.get(label.lower(), ""), *same)


def _is_stroke(shape: Figure, letters: Sequence[Found]) -> bool:
    """Tell whether a patch is all of a letter that is one stroke, an 'l' or a '1'."""
    narrow = shape.box.width < 0.5 * shape.box.height
    return narrow and any(shape.box.center in text.box for text in letters)


def _lies_on(figure: Figure, other: Figure, view: View) -> bool:
    """Tell whether a patch is a thing of its own before another one, no hole, edge or gloss of it."""
    large = min(figure.box.width / other.box.width, figure.box.height / other.box.height) > _OWN
    return large and figure.colour not in (other.colour, _around(other.box, view))


def _around(box: Box, view: View) -> str:
    """Return the colour right around a box, which shows through its holes."""
    return colour_of(ground(view.screenshot, box.grown(_ROOM * view.line), box))


def _is_ground(box: Box, view: View) -> bool:
    """Tell whether a patch is a button, a field or a panel, on which things stand."""
    if view.is_title(box) or any(box.center in other for other in (*view.buttons, *view.entries)):
        return True
    return any(len(text.label) > 1 for text in view.inside(box))
