from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image
from typer.testing import CliRunner

from agent.actions import Action, Move
from agent.calibrate.run import calibrate
from agent.calibrate.stand import Stand
from agent.calibrate.target import found
from agent.calibrate.trial import Fault, verdict_of
from agent.cli import app
from agent.control import Control
from agent.errors import DesktopError
from agent.geometry import Point
from agent.local.desktop import LocalDesktop
from agent.screenshot import Screenshot
from agent.senses import Found

pytestmark = pytest.mark.desktop


class Sharp:
    """Points at the middle of the mark, by its colour."""

    def ground(self, screenshot: Screenshot, instruction: str) -> Found | None:
        box = found(screenshot)
        return None if box is None else Found(box, instruction, 1.0)


class Scaled:
    """A desktop whose pointer lands at three quarters of where it is sent."""

    def __init__(self, desktop: LocalDesktop) -> None:
        self._desktop = desktop
        self.environment = desktop.environment
        self.capture = desktop.capture

    def perform(self, action: Action) -> None:
        assert isinstance(action, Move)
        self._desktop.perform(Move(Point(action.at.x * 0.75, action.at.y * 0.75)))


def test_the_policy_that_ships_hits_every_target_and_all_hops_are_exact(tmp_path: Path) -> None:
    words = "calibrate --policy literal --display virtual:640x400 --json --pictures"
    done = CliRunner().invoke(app, [*words.split(), str(tmp_path / "pictures")])
    *trials, verdict = [json.loads(each) for each in done.stdout.splitlines()]
    assert (done.exit_code, verdict["ok"], verdict["fault"]) == (0, True, "none")
    assert len({tuple(each["target"]) for each in trials}) == 5
    off = {name: max(each["off"][name] for each in trials) for name in ("model", "conversion", "pointer")}
    assert off["model"] <= 4  # a reader's middle of a word, which hangs on the font
    assert off["conversion"] <= 0.5
    assert off["pointer"] <= 0.5
    with Image.open(trials[-1]["picture"]) as picture:
        assert picture.size == (640, 400)


def test_where_the_pointer_lands_is_what_another_program_sees(virtual_desktop: LocalDesktop) -> None:
    told = list(calibrate(Scaled(virtual_desktop), Sharp(), control=Control()))  # type: ignore[arg-type]
    verdict = verdict_of([trial for trial, _ in told])
    assert verdict.fault is Fault.SCALE
    assert "the model is exact" in verdict.words
    assert "0.75 times" in verdict.words


def test_a_window_that_cannot_open_is_told_in_a_sentence() -> None:
    with (
        Stand({}, command=("false",)) as stand,
        pytest.raises(DesktopError, match=r"could not be opened \(see"),
    ):
        stand.pointer()
