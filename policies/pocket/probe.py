"""What goes on in the model while it looks and reads: at its bends, and in what it was taught.

The trap: one screen is a small sample. A unit that is silent for all that is on it may speak on the next, so
the share is that of this screen, at this step.

Layers are found by what they are, not by their names, so that another model shows its own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from agent.events import Emit, Probed, Reading

if TYPE_CHECKING:
    from torch import Tensor, nn

INPUT, DEAD = "activations.input", "activations.silent"
PREFIX, LORA, ADAPTER = "prefix.share", "lora.share", "adapter.share"
PROBES: Mapping[str, str] = {
    LORA: "how large what a LoRA adds is beside what it is added to, by layer",
    ADAPTER: "how much bottleneck adapters change what passes through each layer",
    PREFIX: "how much of its attention each head pays to a learned prefix",
    INPUT: "how the values that go into each activation function are spread",
    DEAD: "the share of units that let nothing pass on this screen",
}
LOW, HIGH, BINS = -6.0, 6.0, 48
SILENT = 0.01  # of a unit's output, above which it lets something pass


@contextmanager
def probed(eye: Any, sources: Collection[str], emit: Emit) -> Iterator[None]:
    """Watch a model's parts meanwhile, and tell of them at the end."""
    if not sources:
        yield
        return
    kinds = (Bends, PrefixShare, LoraShare, AdapterShare)
    watched = [kind(eye) for kind in kinds if kind.sources & set(sources)]
    try:
        yield
    finally:
        for each in watched:
            each.detach()
    for each in watched:
        for reading in each.readings():
            if reading.source in sources:
                emit(Probed(reading))


def layers(eye: Any) -> Iterator[tuple[str, nn.Module]]:
    """Yield the activation functions among the modules that an object holds, each with its name."""
    from torch import nn  # takes seconds

    kinds = (nn.GELU, nn.SiLU, nn.ReLU, nn.Tanh, nn.Sigmoid)
    for held in vars(eye).values():
        if isinstance(held, nn.Module):
            for name, module in held.named_modules():
                if isinstance(module, kinds) or type(module).__name__.endswith("Activation"):
                    yield name, module


class Bends:
    """All activation functions of what an eye holds."""

    sources = frozenset({INPUT, DEAD})

    def __init__(self, eye: Any) -> None:
        self._bends = {name: Bend(layer) for name, layer in layers(eye)}

    def detach(self) -> None:
        for bend in self._bends.values():
            bend.detach()

    def readings(self) -> Iterator[Reading]:
        for name, bend in self._bends.items():
            yield from bend.readings(name)


class Bend:
    """One activation function: counts what goes in (U units) and remembers the most that comes out."""

    def __init__(self, layer: nn.Module) -> None:
        self._counts: Tensor | None = None  # BINS
        self._most: Tensor | None = None  # U
        self._hook = layer.register_forward_hook(self._keep)

    def detach(self) -> None:
        self._hook.remove()

    def _keep(self, layer: Any, given: tuple[Tensor, ...], made: Tensor) -> None:
        import torch

        rows = given[0].detach().float().flatten(0, -2)  # N x U
        counts = torch.histc(rows.clamp(LOW, HIGH), BINS, LOW, HIGH).cpu()
        most = (
            made.detach().float().flatten(0, -2).amax(dim=0).cpu()
            if len(rows)
            else torch.zeros(rows.shape[1])
        )
        self._counts = counts if self._counts is None else self._counts + counts
        self._most = most if self._most is None else torch.maximum(self._most, most)

    def readings(self, name: str) -> Iterator[Reading]:
        """Tell the share of values in each bin, and of units that never let anything pass."""
        if self._counts is None or self._most is None:
            return
        shares = 100 * self._counts / self._counts.sum().clamp(min=1)
        for number, share in enumerate(shares.tolist()):
            middle = LOW + (number + 0.5) * (HIGH - LOW) / BINS
            yield Reading(INPUT, (share,), ("value",), "%", label=name, at=middle, kept=True)
        silent = 100 * float((self._most <= SILENT).float().mean())
        yield Reading(DEAD, (silent,), (), "%", label=name, kept=True)


