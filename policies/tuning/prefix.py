"""Prefix-tuning (Li and Liang 2021), with PEFT's encoder: learned keys and values before all that is read.

The trap: PEFT's own wrapper drops the positions that it is given, and the models here count theirs in three
parts. So only what PEFT learns is used; it is put at the beginning of the cache, where positions do not
matter: what stands there has none.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file
from torch import nn

from agent.errors import UsageError
from policies.tuning.method import WEIGHTS, Plan, Prefixed

_NAME = "prompt_embeddings"  # in PEFT's files


class Prefix:
    """P learned keys and values for each of L layers, with H heads of D."""

    def __init__(self, model: Any, plan: Plan) -> None:
        from peft import PrefixEncoder, PrefixTuningConfig, TaskType

        text = model.config.get_text_config()
        width = getattr(text, "head_dim", None) or text.hidden_size // text.num_attention_heads
        self._shape = (plan.rank, text.num_hidden_layers, 2, text.num_key_value_heads, width)
        self._config = PrefixTuningConfig(
            task_type=TaskType.CAUSAL_LM,
            num_virtual_tokens=plan.rank,
            num_layers=text.num_hidden_layers,
            num_attention_heads=text.num_key_value_heads,
            token_dim=text.num_key_value_heads * width,
        )
        self._config.num_transformer_submodules = 1
        self._encoder: Any = PrefixEncoder(self._config)  # type: ignore[no-untyped-call]
        self._encoder.to(model.device)
        self._dtype = model.dtype
        self._on = False

    def begin_with(self, cache: Any) -> None:
        """Start from what the model itself makes of some words, P at least, instead of from noise."""
        rank = self._shape[0]
        kept = torch.stack(
            [torch.stack([layer.keys[0, :, :rank], layer.values[0, :, :rank]]) for layer in cache.layers]
        )  # L x 2 x H x P x D
        with torch.no_grad():
            self._encoder.embedding.weight.copy_(kept.permute(3, 0, 1, 2, 4).flatten(1))

    def parameters(self) -> list[nn.Parameter]:
        """Return the keys and values."""
        return list(self._encoder.parameters())

    def set(self, strength: float) -> None:
        """Put it before what is read, or not."""
        if strength not in (0, 1):
            raise UsageError(f"a prefix is on or off, it has no strength {strength:g} (give 1 or 0)")
        self._on = bool(strength)

    def prefix(self) -> Prefixed | None:
        """Return the keys and values; nothing where it is off."""
        if not self._on:
            return None
        places = torch.arange(self._shape[0], device=self._encoder.embedding.weight.device)
        made = self._encoder(places).view(self._shape).permute(1, 2, 3, 0, 4).to(self._dtype)
        return tuple((keys[None], values[None]) for keys, values in made)  # each 1 x H x P x D

    def save(self, folder: Path) -> None:
        """Write the weights and their description as PEFT does."""
        weight = self._encoder.embedding.weight.detach().cpu().contiguous()
        save_file({_NAME: weight}, folder / WEIGHTS)
        self._config.save_pretrained(str(folder))

    def load(self, folder: Path) -> None:
        """Read the weights of another one of the same form."""
        weight = load_file(folder / WEIGHTS).get(_NAME)
        if weight is None or weight.shape != self._encoder.embedding.weight.shape:
            raise ValueError("they have another form")
        with torch.no_grad():
            self._encoder.embedding.weight.copy_(weight)
