"""Measures two ways to find words in a picture beside each other: the learned pointer and the lines of OCR.

    python -m policies.gym.measure_reading --weights build/reader/training.pt --scenes 60 --spots FOLDER

Drawn scenes have words and fonts that were never learned from; asked for are single words, and two or three
that follow each other. Of a folder of annotated screens, the items of kind "text" are taken. A point is right
in a box where the words stand. Time is the processor's, of all threads: a busy machine does not blur that.

The trap: an item's sentence is no text on the screen. Both readers get the same words of it (`named`), which
are not always those that stand there: what neither finds says nothing about reading.
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image

from agent.evaluate.annotation import read_spots
from agent.evaluate.statistics import wilson
from agent.screenshot import Screenshot
from agent.sight.engine import Engine
from agent.sight.likeness import likeness
from agent.sight.match import find_all
from agent.sight.ocr import OcrReader
from policies.gym.text_lesson import box_of, grey_of, spans
from policies.gym.text_pointer import STRIDE, TextPointer, codes_of, loaded
from policies.gym.text_scene import Painter, Vocabulary
from policies.gym.typeface import typefaces
from policies.threads import one_thread

_WIDTH, _HEIGHT = 384, 192  # pixels of a drawn scene
_SEED = 10_000  # scenes of no training
_QUOTED = re.compile(r"'([^']+)'|\"([^\"]+)\"")
_MARKS = re.compile(r"[!?,…]")  # of a sentence: no drawn word had them
_SHORT = 4  # letters: words of fewer name nothing

Place = tuple[float, float]
Picture = NDArray[np.uint8]  # height × width × 3, red first


class Reader(Protocol):
    """Finds words in a picture."""

    @property
    def name(self) -> str: ...

    def places(self, picture: Picture, texts: Sequence[str]) -> list[Place | None]: ...


@dataclass(frozen=True, slots=True)
class Pointing:
    """The learned reader: the patch that is most likely the middle of the words."""

    model: TextPointer
    name: str = "pointer"

    def places(self, picture: Picture, texts: Sequence[str]) -> list[Place | None]:
        """Return the middle of a patch for each text."""
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16), one_thread():
            seen = self.model.look(grey_of([picture]))[0]  # (R, C, D)
            logits = self.model.point(
                seen, self.model.read(codes_of([_MARKS.sub("", text) for text in texts]))
            ).float()  # (Q, R, C)
        best = logits.flatten(1).argmax(1).tolist()
        columns = seen.shape[1]
        return [((at % columns + 0.5) * STRIDE, (at // columns + 0.5) * STRIDE) for at in best]


@dataclass(frozen=True, slots=True)
class Lines:
    """OCR as the policies use it: the words that fit best in a line; else the line that is likest."""

    engine: Engine
    name: str = "OCR"

    def places(self, picture: Picture, texts: Sequence[str]) -> list[Place | None]:
        """Return the middle of the words for each text; None where nothing at all was read."""
        lines = OcrReader(engine=self.engine).read(Screenshot.from_picture(Image.fromarray(picture)))
        places: list[Place | None] = []
        for text in texts:
            matches = find_all(text, lines)
            near = max(lines, key=lambda line: likeness(text, line.label), default=None)
            found = matches[0].found if matches else near
            places.append(None if found is None else (found.box.center.x, found.box.center.y))
        return places


@dataclass(frozen=True, slots=True)
class Question:
    """A picture, texts in it by their kind, and the boxes in any of which each is."""

    picture: Picture
    texts: tuple[str, ...]
    kinds: tuple[str, ...]
    boxes: tuple[tuple[tuple[float, float, float, float], ...], ...]


def drawn(painter: Painter, count: int) -> list[Question]:
    """Draw scenes and ask for every text of up to three words in them."""
    questions = []
    for number in range(count):
        scene = painter.draw(np.random.default_rng((_SEED, number)))
        known = spans(scene)
        texts = tuple(sorted(known))
        kinds = tuple("drawn, two or three words" if " " in text else "drawn, a word" for text in texts)
        boxes = tuple(tuple(box_of(span) for span in known[text]) for text in texts)
        questions.append(Question(scene.pixels, texts, kinds, boxes))
    return questions


def annotated(folder: Path) -> list[Question]:
    """Ask for what is named in the items of kind "text" of a folder, screen by screen."""
    spots = [spot for spot in read_spots(folder).spots if spot.groups.get("kind") == "text"]
    questions = []
    for file in sorted({spot.picture for spot in spots}):
        of_it = [spot for spot in spots if spot.picture == file]
        picture = np.asarray(Image.open(file).convert("RGB"))
        texts = tuple(named(spot.instruction) for spot in of_it)
        kinds = ("real screens",) * len(of_it)
        questions.append(Question(picture, texts, kinds, tuple(spot.edges for spot in of_it)))
    return questions


def named(sentence: str) -> str:
    """Return what a sentence names: what is in quotes, has capitals within, or else its last long word."""
    quoted = _QUOTED.search(sentence)
    if quoted is not None:
        return quoted[1] or quoted[2]
    first, *others = sentence.split()
    capital = [place for place, word in enumerate(others) if word[0].isupper()]
    if capital:
        end = capital[0]
        while end < len(others) and others[end][0].isupper() | others[end][0].isdigit():
            end += 1
        return " ".join(others[capital[0] : end])
    if others and len(others[-1]) >= _SHORT:
        return others[-1]
    return " ".join([first, *others])


def asked(reader: Reader, questions: Sequence[Question]) -> tuple[dict[str, list[bool]], float]:
    """Return what a reader found, by kind, and the processor's seconds for a picture."""
    right: dict[str, list[bool]] = {}
    began = time.process_time()
    found = [reader.places(question.picture, question.texts) for question in questions]
    seconds = (time.process_time() - began) / len(questions)
    for question, places in zip(questions, found, strict=True):
        for kind, place, boxes in zip(question.kinds, places, question.boxes, strict=True):
            right.setdefault(kind, []).append(_is_in(place, boxes))
    return right, seconds


