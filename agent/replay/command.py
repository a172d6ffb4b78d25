"""The command `deixis replay`. Nothing heavy is imported until it is called."""

from __future__ import annotations

from contextlib import ExitStack, closing
from pathlib import Path
from typing import Annotated

import typer

from agent.errors import UsageError


def replay(
    folder: Annotated[Path, typer.Argument(help="The folder of a demonstration.")],
    param: Annotated[list[str] | None, typer.Option(help="A value, as NAME=VALUE.")] = None,
    assist: Annotated[bool, typer.Option("--assist", help="Let the policy look for a lost target.")] = False,
    policy: Annotated[str | None, typer.Option(help="What looks for targets, with --assist.")] = None,
    first: Annotated[str, typer.Option("--from", help="Begin at this step.")] = "",
    last: Annotated[str, typer.Option("--until", help="End after this step.")] = "",
    single: Annotated[bool, typer.Option("--step", help="Ask before each step.")] = False,
    display: Annotated[
        str | None, typer.Option(help="real, virtual, virtual:WIDTHxHEIGHT, or an X display as :3.")
    ] = None,
    application: Annotated[
        list[str] | None, typer.Option("--app", help="Start this first; may be given more than once.")
    ] = None,
    mode: Annotated[str | None, typer.Option(help="When to ask: ask, risky or auto.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Decide and show, but touch nothing.")] = False,
    out: Annotated[
        Path | None, typer.Option(help="The folder in which the episode's folder is made.")
    ] = None,
    stop_file: Annotated[Path | None, typer.Option(help="Stop as soon as this file exists.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print events as JSON lines.")] = False,
) -> None:
    """Do again what was shown once: each target is looked for, and what came of each step too."""
    from agent import running, settings
    from agent.demonstration.folder import FRAMES, load
    from agent.events import Event
    from agent.frames import Frames
    from agent.geometry import Box
    from agent.grounding import load_grounder
    from agent.interrupt import stoppable
    from agent.replay.locate import Ladder
    from agent.replay.part import between, values_of
    from agent.replay.policy import Replay
    from agent.script.condition import Conditions
    from agent.terminal import asker, plain, print_json, show
    from agent.workplace import Workplace

    kept = load(folder)
    shown = kept.demonstration
    area = Box(*shown.screen.box) if shown.screen else Box(0, 0, 1280, 800)
    chosen = settings.load().changed(display=display, mode=mode, policy=policy, runs=out)
    frames = Frames(kept.folder / FRAMES)
    with stoppable() as control, ExitStack() as stack:
        place = Workplace(chosen, control=control, ask=asker(control), dry_run=dry_run)
        for name in shown.secrets:
            place.secrets.require(f"${{secret:{name}}}")
        grounder = load_grounder(chosen, control) if assist else None
        ladder = Ladder(lambda name: frames.load(name, area), place.reader, grounder)
        steps = between(shown.steps, first, last)
        values = values_of(shown, param or [])
        task = shown.demonstration
        stack.enter_context(running.listed(task, control, stop_file))
        desktop = stack.enter_context(closing(place.open_desktop()))
        player = Replay(
            steps=steps,
            locator=ladder,
            reader=place.reader,
            conditions=Conditions(desktop=desktop, control=control, work=kept.folder),
            patience=shown.patience,
            values=values,
            single=single,
        )
        player.check(task)
        for each in application or []:
            desktop.start(each)
        writer = stack.enter_context(closing(place.writer(task)))

        def emit(event: Event) -> None:
            writer(event)
            if as_json:
                print_json(event, place.secrets.hide)
            else:
                show(event)

        runner = place.runner(player, desktop, emit=emit, guard=place.guard(), folder=writer.folder)
        ending = runner.run(task).ending
    if ending is None:
        raise UsageError("the replay did not end (run it again)")
    if not as_json:
        seen = {True: ", verified", False: ", not verified", None: ", unverified"}[ending.verified]
        print(f"■ {ending.verdict}{seen}: {plain(ending.message)}")
    raise typer.Exit(ending.exit_code)
