"""Pictures of the screen as they are kept: lossless PNG, named by what is on them; equal ones are one."""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from agent.geometry import Box
from agent.prints import Darkroom
from agent.screenshot import Screenshot

# One filter for all rows: to try them all on each row takes three times as long, for 2 % of a screen's size.
_FAST = (cv2.IMWRITE_PNG_COMPRESSION, 1, cv2.IMWRITE_PNG_FILTER, cv2.IMWRITE_PNG_FILTER_UP)


class Frames:
    """A folder of frames."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._darkroom = Darkroom()

    def file(self, name: str) -> Path:
        """Return the file of a frame."""
        return self._folder / f"{name}.png"

    def keep(self, screenshot: Screenshot) -> str:
        """Write a picture, unless it is there, and return its name. One thread at a time. Raises OSError."""
        print_ = self._darkroom.develop(screenshot)
        name = print_.name
        if not self.file(name).exists():
            write_whole(self.file(name), print_.png)
        return name

    def load(self, name: str, area: Box) -> Screenshot:
        """Read a picture that shows this part of the screen. Raises UnreadablePicture."""
        return replace(Screenshot.from_file(self.file(name)), area=area)


def name_of(pixels: NDArray[np.uint8]) -> str:
    """Return the name of a picture: 32 hexadecimal digits."""
    digest = hashlib.blake2b(repr(pixels.shape).encode(), digest_size=16)
    digest.update(np.ascontiguousarray(pixels).data)
    return digest.hexdigest()


def encoded(pixels: NDArray[np.uint8]) -> bytes:
    """Return a picture as PNG. Raises OSError."""
    try:
        return cv2.imencode(".png", pixels, _FAST)[1].tobytes()
    except cv2.error as error:
        raise OSError(str(error)) from error


def write_whole(file: Path, data: bytes) -> None:
    """Write a file whole or not at all: it gets its name when it is on the disk."""
    draft = file.with_name(f".{file.name}.part")
    with draft.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(file)
