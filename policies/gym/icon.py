"""Icons of open sets and installed themes, rendered once into arrays that training reads.

    python -m policies.gym.icon --iconify FOLDER --themes /usr/share/icons --out build/icons.npz

The sets are those of the npm package `@iconify/json` (its folder `json`) whose licence asks for no more
than naming the authors; themes are folders of PNG and SVG files by the names of the freedesktop standard.
Icons of one colour keep only their shape, so that training can paint them in any other.
"""

from __future__ import annotations

import argparse
import json
import os
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from policies.gym.concept import Meanings, concepts, plain

SIDE = 40  # pixels of a stored icon
_LICENCES = frozenset(
    "Apache-2.0 MIT ISC CC0-1.0 BSD-3-Clause Unlicense OFL-1.1 MPL-2.0 CC-BY-4.0 CC-BY-3.0".split()
)
_CATEGORIES = ("Material", "UI ", "Programming", "Archive", "Flags / Maps")
_PLACES = (
    "actions",
    "apps",
    "categories",
    "devices",
    "emblems",
    "places",
    "status",
    "mimetypes",
    "ui",
    "toolbutton",
)
_NAMESPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
Picture = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Drawing:
    """An icon: the set it is of, its name, the concepts it shows, its picture (SIDE × SIDE × RGBA)."""

    origin: str
    name: str
    meanings: tuple[int, ...]
    picture: Picture

    @property
    def plain(self) -> bool:
        """It is of one dark or light colour, so that only its shape counts."""
        seen = self.picture[self.picture[:, :, 3] > 128][:, :3].astype(int)
        return len(seen) == 0 or bool((np.ptp(seen, axis=1) < 24).all() and np.ptp(seen.mean(axis=1)) < 60)


def from_sets(folder: Path, meanings: Meanings, others: float, seed: int) -> Iterator[Drawing]:
    """Yield the icons of the sets in a folder that show a concept, and this share of the others."""
    collections = json.loads((folder.parent / "collections.json").read_text(encoding="utf-8"))
    lots = random.Random(seed)
    for file in sorted(folder.glob("*.json")):
        about = collections.get(file.stem, {})
        if about.get("license", {}).get("spdx") not in _LICENCES:
            continue
        if not str(about.get("category", "")).startswith(_CATEGORIES):
            continue
        data = json.loads(file.read_text(encoding="utf-8"))
        wide, high = data.get("width", 16), data.get("height", 16)
        for name, icon in data["icons"].items():
            shown = meanings.of(name)
            if not shown and lots.random() > others:
                continue
            if shown and about.get("total", 0) > 5000 and lots.random() > 0.5:
                continue
            body = icon["body"].replace("currentColor", "#202020")
            corner = f"{icon.get('left', 0)} {icon.get('top', 0)}"
            size = f"{icon.get('width', wide)} {icon.get('height', high)}"
            picture = from_svg(f'<svg {_NAMESPACES} viewBox="{corner} {size}">{body}</svg>'.encode())
            if picture is not None:
                yield Drawing(file.stem, plain(name), shown, picture)


def from_themes(folder: Path, meanings: Meanings, seed: int) -> Iterator[Drawing]:
    """Yield the icons of the themes in a folder that show a concept, and the marks of window managers."""
    lots = random.Random(seed)
    for file in sorted(folder.rglob("*")):
        if file.suffix not in (".svg", ".png", ".xbm") or not file.is_file():
            continue
        shown = meanings.of(_MARKS.get(file.stem, file.stem) if file.suffix == ".xbm" else file.stem)
        if not shown or (file.is_symlink() and lots.random() > 0.3):
            continue
        if file.suffix == ".xbm":
            picture = from_xbm(file.read_text(encoding="ascii", errors="replace"))
        elif not any(place in file.parts for place in _PLACES) or "@2x" in str(file):
            continue
        elif file.suffix == ".svg":
            picture = from_svg(file.read_bytes())
        else:
            picture = _fitted(QImage(str(file)))
        if picture is not None:
            yield Drawing(file.relative_to(folder).parts[0], plain(file.stem), shown, picture)


_MARKS = {
    "max": "window maximize", "max_toggled": "window restore", "iconify": "window minimize",
    "close": "window close", "close_hover": "window close", "max_hover": "window maximize",
    "iconify_hover": "window minimize",
}  # fmt: skip


