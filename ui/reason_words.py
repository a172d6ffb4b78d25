"""Sentences of the core in the person's language, with the values in them as they are.

The core speaks English, and what it says is kept in episodes as it was said. A sentence that the window knows
is taken apart at its own words, and put together again in the window's language. What is not known stays.

The trap: a screen's text that reads like a sentence of ours. Values are put in last and never looked into.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from string import Formatter

from PySide6.QtCore import QCoreApplication

from ui.reasons import HALTS, PARTS, REASONS, TITLES
from ui.trial_words import fault_words

translate = QCoreApplication.translate
LONGEST = 4000  # letters; no sentence of the core has as many


def reason_words(text: str) -> str:
    """Return the sentences of a reason in the window's language."""
    return _worded("reason", REASONS, text.strip())


def halt_words(text: str) -> str:
    """Return why a replay has halted, without the step and what was not attempted."""
    for template in HALTS:
        values = values_of(template, text)
        if values is not None:
            return reason_words(values["whys"])
    return reason_words(text)


def thought_words(text: str) -> str:
    """Return what a replay thinks: what its step does, and what it waits for."""
    whole = _sentence("title", TITLES, text)
    for place in [each.start() for each in re.finditer(": ", text)]:
        title, why = text[:place], text[place + 2 :]
        said, because = _sentence("title", TITLES, title), reason_words(why)
        if said and because != why:
            return translate("reason", "{title}: {why}").format(title=said, why=because)
    return whole or text


def _worded(context: str, templates: Sequence[str], text: str) -> str:
    """Return the sentences of a text in the window's language; the text itself where one is not known."""
    for sign, said in (("; ", translate("reason", "; ")), (", ", translate("reason", ", "))):
        parts = [_sentence(context, templates, part) for part in text.split(sign)]
        if len(parts) > 1 and all(parts):
            return said.join(parts)
    return _sentence(context, templates, text) or text


def _sentence(context: str, templates: Sequence[str], text: str) -> str:
    """Return a sentence in the window's language; '' where none is known that it could be."""
    if len(text) > LONGEST:
        return ""
    found = [
        (_own_words(template), template, values)
        for template in templates
        if (values := values_of(template, text)) is not None
    ]
    if not found:
        return ""
    _, template, values = max(found, key=lambda each: each[0])
    said = {name: _value(name, value) for name, value in values.items()}
    return translate(context, template).format(**said)


def _own_words(template: str) -> tuple[bool, int]:
    """Return how surely a sentence is meant that fits; one that begins with a value fits more."""
    words = [each for each, *_ in Formatter().parse(template)]
    return bool(words[0]), sum(map(len, words))


def _value(name: str, value: str) -> str:
    if name == "fault":
        return fault_words(value)
    return _worded(*PARTS[name], value) if name in PARTS else value


def values_of(template: str, text: str) -> dict[str, str] | None:
    """Return what stands in the braces of a template; None where the text says something else.

    Each value ends where the words behind it come first, the last one with the text.
    """
    values: dict[str, str] = {}
    rest, name = text, None
    for literal, field, *_ in Formatter().parse(template):
        if name is None:
            if not rest.startswith(literal):
                return None
            rest = rest[len(literal) :]
        elif field is None:  # the last words of the template
            if not rest.endswith(literal) or len(rest) < len(literal):
                return None
            values[name], rest = rest[: len(rest) - len(literal)], ""
            name = None
            continue
        else:
            value, found, rest = rest.partition(literal)
            if not found:
                return None
            values[name] = value
        name = field
    if name is not None:
        values[name], rest = rest, ""
    return values if not rest and all(values.values()) else None