def _is_in(place: Place | None, boxes: Sequence[tuple[float, float, float, float]]) -> bool:
    if place is None:
        return False
    x, y = place
    return any(left <= x < right and top <= y < bottom for left, top, right, bottom in boxes)


def compare(pointer: Reader, ocr: Reader, questions: Sequence[Question]) -> list[str]:
    """Return a line for each kind and reader, and how many only the first found."""
    told = []
    results = {reader.name: asked(reader, questions) for reader in (pointer, ocr)}
    for kind in results[pointer.name][0]:
        for name, (right, seconds) in results.items():
            share = wilson(sum(right[kind]), len(right[kind]))
            told.append(
                f"{kind}: {name} {sum(right[kind])} of {len(right[kind])}, {share.value:.1%} "
                f"[{share.low:.1%}, {share.high:.1%}], {seconds:.2f} s a picture"
            )
        both = zip(results[pointer.name][0][kind], results[ocr.name][0][kind], strict=True)
        told.append(f"{kind}: only {pointer.name} {sum(one and not other for one, other in both)}")
    return told


def main() -> None:
    """Measure both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--scenes", type=int, default=60)
    parser.add_argument("--spots", type=Path, help="a folder of annotated screens")
    wanted = parser.parse_args()
    faces = typefaces(held=True)
    painter = Painter(faces, Vocabulary.of_interfaces(held=True), _WIDTH, _HEIGHT)
    families = sorted({face.family for cuts in faces.values() for face in cuts})
    print(f"fonts held out: {', '.join(families)}")
    pointer, ocr = Pointing(loaded(wanted.weights)), Lines(Engine(threads=1))
    ocr.places(np.full((64, 64, 3), 255, np.uint8), ())  # its networks are loaded by now
    for questions in (drawn(painter, wanted.scenes), annotated(wanted.spots) if wanted.spots else []):
        if questions:
            print("\n".join(compare(pointer, ocr, questions)), flush=True)


if __name__ == "__main__":
    main()
