from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from agent.weights import examine

CONFIG = {"model_type": "qwen2_5_vl", "vision_config": {}, "architectures": ["Qwen2_5_VL"]}


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A folder with all parts of a model in two files, though nothing in them."""
    for name, said in (
        ("config.json", CONFIG),
        ("model.safetensors.index.json", {"weight_map": {"a": "1.safetensors", "b": "2.safetensors"}}),
        ("tokenizer.json", {}),
        ("preprocessor_config.json", {}),
    ):
        (tmp_path / name).write_text(json.dumps(said))
    for name in ("1.safetensors", "2.safetensors"):
        save_file({"a": np.zeros(375_000, np.float32)}, tmp_path / name)
    return tmp_path


def test_a_whole_model_is_well(model: Path) -> None:
    found = examine(model)
    assert [each.ok for each in found] == [True] * 4
    assert found[1].message == "3.0 MB in 2 files"


@pytest.mark.parametrize(
    "missing", ["config.json", "2.safetensors", "tokenizer.json", "preprocessor_config.json"]
)
def test_a_part_that_is_missing_is_the_last_finding(model: Path, missing: str) -> None:
    (model / missing).unlink()
    *_, last = examine(model)
    assert not last.ok
    assert last.message.endswith(")")


@pytest.mark.parametrize("length", [0, 7, 40, 900_000])
def test_a_part_that_is_cut_off_is_told(model: Path, length: int) -> None:
    file = model / "2.safetensors"
    file.write_bytes(file.read_bytes()[:length])
    *_, last = examine(model)
    assert (last.ok, last.message) == (False, "2.safetensors is not whole (download the model again)")


def test_weights_of_the_older_format_are_weights_too(model: Path) -> None:
    (model / "model.safetensors.index.json").unlink()
    (model / "pytorch_model.bin").write_bytes(bytes(1_500_000))
    assert [each.ok for each in examine(model)] == [True] * 4


@pytest.mark.parametrize(
    "config", ["", "[1]", '{"model_type": "llama"}', '{"model_type": "qwen2"}', "[" * 100_000]
)
def test_what_is_no_model_that_sees_is_refused(model: Path, config: str) -> None:
    (model / "config.json").write_text(config)
    (only,) = examine(model)
    assert not only.ok


def test_a_name_in_the_index_leads_nowhere_else(model: Path) -> None:
    (model / "model.safetensors.index.json").write_text('{"weight_map": {"a": "../../etc/passwd"}}')
    *_, last = examine(model)
    assert (last.ok, "passwd is missing" in last.message) == (False, True)


def test_no_folder_is_told(tmp_path: Path) -> None:
    (only,) = examine(tmp_path / "nowhere")
    assert "is no folder" in only.message
