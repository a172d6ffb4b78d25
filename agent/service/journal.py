"""Single actions, kept as one episode: what another program did here can be looked at afterwards."""

from __future__ import annotations

import time
from types import MappingProxyType

from agent.episode import Ending, Verdict
from agent.events import Ended, Event, Started
from agent.script.chapters import Chapters
from agent.writer import EpisodeWriter

TASK = "single actions of another program"


class Journal:
    """Passes the events of one run after another to the writer, as one episode that ends with `close`.

    Raises StoreError, when called and on `close`, where it cannot be kept.
    """

    def __init__(self, writer: EpisodeWriter) -> None:
        self._writer = writer
        self._begun = time.monotonic()
        self._chapters = Chapters(writer)
        writer(Started(TASK, "act", writer.folder, time.time()))

    def __call__(self, event: Event) -> None:
        self._chapters(event)

    def close(self) -> None:
        """Write the end."""
        self._chapters.close()
        seconds = MappingProxyType({"run": time.monotonic() - self._begun})
        self._writer(Ended(Ending(Verdict.FINISHED, "the client has gone"), seconds))
        self._writer.close()
