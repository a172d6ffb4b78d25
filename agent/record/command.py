"""The command `deixis record`. Nothing heavy is imported until it is called."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from agent.errors import DeixisError, Stopped, UsageError

if TYPE_CHECKING:
    from agent.control import Control
    from agent.record.attend import Attended
    from agent.record.recording import Recording
    from agent.settings import Settings

STATUS_SECONDS = 1.0


def record(
    task: Annotated[str, typer.Argument(help="What you are going to show, in a sentence.")] = "",
    to: Annotated[
        Path | None, typer.Option(help="A new folder for it; by default one among the demonstrations.")
    ] = None,
    display: Annotated[
        str | None, typer.Option(help="real, virtual, virtual:WIDTHxHEIGHT, or an X display as :3.")
    ] = None,
    application: Annotated[
        list[str] | None, typer.Option("--app", help="Start this first; may be given more than once.")
    ] = None,
    monitor: Annotated[str | None, typer.Option(help="A monitor's number, or all.")] = None,
    seconds: Annotated[float | None, typer.Option(min=0.1, help="Stop by itself after so long.")] = None,
    last: Annotated[
        float | None,
        typer.Option(min=1, max=600, help="Keep only the last so many seconds, in memory until you stop."),
    ] = None,
    by: Annotated[
        str | None, typer.Option("--watcher", help="Who names what you do meanwhile: oadtr.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON lines.")] = False,
) -> None:
    """Show a task once: record mouse, keys and screen until Esc Esc or Ctrl-C."""
    from agent import settings
    from agent.demonstration.shelf import shelf_beside
    from agent.interrupt import stoppable
    from agent.record.opening import recorded

    chosen = settings.load().changed(display=display, monitor=monitor, watcher=by)
    folder = to or shelf_beside(chosen.runs) / time.strftime("%Y-%m-%d-%H%M%S")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"'{folder}' is there already (name a new folder)")
    with stoppable() as control:

        def end(error: DeixisError) -> None:
            control.stop(str(error))

        with recorded(
            chosen,
            task=task or f"Shown on {time.strftime('%Y-%m-%d %H:%M')}",
            folder=folder,
            last=last,
            control=control,
            on_failure=end,
            applications=application or [],
            tell=lambda attended: _tell(attended, as_json),
        ) as recording:
            begun = f"● recording; stop it with Esc Esc or Ctrl-C\n  kept in {folder}"
            _say(as_json, begun, state="recording")
            reason = _wait(control, recording, seconds, as_json)
            kept = recording.stop(by_keys=reason in ("double Esc", "SIGINT"))
            count = recording.recorder.count
    _say(as_json, f"■ {count} events in {kept}", state="recorded", folder=str(kept), events=count)
    _make(kept, chosen, as_json)


def _wait(control: Control, recording: Recording, seconds: float | None, as_json: bool) -> str:
    """Wait for the end, telling how it goes; return why it ended."""
    began = told = time.monotonic()
    while seconds is None or time.monotonic() - began < seconds:
        try:
            control.sleep(0.05)
        except Stopped as stop:
            return str(stop)
        if as_json and time.monotonic() - told >= STATUS_SECONDS:
            told = time.monotonic()
            lasted = round(told - began, 1)
            _say(True, "", state="recording", seconds=lasted, events=recording.recorder.count)
    return ""


def _tell(attended: Attended, as_json: bool) -> None:
    """Say which act is over, and what the watcher takes for the next."""
    if attended.over is not None:
        act = attended.over
        seconds = (act.ended_ns - act.began_ns) / 1e9
        words = f"  {act.act} ({act.sure:.0%} sure); next: {attended.coming}"
        _say(as_json, words, state="seen", act=act.act, seconds=seconds, sure=act.sure, next=attended.coming)


def _make(folder: Path, chosen: Settings, as_json: bool) -> None:
    """Make the demonstration of a recording, and say how to replay it."""
    from agent.detector import detector_if_named
    from agent.record.compile import make
    from agent.sight.ocr import OcrReader

    kept = make(folder, reader=OcrReader(), detector=detector_if_named(chosen))
    steps = len(kept.demonstration.steps)
    said = f"✓ {steps} steps; replay them with: deixis replay {folder}"
    _say(as_json, said, state="made", folder=str(folder), steps=steps)


def draft(
    video: Annotated[Path, typer.Argument(help="A film of a screen, with its pointer: an mp4.")],
    out: Annotated[Path, typer.Option(help="A new folder for the demonstration.")],
    task: Annotated[str, typer.Option(help="What is shown, in a sentence.")] = "",
    by: Annotated[str, typer.Option("--watcher", help="Who watches it.")] = "oadtr",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON lines.")] = False,
) -> None:
    """Make a draft of a demonstration from a film: what was done is guessed from the picture alone."""
    from agent import registry, settings
    from agent.record.film import RATE
    from agent.record.film import draft as drafted
    from agent.senses import MakeWatcher
    from agent.sight.ocr import OcrReader

    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise UsageError(f"'{out}' is there already (name a new folder)")
    make: MakeWatcher = registry.load("watchers", by)
    reader = OcrReader()
    spans = drafted(video, out, task=task or f"Shown in {video.name}", watcher=make(), reader=reader)
    for span in spans:
        seconds = span.first / RATE
        at = f" at ({span.at.x:.0f}, {span.at.y:.0f})" if span.at else ""
        _say(as_json, f"{seconds:7.1f} s  {span.act}{at}", state="seen", seconds=seconds, act=span.act)
    _make(out, settings.load(), as_json)


def _say(as_json: bool, words: str, **values: str | float) -> None:
    if as_json:
        print(json.dumps(values, ensure_ascii=False), flush=True)
    elif words:
        print(words, flush=True)