class PrefixShare:
    """The attention that marks pay to the keys of a prefix, by layer and head; nothing where none is on."""

    sources = frozenset({PREFIX})

    def __init__(self, eye: Any) -> None:
        from policies.pocket.pointer import Attention

        parts = [part for part in eye.model.modules() if isinstance(part, Attention)]
        self._shares: dict[int, list[Tensor]] = {}  # of each layer and each time that it was asked, H
        self._hooks = [
            part.register_forward_hook(self._kept(number), with_kwargs=True)
            for number, part in enumerate(parts)
        ]

    def detach(self) -> None:
        for hook in self._hooks:
            hook.remove()

    def _kept(self, number: int) -> Any:
        def keep(part: Any, given: tuple[Any, ...], named: Any, made: Tensor) -> None:
            if part.before is not None:
                self._shares.setdefault(number, []).append(part.paid_to_prefix(*given))

        return keep

    def readings(self) -> Iterator[Reading]:
        """Tell the mean over marks and sentences, and over the times that it was asked."""
        if not self._shares:
            return
        import torch

        means = [torch.stack(told).mean(0).tolist() for _, told in sorted(self._shares.items())]  # L x H
        values = [share for layer in means for share in layer]
        yield Reading(PREFIX, values, ("layer", "head"), shape=(len(means), len(means[0])), kept=True)


class LoraShare:
    """How large what LoRA adds is beside what it is added to: ‖ΔWx‖ / ‖Wx‖, over all marks or words."""

    sources = frozenset({LORA})

    def __init__(self, eye: Any) -> None:
        self._model = eye.model
        self._shares: dict[str, list[float]] = {}
        self._hooks = [
            part.register_forward_hook(self._measured(name))
            for name, part in eye.model.named_modules()
            if hasattr(part, "lora_A") and hasattr(part, "base_layer")
        ]

    def detach(self) -> None:
        for hook in self._hooks:
            hook.remove()

    def _measured(self, name: str) -> Any:
        def measure(part: Any, given: tuple[Tensor, ...], made: Tensor) -> None:
            # the layer's own forward is called, past the hooks of whoever else watches it
            plain = part.base_layer.forward(given[0])
            self._shares.setdefault(name, []).append(_ratio(made - plain, plain))

        return measure

    def readings(self) -> Iterator[Reading]:
        return _by_layer(LORA, self._shares, self._model)


class AdapterShare:
    """How much the adapters behind each part change what passes: ‖Δh‖ / ‖h‖, over all marks."""

    sources = frozenset({ADAPTER})

    def __init__(self, eye: Any) -> None:
        from policies.tuning.bottleneck import behind

        self._model = eye.model
        self._shares: dict[str, list[float]] = {}
        self._hooks = []
        for name, hook in behind(eye.model):
            hook.told = self._measured(name)
            self._hooks.append(hook)

    def detach(self) -> None:
        for hook in self._hooks:
            hook.told = None

    def _measured(self, name: str) -> Any:
        def measure(first: Tensor, added: Tensor) -> None:
            self._shares.setdefault(name, []).append(_ratio(added, first))

        return measure

    def readings(self) -> Iterator[Reading]:
        return _by_layer(ADAPTER, self._shares, self._model)


def _ratio(added: Tensor, first: Tensor) -> float:
    return float(added.detach().float().norm() / first.detach().float().norm().clamp_min(1e-9))


def _by_layer(source: str, shares: Mapping[str, Sequence[float]], model: Any) -> Iterator[Reading]:
    """Tell the mean share in each block at each layer; layer 0 is what comes in.

    shares: by the name of a part, as "point.among.2.query".
    """
    told: dict[tuple[str, int], list[float]] = {}
    for name, each in shares.items():
        _, block, place, *_ = *name.split("."), "", ""
        if not place.isdigit() or block == "around":
            block, layer = "in", 0
        else:
            first = model.config.before if block == "listen" else 0  # the sentence is heard later
            layer = first + int(place) + 1
        told.setdefault((block, layer), []).extend(each)
    for (block, layer), each in sorted(told.items()):
        yield Reading(source, (sum(each) / len(each),), ("layer",), label=block, at=layer, kept=True)
