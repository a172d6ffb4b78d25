"""`{{ name }}`: the only thing in a script that is replaced. Nothing is evaluated.

The trap is what a value may do where it lands. It is put in once, so a value that reads `{{ other }}` stays
as it is. In a command it stays one word. In a sentence of the literal language it cannot close the quotes
that it stands in. And a value never becomes a secret: `${secret:…}` in a row of data is refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from pydantic import BaseModel

from agent.errors import UsageError
from agent.registry import did_you_mean
from agent.script.schema.scalar import PLACEHOLDER
from agent.script.schema.step import Do
from agent.secrets import names_in

Value = str | bool | int | float
M = TypeVar("M", bound=BaseModel)
_QUOTES = "“”„‘’「」『』《》«»`＂"


def names_of(text: str) -> Iterator[str]:
    """Yield the names that a text wants replaced."""
    for found in PLACEHOLDER.finditer(text):
        yield found[1]


def written(value: Value) -> str:
    """Return a value as it is put into a text."""
    return ("true" if value else "false") if isinstance(value, bool) else str(value)


def fill(text: str, values: Mapping[str, Value], *, quoted: bool = False) -> str:
    """Return the text with every `{{ name }}` replaced, once.

    quoted: escape what would end a quotation of the literal language.

    Raises:
        UsageError: a name is unknown, or a value asks for a secret.
    """

    def value_of(name: str) -> str:
        if name not in values:
            near = did_you_mean(name, list(values))
            raise UsageError(f"there is no value '{name}'{near} (known: {', '.join(values)})")
        value = written(values[name])
        if names_in(value):
            raise UsageError(f"the value of '{name}' asks for a secret (name secrets in the script only)")
        if quoted:
            for plain, escaped in (("\\", "\\\\"), ('"', '\\"'), ("'", "\\'"), ("\n", "\\n"), ("\r", "\\r")):
                value = value.replace(plain, escaped)
        return value

    return PLACEHOLDER.sub(lambda found: value_of(found[1]), text)


def filled(model: M, values: Mapping[str, Value]) -> M:
    """Return a step, or a part of one, with every text filled in. Steps inside it are left as they are.

    Raises:
        UsageError: a name is unknown, or a value asks for a secret.
    """
    changed: dict[str, object] = {}
    for name in type(model).model_fields:
        before = getattr(model, name)
        after = _filled(before, values, quoted=isinstance(model, Do))
        if after is not before:
            changed[name] = after
    return model.model_copy(update=changed) if changed else model


def _filled(value: object, values: Mapping[str, Value], *, quoted: bool) -> object:
    from agent.script.schema.step import StepModel

    match value:
        case str() if "{{" not in value:
            return value
        case str():
            return fill(value, values, quoted=quoted)
        case StepModel():
            return value
        case BaseModel():
            return filled(value, values)
        case tuple():
            return tuple(_filled(each, values, quoted=quoted) for each in value)
        case dict():
            return {
                _filled(key, values, quoted=quoted): _filled(each, values, quoted=quoted)
                for key, each in value.items()
            }
        case _:
            return value


def unsafe_in_sentence(sentence: str) -> str:
    """Say why a sentence of the literal language is no safe place for values; nothing where it is."""
    outside, inside, index = [], False, 0
    while index < len(sentence):
        letter = sentence[index]
        if letter == "\\" and inside:
            index += 2
            continue
        if letter == '"':
            inside = not inside
        elif not inside:
            outside.append(letter)
        index += 1
    if any(names_of("".join(outside))):
        return 'a value in a sentence stands in straight quotes (write: "{{ name }}")'
    if any(names_of(sentence)) and any(quote in outside for quote in _QUOTES):
        return 'beside a value only straight quotes are safe (write " around every text)'
    return ""
