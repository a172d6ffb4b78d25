"""The server of the pages, and what is said where something is missing."""

from __future__ import annotations

import socket
import struct
import sys
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from agent.control import Control
from agent.errors import UnknownName, UsageError
from agent.evaluate.miniwob.site import Site, folder_of_pages
from agent.evaluate.miniwob.suite import make
from agent.evaluate.suite import Options
from agent.settings import Settings


def test_a_page_is_served_until_the_site_is_closed():
    site = Site(folder_of_pages())
    address = site.address_of("click-test")
    with urllib.request.urlopen(address) as reply:
        assert b"Click the button." in reply.read()
    site.close()
    with socket.socket() as line:
        assert line.connect_ex(("127.0.0.1", urlsplit(address).port)) != 0


def test_a_site_may_be_closed_twice():
    site = Site(folder_of_pages())
    site.close()
    site.close()


def test_a_browser_that_leaves_before_all_has_come_is_no_news(capfd: pytest.CaptureFixture[str]):
    site = Site(folder_of_pages())
    port = urlsplit(site.address_of("click-test")).port
    for _ in range(8):
        with socket.create_connection(("127.0.0.1", port)) as line:
            line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # leave by a reset
            line.sendall(b"GET /core/d3.v4.min.js HTTP/1.0\r\n\r\n")
    site.close()
    assert capfd.readouterr().err == ""


def test_missing_pages_are_told_with_the_remedy(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "miniwob", None)
    with pytest.raises(UsageError, match=r"no package 'miniwob' \(pip install 'deixis\[eval\]'\)"):
        folder_of_pages()


def test_a_missing_line_to_the_browser_is_told_with_the_remedy(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "websocket", None)
    with pytest.raises(UsageError, match=r"'websocket-client' is not installed \(pip install"):
        make(Options(policy="centre", settings=Settings(), control=Control()))


def test_a_missing_browser_is_told_with_the_remedy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UsageError, match=r"no Chromium .* \(apt install chromium\)"):
        make(Options(policy="centre", settings=Settings(), control=Control()))


def test_an_unknown_policy_is_refused_with_all_that_are_known():
    with pytest.raises(UnknownName, match=r"'centr' for miniwob, did you mean 'centre'\? \(known: centre, l"):
        make(Options(policy="centr", settings=Settings(), control=Control()))


def test_a_folder_of_data_is_refused(tmp_path: Path):
    with pytest.raises(UsageError, match="leave --data out"):
        make(Options(policy="centre", settings=Settings(), control=Control(), data=tmp_path))


def test_each_task_has_an_item_for_each_seed_and_nothing_is_started_for_the_list():
    suite = make(
        Options(
            policy="centre",
            settings=Settings(),
            control=Control(),
            tasks=("click-test", "find-word"),
            seeds=(0, 7),
        )
    )
    assert [item.id for item in suite.items()] == [
        "click-test/0",
        "click-test/7",
        "find-word/0",
        "find-word/7",
    ]
    assert suite.items()[0].groups == {"task": "click-test", "part": "training"}
