"""The command `deixis teach`. Nothing heavy is imported until it is called."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Annotated

import typer


def teach(
    folder: Annotated[Path, typer.Argument(help="The folder of a demonstration.")],
    undo: Annotated[bool, typer.Option("--undo", help="Take the last change of the steps back.")] = False,
) -> None:
    """List what a demonstration was taught by `deixis replay --teach`, or take the last change back."""
    from agent.demonstration import folder as shelf
    from agent.demonstration.difference import difference
    from agent.teach import sample
    from agent.terminal import plain

    kept = shelf.load(folder)
    if undo:
        before = shelf.undo(folder)
        for each in difference(kept.demonstration, before.demonstration):
            print(f"   {each.mark.value} {plain(each.text)}")
        gone = sample.sweep(folder, before.demonstration)
        print(f"✓ taken back, with {gone} of its samples")
        return
    samples = sample.read(folder)
    for taught in samples.each:
        moment = time.strftime("%Y-%m-%d %H:%M", time.localtime(taught.time))
        place = f"({taught.point.x:.0f}, {taught.point.y:.0f})"
        print(f"{moment}  {plain(taught.step)}  {place}  {plain(taught.why)}")
    for fault in samples.faults:
        print(f"! {plain(fault)}")
    if not samples.each and not samples.faults:
        print("it was taught nothing yet (teach it with: deixis replay FOLDER --teach)")
