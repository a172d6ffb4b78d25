from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file, save_file

from agent import adapter
from agent.actions import Click
from agent.control import Control
from agent.demonstration import schema
from agent.demonstration.folder import load
from agent.episode import Observation
from agent.errors import StoreError, UsageError
from agent.geometry import Box
from agent.replay.gallery import Gallery
from agent.sight.ocr import OcrReader
from agent.tune import Ended, Kept, Order, Progress, Scored, Started
from policies.tuning import tuner
from policies.tuning.tuner import tune
from policies.ui_tars.policy import make

LAUNCH = ["accelerate.commands.launch", "--multi_gpu", "--num_processes", "2", "--num_machines", "1", "-m"]
LIGHT, DARK = ((200, 130, 250, 155), "#f0f0f0"), ((30, 20, 80, 45), "#202028")


def weights(folder: Path) -> dict[str, torch.Tensor]:
    return load_file(folder / "adapter_model.safetensors")


def equal(one: Path, other: Path) -> bool:
    first, second = weights(one), weights(other)
    return first.keys() == second.keys() and all(torch.equal(first[name], second[name]) for name in first)


@pytest.mark.bench
def test_twenty_steps_of_a_screen_in_two_colours_are_learned_by_looking_at_it(
    order: Order, show: Callable[..., Path], tmp_path: Path
) -> None:
    folders = [
        tmp_path / "demonstrations" / "one",
        *(show(f"more {n}", *(LIGHT, DARK)[n % 2]) for n in range(19)),
    ]
    # 280 x 196 points at (100, 50) are shown as 336 x 252 pixels: in any other space the button is elsewhere
    learning = replace(order, rank=16, epochs=3, rate=1e-2, most_tokens=90)
    events = list(tune(learning, Control()))
    seen = next(each for each in events if isinstance(each, Scored) and each.on == "seen")
    assert (seen.base, seen.tuned) == (0, 100)
    settings = order.settings.changed(adapters=["taught"])
    at_work = make(OcrReader(), Control(), settings)
    for folder in (folders[0], folders[2]):
        shown = load(folder).demonstration
        click = shown.steps[0]
        assert isinstance(click, schema.Click)
        look = click.click.shown[0]
        screen = Gallery(folder, shown.screen).picture(look.frame)
        decision = at_work.decide(Observation("Save it", screen), lambda event: None)
        (done,) = decision.actions
        assert isinstance(done, Click)
        assert done.at in Box(*look.box)


def test_what_was_stopped_goes_on_as_if_it_had_not_been(order: Order, tmp_path: Path) -> None:
    whole = replace(order, folder=tmp_path / "adapters" / "whole")
    list(tune(whole, Control()))
    control = Control()
    first = []
    for event in tune(order, control):
        first.append(event)
        if isinstance(event, Progress) and event.step == 3:
            control.stop("enough")
    assert isinstance(first[-1], Ended)
    assert first[-1].verdict == "stopped"
    second = list(tune(order, Control()))
    assert isinstance(second[0], Started)
    assert second[0].resumed_at == 3
    assert equal(whole.folder, order.folder)
    assert not (order.folder / adapter.CHECKPOINT).exists()


