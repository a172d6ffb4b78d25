"""Which task scripts another program may run, and within what.

The trap: a script starts programs and says when it asks. A client that may name any file writes one, with
`mode: auto` and a shell in it, and has passed the guard. So there is a folder that the person named, and
what the person set for the server stands over what a script says.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from agent.errors import UsageError
from agent.registry import did_you_mean
from agent.script.job import values_for
from agent.script.reading import load
from agent.script.result import ScriptResult
from agent.script.run import settings_for
from agent.script.schema.script import Script
from agent.script.scope import Value
from agent.script.source import Source
from agent.service.result import Scripted, ScriptedStep
from agent.settings import Settings


def find(folder: Path | None, name: str, params: Mapping[str, Value]) -> tuple[Source, dict[str, Value]]:
    """Return a script of the folder, and its values.

    Raises:
        UsageError: there is no such script in there, or it or a parameter has a fault.
    """
    if folder is None:
        raise UsageError("no scripts may be run here (start the server with --scripts FOLDER)")
    file = (folder / name).resolve()
    if not file.is_relative_to(folder.resolve()) or not file.is_file():
        known = sorted(each.name for each in folder.glob("*.y*ml"))
        near = did_you_mean(name, known)
        raise UsageError(f"there is no script '{name}'{near} (known: {', '.join(known) or 'none'})")
    source = load(file)
    names = sorted(source.script.parameters)
    for given in params:
        if given not in names:
            near = did_you_mean(given, names)
            raise UsageError(
                f"'{name}' has no parameter '{given}'{near} (known: {', '.join(names) or 'none'})"
            )
    return source, values_for(source, params)


def within(settings: Settings, script: Script) -> Settings:
    """Return the settings for a script, with what the person set for the server over what it says."""
    asked = settings_for(script, settings)
    return asked.changed(
        display=settings.display,
        mode=settings.mode,
        max_steps=min(asked.max_steps, settings.max_steps),
        max_seconds=min(asked.max_seconds, settings.max_seconds),
        actions_per_minute=min(asked.actions_per_minute, settings.actions_per_minute),
        only_window=settings.only_window or None,
        only_region=settings.only_region,
    )


def told(result: ScriptResult, hide: Callable[[str], str]) -> Scripted:
    """Return what came of a script as it may be told. hide: takes secrets out of a text."""
    return Scripted(
        verdict=result.ending.verdict,
        message=hide(result.ending.message),
        verified=result.ending.verified,
        exit_code=result.ending.exit_code,
        steps=[
            ScriptedStep(
                place=step.place,
                line=step.line,
                title=hide(step.title),
                verdict=step.ending.verdict,
                message=hide(step.ending.message),
            )
            for step in result.steps
        ],
        folder=str(result.folder or ""),
    )
