"""The published JSON Schema says what the reader of scripts says."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from ruamel.yaml import YAML

from agent.script.reading import load
from agent.script.samples import copy_sample, samples


@pytest.fixture(scope="module")
def schema() -> Any:
    printed = subprocess.run(
        [sys.executable, "-m", "agent.cli", "script", "--schema"], capture_output=True, check=True
    ).stdout
    schema = json.loads(printed)
    jsonschema.Draft202012Validator.check_schema(schema)
    return schema


def read(text: str) -> Any:
    return YAML(typ="safe", pure=True).load(text)


@pytest.mark.parametrize("name", sorted(samples()))
def test_every_sample_fits_the_schema_and_has_no_fault(name: str, schema: Any) -> None:
    file = samples()[name]
    jsonschema.validate(read(file.read_text(encoding="utf-8")), schema)
    assert load(file).script.description


@pytest.mark.parametrize(
    "step",
    [
        "{clik: a}",
        "{click: {text: a, windw: b}}",
        "{click: a, count: 9}",
        "{check: {fil: a}}",
        "{type: 7}",
        "{retry: 0, steps: [{press: a}]}",
        "{wait: soon}",
    ],
)
def test_what_the_reader_refuses_the_schema_refuses(step: str, schema: Any) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(read(f"name: x\nsteps: [{step}]"), schema)


@pytest.mark.parametrize("name", sorted(samples()))
def test_a_copied_sample_has_what_it_needs_beside_it(name: str, tmp_path: Path) -> None:
    assert load(copy_sample(name, tmp_path / "mine" / "copy.yaml")).script.steps
