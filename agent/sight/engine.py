"""The two networks that read: one finds lines of text in a picture, one says what a line reads.

The traps, all measured on screens: RapidOCR enlarges small pictures by default (a strip of 480 × 24
pixels then takes 3.3 s instead of 0.15 s); its third network, which looks for upside-down lines, turns
small upright ones; lines read together are padded to the longest, and each to 320 pixels, which three of
four words on a screen are far from. So the picture is handed over in the size in which it is to be read,
there is no third network, and lines are read one by one, several at a time where there are cores. What a
line read is remembered by its pixels: text that only moved is not read again.

The models come in RapidOCR's wheel; nothing here uses the network or prints.
"""

from __future__ import annotations

import hashlib
import os
from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np

from agent.screenshot import Pixels

_REMEMBERED = 4096  # lines, of some 200 bytes each
_UNCLIP = 1.2  # how far a found line is grown; RapidOCR's 1.6 joins neighbouring menu entries
_NARROWEST = 128  # pixels to which a line is padded, when it is 48 high: at 96 single characters are misread


@dataclass(frozen=True, slots=True)
class Words:
    """What a line reads.

    score: 0 to 1.
    centres: where the middle of each character is, as a part of the line's width (0 to 1).
    """

    text: str
    score: float
    centres: tuple[float, ...]


class Engine:
    """Finds and reads lines. Loading takes a second and 400 MB, and happens when it is first used.

    Not safe to be shared between threads without a lock.

    threads: how many find and read; None for one a core, at most 4. With one, a look takes longer
        and somewhat less of the processor: better where several readers share it.
    """

    def __init__(self, *, threads: int | None = None) -> None:
        self._threads = threads or min(os.cpu_count() or 1, 4)
        self._finds: Any = None
        self._reads: Any = None
        self._remembered: OrderedDict[bytes, Words] = OrderedDict()

    def find(self, image: Pixels, scale: float = 1.0) -> list[tuple[int, int, int, int]]:
        """Return the boxes of the lines in the picture as left, top, right, bottom in its pixels.

        image: height × width × 3, blue first.
        scale: by how much the picture is enlarged before it is looked at (less than 1: reduced).
        """
        height, width = image.shape[:2]
        if height < 3 or width < 3:
            return []
        if scale != 1.0:
            size = (max(round(width * scale), 1), max(round(height * scale), 1))
            image = np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_AREA), np.uint8)
        # The network wants sides of whole 32 pixels; room at the edge is cheaper than a stretched picture.
        down, across = -image.shape[0] % 32, -image.shape[1] % 32
        padded = cv2.copyMakeBorder(image, 0, down, 0, across, cv2.BORDER_REPLICATE)
        found = self._finder()(padded, use_det=True, use_rec=False)
        if getattr(found, "boxes", None) is None:
            return []
        boxes = []
        for corners in np.asarray(found.boxes) / scale:
            left, top = np.floor(corners.min(axis=0)).astype(int).tolist()
            right, bottom = np.ceil(corners.max(axis=0)).astype(int).tolist()
            left, top, right, bottom = max(left, 0), max(top, 0), min(right, width), min(bottom, height)
            if right - left > 2 and bottom - top > 2:
                boxes.append((left, top, right, bottom))
        return boxes

    def read(self, line: Pixels) -> Words:
        """Return what a line reads. line: height × width × 3, blue first."""
        key = _key(line)
        words = self._remembered.pop(key) if key in self._remembered else self._read(line)
        return self._remember(key, words)

    def read_ahead(self, lines: Sequence[Pixels]) -> None:
        """Read several lines at the same time, so that `read` knows them."""
        new = {key: line for line in lines if (key := _key(line)) not in self._remembered}
        if len(new) < 2 or self._threads == 1:
            return
        self._reader()  # by one thread
        with ThreadPoolExecutor(self._threads) as pool:
            for key, words in zip(new, pool.map(self._read, new.values()), strict=True):
                self._remember(key, words)

    def _remember(self, key: bytes, words: Words) -> Words:
        self._remembered[key] = words
        if len(self._remembered) > _REMEMBERED:
            self._remembered.popitem(last=False)
        return words

    def _read(self, line: Pixels) -> Words:
        result = self._reader()(np.ascontiguousarray(line), use_det=False, use_rec=True, return_word_box=True)
        if not result.txts or not result.txts[0].strip():
            return Words("", 0.0, ())
        text, known = result.txts[0], result.word_results[0]
        columns = iter([column for word in known.word_cols for column in word])
        places = [
            np.nan if letter.isspace() else (next(columns) + 0.5) / known.line_txt_len for letter in text
        ]
        centres = np.asarray(places)  # one a character
        spaces = np.isnan(centres)
        where = np.arange(len(text))
        centres[spaces] = np.interp(where[spaces], where[~spaces], centres[~spaces])
        return Words(text, float(result.scores[0]), tuple(np.clip(centres, 0, 1).tolist()))

    def _finder(self) -> Any:
        if self._finds is None:
            self._finds = _loaded(self._threads)
        return self._finds

    def _reader(self) -> Any:
        if self._reads is None:
            self._reads = _loaded(1)  # a line is too little to be shared by threads
        return self._reads


def _key(line: Pixels) -> bytes:
    shape = str(line.shape).encode()
    return hashlib.blake2b(line.tobytes(), key=shape, digest_size=16).digest()


def _loaded(threads: int) -> Any:
    """Return RapidOCR, which loads each network when it is first used."""
    # onnxruntime 1.32 reports its use to its maker, from Linux too, unless this is set before.
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    from rapidocr import RapidOCR

    _without_spinning()
    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.use_cls": False,
            "Global.use_preprocess_img": False,
            "Det.limit_type": "max",
            "Det.limit_side_len": 8192,
            "Det.unclip_ratio": _UNCLIP,
            "Rec.rec_batch_num": 1,
            "Rec.rec_img_shape": [3, 48, _NARROWEST],
            "EngineConfig.onnxruntime.intra_op_num_threads": threads,
        }
    )


def _without_spinning() -> None:
    """Let threads of the networks that have nothing to do sleep, not turn in a circle until there is more.

    Measured on two cores: a look takes 1.05 s of the processor instead of 1.7 s, and no longer by the clock.
    WORKAROUND: RapidOCR hands no option of onnxruntime's on but the number of threads.
    """
    with suppress(ImportError):  # another release of RapidOCR, which then only costs more
        from onnxruntime import SessionOptions
        from rapidocr.inference_engine.onnxruntime import main

        class Calm(SessionOptions):  # type: ignore[misc]  # it has no types
            def __init__(self) -> None:
                super().__init__()
                self.add_session_config_entry("session.intra_op.allow_spinning", "0")

        main.SessionOptions = Calm  # type: ignore[attr-defined]
