"""What holds for every policy under test."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def bars_without_a_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let bars of progress go without the thread that watches over them, and would be left behind."""
    monkeypatch.setattr("tqdm.tqdm.monitor_interval", 0)
