"""Points at what a free sentence means: by what is written, by what an icon shows, or by what either is for.

The trap: nearly every sentence has a word that stands somewhere on the screen. 'Print the calendar' does
not mean the tab 'Calendar'. So what a text leaves unsaid of the sentence is held against it, where an
icon says that.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from torch import Tensor

from agent.geometry import Box
from agent.screenshot import Screenshot
from agent.senses import Found, Reader
from policies.literal.grounding import ground as ground_literally
from policies.pocket.control import control, control_meant, controls
from policies.pocket.eye import Eye
from policies.pocket.part import parts

_QUOTED = re.compile(r"['\"“‘「《][^'\"”’」》]{2,}['\"”’」》]")
_PLACED = re.compile(
    r"\b(left|right|below|under|beneath|above|between|beside|next to)\b(?! arrow| page)"
    r"|[左右上下]([边面侧方]|$)|之间",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\u3400-\u9fff]|[a-z0-9]+")
_EMPTY = frozenset(
    "a an the of to in on at by for from with and or is are be as this that these those it its my your me "
    "i let want please can you into up out all one click tap press select choose pick open show go switch "
    "turn toggle tick check see view use button menu tab link field box icon list item entry option page "
    "window dialog label column row text app application 点 击 打 开 选 择 的 按 钮 请 个 这 那 到".split()
)
_LIKE = 0.45  # of likeness, for an icon to say what a text leaves unsaid
_SHARE = 0.2  # of all that may be meant, for an icon to be pointed at
_WRITTEN = 0.42  # of likeness, for a text that says it in other words
_LONGEST = 40  # characters of such a text


@dataclass(frozen=True)
class Scene:
    """What is seen on one screen: its texts, its parts, and what they look like."""

    screenshot: Screenshot
    texts: Sequence[Found]
    eye: Eye

    @cached_property
    def boxes(self) -> list[Box]:
        return parts(self.screenshot, self.texts)

    @cached_property
    def seen(self) -> Tensor:
        """The directions of the parts: B × D."""
        return self.eye.look(self.screenshot, self.boxes)


def ground(screenshot: Screenshot, sentence: str, reader: Reader, eye: Eye) -> Found | None:
    """Return what the sentence means in the picture, its score being the confidence; None to abstain."""
    texts = tuple(reader.read(screenshot))
    written = ground_literally(screenshot, sentence, _Known(texts))
    if _QUOTED.search(sentence) or (
        written is not None and (_PLACED.search(sentence) or _says_all(written, sentence))
    ):
        return written
    scene = Scene(screenshot, texts, eye)
    if (found := _control(scene, sentence)) is not None:
        return found
    icon = _icon(scene, sentence, _LIKE if written is not None else 0.0)
    if icon is not None and (written is None or icon.score > _SHARE):
        return icon
    return written or _in_other_words(scene, sentence)


class _Known:
    """Hands out what has been read already."""

    def __init__(self, texts: Sequence[Found]) -> None:
        self._texts = texts

    def read(self, screenshot: Screenshot, within: Box | None = None) -> Sequence[Found]:
        return self._texts


def _says_all(found: Found, sentence: str) -> bool:
    """Tell whether a text leaves nothing unsaid that matters."""
    return not _unsaid(found, sentence)


def _unsaid(found: Found, sentence: str) -> list[str]:
    said = set(_WORD.findall(found.label.lower()))
    return [
        word
        for word in _WORD.findall(sentence.lower())
        if word not in _EMPTY and word not in said and word.rstrip("s") not in said and word + "s" not in said
    ]


def _control(scene: Scene, sentence: str) -> Found | None:
    """Return the control of a window that the sentence means."""
    name = control_meant(scene.eye, scene.eye.read([sentence])[0])
    return control(name, controls(scene.eye, scene.boxes, scene.seen)) if name and scene.boxes else None


def _icon(scene: Scene, sentence: str, least: float) -> Found | None:
    """Return the icon that is likeliest meant, where it is likely and like enough."""
    if not scene.boxes:
        return None
    likeness = scene.seen @ scene.eye.read([sentence])[0]  # B
    shares = scene.eye.shares(likeness)
    best = int(likeness.argmax())
    if float(shares[best]) < _SHARE or float(likeness[best]) < least:
        return None
    return Found(scene.boxes[best], "icon", float(shares[best]))


def _in_other_words(scene: Scene, sentence: str) -> Found | None:
    """Return the short text that says best what the sentence says."""
    short = [text for text in scene.texts if 1 < len(text.label) <= _LONGEST]
    if not short:
        return None
    likeness = scene.eye.read([text.label for text in short]) @ scene.eye.read([sentence])[0]
    best = int(likeness.argmax())
    if float(likeness[best]) < _WRITTEN:
        return None
    return Found(short[best].box, short[best].label, float(likeness[best]) * short[best].score)
