"""LoRA (Hu et al. 2021), by PEFT: low-rank updates beside the linear layers that read and write.

It is put into the model's own layers, so that the model stays the object that it was; several are added up.
"""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

from safetensors.torch import load_file, save_file
from torch import nn

from policies.tuning.method import WEIGHTS, Plan, Prefixed

LAYERS = r".*language_model\.layers\..*\.(q_proj|k_proj|v_proj|o_proj|gate_proj|up_proj|down_proj)"
_PREFIX = "base_model.model."  # of the names in PEFT's files


class Lora:
    """One LoRA on a model; key: its name there, layers: which linear layers it stands beside."""

    def __init__(self, model: Any, plan: Plan, key: str, *, layers: str = LAYERS) -> None:
        from peft import LoraConfig, inject_adapter_in_model

        self._model = model
        self._key = key
        self._config = LoraConfig(
            r=plan.rank,
            lora_alpha=2 * plan.rank,
            target_modules=layers,
            use_rslora="rslora" in plan.switches,
            use_dora="dora" in plan.switches,
        )
        with warnings.catch_warnings():
            warnings.filterwarnings(
                "ignore", "Already found a `peft_config`"
            )  # several are meant to be there
            inject_adapter_in_model(self._config, model, key)
        for parameter in self.parameters():
            parameter.data = parameter.data.float()  # half precision loses small steps
        self.set(0)

    def parameters(self) -> list[nn.Parameter]:
        """Return A and B of every layer, and with DoRA the lengths."""
        mark = f".{self._key}."
        return [each for name, each in self._model.named_parameters() if mark in f"{name}."]

    def set(self, strength: float) -> None:
        """Set how much it is added; of 0 nothing is computed."""
        from peft.tuners.lora import LoraLayer

        for layer in self._model.modules():
            if not isinstance(layer, LoraLayer) or self._key not in layer.lora_A:
                continue
            others = [name for name in layer.active_adapters if name != self._key]
            layer.set_adapter([*others, self._key] if strength else others)
            layer.set_scale(self._key, strength)
        for parameter in self.parameters():
            parameter.requires_grad_(bool(strength))

    def prefix(self) -> Prefixed | None:
        """Return nothing."""
        return None

    def save(self, folder: Path) -> None:
        """Write the weights and their description as PEFT does."""
        from peft import get_peft_model_state_dict

        weights = get_peft_model_state_dict(self._model, adapter_name=self._key)
        save_file(
            {_PREFIX + name: each.detach().cpu().contiguous() for name, each in weights.items()},
            folder / WEIGHTS,
        )
        self._config.save_pretrained(str(folder))

    def load(self, folder: Path) -> None:
        """Read the weights of another one of the same form."""
        from peft import set_peft_model_state_dict

        weights = {name.removeprefix(_PREFIX): each for name, each in load_file(folder / WEIGHTS).items()}
        try:
            left: Any = set_peft_model_state_dict(self._model, weights, adapter_name=self._key)
        except RuntimeError as error:
            raise ValueError("they have another form") from error
        if left.unexpected_keys or any(f".{self._key}." in f"{name}." for name in left.missing_keys):
            raise ValueError("they are those of other layers")
