"""How a drawn page looks, by lot: its colours, fonts and sizes, and how its widgets are made.

The trap: a generator with one style sheet teaches that sheet. Nearly every property is drawn for each page,
within what programs and sites of the last thirty years have had.
"""

from __future__ import annotations

import colorsys
import random
from dataclasses import dataclass

_FONTS = {
    "en": (
        "DejaVu Sans", "Cantarell", "Roboto", "Open Sans", "Inter", "Noto Sans", "Liberation Sans", "Lato",
        "FreeSans", "Arimo", "Carlito", "Oxygen-Sans", "Nimbus Sans", "Liberation Serif", "DejaVu Serif",
        "Comfortaa", "Noto Serif", "sans-serif",
    ),
    "zh": ("Noto Sans CJK SC", "WenQuanYi Zen Hei", "Noto Serif CJK SC", "Droid Sans Fallback"),
}  # fmt: skip
_RESET = """
* {box-sizing: border-box; margin: 0; padding: 0}
html, body {width: 100%; height: 100%; overflow: hidden}
body {font: var(--size)/var(--line) var(--font); color: var(--ink); background: var(--desk); position: \
relative}
.win {position: absolute; display: flex; flex-direction: column; overflow: hidden; background: var(--bg);
 border: 1px solid var(--frame); border-radius: var(--corner); box-shadow: var(--shadow)}
.row {display: flex; align-items: center; gap: var(--gap)}
.col {display: flex; flex-direction: column; gap: var(--gap)}
.grow {flex: 1; min-width: 0; min-height: 0}
.part {min-width: 0; min-height: 0; overflow: hidden}
.bar {display: flex; align-items: center; gap: var(--gap); padding: var(--pad); background: var(--bar);
 color: var(--barink); white-space: nowrap}
.title {font-weight: var(--titleweight)}
.pad {padding: calc(var(--pad) * 2)}
.ic {display: inline-block; flex: none; width: var(--icon); height: var(--icon); background: currentColor;
 -webkit-mask: var(--i) center/contain no-repeat}
.ic.painted {background: var(--i) center/contain no-repeat; -webkit-mask: none}
.btn {display: inline-flex; align-items: center; justify-content: center; gap: 5px; padding: var(--bpad);
 background: var(--btn); color: var(--btnink); border: var(--bline); border-radius: var(--radius);
 white-space: nowrap; font-weight: var(--bweight)}
.btn.main {background: var(--accent); color: var(--onaccent)}
.btn.link {background: none; border-color: transparent; color: var(--accent); text-decoration: var(--under)}
.btn.danger {background: #c43; color: #fff}
.btn.off, .off {opacity: .45}
.tool {display: inline-flex; align-items: center; justify-content: center; gap: 4px; padding: var(--tpad);
 border: var(--tline); border-radius: var(--radius)}
.field, .combo, .spin {display: flex; align-items: center; min-height: var(--fieldh); padding: 1px 7px;
 background: var(--base); color: var(--baseink); border: var(--fline); border-radius: var(--fradius);
 white-space: nowrap; overflow: hidden; gap: 5px}
.combo {justify-content: space-between; background: var(--combo)}
.hint {opacity: .55}
.cb, .rb, .sw {display: inline-block; flex: none; width: var(--box); height: var(--box); position: relative;
 border: var(--cline); background: var(--base)}
.cb {border-radius: var(--cradius)} .rb {border-radius: 50%}
.cb.on {background: var(--cbon)} .cb.on::after {content: '✓'; position: absolute; inset: 0; line-height: 1;
 font-size: calc(var(--box) * .85); text-align: center; color: var(--cbink)}
.rb.on::after {content: ''; position: absolute; inset: 22%; border-radius: 50%; background: var(--accent)}
.sw {width: calc(var(--box) * 2.1); height: calc(var(--box) * 1.15); border-radius: 99px; background: \
var(--swoff)}
.sw::after {content: ''; position: absolute; top: 2px; bottom: 2px; left: 2px; aspect-ratio: 1;
 border-radius: 50%; background: #fff}
.sw.on {background: var(--accent)} .sw.on::after {left: auto; right: 2px}
.slider {position: relative; height: 16px; min-width: 90px}
.slider::before {content: ''; position: absolute; left: 0; right: 0; top: 6px; height: 4px; border-radius: \
2px;
 background: var(--swoff)}
.thumb {position: absolute; top: 1px; width: 14px; height: 14px; border-radius: var(--thumb); background: \
var(--accent)}
.tab {padding: var(--tabpad); white-space: nowrap; border: var(--tabline); border-bottom: none; display: \
flex; gap: 6px;
 align-items: center; border-radius: var(--tabradius)}
.tab.on {background: var(--tabon); color: var(--tabonink); border-bottom: var(--tabunder)}
.list {background: var(--base); color: var(--baseink); border: var(--lline); overflow: hidden}
.item {display: flex; align-items: center; gap: 7px; padding: var(--ipad); white-space: nowrap}
.item.on {background: var(--accent); color: var(--onaccent)}
.list .item + .item {border-top: var(--iline)}
table {border-collapse: collapse; width: 100%; background: var(--base); color: var(--baseink)}
th, td {padding: var(--ipad); text-align: left; border-bottom: var(--iline); white-space: nowrap; \
font-weight: inherit}
th {background: var(--head); font-weight: var(--bweight)}
.group {border: var(--gline); border-radius: var(--radius); padding: calc(var(--pad) * 1.5)}
.card {background: var(--base); color: var(--baseink); border: var(--gline); border-radius: var(--radius);
 padding: calc(var(--pad) * 2); box-shadow: var(--cshadow); overflow: hidden}
.menu {position: absolute; background: var(--base); color: var(--baseink); border: 1px solid var(--frame);
 box-shadow: var(--shadow); padding: 4px 0; z-index: 5}
.keys {display: grid; gap: var(--kgap)} .keys .btn {min-height: 26px; padding: 2px}
.page {overflow: hidden} .dim {opacity: .65} .big {font-size: 1.5em; font-weight: bold}
hr {border: none; border-top: 1px solid var(--line2)}
"""


