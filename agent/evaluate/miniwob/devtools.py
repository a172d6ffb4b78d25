"""A thin line to the browser's DevTools: go to a page, evaluate an expression there.

It sets an episode up and reads what came of it; nothing that passes here reaches a policy, but for the
instruction. Mouse and keyboard never go this way.
"""

from __future__ import annotations

import base64
import contextlib
import importlib.util
import json
import time
import urllib.request
from itertools import count
from pathlib import Path
from typing import Any

from agent.errors import DeixisError, UsageError

ANSWER_SECONDS = 15.0


class Lost(DeixisError):
    """The browser does not answer any more."""


class Threw(Lost):
    """An expression threw an error in the page."""


def require() -> None:
    """Raise UsageError where what speaks to the browser is not installed."""
    if importlib.util.find_spec("websocket") is None:
        raise UsageError(
            "there is no line to the browser: the package 'websocket-client' is not installed "
            "(pip install 'deixis[eval]')"
        )


class DevTools:
    """Speaks to the one page of a browser that was started with `--remote-debugging-port=0`.

    profile: the browser's folder, in which it writes down its port.

    Raises:
        Lost: it cannot be reached within 15 seconds, or does not answer.
    """

    def __init__(self, profile: Path) -> None:
        import websocket

        # Every way in which the line can break: the socket's own errors and the protocol's.
        self._broken = (OSError, websocket.WebSocketException, ValueError)
        self._ids = count(1)
        deadline = time.monotonic() + ANSWER_SECONDS
        while True:
            try:
                port = int((profile / "DevToolsActivePort").read_text().split()[0])
                self._line = websocket.create_connection(
                    _page_at(port), timeout=ANSWER_SECONDS, suppress_origin=True
                )
                return
            except (*self._broken, IndexError, StopIteration) as error:
                if time.monotonic() > deadline:
                    raise Lost(f"the browser cannot be reached: {error} (run it again)") from error
                time.sleep(0.02)

    def go(self, address: str) -> None:
        """Load a page; `until` then tells when it is ready."""
        reply = self._call("Page.navigate", url=address)
        if reply.get("errorText"):
            raise Lost(f"the page '{address}' cannot be loaded: {reply['errorText']} (run it again)")

    def until(self, condition: str) -> None:
        """Wait until an expression is true in the page."""
        deadline = time.monotonic() + ANSWER_SECONDS
        while True:
            with contextlib.suppress(Threw):  # a page that is still loading knows no names
                if self.value(condition):
                    return
            if time.monotonic() > deadline:
                raise Lost(f"waited {ANSWER_SECONDS:g} s in vain for '{condition}' (run it again)")
            time.sleep(0.01)

    def value(self, expression: str) -> Any:
        """Return the value of an expression of JavaScript; a promise is waited for."""
        reply = self._call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in reply:
            details = reply["exceptionDetails"]
            raise Threw(f"the page threw: {details.get('exception', {}).get('description', details)}")
        return reply.get("result", {}).get("value")

    def resize(self, width: int, height: int) -> None:
        """Give the page this size, whatever its window has."""
        self._call(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=1, mobile=False,
        )  # fmt: skip

    def picture(self) -> bytes:
        """Return what the page shows, as PNG."""
        return base64.b64decode(
            self._call("Page.captureScreenshot", format="png", optimizeForSpeed=True)["data"]
        )

    def version(self) -> str:
        """Return the browser's name and version."""
        return str(self._call("Browser.getVersion").get("product", "unknown"))

    def close(self) -> None:
        with contextlib.suppress(*self._broken):
            self._line.close(timeout=0)

    def _call(self, method: str, **parameters: object) -> dict[str, Any]:
        number = next(self._ids)
        try:
            self._line.send(json.dumps({"id": number, "method": method, "params": parameters}))
            while True:
                message = json.loads(self._line.recv())
                if message.get("id") == number:
                    break
        except self._broken as error:
            raise Lost(f"the browser does not answer: {error} (run it again)") from error
        if "error" in message:
            raise Lost(f"the browser refused {method}: {message['error'].get('message')} (run it again)")
        result: dict[str, Any] = message["result"]
        return result


def _page_at(port: int) -> str:
    """Return the address of the line to the one page."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/json/list", timeout=ANSWER_SECONDS) as reply:
        targets = json.load(reply)
    return next(str(each["webSocketDebuggerUrl"]) for each in targets if each["type"] == "page")
