"""Trying the critic on runs that were kept: `python -m policies.critics.trial FOLDER...`

Every episode below the folders is read and judged again, step by step, as if it went on now. It is counted
how many of the runs that finished are called stuck, or done too early. Where `played.py` made the runs, a
file beside each says from which step it was stuck, and it is counted how soon that is noticed.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import torch

from agent.episode import Step, Verdict
from agent.errors import DeixisError
from agent.events import unheard
from agent.loops import is_loop
from agent.senses import DONE, STUCK
from agent.store import Record, read
from policies.critics.history import KINDS, HistoryCritic, make

FACTS = "stuck-from.json"
LEAST = 3  # steps; shorter runs can't be told from anything


@dataclass(frozen=True)
class Judged:
    """One run, judged again. stuck, done, rule: the step, from 1, at which each was said first."""

    record: Record
    steps: int
    stuck: int | None
    done: int | None
    rule: int | None
    most: float  # the highest probability of being stuck
    slowest: float  # seconds for one step


def judged(record: Record, critic: HistoryCritic) -> Judged:
    """Judge a run again. Raises DeixisError where a picture is gone."""
    critic.begin(record.header.task)
    first: dict[str, int] = {}
    most = slowest = 0.0
    steps: list[Step] = []
    entries = record.steps
    shots = [entry.look.screenshot() if entry.look else None for entry in entries]
    last = record.last.screenshot() if record.last else None
    for number, (entry, before) in enumerate(zip(entries, shots, strict=True), start=1):
        after = shots[number] if number < len(shots) else last
        step = replace(entry.step, before=before)
        steps.append(step)
        area = before.area if before else (after.area if after else None)
        if area is not None and is_loop(tuple(steps), area):
            first.setdefault("rule", number)
        if after is None:
            continue
        began = time.perf_counter()
        opinion = critic.judge(step, after, unheard)
        slowest = max(slowest, time.perf_counter() - began)
        most = max(most, critic.sure[STUCK])
        if opinion is not None:
            first.setdefault(opinion.word, number)
    return Judged(record, len(entries), first.get(STUCK), first.get(DONE), first.get("rule"), most, slowest)


def records(folders: list[Path]) -> Iterator[Record]:
    """Yield the episodes below these folders that can be read."""
    for folder in folders:
        for file in sorted(folder.rglob("steps.jsonl")):
            try:
                yield read(file.parent)
            except DeixisError:
                continue


def facts_of(record: Record) -> int | None:
    """Return from which step, from 1, it was stuck, where somebody has written that down."""
    file = record.folder / FACTS
    return json.loads(file.read_text())["stuck"] if file.exists() else None


def tell(runs: list[Judged]) -> None:
    """Print what came of it: for the runs that finished and were not stuck, and for those that were."""
    stuck = [run for run in runs if facts_of(run.record) is not None]
    good = [run for run in runs if run not in stuck and run.record.ending and run.steps >= LEAST]
    good = [run for run in good if run.record.ending and run.record.ending.verdict is Verdict.FINISHED]
    for least in (LEAST, 8):
        some = [run for run in good if run.steps >= least]
        wrong = {word: sum(getattr(run, word) is not None for run in some) for word in (STUCK, DONE, "rule")}
        print(
            f"{len(some)} finished runs of {least} steps or more: called stuck {wrong[STUCK]}, "
            f"done before they said so {wrong[DONE]}, a loop by the rule {wrong['rule']}; "
            f"highest probability of stuck {max((run.most for run in some), default=0):.4f}"
        )
    if stuck:
        for name, said in (("critic", [run.stuck for run in stuck]), ("rule", [run.rule for run in stuck])):
            began = [facts_of(run.record) or 0 for run in stuck]
            early = sum(at is not None and at < first for at, first in zip(said, began, strict=True))
            late = [
                at - first + 1
                for at, first in zip(said, began, strict=True)
                if at is not None and at >= first
            ]
            mean = sum(late) / max(1, len(late))
            print(
                f"{len(stuck)} stuck runs: the {name} noticed {len(late)}, after {mean:.1f} useless steps; "
                f"{early} too early"
            )
    print(f"slowest step {1000 * max(run.slowest for run in runs):.1f} ms")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--kind", default="", help=f"one of {', '.join(KINDS)}")
    parser.add_argument("--all", action="store_true", help="print every run that something is said of")
    wish = parser.parse_args()
    torch.set_num_threads(1)
    critic = make(wish.kind)
    runs = []
    for record in records(wish.folders):
        if not record.steps:
            continue
        try:
            runs.append(judged(record, critic))
        except DeixisError:
            continue  # a picture is gone
        run = runs[-1]
        if wish.all and (run.stuck or run.done):
            known = facts_of(record)
            print(f"{record.folder}: {run.steps} steps, stuck {run.stuck} (known {known}), done {run.done}")
    tell(runs)


if __name__ == "__main__":
    main()
