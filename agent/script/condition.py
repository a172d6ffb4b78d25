"""Whether something is so: on the screen, on the disk, in the clipboard, at a web address, for a program.

The trap: what a person sees is not what was done. A file is looked at on the disk, a program is asked by
running it, and only what concerns the screen is read from it.
"""

from __future__ import annotations

import contextlib
import http.client
import os
import signal
import subprocess
import tempfile
import threading
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import assert_never

from agent.control import Control
from agent.desktop import Desktop
from agent.script.look import Look
from agent.script.schema.condition import (
    All,
    AnyOf,
    ClipboardHas,
    CommandEnd,
    CommandEnds,
    Condition,
    Content,
    FileState,
    FileThere,
    HttpAnswer,
    HttpAnswers,
    Not,
    TextShown,
    WindowOpen,
)

MOST_BYTES = 10_000_000  # of a file, an output or an answer that is looked at
LOOK_SECONDS = 0.02
SHOWN = 60  # characters of a text in a reason


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether it is so, and what was found."""

    so: bool
    why: str


class Conditions:
    """Looks whether conditions hold. work: the folder in which relative paths and programs are."""

    def __init__(self, *, desktop: Desktop, control: Control, work: Path) -> None:
        self._desktop = desktop
        self._control = control
        self._work = work

    def judge(self, condition: Condition, look: Look) -> Verdict:
        """Return whether the condition holds now, and what was found. Raises Stopped, DesktopError."""
        match condition:
            case TextShown(text=seen):
                so = look.shows(seen.text, seen.window)
                where = f" in window '{seen.window}'" if seen.window else ""
                return Verdict(so, f"'{seen.text}' is {'' if so else 'not '}shown{where}")
            case WindowOpen(window=title):
                so = look.has_window(title)
                return Verdict(so, f"there is {'a' if so else 'no'} window '{title}'")
            case FileThere(file=file):
                return self._file(file)
            case CommandEnds(command=command):
                return self._command(command)
            case ClipboardHas(clipboard=content):
                return _content(content, self._desktop.clipboard(), "the clipboard")
            case HttpAnswers(http=answer):
                return self._http(answer)
            case Not(not_=TextShown(text=seen)):
                # What should be gone must not even nearly be there.
                so = not look.shows(seen.text, seen.window, nearly=True)
                return Verdict(so, f"'{seen.text}' is {'not' if so else 'still'} shown")
            case Not(not_=inner):
                verdict = self.judge(inner, look)
                return Verdict(not verdict.so, verdict.why)
            case All(all=parts):
                verdicts = [self.judge(each, look) for each in parts]
                wrong = [verdict for verdict in verdicts if not verdict.so]
                return Verdict(not wrong, "; ".join(verdict.why for verdict in wrong or verdicts))
            case AnyOf(any=parts):
                verdicts = [self.judge(each, look) for each in parts]
                right = [verdict for verdict in verdicts if verdict.so]
                return Verdict(bool(right), "; ".join(verdict.why for verdict in right or verdicts))
            case _:
                assert_never(condition)

    def _file(self, wanted: FileState) -> Verdict:
        file = self._work / Path(wanted.path).expanduser()
        there = file.exists()
        if there != wanted.exists or not there:
            return Verdict(there == wanted.exists, f"'{file}' is {'' if there else 'not '}there")
        if wanted.equals is None and wanted.holds is None:
            return Verdict(True, f"'{file}' is there")
        try:
            with file.open("rb") as stream:
                text = stream.read(MOST_BYTES).decode(errors="replace")
        except OSError as error:
            return Verdict(False, f"'{file}' cannot be read: {error.strerror}")
        return _content(wanted, text, f"'{file}'")

    def _command(self, wanted: CommandEnd) -> Verdict:
        name = wanted.run[0]
        with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as complaints:
            try:
                child = subprocess.Popen(
                    wanted.run,
                    cwd=self._work,
                    env=dict(self._desktop.environment),
                    stdin=subprocess.DEVNULL,
                    stdout=output,
                    stderr=complaints,
                    start_new_session=True,
                )
            except (OSError, ValueError) as error:
                return Verdict(False, f"'{name}' cannot be run: {error}")
            try:
                deadline = time.monotonic() + wanted.seconds
                while child.poll() is None and time.monotonic() < deadline:
                    self._control.sleep(LOOK_SECONDS)
            finally:
                late = child.poll() is None
                if late:
                    _end_group(child)
            if late:
                return Verdict(False, f"'{name}' did not end within {wanted.seconds:g} s")
            output.seek(0)
            complaints.seek(0)
            text = output.read(MOST_BYTES).decode(errors="replace")
            last = complaints.read(MOST_BYTES).decode(errors="replace").strip().rpartition("\n")[2]
        if child.returncode != wanted.exit:
            said = f": {last[:SHOWN]}" if last else ""
            return Verdict(False, f"'{name}' ended with {child.returncode}, not {wanted.exit}{said}")
        return _content(wanted, text, f"what '{name}' printed", or_else=f"'{name}' ended with {wanted.exit}")

    def _http(self, wanted: HttpAnswer) -> Verdict:
        """Ask a web address on a thread of its own, so that a stop need not wait for the answer."""
        found: list[Verdict] = []
        thread = threading.Thread(
            target=lambda: found.append(_asked(wanted)), name="http condition", daemon=True
        )
        thread.start()
        while thread.is_alive():
            self._control.sleep(LOOK_SECONDS)
        return found[0] if found else Verdict(False, f"{wanted.url} cannot be asked")


def _end_group(child: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(OSError):
        os.killpg(child.pid, signal.SIGKILL)
    child.kill()
    child.wait()


def _asked(wanted: HttpAnswer) -> Verdict:
    if not wanted.url.startswith(("http://", "https://")):
        return Verdict(False, f"'{wanted.url}' is no web address")
    try:
        try:
            with urllib.request.urlopen(wanted.url, timeout=wanted.seconds) as answer:  # noqa: S310 (checked)
                status, body = int(answer.status), answer.read(MOST_BYTES)
        except urllib.error.HTTPError as error:
            with error:
                status, body = error.code, error.read(MOST_BYTES)
    except (OSError, http.client.HTTPException, ValueError) as error:
        return Verdict(False, f"{wanted.url} does not answer: {error}")
    if status != wanted.status:
        return Verdict(False, f"{wanted.url} answered {status}, not {wanted.status}")
    text = body.decode(errors="replace")
    return _content(wanted, text, f"the answer of {wanted.url}", or_else=f"{wanted.url} answered {status}")


def _content(wanted: Content, text: str, what: str, or_else: str = "") -> Verdict:
    """Compare a text with what it shall be; line ends and space around it do not count."""
    text = "\n".join(text.splitlines()).strip()
    if wanted.equals is not None:
        equal = "\n".join(wanted.equals.splitlines()).strip()
        so = text == equal
        return Verdict(so, f"{what} is {_shown(text)}" + ("" if so else f", not {_shown(equal)}"))
    if wanted.holds is not None:
        so = wanted.holds in text
        shown = f" in {_shown(text)}" if not so else ""
        return Verdict(so, f"{what} {'holds' if so else 'does not hold'} {_shown(wanted.holds)}{shown}")
    so = bool(or_else) or bool(text)
    return Verdict(so, or_else or f"{what} is {'there' if so else 'empty'}")


def _shown(text: str) -> str:
    short = text if len(text) <= SHOWN else text[:SHOWN] + "…"
    return repr(short)
