"""Against a real llama.cpp: its own server, with the very weights that the local backend loads.

So its answers are known: what both say about the same two pictures must be the same, word for word.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import gguf
import numpy as np
import pytest
from safetensors.numpy import load_file, save_file
from transformers import AutoConfig, AutoTokenizer

from agent.control import Control
from agent.desktop import Finding
from agent.errors import PolicyError, Stopped
from agent.geometry import Box
from agent.screenshot import Screenshot
from agent.settings import Settings
from policies.ui_tars import server
from policies.ui_tars.backend import PROBABILITY
from policies.ui_tars.connect import try_out
from policies.ui_tars.local import Local
from policies.ui_tars.prompt import Message
from policies.ui_tars.resize import PROFILES
from policies.ui_tars.server import Server
from policies.ui_tars.tiny import Kind, write_tiny

SEEN = PROFILES["qwen2.5-vl"]
KEY = "sk-canary-123"
NAME = "tiny"
LETTERS = 94  # tokens, the first ones, that are a character of ASCII each
SERVE = """
import sys, xllamacpp
given = xllamacpp.CommonParams()
given.model.path, given.mmproj.path, given.api_keys = sys.argv[1], sys.argv[2], sys.argv[3:]
given.model_alias = ["tiny"]
given.n_ctx, given.n_parallel, given.cpuparams.n_threads, given.port = 16384, 1, 1, 0
given.cache_type_k = given.cache_type_v = xllamacpp.ggml_type.GGML_TYPE_F32
given.flash_attn_type = xllamacpp.llama_flash_attn_type.LLAMA_FLASH_ATTN_TYPE_DISABLED
server = xllamacpp.Server(given)
print(server.listening_address, flush=True)
sys.stdin.read()
"""
TURNS = (
    "{% for turn in messages %}{{ '<|im_start|>' + turn.role + '\\n' + turn.content + '<|im_end|>\\n' }}"
    "{% endfor %}{{ '<|im_start|>assistant\\n' }}"
)
WORDS = {
    "self_attn.q_proj": "attn_q",
    "self_attn.k_proj": "attn_k",
    "self_attn.v_proj": "attn_v",
    "self_attn.o_proj": "attn_output",
    "mlp.gate_proj": "ffn_gate",
    "mlp.up_proj": "ffn_up",
    "mlp.down_proj": "ffn_down",
    "input_layernorm": "attn_norm",
    "post_attention_layernorm": "ffn_norm",
    "model.layers.": "blk.",
    "model.embed_tokens": "token_embd",
    "model.norm": "output_norm",
}
SIGHT = {
    "visual.blocks.": "v.blk.",
    "attn.proj": "attn_out",
    "mlp.fc1": "ffn_up",
    "mlp.fc2": "ffn_down",
    "norm1": "ln1",
    "norm2": "ln2",
    "visual.merger.ln_q": "v.post_ln",
    "visual.merger.mlp": "mm",
}


def shot(seed: int) -> Screenshot:
    pixels = np.random.default_rng(seed).integers(0, 255, (84, 168, 4), np.uint8)
    return Screenshot(pixels, Box(0, 0, 168, 84), 0.0)


TALK = (
    Message("user", ("Do it.", shot(1))),
    Message("assistant", ("Action: wait()",)),
    Message("user", (shot(2),)),
)
SWAPPED = (Message("user", ("Do it.", shot(2))), TALK[1], Message("user", (shot(1),)))
PLAIN = (Message("user", ("hello",)),)


def silent(piece: str, probability: float | None) -> None:
    """Hear nothing."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny Qwen2-VL that is sure of what it says, as a folder, with the same as two files of llama.cpp."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    folder = write_tiny(tmp_path_factory.mktemp("model") / NAME, kind=Kind.QWEN2)
    file = folder / "model.safetensors"
    grown = {name: each * 9 if each.ndim > 1 else each for name, each in load_file(file).items()}
    grown["model.embed_tokens.weight"][LETTERS:] *= 0.3  # else it says halves of characters
    save_file(grown, file, metadata={"format": "pt"})
    write_words(folder, grown)
    write_sight(folder, grown)
    return folder