@dataclass(frozen=True, slots=True)
class _Palette:
    """The colours of a page, as CSS; `button` may be a gradient. size_px: of its letters."""

    accent: str
    ground: str
    base: str
    ink: str
    line: str
    bar: str
    size_px: int
    button: str


def sheet(lots: random.Random, language: str) -> str:
    """Return a style sheet."""
    palette = _palette(lots)
    radius = lots.choice((0, 2, 3, 4, 5, 6, 8, 99))
    shown = {
        **_whole(lots, palette, lots.choice((2, 3, 4, 5, 6, 8)), language),
        **_buttons(lots, palette, radius),
        **_fields(lots, palette, radius),
        **_groups(lots, palette),
    }
    ticked = lots.choice((palette.accent, palette.base))
    shown["cbon"], shown["cbink"] = ticked, "#fff" if ticked == palette.accent else palette.ink
    variables = "".join(f"--{name}: {value};" for name, value in shown.items())
    return f":root {{{variables}}}{_RESET}"


def _palette(lots: random.Random) -> _Palette:
    light = lots.random() < 0.68
    accent = _hsv(lots.random(), lots.uniform(0.35, 0.95), lots.uniform(0.4, 0.9))
    level = lots.uniform(0.86, 0.99) if light else lots.uniform(0.09, 0.25)
    tint = lots.random()
    ground = _hsv(tint, lots.uniform(0, 0.04 if light else 0.2), level)
    base = "#fff" if light and lots.random() < 0.8 else _hsv(tint, 0.03, level * (0.98 if light else 0.8))
    ink = _hsv(tint, 0.1, lots.uniform(0.05, 0.3) if light else lots.uniform(0.8, 1.0))
    line = _hsv(tint, 0.05, level * lots.uniform(0.6, 0.9) if light else level * lots.uniform(1.4, 2.2))
    bar = lots.choice((ground, ground, base, _hsv(tint, 0.06, level * 0.93), accent))
    size = lots.choice((11, 12, 12, 13, 13, 14, 14, 15, 16, 18))
    button = f"linear-gradient({base}, {_hsv(tint, 0.03, level * 0.88)})"
    if lots.random() >= 0.3:
        button = lots.choice((base, ground, line, "transparent"))
    return _Palette(accent, ground, base, ink, line, bar, size, button)


