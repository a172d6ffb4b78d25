"""Paints icons as screens show them: any colours, sizes and grounds, pressed, faint, crowded, with the odd
mistake.

The trap: an icon drawn large and made small is not what a screen shows. Each is drawn at the size that
it has on the screen first, on its ground, and only then looked at through the model's square.
"""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from policies.pocket.processor import LEAST, ROOM

Picture = NDArray[np.uint8]
Canvas = NDArray[np.float32]  # 0 to 1
Lots = np.random.Generator
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789:.,()-/%"


class Icons:
    """The rendered icons of a file, and what each shows."""

    def __init__(self, file: Path) -> None:
        with np.load(file) as kept:
            self._shapes: Picture = kept["shapes"]  # S x side x side
            self._painted: Picture = kept["painted"]  # P x side x side x 4
            self.names: list[str] = kept["names"].tolist()
            self.origins: list[str] = kept["origins"].tolist()
            self.meanings = [tuple(map(int, each.split())) for each in kept["meanings"].tolist()]

    def __len__(self) -> int:
        return len(self.names)

    def picture(self, number: int, ink: Canvas) -> Canvas:
        """Return an icon, side × side × RGBA of 0 to 1; one of a single colour in this ink."""
        if number < len(self._shapes):
            alpha = self._shapes[number].astype(np.float32)[:, :, None] / 255
            return np.concatenate([np.broadcast_to(ink, (*alpha.shape[:2], 3)), alpha], axis=2)
        painted: Canvas = self._painted[number - len(self._shapes)].astype(np.float32) / 255
        return painted


def paint(icons: Icons, number: int, side: int, lots: Lots) -> Picture:
    """Return an icon on some ground as the model's square shows it: side × side × 3."""
    ground, ink = _colours(lots)
    size = int(lots.choice([9, 10, 12, 14, 16, 18, 20, 22, 24, 28, 32, 40]) + lots.integers(-1, 2))
    reach = max(size, LEAST) * ROOM * lots.uniform(0.85, 1.45)
    across = max(round(reach), 8)
    canvas = _ground(across, ground, lots)
    picture = icons.picture(number, ink)
    small = _sized(picture, size)
    if lots.random() < 0.15:
        small[:, :, 3] *= np.float32(lots.uniform(0.35, 0.8))  # an icon that is greyed
    x = round((across - size) / 2 + lots.normal() * 0.05 * across)
    y = round((across - size) / 2 + lots.normal() * 0.05 * across)
    if lots.random() < 0.3:
        _crowd(canvas, icons, ink, (size, across), lots)
    _paste(canvas, small, x, y)
    return _seen(canvas, side, lots)


def paint_nothing(side: int, lots: Lots) -> Picture:
    """Return a square of what is no icon: letters, edges, patches of colour."""
    ground, ink = _colours(lots)
    across = int(lots.integers(14, 56))
    canvas = (_ground(across, ground, lots).clip(0, 1) * 255).astype(np.uint8)
    for _ in range(int(lots.integers(1, 4))):
        draw = lots.random()
        start = (int(lots.integers(-10, across)), int(lots.integers(-4, across + 8)))
        colour = tuple(float(each) for each in 255 * ink)
        if draw < 0.55:
            text = "".join(lots.choice(list(_LETTERS), int(lots.integers(2, 9))))
            font = int(
                lots.choice([cv2.FONT_HERSHEY_SIMPLEX, cv2.FONT_HERSHEY_DUPLEX, cv2.FONT_HERSHEY_COMPLEX])
            )
            cv2.putText(canvas, text, start, font, lots.uniform(0.3, 0.6), colour, 1, cv2.LINE_AA)
        elif draw < 0.75:
            end = (start[0] + int(lots.integers(8, 60)), start[1] + int(lots.integers(8, 40)))
            cv2.rectangle(canvas, start, end, colour, int(lots.choice([1, 1, -1])))
        elif draw < 0.9:
            level = int(lots.integers(0, across))
            ends = ((0, level), (across, level)) if lots.random() < 0.5 else ((level, 0), (level, across))
            cv2.line(canvas, *ends, colour, 1)
        else:
            rough = lots.integers(0, 256, (8, 8, 3)).astype(np.uint8)
            canvas[:] = cv2.resize(rough, (across, across), interpolation=cv2.INTER_CUBIC)
    return _seen((canvas / 255).astype(np.float32), side, lots)


def _colours(lots: Lots) -> tuple[Canvas, Canvas]:
    """Return a ground and an ink that can be told apart; mostly greys, as interfaces are."""
    light = lots.random() < 0.65
    pale, dark = lots.uniform(0.78, 1.0), lots.uniform(0.0, 0.45)
    ground, ink = (pale, dark) if light else (lots.uniform(0.05, 0.4), lots.uniform(0.65, 1.0))
    tints = [lots.normal(0, 0.02 if lots.random() < 0.75 else 0.18, 3) for _ in range(2)]
    return (
        np.clip(ground + tints[0], 0, 1).astype(np.float32),
        np.clip(ink + tints[1], 0, 1).astype(np.float32),
    )


def _ground(across: int, colour: Canvas, lots: Lots) -> Canvas:
    """Return a ground: flat, shaded from top to bottom, or a button with a border."""
    canvas = np.empty((across, across, 3), np.float32)
    canvas[:] = colour
    draw = lots.random()
    if draw < 0.25:
        canvas += np.linspace(lots.uniform(-0.08, 0.08), 0, across, dtype=np.float32)[:, None, None]
    if draw > 0.75:
        inset = int(lots.integers(0, max(across // 7, 1)))
        shade = tuple(float(each) for each in np.clip(colour + lots.choice([-0.25, -0.12, 0.15]), 0, 1))
        cv2.rectangle(canvas, (inset, inset), (across - 1 - inset, across - 1 - inset), shade, 1)
    return canvas


def _crowd(canvas: Canvas, icons: Icons, ink: Canvas, sizes: tuple[int, int], lots: Lots) -> None:
    """Let a neighbour reach into the picture from the side."""
    size, across = sizes
    other = icons.picture(int(lots.integers(len(icons))), ink)
    small = _sized(other, size)
    beside = across - int(lots.integers(1, 4)) if lots.random() < 0.5 else int(lots.integers(1, 4)) - size
    _paste(canvas, small, beside, (across - size) // 2)


def _paste(canvas: Canvas, picture: Canvas, x: int, y: int) -> None:
    across, size = canvas.shape[0], picture.shape[0]
    left, top, right, bottom = max(x, 0), max(y, 0), min(x + size, across), min(y + size, across)
    if left >= right or top >= bottom:
        return
    cut = picture[top - y : bottom - y, left - x : right - x]
    alpha = cut[:, :, 3:]
    part = canvas[top:bottom, left:right]
    part[:] = part * (1 - alpha) + cut[:, :, :3] * alpha


def _sized(picture: Canvas, side: int) -> Canvas:
    how = cv2.INTER_AREA if picture.shape[0] > side else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(picture, (side, side), interpolation=how), np.float32)


def _seen(canvas: Canvas, side: int, lots: Lots) -> Picture:
    seen = _sized(canvas, side)
    if lots.random() < 0.2:
        seen = seen + lots.normal(0, 0.02, seen.shape).astype(np.float32)
    pixels: Picture = (seen.clip(0, 1) * 255).astype(np.uint8)
    return pixels
