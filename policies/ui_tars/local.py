"""A model on this machine: a folder of weights, asked token by token.

Three things are gained by asking it ourselves: each token is told with its probability as it comes, a stop is
heard between two of them, and what has not changed since the last question is not computed again.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import torch

from agent.control import Control
from agent.errors import PolicyError, UsageError
from policies.ui_tars.adapters import Adapters
from policies.ui_tars.backend import Answer, Tell
from policies.ui_tars.encoding import Encoded, Encoder
from policies.ui_tars.prompt import Message
from policies.ui_tars.resize import Profile

MOST_TOKENS = 512  # of one answer
DTYPES = {"cuda": torch.bfloat16, "mps": torch.float16, "cpu": torch.float32}
LOWER = "lower 'screenshots' or 'patches' in the settings, or use a smaller model"


class Local:
    """Weights in a folder, or by their hub id where that is in the cache.

    Raises:
        UsageError: there is no such model here, or it is of another kind.
    """

    def __init__(
        self, model: str, *, control: Control, device: str = "", most_tokens: int = MOST_TOKENS
    ) -> None:
        self._control = control
        self._most_tokens = most_tokens
        self._device = device or best_device()
        self._model, tokenizer, pictures = _loaded(model, self._device)
        self._tokenizer = tokenizer
        self._encoder = Encoder(tokenizer, pictures)
        self.adapters = Adapters(self._model)
        self._ends = _ends(self._model, tokenizer)
        self._cache: Any = None
        self._known: tuple[object, ...] = ()
        self.reused = 0  # tokens of the last question that were known already

    @property
    def model(self) -> Any:
        """The model itself, for adapters and probes."""
        return self._model

    @property
    def encoder(self) -> Encoder:
        """What makes tokens of a conversation, for tuning."""
        return self._encoder

    def answer(self, messages: Sequence[Message], profile: Profile, tell: Tell) -> Answer:
        """Return the likeliest next turn. Raises PolicyError, Stopped."""
        question = self._encoder.encode(messages, profile)
        try:
            return self._answer(question, tell)
        except torch.OutOfMemoryError as error:
            self.forget()
            raise PolicyError(
                f"the memory of {self._device} is not enough for {len(question)} tokens ({LOWER})"
            ) from error

    def forget(self) -> None:
        """Drop what is kept of the last question."""
        self._cache, self._known = None, ()

    @torch.inference_mode()
    def _answer(self, question: Encoded, tell: Tell) -> Answer:
        found: list[int] = []
        written, likelihood = "", 0.0
        for token, probability in self._tokens(question):
            self._control.checkpoint()
            found.append(token)
            likelihood += math.log(max(probability, 1e-9))
            text = self._tokenizer.decode(found, skip_special_tokens=True)
            if not text.endswith("\ufffd"):  # else the character is not complete
                tell(text[len(written) :], probability)
                written = text
        text = self._tokenizer.decode(found, skip_special_tokens=True)
        return Answer(text, math.exp(likelihood / len(found)) if found else None)

    def _tokens(self, question: Encoded) -> Iterator[tuple[int, float]]:
        """Yield tokens with their probabilities, the likeliest each time, until the model ends its turn."""
        places = self.places(question)  # 3 x 1 x T
        start = self._reusable(question)
        self.reused = start
        self._known = question.keys[:start]
        logits = self._read(question, places, start)
        next_place = int(places.max()) + 1
        self._known = question.keys
        for count in range(self._most_tokens):
            chances = logits.float().softmax(-1)
            token = int(chances.argmax())
            if token in self._ends:
                return
            yield token, float(chances[token])
            where = torch.full((3, 1, 1), next_place + count, device=self._device)
            logits = self._step(torch.tensor([[token]], device=self._device), where)
            self._known = (*self._known, token)

    def places(self, question: Encoded) -> torch.Tensor:
        """Return where each token stands, in time, height and width. Shape: 3 x 1 x T."""
        places, _ = self._model.model.get_rope_index(
            question.tokens[None].to(self._device),
            mm_token_type_ids=question.kinds[None].to(self._device),
            image_grid_thw=question.grids.to(self._device) if len(question.grids) else None,
            attention_mask=torch.ones((1, len(question)), dtype=torch.long, device=self._device),
        )
        return torch.as_tensor(places)

    def _reusable(self, question: Encoded) -> int:
        """Return how many tokens at the beginning are as they were, and cut the cache there."""
        same = 0
        most = min(len(self._known), len(question) - 1)
        while same < most and self._known[same] == question.keys[same]:
            same += 1
        while 0 < same < len(question) and question.kinds[same] and question.kinds[same - 1]:
            same -= 1  # never within a picture
        if self._cache is None or same == 0:
            self._cache = self.adapters.cache()
            return 0
        known = self._cache.get_seq_length() - self.adapters.length
        if known > same:
            self._cache.crop(same - known)
        return same

    def _read(self, question: Encoded, places: torch.Tensor, start: int) -> torch.Tensor:
        """Read the question from `start` on, and return the logits of what comes next. Shape: V."""
        before = _pictures_before(question, start)
        pictures = question.patches[before:]
        given: dict[str, Any] = {}
        if pictures:
            given["pixel_values"] = torch.cat(pictures).to(self._device, self._model.dtype)
            given["image_grid_thw"] = question.grids[before:].to(self._device)
        return self._step(question.tokens[None, start:].to(self._device), places[:, :, start:], **given)

    def _step(self, tokens: torch.Tensor, places: torch.Tensor, **given: Any) -> torch.Tensor:
        out = self._model(
            input_ids=tokens,
            position_ids=places,
            past_key_values=self._cache,
            use_cache=True,
            logits_to_keep=1,
            **given,
        )
        return torch.as_tensor(out.logits[0, -1])


def _pictures_before(question: Encoded, start: int) -> int:
    """Return how many pictures lie whole before this token."""
    begins = question.kinds[:start].bool()
    return int((begins & ~torch.cat([torch.zeros(1, dtype=torch.bool), begins[:-1]])).sum()) if start else 0


def best_device() -> str:
    """Return where a model runs best here."""
    if torch.cuda.is_available():
        return "cuda"
    return "mps" if torch.backends.mps.is_available() else "cpu"


def _loaded(name: str, device: str) -> tuple[Any, Any, Any]:
    from transformers import AutoConfig, AutoImageProcessor, AutoModelForImageTextToText, AutoTokenizer
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    if name.startswith((".", "/", "~")) and not Path(name).expanduser().is_dir():
        raise UsageError(f"there is no folder '{name}' (name the folder of a model, with its config.json)")
    place = str(Path(name).expanduser()) if Path(name).expanduser().is_dir() else name
    try:
        config = AutoConfig.from_pretrained(place)
        if not str(config.model_type).startswith("qwen"):
            raise UsageError(
                f"'{name}' is of the type {config.model_type} (use Qwen2-VL, Qwen2.5-VL, Qwen3-VL or UI-TARS)"
            )
        model: Any = AutoModelForImageTextToText.from_pretrained(
            place, dtype=DTYPES[device.partition(":")[0]]
        )
        return (
            model.to(device).eval(),
            AutoTokenizer.from_pretrained(place),
            AutoImageProcessor.from_pretrained(place),  # type: ignore[no-untyped-call]
        )
    except (OSError, ValueError) as error:
        first = str(error).strip().splitlines()[0]
        raise UsageError(
            f"cannot load the model '{name}': {first} (download it first, and name its folder)"
        ) from error
    except torch.OutOfMemoryError as error:
        raise UsageError(f"the model '{name}' does not fit into the memory of {device} ({LOWER})") from error


def _ends(model: Any, tokenizer: Any) -> frozenset[int]:
    ends = model.generation_config.eos_token_id
    found = set(ends if isinstance(ends, list) else [ends])
    return frozenset(each for each in (*found, tokenizer.eos_token_id) if each is not None)
