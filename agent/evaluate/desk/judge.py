"""Whether what a task wants is so: read from files, windows, the clipboard and the parts of windows.

The trap: an application that has been told to save has not saved yet. So what is wanted is waited for a
little while; what comes later than that was not done.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from agent.control import Control
from agent.desktop import Desktop
from agent.errors import DesktopError
from agent.evaluate.desk.plan import Condition
from agent.evaluate.tree import Node, ReadTree

PATIENCE_SECONDS = 4.0  # for an application to write, to close a window, to tell of its parts
LOOK_SECONDS = 0.2
CONFIG = "config/"
FILES = 200_000  # bytes of a file that are read


class Silent(Exception):
    """Windows are shown, and no application tells of its parts: what is so is not known."""


class Judge:
    """Looks at one desktop and one home folder, after a run."""

    def __init__(
        self,
        desktop: Desktop,
        home: Path,
        read_tree: ReadTree,
        control: Control,
        patience_seconds: float = PATIENCE_SECONDS,
    ) -> None:
        self._desktop = desktop
        self._home = home
        self._config = Path(desktop.environment.get("XDG_CONFIG_HOME", home / ".config"))
        self._read_tree = read_tree
        self._control = control
        self._patience_seconds = patience_seconds

    def lacking(self, wanted: Sequence[Condition]) -> list[str]:
        """Return, in words, what of this is not so; wait for it a little while.

        Raises:
            Stopped: it is over. Silent: it cannot be told.
        """
        deadline = time.monotonic() + self._patience_seconds
        while True:
            late = time.monotonic() > deadline
            try:
                found = [says for each in wanted if (says := self._against(each))]
            except Silent:
                if late:
                    raise
            else:
                if not found or late:
                    return found
            self._control.sleep(LOOK_SECONDS)

    def _against(self, condition: Condition) -> str:
        """Return what speaks against a condition, or nothing where it holds."""
        if condition.file is not None:
            return self._file(condition, condition.file)
        if condition.title is not None:
            titles = [window.title for window in self._desktop.windows()]
            there = any(condition.title in title for title in titles)
            return _told(there, condition.there, f"a window titled '{condition.title}'", titles)
        if condition.clipboard is not None:
            return self._clipboard(condition.clipboard)
        assert condition.part is not None
        return self._part(condition, condition.part)

    def _file(self, condition: Condition, path: str) -> str:
        inside = path.startswith(CONFIG)
        file = self._config / path.removeprefix(CONFIG) if inside else self._home / path
        if not file.exists() or not condition.there or file.is_dir():
            return _told(file.exists(), condition.there, f"'{path}'", [])
        try:
            text = file.read_bytes()[:FILES].decode(errors="replace")
        except OSError as error:
            return f"'{path}' cannot be read: {error.strerror}"
        if condition.holds is not None and text.strip() != condition.holds.strip():
            return f"'{path}' holds {text.strip()[:80]!r}"
        if condition.within is not None and condition.within not in text:
            return f"'{path}' holds {text.strip()[:80]!r}"
        if condition.line is not None and condition.line not in map(str.strip, text.splitlines()):
            return f"'{path}' has no line '{condition.line}'"
        return ""

    def _clipboard(self, wanted: str) -> str:
        try:
            text = self._desktop.clipboard()
        except DesktopError as error:
            return str(error)
        return "" if text.strip() == wanted else f"the clipboard has {text[:80]!r}"

    def _part(self, condition: Condition, role: str) -> str:
        nodes = [node for app in self._read_tree(self._desktop.environment) for node in app.walk()]
        if not nodes and self._desktop.windows():
            raise Silent("no application tells of its parts (try again when the machine has less to do)")
        candidates = [node for node in nodes if node.role == role and _is_meant(condition, node)]
        what = f"{role} '{condition.called or condition.holds or condition.within or ''}'"
        if condition.state is None:
            others = [(node.name or node.text)[:40] for node in nodes if node.role == role]
            return _told(bool(candidates), condition.there, f"a {what}", others[:8])
        if not candidates:
            return f"there is no {what}"
        so = any(condition.state in node.states for node in candidates)
        return "" if so is condition.there else f"the {what} is {'' if so else 'not '}{condition.state}"


def _is_meant(condition: Condition, node: Node) -> bool:
    name, text = node.name.strip(), node.text.strip()
    return (
        (condition.called is None or condition.called in (name, text))
        and (condition.holds is None or condition.holds == text)
        and (condition.within is None or condition.within in name or condition.within in text)
    )


def _told(there: bool, wanted: bool, what: str, instead: Sequence[str]) -> str:
    if there is wanted:
        return ""
    return f"{what} is {'there' if there else 'not there'}" + (f", but {list(instead)}" if instead else "")
