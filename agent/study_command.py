"""The command `deixis study`: lists what can be measured on this machine, and measures it.

Nothing heavy is imported at module level, for `deixis --help` loads this.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from agent.errors import StoreError, UsageError

if TYPE_CHECKING:
    from agent.events import Reading
    from agent.study import Study


def study(
    name: Annotated[str, typer.Argument(help="What to measure; without a name, all are listed.")] = "",
    settings: Annotated[
        list[str] | None, typer.Option("--set", metavar="NAME=VALUE", help="Turn one of its parameters.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="A folder for the readings, as JSON lines and as a table.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON lines.")] = False,
) -> None:
    """Measure a part of the model on this machine: activations, attention, LoRA, ..."""
    from agent.study import known, load

    if not name:
        for each in known():
            print(_described(each) if as_json else _listed(each))
        return
    chosen = load(name)
    _measure(chosen, _given(settings or []), out, as_json)


def _measure(chosen: Study, given: dict[str, str], out: Path | None, as_json: bool) -> None:
    from agent.codec.event import reading_to_dict
    from agent.codec.line import line
    from agent.errors import Stopped
    from agent.evaluate.run import machine
    from agent.events import Reading
    from agent.interrupt import stoppable

    values = chosen.values(given)
    header: dict[str, object] = {
        "study": chosen.name,
        "parameters": dict(values.by_name),
        "date": time.strftime("%Y-%m-%dT%H:%M:%S%z"),
        **machine(),
    }
    if as_json:
        print(line({"kind": "began", **header}, str), flush=True)
    readings, complete, start = list[Reading](), True, time.monotonic()
    with stoppable() as control:
        try:
            for each in chosen.measure(values, control):
                if isinstance(each, Reading):
                    readings.append(each)
                    told = line({"kind": "probed", **reading_to_dict(each)}, str) if as_json else _told(each)
                    print(told, flush=True)
                elif as_json:
                    told_so = {"kind": "progress", "done": each.done, "total": each.total}
                    print(line({**told_so, "doing": each.doing}, str), flush=True)
                elif sys.stderr.isatty():
                    print(f"\r\033[K{each.done}/{each.total} {each.doing}", end="", file=sys.stderr)
                control.go_on_or_stop()
        except Stopped:
            complete = False
    header |= {"complete": complete, "seconds": round(time.monotonic() - start, 3)}
    if not as_json and sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr)
    if out is not None:
        _keep(readings, header, out)
    if as_json:
        print(line({"kind": "ended", **header, "folder": str(out) if out else None}, str), flush=True)
    else:
        print(f"{'measured' if complete else 'stopped'} after {header['seconds']} s", end="")
        print(f"; kept in {out}" if out else "")
    raise typer.Exit(0 if complete else 130)


def _keep(readings: list[Reading], header: dict[str, object], out: Path) -> None:
    """Write header.json, readings.jsonl and readings.csv. Raises StoreError."""
    from agent.codec.event import reading_to_dict
    from agent.codec.line import line
    from agent.frames import write_whole
    from agent.measured import as_csv

    lines = "".join(line(reading_to_dict(each), str) + "\n" for each in readings)
    try:
        out.mkdir(parents=True, exist_ok=True)
        write_whole(out / "readings.jsonl", lines.encode())
        write_whole(out / "readings.csv", as_csv(readings).encode())
        write_whole(out / "header.json", (json.dumps(header, indent=1) + "\n").encode())
    except OSError as error:
        raise StoreError(
            f"cannot keep the readings in '{out}': {error.strerror or error} (give another --out)"
        ) from error


def _given(settings: list[str]) -> dict[str, str]:
    given = dict[str, str]()
    for each in settings:
        name, sign, value = each.partition("=")
        if not sign:
            raise UsageError(f"'{each}' sets nothing (write --set NAME=VALUE)")
        given[name.strip()] = value.strip()
    return given


def _told(reading: Reading) -> str:
    """Say a reading in a line for people."""
    from agent.terminal import plain

    values = reading.values
    unit = f" {reading.unit}" if reading.unit else ""
    place = "" if reading.at is None else f" at {reading.at:g}"
    if len(values) <= 4:
        figures = " ".join(f"{value:.4g}" for value in values)
    else:
        shape = "×".join(map(str, reading.shape or (len(values),)))
        figures = f"{shape} values from {min(values):.4g} to {max(values):.4g}"
    return f"{reading.source:<32} {plain(reading.label)}{place}: {figures}{unit}"


def _listed(study: Study) -> str:
    lines = [f"{study.name:<20} {study.about}"]
    for each in study.parameters:
        bounds = [f"{each.least:g} or more"] if each.least is not None else []
        bounds += [f"{each.most:g} or less"] if each.most is not None else []
        bounds += [" | ".join(each.choices)] if each.choices else []
        allowed = f" ({', '.join(bounds)})" if bounds else ""
        lines.append(f"    --set {each.name}={each.default}  {each.about}{allowed}")
    return "\n".join(lines)


def _described(study: Study) -> str:
    from dataclasses import asdict

    parameters = [asdict(each) for each in study.parameters]
    return json.dumps({"study": study.name, "about": study.about, "parameters": parameters})
