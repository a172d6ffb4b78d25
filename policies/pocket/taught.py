"""What the pointer was taught from demonstrations, put on it: LoRA, a prefix, or Houlsby's adapters."""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, assert_never

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from agent import adapter
from agent.errors import UsageError
from agent.geometry import Window
from agent.occasion import strengths_in
from agent.settings import Settings
from policies.pocket.model import PocketModel
from policies.pocket.pointer import Attention, Thought
from policies.tuning.bottleneck import Bottlenecks
from policies.tuning.lora import Lora
from policies.tuning.method import WEIGHTS, Attached, Plan, Prefixed
from policies.ui_tars.base import base_hash

FAMILY = "pocket"
SENTENCES = "1"  # the way in which sentences become numbers; another one makes what was taught useless
LAYERS = (
    r"point\.(own|words|heard|whole|around\.1|among\.\d+\.(query|key_value|out)|listen\.\d+\.(query|key_value|out)"
    r"|think\.\d+\.(up|down))"
)


def attach(model: PocketModel, plan: Plan, key: str, *, seed: int = 0) -> Attached:
    """Put something new on the pointer, which is frozen by it."""
    for parameter in model.parameters():
        parameter.requires_grad_(False)
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        match plan.method:
            case "lora":
                return Lora(model, plan, key, layers=LAYERS)
            case "prefix":
                return Before(model, plan)
            case "adapter":
                parts = [part for part in model.point.modules() if isinstance(part, Attention | Thought)]
                return Bottlenecks(parts, model.config.pointing, plan, model.device)
            case _:
                assert_never(plan.method)


class Before:
    """Prefix-tuning: learned keys and values that marks attend to beside the words and each other."""

    def __init__(self, model: PocketModel, plan: Plan) -> None:
        self._parts: list[Any] = [part for part in model.point.modules() if isinstance(part, Attention)]
        width = model.config.pointing
        self._learned = nn.ParameterList(
            nn.Parameter(torch.randn(2, plan.rank, width, device=model.device) * 0.02) for _ in self._parts
        )

    def parameters(self) -> list[nn.Parameter]:
        """Return the keys and values of each layer: 2 × P × D."""
        return list(self._learned)

    def set(self, strength: float) -> None:
        """Put them before the words, or not."""
        if strength not in (0, 1):
            raise UsageError(f"a prefix is on or off, it has no strength {strength:g} (give 1 or 0)")
        for part, learned in zip(self._parts, self._learned, strict=True):
            part.before = learned if strength else None

    def prefix(self) -> Prefixed | None:
        """Return nothing: no cache holds it."""
        return None

    def save(self, folder: Path) -> None:
        """Write the weights."""
        save_file(
            {f"{place}": each.detach().cpu() for place, each in enumerate(self._learned)}, folder / WEIGHTS
        )

    def load(self, folder: Path) -> None:
        """Read the weights of another one of the same form."""
        kept = load_file(folder / WEIGHTS)
        wanted: list[Tensor] = list(self._learned)
        if any(kept.get(f"{place}", torch.empty(0)).shape != each.shape for place, each in enumerate(wanted)):
            raise ValueError("they have another form")
        with torch.no_grad():
            for place, each in enumerate(wanted):
                each.copy_(kept[f"{place}"])


class Worn:
    """What was put on a model, by name; which of it is on follows the application in front."""

    def __init__(
        self, held: Mapping[str, Attached], strengths: Mapping[str, float], bindings: Mapping[str, str]
    ) -> None:
        self._held = held
        self._strengths = strengths
        self._bindings = bindings
        self._on: dict[str, float] | None = None
        self.suit(())

    def suit(self, windows: Sequence[Window]) -> tuple[str, ...]:
        """Switch on what is for these windows, all else off, and return the names of what is on."""
        wanted = strengths_in(windows, self._strengths, self._bindings)
        if wanted != self._on:
            for name, held in self._held.items():
                if name not in wanted:
                    held.set(0)  # before others are set: two prefixes have one place
            for name, strength in wanted.items():
                self._held[name].set(strength)
            self._on = wanted
        return tuple(wanted)


def put_on(model: PocketModel, folder: Path, settings: Settings) -> Worn:
    """Put on what the settings have on of this model. Raises UsageError where one is of another model."""
    worn: dict[str, Attached] = {}
    shelf = adapter.shelf_beside(settings.runs)
    for place, name in enumerate(settings.strengths()):
        kept, card = adapter.find(name, shelf)
        if card.family != FAMILY:
            continue  # another policy's
        off = f"deixis adapters --off {name}"
        if importlib.util.find_spec("peft") is None:
            raise UsageError("adapters need the package peft, which is missing (pip install 'deixis[tune]')")
        if (card.base_hash, card.prompt_hash) != (base_hash(str(folder)), SENTENCES):
            raise UsageError(
                f"the adapter '{name}' was tuned on another model than the one in '{folder}' "
                f"(tune it again, or switch it off: {off})"
            )
        if card.objection and not card.forced:
            raise UsageError(
                f"the adapter '{name}' is not used: {card.objection} "
                f"(use it all the same: deixis adapters --on {name} --force)"
            )
        put = attach(model, Plan(card.method, card.rank, card.switches), f"taught_{place}")
        try:
            put.load(kept)
        except (OSError, ValueError) as error:
            raise UsageError(
                f"the weights of the adapter '{name}' cannot be used: {error} (tune it again)"
            ) from error
        worn[name] = put
    strengths = {name: value for name, value in settings.strengths().items() if name in worn}
    return Worn(worn, strengths, settings.bindings())
