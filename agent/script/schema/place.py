"""Where on the screen something is done."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from agent.script.form import Model, short
from agent.script.schema.scalar import Words


class Place(Model):
    """Where on the screen: words, the field beside words, a picture, a box, or the first of several."""

    exactly_one_of = ("text", "field", "picture", "box", "any")

    text: Words | None = Field(None, description="The words as they are on the screen.")
    field: Words | None = Field(None, description="The words that name an input field.")
    picture: Words | None = Field(None, description="A picture of the thing: a file beside the script.")
    box: tuple[float, float, float, float] | None = Field(
        None, description="Left, top, width, height in screen points."
    )
    any: tuple[Target, ...] | None = Field(
        None, min_length=1, description="The first of these that is there."
    )
    window: Words | None = Field(None, description="Words of the title of the window that it is in.")
    nth: int | None = Field(None, description="1 for the first in reading order, -1 for the last.")
    right_of: Words | None = None
    left_of: Words | None = None
    below: Words | None = None
    above: Words | None = None
    similarity: float = Field(0.9, gt=0, le=1, description="How like the picture it must look, to 1.")

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if self.nth == 0:
            raise PydanticCustomError("nth", "nth counts from 1, or from -1 backwards (0 is none)")
        sides = [side for side in ("right_of", "left_of", "below", "above") if getattr(self, side)]
        if len(sides) > 1:
            raise PydanticCustomError(
                "sides", "one side is enough: keep one of {sides}", {"sides": ", ".join(sides)}
            )
        if (sides or self.nth) and not (self.text or self.field):
            raise PydanticCustomError("words", "nth and sides belong to a text or a field (name its words)")
        return self


Target = Annotated[Place, short("text")]
