"""The imagination: an autoencoder of views, and a U-Net that makes noise into the change that an act brings.

    z = P x + E(x),   x̂ = P⁺ z + D(z),   x: a view in blocks of 4 × 4 pixels, P its main directions
    d = ((z_after − z_before) / s, TRACE · m)     latent diffusion (Rombach et al. 2021), of a change
    d_t = √ᾱ_t d + √(1 − ᾱ_t) ε,   v = √ᾱ_t ε − √(1 − ᾱ_t) d         (Salimans and Ho 2022)
    v̂ = U(d_t, t; z_before, where, words),   d̂ = √ᾱ_t d_t − √(1 − ᾱ_t) v̂

All three are diffusers': AutoencoderKL, UNet2DConditionModel, DDIMScheduler. Words reach the U-Net by
cross-attention, what was seen and where the act is by channels beside the noise. Views go in and out by
PixelShuffle, and the autoencoder begins as the best linear one, so that half a minute is enough for it.

The trap: of the next screen nearly everything is the last one, and a network that has to say all of it
spends its strength on copying. So what is noised and imagined is the change alone; where nothing happens it
is zero. Of that, a tick is next to nothing beside a dialog; so it is imagined, too, where any pixel of the
screen itself differs, m, which is as large for a tick as for a page. Another is ᾱ at the end of Stable
Diffusion's schedule, which is not zero: here it is made so, or the network would be told by the noise that
nothing changes.

Axes: B batch, C latent channels, D = C + 1 channels of a change, h × w places, W words.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from diffusers.models.autoencoders.autoencoder_kl import AutoencoderKL
from diffusers.models.unets.unet_2d_condition import UNet2DConditionModel
from diffusers.schedulers.scheduling_ddim import DDIMScheduler
from safetensors import safe_open
from safetensors.torch import save_file
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from policies.components.diffusion import guided
from policies.components.upsampling import pixel_shuffle
from policies.expectation.view import ACROSS, DOWN, SHRINK
from policies.expectation.words import BUCKETS

FACTOR = SHRINK  # of PixelShuffle, before the autoencoder and behind it
PLACES = (2 * DOWN // SHRINK, ACROSS // SHRINK)  # h, w
GROUPS = 8  # of channels that are normalised together
QUIET = -6.0  # logarithm of the variance round a latent, at first
TIMES = 1000
TRACE = 2.0  # what stands where a pixel differs: a little more than what else changes there
READ = 5  # numbers of each channel in the middle of the U-Net, by which it tells whether anything will show
AT_ONCE = 0.3  # of what is learned is imagined from noise alone


@dataclass(frozen=True, slots=True)
class Size:
    """How many channels: of latents, of the autoencoder, of the U-Net at both of its sizes, of words."""

    latent: int = 8
    picture: int = 32
    change: tuple[int, int] = (32, 64)
    word: int = 32


@dataclass(frozen=True, slots=True)
class Asked:
    """What a change is imagined from: z_before (B, C, h, w), where (B, 2, h, w), words (B, W)."""

    seen: Tensor
    where: Tensor
    words: Tensor

    def repeated(self, times: int) -> Asked:
        """Return every one so many times in a row."""
        return Asked(*(each.repeat_interleave(times, dim=0) for each in (self.seen, self.where, self.words)))

    def of(self, which: Tensor | slice) -> Asked:
        """Return those that numbers, a mask or a slice name."""
        return Asked(self.seen[which], self.where[which], self.words[which])

    @classmethod
    def joined(cls, parts: Sequence[Asked]) -> Asked:
        ways = zip(*((each.seen, each.where, each.words) for each in parts), strict=True)
        return cls(*(torch.cat(each) for each in ways))

    def without_act(self) -> Asked:
        """Return the same, told of no act: no place and no words."""
        where = torch.cat([torch.zeros_like(self.where[:, :1]), self.where[:, 1:]], dim=1)
        return Asked(self.seen, where, torch.zeros_like(self.words))


class Expectation(nn.Module):
    """Imagines what comes of an act."""

    scale: Tensor

    def __init__(self, size: Size | None = None) -> None:
        super().__init__()
        self.size = size = size or Size()
        pixels = 3 * FACTOR**2
        self.autoencoder = AutoencoderKL(
            in_channels=pixels,
            out_channels=pixels,
            block_out_channels=(size.picture,),
            layers_per_block=1,
            latent_channels=size.latent,
            norm_num_groups=1,  # more of them, and what is bright and what is dark gets lost
            mid_block_add_attention=False,
        )
        self.into = nn.Conv2d(pixels, size.latent, 1)  # P
        self.back = nn.Conv2d(size.latent, pixels, 1)  # P⁺
        for last in (self.autoencoder.quant_conv, self.autoencoder.decoder.conv_out):
            nn.init.zeros_(last.weight)
            nn.init.zeros_(last.bias)
        nn.init.constant_(self.autoencoder.quant_conv.bias[size.latent :], QUIET)
        self.unet = UNet2DConditionModel(
            sample_size=PLACES,
            in_channels=2 * size.latent + 3,
            out_channels=size.latent + 1,
            down_block_types=("DownBlock2D", "CrossAttnDownBlock2D"),
            up_block_types=("CrossAttnUpBlock2D", "UpBlock2D"),
            block_out_channels=size.change,
            layers_per_block=1,
            attention_head_dim=4,
            cross_attention_dim=size.word,
            norm_num_groups=GROUPS,
        )
        self.vocabulary = nn.Embedding(BUCKETS, size.word)
        self.shows = nn.Linear(READ * size.change[1] + BUCKETS, 1)
        self.scheduler = DDIMScheduler(
            num_train_timesteps=TIMES,
            beta_start=0.00085,
            beta_end=0.012,
            beta_schedule="scaled_linear",
            clip_sample=False,
            prediction_type="v_prediction",
            rescale_betas_zero_snr=True,
            timestep_spacing="trailing",
        )
        self.register_buffer("scale", torch.ones(()))

    def encode(self, views: Tensor) -> Tensor:
        """Return z (B, C, h, w), the middle of what it may be, of views (B, 2·DOWN, ACROSS, 3) in bytes."""
        z, _ = self.seen(shuffled(views))
        return z

    def seen(self, x: Tensor) -> tuple[Tensor, Any]:
        """Return z (B, C, h, w) of x (B, 48, h, w), and the distribution round it."""
        found = self.autoencoder.encode(x).latent_dist
        return self.into(x) + found.mode(), found

    def shown(self, z: Tensor) -> Tensor:
        """Return x̂ (B, 48, h, w) of z (B, C, h, w)."""
        made: Tensor = self.back(z) + self.autoencoder.decode(z).sample
        return made

    @torch.no_grad()
    def begin(self, x: Tensor) -> None:
        """Let P be the main directions of these blocks (B, 48, h, w), with latents of variance 1."""
        blocks = x.permute(0, 2, 3, 1).flatten(0, 2)  # (B · h · w, 48)
        mean = blocks.mean(dim=0)
        _, spread, directions = torch.linalg.svd(blocks - mean, full_matrices=False)
        size = (spread / len(blocks) ** 0.5)[: self.size.latent, None]  # (C, 1)
        main = directions[: self.size.latent]  # (C, 48)
        self.into.weight.copy_((main / size)[..., None, None])
        self.into.bias.copy_(-(main / size) @ mean)  # type: ignore[union-attr]
        self.back.weight.copy_((main * size).T[..., None, None])
        self.back.bias.copy_(mean)  # type: ignore[union-attr]

    def decode(self, z: Tensor) -> Tensor:
        """Return the views (B, 2·DOWN, ACROSS, 3) in bytes that these latents (B, C, h, w) mean."""
        pixels = pixel_shuffle(self.shown(z), FACTOR)  # (B, 3, 2·DOWN, ACROSS)
        return ((pixels.clamp(-1, 1) + 1) * 127.5).round().byte().permute(0, 2, 3, 1)

    def velocity(self, noisy: Tensor, t: Tensor, asked: Asked) -> Tensor:
        """Return v̂ (B, D, h, w) of d_t (B, D, h, w) at times t (B,)."""
        beside = torch.cat([noisy, asked.seen, asked.where], dim=1)
        v: Tensor = self.unet(beside, t, encoder_hidden_states=self.vocabulary(asked.words)).sample
        return v

    def noised(self, change: Tensor, noise: Tensor, t: Tensor) -> Tensor:
        """Return d_t of d (B, D, h, w)."""
        made: Tensor = self.scheduler.add_noise(change, noise, t)
        return made

    def loss(self, change: Tensor, asked: Asked) -> Tensor:
        """Return the mean square error of v̂: of the latents, and of the traces, which count as much.

        It is at a time by lot, rather a late one: early ones are easy, and at the last all is the act's.
        """
        t = (TIMES * torch.rand(len(change)).sqrt()).long().clamp(max=TIMES - 1)
        t[torch.rand(len(change)) < AT_ONCE] = TIMES - 1
        noise = torch.randn_like(change)
        v = self.scheduler.get_velocity(change, noise, t)
        error = (self.velocity(self.noised(change, noise, t), t, asked) - v).square()
        of_both: Tensor = error[:, :-1].mean() + error[:, -1].mean()
        return of_both

    def cleaned(self, noisy: Tensor, t: Tensor, asked: Asked) -> Tensor:
        """Return d̂ (B, D, h, w): what d_t would be without its noise."""
        share: Tensor = self.scheduler.alphas_cumprod[t].view(-1, 1, 1, 1)
        return share.sqrt() * noisy - (1 - share).sqrt() * self.velocity(noisy, t, asked)

    def at_once(self, asked: Asked, noise: Tensor) -> tuple[Tensor, Tensor]:
        """Return d̂ (B, D, h, w) of noise (1, D, h, w) alone, and what `in_mind` reads on the way."""
        middle: list[Tensor] = []
        hook = self.unet.mid_block.register_forward_hook(lambda *told: middle.append(told[-1]))
        try:
            count = len(asked.words)
            d = -self.velocity(noise.expand(count, -1, -1, -1), torch.full((count,), TIMES - 1), asked)
        finally:
            hook.remove()
        return d, in_mind(middle[0], asked)

    def imagined(self, asked: Asked, noise: Tensor, *, steps: int, guidance: float = 1.0) -> Iterator[Tensor]:
        """Yield the change d (B, D, h, w) as it is after each step of DDIM, from noise.

        guidance: 0 imagines without the act, 1 with it, more overdoes it.
        """
        self.scheduler.set_timesteps(steps)
        d = noise
        for t in self.scheduler.timesteps:
            now = t.repeat(len(d))
            v = self.velocity(d, now, asked) if guidance else self.velocity(d, now, asked.without_act())
            if guidance not in (0.0, 1.0):
                v = guided(self.velocity(d, now, asked.without_act()), v, guidance)
            d = self.scheduler.step(v, int(t), d).prev_sample
            yield d

    def changed(self, before: Tensor, after: Tensor, traces: Tensor) -> Tensor:
        """Return d (B, D, h, w) of two latents (B, C, h, w), and of where pixels differ (B, h, w)."""
        return torch.cat([(after - before) / self.scale, TRACE * traces[:, None].to(before)], dim=1)

    def came(self, seen: Tensor, change: Tensor) -> Tensor:
        """Return the views (B, 2·DOWN, ACROSS, 3) in bytes after a change d of these latents."""
        return self.decode(seen + self.scale * change[:, :-1])

    def save(self, file: Path, told: dict[str, str]) -> None:
        """Write the weights, with what is told of them."""
        file.parent.mkdir(parents=True, exist_ok=True)
        save_file(
            {name: each.contiguous() for name, each in self.state_dict().items()},
            file,
            {"size": json.dumps(asdict(self.size)), **told},
        )

    @classmethod
    def load(cls, file: Path) -> tuple[Expectation, dict[str, str]]:
        """Read weights, and what is told of them."""
        with safe_open(file, framework="pt") as weights:
            told: dict[str, str] = weights.metadata()
            size: dict[str, Any] = json.loads(told["size"])
            model = cls(Size(**{**size, "change": tuple(size["change"])}))
            model.load_state_dict({name: weights.get_tensor(name) for name in weights.keys()})  # noqa: SIM118
        return model.eval(), told


def shuffled(views: Tensor) -> Tensor:
    """Return views (B, 2·DOWN, ACROSS, 3) in bytes as x (B, 48, h, w), from -1 to 1."""
    return F.pixel_unshuffle(views.permute(0, 3, 1, 2).float() / 127.5 - 1, FACTOR)


def in_mind(middle: Tensor, asked: Asked) -> Tensor:
    """Return what tells whether anything will show (B, READ · channels + BUCKETS): the middle of the U-Net
    (B, channels, h / 2, w / 2) by mean and most of each of the two pictures, and at the act; and which words
    were told.
    """
    rows = middle.shape[2] // 2
    halves = middle[:, :, :rows], middle[:, :, rows:]
    spot = F.avg_pool2d(asked.where[:, :1], 2)  # B × 1 × h/2 × w/2
    there = (middle * spot).sum(dim=(2, 3)) / spot.sum(dim=(2, 3)).clamp(min=1e-3)
    words = F.one_hot(asked.words, BUCKETS).amax(dim=1).to(middle)
    words[:, 0] = 0
    read = [each.mean(dim=(2, 3)) for each in halves] + [each.amax(dim=(2, 3)) for each in halves]
    return torch.cat([*read, there, words], dim=1)