@contextmanager
def served(folder: Path, mmproj: str = "", key: str = "") -> Iterator[str]:
    """Serve it as long as this lasts. The child ends when its standard input does, however this one ends."""
    files = [str(folder / f"{NAME}.gguf"), str(folder / mmproj) if mmproj else ""]
    log = folder / f"server{bool(mmproj)}{bool(key)}.log"
    with (
        log.open("wb") as written,
        subprocess.Popen(
            [sys.executable, "-c", SERVE, *files, *([key] if key else [])],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=written,
            text=True,
        ) as process,
    ):
        assert process.stdout is not None
        address = next((line.strip() for line in process.stdout if line.startswith("http")), "")
        assert address, log.read_text()
        yield f"{address}/v1"


@pytest.fixture(scope="module")
def seeing(folder: Path) -> Iterator[str]:
    with served(folder, "mmproj.gguf") as url:
        yield url


@pytest.fixture(scope="module")
def blind(folder: Path) -> Iterator[str]:
    with served(folder, key=KEY) as url:
        yield url


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "FIRST_PAUSE", 0.01)


def slots(url: str) -> list[dict[str, Any]]:
    with urllib.request.urlopen(url.removesuffix("/v1") + "/slots", timeout=10) as reply:
        return list(json.load(reply))


@pytest.mark.parametrize("talk", [PLAIN, TALK, SWAPPED], ids=["words", "pictures", "swapped"])
def test_it_answers_as_the_same_weights_do_here(
    seeing: str, folder: Path, talk: tuple[Message, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "MOST_TOKENS", 24)
    here = Local(str(folder), control=Control(), most_tokens=24).answer(talk, SEEN, silent)
    asked = Server(seeing, NAME, control=Control(), key="")
    asked.watch({PROBABILITY})
    heard: list[str] = []
    there = asked.answer(talk, SEEN, lambda piece, probability: heard.append(piece))
    assert there.text == "".join(heard) == here.text
    assert len(heard) == len(here.text) == 24
    assert there.confidence == pytest.approx(here.confidence, rel=0.01)


def test_a_stop_is_heard_there_too(seeing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "MOST_TOKENS", 16_000)
    control = Control()
    heard: list[str] = []

    def tell(piece: str, probability: float | None) -> None:
        heard.append(piece)
        if len(heard) == 3:
            control.stop("enough")

    with pytest.raises(Stopped):
        Server(seeing, NAME, control=control, key="").answer(PLAIN, SEEN, tell)
    moment = threading.Event()
    while slots(seeing)[0]["is_processing"]:
        moment.wait(0.02)
    assert slots(seeing)[0]["next_token"][0]["n_decoded"] < 16_000
    assert Server(seeing, NAME, control=Control(), key="").models() == [NAME]


@pytest.mark.parametrize(
    ("talk", "key", "said"),
    [
        (TALK, KEY, r"sees no pictures: .*llama\.cpp: with --mmproj\)$"),
        (PLAIN, "another", r"refuses the key \(set DEIXIS_SECRET_SERVER.*\)$"),
        ((Message("user", ("hello" * 4000,)),), KEY, r"exceeds .*lower 'screenshots' or 'patches'\)$"),
    ],
    ids=["pictures", "key", "length"],
)
def test_what_it_cannot_do_is_said_at_once_and_with_the_remedy(
    blind: str, talk: tuple[Message, ...], key: str, said: str
) -> None:
    heard: list[str] = []
    with pytest.raises(PolicyError, match=said):
        Server(blind, NAME, control=Control(), key=key).answer(
            talk, SEEN, lambda piece, probability: heard.append(piece)
        )
    assert heard == []  # nor was it asked again


def test_trying_it_out_finds_what_a_model_without_pictures_cannot_do(
    blind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEIXIS_SECRET_SERVER", KEY)
    findings = {
        each.name: each
        for each in try_out(Settings.model_validate({"url": blind, "family": "qwen2.5-vl"}), Control())
        if isinstance(each, Finding)
    }
    assert list(findings) == ["server", "one picture", "two pictures", "target"]
    for name in ("one picture", "two pictures", "target"):
        assert not findings[name].ok
        assert "with --mmproj" in findings[name].message


def test_trying_it_out_finds_that_it_does_not_know_what_it_sees(
    seeing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "MOST_TOKENS", 24)
    chosen = Settings.model_validate({"url": seeing, "family": "qwen2.5-vl", "patches": 100})
    findings = {each.name: each for each in try_out(chosen, Control()) if isinstance(each, Finding)}
    assert "not red (serve a model that sees" in findings["one picture"].message
    assert "not red and blue" in findings["two pictures"].message
    assert not findings["target"].ok


def write_words(folder: Path, weights: dict[str, np.ndarray[Any, Any]]) -> None:
    """Write the part that reads and writes, and its tokenizer."""
    config, tokenizer = AutoConfig.from_pretrained(folder).text_config, AutoTokenizer.from_pretrained(folder)
    number = tokenizer.get_vocab()
    tokens = sorted(number, key=lambda token: number[token])
    normal, special = gguf.TokenType.NORMAL, gguf.TokenType.CONTROL
    out = gguf.GGUFWriter(folder / f"{NAME}.gguf", "qwen2vl")
    out.add_context_length(config.max_position_embeddings)
    out.add_embedding_length(config.hidden_size)
    out.add_block_count(config.num_hidden_layers)
    out.add_feed_forward_length(config.intermediate_size)
    out.add_head_count(config.num_attention_heads)
    out.add_head_count_kv(config.num_key_value_heads)
    out.add_layer_norm_rms_eps(config.rms_norm_eps)
    out.add_rope_freq_base(config.rope_parameters["rope_theta"])
    out.add_rope_dimension_sections([*config.rope_parameters["mrope_section"], 0])
    out.add_tokenizer_model("gpt2")
    out.add_tokenizer_pre("qwen2")
    out.add_token_list(tokens)
    out.add_token_types([special if token.startswith("<|") else normal for token in tokens])
    out.add_token_merges(["Ā Ā"])  # two zero bytes: one merge there must be
    out.add_eos_token_id(number["<|im_end|>"])
    out.add_bos_token_id(number["<|endoftext|>"])
    out.add_add_bos_token(False)
    out.add_chat_template(TURNS)
    close(
        out, {renamed(name, WORDS): each for name, each in weights.items() if not name.startswith("visual.")}
    )


def write_sight(folder: Path, weights: dict[str, np.ndarray[Any, Any]]) -> None:
    """Write the part that sees."""
    config = AutoConfig.from_pretrained(folder).vision_config
    seen = json.loads((folder / "preprocessor_config.json").read_text())
    out = gguf.GGUFWriter(folder / "mmproj.gguf", "clip")
    out.add_clip_has_vision_encoder(True)
    out.add_clip_projector_type("qwen2vl_merger")
    out.add_vision_image_size(560)
    out.add_vision_patch_size(config.patch_size)
    out.add_vision_embedding_length(config.embed_dim)
    out.add_vision_feed_forward_length(config.embed_dim * config.mlp_ratio)
    out.add_vision_projection_dim(config.hidden_size)
    out.add_vision_block_count(config.depth)
    out.add_vision_head_count(config.num_heads)
    out.add_vision_attention_layernorm_eps(1e-6)
    out.add_vision_image_mean(seen["image_mean"])
    out.add_vision_image_std(seen["image_std"])
    out.add_vision_use_gelu(False)
    tower: dict[str, np.ndarray[Any, Any]] = {}
    for name, each in weights.items():
        if name.startswith("visual.patch_embed."):  # two pictures in time, each with a matrix of its own
            tower |= {"v.patch_embd.weight": each[:, :, 0], "v.patch_embd.weight.1": each[:, :, 1]}
        elif ".qkv." in name:
            for letter, part in zip("qkv", np.split(each, 3), strict=True):
                tower[renamed(name, SIGHT).replace("attn.qkv", f"attn_{letter}")] = part
        elif name.startswith("visual."):
            tower[renamed(name, SIGHT)] = each
    close(out, tower)


def renamed(name: str, table: dict[str, str]) -> str:
    for one, other in table.items():
        name = name.replace(one, other)
    return name


def close(out: gguf.GGUFWriter, tensors: dict[str, np.ndarray[Any, Any]]) -> None:
    for name, each in tensors.items():
        out.add_tensor(name, np.ascontiguousarray(each))
    out.write_header_to_file()
    out.write_kv_data_to_file()
    out.write_tensors_to_file()
    out.close()
