"""Claims about a prefix for each application: the right one is on, it is told of, and switching is cheap."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import torch
from PIL import Image
from torch.nn import functional

from agent import adapter, assets
from agent.adapter import Card, Score, shelf_beside
from agent.control import Control
from agent.episode import Observation
from agent.events import Event, Probed
from agent.fake import FakeReader
from agent.geometry import Box, Window
from agent.screenshot import Screenshot
from agent.senses import Found
from agent.settings import Settings
from policies.pocket.eye import Eye
from policies.pocket.pointer import Attention
from policies.pocket.policy import Pocket
from policies.pocket.probe import PREFIX
from policies.pocket.taught import FAMILY, SENTENCES, attach
from policies.pocket.weights import folder_of
from policies.tuning.method import Plan
from policies.ui_tars.base import base_hash

pytest.importorskip("peft")
TEXTS = [Found(Box(10, 10, 80, 20), "Preferences"), Found(Box(200, 60, 60, 20), "Apply")]
SHOT = Screenshot.from_picture(Image.new("RGB", (400, 200), "white"))


def in_front(application: str) -> tuple[Window, ...]:
    return (Window(f"A window of {application}", application, SHOT.area, active=True),)


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Two prefixes of noise, each bound to an application."""
    runs = tmp_path_factory.mktemp("taught") / "runs"
    model = Eye.from_folder(assets.path("pocket")).model
    for seed, name in enumerate(("mail", "sums")):
        held = attach(model, Plan("prefix", 4), name)
        with torch.no_grad():
            for each in held.parameters():
                each.normal_(generator=torch.Generator().manual_seed(seed))
        folder = shelf_beside(runs) / name
        folder.mkdir(parents=True)
        held.save(folder)
        card = Card(
            method="prefix",
            rank=4,
            base="pocket",
            base_hash=base_hash(str(folder_of(Settings()))),
            family=FAMILY,
            prompt_hash=SENTENCES,
            examples=1,
            steps=1,
            loss=0.1,
            scores={"general": Score(base=50, tuned=50, count=10)},
            made_at=0,
        )
        adapter.write(folder, card)
    return Settings(runs=runs)


def worn(settings: Settings, *names: str, bindings: tuple[str, ...] = ()) -> Eye:
    chosen = settings.changed(adapters=names, adapters_for=bindings)
    return Eye.from_folder(folder_of(Settings()), chosen)


def shares(eye: Eye) -> torch.Tensor:
    return eye.shares(eye.look(SHOT, TEXTS), ["change the settings"])


def test_in_front_of_an_application_its_prefix_is_on_and_no_other(settings: Settings) -> None:
    eye = worn(settings, "mail", "sums", bindings=("mail=thunderbird", "sums=galculator"))
    plain = shares(Eye.from_folder(folder_of(Settings())))
    told = {}
    for application in ("thunderbird", "galculator", "mousepad", "thunderbird"):
        told[application] = (eye.suit(in_front(application)), shares(eye))
    assert {application: on for application, (on, _) in told.items()} == {
        "thunderbird": ("mail",),
        "galculator": ("sums",),
        "mousepad": (),
    }
    torch.testing.assert_close(told["thunderbird"][1], shares(worn(settings, "mail")))
    torch.testing.assert_close(told["galculator"][1], shares(worn(settings, "sums")))
    torch.testing.assert_close(told["mousepad"][1], plain)
    assert not torch.allclose(told["thunderbird"][1], told["galculator"][1])


def test_the_record_says_which_was_on_and_the_panel_what_it_takes(settings: Settings) -> None:
    eye = worn(settings, "mail", "sums", bindings=("mail=thunderbird", "sums=galculator"))
    policy = Pocket(lambda: eye, reader=FakeReader(TEXTS), control=Control(), patience_seconds=5)
    policy.watch({PREFIX})
    events = list[Event]()
    seen = Observation("change the looks of it", SHOT, (), in_front("thunderbird"))
    decision = policy.decide(seen, events.append)
    (told,) = [event.reading for event in events if isinstance(event, Probed)]
    layers = [part for part in eye.model.modules() if isinstance(part, Attention)]
    assert decision.taught == ("mail",)
    assert tuple(told.shape) == (len(layers), layers[0].heads)
    assert all(0 < share < 1 for share in told.values)
    assert not any(layer._forward_hooks for layer in layers)


def test_the_share_of_a_prefix_is_what_attention_itself_takes_from_it() -> None:
    torch.manual_seed(0)
    layer = Attention(16, 4, 16)
    x, bias = torch.randn(2, 5, 16), torch.randn(1, 4, 5, 5)
    layer.before = torch.randn(2, 3, 16)
    query, key, value, wide = layer._parts(x, None, bias)
    marks = torch.zeros_like(value)
    marks[:, :, :3] = 1  # what is mixed is then the share itself
    mixed = functional.scaled_dot_product_attention(query, key, marks, wide)
    torch.testing.assert_close(layer.paid_to_prefix(x, None, bias), mixed[..., 0].mean(dim=(0, 2)))


@pytest.mark.bench
def test_what_a_switch_costs(settings: Settings) -> None:
    eye = worn(settings, "mail", "sums", bindings=("mail=thunderbird", "sums=galculator"))
    began = time.perf_counter()
    for _ in range(500):
        eye.suit(in_front("thunderbird"))
        eye.suit(in_front("galculator"))
    switch = (time.perf_counter() - began) / 1000
    began = time.perf_counter()
    Eye.from_folder(folder_of(Settings()))
    load = time.perf_counter() - began
    print(f"\na switch of prefixes: {1e6 * switch:.0f} µs; loading the model: {load:.2f} s")
    assert switch < load / 100


def test_where_nothing_is_bound_no_window_switches_anything(settings: Settings, tmp_path: Path) -> None:
    eye = worn(settings, "mail")
    before = shares(eye)
    assert eye.suit(in_front("galculator")) == ("mail",)
    torch.testing.assert_close(shares(eye), before)
