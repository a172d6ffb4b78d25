"""What one turn of the loop cost, and what it saw last."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from agent.screenshot import Screenshot


@dataclass
class Turn:
    """seconds: by part. after: the look once the screen had come to rest, None where nobody looked."""

    seconds: dict[str, float] = field(default_factory=dict)
    after: Screenshot | None = None

    @contextmanager
    def timed(self, part: str) -> Iterator[None]:
        start = time.monotonic()
        try:
            yield
        finally:
            self.seconds[part] = self.seconds.get(part, 0.0) + time.monotonic() - start
