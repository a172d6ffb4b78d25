"""The command `deixis ground`: points at what words mean in a picture, or in many."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from agent.errors import UsageError


def ground(
    image: Annotated[Path | None, typer.Argument(help="A picture of a screen.")] = None,
    instruction: Annotated[str, typer.Argument(help="What to point at, in words.")] = "",
    policy: Annotated[str | None, typer.Option(help="What points.")] = None,
    model: Annotated[str | None, typer.Option(help="A model's folder, or its name on the server.")] = None,
    url: Annotated[str | None, typer.Option(help="The address of a server, for --policy server.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    items: Annotated[
        Path | None, typer.Option("--batch", help="JSON lines with id, screen and instruction.")
    ] = None,
    screens: Annotated[Path | None, typer.Option(help="The folder of the batch's screens.")] = None,
    out: Annotated[Path, typer.Option(help="Where the batch's answers go.")] = Path("predictions.jsonl"),
) -> None:
    """Point at something in a picture: print its x and y in the picture's pixels."""
    from agent import settings
    from agent.grounding import batch, load_grounder, point

    if (items is None) == (image is None):
        raise UsageError("give either an IMAGE and an INSTRUCTION, or --batch FILE")
    grounder = load_grounder(settings.load().changed(policy=policy, model=model, url=url))
    if items is not None:
        for done in batch(grounder, items, screens or items.parent / "screens", out):
            print(f"\r{done} done", end="", file=sys.stderr, flush=True)
        print(file=sys.stderr)
        print(json.dumps({"predictions": str(out)}) if as_json else out)
        return
    if not instruction:
        raise UsageError("what shall be pointed at? (give an INSTRUCTION after the IMAGE)")
    assert image is not None
    pointed = point(grounder, image, instruction)
    if as_json:
        print(json.dumps(pointed.as_dict(), ensure_ascii=False))
    else:
        print("not found" if pointed.x is None else f"{pointed.x:g} {pointed.y:g}  {pointed.thought}")
    raise typer.Exit(0 if pointed.x is not None else 1)
