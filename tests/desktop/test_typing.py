from __future__ import annotations

import string
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from agent.actions import Press, Type
from agent.control import Control
from agent.errors import DesktopError, Stopped
from agent.local.desktop import LocalDesktop

pytestmark = pytest.mark.desktop

TEXTS = {
    "ascii": "".join(character for character in string.printable if " " <= character <= "~"),
    "signs": "@#{}[]|~<>\\^`_\"'",
    "chinese": "你好，世界",
    "accents": "é ü ñ Å ß œ",
    "emoji": "fine 😀 👩‍👩‍👧 🇨🇳",
    "tabs": "one\ttwo\tthree",
    "lines": "first\nsecond\n\nfourth",
    "indented": "def f():\n    if x:\n\treturn 1",
    "trailing": "ends with a line end\n",
    "composed": "caf\u00e9",
    "decomposed": "cafe\u0301",
    "mixed": "a你b好c\nplain\nübergroß <tag> & so on",
    "capitals": "aBcDeF XYZ",
}


def _typed(desktop: LocalDesktop, read: Callable[[], str], until: Callable[..., None]) -> dict[str, str]:
    """Type every text into the empty field and return what it then held."""
    found = {}
    for name, text in TEXTS.items():
        desktop.perform(Type(text))
        deadline = time.monotonic() + 5
        while read() != text and time.monotonic() < deadline:
            time.sleep(0.01)
        found[name] = read()
        desktop.perform(Press(("ctrl", "a")))
        desktop.perform(Press(("delete",)))
        until(lambda: read() == "")
    return found


def test_any_text_reads_back_equal_in_a_qt_editor(
    virtual_desktop: LocalDesktop, editor: Any, until: Callable[..., None]
) -> None:
    assert _typed(virtual_desktop, lambda: editor.text, until) == TEXTS


def test_any_text_reads_back_equal_in_a_gtk_editor(
    virtual_desktop: LocalDesktop, tmp_path: Path, until: Callable[..., None]
) -> None:
    file = tmp_path / "text.txt"
    file.write_text("")
    virtual_desktop.start(f"mousepad {file}")
    found = {}
    for name, text in TEXTS.items():
        virtual_desktop.perform(Type(text))
        before = file.stat().st_mtime_ns
        virtual_desktop.perform(Press(("ctrl", "s")))
        until(lambda before=before: file.stat().st_mtime_ns != before)
        # Mousepad ends the last line of a file.
        found[name] = file.read_text() if text.endswith("\n") else file.read_text().removesuffix("\n")
        virtual_desktop.perform(Press(("ctrl", "a")))
        virtual_desktop.perform(Press(("delete",)))
    assert found == TEXTS


def test_any_text_reads_back_equal_in_a_terminal(
    virtual_desktop: LocalDesktop, tmp_path: Path, until: Callable[..., None]
) -> None:
    found = {}
    (tmp_path / "read.sh").write_text('for name in "$@"; do cat > $name; : > $name.done; done; sleep 60')
    virtual_desktop.start(f"xterm -u8 -e sh -c 'cd {tmp_path}; . ./read.sh' sh {' '.join(TEXTS)}")
    for name, text in TEXTS.items():
        until(lambda name=name: (tmp_path / name).exists())
        virtual_desktop.perform(Type(text))
        for _ in range(1 if text.endswith("\n") else 2):
            virtual_desktop.perform(Press(("ctrl", "d")))
        until(lambda name=name: (tmp_path / f"{name}.done").exists())
        found[name] = (tmp_path / name).read_text()
    assert found == TEXTS


PAGE = """<!doctype html><meta charset=utf-8><title>Page</title><body style="background:#def">
<textarea id=t rows=20 cols=80 autofocus></textarea><script>
let sent = Promise.resolve();
function send(path, body) { sent = sent.then(() => fetch(path, {method: 'POST', body: body})) }
t.oninput = () => { const text = t.value; send('/', text) };
const look = setInterval(() => {
  if (document.hasFocus() && document.activeElement === t) { clearInterval(look); send('/ready', '') }
}, 20);
</script>"""


class _Page(BaseHTTPRequestHandler):
    text = ""
    ready = False

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(PAGE.encode())

    def do_POST(self) -> None:
        type(self).text = self.rfile.read(int(self.headers["Content-Length"])).decode()
        type(self).ready = True
        self.send_response(204)
        self.end_headers()

    def log_message(self, format: str, *words: object) -> None:  # noqa: A002
        """Print nothing."""


@pytest.fixture
def page() -> Iterator[tuple[type[_Page], str]]:
    handler = type("Page", (_Page,), {})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        yield handler, f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


def test_any_text_reads_back_equal_in_a_browser(
    virtual_desktop: LocalDesktop, page: tuple[type[_Page], str], tmp_path: Path, until: Callable[..., None]
) -> None:
    held, address = page
    virtual_desktop.start(
        "chromium --no-sandbox --test-type --disable-gpu --no-first-run --no-default-browser-check "
        "--disable-background-networking --disable-component-update --disable-sync --password-store=basic "
        f"--user-data-dir={tmp_path / 'profile'} --window-size=900,600 --app={address}"
    )
    until(lambda: held.ready)
    # A browser lets the keys go that come before it has painted, and its page is not told of that.
    until(lambda: virtual_desktop.perform(Press(("x",))) or held.text != "")
    virtual_desktop.perform(Press(("ctrl", "a")))
    virtual_desktop.perform(Press(("delete",)))
    until(lambda: held.text == "")
    assert _typed(virtual_desktop, lambda: held.text, until) == TEXTS


def test_caps_lock_changes_nothing(
    virtual_desktop: LocalDesktop, editor: Any, until: Callable[..., None]
) -> None:
    virtual_desktop.perform(Press(("capslock",)))
    virtual_desktop.perform(Type("aBc 1!"))
    until(lambda: editor.text == "aBc 1!")


def test_typing_ends_where_another_window_takes_the_keyboard(
    virtual_desktop: LocalDesktop, editor: Any, until: Callable[..., None]
) -> None:
    def intrude() -> None:
        until(lambda: len(editor.text) > 20)
        subprocess.Popen(["xterm", "-title", "Intruder"], env=virtual_desktop.environment).wait()

    thread = threading.Thread(target=intrude)
    thread.start()
    with pytest.raises(DesktopError, match=r"window changed to 'Intruder' after \d+ of 3000 characters"):
        virtual_desktop.perform(Type("x for the editor only." * 130 + "!" * 140))
    virtual_desktop.perform(Press(("alt", "f4")))
    thread.join()


def test_a_stopped_text_leaves_no_key_down(
    virtual_desktop: LocalDesktop, editor: Any, control: Control, held: Callable[..., Any]
) -> None:
    timer = threading.Timer(0.3, control.stop, ("enough",))
    timer.start()
    with pytest.raises(Stopped, match="enough"):
        virtual_desktop.perform(Type("AbCd" * 1000))
    timer.join()
    assert held(virtual_desktop.name) == ([], 0)
