"""`deixis connect`: tries a server of models out, says what it found, and keeps how to use it."""

from __future__ import annotations

import importlib.util
import json
from dataclasses import asdict, dataclass
from typing import Annotated

import typer

from agent.errors import UsageError


@dataclass(frozen=True, slots=True)
class Connection:
    """A server that was tried out. family: the one that counts as the server does; None for none known."""

    url: str
    model: str
    family: str | None


@dataclass(frozen=True, slots=True)
class Offer:
    """The models that a server has."""

    models: tuple[str, ...]


def connect(
    url: Annotated[str, typer.Argument(help="The address of a server, as http://localhost:8000/v1.")],
    model: Annotated[str | None, typer.Option(help="Which of its models, where it has several.")] = None,
    family: Annotated[str | None, typer.Option(help="How the model is talked to.")] = None,
    save: Annotated[bool, typer.Option("--save", help="Keep it in the settings and use it.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON lines.")] = False,
) -> None:
    """Try a server of models out: what it has, whether it sees, and in what it counts."""
    from agent import registry, settings
    from agent.interrupt import stoppable

    if importlib.util.find_spec("openai") is None:
        raise UsageError("servers need the package openai, which is missing (pip install 'deixis[server]')")
    chosen = settings.load().changed(url=url, model=model, family=family)
    # what it names takes settings and a control, and yields an Offer, findings and at last a Connection
    try_out = registry.load("connections", "openai")
    well, connection = True, None
    with stoppable() as control:
        for each in try_out(chosen, control):
            if isinstance(each, Connection):
                connection = each
                continue
            if isinstance(each, Offer):
                if as_json:
                    print(json.dumps(asdict(each)), flush=True)
                continue
            well = well and each.ok
            said = f"{'✓' if each.ok else '✗'} {each.name}: {each.message}"
            print(json.dumps(asdict(each)) if as_json else said, flush=True)
    if connection is None or connection.family is None:
        raise typer.Exit(1)
    if as_json:
        print(json.dumps({"url": connection.url, "model": connection.model, "family": connection.family}))
    if save:
        file = settings.save(settings.load().changed(policy="server", **asdict(connection)))
        if not as_json:
            print(f"kept in {file}")
    elif not as_json:
        print(f"use it: --policy server --url {connection.url} --model {connection.model} (keep it: --save)")
    raise typer.Exit(0 if well else 1)
