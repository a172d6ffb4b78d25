"""The model that ships; a handful of icons and strings to train on, and a model that has learned them."""

from __future__ import annotations

import json
from pathlib import Path

import cv2
import numpy as np
import pytest
import torch

from agent import assets
from policies.pocket.eye import Eye
from policies.pocket.train import Plan, train

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
    for row in (6, 18, 30):
        shape[row : row + 4, 2:38] = 255
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
