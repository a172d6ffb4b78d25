from __future__ import annotations

import json
import select
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest


@dataclass
class FaultServer:
    """A server with OpenAI's interface that does for each question what the next of its faults says.

    fine, silent (never answers), slow (a piece each 0.05 s, without end), broken (closes in the middle), or a
    status such as 500. reply: what it says where it answers; answer: makes it of the question.
    """

    faults: list[str] = field(default_factory=list)
    reply: str = "Action: wait()"
    answer: Callable[[dict[str, Any]], str] | None = None
    page: tuple[int, str] | None = None  # status and body of what is no list of models
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    gone: threading.Event = field(default_factory=threading.Event)
    url: str = ""

    def chunk(self, text: str, finish: str | None = None) -> bytes:
        choice = {"index": 0, "delta": {"content": text}, "finish_reason": finish}
        said = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]}
        return b"data: " + json.dumps(said).encode() + b"\n\n"


@pytest.fixture
def fault_server() -> Iterator[FaultServer]:
    told = FaultServer()
    over = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *words: object) -> None:
            """Say nothing."""

        def do_GET(self) -> None:
            if told.page is not None:
                self._send(told.page[0], told.page[1].encode(), "text/html")
                return
            self._json(
                200,
                {"object": "list", "data": [{"id": "m", "object": "model", "created": 1, "owned_by": "x"}]},
            )

        def do_POST(self) -> None:
            told.asked.append(json.loads(self.rfile.read(int(self.headers["content-length"]))))
            told.keys.append(self.headers.get("authorization", ""))
            fault = told.faults.pop(0) if told.faults else "fine"
            if fault.isdigit():
                self._json(int(fault), {"error": {"message": f"as bad as {fault} with {told.keys[-1]}"}})
                return
            try:
                self._stream(fault)
            except OSError:
                told.gone.set()

        def _json(self, status: int, said: object) -> None:
            self._send(status, json.dumps(said).encode(), "application/json")

        def _send(self, status: int, body: bytes, kind: str) -> None:
            self.send_response(status)
            self.send_header("content-type", kind)
            self.send_header("content-length", str(len(body)))
            if status == 429:
                self.send_header("retry-after", "0.01")
            self.end_headers()
            self.wfile.write(body)

        def _stream(self, fault: str) -> None:
            while fault == "silent" and not over.is_set():
                if select.select([self.connection], [], [], 0.02)[0]:
                    raise ConnectionAbortedError  # nothing more can come but its end
            self.send_response(200)
            self.send_header("content-type", "text/event-stream")
            self.end_headers()
            while fault == "slow" and not over.is_set():
                self.wfile.write(told.chunk("x"))
                self.wfile.flush()
                time.sleep(0.05)
            reply = told.answer(told.asked[-1]) if told.answer else told.reply
            middle = len(reply) // 2
            self.wfile.write(told.chunk(reply[:middle]))
            if fault == "broken":
                return
            self.wfile.write(told.chunk(reply[middle:], "stop") + b"data: [DONE]\n\n")

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = False
    thread = threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.02}, name="fault server"
    )
    thread.start()
    told.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    yield told
    over.set()
    server.shutdown()
    server.server_close()
    thread.join()
