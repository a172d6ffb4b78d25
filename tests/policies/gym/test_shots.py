"""Claims about what the pointer learns from: the same each time, and never drawn twice."""

from __future__ import annotations

import json

import numpy as np

from policies.gym.shots import Drawer


def test_a_seed_writes_the_same_pages_again_and_leaves_those_that_are_there(icons, tmp_path):
    pairs = [
        ("Open", "打开"),
        ("Save", "保存"),
        ("Line numbers", "行号"),
        ("Width", "宽度"),
        ("View", "查看"),
    ]
    drawer = Drawer(icons, pairs, seed=1)
    first, second = tmp_path / "first", tmp_path / "second"
    questions = drawer.draw(2, first), drawer.draw(2, second)
    names = [file.name for file in sorted(first.iterdir())]
    before = [file.stat().st_mtime_ns for file in sorted(first.iterdir())]
    again = drawer.draw(2, first)
    assert names == ["1-00000.npz", "1-00001.npz"]
    assert [(first / name).read_bytes() for name in names] == [(second / name).read_bytes() for name in names]
    assert again == 0
    assert [file.stat().st_mtime_ns for file in sorted(first.iterdir())] == before
    asked = [json.loads(str(np.load(first / name)["asked"])) for name in names]
    assert questions == (sum(map(len, asked)),) * 2
    assert all(asked)
