"""Pictures of the screen.

The traps: an instance of mss that is not closed leaks a connection and a shared picture of the screen;
and one that was made before the screen changed its size goes on with the old one.
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
        self._open()

    def capture(self) -> Screenshot:
        """Return what the monitor shows now; its image is read-only.

        Raises:
            DesktopError: the screen cannot be looked at.
        """
        with self._lock:
            if self._resized():
                self._reopen()
            try:
                shot = self._mss.grab(self._place)
            except ScreenShotError:
                self._reopen()
                try:
                    shot = self._mss.grab(self._place)
                except ScreenShotError as reason:
                    raise DesktopError(
                        f"cannot take a picture of the screen: {reason} (run `deixis doctor`)"
                    ) from reason
            image: Pixels = np.frombuffer(shot.raw, np.uint8).reshape(shot.height, shot.width, 4)
            image.flags.writeable = False
            return Screenshot(image=image, area=self.area, taken_at=time.monotonic())

    def close(self) -> None:
        self._mss.close()

    def _open(self) -> None:
        try:
            self._mss = mss.MSS() if self._display is None else mss.MSS(display=self._display)
        except ScreenShotError as reason:
            raise DesktopError(f"cannot look at the screen: {reason} (run `deixis doctor`)") from reason
        try:
            self._place = monitor_of(self._mss.monitors, self._monitor)
        except BaseException:
            self._mss.close()
            raise
        self.area = Box(self._place["left"], self._place["top"], self._place["width"], self._place["height"])

    def _reopen(self) -> None:
        with contextlib.suppress(ScreenShotError):
            self._mss.close()
        self._open()


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
