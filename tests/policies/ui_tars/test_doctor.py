from __future__ import annotations

import pytest
import torch

from agent.registry import load
from policies.ui_tars.doctor import examine


def test_where_models_can_run_a_tiny_one_says_on_what() -> None:
    (finding,) = load("doctors", "models")()
    assert finding.ok
    assert "answers on" in finding.message


def test_where_they_cannot_that_is_a_finding_with_its_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*given: object, **named: object) -> torch.Tensor:
        raise RuntimeError("no kernel image is available for execution\nsecond line")

    monkeypatch.setattr(torch.nn.functional, "scaled_dot_product_attention", broken)
    (finding,) = examine()
    assert not finding.ok
    assert finding.message == (
        "a tiny model cannot answer: no kernel image is available for execution "
        "(reinstall torch and transformers)"
    )
