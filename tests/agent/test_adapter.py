from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from agent import adapter, settings
from agent.adapter import Card, Score
from agent.cli import app
from agent.errors import BadSetting, UsageError
from agent.settings import Settings

CARD = Card(
    method="lora",
    rank=8,
    switches=("dora",),
    base="/models/tiny",
    base_hash="b",
    family="ui-tars-1.5",
    prompt_hash="p",
    examples=20,
    steps=60,
    loss=0.25,
    scores={"general": Score(base=60, tuned=60, count=100)},
    made_at=0,
)


def scored(**scores: tuple[float, float]) -> Card:
    made = {name.replace("_", "-"): Score(base=b, tuned=t, count=100) for name, (b, t) in scores.items()}
    return CARD.model_copy(update={"scores": made})


@pytest.fixture
def shelf() -> Path:
    return adapter.shelf_beside(settings.load().runs)


def keep(shelf: Path, name: str, card: Card = CARD) -> Path:
    (shelf / name).mkdir(parents=True)
    adapter.write(shelf / name, card)
    return shelf / name


@pytest.mark.parametrize(
    ("card", "objection"),
    [
        (scored(general=(60, 59)), ""),
        (scored(general=(60, 58.9)), "worse than its base by 1.1 points on the general set"),
        (
            scored(general=(60, 60), held_out=(50, 40)),
            "worse than its base by 10.0 points on the held-",
        ),
        (scored(general=(60, 60), seen=(50, 0)), ""),
        (scored(), "never scored"),
    ],
)
def test_what_has_lost_more_than_a_point_is_objected_to(card: Card, objection: str) -> None:
    assert objection in card.objection
    assert bool(card.objection) is bool(objection)


@pytest.mark.parametrize("text", ["../x", "a/b", ".hidden", "a:", "a:x", "a:-1", "a:5", "a:nan"])
def test_what_is_no_adapter_is_no_setting(text: str) -> None:
    with pytest.raises(BadSetting, match="adapters"):
        Settings().changed(adapters=["good:0.5", text])


def test_it_is_switched_on_and_off_and_deleted(shelf: Path) -> None:
    keep(shelf, "mail")
    runner = CliRunner()
    listed = runner.invoke(app, ["adapters", "--on", "mail:0.5", "--json"])
    assert json.loads(listed.output)["on"] == 0.5
    assert settings.load().strengths() == {"mail": 0.5}
    assert "● mail × 0.5  lora dora 8 on /models/tiny" in runner.invoke(app, ["adapters"]).output
    runner.invoke(app, ["adapters", "--off", "mail"])
    assert settings.load().strengths() == {}
    assert "no adapters yet" in runner.invoke(app, ["adapters", "--delete", "mail"]).output
    assert not (shelf / "mail").exists()


def test_one_that_is_worse_is_not_switched_on_unless_forced(shelf: Path) -> None:
    keep(shelf, "mail", scored(general=(60, 50)))
    runner = CliRunner()
    refused = runner.invoke(app, ["adapters", "--on", "mail"])
    assert isinstance(refused.exception, UsageError)
    assert "'mail' stays off" in str(refused.exception)
    assert settings.load().strengths() == {}
    runner.invoke(app, ["adapters", "--on", "mail", "--force"])
    assert settings.load().strengths() == {"mail": 1}
    assert adapter.read(shelf / "mail").forced


def test_a_broken_one_is_listed_with_its_fault(shelf: Path) -> None:
    (keep(shelf, "torn") / adapter.CARD).write_text("{")
    (shelf / "begun").mkdir()
    (shelf / "begun" / adapter.CHECKPOINT).touch()
    errors = {each.name: each.error for each in adapter.adapters(shelf)}
    assert "not finished" in errors["begun"]
    assert "cannot be read" in errors["torn"]
    with pytest.raises(UsageError, match=r"there is no adapter 'tornn', did you mean 'torn'\?"):
        adapter.find("tornn", shelf)


def test_nothing_but_an_adapter_is_deleted(shelf: Path) -> None:
    (shelf / "letters").mkdir(parents=True)
    (shelf / "letters" / "mine.txt").touch()
    with pytest.raises(UsageError, match="there is no adapter 'letters' to delete"):
        adapter.delete("letters", shelf)
    assert (shelf / "letters" / "mine.txt").exists()


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["x", "--out", "a", "--policy", "ui-tars"], "no model is named"),
        (["x", "--out", "../a", "--model", "m"], "is no adapter's name"),
        (["x", "--out", "a", "--method", "full"], "there is no method 'full'"),
        (["x", "--out", "a", "--method", "prefix", "--dora"], "switches of LoRA"),
        (["x", "--out", "a", "--model", "/nowhere/at/all"], "there is no"),
    ],
)
def test_a_bad_order_is_refused_with_the_remedy(arguments: list[str], why: str) -> None:
    refused = CliRunner().invoke(app, ["tune", *arguments])
    assert isinstance(refused.exception, UsageError)
    assert why in str(refused.exception)
    assert str(refused.exception).endswith(")")
