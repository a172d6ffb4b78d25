"""Claims about what Pocket tells of what it was taught, while it acts."""

from __future__ import annotations

import pytest
import torch
from PIL import Image

from agent import assets
from agent.adapter import Method
from agent.events import Event, Probed, Reading
from agent.geometry import Box
from agent.screenshot import Screenshot
from agent.senses import Found
from policies.pocket.eye import Eye
from policies.pocket.probe import ADAPTER, LORA, probed
from policies.pocket.taught import attach
from policies.tuning.bottleneck import behind
from policies.tuning.method import Attached, Plan

pytest.importorskip("peft")
TEXTS = [Found(Box(10, 10, 80, 20), "Preferences"), Found(Box(200, 60, 60, 20), "Apply")]
SHOT = Screenshot.from_picture(Image.new("RGB", (400, 200), "white"))


def noisy(method: Method) -> tuple[Eye, Attached]:
    """Return an eye of its own with something on that nobody taught."""
    eye = Eye.from_folder(assets.path("pocket"))
    held = attach(eye.model, Plan(method, 2), "noise")
    with torch.no_grad():
        for each in held.parameters():
            each.normal_(std=0.1, generator=torch.Generator().manual_seed(0))
    held.set(1)
    return eye, held


def told(eye: Eye, source: str) -> dict[tuple[str, float | None], Reading]:
    events = list[Event]()
    with probed(eye, {source}, events.append):
        eye.shares(eye.look(SHOT, TEXTS), ["change the settings"])
    readings = [event.reading for event in events if isinstance(event, Probed)]
    return {(reading.label, reading.at): reading for reading in readings}


def test_the_share_of_a_lora_is_that_of_what_it_adds_at_each_layer() -> None:
    eye, _ = noisy("lora")
    think, given = eye.model.point.think[1], dict[str, torch.Tensor]()
    hooks = [
        part.register_forward_pre_hook(lambda part, rows, name=name: given.update({name: rows[0]}))
        for name, part in (("up", think.up), ("down", think.down))
    ]
    shares = told(eye, LORA)
    for hook in hooks:
        hook.remove()
    expected = []
    for name, rows in given.items():
        layer = getattr(think, name)
        down, up = (each["noise"].weight.detach() for each in (layer.lora_A, layer.lora_B))
        expected.append(float((2.0 * rows @ (up @ down).T).norm() / layer.base_layer(rows).norm()))

    config = eye.model.config
    layers = range(1, config.before + config.after + 1)
    heard = layers[config.before :]
    assert {at for label, at in shares if label == "among"} == set(layers)
    assert {at for label, at in shares if label == "listen"} == set(heard)
    assert {at for label, at in shares if label == "in"} == {0}
    assert shares["think", 2].values == pytest.approx((sum(expected) / 2,), rel=1e-3)


def test_a_lora_that_is_off_adds_nothing() -> None:
    eye, held = noisy("lora")
    held.set(0)

    assert max(reading.values[0] for reading in told(eye, LORA).values()) < 1e-6


def test_adapters_of_half_the_strength_change_half_as_much() -> None:
    eye, held = noisy("adapter")
    whole = told(eye, ADAPTER)
    held.set(0.5)
    half = told(eye, ADAPTER)

    first = ("among", 1)  # nothing comes before it that an adapter could change
    assert half[first].values[0] == pytest.approx(whole[first].values[0] / 2, rel=1e-3)
    assert whole[first].values[0] > 0


def test_nobody_hears_of_adapters_when_nobody_watches() -> None:
    eye, _ = noisy("adapter")
    told(eye, ADAPTER)

    assert [hook.told for _, hook in behind(eye.model) if hook.told is not None] == []
    assert told(Eye.from_folder(assets.path("pocket")), ADAPTER) == {}
