"""What one example costs: how surprised the model is by the turn that was wanted, and by nothing else.

The trap: to learn the question too. A screen and a prompt have thousands of tokens and a reply has forty, so
a loss over all would teach the model to say prompts. Only the last turn counts, its end mark with it, and
all is encoded by the encoder that is used at work.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from policies.tuning.example import Example
from policies.ui_tars.encoding import Encoded
from policies.ui_tars.local import Local
from policies.ui_tars.prompt import Family, messages
from policies.ui_tars.resize import Profile


class Loss:
    """Costs examples with a loaded model, and whatever is on it."""

    def __init__(
        self, local: Local, *, family: Family, profile: Profile, language: str, screenshots: int
    ) -> None:
        self._local = local
        self._family = family
        self._profile = profile
        self._language = language
        self._screenshots = screenshots

    def __call__(self, example: Example) -> Tensor:
        """Return the mean surprise of a token of the turn, in nats, with its gradient."""
        talk = messages(
            example.observation(self._screenshots),
            self._family,
            language=self._language,
            screenshots=self._screenshots,
        )
        question = self._local.encoder.encode(talk, self._profile)
        wanted = torch.tensor(self._local.encoder.turn(example.turn.reply))  # R
        whole = _followed(question, wanted)  # T + R tokens
        logits = self._logits(whole, len(wanted) + 1)  # R + 1, V: the last one is of what comes after
        return F.cross_entropy(logits[:-1].float(), wanted.to(logits.device))

    def _logits(self, whole: Encoded, last: int) -> Tensor:
        model = self._local.model
        cache = self._local.adapters.cache() if self._local.adapters.length else None
        given: dict[str, Any] = {}
        if whole.patches:
            given["pixel_values"] = torch.cat(whole.patches).to(model.device, model.dtype)
            given["image_grid_thw"] = whole.grids.to(model.device)
        out = model(
            input_ids=whole.tokens[None].to(model.device),
            position_ids=self._local.places(whole),
            past_key_values=cache,
            use_cache=cache is not None,
            logits_to_keep=last,
            **given,
        )
        logits: Tensor = out.logits[0]
        return logits


def _followed(question: Encoded, wanted: Tensor) -> Encoded:
    """Return the question with the wanted turn behind it."""
    return Encoded(
        torch.cat([question.tokens, wanted]),
        (*question.keys, *wanted.tolist()),
        question.patches,
        question.grids,
        torch.cat([question.kinds, torch.zeros(len(wanted), dtype=question.kinds.dtype)]),
    )
