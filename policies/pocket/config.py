"""The sizes of the model."""

from __future__ import annotations

from typing import Any

from transformers import PretrainedConfig


class PocketConfig(PretrainedConfig):  # type: ignore[no-untyped-call]
    """How large the two encoders and the pointer are.

    side: pixels of a part of the screen as it is looked at. width: of the layers that look at them.
    buckets: hashed features of sentences. reading: width of the sentence encoder. space: of what both
    meet in. pointing, heads: width and heads of the pointer, before, after: its layers before a sentence is
    heard and from then on.
    """

    model_type = "deixis-pocket"

    def __init__(
        self,
        side: int = 32,
        width: int = 384,
        buckets: int = 16384,
        reading: int = 96,
        space: int = 128,
        pointing: int = 128,
        heads: int = 4,
        before: int = 2,
        after: int = 3,
        dropout: float = 0.1,
        **others: Any,
    ) -> None:
        self.side = side
        self.width = width
        self.buckets = buckets
        self.reading = reading
        self.space = space
        self.pointing = pointing
        self.heads = heads
        self.before = before
        self.after = after
        self.dropout = dropout
        super().__init__(**others)
