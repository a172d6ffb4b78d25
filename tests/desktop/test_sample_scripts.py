"""The samples, run for real as a person would: what they leave on the disk and ask a server."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from agent import assets

pytestmark = pytest.mark.desktop

SECRET = "Xylophone47Quartz"


def run(sample: str, out: Path, *params: str) -> list[dict[str, object]]:
    """Run a sample through the command line, and return what it printed."""
    given = [word for param in params for word in ("--param", param)]
    command = [
        sys.executable,
        "-m",
        "agent.cli",
        "script",
        "run",
        str(assets.path("scripts", f"{sample}.yaml")),
    ]
    done = subprocess.run(
        [*command, *given, "--json", "--out", str(out)],
        capture_output=True,
        text=True,
        timeout=115,
        env=os.environ | {"DEIXIS_SECRET_LOGIN": SECRET},
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr
    assert SECRET not in done.stdout + done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


class Served(ThreadingHTTPServer):
    """Serves the samples' pages, and notes what it was asked for."""

    daemon_threads = False

    def __init__(self) -> None:
        self.asked: list[str] = []
        super().__init__(("127.0.0.1", 0), partial(Asked, directory=str(assets.path("scripts"))))


class Asked(SimpleHTTPRequestHandler):
    def do_GET(self) -> None:
        assert isinstance(self.server, Served)
        self.server.asked.append(self.path)
        super().do_GET()

    def log_request(self, code: object = "-", size: object = "-") -> None:
        return

    def log_error(self, *arguments: object) -> None:
        return


@pytest.fixture
def server() -> Iterator[Served]:
    served = Served()
    thread = threading.Thread(target=served.serve_forever)
    thread.start()
    yield served
    served.shutdown()
    thread.join()
    served.server_close()


@pytest.mark.bench
def test_letters_are_written_one_for_each_row_and_saved_by_another_script(tmp_path: Path) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    run("letters", tmp_path / "runs", f"folder={folder}", "greeting=Hello")
    letters = {file.stem: file.read_text(encoding="utf-8").strip() for file in folder.iterdir()}
    assert letters == {
        "ada": "Hello Lovelace, Ada,\n\nhow is the weather in London?",
        "wang": "Hello 王贞仪,\n\nhow is the weather in 南京?",
    }


def test_a_sum_goes_through_the_clipboard_and_over_a_file_that_is_there(tmp_path: Path) -> None:
    file = tmp_path / "product.txt"
    file.write_text("old", encoding="utf-8")
    run("calculator", tmp_path / "runs", f"folder={tmp_path}", "first=12", "wanted=84")
    assert file.read_text(encoding="utf-8").strip() == "84"


def test_a_secret_is_typed_at_a_terminal_and_kept_nowhere(tmp_path: Path) -> None:
    run("terminal", tmp_path / "runs", f"folder={tmp_path}")
    written = (tmp_path / "login.txt").read_text(encoding="utf-8").strip()
    assert written == hashlib.sha256(SECRET.encode()).hexdigest()
    for kept in (tmp_path / "runs").rglob("*"):
        assert SECRET.encode() not in (kept.read_bytes() if kept.is_file() else b""), kept


def test_a_form_is_filled_in_and_reaches_the_server(tmp_path: Path, server: Served) -> None:
    address = f"http://127.0.0.1:{server.server_address[1]}"
    run("web-form", tmp_path / "runs", f"server={address}", "town=Ōsaka & Kōbe")
    (order,) = [parse_qs(urlsplit(path).query) for path in server.asked if "?" in path]
    assert order == {"who": ["Ada Lovelace"], "town": ["Ōsaka & Kōbe"], "tea": ["green"]}


@pytest.mark.bench
def test_a_chinese_script_writes_a_chinese_note(tmp_path: Path) -> None:
    printed = run("chinese-note", tmp_path / "runs", f"folder={tmp_path}", "kind=备忘")
    note = (tmp_path / "note.txt").read_text(encoding="utf-8").strip()
    assert note == "备忘：今天下午三点开会。\n小王"
    assert "写正文" in [each.get("title") for each in printed]


def test_the_samples_show_every_kind_of_step_and_condition_but_those_that_need_a_model() -> None:
    text = "".join(file.read_text(encoding="utf-8") for file in assets.path("scripts").glob("*.yaml"))
    verbs = "click type press scroll drag move wait do agent check if for_each retry script fail".split()
    conditions = "text window file command clipboard http not all any".split()
    assert [word for word in verbs + conditions if f" {word}:" not in text] == []
