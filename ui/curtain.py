"""Keeps our own windows out of the pictures that the policy sees.

The trap: when a window goes, the X server does not paint what was under it; the application below does,
some milliseconds later, and until then the old pixels stay. A picture taken at once still holds the
strip. So after stepping aside, its place on the screen is looked at until the strip's own ink is gone.

A settling screen is looked at many times in a row; between those looks the strip stays away.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import numpy as np
from PySide6.QtCore import QElapsedTimer, QObject, QRect, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from ui.strip import Strip

POLL_MS = 3
CAP_MS = 60  # an application that has not repainted by then will not soon
WINDOW_CAP_MS = 500  # a window manager may animate a window that is minimised
LINGER_MS = 150  # without a look before the strip comes back
PATIENCE_SECONDS = 2.0  # of the run, should the window be too busy to answer


class Curtain(QObject):
    """Hides the strip, and any other window of ours that shows, around each look at the screen."""

    lifted = Signal()  # no look was taken for a while
    _wanted = Signal(object)
    _over = Signal()

    def __init__(
        self, strip: Strip, windows: Callable[[], Sequence[QWidget]], parent: QObject | None = None
    ) -> None:
        """windows: those that are minimised when they are found on the screen."""
        super().__init__(parent)
        self._strip = strip
        self._windows = windows
        self._waiting: list[threading.Event] = []
        self._minimised: list[QWidget] = []
        self._ink = np.zeros((0, 0), np.uint32)  # height x width in pixels: the strip as it was painted
        self._clock = QElapsedTimer()
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self.on_poll)
        self._linger = QTimer(self, interval=LINGER_MS, singleShot=True)
        self._linger.timeout.connect(self.on_lingered)
        self._wanted.connect(self.on_wanted)
        self._over.connect(self._linger.start)

    @contextmanager
    def drawn(self) -> Iterator[None]:
        """Hide, and show again some time after leaving. Called in the run's thread only."""
        gone = threading.Event()
        self._wanted.emit(gone)
        gone.wait(PATIENCE_SECONDS)
        try:
            yield
        finally:
            self._over.emit()

    def on_wanted(self, gone: threading.Event) -> None:
        self._linger.stop()
        self._waiting.append(gone)
        if not self._poll.isActive():
            self._clear_the_stage()
            self.on_poll()

    def on_poll(self) -> None:
        if not self._is_clear():
            self._poll.start()
            return
        self._poll.stop()
        self._minimised.clear()
        for gone in self._waiting:
            gone.set()
        self._waiting.clear()

    def on_lingered(self) -> None:
        self._strip.come_back()
        self.lifted.emit()

    def _clear_the_stage(self) -> None:
        self._clock.start()
        self._minimised = [window for window in self._windows() if _shows(window)]
        for window in self._minimised:
            window.showMinimized()
        if self._strip.in_sight:
            self._ink = _numbers(self._strip.grab().toImage())
            self._strip.step_aside()
            QGuiApplication.sync()

    def _is_clear(self) -> bool:
        passed = self._clock.elapsed()
        if self._minimised and passed < WINDOW_CAP_MS:
            handles = [window.windowHandle() for window in self._minimised]
            return passed > 100 and not any(handle.isExposed() for handle in handles)
        return passed >= CAP_MS or not _holds(_seen(self._strip.home()), self._ink)


def _shows(window: QWidget) -> bool:
    return window.isVisible() and not window.isMinimized()


def _seen(place: QRect) -> np.ndarray[tuple[int, int], np.dtype[np.uint32]]:
    screen = QGuiApplication.primaryScreen()
    corner = place.topLeft() - screen.geometry().topLeft()
    return _numbers(screen.grabWindow(0, corner.x(), corner.y(), place.width(), place.height()).toImage())


def _numbers(image: QImage) -> np.ndarray[tuple[int, int], np.dtype[np.uint32]]:
    """Return height x width numbers 0xffRRGGBB."""
    whole = image.convertToFormat(QImage.Format.Format_RGB32)
    numbers = np.frombuffer(whole.constBits(), np.uint32).reshape(whole.height(), -1)[:, : whole.width()]
    return numbers | np.uint32(0xFF000000)


def _holds(
    seen: np.ndarray[tuple[int, int], np.dtype[np.uint32]],
    ink: np.ndarray[tuple[int, int], np.dtype[np.uint32]],
) -> bool:
    """Tell whether what is seen still holds a part of the strip's text and border."""
    if ink.size == 0 or seen.shape != ink.shape:
        return False
    drawn = ink != ink[ink.shape[0] // 2, 2]  # its ground
    return bool(np.mean((seen == ink)[drawn]) > 0.05) if drawn.any() else False
