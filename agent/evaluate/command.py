"""The command `deixis eval`: run a suite, write a report again, compare two runs.

`deixis eval spots` is short for a command of its own: whatever is no other command's name is a suite's.
Nothing heavy is imported at module level, for `deixis --help` loads this.
"""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from agent.errors import UsageError

if TYPE_CHECKING:
    from agent.evaluate.suite import Attempt

SUITE = "SUITE"


class Suites(TyperGroup):
    """Commands, of which the one for suites is called by the suite's name."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args[0] not in self.commands:
            return SUITE, self.commands[SUITE], args
        return super().resolve_command(ctx, args)


app = typer.Typer(
    cls=Suites,
    help="Measure a policy: try every item of a suite, count with intervals, report.",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.command(name=SUITE)
def run(
    suite: Annotated[str, typer.Argument(help="What to try: spots, apps, desk, miniwob, drift, speed, ...")],
    policy: Annotated[str | None, typer.Option(help="What decides or points.")] = None,
    data: Annotated[
        Path | None, typer.Option(help="The folder of the suite's data, where it needs some.")
    ] = None,
    tasks: Annotated[str, typer.Option(help="Only these of the suite's tasks: a,b,c.")] = "",
    seeds: Annotated[str, typer.Option(help="The seeds of each task: 0-9, or 1,2,5.")] = "",
    jobs: Annotated[int, typer.Option(min=1, help="How many to try at once, where the suite can.")] = 1,
    out: Annotated[
        Path | None,
        typer.Option(help="The folder of the results; an unfinished run there is taken up again."),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print each attempt as a JSON line, the figures last.")
    ] = False,
) -> None:
    """Try the items of a suite, and print and report what comes of them."""
    from agent import registry, settings
    from agent.evaluate.figures import as_dict
    from agent.evaluate.ledger import Ledger, line
    from agent.evaluate.page import write_page
    from agent.evaluate.run import header
    from agent.evaluate.run import run as run_suite
    from agent.evaluate.suite import MakeSuite, Options
    from agent.evaluate.table import show
    from agent.interrupt import stoppable

    make: MakeSuite = registry.load("suites", suite)
    chosen = settings.load().changed(policy=policy, unasked_mistakes=0)  # nobody answers: as it ships
    with stoppable() as control:
        options = Options(
            policy=chosen.policy,
            settings=chosen,
            control=control,
            data=data,
            tasks=tuple(part.strip() for part in tasks.split(",") if part.strip()),
            seeds=numbers(seeds),
        )
        measured = make(options)
        try:
            wanted = header(measured, options)
            ledger = Ledger(out or _folder(chosen.runs, wanted.suite, wanted.policy, wanted.date), wanted)
            try:

                def tell(attempt: Attempt, done: int) -> None:
                    if as_json:
                        print(line(asdict(attempt)), flush=True)
                    else:
                        mark = {True: "✓", False: "✗", None: "·"}[attempt.success]
                        print(f"\r\033[K{done}/{wanted.items} {mark} {attempt.id}", end="", file=sys.stderr)

                complete = run_suite(measured, ledger, options, tell=tell, jobs=jobs)
            finally:
                ledger.close()
                if not as_json:
                    print(file=sys.stderr)
        finally:
            measured.close()
    page = write_page(ledger.folder)
    if as_json:
        where = {"folder": str(ledger.folder), "report": str(page)}
        print(line({"complete": complete, **as_dict(ledger.results), **where}))
    else:
        show(ledger.results)
        print(f"report {page}")
        if not complete:
            print(f"stopped; it goes on with the same command and --out '{ledger.folder}'")
    raise typer.Exit(0 if complete else 130)


@app.command()
def report(folder: Annotated[Path, typer.Argument(help="The folder of the results.")]) -> None:
    """Print what is known of an evaluation, and write its report again."""
    from agent.evaluate.ledger import read
    from agent.evaluate.page import write_page
    from agent.evaluate.table import show

    show(read(folder))
    print(f"report {write_page(folder)}")


@app.command()
def compare(
    first: Annotated[Path, typer.Argument(metavar="A", help="The folder of one run's results.")],
    second: Annotated[Path, typer.Argument(metavar="B", help="The folder of another's, of the same suite.")],
    out: Annotated[Path | None, typer.Option(help="An HTML file to write the comparison to.")] = None,
) -> None:
    """Compare two runs of a suite, item by item."""
    from agent.evaluate.compare import compare as compared
    from agent.evaluate.compare import show, write_comparison

    comparison = compared(first, second)
    show(comparison)
    if out is not None:
        print(f"report {write_comparison(comparison, out)}")


def numbers(text: str) -> tuple[int, ...]:
    """Return the whole numbers in '0-9' or '1,2,5-7'. Raises UsageError."""
    found: dict[int, None] = {}
    for part in filter(None, (each.strip() for each in text.split(","))):
        first, dash, last = part.partition("-")
        if not (first.isascii() and first.isdigit()) or (dash and not (last.isascii() and last.isdigit())):
            raise UsageError(f"'{part}' is no seed and no range of seeds (give 0-9 or 1,2,5)")
        start, stop = int(first), int(last or first)
        if not start <= stop < start + 100_000:
            raise UsageError(f"'{part}' is an empty or endless range of seeds (give 0-9 or 1,2,5)")
        found.update(dict.fromkeys(range(start, stop + 1)))
    return tuple(found)


def _folder(runs: Path, suite: str, policy: str, date: str) -> Path:
    """Return a new folder beside the kept episodes."""
    return runs.parent / "evaluations" / f"{date[:19].replace(':', '')}-{suite}-{policy}"
