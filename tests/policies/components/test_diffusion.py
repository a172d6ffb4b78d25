"""The schedule and its steps against diffusers, and what the equations promise where ε is known."""

from __future__ import annotations

import pytest
import torch
from diffusers import DDIMScheduler, DDPMScheduler

from policies.components.diffusion import Schedule, guided

SCHEDULE = Schedule.of(1000)


def their_ddim() -> DDIMScheduler:
    return DDIMScheduler(
        num_train_timesteps=1000,
        beta_start=0.00085,
        beta_end=0.012,
        beta_schedule="scaled_linear",
        clip_sample=False,
        timestep_spacing="trailing",
    )


def test_the_schedule_agrees_with_diffusers() -> None:
    torch.testing.assert_close(SCHEDULE.alpha_bar.float(), their_ddim().alphas_cumprod)


def test_noised_pictures_agree_with_diffusers() -> None:
    x0, epsilon, t = torch.rand(3, 2, 4, 4), torch.randn(3, 2, 4, 4), torch.tensor([0, 400, 999])

    torch.testing.assert_close(SCHEDULE.noised(x0, epsilon, t), their_ddim().add_noise(x0, epsilon, t))


@pytest.mark.parametrize("steps", [1, 8, 50])
def test_ddim_agrees_with_diffusers_step_by_step(steps: int) -> None:
    torch.manual_seed(0)
    theirs, x = their_ddim(), torch.randn(2, 3, 4, 4)
    theirs.set_timesteps(steps)

    expected, ours = x, list(SCHEDULE.sample(lambda x, t: x.sin() * (t / 999), x, steps=steps))

    for t, one in zip(theirs.timesteps.tolist(), ours, strict=True):
        expected = theirs.step(expected.sin() * (t / 999), t, expected).prev_sample
        torch.testing.assert_close(one, expected, atol=1e-4, rtol=1e-4)


@pytest.mark.parametrize("t", [20, 500, 999])
def test_eta_one_is_ddpm(t: int) -> None:
    theirs = DDPMScheduler.from_config(their_ddim().config)
    theirs.set_timesteps(1000)
    x, epsilon = torch.randn(2, 3, 4, 4), torch.randn(2, 3, 4, 4)

    torch.manual_seed(0)
    expected = theirs.step(epsilon, t, x).prev_sample
    torch.manual_seed(0)
    ours = SCHEDULE.step(x, epsilon, t, t - 1, eta=1.0)

    torch.testing.assert_close(ours, expected, atol=1e-4, rtol=1e-4)


def test_a_network_that_knows_the_picture_finds_it_in_one_step() -> None:
    torch.manual_seed(0)
    picture, noise = torch.rand(1, 3, 8, 8), torch.randn(1, 3, 8, 8)

    def knowing(x: torch.Tensor, t: int) -> torch.Tensor:
        alpha_bar = SCHEDULE.at(t)
        return (x - alpha_bar**0.5 * picture) / (1 - alpha_bar) ** 0.5

    *_, found = SCHEDULE.sample(knowing, noise, steps=1)

    torch.testing.assert_close(found, picture, atol=1e-4, rtol=1e-4)


def test_guidance_ignores_heeds_or_overdoes_the_condition() -> None:
    without, given = torch.zeros(3), torch.ones(3)

    assert [guided(without, given, w).mean().item() for w in (0, 1, 7.5)] == [0, 1, 7.5]


def test_more_steps_than_times_are_refused() -> None:
    with pytest.raises(ValueError, match="1001 steps are wanted, but 1 to 1000 are possible"):
        SCHEDULE.times(1001)
