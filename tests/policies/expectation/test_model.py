"""Claims about imagining: it is repeatable, guidance does what its equation says, and it can be learned."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from torch import Tensor

from agent.control import Control
from policies.expectation.model import PLACES, TIMES, TRACE, Asked, Expectation
from policies.expectation.surprise import FEW, nats, noise_of, surprise
from policies.expectation.train import tell
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


def test_surprise_is_of_the_places_where_it_was_least_to_be_expected_and_the_same_each_time(
    model: Expectation, asked: Asked
) -> None:
    change = torch.zeros(1, model.size.latent + 1, *PLACES)
    change[:, -1, 3, 4] = TRACE

    first, again = (surprise(model, change, asked) for _ in range(2))
    likely = model.at_once(asked, noise_of(model))[0][:, -1] / TRACE

    assert first.where.shape == (1, *PLACES)
    assert float(first.real) == float(again.real)
    assert torch.equal(first.where, nats(likely, change[:, -1] > 0))
    upper = first.where[0, : PLACES[0] // 2].flatten().sort(descending=True).values
    torch.testing.assert_close(first.real[0], upper[:FEW].mean())


def test_where_it_was_sure_of_nothing_a_change_surprises_and_where_it_was_sure_of_one_its_absence(
    model: Expectation, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    sure = torch.zeros(1, model.size.latent + 1, *PLACES)
    sure[:, -1, 1:6, 2:8] = TRACE
    mind = torch.zeros(1, model.shows.in_features)
    monkeypatch.setattr(model, "at_once", lambda *_: (sure, mind))

    as_expected, other, none = (
        surprise(model, change, asked) for change in (sure, sure.flip(-1), torch.zeros_like(sure))
    )

    assert float(as_expected.real) < 0.1
    assert float(other.real) == pytest.approx(float(none.real), abs=1e-3)
    assert float(none.real) > 5


def test_it_learns_to_tell_whether_anything_will_show(model: Expectation) -> None:
    dice = torch.Generator().manual_seed(3)
    mind = 3 + 5 * torch.randn(200, model.shows.in_features, generator=dice)
    shown = mind[:, 7] > 3

    with seeded(0):
        tell(model.shows, mind, shown)

    said = model.shows(mind)[:, 0] > 0
    assert (said == shown).float().mean() > 0.95


def test_that_a_tick_differs_is_as_large_as_that_a_page_does(model: Expectation) -> None:
    seen = torch.randn(1, model.size.latent, *PLACES)
    traces = torch.zeros(1, *PLACES, dtype=torch.bool)
    traces[0, 2, 3] = True

    change = model.changed(seen, seen, traces)

    assert float(change[:, :-1].abs().max()) == 0
    assert change[0, -1].nonzero().tolist() == [[2, 3]]
    assert torch.equal(model.came(seen, change), model.decode(seen))


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

    with seeded(0):
        for _ in descend(
            [*model.unet.parameters(), *model.vocabulary.parameters()],
            lambda _: model.loss(change.repeat(8, 1, 1, 1), acts),
            steps=60,
            rate=5e-3,
            control=Control(),
        ):
            pass
    known, nothing = (surprise(model, each, asked) for each in (change, torch.zeros_like(change)))

    assert known.real < nothing.real, "that nothing happens surprises more by now"
