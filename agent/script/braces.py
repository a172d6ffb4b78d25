"""Two braces in a text that is typed: a script puts a value in there, so they are a value themselves."""

from __future__ import annotations

_NAME = "braces"
PARAMETER = {_NAME: {"default": "{{", "description": "two braces in a text"}}
"""What a script or a demonstration needs in which a text is escaped."""


def escaped(text: str) -> str:
    """Write {{ so that it is typed, and not replaced."""
    return text.replace("{{", f"{{{{ {_NAME} }}}}")
