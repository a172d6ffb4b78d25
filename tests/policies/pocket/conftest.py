"""The model that ships; a handful of icons and strings to train on, and a model that has learned them."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import cv2
import numpy as np
import pytest
import torch
from PIL import Image, ImageDraw

from agent import assets
from agent.actions import Action
from agent.episode import Decision, Observation, Outcome, Result, Step
from agent.fake import FakeReader
from agent.geometry import Box, Window
from agent.screenshot import Screenshot
from agent.senses import Found
from policies.pocket import row, row_act, row_menu
from policies.pocket.eye import Eye
from policies.pocket.train import Plan, train
from policies.pocket.view import View

SIDE = 40


@pytest.fixture(autouse=True)
def one_core():
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


def cross() -> np.ndarray:
    shape = np.zeros((SIDE, SIDE), np.uint8)
    cv2.line(shape, (3, 3), (36, 36), 255, 4)
    cv2.line(shape, (36, 3), (3, 36), 255, 4)
    return shape


def bars() -> np.ndarray:
    shape = np.zeros((SIDE, SIDE), np.uint8)
    for top in (6, 18, 30):
        shape[top : top + 4, 2:38] = 255
    return shape


def disc() -> np.ndarray:
    shape = np.zeros((SIDE, SIDE), np.uint8)
    cv2.circle(shape, (20, 20), 17, 255, -1)
    return shape


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    return planned(tmp_path)


@pytest.fixture(scope="session")
def eye() -> Eye:
    """The model that ships."""
    return Eye.from_folder(assets.path("pocket"))


@pytest.fixture(scope="session")
def taught(tmp_path_factory: pytest.TempPathFactory) -> Eye:
    """A model that knows three icons."""
    plan = planned(tmp_path_factory.mktemp("taught"))
    train(plan)
    return Eye.from_folder(plan.out)


def planned(tmp_path: Path) -> Plan:
    np.savez(
        tmp_path / "icons.npz",
        shapes=np.stack([cross(), bars(), disc()]),
        painted=np.zeros((0, SIDE, SIDE, 4), np.uint8),
        names=np.array(["cross", "bars", "disc"]),
        origins=np.array(["a", "a", "a"]),
        meanings=np.array(["0", "1", "2"]),
    )
    meanings = [
        {"en": ["close", "close the {thing}"], "zh": ["关闭"]},
        {"en": ["menu", "open the menu"], "zh": ["菜单"]},
        {"en": ["record", "record the {thing}"], "zh": ["录制"]},
    ]
    strings = {"meanings": meanings, "pairs": [["Save", "保存"], ["Print", "打印"]]}
    (tmp_path / "strings.json").write_text(json.dumps(strings), encoding="utf-8")
    return Plan(
        icons=tmp_path / "icons.npz",
        strings=tmp_path / "strings.json",
        out=tmp_path / "out",
        steps=40,
        batch=48,
        fresh=16,
        pool=256,
        pairs=16,
        model={"width": 64, "buckets": 512, "reading": 32, "space": 32, "dropout": 0.0},
    )


SCREEN = (640, 400)


def _drawn(
    *boxes: tuple[int, int, int, int], ink: tuple[int, int, int, int] = (-2, -2, -1, -1)
) -> Screenshot:
    """Return a white screen with the borders of boxes, and something black."""
    picture = Image.new("RGB", SCREEN, "white")
    pen = ImageDraw.Draw(picture)
    for box in boxes:
        pen.rectangle(box, outline=(140, 140, 140))
    pen.rectangle(ink, fill="black")
    return Screenshot.from_picture(picture)


class _Unlike:
    """An eye to which nothing is like anything."""

    def alike(self, sentence: str, labels: Sequence[str]) -> list[float]:
        return [0.0 for _ in labels]


EMPTY = _drawn()
MAIN = Window("Editor", "app", Box(0, 0, *SCREEN), active=True, pid=7)


def _look(
    *texts: tuple[str, int, int],
    now: Screenshot = EMPTY,
    before: Screenshot = EMPTY,
    done: Sequence[Action] = (),
    windows: Sequence[Window] = (MAIN,),
    steps: Sequence[Step] = (),
    tried: tuple[Action, ...] = (),
    card: Box | None = None,
) -> View:
    """Return a view of texts (words, left, top). done: acts that were just done, and changed something."""
    found = [Found(Box(left, top, 9 * len(label), 18), label) for label, left, top in texts]
    acted = tuple(
        Step(1, before, Decision((each,), reply="1: it"), Outcome(Result.DONE, changed=True)) for each in done
    )
    return View(
        Observation("zz", now, (*steps, *acted), tuple(windows)),
        reader=FakeReader(found),
        eye=_Unlike,
        emit=lambda event: None,
        after_reading=lambda: None,
        tried=tried,
        card=card,
    )


def _guessing(view: View, found: Found | None) -> View:
    """Return the view, of which the model now guesses this of every sentence."""

    def guess(sentence: str) -> Found | None:
        view.guesses += [found.score] if found is not None else []
        return found

    view.guess = guess
    return view


@pytest.fixture
def no_pictures(monkeypatch) -> None:
    """Let rows have no icons, for which a model would be asked."""
    for module in (row, row_act, row_menu):
        monkeypatch.setattr(module, "icons_for", lambda *_: [])
    monkeypatch.setattr(row, "_faint", lambda *_: [])


@pytest.fixture
def drawn() -> Callable[..., Screenshot]:
    return _drawn


@pytest.fixture
def look() -> Callable[..., View]:
    return _look


@pytest.fixture
def guessing() -> Callable[..., View]:
    return _guessing


@pytest.fixture
def paper() -> Image.Image:
    return Image.new("RGB", (640, 400), "white")


@pytest.fixture
def seen() -> Callable[..., View]:
    """Return what gives the view of a picture with these texts, for a policy that has no eye."""

    def of(picture: Image.Image, *texts: Found) -> View:
        return View(
            Observation("zz", Screenshot.from_picture(picture), (), ()),
            reader=FakeReader(texts),
            eye=lambda: None,
            emit=lambda event: None,
            after_reading=lambda: None,
        )

    return of
