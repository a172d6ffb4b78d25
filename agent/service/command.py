"""The command `deixis mcp`: other agents use a desktop by the Model Context Protocol."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from agent.errors import UsageError


def serve_mcp(
    display: Annotated[
        str | None, typer.Option(help="real, virtual, virtual:WIDTHxHEIGHT, or an X display as :3.")
    ] = None,
    mode: Annotated[str | None, typer.Option(help="When to ask: ask, risky or auto.")] = None,
    policy: Annotated[str | None, typer.Option(help="What decides and points.")] = None,
    application: Annotated[
        list[str] | None, typer.Option("--app", help="Start this first; may be given more than once.")
    ] = None,
    only_window: Annotated[
        str | None, typer.Option(help="Click and type only in windows with these words in their title.")
    ] = None,
    only_region: Annotated[
        str | None, typer.Option(help="Click only inside LEFT,TOP,WIDTH,HEIGHT, in points.")
    ] = None,
    max_steps: Annotated[int | None, typer.Option(help="Most steps of a task.")] = None,
    folder: Annotated[
        Path | None,
        typer.Option("--scripts", help="Task scripts in this folder may be run; they may start programs."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="The folder in which the episodes' folders are made.")
    ] = None,
) -> None:
    """Let other agents use a desktop: serve the Model Context Protocol on standard input and output."""
    from agent import settings

    if folder is not None and not folder.is_dir():
        raise UsageError(f"'{folder}' is no folder (name the one that holds the scripts)")
    try:
        from agent.service.serve import serve
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] != "mcp":
            raise
        raise UsageError("the package 'mcp' is missing (pip install 'deixis[mcp]')") from error

    chosen = settings.load().changed(
        policy=policy,
        display=display,
        mode=mode,
        max_steps=max_steps,
        only_window=only_window,
        only_region=only_region.split(",") if only_region else None,
        runs=out,
    )
    serve(chosen, apps=application or [], scripts=folder)
