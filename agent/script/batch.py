"""Running scripts from the command line: one after the other or side by side, printed, kept and counted."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from agent.codec.event import event_to_dict
from agent.codec.line import Json, line
from agent.control import Control
from agent.episode import Ending, Verdict
from agent.errors import DeixisError, StoreError, UsageError
from agent.events import Event
from agent.report import write_report
from agent.script.job import Job, require_secrets
from agent.script.junit import junit
from agent.script.plan import plan
from agent.script.result import ScriptResult, StepResult
from agent.script.run import ScriptRun, settings_for
from agent.script.scope import written
from agent.script.summary import page
from agent.secrets import Secrets
from agent.settings import Settings, parse_display
from agent.terminal import asker, plain
from agent.wording import SYMBOLS

# The worst of several runs gives the exit code.
WORST = (
    Verdict.STOPPED,
    Verdict.UNCERTAIN,
    Verdict.REFUSED,
    Verdict.FAILED,
    Verdict.HALTED,
    Verdict.FINISHED,
)


def run_all(
    jobs: Sequence[Job],
    settings: Settings,
    *,
    flags: dict[str, object],
    control: Control,
    workers: int = 1,
    ray: str | None = None,
    out: Path | None = None,
    junit_file: Path | None = None,
    as_json: bool = False,
    stop_file: Path | None = None,
) -> int:
    """Run all jobs, print what happens, keep the results, and return the exit code of the worst.

    workers: how many run side by side; 0 for as many as fit on the cluster at `ray`.
    flags: settings that the person gave, which count more than what a script says.
    out: the folder for the episodes, `results.jsonl` and `index.html`.

    Raises:
        UsageError: a secret, a policy or an extra is missing; nothing was begun.
        StoreError: results cannot be written.
    """
    secrets = Secrets()
    chosen = [settings_for(job.source.script, settings).changed(**flags) for job in jobs]
    for job in jobs if ray is None else ():  # a cluster's machines have their own
        require_secrets(job.source, secrets)
    kept = _Kept(out, junit_file, settings, [(job.source.name, job.row) for job in jobs])
    told = _Told(as_json, len(jobs))
    if workers > 1 or ray is not None:
        _need_virtual(jobs, chosen)
        if ray is not None:
            from agent.fleet.cluster import run_on_ray

            results = run_on_ray(
                jobs,
                chosen,
                address=ray,
                workers=workers,
                control=control,
                tell=told.fleet,
                stop_file=stop_file,
            )
        else:
            from agent.fleet.local import run_jobs

            results = run_jobs(
                jobs, chosen, workers=workers, control=control, tell=told.fleet, stop_file=stop_file
            )
    else:
        results = _in_turn(jobs, chosen, control=control, told=told, stop_file=stop_file)
    for result in results:
        kept.add(result)
        told.result(result)
    kept.close()
    return told.close()


def show_plan(jobs: Sequence[Job], *, as_json: bool) -> None:
    """Print what would be done. Raises MissingSecret, UsageError."""
    for job in jobs:
        require_secrets(job.source, Secrets())
        title = job.source.script.name + (f" [row {job.row}]" if job.row else "")
        if not as_json:
            print(f"▶ {plain(title)}  ({plain(job.source.name)})")
        for depth, number, words in plan(job):
            if as_json:
                print(
                    json.dumps(
                        {"kind": "planned", "script": title, "line": number, "depth": depth, "title": words}
                    )
                )
            else:
                print(f"  ○ {number:4} {'  ' * depth}{plain(words)}")


def _in_turn(
    jobs: Sequence[Job],
    settings: Sequence[Settings],
    *,
    control: Control,
    told: _Told,
    stop_file: Path | None,
) -> Iterator[ScriptResult]:
    for number, (job, each) in enumerate(zip(jobs, settings, strict=True)):
        if control.stopped:
            yield not_begun(job, Ending(Verdict.STOPPED, "not begun"))
            continue
        told.begin(number, job)
        begun = time.monotonic()
        secrets = Secrets()
        run = ScriptRun(
            job.source,
            each,
            values=job.values,
            emit=partial(told.event, number, secrets.hide),
            control=control,
            ask=asker(control),
            on_step=partial(told.step, number),
            row=job.row,
            secrets=secrets,
            stop_file=stop_file,
        )
        try:
            yield reported(run.run(), each)
        except UsageError:
            raise
        except DeixisError as error:
            seconds = time.monotonic() - begun
            yield replace(not_begun(job, Ending(Verdict.FAILED, str(error))), seconds=seconds)


def _need_virtual(jobs: Sequence[Job], settings: Sequence[Settings]) -> None:
    """Refuse a script that wants a display which there is but once. Raises UsageError."""
    for job, each in zip(jobs, settings, strict=True):
        if parse_display(each.display)[0] != "virtual":
            raise UsageError(
                f"'{job.source.name}' works on the display '{each.display}', which there is but once "
                "(give --display virtual, or --jobs 1)"
            )


def not_begun(job: Job, ending: Ending) -> ScriptResult:
    """Return the result of a job that has no episode."""
    values = {name: written(value) for name, value in job.values.items()}
    return ScriptResult(
        name=job.source.script.name,
        file=job.source.name,
        values=values,
        ending=ending,
        seconds=0.0,
        row=job.row,
    )


class _Told:
    """Prints what happens, for people or as JSON lines."""

    def __init__(self, as_json: bool, count: int) -> None:
        self._as_json = as_json
        self._count = count
        self._results: list[ScriptResult] = []

    def begin(self, number: int, job: Job) -> None:
        title = job.source.script.name + (f" [row {job.row}]" if job.row else "")
        if not self._as_json:
            print(f"▶ {plain(title)}  ({plain(job.source.name)})", flush=True)

    def event(self, number: int, hide: Callable[[str], str], event: Event) -> None:
        if self._as_json:
            print(line(event_to_dict(event) | {"job": number}, hide), flush=True)

    def step(self, number: int, step: StepResult) -> None:
        if self._as_json:
            print(line(step.as_dict() | {"job": number}, str), flush=True)
            return
        symbol = SYMBOLS.get(step.ending.verdict.value, "")
        print(
            f"  {symbol} {step.line:4} {'  ' * step.depth}{plain(step.title)}  {step.seconds:.1f} s",
            flush=True,
        )
        if step.ending.exit_code != 0 and step.ending.message:
            print(f"         {'  ' * step.depth}{plain(step.ending.message)}", flush=True)

    def fleet(self, told: Json) -> None:
        """Pass on what a worker tells; people see only the results."""
        if self._as_json:
            print(line(told, str), flush=True)

    def result(self, result: ScriptResult) -> None:
        self._results.append(result)
        if self._as_json:
            print(line(result.as_dict(), str), flush=True)
            return
        seen = {True: ", verified", False: ", not verified", None: ""}[result.ending.verified]
        message = plain(result.ending.message) or "done"
        print(f"■ {plain(result.title)}: {result.ending.verdict}{seen}: {message}  {result.seconds:.1f} s")
        if result.report is not None:
            print(f"  report {result.report}", flush=True)

    def close(self) -> int:
        verdicts = {result.ending.verdict for result in self._results}
        good = sum(result.ending.verdict is Verdict.FINISHED for result in self._results)
        if self._count > 1 and not self._as_json:
            print(f"{good} of {self._count} finished")
        worst = next((verdict for verdict in WORST if verdict in verdicts), Verdict.FINISHED)
        return Ending(worst).exit_code


class _Kept:
    """Keeps the results as they come."""

    def __init__(
        self, out: Path | None, junit_file: Path | None, settings: Settings, order: list[tuple[str, int]]
    ) -> None:
        self._out = out
        self._junit = junit_file
        self._language = settings.spoken()
        self._order = order
        self._results: list[ScriptResult] = []
        for folder in (out, junit_file.parent if junit_file else None):
            if folder is not None:
                _made(folder)
        if out is not None:
            _write(out / "results.jsonl", b"")

    def add(self, result: ScriptResult) -> None:
        self._results.append(result)
        if self._out is not None:
            try:
                with (self._out / "results.jsonl").open("ab") as lines:
                    lines.write(line(result.as_dict(), str).encode() + b"\n")
            except OSError as error:
                raise _unwritten(self._out / "results.jsonl", error) from error

    def close(self) -> None:
        """Write the pages of the whole, in the order in which the runs were asked for."""
        results = sorted(self._results, key=lambda result: self._order.index((result.file, result.row)))
        if self._out is not None:
            _write(self._out / "index.html", page(results, self._out, language=self._language).encode())
        if self._junit is not None:
            _write(self._junit, junit(results))


def reported(result: ScriptResult, settings: Settings) -> ScriptResult:
    """Return the result with the report of its episode written, where there is one."""
    if result.folder is None or not result.folder.is_dir():
        return result
    return replace(result, report=write_report(result.folder, language=settings.spoken()))


def _made(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritten(folder, error) from error


def _write(file: Path, data: bytes) -> None:
    draft = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        draft.write_bytes(data)
        draft.replace(file)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise _unwritten(file, error) from error


def _unwritten(file: Path, error: OSError) -> StoreError:
    return StoreError(f"cannot write '{file}': {error} (make room there, or name another place)")
