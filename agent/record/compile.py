"""A demonstration made of a recording: gestures with evidence, and what is to be so after each.

Proposed, because they hold again on another day: that something changes wherever a click changed something,
the title of a window that opened, and a typed text that could be read back. Nothing that was read elsewhere.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from agent.demonstration import folder as shelf
from agent.demonstration.folder import Kept
from agent.demonstration.schema import REDUCTION, Demonstration, Step
from agent.errors import UnreadableEpisode, UnreadablePicture, UsageError
from agent.geometry import Box, Point
from agent.keys import written
from agent.record.evidence import Evidence, shown_window
from agent.record.gesture import (
    Chorded,
    Clicked,
    Dragged,
    Gesture,
    Held,
    Hovered,
    Loosed,
    Scrolled,
    Typed,
    numbered,
)
from agent.record.input import Around
from agent.record.looks import Look, Looks
from agent.record.reduce import reduce
from agent.record.tape import Take, read
from agent.screenshot import Screenshot
from agent.script.braces import PARAMETER, escaped
from agent.secrets import names_in
from agent.senses import Detector, Reader
from agent.settle import is_caret
from agent.sight.changes import dirty_boxes
from agent.sight.likeness import Grade
from agent.sight.match import find_all

APART = 10.0  # points between two parts that change
MOST_PARTS = 4
BESIDE = 4.0  # points around what was clicked, which light up with it
LONGEST_READ = 60  # characters of a typed text that is read back


def make(folder: Path, *, reader: Reader, detector: Detector | None = None) -> Kept:
    """Make the steps of the recording in a folder, and keep them beside it.

    detector: what tells the boxes of targets, where it is sure; without one, outlines do.

    Raises:
        UsageError: there is no recording, or nothing was done in it. StoreError: they cannot be kept.
    """
    try:
        take = read(folder)
    except UnreadableEpisode as error:
        raise UsageError(str(error)) from error
    demonstration = demonstration_of(take, reader=reader, detector=detector)
    if not demonstration.steps:
        raise UsageError(f"nothing was done in '{folder.name}' (record it again, and do the task)")
    return shelf.save(folder, demonstration)


def demonstration_of(take: Take, *, reader: Reader, detector: Detector | None = None) -> Demonstration:
    """Return the steps of a recording, each with its evidence."""
    return _Compiler(take, reader, detector).demonstration()


class _Compiler:
    """Makes steps of the gestures of one recording."""

    def __init__(self, take: Take, reader: Reader, detector: Detector | None) -> None:
        self._take = take
        self._reader = reader
        self._detector = detector
        self._gestures = reduce(take.events)
        self._looks = Looks(take.events, self._gestures)
        self._evidence: dict[str, Evidence] = {}

    def demonstration(self) -> Demonstration:
        steps = [
            step
            for number, gesture in enumerate(self._gestures, start=1)
            if (step := self._step(number, gesture)) is not None
        ]
        header = self._take.header
        said: dict[str, object] = {
            "demonstration": " ".join(header.task.split()) or self._take.folder.name,
            "recorded": time.strftime("%Y-%m-%d %H:%M", time.localtime(header.started_at)),
            "screen": header.screen,
            "reduction": REDUCTION,
            "steps": steps,
        }
        texts = [gesture.text for gesture in self._gestures if isinstance(gesture, Typed)]
        if any("{{" in text for text in texts):
            said["parameters"] = PARAMETER
        said["secrets"] = list(dict.fromkeys(name for text in texts for name in names_in(text)))
        return Demonstration.model_validate(said)

    def _step(self, number: int, gesture: Gesture) -> Step | None:
        before, after = self._looks.before(gesture), self._looks.after(number)
        said: dict[str, object] = {
            "id": f"s{number}",
            "at": round(max(0, gesture.began_ns - self._take.header.began_ns) / 1e9, 3),
            "took": round(max(0, gesture.ended_ns - gesture.began_ns) / 1e9, 3),
            "before": before.frame if before else None,
            "after": after.frame if after else None,
            "events": numbered(gesture.events),
        }
        if isinstance(gesture, Typed | Chorded | Held):
            said["window"] = self._keyboard_at(gesture.began_ns)
        verb = self._verb(gesture, before)
        if verb is None:
            return None
        expected = list(self._expected(gesture, before, after))
        kind = {**said, **verb, **({"expect": expected} if expected else {})}
        return Demonstration.model_validate({"demonstration": "x", "steps": [kind]}).steps[0]

    def _keyboard_at(self, at_ns: int) -> dict[str, object] | None:
        """Return the window that had the keyboard then, where one is known to have had it."""
        around = [each for each in self._take.events if isinstance(each, Around) and each.at_ns <= at_ns]
        active = next((each for each in around[-1].windows if each.active), None) if around else None
        return shown_window(active).model_dump(mode="json") if active is not None else None

    def _verb(self, gesture: Gesture, before: Look | None) -> dict[str, object] | None:
        """Return what makes the step the one that it is; None where no look tells what was pointed at."""
        match gesture:
            case Typed(text=""):
                return {"type": "", "off": True, "note": "typed, and taken back"}
            case Typed(text=text):
                return {"type": escaped(text)}
            case Chorded(keys=keys, times=times):
                return {"press": written(keys), "times": times}
            case Held(key=key):
                return {"hold": key}
            case Loosed(what=what):
                if any(isinstance(each, Held) and each.key == what for each in self._gestures):
                    return {"release": what}
                return {"release": what, "off": True, "note": "held before it began"}
            case _ if before is None:
                raise UsageError("the recording has no picture of the screen (record it again)")
            case Clicked(at=at, button=button, count=count, holding=holding, pressed=pressed):
                return {
                    "click": self._target(before, at),
                    "button": button.value,
                    "count": count,
                    "holding": list(holding),
                    "pressed": round(pressed, 2),
                }
            case Dragged(path=path, button=button, holding=holding):
                start, *between, end = path
                return {
                    "drag": self._target(before, start),
                    "to": self._target(before, end),
                    "button": button.value,
                    "holding": list(holding),
                    "way": [[round(each.x - start.x, 1), round(each.y - start.y, 1)] for each in between],
                }
            case Hovered(at=at, seconds=seconds):
                return {"move": self._target(before, at), "pause": round(min(seconds, 60), 2)}
            case Scrolled(at=at, right=right, down=down):
                return {"scroll": self._target(before, at), "right": right, "down": down}

    def _target(self, look: Look, point: Point) -> object:
        return self._seen(look).target(point).model_dump(mode="json")

    def _seen(self, look: Look) -> Evidence:
        if look.frame not in self._evidence:
            self._evidence[look.frame] = Evidence(
                look.frame, self._take.frame(look.frame), look.windows, self._reader, self._detector
            )
        return self._evidence[look.frame]

    # --- what is to be so afterwards ----------------------------------------------------------------------

    def _expected(
        self, gesture: Gesture, before: Look | None, after: Look | None
    ) -> Iterator[dict[str, object]]:
        if before is None or after is None:
            return
        opened = {window.title for window in after.windows} - {window.title for window in before.windows}
        known = {(window.pid, window.box) for window in before.windows}
        fresh = [
            window
            for window in after.windows
            if window.title in opened and (window.pid, window.box) not in known and window.title.strip()
        ]
        if fresh and isinstance(gesture, Clicked | Chorded):
            yield {"window": fresh[0].title.lstrip("* ")}
        elif isinstance(gesture, Clicked | Dragged) and before.frame != after.frame:
            yield from self._changed(gesture, before, after)
        elif isinstance(gesture, Typed) and self._is_shown(gesture.text, after):
            yield {"typed": escaped(gesture.text)}

    def _changed(self, gesture: Clicked | Dragged, before: Look, after: Look) -> Iterator[dict[str, object]]:
        """Yield what parts of the window looked different, if it is the window that was clicked in."""
        point = gesture.at if isinstance(gesture, Clicked) else gesture.path[0]
        window = next((window for window in before.windows if point in window.box), None)
        if window is None or window.box not in [each.box for each in after.windows]:
            return
        try:
            one, other = self._take.frame(before.frame), self._take.frame(after.frame)
        except UnreadablePicture:
            return
        own = Box(*self._seen(before).target(point).shown[0].box).grown(BESIDE)
        for part in _changed_parts(one, other, window.box, own):
            yield {
                "changed": [
                    round(part.left - window.box.left),
                    round(part.top - window.box.top),
                    round(part.width),
                    round(part.height),
                ]
            }

    def _is_shown(self, text: str, after: Look) -> bool:
        """Tell whether a typed text can be read on the screen afterwards, letter by letter."""
        plain = text.strip()
        if not plain or len(plain) > LONGEST_READ or names_in(plain):
            return False
        return bool(find_all(plain, self._seen(after).texts, least=Grade.CONFUSED_INSIDE))


def _changed_parts(one: Screenshot, other: Screenshot, within: Box, own: Box) -> list[Box]:
    """Return the parts of a window that look different, the largest ones, in reading order.

    What was clicked lights up anyway, and a caret blinks: neither counts. Each part is one by itself: a field
    that loses the keyboard changes for every click, and only what changes elsewhere tells what this one did.
    """
    if one.image.shape != other.image.shape or np.array_equal(one.image, other.image):
        return []
    parts: list[Box] = []
    for box in dirty_boxes(one, other):
        part = box.overlap(within)
        if part is None or part.union(own) == own or is_caret(one.crop(part), other.crop(part)):
            continue
        near = [each for each in parts if each.grown(APART).overlap(part)]
        for each in near:
            part = part.union(each)
            parts.remove(each)
        parts.append(part)
    largest = sorted(parts, key=lambda part: -part.area)[:MOST_PARTS]
    return sorted(largest, key=lambda part: (part.top, part.left))
