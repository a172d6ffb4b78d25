"""Turns pictures of real programs into pages that the pointer learns from.

    python -m agent.evaluate.apps.crawl --out build/programs
    python -m policies.gym.programs --programs build/programs --strings build/strings.json --out build/real

Texts are read by the reader of all policies, with the mistakes that it makes. What is asked is asked as of
drawn pages, and in the words that the programs themselves have for their tools and entries.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from PIL import Image

from agent.screenshot import Screenshot
from agent.senses import Found
from agent.sight.ocr import OcrReader
from policies.gym.browser import Written
from policies.gym.concept import Concept, Meanings, concepts
from policies.gym.element import Rect
from policies.gym.program import Program, program
from policies.gym.saying import Question
from policies.gym.shots import Page, questioner_and_saying, write_page
from policies.pocket.mark import chunks

_ASKED = 36  # questions of a page, at most, as of drawn pages
_TOOLS, _TIPS = 14, 14  # questions of a page, at most, by the names of icons and by what is told of things
_ICON = {
    "en": (
        "{}",
        "{}",
        "click {}",
        "click the {} icon",
        "the {} button",
        "press {}",
        "the icon for {}",
        "use {}",
    ),
    "zh": ("{}", "点击{}", "{}按钮", "点一下{}图标"),
}
_TIP = {"en": ("{}", "{}", "{}", "please {}", "I want to {}"), "zh": ("{}", "{}", "请{}", "我想{}")}


class Asker:
    """Asks about programs. table: the concepts; pairs: English texts with their Chinese ones."""

    def __init__(self, table: Sequence[Concept], pairs: Sequence[tuple[str, str]]) -> None:
        self._questioner, self._saying = questioner_and_saying(table, pairs)
        self._by_icon = Meanings(tuple(table))

    def meant(self, words: str) -> tuple[int, ...]:
        """Return the concepts that a tool's name or tooltip says."""
        return (*self._saying.meant(words), *(self._by_icon.of(words) if words else ()))

    def questions(self, told: Program, texts: Sequence[Found], lots: random.Random) -> list[Question]:
        language = "zh" if told.chinese else "en"
        written = [Written(text.label, _rect(text)) for text in texts]
        asked = self._questioner.questions(told.elements, written, language, lots, _ASKED, whole=False)
        known = " ".join(f"{tool.name} {tool.tip}" for tool in told.tools).casefold()
        asked = [each for each in asked if each.box is not None or not _hinted(each.sentence, known)]
        return [*asked, *self._named(told, lots), *self._told(told, lots), *self._by_way(told, lots)]

    def _named(self, told: Program, lots: random.Random) -> Iterator[Question]:
        """Ask for icons by the names that their program has for them, now and then in the other language."""
        same = Counter(tool.name.casefold() for tool in told.tools)
        icons = [
            tool for tool in told.tools if tool.is_icon and tool.name and same[tool.name.casefold()] == 1
        ]
        for tool in lots.sample(icons, min(_TOOLS, len(icons))):
            name = tool.name
            if lots.random() < 0.25:
                name = self._saying.translated(name, lots) or name
            yield _said(_ICON, name, tool.box, "icon", lots)

    def _told(self, told: Program, lots: random.Random) -> Iterator[Question]:
        """Ask for things by what their program tells of them."""
        same = Counter(tool.tip.casefold() for tool in told.tools)
        shown = [
            tool
            for tool in told.tools
            if len(tool.tip) > 5 and "<" not in tool.tip and "/" not in tool.tip
            and same[tool.tip.casefold()] == 1
        ]  # fmt: skip
        for tool in lots.sample(shown, min(_TIPS, len(shown))):
            tip = tool.tip.rstrip(".。")
            if lots.random() < 0.2:
                tip = self._saying.translated(tool.tip, lots) or tip
            yield _said(_TIP, tip, tool.box, "functional", lots)

    def _by_way(self, told: Program, lots: random.Random) -> Iterator[Question]:
        """Ask for icons by what their names do."""
        for tool in told.tools:
            tongue = lots.choice(("en", "en", "zh"))
            ways = self._saying.ways_of(tool.name, tongue)
            same = sum(ways == self._saying.ways_of(other.name, tongue) for other in told.tools)
            if tool.is_icon and ways and same == 1:
                yield Question(lots.choice(sorted(ways)), tool.box, "functional", tongue)


def _hinted(sentence: str, known: str) -> bool:
    """Tell whether a word of a sentence about nothing is in what the program tells of its tools."""
    return any(word in known for word in sentence.casefold().split() if len(word) > 3)


def _said(
    frames: dict[str, tuple[str, ...]], words: str, box: Rect, kind: str, lots: random.Random
) -> Question:
    language = "zh" if any(letter > "\u3000" for letter in words) else "en"
    frame = lots.choice(frames[language])
    if language == "en" and lots.random() < 0.8 and not words[:2].isupper():
        words = words[0].lower() + words[1:]
    return Question(frame.replace("{}", words), box, kind, language)


def _rect(text: Found) -> Rect:
    box = text.box
    return Rect(round(box.left), round(box.top), round(box.right), round(box.bottom))


def pages(folder: Path, out: Path, asker: Asker) -> tuple[int, int]:
    """Write a page for each picture that has none; return how many, and their questions."""
    out.mkdir(parents=True, exist_ok=True)
    count = asked = 0
    reader = OcrReader()
    for file in sorted(folder.glob("*.json")):
        page, picture = out / f"{file.stem}.npz", file.with_suffix(".png")
        if page.exists() or not picture.exists():
            continue
        lots = random.Random(file.stem)
        with Image.open(picture) as image:
            screenshot = Screenshot.from_picture(image.convert("RGB"))
        texts = list(reader.read(screenshot))
        told = program(file, asker.meant)
        questions = asker.questions(told, [chunk for text in texts for chunk in chunks(text)], lots)
        if questions:
            write_page(Page(screenshot, texts, questions), page)
            count, asked = count + 1, asked + len(questions)
    return count, asked


def main() -> None:
    """Make what the arguments say; pages that are there already are left."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--programs", type=Path, required=True)
    parser.add_argument("--strings", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    wanted = parser.parse_args()
    torch.set_num_threads(1)
    pairs = json.loads(wanted.strings.read_text(encoding="utf-8"))["pairs"]
    count, asked = pages(wanted.programs, wanted.out, Asker(concepts(), pairs))
    print(f"{wanted.out}: {count} pages, {asked} questions")


if __name__ == "__main__":
    main()
