"""Pasting a text by way of the clipboard, and giving the clipboard back.

The trap: the application fetches the text some time after Ctrl+V. Whoever restores the clipboard at once
pastes the person's last copy; whoever waits a fixed time is slow or wrong. We offer the text ourselves,
so we know when it was taken.
"""

from __future__ import annotations

import base64
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from Xlib.display import Display

from agent.control import Control
from agent.errors import DesktopError
from agent.local.parts import Focus
from agent.local.selection import Offer, make_window, owner, read, targets, text_offer

TAKE_SECONDS = 2.0
QUIET_SECONDS = 0.03  # after the text was taken, for putting it in
KEPT_TARGETS = (
    "UTF8_STRING",
    "STRING",
    "text/html",
    "text/rtf",
    "text/uri-list",
    "x-special/gnome-copied-files",
    "image/png",
)


class Clipboard:
    """The clipboard of one display. One thread at a time."""

    def __init__(self, *, display: Display, environment: Mapping[str, str], control: Control) -> None:
        self._display = display
        self._environment = environment
        self._control = control
        self._overtaken = False  # by somebody who copied something while we had the clipboard

    def text(self) -> str:
        """Return the text that is in the clipboard, empty where there is none."""
        if not owner(self._display, "CLIPBOARD"):
            return ""
        window = make_window(self._display)
        try:
            return (read(self._display, window, "CLIPBOARD", "UTF8_STRING") or b"").decode(errors="replace")
        finally:
            window.destroy()

    @contextmanager
    def borrowed(self, focus: Focus) -> Iterator[None]:
        """Keep what is in the clipboard, and put it back on the way out, unless there is something newer.

        Another process keeps it, so that it comes back though we be killed.
        """
        self._overtaken = False
        keeper = self._keep(_selections(focus))
        try:
            yield
        finally:
            if keeper is not None:
                assert keeper.stdin is not None
                if self._overtaken:
                    keeper.kill()
                keeper.stdin.close()
                keeper.wait()

    def insert(self, text: str, focus: Focus, press: Callable[[tuple[str, ...]], None], secret: bool) -> None:
        """Offer the text, press the keys for pasting, and wait until it was taken.

        Raises:
            DesktopError: nobody takes the text.
            Stopped: the run was stopped meanwhile.
        """
        offer = Offer(self._display, _selections(focus), text_offer(text, secret))
        try:
            if not offer.take():
                raise DesktopError("cannot borrow the clipboard (close the clipboard manager and try again)")
            while offer.serve():  # clipboard managers look at once
                self._control.sleep(0.005)
            before = offer.delivered
            press(("shift", "insert") if focus.terminal else ("ctrl", "v"))
            self._serve_until(offer, lambda: offer.delivered > before)
        finally:
            self._overtaken = offer.lost
            offer.give_up()

    def _serve_until(self, offer: Offer, taken: Callable[[], bool]) -> None:
        deadline = time.monotonic() + TAKE_SECONDS
        quiet_since = time.monotonic()
        while not (taken() and time.monotonic() - quiet_since > QUIET_SECONDS):
            if offer.lost and not taken():
                raise DesktopError("another program took the clipboard while a text was pasted (try again)")
            if time.monotonic() > deadline:
                raise DesktopError(
                    "the application did not take the pasted text (click into a text field first)"
                )
            if offer.serve():
                quiet_since = time.monotonic()
            self._control.sleep(0.002)

    def _keep(self, selections: tuple[str, ...]) -> subprocess.Popen[bytes] | None:
        """Hand what is in the selections to a process of its own; None where nothing is."""
        window = make_window(self._display)
        saved = {
            selection: {
                target: base64.b64encode(content).decode()
                for target in targets(self._display, window, selection)
                if target in KEPT_TARGETS
                and (content := read(self._display, window, selection, target)) is not None
            }
            for selection in selections
            if owner(self._display, selection)
        }
        window.destroy()
        saved = {selection: contents for selection, contents in saved.items() if contents}
        if not saved:
            return None
        keeper = subprocess.Popen(
            [sys.executable, "-P", "-m", "agent.local.keeper", self._display.get_display_name()],
            env=dict(self._environment),
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        assert keeper.stdin is not None
        keeper.stdin.write(json.dumps(saved).encode())
        keeper.stdin.flush()
        return keeper


def _selections(focus: Focus) -> tuple[str, ...]:
    """Return what the window pastes from: some terminals from one of these, some from the other."""
    return ("CLIPBOARD", "PRIMARY") if focus.terminal else ("CLIPBOARD",)
