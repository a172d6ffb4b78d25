"""Real applications on a display and in a home folder of their own, as several suites start them.

The trap: an application of Qt tells of its parts only where somebody listened before it began, and one of
GTK keeps its settings in a binary file. So somebody listens first, and settings are kept as text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from agent.desktop import Desktop
from agent.errors import DesktopError
from agent.evaluate.tree import ReadTree

ENVIRONMENT = ("NO_AT_BRIDGE=0", "GSETTINGS_BACKEND=keyfile", "LC_ALL=C.UTF-8", "LANGUAGE=")


class NotStarted(DesktopError):
    """An application showed no window: the machine's fault, not the policy's."""


def furnish(home: Path, files: Mapping[str, str]) -> None:
    """Put files with their texts into a home folder; a path that ends with / is a folder."""
    for path, text in files.items():
        file = home / path
        if path.endswith("/"):
            file.mkdir(parents=True, exist_ok=True)
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")


def start(desktop: Desktop, words: Sequence[str], home: Path, read_tree: ReadTree) -> None:
    """Start an application that will tell of its parts. Raises NotStarted where no window comes."""
    read_tree(desktop.environment)  # from now on somebody listens
    try:
        desktop.start(["env", *ENVIRONMENT, *words], home)
    except DesktopError as error:
        raise NotStarted(str(error)) from error
