"""What a model was taught, put on it while it is loaded: stacked, weighed and switched, never loaded twice.

The trap: an adapter of another base or for another prompt loads without a murmur and does harm. So both are
compared by their hashes before anything is put on.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch
from safetensors import SafetensorError

from agent import adapter
from agent.adapter import Card
from agent.errors import UsageError
from agent.geometry import Window
from agent.occasion import strengths_in
from agent.settings import Settings
from policies.ui_tars.base import base_hash
from policies.ui_tars.prompt import Family, prompt_hash

if TYPE_CHECKING:
    from policies.tuning.method import Attached, Plan


_OTHERS = frozenset({"pocket"})  # policies that are no models of this family: what they were taught is theirs


class Adapters:
    """Those of one model. A change of them makes what is cached of it false: let it forget then."""

    def __init__(self, model: Any) -> None:
        self._model = model
        self._held: dict[str, Attached] = {}
        self._on: dict[str, float] = {}
        self.chosen: Mapping[str, float] = {}  # how strong each is, where it is on
        self.bindings: Mapping[str, str] = {}  # the application that it is bound to, where it is

    @property
    def names(self) -> tuple[str, ...]:
        """Return what was put on, whether it is on or not."""
        return tuple(self._held)

    def put(self, name: str, plan: Plan, *, seed: int = 0) -> Attached:
        """Put a new one on, which is off."""
        from policies.tuning.method import attach

        self._held[name] = attach(self._model, plan, key=f"taught_{len(self._held)}", seed=seed)
        return self._held[name]

    def load(self, name: str, folder: Path, card: Card) -> None:
        """Put a kept one on, which is off, unless it is there already. Raises UsageError."""
        if name in self._held:
            return
        from policies.tuning.method import Plan

        try:
            self.put(name, Plan(card.method, card.rank, card.switches)).load(folder)
        except (OSError, ValueError, SafetensorError) as error:
            raise UsageError(
                f"the weights of the adapter '{name}' cannot be used: {error} (tune it again)"
            ) from error

    def use(self, strengths: Mapping[str, float]) -> None:
        """Switch on what is named, as strong as it says, and everything else off. Raises UsageError."""
        for name, held in self._held.items():
            held.set(strengths.get(name, 0.0))
        self._on = {name: value for name, value in strengths.items() if value and name in self._held}

    def suit(self, windows: Sequence[Window]) -> bool:
        """Switch on what is for these windows; tell whether that is a change."""
        if not self.bindings:
            return False
        wanted = strengths_in(windows, self.chosen, self.bindings)
        changed = wanted != self._on
        if changed:
            self.use(wanted)
        return changed

    @property
    def on(self) -> tuple[str, ...]:
        """Return the names of what is on."""
        return tuple(self._on)

    def cache(self) -> Any:
        """Return an empty cache for the model; what is learned as a prefix stands in it already."""
        from transformers import DynamicCache

        cache = DynamicCache(config=self._model.config.get_text_config())
        for prefix in self._prefixes():
            for number, (keys, values) in enumerate(prefix):
                cache.update(keys, values, number)
        return cache

    @property
    def length(self) -> int:
        """Return how many places of a cache are learned prefixes."""
        return sum(prefix[0][0].shape[2] for prefix in self._prefixes())

    def _prefixes(self) -> Iterator[tuple[tuple[torch.Tensor, torch.Tensor], ...]]:
        for held in self._held.values():
            if (prefix := held.prefix()) is not None:
                yield prefix


@dataclass(frozen=True, slots=True)
class Taught:
    """An adapter that belongs to the model of the settings."""

    name: str
    strength: float
    folder: Path
    card: Card


def chosen(settings: Settings, family: Family) -> tuple[Taught, ...]:
    """Return the adapters of the settings. Raises UsageError where one is not for their model."""
    strengths = settings.strengths()
    kept = [
        Taught(name, strength, *adapter.find(name, adapter.shelf_beside(settings.runs)))
        for name, strength in strengths.items()
    ]
    found = [each for each in kept if each.card.family not in _OTHERS]
    if found and importlib.util.find_spec("peft") is None:
        raise UsageError("adapters need the package peft, which is missing (pip install 'deixis[tune]')")
    mark = base_hash(settings.model) if found else ""
    for each in found:
        refuse(each.name, each.card, settings.model, mark, family)
    return tuple(found)


def put_on(adapters: Adapters, taught: Sequence[Taught], bindings: Mapping[str, str] | None = None) -> None:
    """Put these on and switch them on, and everything else off. Raises UsageError.

    bindings: the applications in which alone some of them are to be on, by their names.
    """
    for each in taught:
        adapters.load(each.name, each.folder, each.card)
    adapters.chosen = {each.name: each.strength for each in taught}
    adapters.bindings = bindings or {}
    adapters.use(strengths_in((), adapters.chosen, adapters.bindings))


def refuse(name: str, card: Card, model: str, mark: str, family: Family) -> None:
    """Raise UsageError where an adapter does not belong to this model, its prompt, or to no run at all."""
    off = f"deixis adapters --off {name}"
    if card.base_hash != mark:
        raise UsageError(
            f"the adapter '{name}' was tuned on another base than '{model}', on '{card.base}' "
            f"(use that with --model, or switch it off: {off})"
        )
    if (card.family, card.prompt_hash) != (family.name, prompt_hash(family)):
        raise UsageError(
            f"the adapter '{name}' was tuned with another prompt, of '{card.family}' "
            f"(tune it again, set 'family', or switch it off: {off})"
        )
    if card.objection and not card.forced:
        raise UsageError(
            f"the adapter '{name}' is not used: {card.objection} "
            f"(use it all the same: deixis adapters --on {name} --force)"
        )
