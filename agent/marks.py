"""Draws what a detector found over a picture: a numbered box each, with its class.

The trap: one colour is invisible on some screen. So every line is drawn twice, a wide light one under a
narrow strong one, as in `overlay`; and things are told apart by their words, the colour only helps.
"""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFont

from agent.screenshot import Screenshot
from agent.senses import Found

STRONG = ("#0b5cad", "#a83200", "#0f7a3d", "#7a2a9e", "#8a6d00", "#00707a")
LIGHT = "#ffffff"


def marked(screenshot: Screenshot, found: Sequence[Found]) -> Image.Image:
    """Return the picture with these things marked, each class in a colour of its own."""
    picture = screenshot.picture.copy()
    draw, font = ImageDraw.Draw(picture), ImageFont.load_default(11)
    kinds = sorted({each.label for each in found})
    for number, each in enumerate(found, 1):
        box, colour = screenshot.pixels_of(each.box), STRONG[kinds.index(each.label) % len(STRONG)]
        if box[2] - box[0] < 2 or box[3] - box[1] < 2:
            continue
        draw.rectangle(box, outline=LIGHT, width=4)
        draw.rectangle(box, outline=colour, width=2)
        words = f"{number} {each.label} {each.score:.0%}"
        plate = draw.textbbox((box[0], max(box[1] - 13, 0)), words, font=font)
        draw.rectangle(plate, fill=LIGHT)
        draw.text(plate[:2], words, fill=colour, font=font, anchor="la")
    return picture
