"""What the attempts of an evaluation come to: shares with intervals, means over tasks, and times."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

from agent.episode import SURE
from agent.evaluate.ledger import Results
from agent.evaluate.statistics import Estimate, calibration_error, macro_mean, quantile, wilson
from agent.evaluate.suite import Attempt

TASK = "task"  # the group over whose values means are taken


@dataclass(frozen=True, slots=True)
class Share:
    """How many of some attempts succeeded. group: of which kind the name is, empty for all of them.

    counts: in how many of them each of the suite's counts was 1.
    """

    group: str
    name: str
    successes: int
    tries: int
    seconds: float  # the median of an attempt
    counts: tuple[int, ...] = ()

    @property
    def estimate(self) -> Estimate:
        return wilson(self.successes, self.tries)


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean of the shares of several tasks, each weighing the same."""

    name: str
    tasks: int
    wanted: int  # tasks of the subset, of which only `tasks` were tried; the same where all were
    tries: int
    estimate: Estimate


@dataclass(frozen=True, slots=True)
class Spread:
    """How a measure is spread over the attempts that have it."""

    name: str
    count: int
    p50: float
    p95: float
    most: float


@dataclass(frozen=True, slots=True)
class Confidence:
    """How far confidence can be trusted. acted, right: the answers sure enough to act on, and those right."""

    answers: int
    error: float
    acted: int
    right: int


def shares(attempts: Sequence[Attempt], counts: Sequence[str] = ()) -> list[Share]:
    """Return the share of all, then of every value of each group that has more than one."""
    judged = [attempt for attempt in attempts if attempt.success is not None]
    if not judged:
        return []
    found = [_share("", "overall", judged, counts)]
    for group, values in _groups(judged).items():
        if len(values) > 1:
            found += [_share(group, name, values[name], counts) for name in sorted(values)]
    return found


def means(results: Results) -> list[Mean]:
    """Return the mean over all tasks that were tried, and over each of the suite's subsets of them."""
    judged = [attempt for attempt in results.attempts if attempt.success is not None]
    tasks = _groups(judged).get(TASK, {})
    if len(tasks) < 2:
        return []
    found = [_mean(f"mean over {len(tasks)} tasks", tasks, frozenset(tasks))]
    for name, wanted in results.header.subsets.items():
        if tasks.keys() & wanted:
            found.append(_mean(name, tasks, frozenset(wanted)))
    return found


def spreads(attempts: Sequence[Attempt]) -> list[Spread]:
    """Return the spread of every measure, in the order in which they first come."""
    values: dict[str, list[float]] = {}
    for attempt in attempts:
        for name, value in attempt.measures.items():
            if value is not None:
                values.setdefault(name, []).append(value)
    return [
        Spread(name, len(each), quantile(each, 0.5), quantile(each, 0.95), max(each))
        for name, each in values.items()
    ]


def confidence(attempts: Sequence[Attempt]) -> Confidence | None:
    """Return how far the confidence of the answers can be trusted; None where none was told.

    Where a policy abstained it was sure of nothing, and that is wrong: it counts for neither.
    """
    told = [(attempt.measures.get("confidence"), attempt.success is True) for attempt in attempts]
    answers = [(sure, right) for sure, right in told if sure is not None]
    if not answers:
        return None
    acted = [right for sure, right in answers if sure >= SURE]
    return Confidence(len(answers), calibration_error(answers), len(acted), sum(acted))


def as_dict(results: Results) -> dict[str, object]:
    """Return all figures as they are printed for programs."""
    return {
        "shares": [
            asdict(share) | asdict(share.estimate)
            for share in shares(results.attempts, results.header.counts)
        ],
        "means": [asdict(mean) for mean in means(results)],
        "spreads": [asdict(spread) for spread in spreads(results.attempts)],
        "confidence": asdict(sure) if (sure := confidence(results.attempts)) is not None else None,
    }


def _groups(attempts: Iterable[Attempt]) -> Mapping[str, Mapping[str, list[Attempt]]]:
    found: dict[str, dict[str, list[Attempt]]] = {}
    for attempt in attempts:
        for group, name in attempt.groups.items():
            found.setdefault(group, {}).setdefault(name, []).append(attempt)
    return found


def _share(group: str, name: str, attempts: Sequence[Attempt], counts: Sequence[str]) -> Share:
    return Share(
        group,
        name,
        sum(attempt.success is True for attempt in attempts),
        len(attempts),
        quantile([attempt.seconds for attempt in attempts], 0.5),
        tuple(sum(attempt.measures.get(count) == 1 for attempt in attempts) for count in counts),
    )


def _mean(name: str, tasks: Mapping[str, Sequence[Attempt]], wanted: frozenset[str]) -> Mean:
    tried = [attempts for task, attempts in tasks.items() if task in wanted]
    tallies = [(sum(each.success is True for each in attempts), len(attempts)) for attempts in tried]
    return Mean(name, len(tried), len(wanted), sum(count for _, count in tallies), macro_mean(tallies))
