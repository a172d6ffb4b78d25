"""Serving over standard input and output, until the client goes away or the process is told to end.

The traps: a blocking read of standard input cannot be broken off, so that a signal would wait for the
client's next line; and every child process would inherit the pipe. So a thread reads from a descriptor of
its own, standard input itself is the null device, and a signal is an end of input like any other.
"""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from importlib.metadata import version
from pathlib import Path
from types import FrameType
from typing import cast

import anyio
from mcp.server.stdio import stdio_server

from agent.service.desk import Desk
from agent.service.server import make_server
from agent.settings import Settings

BLOCK = 65_536  # bytes


class Incoming:
    """The client's lines, until the end of the input or `close`.

    Inside a running event loop only; `close` may be called from any thread and from a signal handler.
    """

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._loop = asyncio.get_running_loop()
        self._lines: asyncio.Queue[str | None] = asyncio.Queue()
        # A daemon: it sits in a read that nothing but the client ends.
        threading.Thread(target=self._read, name="client", daemon=True).start()

    async def __aiter__(self) -> AsyncIterator[str]:
        while (line := await self._lines.get()) is not None:
            yield line

    def close(self) -> None:
        self._put(None)

    def _read(self) -> None:
        rest = b""
        with suppress(OSError):
            while block := os.read(self._descriptor, BLOCK):
                *lines, rest = (rest + block).split(b"\n")
                for line in lines:
                    self._put(line.decode("utf-8", "replace"))
        self._put(None)

    def _put(self, line: str | None) -> None:
        with suppress(RuntimeError):  # the loop has ended; nobody waits for the line
            self._loop.call_soon_threadsafe(self._lines.put_nowait, line)


def serve(settings: Settings, *, apps: Sequence[str] = (), scripts: Path | None = None) -> None:
    """Serve one client on standard input and output until it goes away. Only in the main thread."""
    with closing(Desk(settings, apps=apps, folder=scripts)) as desk:
        asyncio.run(_serve(desk))


async def _serve(desk: Desk) -> None:
    server, edge = make_server(desk, version("deixis"))
    incoming = Incoming(_taken_input())

    async def lines() -> AsyncIterator[str]:
        async for line in incoming:
            yield line
        await asyncio.to_thread(edge.close)

    # WORKAROUND: the transport only iterates over its input, but wants a file; ends when it takes any lines.
    stdin = cast("anyio.AsyncFile[str]", lines())
    with _signals_call(incoming.close):
        async with stdio_server(stdin) as (reading, writing):
            lowlevel = server._lowlevel_server
            await lowlevel.run(reading, writing, lowlevel.create_initialization_options())


def _taken_input() -> int:
    """Return a descriptor of standard input that no child inherits, and give the null device its place."""
    own = os.dup(0)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    return own


@contextmanager
def _signals_call(close: Callable[[], None]) -> Iterator[None]:
    def on_signal(number: int, frame: FrameType | None) -> None:
        close()

    numbers = [signal.SIGINT, signal.SIGTERM, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else [])]
    before = {number: signal.signal(number, on_signal) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
