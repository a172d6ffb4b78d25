"""Draws pages and writes down what a policy sees of them, with questions: what the pointer learns from.

    python -m policies.gym.shots --icons build/icons.npz --strings build/strings.json --count 500 --seed 1 \
        --out build/shots

One file a page: its marks as the policy finds them, outlines of what they look like, and what is asked. Texts
are not read but taken from the page, with the mistakes that a reader makes; to read each page would take a
hundred times as long. The same seed gives the same pages, on a machine with the same fonts and versions.
"""

from __future__ import annotations

import argparse
import io
import json
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import cv2
import numpy as np
import torch

from agent.frames import write_whole
from agent.geometry import Box
from agent.screenshot import Pixels, Screenshot
from agent.senses import Found
from policies.gym.browser import browsing
from policies.gym.concept import Concept, concepts
from policies.gym.icon import Drawing
from policies.gym.label import learned
from policies.gym.markup import Supply
from policies.gym.misreading import misread
from policies.gym.name import names
from policies.gym.page import Composer
from policies.gym.question import Questioner
from policies.gym.saying import Question, Saying
from policies.pocket.evidence import facts_of
from policies.pocket.mark import marks
from policies.pocket.model import Outline
from policies.pocket.processor import PocketProcessor

_SIZES = ((1280, 800), (1280, 800), (1024, 768), (1366, 768), (900, 640), (640, 480))


_NAMED = 5  # times as often as any other text a concept's name is drawn
_AT_ONCE = 50  # pages: a browser that has shown many grows slow
_CHINESE = 0.22  # of the pages
_FAMILY = 150  # meanings at least of a set whose icons fill a page
_SIDE = 32  # pixels of an outline


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


def _screenshot_of(picture: Pixels) -> Screenshot:
    image = cv2.cvtColor(picture, cv2.COLOR_RGB2BGRA)
    return Screenshot(
        np.asarray(image, np.uint8), Box(0, 0, image.shape[1], image.shape[0]), time.monotonic()
    )


@dataclass(frozen=True, slots=True)
class Page:
    """A screen, what a reader read on it, and what is asked about it."""

    screenshot: Screenshot
    texts: Sequence[Found]
    asked: Sequence[Question]


def write_page(page: Page, file: Path) -> None:
    """Write what a policy sees of a page, and what is asked. Raises StoreError."""
    found = marks(page.screenshot, page.texts)
    facts = facts_of(page.screenshot, found, PocketProcessor(side=_SIDE), Outline(_SIDE))
    told = json.dumps([_told(question) for question in page.asked], ensure_ascii=False)
    octets = io.BytesIO()
    np.savez(
        octets,
        numbers=facts.numbers.numpy().astype(np.float16), looks=facts.looks.numpy().astype(np.float16),
        around=facts.around.numpy().astype(np.float16), boxes=facts.boxes.numpy().astype(np.float32),
        unit=np.array(facts.unit, np.float32),
        labels=np.array(json.dumps(facts.labels, ensure_ascii=False)), asked=np.array(told),
    )  # fmt: skip
    write_whole(file, octets.getvalue())  # a kill leaves no half page


def _told(question: Question) -> list[object]:
    box = question.box
    corners = None if box is None else [box.left, box.top, box.right, box.bottom]
    return [question.sentence, corners, question.kind, question.language]


