"""`deixis adapters`: what the models were taught; switches it on and off."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from agent.errors import UsageError


def adapters(
    on: Annotated[list[str] | None, typer.Option(help="Switch this one on: NAME or NAME:STRENGTH.")] = None,
    only: Annotated[
        str | None, typer.Option("--for", help="With --on: only where the active window has these words.")
    ] = None,
    off: Annotated[list[str] | None, typer.Option(help="Switch this one off.")] = None,
    delete: Annotated[str | None, typer.Option(help="Delete this one.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Also one that is worse than its base.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON lines.")] = False,
) -> None:
    """List what models were taught with `deixis tune`; switch it on or off for every run."""
    from agent import adapter, settings
    from agent.terminal import plain

    chosen = settings.load()
    shelf = adapter.shelf_beside(chosen.runs)
    strengths, bindings = chosen.strengths(), chosen.bindings()
    if only is not None and not (on and only.strip()):
        raise UsageError("--for says where an adapter is on (give it with --on NAME, and with some words)")
    for each in on or ():
        try:
            name, strength = adapter.split(each)
        except ValueError as error:
            raise UsageError(str(error)) from error
        folder, card = adapter.find(name, shelf)
        if card.objection and not (force or card.forced):
            raise UsageError(f"'{name}' stays off: {card.objection} (tune it with more, or say --force)")
        if force and not card.forced:
            adapter.write(folder, card.model_copy(update={"forced": True}))
        strengths[name] = strength
        bindings.pop(name, None)
        if only:
            bindings[name] = only.strip()
    for name in (*(off or ()), *([delete] if delete else ())):
        strengths.pop(name, None)
        bindings.pop(name, None)
    if delete:
        adapter.delete(delete, shelf)
    if on or off or delete:
        names = [f"{name}:{value:g}" for name, value in strengths.items()]
        places = [f"{name}={words}" for name, words in bindings.items()]
        settings.save(chosen.changed(adapters=names, adapters_for=places))
    for each_ in adapter.adapters(shelf):
        strength_ = strengths.get(each_.name)
        if as_json:
            card_ = each_.card.model_dump(mode="json") if each_.card else {}
            objection = each_.card.objection if each_.card else ""
            line = {"name": each_.name, "folder": str(each_.folder), "error": each_.error, "on": strength_}
            line["for"] = bindings.get(each_.name)
            print(json.dumps({**line, **card_, "objection": objection}))
            continue
        mark = "✗" if each_.error else "·" if strength_ is None else "●"
        said = each_.error or (adapter.said(each_.card) if each_.card else "")
        where = f" in '{plain(bindings[each_.name])}' only" if each_.name in bindings else ""
        print(f"{mark} {each_.name}{'' if strength_ is None else f' × {strength_:g}'}{where}  {plain(said)}")
    if not as_json and not adapter.adapters(shelf):
        print("no adapters yet (make one with: deixis tune)")
