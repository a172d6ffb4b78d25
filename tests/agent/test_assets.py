from __future__ import annotations

from pathlib import Path

import pytest

from agent import assets


def test_an_asset_is_found_beside_the_package() -> None:
    assert assets.path("icons", "deixis.svg").is_file()


def test_a_missing_asset_is_named_with_the_remedy() -> None:
    with pytest.raises(FileNotFoundError, match=r"nowhere\.svg.*install Deixis again"):
        assets.path("icons", "nowhere.svg")


def test_assets_inside_the_package_come_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = tmp_path / "agent" / "assets" / "icons"
    inside.mkdir(parents=True)
    (inside / "mine.svg").touch()
    monkeypatch.setattr(assets, "__file__", str(tmp_path / "agent" / "assets.py"))
    assert assets.path("icons", "mine.svg") == inside / "mine.svg"
