"""What answers: weights on this machine, or a server. Both are asked the same way."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from agent.events import Reading
from policies.ui_tars.prompt import Message
from policies.ui_tars.resize import Profile

PROBABILITY = "ui_tars.probability"
ATTENTION = "ui_tars.attention"
LORA_SHARE = "lora.share"
PREFIX_SHARE = "prefix.share"
ADAPTER_SHARE = "adapter.share"

Tell = Callable[[str, float | None], None]
"""Is told each piece of an answer as it comes, and how probable it was, where that is known."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered.

    confidence: the geometric mean of the tokens' probabilities, where known. readings: of what was watched.
    """

    text: str
    confidence: float | None = None
    readings: tuple[Reading, ...] = ()


class Backend(Protocol):
    """Answers a conversation. Pictures are sent in the size that the profile makes of them."""

    def answer(self, messages: Sequence[Message], profile: Profile, tell: Tell) -> Answer:
        """Return the next turn.

        Raises:
            PolicyError: no answer could be had; the message ends with the remedy.
            Stopped: the run was stopped meanwhile.
        """
        ...

    def watch(self, names: Collection[str]) -> None:
        """Measure these, and nothing else, with every answer from the next on; pass over what it has not."""
        ...
