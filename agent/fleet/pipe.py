"""Lines of JSON between processes: the end of those that are given orders.

The trap: something prints, and what was a line of JSON is none any more. So standard output is kept for the
lines alone, and what else is printed goes to standard error.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import threading
from collections.abc import Callable, Iterator
from typing import TextIO

from agent.codec.line import Json, line, parse


class Pipe:
    """Reads lines from standard input, and writes lines to what was standard output. Any thread.

    on_gone: is called when nobody reads any more.
    """

    def __init__(self, on_gone: Callable[[], None]) -> None:
        self._told: TextIO = os.fdopen(os.dup(1), "w", encoding="ascii")
        os.dup2(2, 1)
        self._lock = threading.RLock()
        self._on_gone = on_gone

    def read(self) -> Iterator[Json]:
        """Yield what comes, until the end of it."""
        for raw in sys.stdin.buffer:
            asked = parse(raw)
            assert isinstance(asked, dict)
            yield asked

    def tell(self, what: Json, hide: Callable[[str], str] | None = None) -> None:
        """Write a line, each text passed through `hide`."""
        text = json.dumps(what) if hide is None else line(what, hide)
        try:
            with self._lock:
                self._told.write(text + "\n")
                self._told.flush()
        except (BrokenPipeError, ValueError):
            self._on_gone()

    def leave(self, code: int = 0) -> None:
        """End the process, without waiting for the thread that reads."""
        with contextlib.suppress(BrokenPipeError, ValueError):
            self._told.close()
        sys.stderr.flush()
        os._exit(code)
