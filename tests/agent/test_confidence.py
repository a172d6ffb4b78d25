import random
import statistics
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from agent.cli import app
from agent.confidence import (
    LEAST,
    MOST,
    Confidence,
    Threshold,
    batch_estimate,
    confidence_beside,
    forget,
    learned,
)
from agent.episode import SURE
from agent.errors import StoreError

MISTAKES = 0.1
KINDS: dict[str, Callable[[float], float]] = {
    "calibrated": lambda c: c,
    "surer than right": lambda c: c * c,
    "righter than sure": lambda c: c**0.5,
}
"""How often what is that sure is right."""


def answers(kind: str, seed: int, count: int) -> list[tuple[float, bool]]:
    chance = random.Random(seed)
    right = KINDS[kind]
    return [(sure, chance.random() < right(sure)) for sure in (chance.random() for _ in range(count))]


def wrong_above(kind: str, threshold: float) -> float:
    """Return the share of mistakes in what is done unasked, on answers that nothing was learned from."""
    return statistics.fmean(not right for sure, right in answers(kind, 99, 50_000) if sure >= threshold)


@pytest.mark.parametrize("kind", KINDS)
def test_where_all_is_answered_the_estimate_comes_to_that_of_the_batch(kind: str) -> None:
    found, exact = [], []
    for seed in range(5):
        threshold, heard = Threshold(MISTAKES), answers(kind, seed, 5000)
        for confidence, right in heard:
            threshold = threshold.after(confidence, right)
        found.append(threshold.value)
        exact.append(batch_estimate(heard, MISTAKES))
    assert statistics.fmean(found) == pytest.approx(statistics.fmean(exact), abs=0.04)
    assert wrong_above(kind, statistics.fmean(found)) == pytest.approx(MISTAKES, abs=0.03)


@pytest.mark.parametrize("kind", KINDS)
def test_where_only_doubts_are_answered_no_more_is_wrong_unasked_than_was_wanted(kind: str) -> None:
    for seed in range(5):
        threshold = Threshold(MISTAKES)
        for confidence, right in answers(kind, seed, 3000):
            if confidence < threshold.asked_below:
                threshold = threshold.after(confidence, right)
        assert wrong_above(kind, threshold.asked_below) <= MISTAKES


def test_a_no_asks_more_and_a_yes_asks_less_and_never_beyond_the_bounds() -> None:
    first = Threshold(MISTAKES)
    assert first.asked_below == SURE
    assert first.after(0.45, right=False).asked_below > SURE > first.after(0.45, right=True).asked_below
    assert first.after(0.1, right=False) == first
    high, low = first, first
    for _ in range(500):
        high, low = high.after(1.0, right=False), low.after(1.0, right=True)
    assert (high.asked_below, low.asked_below) == (MOST, LEAST)


def test_the_batch_estimate_is_the_lowest_confidence_that_keeps_the_share() -> None:
    heard = [(0.9, True), (0.8, True), (0.7, False), (0.6, True), (0.5, False)]
    assert batch_estimate(heard, 0.25) == 0.6
    assert batch_estimate(heard, 0.1) == 0.8
    assert batch_estimate([(0.9, False)], 0.1) == MOST


def test_what_was_learned_of_a_policy_is_there_in_the_next_run_and_no_other_policys(tmp_path: Path) -> None:
    file = confidence_beside(tmp_path / "runs")
    Confidence("pocket", mistakes=MISTAKES, file=file).hear(0.45, right=False)
    assert Confidence("pocket", mistakes=MISTAKES, file=file).threshold > SURE
    assert Confidence("literal", mistakes=MISTAKES, file=file).threshold == SURE
    forget(file, "pocket")
    assert Confidence("pocket", mistakes=MISTAKES, file=file).threshold == SURE


def test_with_a_share_of_nothing_it_neither_learns_nor_uses_what_was_learned(tmp_path: Path) -> None:
    file = tmp_path / "confidence.json"
    Confidence("pocket", mistakes=MISTAKES, file=file).hear(0.45, right=False)
    off = Confidence("pocket", mistakes=0, file=file)
    off.hear(0.45, right=False)
    assert off.threshold == SURE
    assert list(off.readings()) == []
    assert len(learned(file)["pocket"].heard) == 1


def test_each_answer_is_told_once_with_the_iterate_its_gain_and_the_batch() -> None:
    confidence = Confidence("pocket", mistakes=MISTAKES)
    confidence.hear(0.45, right=True)
    told = {reading.label: reading.values[0] for reading in confidence.readings()}
    assert set(told) == {"yes", "estimate", "threshold", "gain", "batch"}
    assert told["threshold"] == confidence.threshold
    assert list(confidence.readings()) == []
    confidence.hear(0.4, right=False)
    assert next((reading.label, reading.at) for reading in confidence.readings()) == ("no", 2)


def test_a_file_that_is_no_such_file_says_so_with_its_remedy(tmp_path: Path) -> None:
    file = tmp_path / "confidence.json"
    file.write_text('{"pocket": {"estimate": 7}}', encoding="utf-8")
    with pytest.raises(StoreError, match="mend or delete it"):
        Confidence("pocket", mistakes=MISTAKES, file=file)


def test_the_command_shows_what_was_learned_and_forgets_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEIXIS_RUNS", str(tmp_path / "runs"))
    Confidence("pocket", mistakes=MISTAKES, file=tmp_path / "confidence.json").hear(0.45, right=True)
    shown = CliRunner().invoke(app, ["confidence"])
    assert "pocket: asks where it is less than 4" in shown.output
    assert CliRunner().invoke(app, ["confidence", "--reset", "pocket"]).exit_code == 0
    assert "nothing was learned yet" in CliRunner().invoke(app, ["confidence"]).output
