"""Looking into a model while it answers: where it looks, and how much its adapters change.

The trap: a measurement that takes another way through the model measures another model. So nothing is asked
of it twice: hooks read what passes by, for the one row that writes the next token, and are there only while
somebody watches. They give nothing back, so the answer is the same.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any

import torch

from agent.events import Reading
from policies.ui_tars.backend import ADAPTER_SHARE, ATTENTION, LORA_SHARE, PREFIX_SHARE
from policies.ui_tars.encoding import Encoded

MARK = "Action"  # after it, digits are coordinates


class Attention:
    """Where the model looks while it writes coordinates: the share of each part of the last picture.

    L layers, H heads, G heads a key, K keys, D width of a head, T tokens, P parts of the picture.
    before: places of a prefix, which come before the tokens of the question; the attention that it takes is
    missing from the picture's share.
    """

    source = ATTENTION

    def __init__(self, model: Any, question: Encoded, before: int = 0) -> None:
        self._grid, self._picture = _last_picture(question, before)
        self._rows: dict[int, torch.Tensor] = {}  # of the token that is being written, each P
        self._text = ""
        self._sums: dict[bool, torch.Tensor] = {}  # L x P, of tokens of coordinates and of all
        self._counts = {True: 0, False: 0}
        self._hooks = _on_last(model, self._keep) if any(self._grid) else []

    def heard(self, piece: str) -> None:
        """Take what was measured while this piece of the answer was written."""
        if not self._rows:
            return
        seen = torch.stack([self._rows[number] for number in sorted(self._rows)])  # L x P
        marks = self._text.count(MARK)
        self._text += piece
        if self._text.count(MARK) > marks:  # a thought may have numbers too
            self._sums.pop(True, None)
            self._counts[True] = 0
        for written in {False, any(letter.isdigit() for letter in piece)}:
            self._sums[written] = self._sums.get(written, torch.zeros_like(seen)) + seen
            self._counts[written] += 1

    def readings(self) -> Iterator[Reading]:
        """Yield the mean over the tokens of coordinates, over all where the answer has none."""
        written = self._counts[True] > 0
        if self._counts[written]:
            mean = self._sums[written] / self._counts[written]  # L x P
            label = "coordinates" if written else "answer"
            values = tuple(mean.flatten().tolist())
            yield Reading(
                self.source,
                values,
                ("layer", "row", "column"),
                "",
                (len(mean), *self._grid),
                label,
                kept=True,
            )

    def detach(self) -> None:
        for hook in self._hooks:
            hook.remove()

    def _keep(self, number: int, shares: torch.Tensor) -> None:
        self._rows[number] = shares[:, self._picture].mean(dim=0).cpu()  # P


class PrefixShare:
    """How much of its attention each head pays to a learned prefix, the mean over the answer's tokens."""

    source = PREFIX_SHARE

    def __init__(self, model: Any, question: Encoded, before: int = 0) -> None:
        self._before = before
        self._sums: dict[int, torch.Tensor] = {}  # of each layer, H
        self._count = 0
        self._hooks = _on_last(model, self._keep) if before else []

    def heard(self, piece: str) -> None:
        """Count this piece: the hooks have measured it already."""
        self._count += 1

    def readings(self) -> Iterator[Reading]:
        """Yield the share by layer and head; nothing where no prefix is on."""
        if self._sums and self._count:
            shares = torch.stack([self._sums[number] for number in sorted(self._sums)]) / self._count  # L x H
            yield Reading(
                self.source,
                tuple(shares.flatten().tolist()),
                ("layer", "head"),
                "",
                tuple(shares.shape),
                kept=True,
            )

    def detach(self) -> None:
        for hook in self._hooks:
            hook.remove()

    def _keep(self, number: int, shares: torch.Tensor) -> None:
        paid = shares[:, : self._before].sum(dim=1).cpu()  # H
        self._sums[number] = self._sums.get(number, torch.zeros_like(paid)) + paid


def _on_last(model: Any, keep: Callable[[int, torch.Tensor], None]) -> list[Any]:
    """Hand over, at each layer, the last token's attention by head: H x T. Return the hooks."""
    queries: dict[int, torch.Tensor] = {}

    def attached(number: int, layer: Any) -> Iterator[Any]:
        def hear(module: Any, given: Any, made: torch.Tensor) -> None:
            queries[number] = made[:1, -1]

        def look(module: Any, given: Any, named: dict[str, Any], made: Any) -> None:
            keep(number, _last_row(queries.pop(number), module, named))

        yield layer.q_proj.register_forward_hook(hear)
        yield layer.register_forward_hook(look, with_kwargs=True)

    layers = [each for each in model.modules() if hasattr(each, "q_proj")]
    return [hook for number, each in enumerate(layers) for hook in attached(number, each)]


