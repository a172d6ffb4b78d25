"""Draws screens with questions about them, in the format of the grounding sets that `deixis eval spots`
reads.

    python -m policies.gym.scenes --iconify FOLDER --count 40 --seed 0 --out build/scenes

The same seed gives the same screens, on a machine with the same fonts and versions. What is drawn is for
training and for calibration: a score on it is no score on real programs.
"""

from __future__ import annotations

import argparse
import json
import os
import random
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication

from policies.gym.concept import Concept, Meanings, concepts
from policies.gym.desktop import CONTROLS, Painter
from policies.gym.icon import Drawing, from_sets, from_themes
from policies.gym.instruction import Asker
from policies.gym.string import pairs
from policies.gym.window import Stock


def painter_of(
    application: QApplication,
    drawings: Sequence[Drawing],
    texts: Sequence[tuple[str, str]],
    table: Sequence[Concept],
) -> Painter:
    """Return a painter with these icons and with texts in both languages."""
    numbers = {concept.name: number for number, concept in enumerate(table)}
    marks: dict[str, Sequence[Drawing]] = {
        name: [each for each in drawings if numbers[name] in each.meanings] for name in CONTROLS
    }
    icons = [drawing for drawing in drawings if drawing.meanings]
    stocks = {
        "en": Stock([english for english, _ in texts], icons),
        "zh": Stock([chinese for _, chinese in texts], icons),
    }
    return Painter(application, stocks, marks)


def write(painter: Painter, asker: Asker, count: int, seed: int, out: Path) -> int:
    """Write so many screens and all that is asked of them into a folder; return how many questions."""
    (out / "screens").mkdir(parents=True, exist_ok=True)
    asked = 0
    with (out / "items.jsonl").open("w", encoding="utf-8") as lines:
        for number in range(count):
            scene, _ = painter.scene(seed * 100_000 + number)
            name = f"{seed}-{number:05d}"
            scene.image.save(str(out / "screens" / f"{name}.png"))
            for place, ask in enumerate(asker.asks(scene.elements, random.Random(seed + number))):
                box = [ask.box.left, ask.box.top, ask.box.right, ask.box.bottom]
                item = {
                    "id": f"{name}-{place:02d}", "screen": f"{name}.png", "app": "drawn", "toolkit": "Qt6",
                    "instruction": ask.sentence, "lang": ask.language, "kind": ask.kind, "boxes": [box],
                }  # fmt: skip
                lines.write(json.dumps(item, ensure_ascii=False) + "\n")
                asked += 1
    return asked


def main() -> None:
    """Draw what the arguments say."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--iconify", type=Path, help="folder of icon sets")
    parser.add_argument("--themes", type=Path, action="append", default=[])
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", type=Path, required=True)
    wanted = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication([])
    table = concepts()
    meanings = Meanings(table)
    drawings: list[Drawing] = []
    if wanted.iconify is not None:
        drawings += from_sets(wanted.iconify, meanings, 0.0, wanted.seed)
    for folder in wanted.themes:
        drawings += from_themes(folder, meanings, wanted.seed)
    texts = list(pairs())
    painter = painter_of(application, drawings, texts, table)
    things = [english.lower() for english, _ in texts if english.isalpha() and len(english) < 12]
    asked = write(painter, Asker(table, things), wanted.count, wanted.seed, wanted.out)
    print(f"{wanted.out}: {wanted.count} screens, {asked} questions")


if __name__ == "__main__":
    main()
