"""One look at the screen by a script: where a place is, and what is shown."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from agent.episode import Observation
from agent.errors import Ambiguous, NotShown, PolicyError
from agent.geometry import Box
from agent.screenshot import Screenshot
from agent.script.schema.place import Place
from agent.senses import Found, Reader
from agent.sight.field import field_for
from agent.sight.likeness import Grade
from agent.sight.match import Side, Wanted, find, find_all, visible_in, window_of
from agent.sight.picture import find_picture

_SIDES = {"right_of": Side.RIGHT, "left_of": Side.LEFT, "below": Side.BELOW, "above": Side.ABOVE}
_CERTAIN = Grade.CONFUSED_INSIDE  # what is checked must really stand there: no letter may be misread
_TALL = 3  # lines of text: a field this high holds several


class Look:
    """What can be seen now. folder: where the pictures are that a script names."""

    def __init__(self, observation: Observation, *, reader: Reader, folder: Path) -> None:
        self._observation = observation
        self._reader = reader
        self._folder = folder

    @property
    def screenshot(self) -> Screenshot:
        return self._observation.screenshot

    @cached_property
    def texts(self) -> tuple[Found, ...]:
        """The lines of text on the screen. They are read when that is first needed."""
        return tuple(self._reader.read(self.screenshot))

    def find(self, place: Place) -> Found:
        """Return where the place is.

        Raises:
            NotShown: it is not there. Ambiguous: it is there more than once.
            UsageError: its picture cannot be used.
        """
        if place.any is not None:
            return self._first_of(place.any)
        if place.box is not None:
            return Found(Box(*place.box), "box")
        if place.picture is not None:
            return self._picture(place.picture, place)
        return self._words(place)

    def written_in(self, place: Place, field: Found) -> str:
        """Return what a field of one line holds; nothing where it is empty or has several lines."""
        if place.field is None:
            return ""
        line = find(_wanted(place), self.texts, self._observation.windows, label=True).found
        if field.box.height > _TALL * line.box.height:
            return ""
        inside = [text for text in self.texts if text.box.center in field.box]
        return " ".join(text.label for text in inside if not text.box.overlap(line.box))

    def shows(self, text: str, window: str | None = None, *, nearly: bool = False) -> bool:
        """Tell whether a text stands on the screen, letter by letter, or also `nearly`."""
        try:
            texts = visible_in(window, self.texts, self._observation.windows) if window else self.texts
        except (NotShown, Ambiguous):
            return False
        return bool(find_all(text, texts, least=Grade.MISREAD_INSIDE if nearly else _CERTAIN))

    def has_window(self, title: str) -> bool:
        """Tell whether a window has these words in its title."""
        try:
            window_of(title, self._observation.windows)
        except NotShown:
            return False
        except Ambiguous:
            return True
        return True

    def _first_of(self, places: tuple[Place, ...]) -> Found:
        missed: list[PolicyError] = []
        for place in places:
            try:
                return self.find(place)
            except (NotShown, Ambiguous) as error:
                missed.append(error)
        raise NotShown("; ".join(str(error) for error in missed))

    def _picture(self, name: str, place: Place) -> Found:
        within = window_of(place.window, self._observation.windows).box if place.window else None
        return find_picture(
            Screenshot.from_file(self._folder / name),
            self.screenshot,
            name=name,
            similarity=place.similarity,
            within=within,
        )

    def _words(self, place: Place) -> Found:
        label = place.field is not None
        match = find(_wanted(place), self.texts, self._observation.windows, label=label)
        if not label:
            return match.found
        box = field_for(self.screenshot, match.found, self.texts)
        if box is None:
            raise NotShown(
                f"'{place.field}' is shown, but no field is seen beside it "
                "(click into the field first, then type without 'into')"
            )
        return Found(box, f"field {match.found.label}", match.found.score)


def _wanted(place: Place) -> Wanted:
    side = next((name for name in _SIDES if getattr(place, name)), None)
    beside = (_SIDES[side], Wanted(getattr(place, side), window=place.window or "")) if side else None
    return Wanted(place.text or place.field or "", place.nth or 0, place.window or "", beside)
