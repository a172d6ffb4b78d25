"""What the window remembers between two starts: where it stood, the tasks and the scripts."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QMainWindow, QSplitter


class Memory:
    """Kept in a small file of its own, apart from the settings that a person writes."""

    def __init__(self, file: Path) -> None:
        self._store = QSettings(str(file), QSettings.Format.IniFormat)

    @property
    def tasks(self) -> list[str]:
        """Earlier tasks, the newest first."""
        return self._texts("tasks")

    @property
    def scripts(self) -> list[str]:
        """The files of scripts that were open, the newest first."""
        return self._texts("scripts")

    @property
    def panels(self) -> tuple[list[str], QByteArray | None]:
        """The panels that were open, and where they stood."""
        state = self._store.value("docks")
        return self._texts("panels"), state if isinstance(state, QByteArray) else None

    def keep_panels(self, names: list[str], state: QByteArray) -> None:
        self._store.setValue("panels", names)
        self._store.setValue("docks", state)
        self._store.sync()

    def restore(self, window: QMainWindow, *splitters: QSplitter) -> bool:
        """Put the window where it was; return whether it had been anywhere."""
        place = self._store.value("place")
        for number, splitter in enumerate(splitters):
            state = self._store.value(f"splitter{number}")
            if isinstance(state, QByteArray):
                splitter.restoreState(state)
        return isinstance(place, QByteArray) and window.restoreGeometry(place)

    def keep(self, window: QMainWindow, *splitters: QSplitter, tasks: list[str], scripts: list[str]) -> None:
        self._store.setValue("place", window.saveGeometry())
        for number, splitter in enumerate(splitters):
            self._store.setValue(f"splitter{number}", splitter.saveState())
        self._store.setValue("tasks", tasks)
        self._store.setValue("scripts", scripts)
        self._store.sync()

    def _texts(self, name: str) -> list[str]:
        kept = self._store.value(name, [])
        if isinstance(kept, str):
            return [kept]
        return [str(text) for text in kept] if isinstance(kept, list) else []
