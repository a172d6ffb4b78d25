"""Every study as it ships, made small: that it measures what its paper claims, and can be stopped."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest

from agent import study
from agent.control import Control
from agent.errors import BadSetting, Stopped
from agent.events import Reading
from agent.study import Progress

SMALL: dict[str, dict[str, str]] = {
    "activations": {"seeds": "1", "steps": "20"},
    "adapter": {"pretraining": "30", "steps": "20"},
    "detr": {"steps": "10"},
    "diffusion": {"samples": "100", "steps": "10"},
    "expects": {"acts": "2", "windows": "1", "steps": "2"},
    "linear_attention": {"longest": "512"},
    "lora": {"pretraining": "30", "steps": "20", "rank": "4", "examples": "32"},
    "oadtr": {"steps": "10"},
    "prefix": {"pretraining": "30", "steps": "10", "length": "2"},
    "recurrent": {"longest": "20", "seeds": "1", "steps": "10"},
    "transformer": {"longest": "64"},
    "upsampling": {"steps": "10"},
}


@cache
def measured(name: str) -> list[Reading | Progress]:
    """Return what the small study of this name yielded."""
    chosen = study.load(name)
    return list(chosen.measure(chosen.values(SMALL[name]), Control()))


def curve(yielded: list[Reading | Progress], source: str, label: str = "") -> list[float]:
    """Return the single values of this source and label, in the order in which they came."""
    return [
        each.values[0]
        for each in yielded
        if isinstance(each, Reading) and each.source == source and each.label == label
    ]


@pytest.mark.parametrize("name", SMALL)
def test_a_study_names_its_readings_after_itself_and_its_progress_arrives(name: str) -> None:
    readings = [each for each in measured(name) if isinstance(each, Reading)]
    progress = [each for each in measured(name) if isinstance(each, Progress)]

    assert readings
    assert {each.source.partition(".")[0] for each in readings} == {name}
    assert progress[-1].done == progress[-1].total


@pytest.mark.parametrize("name", SMALL)
def test_a_shape_counts_the_values(name: str) -> None:
    shaped = [each for each in measured(name) if isinstance(each, Reading) and each.shape]

    for each in shaped:
        count = 1
        for side in each.shape:
            count *= side
        assert count == len(each.values), each.source
        assert len(each.axes) == len(each.shape), each.source


@pytest.mark.parametrize("name", SMALL)
def test_a_stopped_study_ends(name: str) -> None:
    control = Control()
    control.stop("enough")
    chosen = study.load(name)

    with pytest.raises(Stopped):
        list(chosen.measure(chosen.values(SMALL[name]), control))


def test_the_chain_of_an_rnn_grows_with_the_steps_and_a_transformers_does_not() -> None:
    rnn = curve(measured("transformer"), "transformer.chain", "RNN")
    transformer = curve(measured("transformer"), "transformer.chain", "transformer")

    assert all(b > 1.8 * a for a, b in pairwise(rnn))
    assert len(set(transformer)) == 1


def test_unscaled_attention_saturates_with_the_width_and_scaled_attention_does_not() -> None:
    unscaled = curve(measured("transformer"), "transformer.largest_weight", "unscaled")
    scaled = curve(measured("transformer"), "transformer.largest_weight", "scaled by 1/√d")

    assert max(scaled) < 0.2 < 0.8 < unscaled[-1]


def test_softmax_keeps_memory_by_the_square_and_linear_attention_by_the_length() -> None:
    (softmax,) = curve(measured("linear_attention"), "linear_attention.memory_slope", "softmax")
    (linear,) = curve(measured("linear_attention"), "linear_attention.memory_slope", "linear")

    assert softmax > 1.4
    assert linear == pytest.approx(1, abs=0.05)


def test_the_recurrent_form_of_linear_attention_agrees_with_the_chunked_one() -> None:
    assert curve(measured("linear_attention"), "linear_attention.recurrent_gap")[0] < 1e-5


def test_the_gradient_of_an_rnn_is_gone_where_a_gated_one_still_has_some() -> None:
    rnn, lstm, transformer = (
        curve(measured("recurrent"), "recurrent.reach", label)[-1]
        for label in ("RNN", "LSTM, bias 2", "transformer")
    )

    assert rnn < 1e-3 * lstm
    assert lstm < transformer


def test_lora_learns_with_a_few_of_the_parameters_and_merging_changes_nothing() -> None:
    losses = curve(measured("lora"), "lora.loss", "LoRA")

    assert losses[-1] < losses[0]
    assert curve(measured("lora"), "lora.trained", "LoRA")[0] < 5
    assert curve(measured("lora"), "lora.merged_gap")[0] < 1e-4
    assert curve(measured("lora"), "lora.strength", "LoRA")[0] == pytest.approx(losses[0])


def test_a_prefix_lowers_the_loss_and_is_attended_to() -> None:
    (before,) = curve(measured("prefix"), "prefix.loss", "none")
    mass = [each for each in measured("prefix") if isinstance(each, Reading) and each.source == "prefix.mass"]

    assert curve(measured("prefix"), "prefix.loss", "with MLP")[-1] < before
    assert all(0 < share < 1 for each in mass for share in each.values)


def test_every_way_of_adapting_trains_less_than_full_tuning() -> None:
    counts = {
        label: curve(measured("adapter"), "adapter.trained", label)[0]
        for label in ("full", "adapter", "LoRA", "prefix")
    }

    assert counts["LoRA"] < counts["full"] / 5
    assert counts["adapter"] < counts["full"] / 5


def test_channels_that_start_equal_leave_no_grid_at_birth() -> None:
    grid = "upsampling.checkerboard_at_birth"

    (equal,) = curve(measured("upsampling"), grid, "PixelShuffle, ICNR")
    (apart,) = curve(measured("upsampling"), grid, "PixelShuffle")

    assert equal < 1e-6 < 0.1 < apart


def test_more_steps_of_diffusion_come_nearer_to_the_truth() -> None:
    ddim = curve(measured("diffusion"), "diffusion.distance", "DDIM, η = 0")

    assert ddim[0] > 5 * ddim[-1]


def test_guidance_keeps_samples_to_the_class() -> None:
    ignored, heeded, *_ = curve(measured("diffusion"), "diffusion.of_the_class")

    assert 30 < ignored < 70 < 80 < heeded


def test_only_a_frame_to_come_is_anticipated() -> None:
    assert len(curve(measured("oadtr"), "oadtr.anticipated", "OadTR")) == 4


def test_a_study_leaves_the_dice_and_the_threads_as_they_were() -> None:
    torch = pytest.importorskip("torch")
    torch.manual_seed(5)
    expected = torch.rand(3)
    chosen = study.load("lora")
    torch.manual_seed(5)
    threads = torch.get_num_threads()

    list(chosen.measure(chosen.values(SMALL["lora"]), Control()))

    assert torch.equal(torch.rand(3), expected)
    assert torch.get_num_threads() == threads


def test_heads_that_do_not_divide_the_width_are_answered_in_a_sentence() -> None:
    chosen = study.load("transformer")

    with pytest.raises(BadSetting, match="3 heads do not divide a width of 64 \\(as in"):
        list(chosen.measure(chosen.values({"heads": "3"}), Control()))
