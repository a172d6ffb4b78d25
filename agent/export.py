"""`deixis export`: writes what was shown as a data set that other programs train on.

With `--json` every line is an object, with `kind` and the fields of one of the events below. A failure has no
line: its sentence is on standard error, the exit code is 1 or 2, and nothing was written.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, Protocol

import typer

from agent.errors import UsageError

if TYPE_CHECKING:  # they bring pydantic, and `--help` must answer at once
    from agent.control import Control
    from agent.settings import Settings

Target = Literal["trl", "llamafactory", "swift", "parquet"]
TARGETS: tuple[Target, ...] = ("trl", "llamafactory", "swift", "parquet")
MOST_SHOWN = 5  # of what is left out


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be written: from which folders, for which program, into which new folder.

    held_out: the share of the tasks that is written apart, for validation.
    """

    sources: tuple[Path, ...]
    target: Target
    folder: Path
    settings: Settings
    held_out: float = 0.1


@dataclass(frozen=True, slots=True)
class Progress:
    kind: ClassVar[str] = "progress"
    done: int
    of: int


@dataclass(frozen=True, slots=True)
class Ended:
    """examples: how many were written. left_out: why other steps were not, a line each."""

    kind: ClassVar[str] = "ended"
    folder: str
    examples: int
    pictures: int
    left_out: tuple[str, ...]


Event = Progress | Ended


class Exporter(Protocol):
    """What an entry point of the group `deixis.exporters` names."""

    def __call__(self, order: Order, control: Control) -> Iterator[Event]:
        """Write, and yield what happens; the last event is `Ended`. Raises UsageError, StoreError."""
        ...


def export(
    sources: Annotated[
        list[Path],
        typer.Argument(metavar="DEMOS…", help="Folders of demonstrations, corrections or runs."),
    ],
    to: Annotated[str, typer.Option(help="trl, llamafactory, swift or parquet.")],
    out: Annotated[Path, typer.Option(help="The folder that is made; it may not be there yet.")],
    model: Annotated[str | None, typer.Option(help="A model, whose name tells its family.")] = None,
    family: Annotated[str | None, typer.Option(help="How the model is talked to.")] = None,
    patches: Annotated[int | None, typer.Option(help="Most patches of a picture.")] = None,
    screenshots: Annotated[int | None, typer.Option(help="Most screenshots of one example.")] = None,
    held_out: Annotated[
        float, typer.Option(min=0, max=0.9, help="The share of the tasks that is kept for validation.")
    ] = 0.1,
    as_json: Annotated[bool, typer.Option("--json", help="Print events as JSON lines.")] = False,
) -> None:
    """Write demonstrations as a data set for other trainers, whole or not at all."""
    from agent import registry, settings
    from agent.interrupt import stoppable

    if to not in TARGETS:
        near = registry.did_you_mean(to, TARGETS)
        raise UsageError(f"nothing is written for '{to}'{near} (known: {', '.join(TARGETS)})")
    chosen = settings.load().changed(model=model, family=family, patches=patches, screenshots=screenshots)
    order = Order(sources=tuple(sources), target=to, folder=out, settings=chosen, held_out=held_out)
    exporter: Exporter = registry.load("exporters", "ui-tars")
    with stoppable() as control:
        for event in exporter(order, control):
            if as_json:
                print(json.dumps({"kind": event.kind, **asdict(event)}), flush=True)
            else:
                print(said(event), end="", flush=True)


def said(event: Event) -> str:
    """Say an event for people; what only counts replaces the line before it."""
    match event:
        case Progress():
            return f"\r  {event.done} of {event.of} steps\033[K"
        case Ended():
            lines = [f"\r✓ {event.examples} steps with {event.pictures} pictures in {event.folder}\033[K"]
            lines += [f"  ! {line}" for line in event.left_out[:MOST_SHOWN]]
            if len(event.left_out) > MOST_SHOWN:
                lines.append(f"  ! and {len(event.left_out) - MOST_SHOWN} more")
            return "\n".join(lines) + "\n"
