"""What a correction is judged by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from agent.demonstration.schema import (
    Expectation,
)
from agent.demonstration.target import Target
from agent.episode import Observation
from agent.replay.locate import Located
from agent.replay.verify import Finding, Scene
from agent.script.look import Look
from agent.teach.album import Album


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What a correction is judged by: the kept looks, and what a replay would read, find and see on them."""

    album: Album
    read: Callable[[Observation], Look]
    locate: Callable[[Target, Observation], Located]
    judge: Callable[[Expectation, Look, Scene], Finding]
