from __future__ import annotations

import base64
import contextlib
import io
import os
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image
from tokenizers.pre_tokenizers import ByteLevel
from transformers import (
    CLIPImageProcessor,
    LlavaConfig,
    LlavaForConditionalGeneration,
    LlavaProcessor,
    Qwen2Tokenizer,
)

from agent.control import Control
from agent.errors import PolicyError, Stopped, UsageError
from agent.geometry import Box
from agent.screenshot import Screenshot
from policies.ui_tars import server
from policies.ui_tars.backend import PROBABILITY
from policies.ui_tars.prompt import Message
from policies.ui_tars.resize import PROFILES, fit
from policies.ui_tars.server import Server
from policies.ui_tars.tiny import SPECIAL

TARS = PROFILES["ui-tars-1.5"]
FaultServer = Any  # of conftest.py, which cannot be imported
KEY = "sk-canary-123"


def shot() -> Screenshot:
    return Screenshot(np.full((400, 640, 4), 9, np.uint8), Box(0, 0, 640, 400), 0.0)


TALK = (
    Message("user", ("Do it.", shot())),
    Message("assistant", ("Action: wait()",)),
    Message("user", (shot(),)),
)


def silent(piece: str, probability: float | None) -> None:
    """Hear nothing."""


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "FIRST_PAUSE", 0.01)


def test_the_answer_comes_piece_by_piece(fault_server: FaultServer) -> None:
    heard: list[str] = []
    asked = Server(fault_server.url, "m", control=Control(), key="")
    answer = asked.answer(TALK, TARS, lambda piece, probability: heard.append(piece))
    assert answer.text == "".join(heard) == "Action: wait()"
    assert len(heard) == 2


def test_pictures_are_sent_in_the_size_that_the_model_takes_unchanged(fault_server: FaultServer) -> None:
    Server(fault_server.url, "m", control=Control(), key="").answer(TALK, TARS, silent)
    turns = fault_server.asked[0]["messages"]
    sent = [
        Image.open(io.BytesIO(base64.b64decode(part["image_url"]["url"].partition(",")[2]))).size
        for turn in turns
        if isinstance(turn["content"], list)
        for part in turn["content"]
        if part["type"] == "image_url"
    ]
    assert sent == [fit(640, 400, TARS)] * 2


def test_probabilities_are_asked_for_while_they_are_watched_and_the_server_tells_them(
    fault_server: FaultServer,
) -> None:
    asked = Server(fault_server.url, "m", control=Control(), key="")
    fault_server.faults[:] = ["fine", "fine", "400"]
    for names in ((), (PROBABILITY,), (PROBABILITY,)):
        asked.watch(names)
        assert asked.answer(TALK, TARS, silent).text == "Action: wait()"
    assert [each.get("logprobs") for each in fault_server.asked] == [None, True, True, None]