class Drawer:
    """Draws pages with these icons and texts. pairs: English texts with their Chinese ones."""

    def __init__(self, icons: dict[int, list[Drawing]], pairs: Sequence[tuple[str, str]], seed: int) -> None:
        table = concepts()
        self._seed = seed
        self._numbers = {concept.name: number for number, concept in enumerate(table)}
        self._supplies = _supplies(icons, pairs, table, seed)
        self._questioner, _ = questioner_and_saying(table, pairs)

    def draw(self, count: int, out: Path, fonts: Path | None = None) -> int:
        """Write so many pages into a folder, but for those there are; return how many questions those have.

        Raises:
            UsageError: there is no Chromium, or no line to it. Lost: it does not answer.
        """
        out.mkdir(parents=True, exist_ok=True)
        asked = 0
        lots = random.Random(self._seed)
        for first in range(0, count, _AT_ONCE):
            width, height = lots.choice(_SIZES)
            files = {
                number: out / f"{self._seed}-{number:05d}.npz" for number in range(first, count)[:_AT_ONCE]
            }
            missing = {number: file for number, file in files.items() if not file.exists()}
            if not missing:
                continue
            with browsing(width, height, fonts) as browser:
                for number, file in missing.items():
                    page_lots = random.Random(self._seed * 1_000_003 + number)
                    language = "zh" if page_lots.random() < _CHINESE else "en"
                    supply = self._supplies[language].for_a_page(page_lots)
                    composer = Composer(supply, self._numbers, page_lots)
                    shown = browser.show(composer.page(width, height))
                    texts = list(misread(shown, page_lots))
                    questions = self._questioner.questions(shown.elements, shown.texts, language, page_lots)
                    write_page(Page(_screenshot_of(shown.picture), texts, questions), file)
                    asked += len(questions)
        return asked


def _supplies(
    icons: dict[int, list[Drawing]], pairs: Sequence[tuple[str, str]], table: Sequence[Concept], seed: int
) -> dict[str, Supply]:
    lots = random.Random(seed)
    families = _families(icons)
    named = [_names(concept.english) for concept in table], [_names(concept.chinese) for concept in table]
    return {
        language: Supply(
            language,
            [*(pair[place] for pair in pairs), *(_NAMED * list(chain.from_iterable(named[place])))],
            names(language, lots),
            icons,
            families,
            {number: short for number, short in enumerate(named[place]) if short},
            [(label.english, label.chinese)[place] for label in learned()],
        )
        for place, language in enumerate(("en", "zh"))
    }


def _families(icons: dict[int, list[Drawing]]) -> dict[str, dict[int, list[Drawing]]]:
    """Return the icons of the sets and themes that show many meanings, by those."""
    found: dict[str, dict[int, list[Drawing]]] = {}
    for meaning, drawings_of_it in icons.items():
        for drawing in drawings_of_it:
            found.setdefault(drawing.origin, {}).setdefault(meaning, []).append(drawing)
    return {origin: shown for origin, shown in found.items() if len(shown) >= _FAMILY}


def _names(said: Sequence[str]) -> list[str]:
    """Return those of a concept's phrases that programs write on buttons and in menus."""
    short = [phrase for phrase in said if "{" not in phrase and len(phrase.split()) < 3]
    return [phrase[0].upper() + phrase[1:] for phrase in short]


def questioner_and_saying(
    table: Sequence[Concept], pairs: Sequence[tuple[str, str]]
) -> tuple[Questioner, Saying]:
    """Return who asks about pages, and his words. pairs: English texts with their Chinese ones."""
    translations: dict[str, list[str]] = {}
    for english, chinese in pairs:
        translations.setdefault(english, []).append(chinese)
        translations.setdefault(chinese, []).append(english.lower())
    things = [english.lower() for english, _ in pairs if english.isalpha() and len(english) < 12]
    saying = Saying(table, translations, things, learned())
    return Questioner(saying), saying


def main() -> None:
    """Draw what the arguments say; pages that are there already are left."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--icons", type=Path, required=True)
    parser.add_argument("--strings", type=Path, required=True)
    parser.add_argument("--fonts", type=Path, help="a folder with more fonts than are installed")
    parser.add_argument("--held", nargs="*", default=(), help="sets of icons that are left out")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", type=Path, required=True)
    wanted = parser.parse_args()
    torch.set_num_threads(1)
    pairs = json.loads(wanted.strings.read_text(encoding="utf-8"))["pairs"]
    drawer = Drawer(drawings(wanted.icons, wanted.held), pairs, wanted.seed)
    asked = drawer.draw(wanted.count, wanted.out, wanted.fonts)
    print(f"{wanted.out}: {wanted.count} pages, {asked} questions")


if __name__ == "__main__":
    main()
