"""The critic `history`: reads a run's history as it grows, and says when it is stuck, or done and going on.

`--critic history` is the encoder named by DEFAULT, `--critic history:lstm` another one. The weights are
loaded, and torch with them, when the first step is judged.

The trap: one good run in a hundred that is interrupted is one too many, so nothing is said below the limits
that are kept with the weights, which no good run of those they were set on has reached, and nothing after a
single step.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from agent import assets
from agent.episode import Step
from agent.errors import UnknownName, UsageError
from agent.events import Emit, Probed, Reading
from agent.registry import did_you_mean
from agent.screenshot import Screenshot
from agent.senses import DONE, STUCK, Opinion
from policies.critics.features import COUNT, NAMES, History

if TYPE_CHECKING:
    from policies.critics.loaded import Loaded

KINDS = ("transformer", "gru", "lstm", "rnn", "linear")
DEFAULT = "gru"
IN_A_ROW = 2  # steps over the limit before anything is said
SCORES = {STUCK: "history.stuck", DONE: "history.done"}
ATTENTION = "transformer.attention"
DISTANCE, GAP, COST = "linear_attention.live", "linear_attention.carried", "linear_attention.step"
_PROBES = {
    SCORES[STUCK]: "how sure each encoder is after each step that the run is stuck",
    SCORES[DONE]: "how sure each encoder is after each step that the run is done, and goes on",
    DISTANCE: "how far linear attention is from softmax on the transformer's own queries, keys and values",
    GAP: "how far what linear attention carries on is from the whole run answered at once",
    COST: "what the last step cost the encoder by linear attention, and the transformer",
    ATTENTION: "which steps the transformer's answer attends to, by head",
}


def make(kind: str) -> HistoryCritic:
    """Return the critic with this encoder, '' for the default. Raises UnknownName."""
    kind = kind or DEFAULT
    if kind not in KINDS:
        near = did_you_mean(kind, KINDS)
        raise UnknownName(f"the critic 'history' has no encoder '{kind}'{near} (known: {', '.join(KINDS)})")
    return HistoryCritic(kind)


class HistoryCritic:
    """Judges by one encoder. What the others would say is asked only while somebody looks."""

    name = "history"

    def __init__(self, kind: str = DEFAULT) -> None:
        self.kind = kind
        self._loaded: dict[str, Loaded] = {}
        self._watched: frozenset[str] = frozenset()
        self.begin("")

    def begin(self, task: str) -> None:
        """Forget the last run."""
        self._history = History()
        self._rows: list[NDArray[np.float32]] = []
        self._over = {STUCK: 0, DONE: 0}
        for loaded in self._loaded.values():
            loaded.begin()

    @property
    def sure(self) -> Mapping[str, float]:
        """How sure the chosen encoder is, after the last step, of each word."""
        return self._encoder(self.kind).sure

    def probes(self) -> Mapping[str, str]:
        return _PROBES

    def watch(self, names: Collection[str]) -> None:
        self._watched = frozenset(names) & set(_PROBES)

    def judge(self, step: Step, after: Screenshot, emit: Emit) -> Opinion | None:
        """Return that the run is stuck, or done, once that is sure. Raises UsageError without weights."""
        row = self._history.features(step, after)
        self._rows.append(row)
        chosen = self._encoder(self.kind)
        sure = chosen.advance(row)
        if self._watched:
            self._tell(step.number, emit)
        for word in (STUCK, DONE):
            self._over[word] = self._over[word] + 1 if sure[word] > chosen.limits[word] else 0
        said = next((word for word in (DONE, STUCK) if self._over[word] >= IN_A_ROW), None)
        return None if said is None else Opinion(self.name, said, sure[said], reason(row))

    def _tell(self, number: int, emit: Emit) -> None:
        """Tell what every encoder makes of the run."""
        for kind in KINDS:
            loaded = self._encoder(kind)
            if kind != self.kind:
                loaded.catch_up(self._rows)
            for word, source in SCORES.items():
                if source in self._watched:
                    emit(
                        Probed(
                            Reading(source, (loaded.sure[word],), ("step",), label=kind, at=number, kept=True)
                        )
                    )
        self._tell_linear(number, emit)
        weights = self._encoder("transformer").attention() if ATTENTION in self._watched else None
        for layer, each in enumerate([] if weights is None else weights, start=1):
            label, numbers = f"layer {layer}", each.ravel().tolist()
            emit(
                Probed(
                    Reading(ATTENTION, numbers, ("head", "step"), shape=each.shape, label=label, kept=True)
                )
            )

    def _tell_linear(self, number: int, emit: Emit) -> None:
        """Tell what linear attention makes of the run, beside the transformer."""
        transformer, linear = self._encoder("transformer"), self._encoder("linear")
        told = transformer.distances(self._rows) if DISTANCE in self._watched else None
        for layer, each in enumerate([] if told is None else told, start=1):
            for head, share in enumerate(each.tolist(), start=1):
                emit(
                    Probed(
                        Reading(DISTANCE, (share,), ("step",), label=f"{layer}.{head}", at=number, kept=True)
                    )
                )
        if GAP in self._watched:
            emit(_told(GAP, linear.gap(self._rows), "", number))
        if COST in self._watched:
            for kind, each_ in (("linear", linear), ("softmax", transformer)):
                emit(
                    Probed(
                        Reading(
                            COST, (1000 * each_.seconds,), ("step",), "ms", label=kind, at=number, kept=True
                        )
                    )
                )

    def _encoder(self, kind: str) -> Loaded:
        if kind not in self._loaded:
            from policies.critics.loaded import Loaded  # loads torch

            try:
                file = assets.path("critics", f"{kind}.safetensors")
            except FileNotFoundError as error:
                raise UsageError(f"the critic 'history' has no weights: {error}") from error
            self._loaded[kind] = Loaded.from_file(file)
        return self._loaded[kind]


def _told(source: str, value: float, label: str, number: int, unit: str = "") -> Probed:
    """Return what is told of one value after a step."""
    return Probed(Reading(source, (value,), ("step",), unit, label=label, at=number, kept=True))


def reason(row: Sequence[float] | NDArray[np.float32]) -> str:
    """Say in words what of the last step's numbers speaks for being stuck; '' where none does by itself."""
    assert len(row) == COUNT
    value = dict(zip(NAMES, map(float, row), strict=True))
    times = round(np.expm1(value["decided before"])) + 1
    told = []
    if value["screen lately"] > 0:
        told.append(f"the screen is that of {round(1 / value['screen lately']) + 1} steps ago")
    if times > 2:
        told.append(f"the same was done {times} times")
    if value["since new"] > 1.5:
        told.append(f"no new screen for {round(np.expm1(value['since new']))} steps")
    return ", ".join(told)
