"""Composes pages by lot: windows of programs on a desktop, sites, dialogs, forms and keypads.

The trap: what is drawn decides what is learned. A page is put together from parts that know nothing of each
other, so that no part is always beside another, and each is there with and without words.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from policies.gym import bar, blank, block, form, panel, surfing, toolbar
from policies.gym.markup import Supply, div, enclosed, field, hint, tag, words
from policies.gym.part import Parts
from policies.gym.sheet import sheet

_BLOCKS: tuple[tuple[Callable[[Parts], str], int], ...] = (
    (form.form, 5), (block.listing, 3), (block.table, 3), (form.choices, 3), (form.settings, 3),
    (block.keypad, 2), (block.prose, 1), (block.gallery, 2), (block.cards, 2), (block.player, 1),
    (block.board, 1), (blank.signed, 2), (blank.started, 2), (blank.strip, 3), (panel.deeds, 4),
    (panel.levels, 2), (panel.headed, 2),
)  # fmt: skip


class Composer:
    """Writes one page. numbers: of the concepts, by name."""

    def __init__(self, supply: Supply, numbers: dict[str, int], lots: random.Random) -> None:
        self._parts, self._lots = Parts(supply, numbers, lots), lots

    def page(self, width: int, height: int) -> str:
        """Return a whole page of this size, in pixels: at least 300 × 240."""
        lots, shown = self._lots, []
        kind = lots.random()
        if kind < 0.24:
            shown.append(self._site(width, height))
        elif kind < 0.34:
            shown.append(self._browser(width, height))
        elif kind < 0.42:
            shown.append(self._window(0, 0, width, height, frame=False))
        else:
            for _ in range(lots.choice((1, 1, 1, 2, 2, 3))):
                across, down = lots.randint(300, min(1100, width)), lots.randint(200, min(720, height))
                left, top = lots.randint(0, width - across), lots.randint(0, height - down)
                shown.append(self._window(left, top, across, down, frame=True))
        if lots.random() < 0.3:
            shown.append(self._popup(width, height))
        style = sheet(lots, self._parts.language)
        head = f"<head><meta charset=utf-8><style>{style}</style></head>"
        return f"<html>{head}<body>{''.join(shown)}</body></html>"

    def _window(self, left: int, top: int, width: int, height: int, *, frame: bool) -> str:
        lots, parts, shown = self._lots, self._parts, []
        headed, title = lots.random() < 0.35, parts.text(24)
        if headed:
            shown.append(bar.header(parts, title))
        elif frame:
            shown.append(bar.title(parts, title))
        if not headed and lots.random() < 0.6:
            shown.append(bar.menus(parts))
        if lots.random() < 0.6:
            build = lots.choice((bar.tools, toolbar.toolbar))
            shown += [build(parts) for _ in range(lots.choice((1, 1, 2)))]
        if lots.random() < 0.15:
            shown.append(lots.choice((blank.strip, surfing.paths, toolbar.icon_tabs))(parts))
        middle = self._middle()
        if lots.random() < 0.3:
            middle = div("row grow", block.sidebar(parts) + middle, "align-items:stretch")
        if lots.random() < 0.15:
            middle = div("row grow", toolbar.rail(parts) + middle, "align-items:stretch;gap:0")
        shown.append(middle)
        if lots.random() < 0.3:
            shown.append(bar.buttons(parts))
        if lots.random() < 0.3:
            shown.append(div("bar dim", f"{words(parts.text())} · {words(parts.text())}"))
        place = f"left:{left}px;top:{top}px;width:{width}px;height:{height}px"
        told = title if headed or frame else ""
        return enclosed("window", told, "win", "".join(shown), place)

    def _browser(self, width: int, height: int) -> str:
        """Return the window of a web browser with a site in it; at times not the whole screen."""
        lots = self._lots
        across, down = (width, height) if lots.random() < 0.6 else (width * 4 // 5, height * 5 // 6)
        left, top = lots.randint(0, width - across), lots.randint(0, height - down)
        page = div("grow", self._content(across), "position:relative;overflow:hidden;background:var(--base)")
        place = f"left:{left}px;top:{top}px;width:{across}px;height:{down}px"
        return enclosed("window", "", "win", surfing.bars(self._parts) + page, place)

    def _middle(self) -> str:
        lots = self._lots
        if lots.random() < 0.35:
            tabs = bar.tabs(self._parts)
            return div("col grow", tabs + div("grow pad page", self._block()), "gap:0")
        across = lots.random() < 0.4
        blocks = "".join(div("part", self._block()) for _ in range(lots.choice((1, 1, 2, 3))))
        looks, side = ("row", "flex-start") if across else ("col", "stretch")
        return div(f"{looks} grow pad page", blocks, f"align-items:{side}")

    def _block(self) -> str:
        build = self._lots.choices([build for build, _ in _BLOCKS], [weight for _, weight in _BLOCKS])[0]
        return build(self._parts)

    def _site(self, width: int, height: int) -> str:
        place = f"left:0;top:0;width:{width}px;height:{height}px;border-radius:0"
        return div("win", self._content(width), place)

    def _content(self, width: int) -> str:
        """Return a site of this width: its head, and what stands below."""
        lots, parts = self._lots, self._parts
        head = self._banner()
        crumbs = " › ".join(parts.link() for _ in range(3)) if lots.random() < 0.3 else ""
        blocks = "".join([self._block() for _ in range(lots.randint(1, 3))])
        headline = tag("", words(parts.text(30)), classes="big")
        wide = lots.choice((width, 900, 720))
        pages = bar.pages(parts) if lots.random() < 0.3 else ""
        inner = div(
            "col pad", f"<div>{crumbs}</div>{headline}{blocks}{pages}", f"max-width:{wide}px;margin:0 auto"
        )
        side = block.sidebar(parts) if lots.random() < 0.3 else ""
        return head + div("row grow", side + div("grow", inner), "align-items:stretch")

    def _banner(self) -> str:
        """Return the head of a site: its name, links, and at times a search field, tools and a button."""
        lots, parts = self._lots, self._parts
        links = [parts.link() for _ in range(lots.randint(3, 7))]
        right = [parts.tool() for _ in range(lots.randint(0, 4))]
        if lots.random() < 0.6:
            label = "搜索" if parts.language == "zh" else "Search"
            right.insert(0, field(label, hint(parts.text()), lots.randint(120, 320)))
        if lots.random() < 0.5:
            right.append(parts.button("main"))
        links_shown = parts.grouped("link", links)
        name = f"<b>{words(parts.text(12))}</b>"
        return div("bar", f'{name}{links_shown}<span class="grow"></span>{"".join(right)}', "gap:16px")

    def _popup(self, width: int, height: int) -> str:
        """Return an open menu or a dialog over the rest."""
        lots = self._lots
        left, top = lots.randint(0, width - 260), lots.randint(0, height - 240)
        place = f"left:{left}px;top:{top}px"
        if lots.random() < 0.3:
            return enclosed(
                "menu", "", "menu", bar.entries(self._parts), f"{place};min-width:{lots.randint(120, 240)}px"
            )
        cross = self._parts.tool("close") if lots.random() < 0.5 else ""
        told = self._parts.text(20)
        title = div("bar", f'<span class="grow title">{words(told)}</span>{cross}')
        inner = title + div("pad", panel.asking(self._parts)) + bar.buttons(self._parts)
        return enclosed("dialog", told, "win", inner, f"{place};width:{lots.randint(220, 420)}px;z-index:6")
