"""`deixis tune`: teaches a model from demonstrations, corrections and runs. What teaches is found by name.

With `--json` every line is an object, with `kind` and the fields of one of the events below:

    started      once what is to be learned is read and the model is loaded
    progress     after each step of the optimiser
    kept         a checkpoint was written: from here it goes on after a kill, with the same command
    scoring      so many of a set are done
    scored       one set is done: base against tuned
    ended        finished, or stopped by the person (then the exit code is 130)

A failure has no line: its sentence is on standard error, and the exit code is 1 or 2.
"""

from __future__ import annotations

import importlib.util
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, ClassVar, Protocol

import typer

from agent.errors import Stopped, UsageError

if TYPE_CHECKING:  # they bring pydantic, and `--help` must answer at once
    from agent.adapter import Method
    from agent.control import Control
    from agent.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be tuned.

    sources: folders of demonstrations, corrections or runs, or folders of such folders.
    folder: where the adapter is kept. rank: LoRA's rank, the prefix's length or the adapter's width.
    rate: the learning rate; None for the method's own. batch: examples of a step of the optimiser.
    held_out: the share of the tasks that is kept for scoring. general: the folder of a set in the format of
    the suite `spots`; None for the one that is drawn here. keep_every: steps between two checkpoints.
    most_tokens: of one answer when it is scored.
    """

    sources: tuple[Path, ...]
    folder: Path
    settings: Settings
    method: Method = "lora"
    rank: int = 16
    rslora: bool = False
    dora: bool = False
    epochs: int = 3
    rate: float | None = None
    batch: int = 4
    held_out: float = 0.2
    general: Path | None = None
    keep_every: int = 20
    most_tokens: int = 256
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Started:
    """trained: how many numbers are learned. left_out: why some steps are not learned from, a line each."""

    kind: ClassVar[str] = "started"
    name: str
    folder: str
    base: str
    method: str
    rank: int
    trained: int
    examples: int
    held_out: int
    left_out: tuple[str, ...]
    steps: int
    resumed_at: int


@dataclass(frozen=True, slots=True)
class Progress:
    """loss: of this step's examples, in nats a token. seconds_left: of learning, without the scoring."""

    kind: ClassVar[str] = "progress"
    step: int
    of: int
    loss: float
    steps_per_second: float
    seconds_left: float


@dataclass(frozen=True, slots=True)
class Kept:
    kind: ClassVar[str] = "kept"
    step: int


@dataclass(frozen=True, slots=True)
class Scoring:
    """on: seen, held-out or general."""

    kind: ClassVar[str] = "scoring"
    on: str
    done: int
    of: int


@dataclass(frozen=True, slots=True)
class Scored:
    """base, tuned: percent that were right of `count`, without the adapter and with it."""

    kind: ClassVar[str] = "scored"
    on: str
    base: float
    tuned: float
    count: int


@dataclass(frozen=True, slots=True)
class Ended:
    """verdict: finished or stopped. objection: why it may not be switched on unless forced, '' if it may."""

    kind: ClassVar[str] = "ended"
    verdict: str
    message: str
    folder: str
    objection: str


Event = Started | Progress | Kept | Scoring | Scored | Ended


class Tuner(Protocol):
    """What an entry point of the group `deixis.tuners` names."""

    def __call__(self, order: Order, control: Control) -> Iterator[Event]:
        """Tune, and yield what happens; the last event is `Ended`. Raises UsageError, StoreError."""
        ...


