from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file, save_file

from agent import adapter
from agent.adapter import Card, Score
from agent.control import Control
from agent.errors import UsageError
from agent.geometry import Box, Window
from agent.screenshot import Screenshot
from agent.settings import Settings
from policies.tuning.method import Plan
from policies.ui_tars.adapters import chosen, put_on
from policies.ui_tars.base import base_hash
from policies.ui_tars.local import Local
from policies.ui_tars.prompt import FAMILIES, Message, prompt_hash
from policies.ui_tars.resize import profile
from policies.ui_tars.tiny import write_tiny

FAMILY = FAMILIES["ui-tars-1.5"]
SMALL = profile("qwen2.5-vl")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tiny(tmp_path_factory.mktemp("model") / "tiny")


@pytest.fixture
def local(folder: Path) -> Local:
    return Local(str(folder), control=Control(), device="cpu", most_tokens=6)


def settings(folder: Path, tmp_path: Path, *adapters: str) -> Settings:
    return Settings(model=str(folder), runs=tmp_path / "runs", adapters=adapters)


def kept(local: Local, folder: Path, place: Path, plan: Plan, name: str, *, tuned: float = 50) -> Card:
    """Keep an adapter that says something else than its base."""
    held = local.adapters.put(name, plan)
    generator = torch.Generator().manual_seed(len(name))
    with torch.no_grad():
        for each in held.parameters():
            each.add_(torch.randn(each.shape, generator=generator))
    place.mkdir(parents=True)
    held.save(place)
    card = Card(
        method=plan.method,
        rank=plan.rank,
        base=str(folder),
        base_hash=base_hash(str(folder)),
        family=FAMILY.name,
        prompt_hash=prompt_hash(FAMILY),
        examples=1,
        steps=1,
        loss=0.5,
        scores={"general": Score(base=50, tuned=tuned, count=100)},
        made_at=0,
    )
    adapter.write(place, card)
    return card


def said(local: Local, *words: str) -> list[str]:
    """Return the answers to a conversation that grows, with what is cached of the turns before."""
    rng = np.random.default_rng(1)
    talk: tuple[Message, ...] = ()
    answers = []
    for word in words:
        shot = Screenshot(rng.integers(0, 255, (84, 112, 4), np.uint8), Box(0, 0, 112, 84), 0.0)
        talk = (*talk, Message("user", (word, shot)))
        answer = local.answer(talk, SMALL, lambda piece, probability: None)
        answers.append(f"{answer.confidence:.4f} {answer.text}")
        talk = (*talk, Message("assistant", (answer.text,)))
    return answers


@pytest.mark.parametrize("plan", [Plan("lora", 4), Plan("prefix", 3), Plan("adapter", 4)], ids=str)
def test_it_is_switched_without_loading_the_model_again(
    local: Local, folder: Path, tmp_path: Path, plan: Plan
) -> None:
    before = said(local, "one", "two")
    kept(Local(str(folder), control=Control()), folder, tmp_path / "adapters" / "a", plan, "a")
    weights = local.model.model.language_model.embed_tokens.weight
    put_on(local.adapters, chosen(settings(folder, tmp_path, "a"), FAMILY))
    local.forget()
    taught = said(local, "one", "two")
    assert local.reused > 0
    fresh = Local(str(folder), control=Control(), device="cpu", most_tokens=6)
    put_on(fresh.adapters, chosen(settings(folder, tmp_path, "a"), FAMILY))
    assert said(fresh, "one") == taught[:1]
    assert taught != before
    local.adapters.use({})
    local.forget()
    assert said(local, "one", "two") == before
    assert local.model.model.language_model.embed_tokens.weight is weights


def test_what_is_learned_on_two_is_used_together(local: Local, folder: Path, tmp_path: Path) -> None:
    other = Local(str(folder), control=Control())
    kept(other, folder, tmp_path / "adapters" / "a", Plan("lora", 4), "a")
    kept(other, folder, tmp_path / "adapters" / "bb", Plan("prefix", 3), "bb")
    put_on(local.adapters, chosen(settings(folder, tmp_path, "a:0.5", "bb"), FAMILY))
    both = said(local, "one")
    assert local.adapters.length == 3
    put_on(local.adapters, chosen(settings(folder, tmp_path, "bb"), FAMILY))
    local.forget()
    assert said(local, "one") != both
    assert local.adapters.names == ("a", "bb")


