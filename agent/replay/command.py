"""The command `deixis replay`. Nothing heavy is imported until it is called."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from agent.errors import UsageError


def replay(
    folder: Annotated[Path, typer.Argument(help="The folder of a demonstration.")],
    param: Annotated[list[str] | None, typer.Option(help="A value, as NAME=VALUE.")] = None,
    assist: Annotated[bool, typer.Option("--assist", help="Let the policy look for a lost target.")] = False,
    agent: Annotated[
        bool, typer.Option("--agent", help="Let the policy also do a step that fails, then go on.")
    ] = False,
    policy: Annotated[str | None, typer.Option(help="What helps, with --assist or --agent.")] = None,
    first: Annotated[str, typer.Option("--from", help="Begin at this step.")] = "",
    last: Annotated[str, typer.Option("--until", help="End after this step.")] = "",
    single: Annotated[bool, typer.Option("--step", help="Ask before each step.")] = False,
    speed: Annotated[
        float | None,
        typer.Option(min=0.1, max=100, help="Keep the times of the recording, so many times as fast."),
    ] = None,
    most_idle: Annotated[
        float, typer.Option(min=0, help="The longest rest between two steps with --speed, in seconds.")
    ] = 10.0,
    display: Annotated[
        str | None, typer.Option(help="real, virtual, virtual:WIDTHxHEIGHT, or an X display as :3.")
    ] = None,
    application: Annotated[
        list[str] | None, typer.Option("--app", help="Start this first; may be given more than once.")
    ] = None,
    mode: Annotated[str | None, typer.Option(help="When to ask: ask, risky or auto.")] = None,
    max_steps: Annotated[int | None, typer.Option(help="Most steps that act.")] = None,
    max_seconds: Annotated[float | None, typer.Option(help="Most seconds.")] = None,
    only_window: Annotated[
        str | None, typer.Option(help="Act only in windows whose title holds these words.")
    ] = None,
    only_region: Annotated[
        str | None, typer.Option(help="Click only inside LEFT,TOP,WIDTH,HEIGHT, in screen points.")
    ] = None,
    teach: Annotated[
        bool, typer.Option("--teach", help="Where it halts, let me show the step, and learn from it.")
    ] = False,
    seconds: Annotated[
        float, typer.Option(min=1, max=3600, help="The longest that showing takes, with --teach.")
    ] = 300.0,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Decide and show, but touch nothing.")] = False,
    out: Annotated[
        Path | None, typer.Option(help="The folder in which the episode's folder is made.")
    ] = None,
    stop_file: Annotated[Path | None, typer.Option(help="Stop as soon as this file exists.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print events as JSON lines.")] = False,
) -> None:
    """Do again what was shown once: each target is looked for, and what came of each step too."""
    if teach and dry_run:
        raise UsageError("a dry run halts nowhere (leave out --dry-run or --teach)")
    from agent import settings
    from agent.events import Event
    from agent.interrupt import stoppable
    from agent.replay.help import Help
    from agent.replay.session import ReplayOrder, ReplaySession
    from agent.teach.teacher import ByLines
    from agent.terminal import asker, entered, plain, print_json, show

    chosen = settings.load().changed(
        display=display,
        mode=mode,
        policy=policy,
        runs=out,
        max_steps=max_steps,
        max_seconds=max_seconds,
        only_window=only_window,
        only_region=only_region.split(",") if only_region else None,
    )
    order = ReplayOrder(
        folder=folder,
        params=tuple(param or ()),
        first=first,
        last=last,
        single=single,
        help=Help.STEP if agent else Help.TARGET if assist else Help.NONE,
        speed=speed,
        most_idle=most_idle,
        apps=tuple(application or ()),
        dry_run=dry_run,
        teach=teach,
        most_shown=seconds,
    )
    with stoppable() as control:
        ask = asker(control)

        def emit(event: Event) -> None:
            if as_json:
                print_json(event, session.secrets.hide)
            else:
                show(event)

        def say(line: str) -> None:
            print(plain(line), file=sys.stderr if as_json else sys.stdout, flush=True)

        session = ReplaySession(
            chosen,
            emit=emit,
            control=control,
            ask=ask,
            stop_file=stop_file,
            teacher=ByLines(ask=ask, emit=emit, say=say, over=entered),
        )
        ending = session.run(order)
    if not as_json:
        seen = {True: ", verified", False: ", not verified", None: ", unverified"}[ending.verified]
        print(f"■ {ending.verdict}{seen}: {plain(ending.message)}")
    raise typer.Exit(ending.exit_code)
