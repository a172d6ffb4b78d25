"""A model on a server with OpenAI's interface: vLLM, SGLang, Ollama, LM Studio, llama.cpp, or a hosted one.

Three traps: a run that waits for a server cannot be stopped, so a stop cancels the question; a server that
fails now often works a second later, so what may pass is tried again, and what will not is said at once; and
a key is a secret: it is in the environment or the keyring, and in no error, file or log.
"""

from __future__ import annotations

import asyncio
import base64
import math
import os
import re
from collections.abc import Collection, Coroutine, Sequence
from typing import Any, TypeVar

import cv2
import openai

from agent.control import Control
from agent.errors import MissingSecret, PolicyError, UsageError
from agent.frames import encoded
from agent.screenshot import Screenshot
from agent.secrets import from_keyring, variable_of
from policies.ui_tars.backend import PROBABILITY, Answer, Tell
from policies.ui_tars.prompt import Message
from policies.ui_tars.resize import Profile, view_of

KEY = "server"  # the name of the secret that the key is
NO_KEY = "none"  # what is sent where there is none: the client wants a word
MOST_TOKENS = 512
TRIES = 4
FIRST_PAUSE = 0.5  # seconds; twice as long each time
LONGEST_PAUSE = 30.0
LOOK_SECONDS = 0.02  # between two looks whether the run was stopped
PASSING = (408, 409, 425, 429)  # and every 5xx
BLIND = re.compile(
    "(image|vision|multimodal).{0,40}(not|un)\\W?support|not a multimodal|mmproj", re.IGNORECASE
)
T = TypeVar("T")


class Server:
    """Asks one model of one server. timeout: seconds without a sign of life.

    Raises:
        UsageError: the address is none.
    """

    def __init__(
        self, url: str, model: str, *, control: Control, key: str | None = None, timeout: float = 120
    ) -> None:
        if not url.startswith(("http://", "https://")):
            raise UsageError(f"'{url}' is no address of a server (give one such as http://localhost:8000/v1)")
        self._url = url.rstrip("/")
        self._model = model
        self._control = control
        self._key = key if key is not None else key_of(control)
        self._timeout = timeout
        self._likely = False  # whether the tokens' probabilities are asked for

    def watch(self, names: Collection[str]) -> None:
        """Ask for the tokens' probabilities where they are watched; a server tells nothing else of itself."""
        self._likely = PROBABILITY in names

    def answer(self, messages: Sequence[Message], profile: Profile, tell: Tell) -> Answer:
        """Return the next turn. Raises PolicyError, Stopped."""
        turns = [_turn(message, profile) for message in messages]
        for count in range(TRIES):
            try:
                return asyncio.run(self._unless_stopped(self._once(turns, tell)))
            except openai.APIError as error:
                self._control.go_on_or_stop()
                if self._likely and isinstance(error, openai.BadRequestError):
                    self._likely = False  # not every server tells probabilities
                    continue
                if count == TRIES - 1 or not _passes(error):
                    raise PolicyError(self._complaint(error)) from None
                tell("\n[asking again]\n", None)
                self._control.sleep(_pause(error, count))
        raise AssertionError("the last try returns or raises")

    def models(self) -> list[str]:
        """Return the names of the models that the server has. Raises PolicyError, Stopped."""

        async def ask() -> list[str]:
            async with self._client() as client:
                told = await client.models.with_raw_response.list()
                return sorted(str(each["id"]) for each in told.http_response.json()["data"])

        try:
            return asyncio.run(self._unless_stopped(ask()))
        except (openai.NotFoundError, ValueError, KeyError, TypeError) as error:
            raise PolicyError(
                f"{self._url} tells no models as OpenAI's interface does "
                "(check the address: most end in /v1, as http://localhost:8000/v1)"
            ) from error
        except openai.APIError as error:
            raise PolicyError(self._complaint(error)) from None

    def _client(self) -> openai.AsyncOpenAI:
        return openai.AsyncOpenAI(
            base_url=self._url, api_key=self._key or NO_KEY, timeout=self._timeout, max_retries=0
        )

    async def _unless_stopped(self, asked: Coroutine[Any, Any, T]) -> T:
        """Wait for what was asked; a stop of the run cancels it, and closes its connection."""
        task = asyncio.ensure_future(asked)
        while not task.done():
            await asyncio.wait({task}, timeout=LOOK_SECONDS)
            if self._control.stopped and not task.done():
                task.cancel()
                await asyncio.wait({task})
                self._control.go_on_or_stop()
        return task.result()

    async def _once(self, turns: list[Any], tell: Tell) -> Answer:
        """Ask once, and tell the answer as it comes."""
        pieces: list[str] = []
        chances: list[float] = []
        finished = False
        async with self._client() as client:
            stream = await client.chat.completions.create(
                model=self._model,
                messages=turns,
                stream=True,
                temperature=0,
                max_tokens=MOST_TOKENS,
                logprobs=True if self._likely else openai.omit,
            )
            async for chunk in stream:
                for choice in chunk.choices[:1]:
                    told = choice.logprobs.content if choice.logprobs and choice.logprobs.content else []
                    here = [each.logprob for each in told]
                    chances += here
                    finished = finished or choice.finish_reason is not None
                    piece = (choice.delta.content or "") if choice.delta else ""
                    pieces.append(piece)
                    if piece:
                        tell(piece, math.exp(sum(here)) if here else None)
        if not finished:
            raise openai.APIError("the answer broke off", request=stream.response.request, body=None)
        return Answer("".join(pieces), math.exp(sum(chances) / len(chances)) if chances else None)

    def _complaint(self, error: openai.APIError) -> str:
        """Say what is wrong in a sentence that ends with the remedy, and holds no key."""
        said = " ".join(str(error.message).split())[:200]
        if self._key:
            said = said.replace(self._key, "…")
        where = f"the server {self._url}"
        match error:
            case openai.APITimeoutError():
                return f"{where} did not answer within {self._timeout:g} s (wait until its model is loaded)"
            case openai.APIConnectionError():
                return f"{where} cannot be reached or broke off: {said} (start it, or check its address)"
            case openai.AuthenticationError() | openai.PermissionDeniedError():
                return f"{where} refuses the key (set {variable_of(KEY)}, or put it into the keyring)"
            case openai.NotFoundError():
                return f"{where} has no model '{self._model}': {said} (deixis connect {self._url})"
            case openai.APIStatusError() if _blind(error):
                return f"{where} sees no pictures: {said} (serve a model that does; llama.cpp: with --mmproj)"
            case openai.RateLimitError():
                return f"{where} is asked too often: {said} (wait a minute, or raise its limit)"
            case openai.BadRequestError():
                return f"{where} does not take the question: {said} (lower 'screenshots' or 'patches')"
            case _:
                return f"{where} failed: {said} (see its log, or check its address: most end in /v1)"


