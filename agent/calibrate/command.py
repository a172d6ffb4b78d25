"""`deixis calibrate`: shows whose error it is when a click lands beside its target."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from agent.calibrate import NEAR
from agent.errors import UsageError

if TYPE_CHECKING:  # they bring numpy, and `--help` must answer at once
    from agent.calibrate.trial import Trial, Verdict
    from agent.geometry import Point


def calibrate(
    policy: Annotated[str | None, typer.Option(help="What points.")] = None,
    model: Annotated[str | None, typer.Option(help="A model's folder, or its name on the server.")] = None,
    url: Annotated[str | None, typer.Option(help="The address of a server, for --policy server.")] = None,
    display: Annotated[
        str | None, typer.Option(help="real, virtual, virtual:WIDTHxHEIGHT, or an X display as :3.")
    ] = None,
    monitor: Annotated[str | None, typer.Option(help="A monitor's number, or all.")] = None,
    near: Annotated[
        float, typer.Option(min=0, help="Points that the model may be beside the middle of a target.")
    ] = NEAR,
    pictures: Annotated[
        Path | None, typer.Option(help="Keep a picture of the screen for each target in this folder.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON lines.")] = False,
) -> None:
    """Have targets pointed at; show target, model's point, sent point and landed pointer apart.

    Five targets come up one after the other. The pointer is moved to each; nothing is clicked.
    """
    from agent import settings
    from agent.calibrate.run import calibrate as run
    from agent.calibrate.trial import verdict_of
    from agent.events import Answer
    from agent.grounding import load_grounder
    from agent.interrupt import stoppable
    from agent.workplace import Workplace

    chosen = settings.load().changed(policy=policy, model=model, url=url, display=display, monitor=monitor)
    trials: list[Trial] = []
    with stoppable() as control:
        grounder = load_grounder(chosen, control)
        desktop = Workplace(chosen, control=control, ask=lambda _: Answer(yes=False)).open_desktop()
        try:
            for trial, shot in run(desktop, grounder, control=control):
                trials.append(trial)
                file = _kept(pictures, len(trials)) if pictures else None
                if file is not None:
                    shot.picture.save(file)
                print(json.dumps(as_dict(trial, file)) if as_json else line(trial), flush=True)
        finally:
            desktop.close()
    verdict = verdict_of(trials, near=near)
    print(
        json.dumps(verdict_as_dict(verdict)) if as_json else f"{'✓' if verdict.ok else '✗'} {verdict.words}"
    )
    raise typer.Exit(0 if verdict.ok else 1)


def line(trial: Trial) -> str:
    """Say what became of a target in one line, place by place, with the hop to each."""
    if trial.aim is None:
        return f"target {_place(trial.target)}  not pointed at"
    x, y = trial.aim.named
    wide, high = trial.aim.bounds
    said = f"target {_place(trial.target)}  model {x:g}, {y:g} of {wide:g}x{high:g} ({_off(trial.model_off)})"
    said += f"  sent {_place(trial.aim.at)} ({_off(trial.conversion_off)})"
    landed = "off the screen" if trial.landed is None else _place(trial.landed)
    return f"{said}  landed {landed} ({_off(trial.pointer_off)})"


def as_dict(trial: Trial, picture: Path | None) -> dict[str, object]:
    """Return a trial as a line of JSON has it."""
    area, aim = trial.area, trial.aim
    return {
        "target": _pair(trial.target),
        "area": [area.left, area.top, area.width, area.height],
        "named": list(aim.named) if aim else None,
        "bounds": list(aim.bounds) if aim else None,
        "size": list(aim.size) if aim else None,
        "sent": _pair(aim.at) if aim else None,
        "landed": _pair(trial.landed),
        "off": {
            name: None if off is None else round(off, 2)
            for name, off in (
                ("model", trial.model_off),
                ("conversion", trial.conversion_off),
                ("pointer", trial.pointer_off),
            )
        },
        "picture": None if picture is None else str(picture),
    }


def verdict_as_dict(verdict: Verdict) -> dict[str, object]:
    """Return the last line of JSON."""
    off = {"model": verdict.model, "conversion": verdict.conversion, "pointer": verdict.pointer}
    rounded = {name: None if far is None else round(far, 2) for name, far in off.items()}
    return {"ok": verdict.ok, "fault": verdict.fault.value, "verdict": verdict.words, "most_off": rounded}


def _kept(folder: Path, number: int) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(
            f"cannot make the folder '{folder}': {error} (name another by --pictures)"
        ) from error
    return folder / f"{number}.png"


def _pair(point: Point | None) -> list[float] | None:
    return None if point is None else [round(point.x, 2), round(point.y, 2)]


def _place(point: Point) -> str:
    return f"({point.x:.1f}, {point.y:.1f})"


def _off(points: float | None) -> str:
    return "-" if points is None else f"{points:.1f} off"
