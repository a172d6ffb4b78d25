"""One task from the command line: run it, print it, write its report."""

from __future__ import annotations

import json
from pathlib import Path

from agent.codec import event_to_dict
from agent.control import Control
from agent.episode import Ending
from agent.events import Ended, Event, Started
from agent.report import write_report
from agent.session import Session
from agent.settings import Settings
from agent.terminal import asker, plain, print_json, show


def work(
    task: str,
    settings: Settings,
    *,
    control: Control,
    apps: list[str],
    dry_run: bool = False,
    stop_file: Path | None = None,
    as_json: bool = False,
) -> Ending:
    """Run the task, print what happens and how it ended, and return the ending."""
    folder: Path | None = None
    last: Ended | None = None

    def emit(event: Event) -> None:
        nonlocal folder, last
        match event:
            case Started():
                folder = event.folder
            case Ended():
                last = event
                return  # printed once the report is written, as the last line
            case _:
                pass
        (print_json if as_json else show)(event)

    ending = Session(
        settings,
        emit=emit,
        control=control,
        ask=asker(control),
        app=apps,
        dry_run=dry_run,
        stop_file=stop_file,
    ).run(task)
    report = write_report(folder) if folder else None
    if as_json and last is not None:
        kept = {"folder": str(folder), "report": str(report)}
        print(json.dumps(event_to_dict(last) | kept, ensure_ascii=False), flush=True)
    else:
        seen = {True: ", verified", False: ", not verified", None: ""}[ending.verified]
        print(f"■ {ending.verdict}{seen}: {plain(ending.message) or 'done'}")
        print(f"  report {report}")
    return ending
