"""One look at the screen, and where on it an instruction's targets are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property

from agent.episode import Observation
from agent.errors import NotShown
from agent.events import Emit, Read
from agent.geometry import Box, Point
from agent.senses import Found, Reader
from agent.sight.field import field_for
from agent.sight.likeness import Grade
from agent.sight.match import find, window_of
from policies.literal.echo import without_task
from policies.literal.instruction import Target

_ROOM = 6.0  # points around a text in a title bar: it may be a button
_TALL = 3  # lines of text: a field this high holds several

_TITLE = 10.0  # points from the top of a window to the middle of its title bar


class Look:
    """What can be seen now. The screen is read when that is first needed, and told once."""

    def __init__(
        self, observation: Observation, *, reader: Reader, emit: Emit, after_reading: Callable[[], None]
    ) -> None:
        self._observation = observation
        self._reader = reader
        self._emit = emit
        self._after_reading = after_reading

    @cached_property
    def texts(self) -> tuple[Found, ...]:
        """The lines of text on the screen, in reading order, without the task itself where it is shown."""
        texts = tuple(self._reader.read(self._observation.screenshot))
        self._after_reading()
        self._emit(Read(texts))
        return without_task(self._observation.task, texts)[0]

    @property
    def area(self) -> Box:
        """The part of the screen that is seen."""
        return self._observation.screenshot.area

    def place(self, target: Target, least: Grade = Grade.MISREAD_INSIDE) -> Found:
        """Return where the target is: its words, or the field that they name.

        Raises:
            NotShown: it is not there. Ambiguous: it is there more than once.
        """
        match = find(target.wanted, self.texts, self._observation.windows, least=least, label=target.field)
        return self._field(target, match.found) if target.field else match.found

    def field(self, target: Target) -> Found:
        """Return the field that the target's words name. Raises NotShown, Ambiguous."""
        return self.place(replace(target, field=True))

    def written_in(self, field: Found, target: Target) -> str:
        """Return what a field of one line holds; nothing where it is empty or has several lines.

        The label itself, where it stands in the field as a hint, is nothing that was written.
        """
        line = find(target.wanted, self.texts, self._observation.windows, label=True).found
        if field.box.height > _TALL * line.box.height:
            return ""
        inside = [text for text in self.texts if text.box.center in field.box]
        return " ".join(text.label for text in inside if not text.box.overlap(line.box))

    def scrollable(self, target: Target) -> Point:
        """Return where to turn the wheel for a target: a tall field that it names, a window, its words."""
        try:
            words = find(target.wanted, self.texts, self._observation.windows).found
        except NotShown:
            if not self._observation.windows or target.wanted.window:
                raise
            return self.window(target.wanted.text).center
        box = field_for(self._observation.screenshot, words, self.texts)
        tall = box is not None and box.height > _TALL * words.box.height
        return box.center if box is not None and tall else words.box.center

    def window(self, title: str) -> Box:
        """Return the part of a window that is on the screen. Raises NotShown, Ambiguous."""
        box = window_of(title, self._observation.windows).box.overlap(self.area)
        if box is None:
            raise NotShown(f"the window '{title}' is off the screen (bring it back first)")
        return box

    def handle(self, title: str) -> Found | None:
        """Return where a click brings a covered window to the front; None where nothing covers it.

        That is a free place of its title bar with no text on it. Raises NotShown, Ambiguous.
        """
        windows = self._observation.windows
        window = window_of(title, windows)
        above = [other.box for other in windows[: windows.index(window)]]
        if not any(box.overlap(window.box) for box in above):
            return None
        crowded = [text.box.grown(_ROOM) for text in self.texts]
        for tenth in (5, 4, 6, 3, 7, 2, 8, 1, 9):
            x = window.box.left + window.box.width * tenth / 10
            box = Box.around(Point(x, window.box.top + _TITLE), 8, 8)
            if box.center in self.area and not any(box.overlap(other) for other in (*above, *crowded)):
                return Found(box, f"title bar of {window.title}")
        return None

    def _field(self, target: Target, words: Found) -> Found:
        box = field_for(self._observation.screenshot, words, self.texts)
        if box is None:
            name = target.wanted.text
            raise NotShown(
                f"'{name}' is shown, but no field is seen beside it "
                f'(click into the field first, then: type "…")'
            )
        return Found(box, f"field {words.label}", words.score)
