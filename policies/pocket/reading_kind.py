"""What a clause of a sentence can be, and the parts of it that are copied from the sentence.

The trap: a reading is only as good as its parts, so each kind says which it needs; a clause without them is
not of that kind, however much it sounds like it.
"""

from __future__ import annotations

from dataclasses import dataclass

ROLES = ("name", "value", "text", "row", "who", "subject", "into", "where", "kind", "by")

_AT_ROW = (
    "open", "select", "delete", "edit", "star", "archive", "like", "share", "download", "cart", "done", "pin",
    "duplicate", "play", "print", "mute", "follow", "book", "unread", "reply", "forward", "expand", "call",
    "cancel", "approve", "remove", "show",
)  # fmt: skip

PARTS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "press": (("name",), ("where",)),
    "do": ((), ()),
    "on": (("name",), ("where",)),
    "off": (("name",), ("where",)),
    "set": (("name", "value"), ("where",)),
    "pick": (("value",), ("name", "where")),
    "write": (("text",), ("name", "where")),
    "add": (("text",), ("where",)),
    "new": (("kind",), ("text", "where")),
    "rename": (("name", "text"), ()),
    "saveas": (("text",), ("where",)),
    "replace": (("name", "text"), ("where",)),
    "reply": (("text",), ("row",)),
    "forward": (("row", "who"), ()),
    "message": (("who", "text"), ()),
    "mail": (("who", "text"), ("subject",)),
    "move": (("name", "into"), ()),
    "copy": (("name", "into"), ()),
    "search": (("text",), ("where",)),
    "sort": (("by",), ()),
    "sortdown": (("by",), ()),
    "filter": (("value",), ("name",)),
    "count": (("value", "name"), ("where",)),
    "goto": (("text",), ()),
    "wait": (("name",), ()),
    "scroll": (("name",), ()),
    "rate": (("value",), ("name",)),
    "close": (("name",), ()),
    "mark": (("text",), ("where",)),
    "calc": (("text",), ()),
    "page": (("value",), ()),
    "say": ((), ()),
    **{f"row.{act}": (("row",), ("where",)) for act in _AT_ROW},
}  # of each kind, what it needs and what it may have
KINDS = tuple(PARTS)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a clause that is copied: what it is for, and where it stands in the sentence."""

    role: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Read:
    """A clause as it is read: its kind, where it stands in the sentence, and its parts in their order."""

    kind: str
    start: int
    end: int
    parts: tuple[Part, ...]
