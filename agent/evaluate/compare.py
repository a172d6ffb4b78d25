"""Two evaluations of the same items, side by side.

Only items that both have tried are counted, and each is compared with itself: two policies that fail at
the same hard items differ by less chance than two shares of different items would.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from agent.errors import UsageError
from agent.evaluate.ledger import Results, read
from agent.evaluate.page import document, note, section, table, terms, write
from agent.evaluate.statistics import Paired, paired
from agent.evaluate.suite import Attempt
from agent.evaluate.table import cells, rows
from agent.markup import element
from agent.terminal import plain

HEADINGS = ("", "both", "only A", "only B", "neither", "B - A", "95 %", "p")
METHOD = (
    "Only items that both have tried; B - A is in points of a hundred. Its interval is Newcombe's for pairs "
    "(method 10), of 95 %; p is McNemar's, exact; neither is corrected for the number of rows."
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two evaluations come to: a pair for all items, then for every value of their groups.

    differing: on what the two depend that is not the same in both, by its name.
    """

    first: Results
    second: Results
    pairs: dict[str, Paired]
    differing: dict[str, tuple[str, str]]


def compare(first: Path, second: Path) -> Comparison:
    """Compare the results in two folders.

    Raises:
        UsageError: there are none, they are of different suites, or no item was judged in both.
    """
    one, other = read(first), read(second)
    if one.header.suite != other.header.suite:
        raise UsageError(
            f"'{first}' is of the suite '{one.header.suite}', '{second}' of '{other.header.suite}' "
            "(compare two runs of one suite)"
        )
    theirs = {attempt.id: attempt for attempt in other.attempts}
    common = [
        (attempt, theirs[attempt.id])
        for attempt in one.attempts
        if attempt.id in theirs and attempt.success is not None and theirs[attempt.id].success is not None
    ]
    if not common:
        raise UsageError(f"no item was judged in both '{first}' and '{second}' (let both run longer)")
    pairs = {"overall": _paired(common)}
    for group in dict.fromkeys(name for attempt, _ in common for name in attempt.groups):
        values = sorted({attempt.groups[group] for attempt, _ in common if group in attempt.groups})
        for value in values if len(values) > 1 else []:
            pairs[f"{group}: {value}"] = _paired(
                [each for each in common if each[0].groups.get(group) == value]
            )
    return Comparison(one, other, pairs, _differing(one, other))


def show(comparison: Comparison) -> None:
    """Print a comparison."""
    print(_told(comparison))
    printed = rows(*HEADINGS)
    for row in _rows(comparison):
        printed.add_row(*cells(*row))
    Console(highlight=False).print(printed)
    print(METHOD)
    for name, (was, now) in comparison.differing.items():
        print(f"not the same in both: {plain(name)}: {plain(was)} | {plain(now)}")


def write_comparison(comparison: Comparison, file: Path) -> Path:
    """Write a comparison as one HTML file, and return it. Raises StoreError."""
    first, second = comparison.first.header, comparison.second.header
    differing = {name: f"{was} | {now}" for name, (was, now) in comparison.differing.items()}
    content = document(
        f"{first.suite}: comparison",
        element(
            "header",
            element("p", element("span", "☞", class_="hand", aria_hidden="true"), "Deixis · Comparison"),
            element("h1", f"{first.suite}: {first.policy} and {second.policy}"),
            note(_told(comparison)),
            note(first.note),
            class_="masthead",
        ),
        element(
            "main",
            section("Item by item", table(HEADINGS, _rows(comparison)), note(METHOD)),
            section("Not the same in both", terms(differing) if differing else note("Nothing.")),
        ),
    )
    return write(content, file)


def _told(comparison: Comparison) -> str:
    first, second = comparison.first.header, comparison.second.header
    return (
        f"{plain(first.suite)}, {comparison.pairs['overall'].count} items that both tried. "
        f"A: {plain(first.policy)}, {first.date}. B: {plain(second.policy)}, {second.date}."
    )


def _rows(comparison: Comparison) -> list[tuple[str, ...]]:
    told: list[tuple[str, ...]] = []
    for name, pair in comparison.pairs.items():
        value = pair.difference
        told.append(
            (
                name,
                str(pair.both),
                str(pair.only_first),
                str(pair.only_second),
                str(pair.neither),
                f"{100 * value.value:+.1f}",
                f"{100 * value.low:+.1f} to {100 * value.high:+.1f}",
                f"{pair.p:.3g}",
            )
        )
    return told


def _paired(common: Sequence[tuple[Attempt, Attempt]]) -> Paired:
    return paired((one.success is True, other.success is True) for one, other in common)


def _differing(one: Results, other: Results) -> dict[str, tuple[str, str]]:
    found = {}
    if one.header.digest != other.header.digest:
        found["items"] = (f"{one.header.items} of them", f"{other.header.items} of them")
    for first, second in (
        (one.header.facts, other.header.facts),
        (one.header.settings, other.header.settings),
    ):
        for name in sorted({*first, *second}):
            was, now = str(first.get(name, "none")), str(second.get(name, "none"))
            if was != now:
                found[name] = (was, now)
    return found
