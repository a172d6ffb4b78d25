"""Which windows and pictures are of a browser."""

from __future__ import annotations

import pytest

from policies.pocket.browser import is_browser


@pytest.mark.parametrize(
    ("name", "it_is"),
    [
        ("Orders - Chromium", True), ("Web Browser", True), ("浏览器", True), ("Microsoft Edge", True),
        ("Browser", True), ("File Browser", False), ("DB Browser", False), ("文件浏览器", False),
        ("Knowledge base", False), ("Notes", False),
    ],
)  # fmt: skip
def test_a_browser_shows_pages_and_a_file_browser_none(name: str, it_is: bool) -> None:
    assert is_browser(name) is it_is
