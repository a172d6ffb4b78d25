"""The scripts that come with Deixis, to run and to learn from."""

from __future__ import annotations

import shutil
from pathlib import Path

from agent import assets
from agent.errors import UsageError
from agent.registry import did_you_mean


def samples() -> dict[str, Path]:
    """Return the sample scripts by name."""
    return {file.stem: file for file in sorted(assets.path("scripts").glob("*.yaml"))}


def copy_sample(name: str, to: Path) -> Path:
    """Copy a sample, and the files beside it that it names, to where a person may change it.

    Raises:
        UsageError: there is no such sample, something is in the way, or it cannot be written.
    """
    known = samples()
    if name not in known:
        near = did_you_mean(name, list(known))
        raise UsageError(f"there is no sample '{name}'{near} (known: {', '.join(known)})")
    if to.exists() and to.read_bytes() != known[name].read_bytes():
        raise UsageError(f"'{to}' is there already (name another file with --to)")
    beside = [file for file in known[name].parent.iterdir() if file.is_file() and file.suffix != ".yaml"]
    text = known[name].read_text(encoding="utf-8")
    called = [file for stem, file in known.items() if file.name in text and stem != name]
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        for file in [*(each for each in beside if each.name in text), *called]:
            if not (to.parent / file.name).exists():
                shutil.copyfile(file, to.parent / file.name)
        shutil.copyfile(known[name], to)
    except OSError as error:
        raise UsageError(f"cannot write '{to}': {error} (name a file in a folder you may write)") from error
    return to
