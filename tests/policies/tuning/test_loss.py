from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import torch

from agent.control import Control
from policies.tuning.example import Voice
from policies.tuning.loss import Loss
from policies.tuning.source import courses
from policies.ui_tars.local import Local
from policies.ui_tars.prompt import FAMILIES, messages
from policies.ui_tars.resize import PROFILES


def test_the_loss_is_the_library_s_own_with_all_but_the_last_turn_left_out(
    tiny: Path, show: Callable[..., Path]
) -> None:
    family, profile = FAMILIES["ui-tars-1.5"], PROFILES["ui-tars-1.5"]
    (course,) = courses([show("one", (200, 130, 250, 155), "#f0f0f0")], Voice(family, profile))
    example = course.examples[0]
    local = Local(str(tiny), control=Control(), device="cpu")
    loss = Loss(local, family=family, profile=profile, language="en", screenshots=5)(example)
    question = local.encoder.encode(messages(example.observation(5), family), profile)
    wanted = torch.tensor(local.encoder.turn(example.turn.reply))
    tokens = torch.cat([question.tokens, wanted])[None]
    reference = local.model(
        input_ids=tokens,
        attention_mask=torch.ones_like(tokens),
        mm_token_type_ids=torch.cat([question.kinds, torch.zeros(len(wanted), dtype=torch.int)])[None],
        pixel_values=torch.cat(question.patches),
        image_grid_thw=question.grids,
        labels=torch.where(torch.arange(tokens.shape[1]) < len(question), -100, tokens),
    ).loss
    torch.testing.assert_close(loss, reference)
    assert local.encoder.turn("x")[-1] == local.model.generation_config.eos_token_id
