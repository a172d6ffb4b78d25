"""One look at the screen: what is written there, the fields, buttons and boxes, and what is drawn.

The trap: reading a screen costs seconds, and each thing that is looked for wants to read it again. Here
it is read once a decision, and everything else is found in what was read.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from agent.actions import Action
from agent.episode import Observation, Step
from agent.events import Emit, Read
from agent.geometry import Box, Point, Window
from agent.screenshot import Screenshot
from agent.senses import Found, Reader
from agent.sight.field import outlines, rectangles
from agent.sight.likeness import Grade
from agent.sight.line import in_reading_order
from agent.sight.match import find_all
from policies.pocket import past
from policies.pocket.foreign import with_unknown
from policies.pocket.frame import TALL, is_button, is_field, is_unwritten, stands_apart
from policies.pocket.known import Known
from policies.pocket.news import fresh
from policies.pocket.offered import told_apart
from policies.pocket.past import is_behind
from policies.pocket.region import Region, alike, holds, regions, uneven

if TYPE_CHECKING:
    from policies.pocket.eye import Eye
    from policies.pocket.scene import Scene

_LINE = 18.0  # points: how high a line of text is where none is seen
_HEADS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_HEADS_IN_ROW = 4  # letters alone in a row, at least: a sheet
_TITLE = 24.0  # points: the title bar of a window
_MASK = re.compile(
    r"^(?:mm|dd|yyyy|年|--)[/.:年-]|--:--", re.IGNORECASE
)  # a date or a time that is not given yet
FLOOR = 0.2  # of a confidence: with less it is not worth a question
_LEAST, _LETTER = 0.35, 0.45  # lines: a small square or circle; one of less may be a letter 'o'
_DOTS = "•●*·"  # that hide what stands in a field
_EVEN = 6.0  # of unevenness: a small box with less in its middle is empty


class View:
    """What can be seen now, but for the task itself. Everything is found when it is first asked for.

    sure: how sure a guess has to be; None for as sure as the observation wants it.
    tried: what was done for the same before and came to nothing; what it was done to is not seen any more.
    passed: where a picture is that is called otherwise, and is not guessed at.
    card: what stands over the page in front, as a dialog does; what it dims is not seen.
    """

    def __init__(
        self,
        observation: Observation,
        *,
        reader: Reader,
        eye: Callable[[], Eye],
        emit: Emit,
        after_reading: Callable[[], None],
        sure: float | None = None,
        tried: tuple[Action, ...] = (),
        passed: tuple[Point, ...] = (),
        card: Box | None = None,
    ) -> None:
        self.card = card
        self.tried = tried
        self.passed = passed
        self._observation = observation
        self.reader = reader
        self._eye = eye
        self._emit = emit
        self._after_reading = after_reading
        self._sure = observation.threshold if sure is None else sure
        self.guesses: list[float] = []  # how sure each was that was handed out and not read to the letter

    @property
    def sure(self) -> float:
        """How sure a guess has to be."""
        return self._sure

    def doubtful(self, least: float = FLOOR) -> View:
        """Return the same look where guesses count that are not sure enough to act on unasked."""
        return View(
            self._observation,
            reader=Known(self._read_once),
            eye=self._eye,
            emit=lambda event: None,
            after_reading=self._after_reading,
            sure=min(self._sure, least),
            tried=self.tried,
            passed=self.passed,
            card=self.card,
        )

    @property
    def screenshot(self) -> Screenshot:
        return self._observation.screenshot

    @property
    def area(self) -> Box:
        return self.screenshot.area

    @cached_property
    def windows(self) -> Sequence[Window]:
        """The windows, the card over a page as one of them, in front of its own."""
        known = self._observation.windows
        front = next((window for window in known if window.active), None)
        if self.card is None or front is None:
            return known
        return (replace(front, box=self.card), *(replace(window, active=False) for window in known))

    @property
    def front(self) -> Box:
        """Where the active window is; all that is looked at where none is."""
        return next((window.box for window in self.windows if window.active), self.area)

    @cached_property
    def fresh(self) -> list[Found]:
        """The texts that were not there before the last act; none where that is not known."""
        before = past.before(self.history)
        return fresh(self.texts, before, self.screenshot) if before is not None else []

    @property
    def history(self) -> Sequence[Step]:
        """What the run did before this look."""
        return self._observation.history

    @cached_property
    def _read_once(self) -> tuple[Found, ...]:
        texts = tuple(text for text in self.reader.read(self.screenshot) if text.box.width > 0)
        texts = with_unknown(texts, self._observation.task, self.screenshot)
        self._after_reading()
        self._emit(Read(texts))
        return texts

    @cached_property
    def _read(self) -> tuple[tuple[Found, ...], Box | None]:
        return told_apart(self._observation.task, self._read_once, self.screenshot, self.history)

    @cached_property
    def texts(self) -> tuple[Found, ...]:
        """The lines of text, in reading order, without the task where it is shown."""
        return tuple(
            text for text in self._read[0] if not self._is_tried(text.box) and not self._is_dimmed(text.box)
        )

    @property
    def behind(self) -> list[Found]:
        """The texts that the card over a page dims."""
        return [text for text in self._read[0] if self._is_dimmed(text.box)]

    @property
    def told_at(self) -> Box | None:
        """Where the task itself is shown; None where it is not."""
        return self._read[1]

    @cached_property
    def scene(self) -> Scene:
        """The icons of the screen, and what sentences are like them. The model looks when first asked."""
        from policies.pocket.scene import Scene  # takes seconds: torch and transformers

        return Scene(self.screenshot, self.texts, self._eye(), self.told_at)

    def guess(self, sentence: str) -> Found | None:
        """Return what the sentence means, where the model is sure enough of that."""
        from policies.pocket.grounding import ground
        from policies.pocket.neighbour import Measured

        found = ground(self.screenshot, sentence, Known(self.texts), self._eye(), self.passed)
        if found is None or found.score < self._sure or self._is_told(found.box):
            return None
        if self._is_tried(found.box) or is_behind(found.box, self.windows) or self._is_head(found.box):
            return None
        if found.score < 1 and not isinstance(found, Measured):
            self.guesses.append(found.score)
        return found

    def _is_head(self, box: Box) -> bool:
        """Tell whether a box is among the letters over the columns of a sheet, of which 'B' is no style."""
        y = box.center.y
        row = [text for text in self.texts if abs(text.box.center.y - y) < box.height / 2]
        return sum(text.label.strip() in _HEADS for text in row) >= _HEADS_IN_ROW

    def alike(self, sentence: str, labels: Sequence[str]) -> list[float]:
        """Return how like each label is to the sentence by what they mean, 1 for the same."""
        return self._eye().alike(sentence, labels) if labels else []

    @cached_property
    def line(self) -> float:
        """How high a line of text is, in points."""
        written = [text for text in self.texts if len(text.label) > 2 and not self.is_title(text.box)]
        return statistics.median([text.box.height for text in written] or [_LINE])

    @cached_property
    def regions(self) -> list[Region]:
        found = regions(self.screenshot)
        return [each for each in found if not self._is_told(each.box) and not self._is_dimmed(each.box)]

    @cached_property
    def frames(self) -> list[Box]:
        """The boxes with an edge all around that may be fields or buttons, in reading order."""
        found: list[Box] = []
        for box in (*rectangles(self.screenshot), *outlines(self.screenshot)):
            fits = 0.6 * self.line < box.height < 0.5 * self.area.height and box.width > 0.7 * self.line
            hidden = self._is_told(box) or self._is_dimmed(box)
            if fits and not hidden and not any(alike(box, other) for other in found):
                found.append(box)
        return [found.box for found in in_reading_order([Found(box, "") for box in found])]

    def inside(self, box: Box) -> list[Found]:
        """Return the texts in a box, in reading order."""
        return [text for text in self.texts if text.box.center in box]

    def saying(self, word: str, least: Grade = Grade.CONFUSED) -> list[Found]:
        """Return the texts that say the word and nothing else."""
        return [match.found for match in find_all(word, self.texts, least=least) if match.grade.whole]

    def is_written_in(self, box: Box) -> str:
        """Return what stands in a box."""
        return " ".join(text.label for text in self.inside(box))

    def is_filled(self, box: Box) -> bool:
        """Tell whether something stands in a field, be it only dots that hide it."""
        return (
            bool(self.is_written_in(box))
            or uneven(self.screenshot, box.grown(-0.2 * box.height), 0.0) > _EVEN
        )

    def is_masked(self, box: Box) -> bool:
        """Tell whether a field shows how a date or a time is written, and is filled part by part."""
        inside = self.inside(box)
        marks = [text for text in inside if not any(each.isalnum() or each in _DOTS for each in text.label)]
        bare = [text.label.replace(" ", "") for text in inside]  # single strokes are read apart or together
        return any(map(_MASK.search, bare)) or len(marks) > 2

    def is_title(self, box: Box) -> bool:
        """Tell whether a box is in the title bar of a window, as far as windows are known."""
        known = self._observation.windows  # a card has no title bar
        window = next((each.box for each in known if box.center in each.box), None)
        return window is not None and box.center.y < window.top + _TITLE

    @cached_property
    def buttons(self) -> list[Box]:
        """The frames with a short text in their middle, and little else."""
        return [box for box in self.frames if is_button(box, self)]

    @cached_property
    def fields(self) -> list[Box]:
        """The frames to write in: as light as what is around or lighter, empty or written from the left."""
        found = [box for box in self.frames if is_field(box, self)]
        return [box for box in found if not any(holds(box, other) for other in found if other is not box)]

    @property
    def areas(self) -> list[Box]:
        """The fields of several lines."""
        return [box for box in self.fields if box.height > TALL * self.line]

    @property
    def entries(self) -> list[Box]:
        """The fields of one line."""
        return [box for box in self.fields if box.height <= TALL * self.line]

    @cached_property
    def ticks(self) -> list[Region]:
        """The small squares and circles that may be ticked."""
        found = [
            region
            for region in self.regions
            if _LEAST * self.line < region.box.height < 1.7 * self.line
            and (region.is_square or region.is_round)
            and is_unwritten(region.box, self)
            and (region.box.height > _LETTER * self.line or stands_apart(region.box, self))
        ]
        ordered = in_reading_order([Found(region.box, str(at)) for at, region in enumerate(found)])
        return [found[int(each.label)] for each in ordered]

    def _is_tried(self, box: Box) -> bool:
        return past.is_tried(box, self.tried, self.history)

    def _is_dimmed(self, box: Box) -> bool:
        """Tell whether a box is behind the card over a page."""
        return self.card is not None and is_behind(box, self.windows)

    def _is_told(self, box: Box) -> bool:
        return self.told_at is not None and box.overlap(self.told_at) is not None
