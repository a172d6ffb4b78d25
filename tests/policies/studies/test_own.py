"""A pipeline of one's own: a tiny Stable Diffusion, written here, is read from its folder and imagines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch

from agent.control import Control
from agent.errors import Stopped, UsageError
from agent.events import Reading
from agent.study import Progress
from policies.studies.own import imagined, opened


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Stable Diffusion in diffusers' own folders, with a few random weights."""
    from diffusers import AutoencoderKL, DDIMScheduler, StableDiffusionPipeline, UNet2DConditionModel
    from transformers import CLIPTextConfig, CLIPTextModel, CLIPTokenizer

    here = tmp_path_factory.mktemp("own")
    letters = [*"abcdefghijklmnopqrstuvwxyz"]
    known = [*letters, *(f"{letter}</w>" for letter in letters), "<|startoftext|>", "<|endoftext|>"]
    (here / "vocab.json").write_text(json.dumps({word: number for number, word in enumerate(known)}))
    (here / "merges.txt").write_text("#version: 0.2\n")
    tokenizer = CLIPTokenizer(str(here / "vocab.json"), str(here / "merges.txt"), model_max_length=16)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        pipeline = StableDiffusionPipeline(
            vae=AutoencoderKL(block_out_channels=(8,), norm_num_groups=4, latent_channels=4),
            text_encoder=CLIPTextModel(
                CLIPTextConfig(
                    vocab_size=len(known), hidden_size=16, intermediate_size=16, num_hidden_layers=1,
                    num_attention_heads=2, max_position_embeddings=16,
                )
            ),
            tokenizer=tokenizer,
            unet=UNet2DConditionModel(
                sample_size=16, block_out_channels=(8, 16), layers_per_block=1, norm_num_groups=4,
                cross_attention_dim=16, attention_head_dim=2,
                down_block_types=("DownBlock2D", "CrossAttnDownBlock2D"),
                up_block_types=("CrossAttnUpBlock2D", "UpBlock2D"),
            ),
            scheduler=DDIMScheduler(clip_sample=False, steps_offset=1),
            safety_checker=None,
            feature_extractor=None,
            requires_safety_checker=False,
        )  # fmt: skip
    pipeline.save_pretrained(here / "pipeline")
    return here / "pipeline"


def told(folder: Path, words: str = "a window", *, guidance: float = 2.0) -> dict[str, Reading]:
    yielded = imagined(folder, words, steps=3, guidance=guidance, seed=0, control=Control())
    return {each.source: each for each in yielded if isinstance(each, Reading)}


def test_a_folder_of_ones_own_imagines_and_shows_its_latents_on_the_way(folder: Path) -> None:
    seen = told(folder)

    assert seen["expects.latents"].shape == (3, 4, 16, 16)
    assert seen["expects.screens"].shape == (16, 16)


def test_the_same_seed_imagines_the_same_and_other_guidance_something_else(folder: Path) -> None:
    first, again, other = told(folder), told(folder), told(folder, guidance=6.0)

    assert list(first["expects.screens"].values) == list(again["expects.screens"].values)
    assert list(first["expects.screens"].values) != list(other["expects.screens"].values)


def test_it_stops_when_it_is_told_to(folder: Path) -> None:
    control = Control()
    control.stop("enough")
    ways = imagined(folder, "a window", steps=3, guidance=2.0, seed=0, control=control)

    with pytest.raises(Stopped):
        list(ways)


def test_its_progress_arrives(folder: Path) -> None:
    yielded = list(imagined(folder, "a window", steps=2, guidance=1.0, seed=0, control=Control()))

    assert [each.done for each in yielded if isinstance(each, Progress)] == [0, 2]


def test_a_folder_without_a_pipeline_is_refused_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"model_index\.json"):
        opened(tmp_path)


def test_pickled_weights_are_not_read(folder: Path, tmp_path: Path) -> None:
    copied = tmp_path / "pickled"
    for file in folder.rglob("*"):
        if file.is_file() and file.suffix != ".safetensors":
            (copied / file.relative_to(folder)).parent.mkdir(parents=True, exist_ok=True)
            (copied / file.relative_to(folder)).write_bytes(file.read_bytes())
    (copied / "unet" / "diffusion_pytorch_model.bin").write_bytes(b"no weights")

    with pytest.raises(UsageError, match="safetensors"):
        opened(copied)
