"""The command `deixis`.

Nothing heavy is imported here at module level: `--help` must answer at once, so each command imports
what it needs when it is called. The exit codes are a contract: see `EXIT_CODES` below.
"""

from __future__ import annotations

import json
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer

from agent.adapt import adapters
from agent.calibrate.command import calibrate
from agent.confidence_command import confidence
from agent.connect import connect
from agent.detect import detect
from agent.errors import DeixisError, NoDesktop, Stopped, UsageError
from agent.evaluate import command as evaluation
from agent.export import export
from agent.ground_command import ground
from agent.record import command as recordings
from agent.replay import command as replays
from agent.script import command as scripts
from agent.service.command import serve_mcp
from agent.study_command import study
from agent.teach import command as lessons
from agent.tune import tune

EXIT_CODES = """\
Exit codes: 0 finished, and verified where there was something to verify; 1 failed; 2 not understood;
3 halted before anything was done; 4 outcome uncertain; 5 refused by the guard or the person;
130 stopped.
"""

app = typer.Typer(
    help="A desktop GUI agent that you can watch, teach and trust. Without a command, the window opens.",
    epilog=EXIT_CODES,
    no_args_is_help=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback(invoke_without_command=True)
def start(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        window()


@app.command()
def window() -> None:
    """Open the window."""
    from agent import registry, settings

    raise typer.Exit(registry.load("windows", "main")(settings.load()))


@app.command()
def run(
    task: Annotated[str, typer.Argument(help="What to do, in words: 'click \"Save\", then press Enter'.")],
    policy: Annotated[str | None, typer.Option(help="What decides.")] = None,
    model: Annotated[str | None, typer.Option(help="A model's folder, or its name on the server.")] = None,
    url: Annotated[str | None, typer.Option(help="The address of a server, for --policy server.")] = None,
    adapter: Annotated[
        list[str] | None,
        typer.Option(help="What the model was taught: NAME or NAME:STRENGTH."),
    ] = None,
    four_bit: Annotated[
        bool | None,
        typer.Option("--four-bit", help="Keep the model's weights in four bits, on a CUDA device."),
    ] = None,
    display: Annotated[
        str | None, typer.Option(help="real, virtual, virtual:WIDTHxHEIGHT, or an X display as :3.")
    ] = None,
    application: Annotated[
        list[str] | None, typer.Option("--app", help="Start this first; may be given more than once.")
    ] = None,
    mode: Annotated[str | None, typer.Option(help="When to ask: ask, risky or auto.")] = None,
    max_steps: Annotated[int | None, typer.Option(help="Most steps.")] = None,
    max_seconds: Annotated[float | None, typer.Option(help="Most seconds.")] = None,
    only_window: Annotated[
        str | None, typer.Option(help="Click and type only in windows with these words in their title.")
    ] = None,
    only_region: Annotated[
        str | None, typer.Option(help="Click only inside LEFT,TOP,WIDTH,HEIGHT, in points.")
    ] = None,
    monitor: Annotated[str | None, typer.Option(help="A monitor's number, or all.")] = None,
    critic: Annotated[
        list[str] | None,
        typer.Option(help="Who judges each step: history, history:gru, expects, ...; '' for nobody."),
    ] = None,
    when_stuck: Annotated[
        str | None, typer.Option(help="Where a critic finds the run stuck: tell, ask or end.")
    ] = None,
    learn: Annotated[
        bool,
        typer.Option(
            "--learn", help="Ctrl-Z pauses and goes on; what you do meanwhile is kept as a correction."
        ),
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Decide and show, but touch nothing.")] = False,
    out: Annotated[
        Path | None, typer.Option(help="The folder in which the episode's folder is made.")
    ] = None,
    stop_file: Annotated[Path | None, typer.Option(help="Stop as soon as this file exists.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print events as JSON lines.")] = False,
) -> None:
    """Do a task on a desktop: watch it, and stop it with Esc Esc, Ctrl-C or `deixis stop`."""
    from agent import settings
    from agent.interrupt import pausable, stoppable
    from agent.work import work

    chosen = settings.load().changed(
        policy=policy,
        model=model,
        url=url,
        adapters=adapter,
        four_bit=four_bit,
        critics=critic,
        when_stuck=when_stuck,
        display=display,
        mode=mode,
        max_steps=max_steps,
        max_seconds=max_seconds,
        only_window=only_window,
        only_region=only_region.split(",") if only_region else None,
        monitor=monitor,
        runs=out,
    )
    with stoppable() as control, pausable(control) if learn else nullcontext():
        ending = work(
            task,
            chosen,
            control=control,
            apps=application or [],
            dry_run=dry_run,
            stop_file=stop_file,
            learn=learn,
            as_json=as_json,
        )
    raise typer.Exit(ending.exit_code)


@app.command()
def demo(
    out: Annotated[
        Path | None, typer.Option(help="The folder in which the episode's folder is made.")
    ] = None,
) -> None:
    """Show the main job on a virtual display: work out a sum in a calculator and save it in an editor."""
    from agent.demo import show
    from agent.interrupt import stoppable

    with stoppable() as control:
        raise typer.Exit(show(control=control, out=out))


@app.command()
def report(
    episode: Annotated[
        str, typer.Argument(help="An episode's folder or its name; the newest if left out.")
    ] = "",
) -> None:
    """Write an episode's report, one HTML file that needs nothing else, and print where it is."""
    from agent import settings
    from agent.report import write_report
    from agent.store import named

    chosen = settings.load()
    print(write_report(named(episode, chosen.runs), language=chosen.spoken()))


@app.command(name="list")
def list_episodes(
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON lines.")] = False,
) -> None:
    """List the episodes that are kept, the newest first."""
    from agent import settings
    from agent.listing import as_dict, table
    from agent.store import episodes

    found = episodes(settings.load().runs)
    if as_json:
        for summary in found:
            print(json.dumps(as_dict(summary), ensure_ascii=False))
    else:
        table(found)


@app.command()
def stop() -> None:
    """Stop every run of this user, at once."""
    from agent import running

    going_on = running.runs()
    if not going_on:
        print("no run is going on")
        return
    left = running.stop(going_on)
    for each in going_on:
        print(f"{'still going on' if each in left else 'stopped'}: {each.task} (process {each.pid})")
    if left:
        print("a run that does not stop can be ended with: kill " + " ".join(str(each.pid) for each in left))
        raise typer.Exit(1)


@app.command()
def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON lines.")] = False,
) -> None:
    """Look at what a run needs on this machine, and say what is missing and how to get it."""
    from dataclasses import asdict

    from agent.doctor import examine

    findings = examine()
    for finding in findings:
        mark = "✓" if finding.ok else "✗"
        print(json.dumps(asdict(finding)) if as_json else f"{mark} {finding.name:<12} {finding.message}")
    raise typer.Exit(0 if all(finding.ok for finding in findings) else 1)


app.command(name="record")(recordings.record)
app.command(name="replay")(replays.replay)
app.command(name="draft")(recordings.draft)
app.command(name="teach")(lessons.teach)
app.command()(tune)
app.command()(adapters)
app.command()(confidence)
app.command()(export)
app.command()(connect)
app.command()(ground)
app.command()(detect)
app.command()(calibrate)
app.command()(study)
app.command(name="mcp")(serve_mcp)
app.add_typer(scripts.app, name="script")
app.add_typer(evaluation.app, name="eval")


def main() -> None:
    """Run the command line; every error of ours becomes one clear line and its exit code."""
    try:
        app()
    except Stopped as error:
        _leave(f"stopped: {error}", 130)
    except UsageError as error:
        _leave(str(error), 2)
    except NoDesktop as error:
        _leave(str(error), 3)
    except DeixisError as error:
        _leave(str(error), 1)
    except KeyboardInterrupt:
        _leave("broken off", 130)
    except BrokenPipeError:
        sys.stderr.close()  # whoever read our output has gone; there is nobody to tell


def _leave(message: str, code: int) -> None:
    print(f"deixis: {message}", file=sys.stderr)
    raise SystemExit(code)


if __name__ == "__main__":
    main()
