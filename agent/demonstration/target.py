"""What was pointed at: in words, and how it looked each time that it was shown."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from agent.script.form import Model
from agent.script.schema.scalar import Text, Words

Sides = tuple[float, float, float, float]  # left, top, width, height
Place = tuple[float, float]
Frame = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]


class WindowShown(Model):
    """The window that a target was in."""

    title: Text
    application: Text = ""
    box: Sides


class Landmark(Model):
    """A text near a target. dx, dy: from its middle to the place, in points."""

    text: Words
    dx: float
    dy: float


class Shown(Model):
    """How a target looked once, and where it was.

    at: the place that was pointed to. box: what is there: a button, a word, a row.
    text: the words on it. label: the words of the field that it is.
    """

    frame: Frame
    at: Place
    box: Sides
    window: WindowShown | None = None
    text: Text = ""
    label: Text = ""
    landmarks: tuple[Landmark, ...] = ()
    corrected: bool = Field(False, description="Whether a person showed it after a replay had halted.")


class Target(Model):
    """Something on the screen: in words, and how it looked each time that it was shown."""

    intent: Words = Field(description="What is meant, as one would tell a person: the button Save.")
    shown: tuple[Shown, ...] = Field(min_length=1)
