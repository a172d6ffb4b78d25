"""A model on this machine: a folder of weights, asked token by token.

Three things are gained by asking it ourselves: each token is told with its probability as it comes, a stop is
heard between two of them, and what has not changed since the last question is not computed again.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from typing import Any

import torch

from agent.control import Control
from agent.errors import PolicyError
from agent.geometry import Window
from policies.ui_tars.adapters import Adapters
from policies.ui_tars.backend import Answer, Tell
from policies.ui_tars.encoding import Encoded, Encoder
from policies.ui_tars.probe import Probe, probes_of
from policies.ui_tars.prompt import Message
from policies.ui_tars.resize import Profile
from policies.ui_tars.weights import best_device, loaded, short_of_memory

MOST_TOKENS = 512  # of one answer


class Local:
    """Weights in a folder, or by their hub id where that is in the cache.

    Raises:
        UsageError: there is no such model here, it is of another kind, or does not fit.
    """

    def __init__(
        self,
        model: str,
        *,
        control: Control,
        device: str = "",
        four_bit: bool = False,
        most_tokens: int = MOST_TOKENS,
    ) -> None:
        self._control = control
        self._most_tokens = most_tokens
        self.device = device or best_device()
        self._model, tokenizer, pictures = loaded(model, self.device, four_bit=four_bit)
        self._tokenizer = tokenizer
        self._encoder = Encoder(tokenizer, pictures)
        self.adapters = Adapters(self._model)
        self._ends = _ends(self._model, tokenizer)
        self._cache: Any = None
        self._known: tuple[object, ...] = ()
        self._watched: frozenset[str] = frozenset()
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
        complaint = f"the memory of {self.device} is not enough for {len(question)} tokens"
        probes = probes_of(self._watched, self._model, question, self.adapters.length)
        try:
            with short_of_memory(PolicyError, complaint):
                return self._answer(question, probes, tell)
        except PolicyError:
            self.forget()
            raise
        finally:
            for probe in probes:
                probe.detach()

    def watch(self, names: Collection[str]) -> None:
        """Measure these with every answer; hooks are in the model only while it answers."""
        self._watched = frozenset(names)

    def suit(self, windows: Sequence[Window]) -> tuple[str, ...]:
        """Switch on what was taught for the application in front, and return the names of all that is on."""
        if self.adapters.suit(windows):
            self.forget()  # what is cached was read with other weights
        return self.adapters.on

    def forget(self) -> None:
        """Drop what is kept of the last question."""
        self._cache, self._known = None, ()

    @torch.inference_mode()
    def _answer(self, question: Encoded, probes: Sequence[Probe], tell: Tell) -> Answer:
        found: list[int] = []
        written, likelihood = "", 0.0
        for token, probability in self._tokens(question):
            self._control.checkpoint()
            found.append(token)
            likelihood += math.log(max(probability, 1e-9))
            text = self._tokenizer.decode(found, skip_special_tokens=True)
            piece = "" if text.endswith("\ufffd") else text[len(written) :]  # the character is not complete
            for probe in probes:
                probe.heard(piece)
            if not text.endswith("\ufffd"):
                tell(piece, probability)
                written = text
        text = self._tokenizer.decode(found, skip_special_tokens=True)
        confidence = math.exp(likelihood / len(found)) if found else None
        return Answer(text, confidence, tuple(each for probe in probes for each in probe.readings()))

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
            if count + 1 == self._most_tokens:
                return
            where = torch.full((3, 1, 1), next_place + count, device=self.device)
            logits = self._step(torch.tensor([[token]], device=self.device), where)
            self._known = (*self._known, token)

    def places(self, question: Encoded) -> torch.Tensor:
        """Return where each token stands, in time, height and width. Shape: 3 x 1 x T."""
        places, _ = self._model.model.get_rope_index(
            question.tokens[None].to(self.device),
            mm_token_type_ids=question.kinds[None].to(self.device),
            image_grid_thw=question.grids.to(self.device) if len(question.grids) else None,
            attention_mask=torch.ones((1, len(question)), dtype=torch.long, device=self.device),
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
            given["pixel_values"] = torch.cat(pictures).to(self.device, self._model.dtype)
            given["image_grid_thw"] = question.grids[before:].to(self.device)
        return self._step(question.tokens[None, start:].to(self.device), places[:, :, start:], **given)

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


def _ends(model: Any, tokenizer: Any) -> frozenset[int]:
    ends = model.generation_config.eos_token_id
    found = set(ends if isinstance(ends, list) else [ends])
    return frozenset(each for each in (*found, tokenizer.eos_token_id) if each is not None)