def test_a_tuning_keeps_others_from_its_name_and_when_it_is_killed_one_goes_on_from_its_checkpoint(
    order: Order, tmp_path: Path, tiny: Path
) -> None:
    command = [sys.executable, "-m", "agent.cli", "tune", str(order.sources[0]), "--out", "killed"]
    command += ["--model", str(tiny), "--rank", "4", "--epochs", "4", "--batch", "1", "--held-out", "0"]
    command += ["--general", str(order.general), "--keep-every", "2", "--json"]
    environment = {**os.environ, "DEIXIS_RUNS": str(tmp_path / "runs"), "OMP_NUM_THREADS": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if json.loads(line)["kind"] == "kept":
                process.send_signal(signal.SIGSTOP)
                break
        folder = tmp_path / "adapters" / "killed"
        with pytest.raises(UsageError, match=r"'killed' is being tuned by another process \(wait for it"):
            list(tune(replace(order, folder=folder), Control()))
        with pytest.raises(UsageError, match="is being tuned by another process"):
            adapter.delete("killed", folder.parent)
        process.send_signal(signal.SIGKILL)
    assert not (folder / adapter.CARD).exists()
    with pytest.raises(UsageError, match="not finished"):
        adapter.read(folder)
    events = list(tune(replace(order, folder=folder), Control()))
    assert isinstance(events[0], Started)
    assert events[0].resumed_at >= 2
    list(tune(replace(order, folder=tmp_path / "adapters" / "whole"), Control()))
    assert equal(folder, tmp_path / "adapters" / "whole")


@pytest.mark.parametrize("change", [{"rate": 1e-3}, {"rank": 8}])
def test_a_checkpoint_is_refused_to_another_order(order: Order, change: dict[str, Any]) -> None:
    control = Control()
    for event in tune(order, control):
        if isinstance(event, Kept):
            control.stop("enough")
    with pytest.raises(UsageError, match=r"was begun with other .*--delete taught"):
        list(tune(replace(order, **change), Control()))


def test_what_is_finished_is_not_done_again(order: Order) -> None:
    list(tune(replace(order, epochs=1), Control()))
    with pytest.raises(UsageError, match="there is an adapter 'taught' already"):
        next(iter(tune(order, Control())))


def test_a_source_without_steps_is_refused(order: Order, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError, match="holds no demonstration and no run"):
        list(tune(replace(order, sources=(tmp_path / "empty",)), Control()))
    with pytest.raises(UsageError, match="there is no folder"):
        list(tune(replace(order, sources=(tmp_path / "nowhere",)), Control()))


def test_a_loss_that_is_no_number_ends_it_with_the_remedy(order: Order, tiny: Path, tmp_path: Path) -> None:
    broken = shutil.copytree(tiny, tmp_path / "broken")
    weights = load_file(broken / "model.safetensors")
    weights["model.norm.weight"].fill_(torch.nan)
    save_file(weights, broken / "model.safetensors", metadata={"format": "pt"})
    with pytest.raises(UsageError, match=r"the loss of step 1 is nan: .*\(give a lower --rate"):
        list(tune(replace(order, settings=order.settings.changed(model=str(broken))), Control()))


def test_a_full_disk_is_told_and_what_was_learned_is_still_there_to_go_on_from(order: Order) -> None:
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    events = tune(order, Control())
    while not isinstance(next(events), Scored):
        pass
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
    try:
        with pytest.raises(StoreError, match=r"cannot keep the adapter .*\(free some space\)$"):
            list(events)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert not (order.folder / adapter.CARD).exists()
    (started, *_, ended) = tune(order, Control())
    assert isinstance(started, Started)
    assert started.resumed_at == 4
    assert isinstance(ended, Ended)


def test_a_large_model_learns_the_same_with_less_memory(
    order: Order, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain, sparing = (replace(order, epochs=1, folder=tmp_path / name) for name in ("plain", "sparing"))
    list(tune(plain, Control()))
    monkeypatch.setattr(tuner, "LARGE", 0)
    list(tune(sparing, Control()))
    one, other = weights(plain.folder), weights(sparing.folder)
    for name in one:
        torch.testing.assert_close(one[name], other[name])


@pytest.mark.bench
def test_two_processes_learn_what_one_learns(order: Order, show: Callable[..., Path], tiny: Path) -> None:
    show("two", *DARK)
    runs = order.settings.runs
    options = ["tune", str(order.sources[0]), "--model", str(tiny), "--rank", "4", "--epochs", "3", "--json"]
    options += ["--batch", "2", "--held-out", "0", "--general", str(order.general)]
    environment = {**os.environ, "DEIXIS_RUNS": str(runs), "OMP_NUM_THREADS": "1", "ACCELERATE_USE_CPU": "1"}
    said: dict[str, list[Any]] = {}
    for name, launched in (("alone", []), ("together", LAUNCH)):
        command = [sys.executable, "-m", *launched, "agent.cli", *options, "--out", name]
        done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)
        said[name] = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    tried = {
        name: [line["done"] for line in lines if line["kind"] == "scoring" and line["on"] == "seen"]
        for name, lines in said.items()
    }
    assert tried == {
        "alone": [1, 2, 3, 4],
        "together": [1, 3],
    }  # the rest was tried by the other process
    alone, together = (weights(runs.parent / "adapters" / name) for name in ("alone", "together"))
    for name in alone:
        torch.testing.assert_close(alone[name], together[name], rtol=1e-3, atol=1e-6)