def tune(
    sources: Annotated[
        list[Path],
        typer.Argument(metavar="DEMOS…", help="Folders of demonstrations, corrections or runs."),
    ],
    out: Annotated[str, typer.Option(help="The adapter's name; the same again goes on after a kill.")],
    model: Annotated[str | None, typer.Option(help="The folder of the model that is taught.")] = None,
    policy: Annotated[
        str | None, typer.Option(help="The policy that is taught: pocket, which is there, or ui-tars.")
    ] = None,
    method: Annotated[str, typer.Option(help="lora, prefix or adapter.")] = "lora",
    rank: Annotated[
        int, typer.Option(min=1, max=1024, help="LoRA's rank, the prefix's length, the adapter's width.")
    ] = 16,
    rslora: Annotated[bool, typer.Option("--rslora", help="LoRA scaled by the root of its rank.")] = False,
    dora: Annotated[bool, typer.Option("--dora", help="LoRA with the weights' lengths apart.")] = False,
    epochs: Annotated[int, typer.Option(min=1, max=1000, help="How often everything is seen.")] = 3,
    rate: Annotated[float | None, typer.Option(min=0, max=1, help="The learning rate.")] = None,
    batch: Annotated[int, typer.Option(min=1, max=1024, help="Steps that are learned from at once.")] = 4,
    held_out: Annotated[
        float, typer.Option(min=0, max=0.9, help="The share of the tasks that is only for scoring.")
    ] = 0.2,
    general: Annotated[
        Path | None, typer.Option(help="A folder with items.jsonl and screens/, to see what was unlearned.")
    ] = None,
    keep_every: Annotated[int, typer.Option(min=1, help="Steps between two checkpoints.")] = 20,
    seed: Annotated[int, typer.Option(min=0, help="Of the order and of what is random.")] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="Print events as JSON lines.")] = False,
) -> None:
    """Teach a model from what you showed it; Ctrl-C keeps what it has learned so far."""
    from agent import registry, settings
    from agent.adapter import place, shelf_beside
    from agent.interrupt import stoppable

    if importlib.util.find_spec("peft") is None:
        raise UsageError("tuning needs the package peft, which is missing (pip install 'deixis[tune]')")
    if method not in ("lora", "prefix", "adapter"):
        raise UsageError(f"there is no method '{method}' (known: lora, prefix, adapter)")
    if (rslora or dora) and method != "lora":
        raise UsageError(f"--rslora and --dora are switches of LoRA (leave them out with --method {method})")
    chosen = settings.load().changed(model=model, policy=policy)
    # A policy with a tuner of its own is taught itself, unless the folder of another model is named.
    own = chosen.policy in registry.names("tuners") and (policy is not None or model is None)
    if not own and not chosen.model:
        raise UsageError("no model is named (give --model FOLDER, or set 'model' in the settings)")
    order = Order(
        sources=tuple(sources),
        folder=place(out, shelf_beside(chosen.runs)),
        settings=chosen,
        method=method,  # type: ignore[arg-type]  # looked at above
        rank=rank,
        rslora=rslora,
        dora=dora,
        epochs=epochs,
        rate=rate,
        batch=batch,
        held_out=held_out,
        general=general,
        keep_every=keep_every,
        seed=seed,
    )
    tuner: Tuner = registry.load("tuners", chosen.policy if own else "peft")
    silent = os.environ.get("RANK", "0") != "0"  # one of several processes that learn together speaks
    with stoppable() as control:
        last: Event | None = None
        for last in tuner(order, control):
            if not silent:
                print(_json(last) if as_json else _said(last), end="\n" if as_json else "", flush=True)
    if isinstance(last, Ended) and last.verdict == "stopped":
        raise Stopped(last.message)


def _json(event: Event) -> str:
    return json.dumps({"kind": event.kind, **asdict(event)})


def _said(event: Event) -> str:
    """Say an event for people; what only counts replaces the line before it."""
    match event:
        case Started():
            again = f", going on at step {event.resumed_at}" if event.resumed_at else ""
            lines = [
                f"▶ {event.method} {event.rank} on {event.base}: {event.trained:,} numbers are learned",
                f"  from {event.examples} steps, with {event.held_out} held out{again}",
                *_shortened(event.left_out),
            ]
            return "\n".join(lines) + "\n"
        case Progress():
            return (
                f"\r  step {event.step} of {event.of}  loss {event.loss:.3f}  "
                f"{event.steps_per_second:.2f} steps/s  {_time(event.seconds_left)} left \033[K"
                + ("\n" if event.step == event.of else "")
            )
        case Kept():
            return ""
        case Scoring():
            return f"\r  {event.on}: {event.done} of {event.of}\033[K"
        case Scored():
            scores = f"base {event.base:.1f} %, tuned {event.tuned:.1f} % of {event.count}"
            return f"\r✓ {event.on:<9} {scores}\033[K\n"
        case Ended():
            remedy = f" (not to be switched on unless forced: {event.objection})" if event.objection else ""
            return f"\r■ {event.message}{remedy}\033[K\n" if event.verdict == "finished" else "\n"


def _shortened(lines: Sequence[str], most: int = 5) -> Iterator[str]:
    yield from (f"  ! {line}" for line in lines[:most])
    if len(lines) > most:
        yield f"  ! and {len(lines) - most} more"


def _time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes // 60} h {minutes % 60} min" if minutes >= 60 else f"{minutes} min {rest} s"
