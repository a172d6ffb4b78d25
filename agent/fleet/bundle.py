"""The files that a script needs, as bytes, for a machine that does not have them.

The trap: a script that runs here names its pictures, tables and other scripts by paths beside it, and on
another machine there is nothing beside it. So they are found before anything is begun, travel with the job,
and lie there as they lie here. A path from the root or from `~` is not touched: it means the machine on which
the script runs.
"""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import BaseModel

from agent.errors import UsageError
from agent.script.reading import read
from agent.script.schema.place import Place
from agent.script.schema.scalar import PLACEHOLDER
from agent.script.schema.script import LaidOut
from agent.script.schema.step import Call, ForEach, Replay
from agent.script.scope import Value, written
from agent.script.source import Source, text_of

MOST_BYTES = 256_000_000
HERE = re.compile(r"""\{\{here\}\}(?:/[^\s'"`;|&<>]*)?""")

Packed = Mapping[str, tuple[bytes, int]]
"""What each file holds and its mode, by its path without the root."""


def files_of(source: Source, values: Mapping[str, Value]) -> tuple[Path, ...]:
    """Return the files that a script and the scripts that it calls name, sorted.

    A name with a value that is known only when it runs stands for every file that it can mean.

    Raises:
        UsageError: they hold more than MOST_BYTES.
    """
    found = set(_files(source, values))
    size = sum(file.stat().st_size for file in found)
    if size > MOST_BYTES:
        raise UsageError(
            f"'{source.name}' names files of {size / 1e6:.0f} MB, and {MOST_BYTES / 1e6:.0f} MB can travel "
            "with it (put them on the machines, and name them by a path from the root)"
        )
    return tuple(sorted(found))


def pack(files: tuple[Path, ...]) -> Packed:
    """Read the files. Raises UsageError where one cannot be read."""
    packed = {}
    for file in files:
        try:
            packed[str(file.relative_to(file.anchor))] = file.read_bytes(), file.stat().st_mode & 0o777
        except OSError as error:
            raise UsageError(f"cannot read '{file}': {error.strerror} (the script names it)") from None
    return packed


def unpack(packed: Packed, root: Path) -> None:
    """Lay the files out under a folder, each at its path. Raises ValueError where one leaves it."""
    for name, (data, mode) in packed.items():
        if Path(name).is_absolute() or ".." in Path(name).parts:
            raise ValueError(f"'{name}' leaves the folder")
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        file.chmod(mode | 0o600)


def pack_folder(folder: Path) -> Packed:
    """Read every file in a folder, each by its path in it."""
    return {
        str(file.relative_to(folder)): (file.read_bytes(), file.stat().st_mode & 0o777)
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def _files(source: Source, values: Mapping[str, Value]) -> Iterator[Path]:
    known = {**values, "here": str(source.folder)}
    for named, what in _named(source.script):
        for file in _meant(named, source, known):
            yield file
            if isinstance(what, Call):
                called = read(text_of(file), folder=file.parent, name=str(file))
                defaults = {
                    name: each.default
                    for name, each in called.script.parameters.items()
                    if each.default is not None and name not in what.with_
                }
                yield from _files(called, defaults)


def _named(value: object) -> Iterator[tuple[str, object]]:
    """Yield every path in a script that means a file beside it, with what it stands in."""
    match value:
        case str():
            for found in HERE.finditer(_tight(value)):
                yield found[0], None
        case BaseModel():
            match value:
                case Place(picture=str(named)) | LaidOut(from_=str(named)):
                    yield named, value
                case ForEach(for_each=named) | Call(script=named) | Replay(replay=named):
                    yield named, value
                case _:
                    pass
            for name in type(value).model_fields:
                yield from _named(getattr(value, name))
        case tuple():
            for each in value:
                yield from _named(each)
        case dict():
            for each in value.values():
                yield from _named(each)
        case _:
            return


def _tight(text: str) -> str:
    """Write every placeholder without spaces."""
    return PLACEHOLDER.sub(r"{{\1}}", text)


def _meant(named: str, source: Source, known: Mapping[str, Value]) -> Iterator[Path]:
    """Yield the files that a path means; those in it where it means a folder."""
    pattern, end = "", 0
    for found in PLACEHOLDER.finditer(named):
        value = known.get(found[1])
        pattern += glob.escape(named[end : found.start()])
        pattern += "*" if value is None else glob.escape(written(value))
        end = found.end()
    pattern += glob.escape(named[end:])
    if pattern.startswith("~") or (os.path.isabs(pattern) and not HERE.match(_tight(named))):
        return
    for match in glob.glob(os.path.normpath(os.path.join(glob.escape(str(source.folder)), pattern))):
        path = Path(match)
        if path.is_dir():
            yield from (file for file in path.rglob("*") if file.is_file())
        elif path.is_file():
            yield path
