"""Draws pages and writes down what a policy sees of them, with questions: what the pointer learns from.

    python -m policies.gym.shots --icons build/icons.npz --strings build/strings.json --count 500 --seed 1 \
        --out build/shots

One file a page: its marks as the policy finds them, outlines of what they look like, and what is asked. Texts
are not read but taken from the page, with the mistakes that a reader makes; to read each page would take a
hundred times as long. The same seed gives the same pages, on a machine with the same fonts and versions.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import cv2
import numpy as np
import torch

from agent.geometry import Box
from agent.screenshot import Pixels, Screenshot
from agent.senses import Found
from policies.gym.browser import Shown, Written, browsing
from policies.gym.concept import Concept, concepts
from policies.gym.icon import Drawing
from policies.gym.markup import Supply
from policies.gym.name import names
from policies.gym.page import Composer
from policies.gym.question import Questioner
from policies.pocket.evidence import MarkFacts, facts_of
from policies.pocket.mark import marks
from policies.pocket.model import Outline
from policies.pocket.processor import PocketProcessor

SIZES = ((1280, 800), (1280, 800), (1024, 768), (1366, 768), (900, 640), (640, 480))
_READ_AS_LETTERS = 0.15  # of the icons
_JUNK = "oOCcDQxXVvLlI-+=<>^·.:：□口日田回三A8SBE山工业"
_CONFUSED = str.maketrans(
    {"l": "I", "I": "l", "O": "0", "0": "O", "o": "0", "i": "l", "S": "5", "a": "o", "g": "q"}
)


def drawings(file: Path, held: Sequence[str] = ()) -> dict[int, list[Drawing]]:
    """Return the icons of a file by the concepts that they show, but for those of the sets held out."""
    found: dict[int, list[Drawing]] = {}
    with np.load(file) as kept:
        shapes, painted = kept["shapes"], kept["painted"]
        columns = (kept["meanings"].tolist(), kept["names"].tolist(), kept["origins"].tolist())
        for number, (told, name, origin) in enumerate(zip(*columns, strict=True)):
            if not told or origin in held:
                continue
            if number < len(shapes):
                picture = np.zeros((*shapes[number].shape, 4), np.uint8)
                picture[..., 3] = shapes[number]
            else:
                picture = painted[number - len(shapes)]
            drawing = Drawing(origin, name, tuple(map(int, told.split())), picture)
            for meaning in drawing.meanings:
                found.setdefault(meaning, []).append(drawing)
    return found


def misread(shown: Shown, lots: random.Random) -> Iterator[Found]:
    """Yield the texts as a reader returns them: some missing, some with a letter wrong, boxes a little off,
    and some icons read as letters."""
    for element in shown.elements:
        if (element.meanings or element.role == "checkbox") and lots.random() < _READ_AS_LETTERS:
            box = element.box
            letters = "".join(lots.choice(_JUNK) for _ in range(lots.choice((1, 1, 1, 2))))
            yield Found(
                Box.between(box.left, box.top, box.right, box.bottom), letters, lots.uniform(0.4, 0.99)
            )
    yield from _texts(shown.texts, lots)


def _texts(texts: Sequence[Written], lots: random.Random) -> Iterator[Found]:
    for text in texts:
        words, box = text.words, text.box
        if lots.random() < (0.25 if len(words) == 1 else 0.02):
            continue
        score = lots.uniform(0.85, 1.0)
        if lots.random() < 0.05:
            at = lots.randrange(len(words))
            swapped = words[at].translate(_CONFUSED)
            words = words[:at] + (swapped if swapped != words[at] else "") + words[at + 1 :]
            score = lots.uniform(0.6, 0.95)
        if lots.random() < 0.1 and words.isascii():
            words = words.replace(" ", "", 1)
        off = [lots.randint(-2, 2) for _ in range(4)]
        if words.strip():
            yield Found(
                Box.between(box.left + off[0], box.top + off[1], box.right + off[2], box.bottom + off[3]),
                words, score,
            )  # fmt: skip


def screenshot_of(picture: Pixels) -> Screenshot:
    image = cv2.cvtColor(picture, cv2.COLOR_RGB2BGRA)
    return Screenshot(
        np.asarray(image, np.uint8), Box(0, 0, image.shape[1], image.shape[0]), time.monotonic()
    )


class Writer:
    """Turns shown pages into files."""

    def __init__(self, questioner: Questioner, side: int = 32) -> None:
        self._questioner = questioner
        self._outline = Outline(side)
        self._processor = PocketProcessor(side=side)

    def write(self, shown: Shown, language: str, lots: random.Random, file: Path) -> int:
        """Write one page; return how many questions it has."""
        screenshot = screenshot_of(shown.picture)
        found = marks(screenshot, list(misread(shown, lots)))
        asked = self._questioner.questions(shown.elements, shown.texts, language, lots)
        facts = facts_of(screenshot, found, self._processor, self._outline)
        np.savez(file, **_arrays(facts), asked=np.array(json.dumps([
            [each.sentence, None if each.box is None else [each.box.left, each.box.top, each.box.right, each.box.bottom], each.kind, each.language]
            for each in asked
        ], ensure_ascii=False)))  # fmt: skip
        return len(asked)


def _arrays(facts: MarkFacts) -> dict[str, np.ndarray]:
    return {
        "numbers": facts.numbers.numpy().astype(np.float16),
        "looks": facts.looks.numpy().astype(np.float16),
        "around": facts.around.numpy().astype(np.float16),
        "boxes": facts.boxes.numpy().astype(np.float32),
        "unit": np.array(facts.unit, np.float32),
        "labels": np.array(json.dumps(facts.labels, ensure_ascii=False)),
    }


def main() -> None:
    """Draw what the arguments say; pages that are there already are left."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--icons", type=Path, required=True)
    parser.add_argument("--strings", type=Path, required=True)
    parser.add_argument("--fonts", type=Path, help="a folder with more fonts than are installed")
    parser.add_argument("--held", nargs="*", default=(), help="sets of icons that are left out")
    parser.add_argument("--only", nargs="*", default=(), help="sets of icons, and no others")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", type=Path, required=True)
    wanted = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    torch.set_num_threads(1)
    table = concepts()
    pairs = json.loads(wanted.strings.read_text(encoding="utf-8"))["pairs"]
    composers = _supplies(drawings(wanted.icons, wanted.held), pairs, wanted.seed)
    writer = Writer(_questioner(table, pairs))
    numbers = {concept.name: number for number, concept in enumerate(table)}
    wanted.out.mkdir(parents=True, exist_ok=True)
    asked = 0
    lots = random.Random(wanted.seed)
    for first in range(0, wanted.count, 50):  # a browser that has shown many pages grows slow
        width, height = lots.choice(SIZES)
        with browsing(width, height, wanted.fonts) as browser:
            for number in range(first, min(first + 50, wanted.count)):
                file = wanted.out / f"{wanted.seed}-{number:05d}.npz"
                page_lots = random.Random(wanted.seed * 1_000_003 + number)
                language = "zh" if page_lots.random() < 0.22 else "en"
                page = Composer(composers[language], numbers, page_lots).page(width, height)
                if not file.exists():
                    asked += writer.write(browser.show(page), language, page_lots, file)
    print(f"{wanted.out}: {wanted.count} pages, {asked} questions")


def _supplies(
    icons: dict[int, list[Drawing]], pairs: Sequence[tuple[str, str]], seed: int
) -> dict[str, Supply]:
    lots = random.Random(seed)
    return {
        language: Supply(language, [pair[place] for pair in pairs], names(language, lots), icons)
        for place, language in enumerate(("en", "zh"))
    }  # fmt: skip


def _questioner(table: Sequence[Concept], pairs: Sequence[tuple[str, str]]) -> Questioner:
    translations: dict[str, list[str]] = {}
    for english, chinese in pairs:
        translations.setdefault(english, []).append(chinese)
        translations.setdefault(chinese, []).append(english.lower())
    things = [english.lower() for english, _ in pairs if english.isalpha() and len(english) < 12]
    return Questioner(table, translations, things)


if __name__ == "__main__":
    main()
