"""Values laid out as YAML that a person likes to read.

The trap: whoever puts texts between quotes by hand meets the text that holds quotes, `: `, `#`, `yes` or a
line end, and the script then says something else. A text stands bare only where it can mean nothing but
itself, and else as JSON writes it, which YAML reads.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

_BARE = re.compile(r"(?!\d)[\w/][\w ./+()…-]*(?<! )")
_WIDEST = 100  # characters of a comment
_SPECIAL = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def scalar(value: object) -> str:
    """Return a text, a number or a truth value as YAML reads it back."""
    if not isinstance(value, str):
        return json.dumps(value)
    if _BARE.fullmatch(value) and value.lower() not in _SPECIAL:
        return value
    if '"' in value and "'" not in value and value.isprintable():
        return f"'{value}'"
    text = value.encode("utf-8", "replace").decode()  # half a surrogate pair is no text
    return _UNPRINTABLE.sub(lambda each: f"\\u{ord(each[0]):04x}", json.dumps(text, ensure_ascii=False))


def lines(value: object, indent: int = 0) -> Iterator[str]:
    """Yield the lines of a mapping or a list, each indented by so many spaces."""
    space = " " * indent
    match value:
        case Mapping():
            for key, each in value.items():
                if _is_short(each):
                    yield f"{space}{scalar(key)}: {_short(each)}"
                else:
                    yield f"{space}{scalar(key)}:"
                    yield from lines(each, indent + 2)
        case list() | tuple():
            for each in value:
                if _is_short(each):
                    yield f"{space}- {_short(each)}"
                else:
                    first, *rest = lines(each, indent + 2)
                    yield f"{space}- {first[indent + 2 :]}"
                    yield from rest
        case _:
            yield space + scalar(value)


def comment(text: str, indent: int = 0) -> str:
    """Return a text as one line of comment."""
    shown = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return f"{' ' * indent}# {shown if len(shown) <= _WIDEST else shown[: _WIDEST - 1] + '…'}"


def _is_short(value: object) -> bool:
    """Tell whether a value fits behind its key: no mapping, and of lists those of numbers."""
    if isinstance(value, str | bool | int | float) or value is None:
        return True
    if isinstance(value, Mapping):
        return not value
    return isinstance(value, Sequence) and all(isinstance(each, int | float) for each in value)


def _short(value: object) -> str:
    if isinstance(value, Mapping):
        return "{}"
    return f"[{', '.join(map(scalar, value))}]" if isinstance(value, list | tuple) else scalar(value)
