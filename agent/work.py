"""One task from the command line: run it, print it, write its report."""

from __future__ import annotations

import sys
from pathlib import Path

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
    learn: bool = False,
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
        if as_json:
            print_json(event, session.secrets.hide)
        else:
            show(event)

    session = Session(
        settings,
        emit=emit,
        control=control,
        ask=asker(control),
        app=apps,
        dry_run=dry_run,
        stop_file=stop_file,
        learn=learn,
        say=lambda told: print(plain(str(told)), file=sys.stderr, flush=True),
    )
    ending = session.run(task)
    assert folder is not None
    assert last is not None
    report = write_report(folder, language=settings.spoken())
    if as_json:
        print_json(last, session.secrets.hide, folder=str(folder), report=str(report))
    else:
        seen = {True: ", verified", False: ", not verified", None: ""}[ending.verified]
        print(f"■ {ending.verdict}{seen}: {plain(ending.message) or 'done'}")
        print(f"  report {report}")
    return ending
