from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from agent.control import Control
from agent.geometry import Box
from agent.screenshot import Screenshot
from policies.tuning.bottleneck import behind
from policies.tuning.method import Plan
from policies.ui_tars.backend import ADAPTER_SHARE, ATTENTION, LORA_SHARE, PREFIX_SHARE
from policies.ui_tars.local import Local
from policies.ui_tars.probe import Attention
from policies.ui_tars.prompt import Message
from policies.ui_tars.resize import PROFILES, Profile
from policies.ui_tars.tiny import Kind, write_tiny

SIZES = {
    Kind.QWEN2: PROFILES["qwen2.5-vl"],
    Kind.QWEN2_5: PROFILES["qwen2.5-vl"],
    Kind.QWEN3: PROFILES["qwen3-vl"],
}


def shot(seed: int) -> Screenshot:
    pixels = np.random.default_rng(seed).integers(0, 255, (84, 160, 4), np.uint8)
    return Screenshot(pixels, Box(0, 0, 160, 84), 0.0)


TALK = (
    Message("user", ("Do it.", shot(1))),
    Message("assistant", ("Action: wait()",)),
    Message("user", (shot(2),)),
)


@pytest.fixture(scope="module", autouse=True)
def one_thread() -> Iterator[None]:
    """Let so small a model wait for no second core."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[Kind, Path]:
    os.environ["HF_HUB_OFFLINE"] = "1"
    place = tmp_path_factory.mktemp("model")
    return {kind: write_tiny(place / kind, kind=kind) for kind in Kind}


@pytest.fixture(params=Kind)
def kind(request: pytest.FixtureRequest) -> Kind:
    return Kind(request.param)


def hooks(model: Any) -> int:
    return sum(len(each._forward_hooks) for each in model.modules())


def silent(piece: str, probability: float | None) -> None:
    """Hear nothing."""


def places_and_pictures(local: Local, size: Profile) -> dict[str, Any]:
    question = local._encoder.encode(TALK, size)
    return {
        "input_ids": question.tokens[None],
        "position_ids": local.places(question),
        "pixel_values": torch.cat(question.patches),
        "image_grid_thw": question.grids,
    }


def test_watching_changes_no_answer_and_hooks_are_there_only_meanwhile(
    folders: dict[Kind, Path], kind: Kind
) -> None:
    local = Local(str(folders[kind]), control=Control(), most_tokens=5)
    counted: list[int] = []

    def tell(piece: str, probability: float | None) -> None:
        counted.append(hooks(local.model))

    plain = local.answer(TALK, SIZES[kind], tell)
    assert set(counted) == {0}
    assert plain.readings == ()
    local.forget()
    local.watch({ATTENTION, LORA_SHARE})
    counted.clear()
    watched = local.answer(TALK, SIZES[kind], tell)
    assert set(counted) == {4}  # two for each of two layers
    assert hooks(local.model) == 0
    assert (watched.text, watched.confidence) == (plain.text, plain.confidence)
    assert [reading.source for reading in watched.readings] == [ATTENTION]


def test_attention_is_that_of_the_librarys_own_plain_way(folders: dict[Kind, Path], kind: Kind) -> None:
    local = Local(str(folders[kind]), control=Control(), most_tokens=1)
    local.watch({ATTENTION})
    (reading,) = local.answer(TALK, SIZES[kind], silent).readings
    local.model.set_attn_implementation("eager")
    given = places_and_pictures(local, SIZES[kind])
    with torch.inference_mode():
        layers = local.model(**given, output_attentions=True).attentions
    last = local._encoder.encode(TALK, SIZES[kind]).kinds.nonzero()[-reading.shape[1] * reading.shape[2] :, 0]
    expected = torch.stack([layer[0, :, -1, last].mean(0) for layer in layers])
    high, wide = (int(each) // 2 for each in given["image_grid_thw"][-1][1:])
    assert reading.axes == ("layer", "row", "column")
    assert reading.shape == (2, high, wide)
    torch.testing.assert_close(torch.tensor(reading.values).view(2, -1), expected, atol=1e-6, rtol=1e-4)


def test_with_a_prefix_attention_is_still_that_to_the_picture_which_the_prefix_takes_a_part_of(
    folders: dict[Kind, Path], kind: Kind
) -> None:
    pytest.importorskip("peft")
    local = Local(str(folders[kind]), control=Control(), most_tokens=1)
    local.watch({ATTENTION, PREFIX_SHARE})
    (alone,) = local.answer(TALK, SIZES[kind], silent).readings
    (learned,) = local.adapters.put("taught", Plan("prefix", 5)).parameters()
    with torch.no_grad():
        learned.normal_(generator=torch.Generator().manual_seed(1))
    local.adapters.use({"taught": 1.0})
    local.forget()
    reading, paid = local.answer(TALK, SIZES[kind], silent).readings
    local.model.set_attn_implementation("eager")
    with torch.inference_mode():
        layers = local.model(
            **places_and_pictures(local, SIZES[kind]),
            past_key_values=local.adapters.cache(),
            use_cache=True,
            output_attentions=True,
        ).attentions
    parts = local._encoder.encode(TALK, SIZES[kind]).kinds.nonzero()[-len(reading.values) // 2 :, 0]
    expected = torch.stack([layer[0, :, -1, 5 + parts].mean(0) for layer in layers])
    told = torch.tensor(reading.values).view(2, -1)
    torch.testing.assert_close(told, expected, atol=1e-6, rtol=1e-4)
    # what the prefix takes is missing from the picture: nothing is made up to a whole again
    assert all(layer[0, :, -1, :5].sum() > 0.01 for layer in layers)
    taken = torch.stack([layer[0, :, -1, :5].sum(dim=1) for layer in layers])  # L x H
    assert paid.shape == tuple(taken.shape)
    torch.testing.assert_close(torch.tensor(paid.values), taken.flatten(), atol=1e-6, rtol=1e-4)
    assert told.sum() < torch.tensor(alone.values).sum()


def test_attention_is_that_of_coordinates_and_not_of_numbers_in_a_thought(folders: dict[Kind, Path]) -> None:
    local = Local(str(folders[Kind.QWEN2_5]), control=Control())
    probe = Attention(local.model, local._encoder.encode(TALK, SIZES[Kind.QWEN2_5]))
    parts = probe._picture.stop - probe._picture.start
    pieces = ("Thought: 3", " Act", "ion: click(", "1", ",", "2", ")")
    for share, piece in enumerate(pieces):
        probe._rows = {0: torch.full((parts,), float(share))}
        probe.heard(piece)
    probe.detach()
    (reading,) = probe.readings()
    assert reading.label == "coordinates"
    assert set(reading.values) == {4.0}  # between the two pieces with digits, of 3 and 5


def test_a_question_without_a_picture_has_no_attention_to_it(folders: dict[Kind, Path]) -> None:
    local = Local(str(folders[Kind.QWEN2_5]), control=Control(), most_tokens=2)
    local.watch({ATTENTION})
    assert local.answer((Message("user", ("Hello",)),), SIZES[Kind.QWEN2_5], silent).readings == ()


def test_the_share_of_an_adapter_is_that_of_what_it_adds(folders: dict[Kind, Path]) -> None:
    peft = pytest.importorskip("peft")
    local = Local(str(folders[Kind.QWEN2_5]), control=Control(), most_tokens=1)
    local.watch({LORA_SHARE})
    wanted = peft.LoraConfig(r=2, lora_alpha=4, target_modules=["q_proj", "v_proj"])
    peft.inject_adapter_in_model(wanted, local.model)
    fresh = local.answer(TALK, SIZES[Kind.QWEN2_5], silent).readings
    assert [reading.label for reading in fresh] == ["q_proj", "v_proj"]
    assert max(max(reading.values) for reading in fresh) < 1e-6  # an adapter that nobody trained adds nothing
    layers = [each for name, each in local.model.named_modules() if name.endswith("v_proj")]
    torch.manual_seed(1)
    for layer in layers:
        torch.nn.init.normal_(layer.lora_B["default"].weight, std=0.02)
    rows: list[torch.Tensor] = []
    kept = [
        layer.register_forward_pre_hook(lambda module, given: rows.append(given[0][0, -1].clone()))
        for layer in layers
    ]
    local.forget()
    told = {reading.label: reading for reading in local.answer(TALK, SIZES[Kind.QWEN2_5], silent).readings}
    for each in kept:
        each.remove()
    expected = []
    for layer, row in zip(layers, rows[: len(layers)], strict=True):
        down, up = layer.lora_A["default"].weight, layer.lora_B["default"].weight
        with torch.inference_mode():
            added = row @ (2.0 * up @ down).T
            expected.append(float(added.norm() / layer.base_layer(row).norm()))
    assert max(told["q_proj"].values) < 1e-6
    assert told["v_proj"].axes == ("layer",)
    assert told["v_proj"].values == pytest.approx(expected, rel=1e-3)
    assert min(expected) > 0


def test_the_share_of_bottleneck_adapters_follows_their_strength(folders: dict[Kind, Path]) -> None:
    local = Local(str(folders[Kind.QWEN2_5]), control=Control(), most_tokens=1)
    held = local.adapters.put("mail", Plan("adapter", 2))
    with torch.no_grad():
        for each in held.parameters():
            each.normal_(std=0.1, generator=torch.Generator().manual_seed(0))
    local.watch({ADAPTER_SHARE})
    told = []
    for strength in (0.0, 1.0, 0.5):
        local.adapters.use({"mail": strength})
        local.forget()
        told.append({each.label: each for each in local.answer(TALK, SIZES[Kind.QWEN2_5], silent).readings})
    off, whole, half = told
    assert off == {}
    assert set(whole) == {"self_attn", "mlp"}
    assert half["self_attn"].values[0] == pytest.approx(whole["self_attn"].values[0] / 2, rel=1e-3)
    assert not [hook for _, hook in behind(local.model) if hook.told is not None]
