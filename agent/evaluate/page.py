"""One HTML file that shows an evaluation: under which conditions, what came of it, and what failed.

What the policy or a set of data said is only ever text (`agent.markup`); the page loads nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from agent.document import document as document_of
from agent.errors import StoreError
from agent.evaluate.chart import Bar, chart
from agent.evaluate.figures import TASK, Mean, Share, means, shares, spreads
from agent.evaluate.ledger import Results, read
from agent.evaluate.suite import Attempt
from agent.evaluate.table import limits, number, percent
from agent.markup import Markup, element

MOST_FAILURES = 2_000  # listed; a page of more is not read


def write_page(folder: Path) -> Path:
    """Write `report.html` beside the results of a folder, anew each time, and return the file.

    Raises:
        UsageError: there are no results.
        StoreError: the file cannot be written.
    """
    return write(page(read(folder)), folder / "report.html")


def write(content: str, file: Path) -> Path:
    """Write a page whole or not at all, and return its file. Raises StoreError."""
    draft = file.with_name(f".{file.name}.part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(content.encode("utf-8", "replace"))
        draft.replace(file)
    except OSError as error:
        raise StoreError(f"cannot write the report '{file}': {error} (make room there)") from error
    return file


def page(results: Results) -> str:
    """Return the page for these results."""
    header = results.header
    counted = shares(results.attempts, header.counts)
    tried = "all tried" if results.complete else "not all tried yet"
    conditions = {
        "Policy": header.policy,
        "Tried": f"{len(results.attempts)} of {header.items} ({tried})",
        "Began": header.date,
    }
    facts = {**header.facts, **{name: str(value) for name, value in header.settings.items()}}
    return document(
        f"{header.suite} · {header.policy}",
        element(
            "header",
            element("p", element("span", "☞", class_="hand", aria_hidden="true"), "Deixis · Evaluation"),
            element("h1", f"{header.suite}: {header.policy}"),
            element("p", header.note, class_="note") if header.note else "",
            terms(conditions),
            class_="masthead",
        ),
        element(
            "main",
            *(_shares(counted, means(results), header.counts) if counted else [_spreads(results)]),
            _failures(results.attempts) if counted else "",
            section("Under which conditions", terms(facts)),
        ),
    )


def document(title: str, *content: Markup) -> str:
    """Return a whole page in the style of figures."""
    foot = element("footer", element("p", "All of it is in this file; it loads nothing."))
    return document_of(title, *content, foot, styles=("figures.css",))


def section(title: str, *content: str) -> Markup:
    return element("section", element("header", element("h2", title)), *content)


def terms(told: Mapping[str, str]) -> Markup:
    return element(
        "dl", *(element("div", element("dt", name), element("dd", value)) for name, value in told.items())
    )


def table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Markup:
    """Return a table whose first column names the rows."""
    head = element("thead", element("tr", *(element("th", each, scope="col") for each in headings)))
    body = [
        element(
            "tr", element("th", row[0], scope="row"), *(element("td", cell or Markup()) for cell in row[1:])
        )
        for row in rows
    ]
    return element(
        "div",
        element("table", head, element("tbody", *body)),
        class_="scroll",
        tabindex="0",
        role="group",
        aria_label="Table",
    )


def _shares(counted: Sequence[Share], averages: Sequence[Mean], counts: Sequence[str]) -> list[Markup]:
    """Show the overall share and the means over tasks, then a chart and a table a group."""
    headings = ("", "right", "of", "share", "95 %", "median seconds", *counts)
    overall = [share for share in counted if not share.group]
    bars = [Bar(share.name, share.estimate, share.tries) for share in overall]
    bars += [Bar(mean.name, mean.estimate, mean.tries) for mean in averages]
    rows = [_cells(share) for share in overall] + [
        (
            _named(mean),
            "",
            str(mean.tries),
            percent(mean.estimate),
            limits(mean.estimate),
            "",
            *("" for _ in counts),
        )
        for mean in averages
    ]
    said = "The intervals are Wilson's, of 95 %."
    if averages:
        said += " A mean weighs each task the same; its interval takes the tasks as given."
    parts = [
        section("Overall", chart(bars, "Share of successes", "overall"), table(headings, rows), note(said))
    ]
    groups = dict.fromkeys(share.group for share in counted if share.group)
    for index, group in enumerate(groups):
        of_group = [share for share in counted if share.group == group]
        bars = [Bar(share.name, share.estimate, share.tries) for share in of_group]
        drawn = chart(bars, f"Share of successes by {group}", f"group-{index}")
        parts.append(section(f"By {group}", drawn, table(headings, [_cells(share) for share in of_group])))
    return parts


def note(text: str) -> Markup:
    return element("p", text, class_="note")


def _named(mean: Mean) -> str:
    return mean.name if mean.tasks == mean.wanted else f"{mean.name} ({mean.tasks} of {mean.wanted} {TASK}s)"


def _cells(share: Share) -> tuple[str, ...]:
    return (
        share.name,
        str(share.successes),
        str(share.tries),
        percent(share.estimate),
        limits(share.estimate),
        f"{share.seconds:.2f}",
        *map(str, share.counts),
    )


def _spreads(results: Results) -> Markup:
    rows = [
        (each.name, str(each.count), number(each.p50), number(each.p95), number(each.most))
        for each in spreads(results.attempts)
    ]
    return section("Measures", table(("", "n", "p50", "p95", "most"), rows))


def _failures(attempts: Sequence[Attempt]) -> Markup:
    failed = [attempt for attempt in attempts if attempt.success is False]
    if not failed:
        return section("Failures", note("None."))
    rows = [(each.id, each.why, f"{each.seconds:.2f}") for each in failed[:MOST_FAILURES]]
    more = len(failed) - len(rows)
    hidden = [note(f"{more} more are in the results file.")] if more else []
    summary = element("summary", f"{len(failed)} failures")
    listed = element("div", table(("which", "why", "seconds"), rows), class_="failures")
    return section("Failures", element("details", summary, listed, *hidden, open=""))
