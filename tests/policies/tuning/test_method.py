from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch
from transformers import AutoModelForImageTextToText

from agent.errors import UsageError
from policies.tuning.method import Plan
from policies.ui_tars.adapters import Adapters

WORDS = torch.arange(40)[None]
PLANS = [
    Plan("lora", 4),
    Plan("lora", 4, ("rslora",)),
    Plan("lora", 4, ("dora",)),
    Plan("prefix", 4),
    Plan("adapter", 4),
]


def loaded(folder: Path) -> Any:
    return AutoModelForImageTextToText.from_pretrained(folder).eval()


@torch.no_grad()
def heard(model: Any, adapters: Adapters) -> torch.Tensor:
    """Return what the model makes of some words."""
    places = torch.arange(WORDS.shape[1]).expand(3, 1, -1)
    out = model(input_ids=WORDS, position_ids=places, past_key_values=adapters.cache(), use_cache=True)
    logits: torch.Tensor = out.logits
    return logits


def learn_something(held: Any) -> None:
    with torch.no_grad():
        for each in held.parameters():
            each.add_(torch.randn(each.shape, generator=torch.Generator().manual_seed(1)), alpha=0.05)


@pytest.mark.parametrize("plan", PLANS, ids=str)
def test_what_is_put_on_changes_nothing_until_it_is_switched_on_and_comes_back_from_its_file(
    plan: Plan, tiny: Path, tmp_path: Path
) -> None:
    model = loaded(tiny)
    adapters = Adapters(model)
    before = heard(model, adapters)
    held = adapters.put("one", plan)
    assert torch.equal(heard(model, adapters), before)
    learn_something(held)
    adapters.use({"one": 1.0})
    taught = heard(model, adapters)
    assert not torch.allclose(taught, before)
    held.save(tmp_path)
    other = loaded(tiny)
    others = Adapters(other)
    others.put("again", plan, seed=7).load(tmp_path)
    others.use({"again": 1.0})
    torch.testing.assert_close(heard(other, others), taught)
    adapters.use({})
    assert torch.equal(heard(model, adapters), before)


@pytest.mark.filterwarnings("ignore:.is_gradient_checkpointing:FutureWarning")  # PEFT's own use of it
def test_a_lora_is_peft_s_own_file(tiny: Path, tmp_path: Path) -> None:
    from peft import PeftModel

    model = loaded(tiny)
    adapters = Adapters(model)
    held = adapters.put("one", Plan("lora", 4, ("rslora",)))
    learn_something(held)
    held.save(tmp_path)
    adapters.use({"one": 1.0})
    reference = PeftModel.from_pretrained(loaded(tiny), tmp_path).eval()
    torch.testing.assert_close(heard(reference, adapters), heard(model, adapters))


def test_two_are_stacked_and_weighed(tiny: Path) -> None:
    model = loaded(tiny)
    adapters = Adapters(model)
    for name in ("one", "two"):
        learn_something(adapters.put(name, Plan("lora", 4)))
    adapters.use({"one": 0.5, "two": 0.5})  # they learned the same
    both = heard(model, adapters)
    adapters.use({"one": 1.0})
    torch.testing.assert_close(heard(model, adapters), both)


def test_a_prefix_has_no_strength(tiny: Path) -> None:
    adapters = Adapters(loaded(tiny))
    adapters.put("one", Plan("prefix", 4))
    with pytest.raises(UsageError, match=r"on or off.*\(give 1 or 0\)"):
        adapters.use({"one": 0.5})


def test_a_file_of_another_form_is_refused(tiny: Path, tmp_path: Path) -> None:
    Adapters(loaded(tiny)).put("one", Plan("lora", 4)).save(tmp_path)
    with pytest.raises(ValueError, match="they have another form"):
        Adapters(loaded(tiny)).put("one", Plan("lora", 8)).load(tmp_path)