def _last_row(query: torch.Tensor, layer: Any, named: dict[str, Any]) -> torch.Tensor:
    """Return what a layer's last token attends to. Shape: H x T."""
    keys = named["past_key_values"].layers[layer.layer_idx].keys[0]  # K x T x D
    query = query.view(-1, keys.shape[-1])  # H x D
    query = layer.q_norm(query) if hasattr(layer, "q_norm") else query
    cos, sin = (each[0, -1] for each in named["position_embeddings"])  # each D
    first, second = query.chunk(2, dim=-1)
    query = query * cos + torch.cat([-second, first], dim=-1) * sin
    query = query.view(len(keys), -1, keys.shape[-1])  # K x G x D
    scores = query @ keys.transpose(1, 2) * layer.scaling  # K x G x T
    share: torch.Tensor = scores.float().softmax(-1).flatten(0, 1)
    return share


class LoraShare:
    """How large what the adapters add is beside what they add it to, at each layer: ‖ΔWx‖/‖Wx‖."""

    source = LORA_SHARE

    def __init__(self, model: Any, question: Encoded, before: int = 0) -> None:
        self._shares: dict[str, list[float]] = defaultdict(list)
        self._hooks = []
        for name, each in model.named_modules():
            if hasattr(each, "lora_A") and hasattr(each, "base_layer"):
                self._hooks.append(each.register_forward_hook(self._measured(name)))

    def heard(self, piece: str) -> None:
        """Take what was measured while this piece was written: the hooks have it already."""

    def readings(self) -> Iterator[Reading]:
        """Yield for each kind of layer its mean over the answer's tokens, one value a layer."""
        yield from _by_layer(self.source, self._shares)

    def detach(self) -> None:
        for hook in self._hooks:
            hook.remove()

    def _measured(self, name: str) -> Callable[[Any, Any, torch.Tensor], None]:
        def measure(module: Any, given: tuple[torch.Tensor, ...], made: torch.Tensor) -> None:
            # the layer's own forward is called, past the hooks of whoever else watches it
            plain = module.base_layer.forward(given[0][..., -1:, :]).float()
            added = made[..., -1:, :].float() - plain
            self._shares[name].append(float(added.norm() / plain.norm().clamp_min(1e-9)))

        return measure


class AdapterShare:
    """How much the adapters behind each part change what passes, for the last token: ‖Δh‖/‖h‖."""

    source = ADAPTER_SHARE

    def __init__(self, model: Any, question: Encoded, before: int = 0) -> None:
        from policies.tuning.bottleneck import behind

        self._shares: dict[str, list[float]] = defaultdict(list)
        self._hooks = []
        for name, hook in behind(model):
            hook.told = self._measured(name)
            self._hooks.append(hook)

    def heard(self, piece: str) -> None:
        """Take what was measured while this piece was written: the hooks have it already."""

    def readings(self) -> Iterator[Reading]:
        """Yield for attention and for the MLPs the mean over the answer's tokens, one value a layer."""
        yield from _by_layer(self.source, self._shares)

    def detach(self) -> None:
        for hook in self._hooks:
            hook.told = None

    def _measured(self, name: str) -> Callable[[torch.Tensor, torch.Tensor], None]:
        def measure(first: torch.Tensor, added: torch.Tensor) -> None:
            last, change = (each[..., -1:, :].float() for each in (first, added))
            self._shares[name].append(float(change.norm() / last.norm().clamp_min(1e-9)))

        return measure


def _by_layer(source: str, shares: Mapping[str, Sequence[float]]) -> Iterator[Reading]:
    """Yield for each kind of part its means, one value a layer."""
    kinds: dict[str, list[float]] = defaultdict(list)
    for name, told in shares.items():
        kinds[_kind(name)].append(sum(told) / len(told))
    for kind, means in kinds.items():
        yield Reading(source, tuple(means), ("layer",), "", (len(means),), kind, kept=True)


def _last_picture(question: Encoded, before: int) -> tuple[tuple[int, int], slice]:
    """Return the rows and columns of the parts of the last picture, and which tokens they are."""
    if not len(question.grids):
        return (0, 0), slice(0)
    parts = question.kinds.nonzero()
    side = math.isqrt(int(question.grids.prod(dim=1).sum()) // len(parts))  # patches in a part
    _, high, wide = (int(each) // side for each in question.grids[-1])
    end = before + int(parts.max()) + 1
    return (high, wide), slice(end - high * wide, end)


def _kind(name: str) -> str:
    """Return which of a layer's matrices this is: its last word, after 'visual' for the tower that sees."""
    words = name.split(".")
    return f"visual.{words[-1]}" if "visual" in words else words[-1]


Probe = Attention | PrefixShare | LoraShare | AdapterShare
PROBES: tuple[type[Probe], ...] = (Attention, PrefixShare, LoraShare, AdapterShare)


def probes_of(names: Collection[str], model: Any, question: Encoded, before: int = 0) -> list[Probe]:
    """Return these probes, attached to the model for this one answer; whoever asks detaches them."""
    return [each(model, question, before) for each in PROBES if each.source in names]
