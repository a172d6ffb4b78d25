"""The figures of an evaluation, in a terminal."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from agent.evaluate.figures import means, shares, spreads
from agent.evaluate.ledger import Results
from agent.evaluate.statistics import Estimate, Paired
from agent.terminal import plain


def percent(estimate: Estimate) -> str:
    return f"{100 * estimate.value:.1f} %"


def limits(estimate: Estimate) -> str:
    return f"{100 * estimate.low:.1f} to {100 * estimate.high:.1f}"


def show(results: Results) -> None:
    """Print what was tried, what came of it, and what must be said beside it."""
    header = results.header
    done = f"{len(results.attempts)} of {header.items}" if not results.complete else f"all {header.items}"
    print(f"{plain(header.suite)} with the policy '{plain(header.policy)}', {done} tried")
    if results.header.note:
        print(plain(results.header.note))
    console = Console(highlight=False)
    counted = shares(results.attempts)
    if counted:
        rows = _table("", "right", "of", "share", "95 %", "median s")
        for share in counted:
            name = f"{share.group}: {share.name}" if share.group else share.name
            rows.add_row(
                *_cells(
                    name,
                    str(share.successes),
                    str(share.tries),
                    percent(share.estimate),
                    limits(share.estimate),
                    f"{share.seconds:.2f}",
                )
            )
        for mean in means(results):
            name = mean.name if mean.tasks == mean.wanted else f"{mean.name} ({mean.tasks} of {mean.wanted})"
            rows.add_row(
                *_cells(name, "", str(mean.tries), percent(mean.estimate), limits(mean.estimate), "")
            )
        console.print(rows)
    else:
        rows = _table("", "n", "p50", "p95", "most")
        for each in spreads(results.attempts):
            rows.add_row(
                *_cells(each.name, str(each.count), f"{each.p50:.4g}", f"{each.p95:.4g}", f"{each.most:.4g}")
            )
        console.print(rows)


def show_paired(pair: Paired, first: str, second: str) -> None:
    """Print how two runs of the same items differ."""
    print(f"{pair.count} items that both tried")
    print(f"  both {pair.both}, neither {pair.neither}")
    print(f"  only {plain(first)}: {pair.only_first}")
    print(f"  only {plain(second)}: {pair.only_second}")
    value = pair.difference
    low, high = 100 * value.low, 100 * value.high
    print(
        f"  difference {100 * value.value:+.1f} points, 95 % {low:+.1f} to {high:+.1f}, "
        f"McNemar's exact p {pair.p:.3g}"
    )


def _table(*headings: str) -> Table:
    rows = Table(box=None, pad_edge=False)
    for index, heading in enumerate(headings):
        rows.add_column(heading, justify="right" if index else "left", overflow="fold")
    return rows


def _cells(*cells: str) -> list[Text]:
    return [Text(plain(cell)) for cell in cells]  # Text, not str: what a file says is never markup here
