"""Bars with their intervals, as SVG inside a page.

Read without colour: each bar has its name and its figures beside it as text. The interval is a line with
two ends over the bar, so that a small group cannot look as sure as a large one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from agent.evaluate.statistics import Estimate
from agent.markup import Markup, element

ROW, NAME, BAR, TOLD = 26, 260, 400, 190  # pixels: a row's height, the width of its three parts
TOP, BOTTOM = 6, 26
END = 4  # half the height of an interval's ends


@dataclass(frozen=True, slots=True)
class Bar:
    """A share to be drawn: its name, its value with its interval, and of how many."""

    name: str
    estimate: Estimate
    count: int


def chart(bars: Sequence[Bar], title: str, name: str) -> Markup:
    """Return a chart of shares between 0 and 100 %. name: an id that no other chart of the page has."""
    height = TOP + ROW * len(bars) + BOTTOM
    told = "; ".join(f"{bar.name}: {figures(bar)}" for bar in bars)
    drawn = element(
        "svg",
        element("title", title, id=f"{name}-title"),
        element("desc", told, id=f"{name}-desc"),
        *_axis(TOP + ROW * len(bars)),
        *(part for index, bar in enumerate(bars) for part in _row(bar, TOP + ROW * index)),
        viewBox=f"0 0 {NAME + BAR + TOLD} {height}",
        role="img",
        aria_labelledby=f"{name}-title {name}-desc",
        class_="chart",
    )
    return element("div", drawn, class_="scroll", tabindex="0", role="group", aria_label=title)


def figures(bar: Bar) -> str:
    """Return a bar's figures in words: its value, its interval, of how many."""
    estimate = bar.estimate
    limits = f"{100 * estimate.low:.0f} to {100 * estimate.high:.0f}"
    return f"{100 * estimate.value:.1f} % ({limits}) of {bar.count}"


def _axis(bottom: int) -> list[Markup]:
    parts = []
    for share in (0, 25, 50, 75, 100):
        x = NAME + BAR * share / 100
        parts.append(element("line", x1=x, x2=x, y1=TOP, y2=bottom, class_="grid"))
        parts.append(element("text", f"{share} %", x=x, y=bottom + 18, class_="tick"))
    return parts


def _row(bar: Bar, top: int) -> list[Markup]:
    middle = top + ROW / 2
    low, high = NAME + BAR * bar.estimate.low, NAME + BAR * bar.estimate.high
    name = bar.name if len(bar.name) <= 36 else bar.name[:35] + "…"
    stroke = f"v{2 * END}"
    ends = (
        f"M{low:.1f} {middle - END}{stroke}M{low:.1f} {middle}H{high:.1f}M{high:.1f} {middle - END}{stroke}"
    )
    return [
        element("text", name, x=NAME - 10, y=middle, class_="name"),
        element(
            "rect", x=NAME, y=top + 5, width=f"{BAR * bar.estimate.value:.1f}", height=ROW - 10, class_="bar"
        ),
        element("path", d=ends, class_="under"),
        element("path", d=ends, class_="interval"),
        element("text", figures(bar), x=NAME + BAR + 10, y=middle, class_="told"),
    ]
