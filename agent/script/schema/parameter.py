"""Values that are given when a script is run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from agent.script.form import Either, Model
from agent.script.schema.scalar import Text

Value = Text | bool | int | float


class Parameter(Model):
    """A value that is given when the script is run."""

    type: Literal["text", "integer", "number", "boolean"] = "text"
    default: Value | None = Field(None, union_mode="smart")
    choices: tuple[Value, ...] = ()
    description: str = ""

    @model_validator(mode="after")
    def _default_fits(self) -> Self:
        for each in (self.default, *self.choices):
            if each is not None and not fits_type(each, self.type):
                raise PydanticCustomError(
                    "default",
                    "{value} is no {type} (change the value or the type)",
                    {"value": repr(each), "type": self.type},
                )
        if self.choices and self.default is not None and self.default not in self.choices:
            raise PydanticCustomError("choices", "the default is none of the choices (add it to them)")
        return self


def _from_default(value: object) -> object:
    """Let a plain value be the default, and tell the type."""
    kinds = {bool: "boolean", int: "integer", float: "number", str: "text"}
    if isinstance(value, Mapping | Parameter):
        return value
    return {"type": kinds.get(type(value), "text"), "default": value}


PlainParameter = Annotated[Parameter, Either(_from_default, {"type": ["string", "number", "boolean"]})]


def fits_type(value: object, kind: str) -> bool:
    """Tell whether a value is of a parameter's type."""
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return {
        "text": isinstance(value, str),
        "boolean": isinstance(value, bool),
        "integer": number and isinstance(value, int),
        "number": number,
    }[kind]
