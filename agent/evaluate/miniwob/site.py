"""The pages of MiniWoB++, served to this machine alone.

They come from the package `miniwob`, which is never imported: that would load its own driver of
browsers, of which nothing is used here.
"""

from __future__ import annotations

import importlib.util
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from agent.errors import UsageError


def folder_of_pages() -> Path:
    """Return where the pages are. Raises UsageError where they are not installed."""
    found = importlib.util.find_spec("miniwob")
    folders = [Path(place) / "html" for place in (found.submodule_search_locations or [])] if found else []
    if not folders or not (folders[0] / "core" / "core.js").is_file():
        raise UsageError(
            "the pages of MiniWoB++ are not installed: there is no package 'miniwob' "
            "(pip install 'deixis[eval]')"
        )
    return folders[0]


def tasks_in(folder: Path) -> frozenset[str]:
    """Return the names of all tasks that have a page."""
    return frozenset(page.stem for page in (folder / "miniwob").glob("*.html"))


class Site:
    """A web server of the pages on 127.0.0.1, from when it is made until it is closed."""

    def __init__(self, folder: Path) -> None:
        self._server = _Server(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
        self._thread = Thread(target=self._server.serve_forever, args=(0.05,), name="miniwob-site")
        self._thread.start()

    def address_of(self, task: str) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/miniwob/{task}.html"

    def close(self) -> None:
        """Stop serving. May be called twice."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a browser that goes to the next page before this one's last picture has come."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing: what is served is no news."""
