"""A Chromium window on a virtual display, and the episodes of MiniWoB++ in it.

The page's own panel (last reward, time left, past clicks) is hidden, and the cover that says START stays
away once an episode is over: the first would tell a policy its reward, and a click on the second would
begin another episode and wipe the first one's reward out. The page is loaded anew for each episode, so
that what one leaves behind is not what the next one finds.
"""

from __future__ import annotations

import os
import shutil
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from agent.actions import Move
from agent.desktop import Desktop
from agent.errors import UsageError
from agent.evaluate.miniwob.devtools import DevTools
from agent.evaluate.miniwob.site import Site
from agent.geometry import Box, Point

SCREEN = (1280, 800)  # of the virtual display; all of it is what a policy sees
SCALE = 2  # device pixels in a CSS pixel: at 1 the text is 7 pixels high, too low to be read well
WINDOW = (500, 320)  # CSS pixels, as in the benchmark's own driver
AREA = (160, 210)  # CSS pixels, of the task with its instruction
TITLE = "MiniWoB++"
STILL_SECONDS = 2.0
EPISODE_MS = 3_600_000  # as in Pix2Act: the limit is the number of actions, not the time

PROGRAMS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
PLAIN = (  # nothing in the window but the page
    "--test-type",  # no yellow bar, which would push the page down and let it jump when it goes
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-features=Translate",
    "--password-store=basic",
    "--remote-debugging-port=0",
    "--lang=en-US",
)
FLAGS = (
    *PLAIN,
    f"--force-device-scale-factor={SCALE}",
    f"--window-size={WINDOW[0]},{WINDOW[1]}",
    "--window-position=70,40",
)

PAINTED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"


# Off the screen: the panel of rewards, the picture of past clicks, and the task's name in the title.
BARE = (
    f"document.title = '{TITLE}';"
    "document.head.append(Object.assign(document.createElement('style'),"
    " {textContent: '#reward-display, #click-canvas {display: none}'}));"
)


@dataclass(frozen=True, slots=True)
class Reward:
    """What a page says of its episode. value: the raw reward, without decay over time."""

    done: bool
    value: float
    reason: str


def program() -> str:
    """Return the browser of this machine. Raises UsageError where there is none."""
    found = next((name for name in PROGRAMS if shutil.which(name)), None)
    if found is None:
        raise UsageError("there is no Chromium to show the pages in (apt install chromium)")
    return found


class Browser:
    """One Chromium window, from when it is made until it is closed or its desktop is.

    Raises:
        DesktopError: it shows no window. Lost: it does not answer.
    """

    def __init__(self, desktop: Desktop, site: Site) -> None:
        self._desktop = desktop
        self._site = site
        profile = Path(desktop.environment["XDG_CONFIG_HOME"]) / "miniwob"
        root = ["--no-sandbox"] if os.geteuid() == 0 else []  # Chromium does not start for root with one
        desktop.start(
            [program(), *FLAGS, *root, f"--user-data-dir={profile}", f"--app={site.address_of('click-test')}"]
        )
        self._tools = DevTools(profile)

    def begin(self, task: str, seed: int) -> str:
        """Start an episode and return its instruction; the pointer rests beside the task."""
        tools = self._tools
        tools.go(self._site.address_of(task))
        tools.until(
            f"document.readyState === 'complete' && location.pathname.endsWith('/{task}.html')"
            " && core.cover_div !== null"
        )
        self._desktop.perform(Move(self.point(AREA[0] * 2, AREA[1])))
        tools.value(
            f"core.EPISODE_MAX_TIME = {EPISODE_MS}; core.startEpisode = () => {{}}; {BARE}"
            f"Math.seedrandom({seed}); core.startEpisodeReal()"
        )
        tools.value(PAINTED)
        self._wait_until_still()
        said = tools.value("core.getUtterance()")
        # Some pages tell the fields of the instruction too; a policy gets the sentence alone.
        return str(said["utterance"] if isinstance(said, dict) else said)

    def reward(self) -> Reward:
        """Return what the page says of the episode now."""
        done, value, reason = self._tools.value(
            "[WOB_DONE_GLOBAL, Number(WOB_RAW_REWARD_GLOBAL), String(WOB_REWARD_REASON || '')]"
        )
        return Reward(bool(done), float(value or 0), str(reason))

    def value(self, expression: str) -> Any:
        """Return the value of an expression in the page: for the oracle alone."""
        return self._tools.value(expression)

    def point(self, x: float, y: float) -> Point:
        """Return where on the screen a place of the page is, given in CSS pixels."""
        left, top = self._tools.value(
            "[screenX + (outerWidth - innerWidth) / 2, screenY + outerHeight - innerHeight]"
        )
        return Point((left + x) * SCALE, (top + y) * SCALE)

    def area(self) -> Box:
        """Return where on the screen the task is, its instruction included."""
        corner = self.point(0, 0)
        return Box(corner.x, corner.y, AREA[0] * SCALE, AREA[1] * SCALE)

    def version(self) -> str:
        return self._tools.version()

    def close(self) -> None:
        """Let go of the browser; it ends with its desktop. May be called twice."""
        self._tools.close()

    def _wait_until_still(self) -> None:
        """Wait until two looks in a row are alike and the window's title is the one for all pages.

        What is painted reaches the screen a frame later, and a title some frames after that.
        """
        deadline, last = time.monotonic() + STILL_SECONDS, b""
        while time.monotonic() < deadline:
            now = self._desktop.capture().image.tobytes()
            if now == last and any(window.title == TITLE for window in self._desktop.windows()):
                return
            last = now
            time.sleep(0.02)
