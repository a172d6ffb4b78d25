from __future__ import annotations

import base64
import io
from typing import Any

import numpy as np
import pytest
from PIL import Image

from agent.connect import Connection
from agent.control import Control
from agent.desktop import Finding
from agent.errors import UsageError
from agent.settings import Settings
from policies.ui_tars import connect, server
from policies.ui_tars.connect import try_out
from policies.ui_tars.resize import Space

FaultServer = Any  # of conftest.py, which cannot be imported


def pictures(asked: dict[str, Any]) -> list[Image.Image]:
    return [
        Image.open(io.BytesIO(base64.b64decode(part["image_url"]["url"].partition(",")[2])))
        for turn in asked["messages"]
        for part in turn["content"]
        if part["type"] == "image_url"
    ]


def eye(space: Space, *, drops: int = 0, resized: float = 1.0) -> Any:
    """Return what answers by what is really on the pictures. drops: how many of them it never sees."""

    def answer(asked: dict[str, Any]) -> str:
        seen = pictures(asked)[drops:]
        colours = [np.asarray(picture.convert("RGB")).reshape(-1, 3).mean(0) for picture in seen]
        if "colour" in str(asked["messages"]):
            return " ".join("Red" if colour[0] > colour[2] else "Blue" for colour in colours) or "Grey"
        pixels = np.asarray(seen[0].convert("RGB")).astype(int)
        ys, xs = np.nonzero((pixels[:, :, 2] > 150) & (pixels[:, :, 0] < 90))
        upper = ys < pixels.shape[0] / 2  # Start is above Cancel
        x, y = xs[upper].mean() * resized, ys[upper].mean() * resized
        if space is Space.THOUSAND:
            x, y = 1000 * x / pixels.shape[1], 1000 * y / pixels.shape[0]
        return f"Action: click(start_box='({x:.0f},{y:.0f})')"

    return answer


def tried(fault_server: FaultServer, **settings: object) -> list[Finding | Connection]:
    chosen = Settings.model_validate({"url": fault_server.url, "family": "ui-tars-1.5", **settings})
    return list(try_out(chosen, Control()))


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "FIRST_PAUSE", 0.01)


def test_a_server_that_sees_and_counts_as_it_should_is_well(fault_server: FaultServer) -> None:
    fault_server.answer = eye(Space.SENT)
    *findings, connection = tried(fault_server)
    assert [finding.ok for finding in findings if isinstance(finding, Finding)] == [True] * 4
    assert connection == Connection(fault_server.url, "m", "ui-tars-1.5")


def test_one_that_counts_otherwise_is_found_out(fault_server: FaultServer) -> None:
    fault_server.answer = eye(Space.THOUSAND)
    *_, target, connection = tried(fault_server)
    assert isinstance(target, Finding)
    assert not target.ok
    assert 'set family = "qwen3-vl"' in target.message
    assert connection == Connection(fault_server.url, "m", "qwen3-vl")


def test_one_that_resizes_pictures_is_found_out(fault_server: FaultServer) -> None:
    fault_server.answer = eye(Space.SENT, resized=0.7)
    *_, target, connection = tried(fault_server)
    assert isinstance(target, Finding)
    assert "lower 'patches'" in target.message
    assert connection == Connection(fault_server.url, "m", None)


@pytest.mark.parametrize(("drops", "well"), [(1, [False, False]), (2, [False, False])])
def test_one_that_leaves_pictures_out_is_found_out(
    fault_server: FaultServer, drops: int, well: list[bool]
) -> None:
    real = eye(Space.SENT)
    blind = eye(Space.SENT, drops=drops)
    fault_server.answer = lambda asked: (blind if "colour" in str(asked) else real)(asked)
    findings = {each.name: each for each in tried(fault_server) if isinstance(each, Finding)}
    assert [findings[name].ok for name in ("one picture", "two pictures")] == well
    assert "--limit-mm-per-prompt" in findings["two pictures"].message


def test_a_model_that_is_not_there_is_refused_with_those_that_are(fault_server: FaultServer) -> None:
    with pytest.raises(UsageError, match=r"no model 'n'.*it has: m"):
        tried(fault_server, model="n")


def test_where_nothing_answers_that_is_the_finding() -> None:
    (finding,) = try_out(Settings.model_validate({"url": "http://127.0.0.1:9/v1"}), Control())
    assert isinstance(finding, Finding)
    assert not finding.ok
    assert "start it" in finding.message


def test_the_target_has_other_numbers_in_every_space() -> None:
    middle = connect.TARGET.center
    sent = (middle.x * 1316 / 1600, middle.y * 728 / 900)
    thousand = (middle.x / 1.6, middle.y / 0.9)
    assert all(abs(one - other) > 20 for one, other in zip(sent, thousand, strict=True))
