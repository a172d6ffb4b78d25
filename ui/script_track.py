"""Which line of the editor a step's result belongs to, and which line is worked at next.

A result says where it stands as 'row 2: steps[3].then[1]', counted from 1; inside a script that was called
the caller's place comes first: 'steps[4]: steps[1]'. Lines of another file must never be marked in this one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from agent.script.source import Source

Path = tuple[str | int, ...]
PART = re.compile(r"([A-Za-z_]+)|\[(\d+)\]")
TURN = re.compile(r"(?:row|try) \d+: ")
OWN = re.compile(r"(?:app|steps|on_failure)\[")


def own_path(place: str) -> tuple[Path, bool]:
    """Return the path in the script itself of what a place says, and whether it is inside a called one."""
    places = [each for each in place.split(": ") if OWN.match(each)]
    if not places:
        return (), False
    path = tuple(int(number) - 1 if number else word for word, number in PART.findall(places[0]))
    return path, len(places) > 1


def line_of(source: Source, place: str) -> int:
    """Return the line of a step; of the step that calls, where it is in another script."""
    path, _ = own_path(place)
    return source.line_of(path)


def first_line(source: Source) -> int:
    """Return the line at which a script begins to work."""
    return source.line_of(("app", 0) if source.script.app else ("steps", 0))


def next_line(source: Source, place: str, *, good: bool) -> int:
    """Return the line that is worked at once this step has ended, as far as that is known; 0 for none."""
    path, inside = own_path(place)
    if inside or not path:
        return source.line_of(path) if path else 0
    marks = source.tree.marks
    if not good:
        cure = (*path, "on_failure", 0)
        if cure in marks:
            return source.line_of(cure)
        return source.line_of(path[:-2]) if len(path) > 2 else _first_of(source, "on_failure")
    index = path[-1]
    assert isinstance(index, int)
    following = (*path[:-1], index + 1)
    if following in marks:
        return source.line_of(following)
    if len(path) > 2:
        return source.line_of(path[:-2])
    return source.line_of(("steps", 0)) if path[0] == "app" else 0


def _first_of(source: Source, key: str) -> int:
    return source.line_of((key, 0)) if (key, 0) in source.tree.marks else 0


def is_inside(place: str, around: str) -> bool:
    """Tell whether a step was done as a part of another one, in the same row and the same try of it."""
    where = around[: around.rfind(": ") + 2] if ": " in around else ""
    if not place.startswith(where):
        return False
    inner, outer = TURN.sub("", place), TURN.sub("", around)
    return inner.startswith((f"{outer}.", f"{outer}: "))
