"""Texts, spans of time and command lines, as the parts of a script have them."""

from __future__ import annotations

import re
import shlex
from typing import Annotated

from pydantic import Field, StringConstraints
from pydantic_core import PydanticCustomError

from agent.script.form import Either

Text = Annotated[str, StringConstraints(strict=True)]
Words = Annotated[str, StringConstraints(strict=True, min_length=1)]
Seconds = Annotated[float, Field(gt=0, le=86_400)]
PLACEHOLDER = re.compile(r"\{\{\s*([A-Za-z_][\w.-]*)\s*\}\}")


def _words(command: object) -> object:
    """Split a command line as a shell would; a value that is put in later stays one word."""
    if not isinstance(command, str):
        return command
    try:
        return shlex.split(PLACEHOLDER.sub(r"{{\1}}", command))
    except ValueError as error:
        raise PydanticCustomError(
            "command", "cannot read the command: {error} (close the quotes)", {"error": str(error)}
        ) from None


CommandLine = Annotated[
    tuple[str, ...], Field(min_length=1), Either(_words, {"type": "string", "minLength": 1})
]
