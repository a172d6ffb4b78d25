"""The command `deixis script`. Nothing heavy is imported until one of its commands is called."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from agent.errors import UsageError

app = typer.Typer(
    help="Task scripts: YAML that is checked in, run without watching, and answers with its exit code.",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Files = Annotated[list[Path], typer.Argument(help="Scripts.", show_default=False)]


def _print_schema(wanted: bool) -> None:
    if wanted:
        from agent.script.schema.script import Script

        schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **Script.model_json_schema()}
        print(json.dumps(schema, indent=2, ensure_ascii=False))
        raise typer.Exit


@app.callback(invoke_without_command=True)
def script(
    schema: Annotated[
        bool,
        typer.Option(
            "--schema", is_eager=True, callback=_print_schema, help="Print the JSON Schema of scripts."
        ),
    ] = False,
) -> None:
    """Task scripts: YAML that is checked in, run without watching, and answers with its exit code."""


@app.command()
def run(
    files: Files,
    param: Annotated[list[str] | None, typer.Option(help="NAME=VALUE; may be given more than once.")] = None,
    data: Annotated[Path | None, typer.Option(help="A CSV file: one run for each row.")] = None,
    jobs: Annotated[
        int | None, typer.Option(min=1, max=10_000, help="How many run side by side: 1, or what fits on Ray.")
    ] = None,
    ray: Annotated[
        str | None, typer.Option(help="Run on a Ray cluster: its address, auto, or local for one of its own.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="A folder for episodes, results.jsonl and index.html.")
    ] = None,
    junit: Annotated[Path | None, typer.Option(help="Write the results as JUnit XML.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print everything as JSON lines.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be done; touch nothing.")
    ] = False,
    display: Annotated[
        str | None, typer.Option(help="real, virtual, virtual:WIDTHxHEIGHT, or an X display as :3.")
    ] = None,
    policy: Annotated[str | None, typer.Option(help="What decides in `agent` steps.")] = None,
    mode: Annotated[str | None, typer.Option(help="When to ask: ask, risky or auto.")] = None,
    max_steps: Annotated[int | None, typer.Option(help="Most steps of a script.")] = None,
    max_seconds: Annotated[float | None, typer.Option(help="Most seconds of a script.")] = None,
    stop_file: Annotated[Path | None, typer.Option(help="Stop as soon as this file exists.")] = None,
) -> None:
    """Run scripts. What is given here counts more than what a script says."""
    from agent import settings
    from agent.interrupt import stoppable
    from agent.script.batch import run_all, show_plan
    from agent.script.job import jobs_for

    todo = jobs_for(files, param or [], data)
    if dry_run:
        show_plan(todo, as_json=as_json)
        return
    flags: dict[str, object] = {
        "display": display,
        "policy": policy,
        "mode": mode,
        "max_steps": max_steps,
        "max_seconds": max_seconds,
        "runs": out,
    }
    with stoppable() as control:
        code = run_all(
            todo,
            settings.load(),
            flags=flags,
            control=control,
            workers=jobs or (1 if ray is None else 0),
            ray=ray,
            out=out,
            junit_file=junit,
            as_json=as_json,
            stop_file=stop_file,
        )
    raise typer.Exit(code)


@app.command()
def validate(
    files: Files,
    as_json: Annotated[bool, typer.Option("--json", help="Print faults as JSON lines.")] = False,
) -> None:
    """Read scripts and say all that is wrong with them, with line and column."""
    from dataclasses import asdict

    from agent.script.reading import examine
    from agent.script.source import text_of

    faulty = False
    for file in files:
        problems = examine(text_of(file), folder=file.parent.resolve(), name=file.name)
        faulty = faulty or bool(problems)
        for problem in problems:
            print(json.dumps({"file": str(file), **asdict(problem)}) if as_json else f"{file}:{problem}")
        if not problems and not as_json:
            print(f"{file}: no faults")
    raise typer.Exit(2 if faulty else 0)


@app.command()
def new(
    episode: Annotated[str, typer.Argument(help="An episode's folder or name; the newest if left out.")] = "",
    to: Annotated[Path, typer.Option(help="The script to write.")] = Path("script.yaml"),
    sample: Annotated[str | None, typer.Option(help="Copy one of the samples instead.")] = None,
) -> None:
    """Make a script from an episode, or from a sample."""
    from agent.script.samples import copy_sample

    if sample is not None:
        print(copy_sample(sample, to))
        return
    from agent import settings
    from agent.script.new import script_from
    from agent.store import named

    if to.exists():
        raise UsageError(f"'{to}' is there already (name another file with --to)")
    print(script_from(named(episode, settings.load().runs), to))


@app.command()
def schedule(
    file: Annotated[Path, typer.Argument(help="A script.")],
    at: Annotated[
        str, typer.Option(help="07:30, 'weekdays 07:30', 'every 15 minutes' or a cron expression.")
    ],
    kind: Annotated[str, typer.Option(help="systemd, cron or windows.")] = "systemd",
) -> None:
    """Print what makes the system run a script at its time. Nothing is installed."""
    from agent.script.reading import load
    from agent.script.schedule import entry

    load(file)
    print(entry(file, kind, at))


@app.command()
def export(
    file: Annotated[Path, typer.Argument(help="A script.")],
    to: Annotated[str, typer.Option(help="robot or python.")],
    out: Annotated[Path | None, typer.Option(help="The file to write; printed if left out.")] = None,
) -> None:
    """Write a script in another language, one way."""
    from agent.script.export import export as exported
    from agent.script.reading import load

    text = exported(load(file), to)
    if out is None:
        print(text, end="")
        return
    try:
        out.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"cannot write '{out}': {error} (name a file in a folder you may write)") from error
    print(out)