def from_svg(svg: bytes) -> Picture | None:
    """Return the drawing, as large as fits; None where nothing is drawn."""
    renderer = QSvgRenderer(QByteArray(svg))
    if not renderer.isValid():
        return None
    image = QImage(96, 96, QImage.Format.Format_RGBA8888)
    image.fill(0)
    painter = QPainter(image)
    size = renderer.defaultSize()
    most = max(size.width(), size.height(), 1)
    across, down = 96 * size.width() / most, 96 * size.height() / most
    renderer.render(painter, QRectF((96 - across) / 2, (96 - down) / 2, across, down))
    painter.end()
    return _fitted(image)


def from_xbm(text: str) -> Picture | None:
    """Return the mark that a window manager's theme draws in one colour."""
    width, height = (
        int(line.split()[-1])
        for line in text.splitlines()
        if line.startswith("#define") and ("width" in line or "height" in line)
    )
    octets = [
        int(part, 16) for part in text[text.index("{") + 1 : text.rindex("}")].replace(",", " ").split()
    ]
    row = (width + 7) // 8
    bits = [[(octets[y * row + x // 8] >> (x % 8)) & 1 for x in range(width)] for y in range(height)]
    picture = np.zeros((height, width, 4), np.uint8)
    picture[..., :3] = 32
    picture[..., 3] = 255 * np.array(bits, np.uint8)
    image = QImage(picture.tobytes(), width, height, 4 * width, QImage.Format.Format_RGBA8888)
    return _fitted(image)


def _fitted(image: QImage) -> Picture | None:
    """Return what is drawn in the image, cut to its edges and as large as fits into the square."""
    image = image.convertToFormat(QImage.Format.Format_RGBA8888)
    if image.isNull() or image.width() < 4:
        return None
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    pixels = pixels[:, : image.width()]
    rows, columns = (np.flatnonzero((pixels[:, :, 3] > 40).any(axis=axis)) for axis in (1, 0))
    if not len(rows):
        return None
    left, top, right, bottom = columns[0], rows[0], columns[-1] + 1, rows[-1] + 1
    cut = image.copy(int(left), int(top), int(right - left), int(bottom - top))
    canvas = QImage(SIDE, SIDE, QImage.Format.Format_RGBA8888)
    canvas.fill(0)
    painter = QPainter(canvas)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    scale = SIDE / max(cut.width(), cut.height())
    across, down = cut.width() * scale, cut.height() * scale
    painter.drawImage(QRectF((SIDE - across) / 2, (SIDE - down) / 2, across, down), cut)
    painter.end()
    return np.frombuffer(canvas.constBits(), np.uint8).reshape(SIDE, SIDE, 4).copy()


def main() -> None:
    """Render what the arguments name into one file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--iconify", type=Path)
    parser.add_argument("--themes", type=Path, action="append", default=[])
    parser.add_argument("--others", type=float, default=0.04, help="share of the icons without a concept")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", type=Path, required=True)
    wanted = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication([])  # an icon with text in it needs the fonts
    meanings = Meanings(concepts())
    drawings: list[Drawing] = []
    if wanted.iconify is not None:
        drawings += from_sets(wanted.iconify, meanings, wanted.others, wanted.seed)
    for folder in wanted.themes:
        drawings += from_themes(folder, meanings, wanted.seed)
    save(drawings, wanted.out)
    application.quit()


def save(drawings: list[Drawing], out: Path) -> None:
    """Write the drawings: shapes of those of one colour, and whole pictures of the others."""
    shapes = [drawing for drawing in drawings if drawing.plain]
    painted = [drawing for drawing in drawings if not drawing.plain]
    out.parent.mkdir(parents=True, exist_ok=True)
    listed = [*shapes, *painted]
    np.savez_compressed(
        out,
        shapes=np.stack([d.picture[:, :, 3] for d in shapes])
        if shapes
        else np.zeros((0, SIDE, SIDE), np.uint8),
        painted=np.stack([d.picture for d in painted]) if painted else np.zeros((0, SIDE, SIDE, 4), np.uint8),
        names=np.array([d.name for d in listed]),
        origins=np.array([d.origin for d in listed]),
        meanings=np.array([" ".join(map(str, d.meanings)) for d in listed]),
    )
    print(f"{out}: {len(shapes)} shapes, {len(painted)} painted, {out.stat().st_size / 2**20:.1f} MiB")


if __name__ == "__main__":
    main()
