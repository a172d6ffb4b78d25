"""What is asked for in everyday sentences: the page, the sentence, and what is true there afterwards.

Pages that are drawn (`assets/everyday/draw.js`) have no sentence in the table: each number draws another
page, which says itself what is asked for and whether it was done.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from agent import assets
from agent.errors import UsageError

KEPT, TRIED = "kept", "tried"


@dataclass(frozen=True, slots=True)
class Chore:
    """One sentence. done: an expression of JavaScript, true in the page when it is done.

    said: empty where the page says it. drawn: the number that the page is drawn by; 0 for a page that is
    always the same. kept: whether it was kept aside while the sentences of the others were mended.
    """

    id: str
    page: str
    said: str
    done: str
    kept: bool = False
    drawn: int = 0

    @property
    def part(self) -> str:
        return KEPT if self.kept else TRIED


def folder_of_pages() -> Path:
    return assets.path("everyday")


def chores() -> tuple[Chore, ...]:
    """Return all chores, numbered within their page, in the order of the table."""
    table = tomllib.loads((folder_of_pages() / "chores.toml").read_text(encoding="utf-8"))["chore"]
    counts: dict[str, int] = {}
    found: list[Chore] = []
    for each in table:
        page, kept = each["page"], each.get("kept", False)
        first, final = each.get("drawn", (0, 0))
        for drawn in range(first, final + 1):
            counts[page] = counts.get(page, 0) + 1
            name = f"{page}/{drawn or counts[page]}"
            found.append(Chore(name, page, each.get("said", ""), each.get("done", "RIGHT()"), kept, drawn))
    return tuple(found)


def chosen(words: Sequence[str]) -> tuple[Chore, ...]:
    """Return the chores that the words mean: 'kept', 'tried', a page, or one as 'shop/2'; all for none.

    Raises:
        UsageError: a word is none of them.
    """
    every = chores()
    known = {name for each in every for name in (each.id, each.page, each.part)}
    for word in words:
        if word not in known:
            pages = ", ".join(sorted({each.page for each in every}))
            raise UsageError(
                f"there is no everyday task '{word}' (name 'kept', 'tried', one as 'shop/2', or a page:"
                f" {pages})"
            )
    return tuple(each for each in every if not words or {each.id, each.page, each.part} & set(words))
