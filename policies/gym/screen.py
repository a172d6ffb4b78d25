"""Draws screens of windows, dialogs and open menus, every widget named and boxed, for a detector to learn.

    python -m policies.gym.screen --iconify FOLDER --count 2000 --seed 0 --out build/widgets
    python -m policies.gym.screen --iconify FOLDER --count 200 --seed 9 --held-out --out build/unseen

The folder gets `screens/*.png` and `widgets.jsonl`: a line a screen, with its boxes (left, top, right,
bottom, in pixels) and their classes. With --held-out, only looks are drawn that are otherwise never used.
"""

from __future__ import annotations

import argparse
import json
import os
import random
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QImage, QPainter, QPen
from PySide6.QtWidgets import QApplication, QWidget

from policies.gym.concept import Meanings, concepts
from policies.gym.desk import Desk
from policies.gym.desktop import Frame, framed
from policies.gym.element import Element, Rect
from policies.gym.icon import Drawing, from_sets
from policies.gym.look import accent, dress
from policies.gym.skin import FAMILIES, HELD_OUT, skin
from policies.gym.string import pairs
from policies.gym.widget import widgets
from policies.gym.window import Stock

WIDTH, HEIGHT = 1280, 800


class Screens:
    """Draws screens by their number: the same number, the same screen."""

    def __init__(
        self,
        application: QApplication,
        stocks: dict[str, Stock],
        marks: dict[str, Sequence[Drawing]],
        held_out: bool,
    ) -> None:
        self._application, self._stocks, self.marks = application, stocks, marks
        self.families = HELD_OUT if held_out else tuple(name for name in FAMILIES if name not in HELD_OUT)

    def language(self, lots: random.Random) -> str:
        """Return the language of a screen's texts, by lot."""
        return lots.choices(list(self._stocks), [3 if name == "en" else 1 for name in self._stocks])[0]

    def stock(self, language: str) -> Stock:
        """Return what windows of this language are filled with."""
        return self._stocks[language]

    def draw(self, seed: int) -> tuple[QImage, list[Element]]:
        """Return the picture of a screen and the widgets that can be seen on it."""
        lots = random.Random(seed)
        language = self.language(lots)
        dress(self._application, lots, language == "zh")
        sheet = skin(lots.choice(self.families), self._application.palette(), lots)
        image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB888)
        painter = QPainter(image)
        painter.fillRect(image.rect(), accent(lots).darker(lots.randint(100, 300)))
        frame = Frame.drawn(lots, self.marks)
        found: list[Element] = []
        for number in range(lots.choice((1, 2, 2, 3, 3))):
            dialog = lots.random() < (0.15 if number == 0 else 0.5)
            desk = Desk(self._stocks[language], lots)
            window = desk.dialog() if dialog else desk.window()
            window.setStyleSheet(sheet)
            found = self._placed(painter, frame, window, found, lots, "dialog" if dialog else "window")
            if lots.random() < 0.25:
                found = self._placed(painter, None, desk.menu(sheet), found, lots, "")
        painter.end()
        return image, found

    def _placed(
        self,
        painter: QPainter,
        frame: Frame | None,
        window: QWidget,
        found: list[Element],
        lots: random.Random,
        kind: str,
    ) -> list[Element]:
        """Draw a window or a menu somewhere, and return what can be seen of all now."""
        if kind == "window":
            window.resize(lots.randint(360, WIDTH - 10), lots.randint(280, HEIGHT - 50))
        elif kind == "dialog":
            window.resize(max(window.sizeHint().width(), lots.randint(240, 560)), window.sizeHint().height())
        else:
            window.resize(window.sizeHint())
        window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        window.show()
        QApplication.processEvents()
        inner = window.grab().toImage()
        bar = frame.height if frame is not None else 0
        across, down = inner.width(), inner.height() + bar
        x, y = lots.randint(0, max(WIDTH - across, 1)), lots.randint(0, max(HEIGHT - down, 1))
        whole = Rect(x, y, min(x + across, WIDTH), min(y + down, HEIGHT))
        seen = [element for element in found if _still_seen(element, whole)]
        painter.drawImage(x, y + bar, inner)
        if frame is not None:
            controls = framed(painter, frame, whole, window.windowTitle(), 0)
            seen += [Element("button", each.box) for each in controls if each.role == "control"]
            seen.append(Element(kind, whole))
        else:
            painter.setPen(QPen(window.palette().mid().color()))
            painter.drawRect(QRect(x, y, across, down))
        screen = Rect(0, 0, WIDTH, HEIGHT)
        moved = [element.moved(x, y + bar, 0) for element in widgets(window)]
        seen += [element for element in moved if _inside(element.box, screen)]
        window.hide()
        window.deleteLater()
        # Outside of an event loop nothing is deleted by itself, and what is left gets every new look, too.
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return seen


def _still_seen(element: Element, over: Rect) -> bool:
    """Tell whether an element can be seen under a new window; a window may be covered for the most part."""
    if element.role not in ("window", "dialog"):
        return not element.box.covered_by(over)
    box = element.box
    across = min(box.right, over.right) - max(box.left, over.left)
    down = min(box.bottom, over.bottom) - max(box.top, over.top)
    covered = max(across, 0) * max(down, 0) / ((box.right - box.left) * (box.bottom - box.top))
    return covered < 0.6


def _inside(box: Rect, screen: Rect) -> bool:
    return box.left >= 0 and box.top >= 0 and box.right <= screen.right and box.bottom <= screen.bottom


def write(screens: Screens, numbers: range, out: Path) -> int:
    """Write these screens into a folder, going on after what is there; return how many widgets were boxed."""
    (out / "screens").mkdir(parents=True, exist_ok=True)
    boxed = 0
    with (out / "widgets.jsonl").open("a", encoding="utf-8") as lines:
        for number in numbers:
            image, elements = screens.draw(number)
            image.save(str(out / "screens" / f"{number}.png"))
            found = [
                {
                    "box": [each.box.left, each.box.top, each.box.right, each.box.bottom],
                    "class": f"{each.role} {each.state}".strip(),
                }
                for each in elements
            ]
            lines.write(json.dumps({"screen": f"{number}.png", "widgets": found}) + "\n")
            lines.flush()
            boxed += len(found)
    return boxed


def screens_of(application: QApplication, iconify: Path, *, held_out: bool) -> Screens:
    """Return what draws screens with the icons in a folder and the texts of the installed programs."""
    table = concepts()
    drawings = [each for each in from_sets(iconify, Meanings(table), 0.0, 0) if each.meanings]
    texts = list(pairs())
    numbers = {concept.name: number for number, concept in enumerate(table)}
    marks: dict[str, Sequence[Drawing]] = {
        name: [each for each in drawings if numbers[name] in each.meanings]
        for name in ("minimize", "maximize", "close")
    }
    stocks = {
        "en": Stock([english for english, _ in texts], drawings),
        "zh": Stock([chinese for _, chinese in texts], drawings),
    }
    return Screens(application, stocks, marks, held_out)


def main() -> None:
    """Draw what the arguments say."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--iconify", type=Path, required=True, help="folder of icon sets")
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--held-out", action="store_true", help="only looks that are otherwise never drawn")
    parser.add_argument("--out", type=Path, required=True)
    wanted = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    screens = screens_of(QApplication([]), wanted.iconify, held_out=wanted.held_out)
    start = wanted.seed * 100_000
    boxed = write(screens, range(start, start + wanted.count), wanted.out)
    print(f"{wanted.out}: {wanted.count} screens, {boxed} widgets")


if __name__ == "__main__":
    main()
