"""Pictures of the screen.

The traps: an instance of mss that is not closed leaks a connection and a shared picture of the screen,
one that is closed twice ends the whole program, and one that was made before the screen changed its size
goes on with the old one.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable

import mss
import numpy as np
from mss.exception import ScreenShotError

from agent.errors import DesktopError
from agent.geometry import Box
from agent.screenshot import Pixels, Screenshot

_LOST = (ScreenShotError, AssertionError)  # WORKAROUND: mss 10.2 asserts where its display has died


class Camera:
    """Looks at one monitor of a display, or at all of them together. Any thread may use it.

    display: its name where the platform has such (':0'), else None.
    monitor: 'all', or a number from 1.
    resized: tells whether the screen has changed its size since it was asked last.

    Raises:
        DesktopError: there is no such monitor, or the screen cannot be looked at.
    """

    def __init__(self, *, display: str | None, monitor: str, resized: Callable[[], bool]) -> None:
        self._display = display
        self._monitor = monitor
        self._resized = resized
        self._lock = threading.Lock()
        self._mss: mss.MSS | None = None
        self._reopened()

    def capture(self) -> Screenshot:
        """Return what the monitor shows now; its image is read-only.

        Raises:
            DesktopError: the screen cannot be looked at.
        """
        with self._lock:
            opened = self._mss
            if opened is None or self._resized():
                opened = self._reopened()
            try:
                shot = opened.grab(self._place)
            except _LOST:
                try:
                    shot = self._reopened().grab(self._place)
                except _LOST as reason:
                    raise DesktopError(
                        f"cannot take a picture of the screen: {reason} (run `deixis doctor`)"
                    ) from reason
            image: Pixels = np.frombuffer(shot.raw, np.uint8).reshape(shot.height, shot.width, 4)
            image.flags.writeable = False
            return Screenshot(image=image, area=self.area, taken_at=time.monotonic())

    def close(self) -> None:
        """Let go of the display, once; where that has died, its connection is closed already."""
        opened, self._mss = self._mss, None
        if opened is not None:
            with contextlib.suppress(*_LOST):
                opened.close()

    def _reopened(self) -> mss.MSS:
        self.close()
        try:
            opened = mss.MSS() if self._display is None else mss.MSS(display=self._display)
        except ScreenShotError as reason:
            raise DesktopError(f"cannot look at the screen: {reason} (run `deixis doctor`)") from reason
        try:
            self._place = monitor_of(opened.monitors, self._monitor)
        except BaseException:
            opened.close()
            raise
        self.area = Box(self._place["left"], self._place["top"], self._place["width"], self._place["height"])
        self._mss = opened
        return opened


def monitor_of(monitors: list[dict[str, int]], wanted: str) -> dict[str, int]:
    """Return the place of a monitor; the first of the list is all of them together.

    Raises:
        DesktopError: there is no monitor of this number; the message lists those there are.
    """
    if wanted == "all":
        return monitors[0]
    if wanted.isascii() and wanted.isdigit() and 0 < int(wanted) < len(monitors):
        return monitors[int(wanted)]
    known = ", ".join(
        f"{number}: {place['width']}x{place['height']} at ({place['left']}, {place['top']})"
        for number, place in enumerate(monitors[1:], 1)
    )
    raise DesktopError(f"there is no monitor '{wanted}' (give all, or one of these: {known})")


def is_one_colour(image: Pixels) -> bool:
    """Tell whether every pixel is the same: a screen that is blank, locked or not ours to see."""
    sparse = image[::16, ::16, :3]
    if (sparse != sparse[0, 0]).any():
        return False
    return bool((image[:, :, :3] == image[0, 0, :3]).all())
