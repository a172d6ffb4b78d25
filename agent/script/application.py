"""Starts a script's application: lays its files out, starts it, and waits until it is ready."""

from __future__ import annotations

import shutil
from pathlib import Path

from agent.episode import Ending
from agent.errors import DesktopError, UsageError
from agent.script.part import Part
from agent.script.performer import GOOD, Performer
from agent.script.schema.script import Application, LaidOut
from agent.script.schema.step import Wait
from agent.script.scope import filled


def start(written: Application, part: Part, performer: Performer) -> Ending:
    """Start an application of a part, with the values of the part."""
    try:
        app = filled(written, part.values)
        folder = performer.work / Path(app.folder).expanduser() if app.folder else performer.work
        folder.mkdir(parents=True, exist_ok=True)
        for name, laid in app.files.items():
            _lay_out(name, laid, part, performer.work)
    except UsageError as error:
        return Ending(performer.not_done, str(error))
    except OSError as error:
        return Ending(
            performer.not_done, f"cannot lay out the files: {error} (make room, or name other folders)"
        )
    try:
        performer.desktop.start(app.command, folder)
    except DesktopError as error:
        return Ending(performer.acted.broken_off, str(error))
    if app.ready is None:
        return GOOD
    return performer.deed(Wait.model_validate({"wait": app.ready}), part, patience=app.patience)


def _lay_out(name: str, laid: LaidOut, part: Part, work: Path) -> None:
    file = work / name
    if not file.resolve().is_relative_to(work.resolve()):
        raise UsageError(f"'{name}' leaves the work folder (name it inside)")
    file.parent.mkdir(parents=True, exist_ok=True)
    if laid.from_ is not None:
        shutil.copyfile(part.source.file(laid.from_), file)
    else:
        file.write_text(laid.text or "", encoding="utf-8")