def test_a_key_is_taken_from_the_environment_and_told_to_nobody_but_the_server(
    fault_server: FaultServer, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("DEIXIS_SECRET_SERVER", KEY)
    caplog.set_level("DEBUG")
    fault_server.faults[:] = ["500"]
    heard: list[str] = []
    asked = Server(fault_server.url, "m", control=Control())
    asked.answer(TALK, TARS, lambda piece, probability: heard.append(piece))
    assert fault_server.keys == [f"Bearer {KEY}"] * 2
    assert KEY not in caplog.text + "".join(heard)
    assert caplog.records  # the client does keep a log


@pytest.mark.parametrize("fault", ["500", "503", "429", "broken"])
def test_what_may_pass_is_tried_again(fault_server: FaultServer, fault: str) -> None:
    fault_server.faults[:] = [fault, fault]
    answer = Server(fault_server.url, "m", control=Control(), key="").answer(TALK, TARS, silent)
    assert answer.text == "Action: wait()"
    assert len(fault_server.asked) == 3


@pytest.mark.parametrize(
    ("faults", "asked", "said"),
    [
        (["500"] * 9, server.TRIES, "failed: .*see its log"),
        (["broken"] * 9, server.TRIES, "broke off"),
        (["429"] * 9, server.TRIES, "asked too often"),
        (["401"], 1, "refuses the key .*DEIXIS_SECRET_SERVER"),
        (["404"], 1, "has no model 'm'"),
        (["400"], 1, "lower 'screenshots' or 'patches'"),
    ],
)
def test_what_does_not_pass_is_said_with_the_remedy_and_without_the_key(
    fault_server: FaultServer, faults: list[str], asked: int, said: str
) -> None:
    fault_server.faults[:] = faults
    with pytest.raises(PolicyError, match=said) as caught:
        Server(fault_server.url, "m", control=Control(), key=KEY).answer(TALK, TARS, silent)
    assert KEY not in repr(caught.value) + str(caught.value.__cause__)
    assert str(caught.value).endswith(")")
    assert len(fault_server.asked) == asked
    assert fault_server.keys[0] == f"Bearer {KEY}"


@pytest.mark.parametrize("fault", ["silent", "slow", "500"])
def test_a_stop_ends_the_waiting_at_once(
    fault_server: FaultServer, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "FIRST_PAUSE", 25.0)
    fault_server.faults[:] = [fault] * 9
    control = Control()
    began: list[float] = []

    def stop() -> None:
        while not fault_server.asked:
            time.sleep(0.01)
        began.append(time.monotonic())
        control.stop("enough")

    thread = threading.Thread(target=stop)
    thread.start()
    with pytest.raises(Stopped):
        Server(fault_server.url, "m", control=control, key="").answer(TALK, TARS, silent)
    print(f"stopped after {1000 * (time.monotonic() - began[0]):.0f} ms")
    thread.join()
    assert fault == "500" or fault_server.gone.wait(10)


def test_a_server_that_says_nothing_is_given_up(fault_server: FaultServer) -> None:
    fault_server.faults[:] = ["silent"] * 9
    asked = Server(fault_server.url, "m", control=Control(), key="", timeout=0.1)
    with pytest.raises(PolicyError, match=r"did not answer within 0\.1 s"):
        asked.answer(TALK, TARS, silent)


def test_where_there_is_no_server_that_is_said() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(PolicyError, match="cannot be reached"):
        Server(f"http://127.0.0.1:{port}/v1", "m", control=Control(), key="").answer(TALK, TARS, silent)
    with pytest.raises(UsageError, match="no address"):
        Server("localhost:8000", "m", control=Control(), key="")


def test_its_models_are_told(fault_server: FaultServer) -> None:
    assert Server(fault_server.url, "m", control=Control(), key="").models() == ["m"]


@pytest.mark.parametrize("page", [(200, "<html>"), (200, "[]"), (200, '{"error": "no"}'), (404, "<html>")])
def test_an_address_of_something_else_is_told_with_how_it_should_end(
    fault_server: FaultServer, page: tuple[int, str]
) -> None:
    fault_server.page = page
    with pytest.raises(PolicyError, match=r"tells no models .*most end in /v1.*\)$"):
        Server(fault_server.url, "m", control=Control(), key="").models()


@pytest.fixture(scope="module")
def real_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """Serve a tiny model of another family, which takes pictures, by the library's own server."""
    folder = write_llava(tmp_path_factory.mktemp("served") / "llava")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "transformers.cli.transformers", "serve", "--port", str(port)]
    environment = os.environ | {"HF_HUB_OFFLINE": "1", "HF_HUB_DISABLE_PROGRESS_BARS": "1"}
    log = tmp_path_factory.mktemp("log") / "server.log"
    with log.open("wb") as written:
        process = subprocess.Popen(
            [*command, "--device", "cpu"], env=environment, stdout=written, stderr=subprocess.STDOUT
        )
    try:
        deadline = time.monotonic() + 90
        while not answers(f"http://127.0.0.1:{port}/health"):
            assert process.poll() is None, log.read_text()
            assert time.monotonic() < deadline, log.read_text()
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}/v1", str(folder)
    finally:
        process.terminate()
        process.wait(timeout=30)
        print(log.read_text()[-8000:])


def answers(url: str) -> bool:
    """Tell whether a server says at ``url`` that it is ready."""
    with contextlib.suppress(OSError), urllib.request.urlopen(url, timeout=5) as reply:
        return bool(reply.status == 200)
    return False


def test_a_real_server_answers_about_two_pictures(real_server: tuple[str, str]) -> None:
    url, model = real_server
    heard: list[str] = []
    small = PROFILES["qwen2.5-vl"].within(4)
    answer = Server(url, model, control=Control(), key="").answer(
        TALK, small, lambda piece, probability: heard.append(piece)
    )
    assert answer.text == "".join(heard)
    assert len(answer.text) > 10


def test_a_real_server_without_the_model_says_so(real_server: tuple[str, str]) -> None:
    with pytest.raises(PolicyError, match=r"\(.*\)$"):
        Server(real_server[0], "/no/such/model", control=Control(), key="").answer(TALK, TARS, silent)


def write_llava(folder: Path) -> Path:
    vocabulary = {letter: number for number, letter in enumerate(sorted(ByteLevel.alphabet()))}
    tokenizer = Qwen2Tokenizer(vocab=vocabulary, merges=[], eos_token="<|im_end|>")
    tokenizer.add_tokens(["<image>", *SPECIAL], special_tokens=True)
    towers = {"hidden_size": 32, "intermediate_size": 64, "num_attention_heads": 2}
    config = LlavaConfig(
        text_config={"model_type": "llama", "vocab_size": len(tokenizer), "num_hidden_layers": 1, **towers},
        vision_config={
            "model_type": "clip_vision_model",
            "num_hidden_layers": 2,
            "image_size": 56,
            "patch_size": 14,
            "projection_dim": 32,
            **towers,
        },
        image_token_id=tokenizer.get_vocab()["<image>"],
    )
    with torch.random.fork_rng():
        torch.manual_seed(0)
        LlavaForConditionalGeneration(config).save_pretrained(folder)
    LlavaProcessor(
        image_processor=CLIPImageProcessor(size={"shortest_edge": 56}, crop_size={"height": 56, "width": 56}),
        tokenizer=tokenizer,
        patch_size=14,
        vision_feature_select_strategy="default",
        num_additional_image_tokens=1,
        chat_template=(
            "{% for message in messages %}<|im_start|>{% if message.content is string %}{{ message.content }}"
            "{% else %}{% for part in message.content %}{% if part.type == 'image' %}<image>{% else %}"
            "{{ part.text }}{% endif %}{% endfor %}{% endif %}<|im_end|>{% endfor %}<|im_start|>assistant"
        ),
    ).save_pretrained(folder)
    return folder