def test_one_whose_file_is_cut_off_is_told(local: Local, folder: Path, tmp_path: Path) -> None:
    place = tmp_path / "adapters" / "taught"
    card = kept(local, folder, place, Plan("lora", 4), "other")
    file = place / "adapter_model.safetensors"
    file.write_bytes(file.read_bytes()[:100])
    with pytest.raises(UsageError, match=r"the weights of the adapter 'taught' .*\(tune it again\)$"):
        local.adapters.load("taught", place, card)


def test_it_is_refused_on_another_base(local: Local, folder: Path, tmp_path: Path) -> None:
    kept(Local(str(folder), control=Control()), folder, tmp_path / "adapters" / "a", Plan("lora", 4), "a")
    other = write_tiny(tmp_path / "other", seed=1)
    with pytest.raises(UsageError, match=r"'a' was tuned on another base .*\(use that with --model"):
        put_on(local.adapters, chosen(settings(other, tmp_path, "a"), FAMILY))


def test_it_is_refused_with_another_prompt(local: Local, folder: Path, tmp_path: Path) -> None:
    kept(Local(str(folder), control=Control()), folder, tmp_path / "adapters" / "a", Plan("lora", 4), "a")
    with pytest.raises(UsageError, match=r"'a' was tuned with another prompt, of 'ui-tars-1.5'"):
        put_on(local.adapters, chosen(settings(folder, tmp_path, "a"), FAMILIES["doubao"]))


def test_one_that_is_worse_than_its_base_is_refused_until_it_is_forced(
    local: Local, folder: Path, tmp_path: Path
) -> None:
    place = tmp_path / "adapters" / "a"
    card = kept(Local(str(folder), control=Control()), folder, place, Plan("lora", 4), "a", tuned=48)
    with pytest.raises(UsageError, match=r"worse than its base by 2.0 points .*--on a --force"):
        put_on(local.adapters, chosen(settings(folder, tmp_path, "a"), FAMILY))
    adapter.write(place, card.model_copy(update={"forced": True}))
    put_on(local.adapters, chosen(settings(folder, tmp_path, "a"), FAMILY))


def test_the_hash_is_of_the_weights_and_not_of_the_folder_s_name(folder: Path, tmp_path: Path) -> None:
    assert base_hash(str(write_tiny(tmp_path / "same"))) == base_hash(str(folder))
    file = tmp_path / "same" / "model.safetensors"
    weights = load_file(file)
    weights["model.norm.weight"][0] += 1
    save_file(weights, file, metadata={"format": "pt"})
    assert base_hash(str(tmp_path / "same")) != base_hash(str(folder))
    with pytest.raises(UsageError, match="there are no weights"):
        base_hash(str(tmp_path))


def test_a_prefix_for_each_application_is_switched_by_the_window_in_front(
    local: Local, folder: Path, tmp_path: Path
) -> None:
    other = Local(str(folder), control=Control())
    for name in ("a", "bb"):
        kept(other, folder, tmp_path / "adapters" / name, Plan("prefix", 3), name)
    taught = chosen(settings(folder, tmp_path, "a", "bb"), FAMILY)
    before = said(local, "one")
    put_on(local.adapters, taught, {"a": "mousepad", "bb": "galculator"})
    told = {each: (local.suit(in_front(each)), said(local, "one")) for each in ("mousepad", "galculator")}
    local.suit(in_front("xterm"))
    assert said(local, "one") == before
    for name, application in (("a", "mousepad"), ("bb", "galculator")):
        fresh = Local(str(folder), control=Control(), device="cpu", most_tokens=6)
        put_on(fresh.adapters, chosen(settings(folder, tmp_path, name), FAMILY))
        assert told[application] == ((name,), said(fresh, "one"))


def test_what_is_known_of_the_last_question_is_kept_in_front_of_the_same_application(
    local: Local, folder: Path, tmp_path: Path
) -> None:
    kept(Local(str(folder), control=Control()), folder, tmp_path / "adapters" / "a", Plan("prefix", 3), "a")
    put_on(local.adapters, chosen(settings(folder, tmp_path, "a"), FAMILY), {"a": "mousepad"})
    local.suit(in_front("mousepad"))
    said(local, "one")
    local.suit(in_front("mousepad"))
    said(local, "one")
    assert local.reused > 0
    local.suit(in_front("xterm"))
    said(local, "one")
    assert local.reused == 0


def in_front(application: str) -> tuple[Window, ...]:
    return (Window("", application, Box(0, 0, 112, 84), active=True),)