def _whole(lots: random.Random, palette: _Palette, pad: int, language: str) -> dict[str, object]:
    pick, ink, line = lots.choice, palette.ink, palette.line
    return {
        "size": f"{palette.size_px}px", "line": pick((1.2, 1.3, 1.4, 1.5)),
        "font": f"'{pick(_FONTS[language])}'", "ink": ink, "bg": palette.ground, "base": palette.base,
        "baseink": ink, "frame": line, "line2": line,
        "desk": _hsv(lots.random(), lots.uniform(0, 0.6), lots.uniform(0.1, 0.9)), "accent": palette.accent,
        "onaccent": pick(("#fff", "#fff", "#111")), "corner": f"{pick((0, 0, 4, 8, 12))}px",
        "shadow": pick(("none", "0 2px 12px #0006", "0 8px 30px #0005")),
        "gap": f"{pick((3, 4, 6, 8, 12))}px", "pad": f"{pad}px", "bar": palette.bar,
        "barink": "#fff" if palette.bar == palette.accent else ink,
        "titleweight": pick(("normal", "bold")),
        "icon": f"{pick((12, 14, 16, 16, 18, 20, 22, 24, 24, 28, 32))}px",
    }  # fmt: skip


def _buttons(lots: random.Random, palette: _Palette, radius: int) -> dict[str, object]:
    pick, thin = lots.choice, f"1px solid {palette.line}"
    return {
        "bpad": f"{pick((2, 3, 5, 7, 9))}px {pick((6, 9, 12, 16, 22))}px", "btn": palette.button,
        "btnink": palette.ink,
        "bline": pick((thin, thin, "1px solid transparent", f"2px outset {palette.line}")),
        "radius": f"{radius}px", "bweight": pick(("normal", "normal", "bold")),
        "under": pick(("none", "underline")), "tpad": f"{pick((2, 3, 4, 6, 8))}px",
        "tline": pick(("none", "none", "none", thin)),
    }  # fmt: skip


def _fields(lots: random.Random, palette: _Palette, radius: int) -> dict[str, object]:
    pick, thin, inked = lots.choice, f"1px solid {palette.line}", f"1px solid {palette.ink}"
    return {
        "fieldh": f"{pick((20, 22, 24, 28, 32, 36))}px", "fradius": f"{min(radius, 18)}px",
        "fline": pick((thin, thin, f"2px inset {palette.line}", inked)),
        "combo": pick((palette.base, palette.button)), "box": f"{pick((11, 12, 13, 14, 16, 18))}px",
        "cradius": f"{pick((0, 2, 3, 4))}px", "cline": pick((thin, inked, f"2px solid {palette.ink}")),
        "swoff": palette.line, "thumb": pick(("50%", "2px")),
    }  # fmt: skip


def _groups(lots: random.Random, palette: _Palette) -> dict[str, object]:
    pick, thin = lots.choice, f"1px solid {palette.line}"
    return {
        "tabpad": f"{pick((3, 5, 8))}px {pick((8, 12, 18))}px", "tabline": pick((thin, "none")),
        "tabradius": pick(("0", "4px 4px 0 0", "8px 8px 0 0")),
        "tabon": pick((palette.base, palette.ground, palette.accent)), "tabonink": palette.ink,
        "tabunder": pick(("none", f"3px solid {palette.accent}")), "lline": pick((thin, "none")),
        "ipad": f"{pick((2, 3, 5, 8, 11))}px {pick((6, 8, 12))}px", "iline": pick(("none", thin)),
        "head": pick((palette.ground, palette.base, palette.line)), "gline": pick((thin, thin, "none")),
        "cshadow": pick(("none", "0 1px 4px #0004")), "kgap": f"{pick((1, 2, 4, 6))}px",
    }  # fmt: skip


def _hsv(hue: float, saturation: float, value: float) -> str:
    """Return a colour as CSS; saturation and value are at most 1."""
    red, green, blue = colorsys.hsv_to_rgb(hue, min(saturation, 1), min(value, 1))
    return f"#{round(255 * red):02x}{round(255 * green):02x}{round(255 * blue):02x}"
