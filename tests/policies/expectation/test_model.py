"""Claims about imagining: it is repeatable, guidance does what its equation says, and it can be learned."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from torch import Tensor

from agent.control import Control
from policies.expectation.model import PLACES, TIMES, Asked, Expectation
from policies.expectation.surprise import WEIGHT, errors, surprise
from policies.expectation.view import ACROSS, DOWN
from policies.studies.training import descend, seeded


@torch.no_grad()
def imagined(
    model: Expectation, asked: Asked, noise: Tensor, *, steps: int = 3, guidance: float = 1.0
) -> Tensor:
    return list(model.imagined(asked, noise, steps=steps, guidance=guidance))[-1]


def test_the_same_noise_is_imagined_into_the_same_screen(
    model: Expectation, asked: Asked, noise: Tensor
) -> None:
    assert torch.equal(imagined(model, asked, noise), imagined(model, asked, noise))
    assert not torch.equal(imagined(model, asked, noise), imagined(model, asked, -noise))


def test_guidance_of_nothing_imagines_as_if_nobody_had_acted(
    model: Expectation, asked: Asked, noise: Tensor
) -> None:
    untold = imagined(model, asked.without_act(), noise)

    assert torch.equal(imagined(model, asked, noise, guidance=0.0), untold)
    assert not torch.equal(imagined(model, asked, noise, guidance=1.0), untold)


def test_in_one_step_guidance_lies_on_the_line_through_untold_and_told(
    model: Expectation, asked: Asked, noise: Tensor
) -> None:
    untold, told, doubled = (imagined(model, asked, noise, steps=1, guidance=w) for w in (0.0, 1.0, 2.0))

    torch.testing.assert_close(doubled, untold + 2 * (told - untold), atol=1e-4, rtol=1e-4)


def test_at_the_last_time_nothing_is_left_of_the_change(model: Expectation, noise: Tensor) -> None:
    change = 5 * torch.ones_like(noise)

    torch.testing.assert_close(model.noised(change, noise, torch.tensor([TIMES - 1])), noise)


def test_a_perfect_velocity_cleans_the_change_of_its_noise(
    model: Expectation, asked: Asked, noise: Tensor, monkeypatch: pytest.MonkeyPatch
) -> None:
    change, t = torch.randn_like(noise), torch.tensor([600])
    velocity = model.scheduler.get_velocity(change, noise, t)
    monkeypatch.setattr(model, "velocity", lambda *_: velocity)

    torch.testing.assert_close(model.cleaned(model.noised(change, noise, t), t, asked), change)


def test_surprise_is_made_of_the_errors_with_the_act_and_without_and_the_same_each_time(
    model: Expectation, asked: Asked, noise: Tensor
) -> None:
    first, again = (surprise(model, noise, asked) for _ in range(2))
    told, untold = (errors(model, noise, each) for each in (asked, asked.without_act()))

    assert first.where.shape == (1, *PLACES)
    assert float(first.real) == float(again.real)
    whole, ratio = told[:, : PLACES[0] // 2].mean().log(), (told.mean() / untold.mean()).log()
    assert float(first.real) == pytest.approx(float(whole + WEIGHT * ratio), abs=1e-3)


def test_a_view_goes_through_the_latents_and_keeps_its_size(model: Expectation) -> None:
    views = torch.randint(0, 256, (2, 2 * DOWN, ACROSS, 3), dtype=torch.uint8)

    with torch.no_grad():
        z = model.encode(views)
        back = model.decode(z)

    assert z.shape == (2, model.size.latent, *PLACES)
    assert back.shape == views.shape
    assert back.dtype == torch.uint8


def test_weights_that_were_kept_imagine_the_same(
    model: Expectation, asked: Asked, noise: Tensor, tmp_path: Path
) -> None:
    model.scale.fill_(0.25)
    model.save(tmp_path / "m.safetensors", {"seed": "7"})

    again, told = Expectation.load(tmp_path / "m.safetensors")

    assert told["seed"] == "7"
    assert float(again.scale) == 0.25
    assert torch.equal(imagined(model, asked, noise), imagined(again, asked, noise))


@pytest.mark.bench
def test_a_change_that_always_follows_an_act_is_learned(
    model: Expectation, asked: Asked, noise: Tensor
) -> None:
    change = torch.zeros_like(noise)
    change[:, :, 2:5, 3:6] = 2.0
    acts = asked.repeated(8)
    before = float(errors(model, change, asked, t=TIMES - 1).mean())

    with seeded(0):
        for _ in descend(
            [*model.unet.parameters(), *model.vocabulary.parameters()],
            lambda _: model.loss(change.repeat(8, 1, 1, 1), acts),
            steps=60,
            rate=5e-3,
            control=Control(),
        ):
            pass
    known, nothing = (
        float(errors(model, each, asked, t=TIMES - 1).mean()) for each in (change, torch.zeros_like(change))
    )

    assert known < before / 2
    assert known < nothing, "that nothing happens surprises more by now"
