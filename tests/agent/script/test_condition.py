"""Conditions: files, programs, the clipboard and web addresses, asked for real."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from agent.control import Control
from agent.episode import Observation
from agent.errors import Stopped
from agent.fake import FakeDesktop, FakeReader
from agent.script.condition import Conditions, Verdict
from agent.script.look import Look
from agent.script.schema.condition import Condition


class Answering(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/well" else 500)
        self.end_headers()
        self.wfile.write(b"all is well\n")

    def log_message(self, *_: object) -> None:
        """Be quiet."""


@pytest.fixture
def server() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


def judge(written: object, work: Path, control: Control | None = None) -> Verdict:
    desktop = FakeDesktop(labels=("Open", "Save"))
    desktop.copied = "  copied 你好\n"
    look = Look(
        Observation("", desktop.capture(), windows=tuple(desktop.windows())),
        reader=FakeReader(desktop.texts),
        folder=work,
    )
    condition: Condition = TypeAdapter(Condition).validate_python(written)
    return Conditions(desktop=desktop, control=control or Control(), work=work).judge(condition, look)


@pytest.mark.parametrize(
    ("written", "so", "why"),
    [
        ({"text": "Save"}, True, "'Save' is shown"),
        ({"text": "Sove"}, False, "'Sove' is not shown"),
        ({"text": {"text": "Save", "window": "Fake"}}, True, "in window 'Fake'"),
        ({"text": {"text": "Save", "window": "Other"}}, False, "not shown"),
        ({"not": {"text": "Delete"}}, True, "not shown"),
        ({"not": {"text": "Save"}}, False, "still shown"),
        ({"window": "Fake desktop"}, True, "a window"),
        ({"window": "Other"}, False, "no window"),
        ({"file": "a.txt"}, True, "is there"),
        ({"file": "b.txt"}, False, "is not there"),
        ({"file": {"path": "b.txt", "exists": False}}, True, "not there"),
        ({"file": {"path": "a.txt", "exists": False}}, False, "is there"),
        ({"file": {"path": "a.txt", "equals": "one\ntwo"}}, True, "one"),
        ({"file": {"path": "a.txt", "equals": "one"}}, False, "not 'one'"),
        ({"file": {"path": "a.txt", "holds": "wo"}}, True, "holds 'wo'"),
        ({"file": {"path": "a.txt", "holds": "three"}}, False, "does not hold 'three'"),
        ({"clipboard": "copied 你好"}, True, "你好"),
        ({"clipboard": {"holds": "x"}}, False, "does not hold"),
        ({"command": "cat a.txt"}, True, "ended with 0"),
        ({"command": {"run": "cat a.txt", "holds": "two"}}, True, "holds 'two'"),
        ({"command": {"run": ["cat", "no such file"], "exit": 1}}, True, "ended with 1"),
        ({"command": "cat b.txt"}, False, "ended with 1, not 0: cat: b.txt"),
        ({"command": "no-such-program"}, False, "cannot be run"),
        ({"command": {"run": "sleep 60", "seconds": 0.2}}, False, "did not end within 0.2 s"),
        ({"command": ["echo", "a; touch b.txt"]}, True, "ended with 0"),
        ({"all": [{"text": "Save"}, {"file": "b.txt"}]}, False, "b.txt' is not there"),
        ({"any": [{"text": "Nope"}, {"file": "a.txt"}]}, True, "a.txt' is there"),
        ({"not": {"all": [{"text": "Save"}, {"file": "b.txt"}]}}, True, "not there"),
    ],
)
def test_a_condition_is_judged_by_what_is_there(written: object, so: bool, why: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one\r\ntwo\r\n", newline="")
    verdict = judge(written, tmp_path)
    assert verdict.so is so
    assert why in verdict.why
    assert not (tmp_path / "b.txt").exists()


def test_a_web_address_is_asked(server: str, tmp_path: Path) -> None:
    assert judge({"http": {"url": f"{server}/well", "holds": "well"}}, tmp_path).so
    assert judge({"http": {"url": f"{server}/ill", "status": 500}}, tmp_path).so
    wrong = judge({"http": f"{server}/ill"}, tmp_path)
    assert (wrong.so, "answered 500, not 200" in wrong.why) == (False, True)


def test_an_address_that_nobody_answers_is_not_so(tmp_path: Path) -> None:
    verdict = judge({"http": "http://127.0.0.1:9/"}, tmp_path)
    assert (verdict.so, "does not answer" in verdict.why) == (False, True)


def test_a_stop_ends_a_program_that_is_waited_for(tmp_path: Path) -> None:
    control = Control()
    timer = threading.Timer(0.2, control.stop, ["stop"])
    timer.start()
    with pytest.raises(Stopped):
        judge({"command": ["sh", "-c", "echo $$ > pid; exec sleep 600"]}, tmp_path, control)
    timer.join()
    number = (tmp_path / "pid").read_text().strip()
    assert not Path(f"/proc/{number}").exists()
