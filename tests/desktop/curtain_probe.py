"""Shows the strip on the display of the environment and looks at the screen through the curtain.

Prints JSON: for each look, the milliseconds until the picture could be taken and whether it held the
strip, and the same for looks that did not wait for the curtain.
"""

from __future__ import annotations

import json
import sys
import threading
import time

import mss
import numpy as np
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.curtain import LINGER_MS, Curtain
from ui.strip import Strip

SIGN = (0xCC, 0x51, 0x35)  # blue, green, red


def look(screen: mss.MSS) -> bool:
    """Tell whether the strip is on the screen."""
    shot = np.asarray(screen.grab(screen.monitors[1]))[:, :, :3]
    return bool(np.count_nonzero(np.all(shot == SIGN, axis=2)) > 30)


def probe(curtain: Curtain, count: int, found: list[dict[str, object]]) -> None:
    with mss.MSS() as screen:
        for _ in range(count):
            while not look(screen):
                time.sleep(0.01)
            time.sleep(LINGER_MS / 1000)
            began = time.perf_counter()
            with curtain.drawn():
                first = (time.perf_counter() - began) * 1000
                seen = look(screen)
            began = time.perf_counter()
            with curtain.drawn():
                again = (time.perf_counter() - began) * 1000
            found.append({"first": first, "again": again, "seen": seen})


def main(count: int) -> None:
    app = QApplication([])
    theme.apply(app, theme.LIGHT)
    strip = Strip(theme.LIGHT)
    curtain = Curtain(strip, list)
    strip.show_step(3)
    strip.show_thought("The button stands right of the field, and is the only one of its name.")
    strip.present()
    found: list[dict[str, object]] = []
    worker = threading.Thread(target=probe, args=(curtain, count, found))
    worker.start()
    watch = QTimer(interval=50)
    watch.timeout.connect(lambda: None if worker.is_alive() else app.quit())
    watch.start()
    app.exec()
    worker.join()
    print(json.dumps(found))


main(int(sys.argv[1]))
