"""How sure a policy has to be to act unasked, learned from a person's yes and no.

θ is the confidence from which on a share α of what is done is wrong: the root of

    E[(W − α) · 1[C ≥ θ]] = 0,      C the confidence, W = 1 where the person says that it is wrong,

found by Robbins and Monro's step (`agent.stochastic`), one answer at a time:

    θ_{n+1} = θ_n + a_n · (W_n − α) · 1[C_n ≥ θ_n],      a_n = gain/(n + EASE)^0.6.

The trap: whoever asks only below θ never hears of what lies above it. So the person is asked up to a band
above θ, h_n = width/n^(1/6), which narrows as Kiefer and Wolfowitz's c_n does. With `--mode ask`, where all
is answered, θ comes to the share itself; where only doubts are answered the band alone speaks, which is wrong
more often than what lies above, and θ errs to asking. No answer at all (nobody there) teaches nothing, and
neither do answers to what was read, not guessed: nearly all are yes, and would hide what guesses are worth.
"""

from __future__ import annotations

import json
import math
import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from agent.episode import SURE
from agent.errors import StoreError
from agent.events import Reading
from agent.stochastic import gain_at

CONFIDENCE = "stochastic.confidence"  # the source of what is told of the learning
LEAST, MOST = 0.2, 0.95  # to be asked below: nearly all guesses with less were wrong; with more, all is asked
WIDTH = 0.15  # of the band, at first
EASE = 8  # answers that the first value is worth, so that one no does not turn all into questions
KEPT = 300  # answers, for the batch estimate and the panel


@dataclass(frozen=True, slots=True)
class Threshold:
    """θ after so many answers that told something of it. mistakes: α."""

    mistakes: float
    value: float = SURE - WIDTH
    samples: int = 0
    gain: float = 0.6

    @property
    def asked_below(self) -> float:
        """How sure one has to be to act unasked: θ and the band above it."""
        return min(max(self.value + WIDTH / math.pow(self.samples + 1, 1 / 6), LEAST), MOST)

    @property
    def step(self) -> float:
        """The gain a of the next answer."""
        return gain_at(self.samples + 1 + EASE, self.gain, 0.6)

    def after(self, confidence: float, right: bool) -> Self:
        """Return the threshold after a person's yes or no to what was that sure."""
        if confidence < self.value:
            return self
        value = self.value + self.step * ((0.0 if right else 1.0) - self.mistakes)
        return replace(self, value=min(max(value, 0.0), MOST), samples=self.samples + 1)


def batch_estimate(answers: Sequence[tuple[float, bool]], mistakes: float) -> float:
    """Return the lowest confidence from which on at most that share of the answers is no, MOST at most."""
    best, wrong = MOST, 0
    for count, (confidence, right) in enumerate(sorted(answers, reverse=True), start=1):
        wrong += not right
        if wrong <= mistakes * count:
            best = confidence
    return min(best, MOST)


class Heard(BaseModel):
    """One answer: how sure the policy was and what was said; then θ, where one is asked now, and the gain."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    confidence: float = Field(ge=0, le=1)
    right: bool
    estimate: float = Field(ge=0, le=MOST)
    threshold: float = Field(ge=LEAST, le=MOST)
    gain: float = Field(gt=0)


class Learned(BaseModel):
    """What was learned of one policy. samples: answers that moved θ; heard: the last ones of all."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    estimate: float = Field(default=SURE - WIDTH, ge=0, le=MOST)
    samples: int = Field(default=0, ge=0)
    heard: tuple[Heard, ...] = ()


class Confidence:
    """The threshold of one policy, kept across runs. Used by the thread of the run alone.

    file: where it is kept, beside those of other policies; None to forget it. mistakes: α; 0 switches the
    learning off, and θ is then what it was at first.
    """

    def __init__(self, policy: str, *, mistakes: float, file: Path | None = None) -> None:
        self._policy = policy
        self._mistakes = mistakes
        self._file = file
        self._told = 0
        self._learned = _read(file).get(policy, Learned()) if file is not None else Learned()

    @property
    def threshold(self) -> float:
        """How sure the policy has to be to act unasked."""
        return self._now.asked_below if self._mistakes > 0 else SURE

    @property
    def _now(self) -> Threshold:
        return Threshold(self._mistakes, self._learned.estimate, self._learned.samples)

    def hear(self, confidence: float, right: bool) -> None:
        """Learn from a person's yes or no to what the policy was that sure of. Raises StoreError."""
        if self._mistakes <= 0:
            return
        old = self._learned
        before = self._now
        after = before.after(confidence, right)
        heard = Heard(
            confidence=confidence,
            right=right,
            estimate=after.value,
            threshold=after.asked_below,
            gain=before.step,
        )
        self._told -= len(old.heard) == KEPT and self._told > 0
        self._learned = Learned(
            estimate=after.value, samples=after.samples, heard=(*old.heard, heard)[-KEPT:]
        )
        if self._file is not None:
            _write(self._file, _read(self._file) | {self._policy: self._learned})

    def readings(self) -> Iterator[Reading]:
        """Tell each answer that was not told yet, θ and the gain after it, and the estimate of the batch."""
        heard = self._learned.heard if self._mistakes > 0 else ()
        for n, each in enumerate(heard[self._told :], start=self._told + 1):
            so_far = [(other.confidence, other.right) for other in heard[:n]]
            values = {
                "yes" if each.right else "no": each.confidence,
                "estimate": each.estimate,
                "threshold": each.threshold,
                "gain": each.gain,
                "batch": batch_estimate(so_far, self._mistakes),
            }
            for label, value in values.items():
                yield Reading(CONFIDENCE, (value,), ("answer",), label=label, at=n, kept=True)
        self._told = len(heard)


def confidence_beside(runs: Path) -> Path:
    """Return the file in which thresholds are kept: beside the folder of the runs."""
    return runs.parent / "confidence.json"


def learned(file: Path) -> dict[str, Learned]:
    """Return what was learned, by policy. Raises StoreError."""
    return _read(file)


def forget(file: Path, policy: str) -> None:
    """Begin anew with one policy. Raises StoreError."""
    _write(file, {name: each for name, each in _read(file).items() if name != policy})


def _read(file: Path) -> dict[str, Learned]:
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
        return {str(name): Learned.model_validate(each) for name, each in dict(told).items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, TypeError, ValidationError) as error:
        raise StoreError(f"cannot read what was learned in '{file}': {error} (mend or delete it)") from error


def _write(file: Path, policies: dict[str, Learned]) -> None:
    """Write it whole or not at all."""
    draft = file.with_name(f".{file.name}.{os.getpid()}.part")
    text = json.dumps({name: each.model_dump() for name, each in policies.items()}, ensure_ascii=False)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(text, encoding="utf-8")
        draft.replace(file)
    except OSError as error:
        with suppress(OSError):
            draft.unlink()
        raise StoreError(f"cannot keep what was learned in '{file}': {error} (free some room)") from error
