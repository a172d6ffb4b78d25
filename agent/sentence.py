"""Saying a sentence of the core in another language: taken apart at its own words, and put together anew.

The trap: a screen's text that reads like a sentence of ours. Values are put in last and never looked into,
but for those of which it is known that they are sentences themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from string import Formatter

LONGEST = 4000  # letters; no sentence of the core has as many
JOINTS = ("; ", ", ")  # between sentences that are told one after the other


@dataclass(frozen=True, slots=True)
class Rewording:
    """What is known of each kind of sentence, and how it is said.

    known: the templates of each kind, with names in braces for the values. say: returns a template of a kind,
    or what joins sentences, in the other language. parts: of which kind a value is that is a sentence itself.
    values: what else is worded in its turn.
    """

    known: Mapping[str, Iterable[str]]
    say: Callable[[str, str], str]
    parts: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Callable[[str], str]] = field(default_factory=dict)

    def reworded(self, kind: str, text: str) -> str:
        """Return the sentences of a text in the other language; what is not known stays as it is.

        Where it can be read as one sentence or as several, it is what more of it are words of ours in.
        """
        own, whole = self._sentence(kind, text)
        readings = [(own, whole), *(self._joined(kind, text, joint) for joint in JOINTS)]
        return max(readings, key=lambda each: each[0])[1] or text

    def sentence(self, kind: str, text: str) -> str:
        """Return a sentence in the other language; '' where none is known that it could be."""
        return self._sentence(kind, text)[1]

    def _sentence(self, kind: str, text: str) -> tuple[int, str]:
        """Return how many letters of a sentence are ours, and the sentence in the other language."""
        found = meant(self.known[kind], text)
        if found is None:
            return 0, ""
        template, values = found
        said = {name: self._value(name, value) for name, value in values.items()}
        return _own_words(template)[1], self.say(kind, template).format(**said)

    def _joined(self, kind: str, text: str, joint: str) -> tuple[int, str]:
        """Return the same of several sentences. A comma is also in values: there all have to be known."""
        parts = text.split(joint)
        said = [self._sentence(kind, part) for part in parts]
        known = [bool(new) for _, new in said]
        if len(parts) < 2 or not (all(known) or (joint == JOINTS[0] and any(known))):
            return 0, ""
        words = [new or old for (_, new), old in zip(said, parts, strict=True)]
        return sum(own for own, _ in said), self.say(kind, joint).join(words)

    def _value(self, name: str, value: str) -> str:
        if name in self.values:
            return self.values[name](value)
        return self.reworded(self.parts[name], value) if name in self.parts else value


def meant(templates: Iterable[str], text: str) -> tuple[str, dict[str, str]] | None:
    """Return the template that a text surely follows, and what stands in its braces; None where none fits."""
    if len(text) > LONGEST:
        return None
    found = [(each, values) for each in templates if (values := values_of(each, text)) is not None]
    return max(found, key=lambda each: _own_words(each[0]), default=None)


def _own_words(template: str) -> tuple[bool, int]:
    """Return how surely a sentence is meant that fits; one that begins with a value fits more."""
    words = [each for each, *_ in Formatter().parse(template)]
    return bool(words[0]), sum(map(len, words))


def values_of(template: str, text: str) -> dict[str, str] | None:
    """Return what stands in the braces of a template; None where the text says something else.

    Each value ends where the words behind it come first, the last one with the text.
    """
    values: dict[str, str] = {}
    rest, name = text, None
    for literal, field_name, *_ in Formatter().parse(template):
        if name is None:
            if not rest.startswith(literal):
                return None
            rest = rest[len(literal) :]
        elif field_name is None:  # the last words of the template
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
        name = field_name
    if name is not None:
        values[name], rest = rest, ""
    return values if not rest and all(values.values()) else None
