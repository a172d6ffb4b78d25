"""What a real program told of its window's parts, as things that can be asked for.

The trap: what is told is not always drawn. A tool has a name that nobody sees: its words count as seen only
where they have room in its box. And a box around a whole text would mean all that is written in it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from policies.gym.element import Element, Rect

_ROLES = {
    "push button": "button", "toggle button": "button", "check box": "checkbox", "radio button": "radio",
    "combo box": "combo", "entry": "field", "text": "field", "password text": "field",
    "spin button": "field", "page tab": "tab", "menu": "entry", "menu item": "entry",
    "check menu item": "entry", "radio menu item": "entry", "table column header": "header",
    "list item": "item", "tree item": "item", "table cell": "item", "slider": "slider", "link": "link",
    "switch": "switch",
}  # fmt: skip
_NAMED = ("field", "combo", "slider", "switch")  # by a label beside them
_BRACES = str.maketrans("", "", "{}")
_ICON_SIDE = 60
_HIGHEST = 64  # of a thing that is asked for: higher ones hold others
_LETTER = 4.2  # pixels that one needs at least
_NEAR, _OVER = 280, 32  # pixels from a label to what it names: beside it, and below it
_NAMELESS = ("", "menu", "button", "radiobutton", "toggle button", "check box", "show")


@dataclass(frozen=True, slots=True)
class Tool:
    """An icon without words, or what is told of anything: its name and its tooltip."""

    box: Rect
    name: str
    tip: str
    is_icon: bool


@dataclass(frozen=True, slots=True)
class Program:
    """A picture's things, and the tools among them."""

    elements: tuple[Element, ...]
    tools: tuple[Tool, ...]
    chinese: bool


def program(file: Path, meant: Callable[[str], Iterable[int]]) -> Program:
    """Read what was told beside a picture. meant: which concepts are said in these words. Raises OSError."""
    table = json.loads(file.read_text(encoding="utf-8"), object_hook=_without_braces)
    parts = table["parts"]
    labels = [
        (part["name"].rstrip(":："), Rect(*part["box"]))
        for part in parts
        if part["role"] in ("label", "static") and part["name"]
    ]
    frames = {part["frame"] for part in parts}
    counted: dict[str, int] = {}
    elements: list[Element] = []
    tools: list[Tool] = []
    for part in parts:
        box, role = Rect(*part["box"]), _ROLES.get(part["role"], "")
        if not role or box.bottom - box.top > _HIGHEST:
            continue
        name, tip = part["name"], part["tip"]
        above = [each.translate(_BRACES) for each in part["above"]]
        if above[0] == "menu bar":
            role = "menu"
        is_icon = role == "button" and _is_icon(box, name)
        if is_icon or (tip and role != "menu"):
            told = name if name.casefold() not in _NAMELESS else ""
            tools.append(Tool(box, told, tip if tip.casefold() != name.casefold() else "", is_icon))
        if is_icon and name.casefold() in _NAMELESS and not tip:
            continue
        group = f"{role} {above[0]} {above[1]}" if role in ("tab", "menu", "header") else ""
        elements.append(
            Element(
                "tool" if is_icon else role,
                box,
                words="" if is_icon or not _has_room(box, name) else name,
                label=_label(box, labels, parts) if role in _NAMED else "",
                meanings=tuple(sorted({*meant(name), *meant(tip)})) if is_icon else (),
                group=group,
                place=counted.setdefault(group, 0) if group else 0,
                state="disabled" if "sensitive" not in part["states"] else _state(part["states"]),
                within=_within(above, part["frame"], len(frames)),
            )
        )
        if group:
            counted[group] += 1
    return Program(tuple(elements), tuple(tools), "chinese" in table["look"])


def _without_braces(told: dict[str, object]) -> dict[str, object]:
    """Return what is told without braces, which the ways of asking would take for blanks of their own."""
    bare = {key: value.translate(_BRACES) for key, value in told.items() if isinstance(value, str)}
    return {**told, **bare}


def _state(states: Sequence[str]) -> str:
    return next((state for state in ("checked", "selected", "pressed") if state in states), "")


def _within(above: Sequence[str], frame: str, frames: int) -> str:
    if above[0] == "menu" and above[1]:
        return f"menu|{above[1]}"
    return f"window|{frame}" if frames > 1 and frame else ""


def _is_icon(box: Rect, name: str) -> bool:
    width, height = box.right - box.left, box.bottom - box.top
    return max(width, height) <= _ICON_SIDE and width < 1.5 * height and len(name) != 1


def _has_room(box: Rect, name: str) -> bool:
    return bool(name) and box.right - box.left >= _LETTER * len(name) + 4


def _label(box: Rect, labels: Sequence[tuple[str, Rect]], parts: Sequence[dict[str, object]]) -> str:
    """Return the words of the label left of a thing, with nothing between, or right above it."""
    return next((words for _, words in sorted(_naming(box, labels, parts))), "")


def _naming(
    box: Rect, labels: Sequence[tuple[str, Rect]], parts: Sequence[dict[str, object]]
) -> Iterator[tuple[int, str]]:
    for words, label in labels:
        level = min(box.bottom, label.bottom) - max(box.top, label.top)
        gap = box.left - label.right
        if 2 * level > label.bottom - label.top and -4 <= gap <= _NEAR:
            if not _is_between(label, box, parts):
                yield gap, words
        elif -4 <= box.top - label.bottom <= _OVER and abs(box.left - label.left) < 24:
            yield _NEAR + box.top - label.bottom, words


def _is_between(label: Rect, box: Rect, parts: Sequence[dict[str, object]]) -> bool:
    y = (box.top + box.bottom) / 2
    for part in parts:
        left, top, right, bottom = part["box"]  # type: ignore[misc]
        if part["role"] in _ROLES and label.right <= left and right <= box.left and top < y < bottom:  # type: ignore[has-type]
            return True
    return False
