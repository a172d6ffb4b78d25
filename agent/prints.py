"""Pictures of a screen as PNG, one after the other: only what has changed is packed again.

The trap: to pack and to hash a whole screen of 1920 × 1080 takes 50 ms, and from one picture to the next a
letter has changed. A PNG is a row of packed parts that need not know of each other; so each band of some
rows is packed by itself, and kept, with its hash, until its pixels change.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import cv2
import numpy as np

from agent.screenshot import BAND, Pixels, Screenshot

_ADLER = 65_521
_UP = 2  # the filter that tells a row by its difference from the one above
_END = b"\x03\x00"  # an empty last block


class Darkroom:
    """Develops the pictures of one screen. One thread at a time."""

    def __init__(self) -> None:
        self._strips: Sequence[Strip] = ()

    def develop(self, screenshot: Screenshot) -> Print:
        """Return a picture as it can be kept; its fourth byte is nobody's colour and is left out."""
        height, width = screenshot.image.shape[:2]
        parts = [screenshot.image[top : top + BAND] for top in range(0, height, BAND)]
        bands = screenshot.bands or (None,) * len(parts)
        known = [*self._strips, *[None] * len(parts)]
        self._strips = [
            old if old is not None and old.shows(part, band) else Strip(part, band)
            for part, band, old in zip(parts, bands, known, strict=False)
        ]
        return Print(width, height, tuple(self._strips))


@dataclass(frozen=True, eq=False)
class Print:
    """A picture as it can be kept."""

    width: int
    height: int
    strips: tuple[Strip, ...]

    @property
    def name(self) -> str:
        """32 hexadecimal digits that pictures have in common which look the same."""
        digest = hashlib.blake2b(f"{self.width} {self.height}".encode(), digest_size=16)
        for strip in self.strips:
            digest.update(strip.digest)
        return digest.hexdigest()

    @property
    def png(self) -> bytes:
        """The PNG file."""
        header = struct.pack(">IIBBBBB", self.width, self.height, 8, 2, 0, 0, 0)
        parts = [strip.packed for strip in self.strips]
        low, high = 1, 0  # the sum of all is made of the sums of the parts, as zlib's adler32_combine does
        for part in parts:
            high = (high + (part.sum >> 16) + part.length * (low - 1)) % _ADLER
            low = (low + (part.sum & 0xFFFF) - 1) % _ADLER
        return b"".join(
            (
                b"\x89PNG\r\n\x1a\n",
                _chunk(b"IHDR", header),
                _chunk(b"IDAT", b"\x78\x01"),
                *(part.chunk for part in parts),
                _chunk(b"IDAT", _END + struct.pack(">HH", high, low)),
                _chunk(b"IEND", b""),
            )
        )


class Strip:
    """A band of a picture. It keeps a copy of its pixels: a view would keep the whole picture."""

    def __init__(self, image: Pixels, band: object) -> None:
        self._band = band
        self._pixels = image.copy()
        self._rgb = np.asarray(cv2.cvtColor(image, cv2.COLOR_BGRA2RGB), np.uint8)  # H x W x 3
        self.digest = hashlib.blake2b(self._rgb.data, digest_size=16).digest()

    def shows(self, image: Pixels, band: object) -> bool:
        """Tell whether these are the same pixels: they are compared where they are of another band."""
        if band is None or band is not self._band:
            if not np.array_equal(self._pixels, image):
                return False
            self._band = band
        return True

    @cached_property
    def packed(self) -> Packed:
        """These rows as a part of a PNG."""
        rows, width, _ = self._rgb.shape
        flat = self._rgb.reshape(rows, 3 * width)
        filtered = np.empty((rows, 1 + 3 * width), np.uint8)
        filtered[0, 0], filtered[0, 1:] = 0, flat[0]
        filtered[1:, 0] = _UP
        np.subtract(flat[1:], flat[:-1], out=filtered[1:, 1:])
        packing = zlib.compressobj(1, zlib.DEFLATED, -zlib.MAX_WBITS)
        chunk = _chunk(b"IDAT", packing.compress(filtered.data) + packing.flush(zlib.Z_FULL_FLUSH))
        return Packed(chunk, zlib.adler32(filtered.data), filtered.size)


@dataclass(frozen=True, slots=True)
class Packed:
    """A part of a PNG. sum, length: of what is packed in it, which the end of the file tells of."""

    chunk: bytes
    sum: int
    length: int


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
