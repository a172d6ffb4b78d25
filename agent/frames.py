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
from agent.screenshot import Screenshot


class Frames:
    """A folder of frames."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def file(self, name: str) -> Path:
        """Return the file of a frame."""
        return self._folder / f"{name}.png"

    def keep(self, screenshot: Screenshot) -> str:
        """Write a picture, unless it is there, and return its name. Raises OSError."""
        pixels = pixels_of(screenshot)
        name = name_of(pixels)
        if not self.file(name).exists():
            write_whole(self.file(name), encoded(pixels))
        return name

    def load(self, name: str, area: Box) -> Screenshot:
        """Read a picture that shows this part of the screen. Raises UnreadablePicture."""
        return replace(Screenshot.from_file(self.file(name)), area=area)


def pixels_of(screenshot: Screenshot) -> NDArray[np.uint8]:
    """Return what counts of a picture. Shape: height, width, 3 (blue, green, red); the fourth is noise."""
    return np.asarray(cv2.cvtColor(screenshot.image, cv2.COLOR_BGRA2BGR), np.uint8)


def name_of(pixels: NDArray[np.uint8]) -> str:
    """Return the name of a picture: 32 hexadecimal digits."""
    digest = hashlib.blake2b(repr(pixels.shape).encode(), digest_size=16)
    digest.update(np.ascontiguousarray(pixels).data)
    return digest.hexdigest()


def encoded(pixels: NDArray[np.uint8]) -> bytes:
    """Return a picture as PNG. Raises OSError."""
    try:
        return cv2.imencode(".png", pixels, [cv2.IMWRITE_PNG_COMPRESSION, 1])[1].tobytes()
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
