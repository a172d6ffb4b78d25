"""The figures of an evaluation, in a terminal."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from agent.episode import SURE
from agent.evaluate.figures import confidence, means, shares, spreads
from agent.evaluate.ledger import Results
from agent.evaluate.statistics import Estimate
from agent.terminal import plain


def percent(estimate: Estimate) -> str:
    return f"{100 * estimate.value:.1f} %"


def limits(estimate: Estimate) -> str:
    return f"{100 * estimate.low:.1f} to {100 * estimate.high:.1f}"


def number(value: float) -> str:
    """Return a measure as it is printed: three digits, or more before the point."""
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.3g}"


def show(results: Results) -> None:
    """Print what was tried, what came of it, and what must be said beside it."""
    header = results.header
    done = f"{len(results.attempts)} of {header.items}" if not results.complete else f"all {header.items}"
    print(f"{plain(header.suite)} with the policy '{plain(header.policy)}', {done} tried")
    if results.header.note:
        print(plain(results.header.note))
    console = Console(highlight=False)
    counted = shares(results.attempts, header.counts)
    if counted:
        printed = rows("", "right", "of", "share", "95 %", "median s", *header.counts)
        for share in counted:
            name = f"{share.group}: {share.name}" if share.group else share.name
            printed.add_row(
                *cells(
                    name,
                    str(share.successes),
                    str(share.tries),
                    percent(share.estimate),
                    limits(share.estimate),
                    f"{share.seconds:.2f}",
                    *map(str, share.counts),
                )
            )
        for mean in means(results):
            name = mean.name if mean.tasks == mean.wanted else f"{mean.name} ({mean.tasks} of {mean.wanted})"
            printed.add_row(
                *cells(name, "", str(mean.tries), percent(mean.estimate), limits(mean.estimate), "")
            )
        console.print(printed)
        if (sure := confidence(results.attempts)) is not None:
            print(
                f"calibration error {sure.error:.3f} over {sure.answers} answers;"
                f" {sure.acted} above {SURE:g}, {sure.right} of them right"
            )
    else:
        printed = rows("", "n", "p50", "p95", "most")
        for each in spreads(results.attempts):
            printed.add_row(
                *cells(each.name, str(each.count), number(each.p50), number(each.p95), number(each.most))
            )
        console.print(printed)


def rows(*headings: str) -> Table:
    """Return a table to which rows are added with `cells`."""
    table = Table(box=None, pad_edge=False)
    for index, heading in enumerate(headings):
        table.add_column(heading, justify="right" if index else "left", overflow="fold")
    return table


def cells(*cells: str) -> list[Text]:
    """Return the cells of a row as they shall stand there."""
    return [Text(plain(cell)) for cell in cells]  # Text, not str: what a file says is never markup here
