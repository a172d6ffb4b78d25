"""Pictures of the screen on their way to the window: shrunk, packed, unpacked.

Everything here may take 10 ms and more on a large screen, so the window calls it through
`Background` only. The resampling is OpenCV's, which lets go of the interpreter while it works; Qt's
own smooth scaling would hold up the GUI thread from another thread just as well.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from agent.screenshot import Pixels, Screenshot

Frame = Callable[[], Pixels]
"""Gives the pixels of a picture (height × width × 4, blue first), from wherever they are kept."""


def image_of(pixels: Pixels) -> QImage:
    """Return the picture as Qt's own copy. pixels: height × width × 4, blue first."""
    height, width = pixels.shape[:2]
    whole = pixels if pixels.flags.c_contiguous else pixels.copy()
    return QImage(whole.data, width, height, width * 4, QImage.Format.Format_RGB32).copy()


def resized(pixels: Pixels, size: QSize) -> Pixels:
    """Return the picture at exactly this size in pixels, averaged where it shrinks."""
    import cv2

    wanted = (max(size.width(), 1), max(size.height(), 1))
    shrinks = wanted[0] < pixels.shape[1]
    return cast(
        Pixels, cv2.resize(pixels, wanted, interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_CUBIC)
    )


def fitted(pixels: Pixels, room: QSize) -> QImage:
    """Return the picture as large as it fits into this room, in pixels, with its shape kept."""
    size = QSize(pixels.shape[1], pixels.shape[0]).scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
    return image_of(resized(pixels, size))


def packed(pixels: Pixels) -> Frame:
    """Return the same picture kept in a tenth of the memory (as PNG, nothing is lost)."""
    import cv2

    _, png = cv2.imencode(".png", pixels[:, :, :3], [cv2.IMWRITE_PNG_COMPRESSION, 1])

    def unpacked() -> Pixels:
        picture = cv2.imdecode(png, cv2.IMREAD_COLOR)
        assert picture is not None
        return cast(Pixels, cv2.cvtColor(picture, cv2.COLOR_BGR2BGRA))

    return unpacked


def stored(file: Path) -> Frame:
    """Return the picture of a file, read when it is asked for (which may raise UnreadablePicture)."""

    def read() -> Pixels:
        return Screenshot.from_file(file).image

    return read