def key_of(control: Control) -> str:
    """Return the key for servers from the environment or the keyring; '' where there is none."""
    named = os.environ.get(variable_of(KEY))
    if named is not None:
        return named
    try:
        return from_keyring(KEY) or ""
    except MissingSecret:
        return ""


def _turn(message: Message, profile: Profile) -> dict[str, Any]:
    if message.role == "assistant":
        return {"role": "assistant", "content": "".join(str(part) for part in message.parts)}
    return {"role": message.role, "content": [_part(part, profile) for part in message.parts]}


def _part(part: str | Screenshot, profile: Profile) -> dict[str, Any]:
    if isinstance(part, str):
        return {"type": "text", "text": part}
    pixels, _ = view_of(part, profile)
    png = encoded(cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR))  # type: ignore[arg-type]
    return {
        "type": "image_url",
        "image_url": {"url": f"data:image/png;base64,{base64.b64encode(png).decode()}"},
    }


def _passes(error: openai.APIError) -> bool:
    """Tell whether the same question may be answered a moment later."""
    if isinstance(error, openai.APIStatusError):
        return not _blind(error) and (error.status_code in PASSING or error.status_code >= 500)
    return True


def _blind(error: openai.APIError) -> bool:
    """Tell whether a server says that it sees no pictures, for which llama.cpp has the status 500."""
    return BLIND.search(str(error.message)) is not None


def _pause(error: openai.APIError, count: int) -> float:
    """Return how long to wait: as the server asks, or twice as long each time."""
    asked = error.response.headers.get("retry-after", "") if isinstance(error, openai.APIStatusError) else ""
    seconds = float(asked) if asked.replace(".", "", 1).isdigit() else FIRST_PAUSE * 2**count
    return min(LONGEST_PAUSE, seconds)
