"""Reads sets of pictures with places to be pointed at, in the formats in which they are published.

The trap: every set writes its boxes in its own way. ScreenSpot-v2 gives left, top, width and height,
ScreenSpot-Pro gives left, top, right and bottom, both in pixels, and both count the right and the bottom
edge as inside. Read with the other's rule, a set still gives a figure, only a wrong one.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from agent.errors import UsageError

GROUPS: Sequence[str] = ("kind", "lang", "toolkit", "app")  # of an item of ours

Edges = tuple[float, float, float, float]  # left, top, right, bottom, in the picture's pixels


@dataclass(frozen=True, slots=True)
class Spot:
    """Something to be pointed at in a picture.

    edges: of the boxes in any of which a point is right. closed: whether a point on the right or the
    bottom edge is inside.
    """

    id: str
    picture: Path
    instruction: str
    edges: tuple[Edges, ...]
    groups: Mapping[str, str]
    closed: bool = False

    def holds(self, x: float, y: float) -> bool:
        """Tell whether this point of the picture, in pixels, is right."""
        if self.closed:
            return any(left <= x <= right and top <= y <= bottom for left, top, right, bottom in self.edges)
        return any(left <= x < right and top <= y < bottom for left, top, right, bottom in self.edges)


@dataclass(frozen=True, slots=True)
class Annotation:
    """Spots, and a mark of the files that they were read from."""

    spots: tuple[Spot, ...]
    digest: str


def read_spots(folder: Path, tasks: Sequence[str] = (), groups: Sequence[str] = GROUPS) -> Annotation:
    """Read `items.jsonl`: id, screen (a file in `screens/`), instruction, boxes and groups, a line each.

    Raises:
        UsageError: the file, a line or a screen is missing or not as it should be.
    """
    if tasks:
        raise UsageError("the suite 'spots' has no tasks to choose from (leave --tasks out)")
    file = folder / "items.jsonl"
    content = _content(file)
    spots = []
    for number, text in enumerate(content.splitlines(), start=1):
        if not text.strip():
            continue
        where = f"'{file}', line {number}"
        entry = _object(_json(text, where), where)
        told: dict[str, str] = {name: str(entry[name]) for name in groups if name in entry}
        boxes = entry.get("boxes")
        if not isinstance(boxes, list) or not boxes:
            raise UsageError(f"{where}: it has no boxes (give a list of [left, top, right, bottom])")
        edges = tuple(_edges(box, where) for box in boxes)
        picture = folder / "screens" / _text(entry, "screen", where)
        spots.append(
            Spot(_text(entry, "id", where), picture, _text(entry, "instruction", where), edges, told)
        )
    return _checked(spots, file, [content])


def read_screenspot_v2(folder: Path, tasks: Sequence[str] = ()) -> Annotation:
    """Read `screenspot_{desktop,mobile,web}_v2.json`, with the pictures in `screenspotv2_image/`."""
    known = [
        name for name in ("desktop", "mobile", "web") if (folder / f"screenspot_{name}_v2.json").exists()
    ]
    spots, contents = [], []
    for part in _chosen(tasks, known, folder, "screenspot_desktop_v2.json"):
        file = folder / f"screenspot_{part}_v2.json"
        contents.append(_content(file))
        for number, entry, where in _list(contents[-1], file):
            left, top, width, height = _numbers(entry.get("bbox"), where)
            kind, source = _text(entry, "data_type", where), _text(entry, "data_source", where)
            groups = {"part": part, "kind": kind, "part and kind": f"{part} {kind}", "source": source}
            picture = folder / "screenspotv2_image" / _text(entry, "img_filename", where)
            edges = _edges([left, top, left + width, top + height], where)
            instruction = _text(entry, "instruction", where)
            spots.append(Spot(f"{part}-{number:04}", picture, instruction, (edges,), groups, closed=True))
    return _checked(spots, folder, contents)


def read_screenspot_pro(folder: Path, tasks: Sequence[str] = ()) -> Annotation:
    """Read `annotations/*.json`, with the pictures in `images/`; the English instructions."""
    known = sorted(file.stem for file in (folder / "annotations").glob("*.json"))
    spots, contents = [], []
    for part in _chosen(tasks, known, folder, "annotations/*.json"):
        file = folder / "annotations" / f"{part}.json"
        contents.append(_content(file))
        for number, entry, where in _list(contents[-1], file):
            names = {"kind": "ui_type", "field": "group", "app": "application", "platform": "platform"}
            groups = {name: _text(entry, key, where) for name, key in names.items() if key in entry}
            picture = folder / "images" / _text(entry, "img_filename", where)
            edges = _edges(entry.get("bbox"), where)
            instruction = _text(entry, "instruction", where)
            spots.append(Spot(f"{part}-{number:04}", picture, instruction, (edges,), groups, closed=True))
    return _checked(spots, folder, contents)


def _chosen(tasks: Sequence[str], known: Sequence[str], folder: Path, wanted: str) -> Sequence[str]:
    """Return the parts of a set that are to be read."""
    if not known:
        raise UsageError(f"there is no '{wanted}' in '{folder}' (give the set's folder with --data)")
    for task in tasks:
        if task not in known:
            raise UsageError(f"there is no part '{task}' in '{folder}' (known: {', '.join(known)})")
    return [part for part in known if part in tasks] if tasks else known


def _content(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise UsageError(f"cannot read '{file}': {error} (give the set's folder with --data)") from error


def _json(text: str, where: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{where}: {error} (mend the file)") from error


def _list(content: str, file: Path) -> Iterable[tuple[int, dict[str, Any], str]]:
    entries = _json(content, f"'{file}'")
    if not isinstance(entries, list):
        raise UsageError(f"'{file}' holds no list (give the set as it is published)")
    for number, entry in enumerate(entries):
        where = f"'{file}', entry {number}"
        yield number, _object(entry, where), where


def _object(entry: object, where: str) -> dict[str, Any]:
    if not isinstance(entry, dict):
        raise UsageError(f"{where}: it is no object (mend the file)")
    return entry


def _text(entry: Mapping[str, Any], name: str, where: str) -> str:
    value = entry.get(name)
    if not isinstance(value, str) or not value:
        raise UsageError(f"{where}: '{name}' is {value!r} (give a text)")
    return value


def _numbers(value: object, where: str) -> Edges:
    if isinstance(value, list) and len(value) == 4 and all(type(each) in (int, float) for each in value):
        first, second, third, fourth = value
        return first, second, third, fourth
    raise UsageError(f"{where}: the box is {value!r} (give four numbers of pixels)")


def _edges(value: object, where: str) -> Edges:
    left, top, right, bottom = _numbers(value, where)
    if not (left < right and top < bottom):
        raise UsageError(f"{where}: the box {value!r} has no inside (give left < right and top < bottom)")
    return left, top, right, bottom


def _checked(spots: Sequence[Spot], origin: Path, contents: Sequence[str]) -> Annotation:
    """Return the spots, once it is sure that no id comes twice and every picture is there."""
    seen = set[str]()
    missing = set[Path]()
    for spot in spots:
        if spot.id in seen:
            raise UsageError(f"'{origin}': the id '{spot.id}' is there twice (give each item its own)")
        seen.add(spot.id)
        if spot.picture not in missing and not spot.picture.is_file():
            missing.add(spot.picture)
    if missing:
        raise UsageError(
            f"'{origin}': {len(missing)} pictures are missing, such as '{min(missing)}' (put them there)"
        )
    return Annotation(tuple(spots), hashlib.sha256("\0".join(contents).encode()).hexdigest()[:16])
