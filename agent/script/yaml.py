"""Reads YAML into plain values, and remembers where each of them stands.

The trap: a YAML reader can be made to build objects, to repeat a text a billion times by aliases, to contain
itself, to let the second of two equal keys win in silence, and to read `no` as false. None of it happens
here: only mappings, lists, texts, numbers, true, false and null, of YAML 1.2, and not too many.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

MOST_NODES = 20_000
MOST_CHARACTERS = 1_000_000
Path = tuple[str | int, ...]
KEY = "\0key"  # ends the path of a key itself


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """What is wrong, and where: line and column count from 1."""

    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.line}:{self.column}: {self.message}"


@dataclass(frozen=True, slots=True)
class Tree:
    """What a text says, and the line and column of each part of it by its path."""

    value: object
    marks: Mapping[Path, tuple[int, int]]

    def mark_of(self, path: Path) -> tuple[int, int]:
        """Return where this part stands, or the nearest part around it that is known."""
        while path and path not in self.marks:
            path = path[:-1]
        return self.marks.get(path, (1, 1))


class Misread(Exception):
    """The text is no YAML that may stand here."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def parse(text: str) -> Tree:
    """Read a text. Raises Misread."""
    if len(text) > MOST_CHARACTERS:
        raise Misread(Problem(1, 1, f"the script has more than {MOST_CHARACTERS:,} characters (split it)"))
    try:
        node = YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        said = " ".join(part for part in (error.context, error.problem) if part)
        raise Misread(
            Problem(line, column, f"no YAML: {said} (mend the indentation or quotes here)")
        ) from None
    except (YAMLError, ValueError, RecursionError) as error:
        said = " ".join(str(error).split())
        raise Misread(Problem(1, 1, f"no YAML: {said} (write plain text in UTF-8)")) from None
    if node is None:
        raise Misread(Problem(1, 1, "the script is empty (begin with: name: …)"))
    builder = _Builder()
    try:
        return Tree(builder.build(node, (), ()), builder.marks)
    except RecursionError:
        raise Misread(Problem(1, 1, "the script is nested too deeply (write it flatter)")) from None


class _Builder:
    def __init__(self) -> None:
        self.marks: dict[Path, tuple[int, int]] = {}
        self._count = 0

    def build(self, node: Node, path: Path, around: tuple[int, ...]) -> object:
        self.marks[path] = line, column = node.start_mark.line + 1, node.start_mark.column + 1
        self._count += 1
        if self._count > MOST_NODES:
            raise Misread(Problem(line, column, f"more than {MOST_NODES:,} parts (split the script)"))
        if id(node) in around:
            raise Misread(
                Problem(line, column, f"a cycle: '*{node.anchor}' contains itself (write the steps out)")
            )
        around = (*around, id(node))
        match node:
            case ScalarNode():
                return self._scalar(node, line, column)
            case SequenceNode():
                return [self.build(each, (*path, index), around) for index, each in enumerate(node.value)]
            case MappingNode():
                return self._mapping(node, path, around)
        raise Misread(Problem(line, column, "this is nothing that a script may hold (write text or numbers)"))

    def _mapping(self, node: MappingNode, path: Path, around: tuple[int, ...]) -> dict[str, object]:
        values: dict[str, object] = {}
        for key_node, value_node in node.value:
            line, column = key_node.start_mark.line + 1, key_node.start_mark.column + 1
            if isinstance(key_node, MappingNode):
                raise Misread(
                    Problem(line, column, 'a text that begins with {{ needs quotes (write: "{{ name }}")')
                )
            if not isinstance(key_node, ScalarNode):
                raise Misread(Problem(line, column, "a key is a word (write: key: value)"))
            key = str(key_node.value)
            if key in values:
                raise Misread(Problem(line, column, f"'{key}' stands here twice (keep one)"))
            self.marks[(*path, key, KEY)] = (line, column)
            values[key] = self.build(value_node, (*path, key), around)
        return values

    def _scalar(self, node: ScalarNode, line: int, column: int) -> object:
        text = str(node.value)
        match str(node.tag).rpartition(":")[2]:
            case "str":
                return text
            case "null":
                return None
            case "bool":
                return text.lower() == "true"
            case "int":
                return _whole(text)
            case "float":
                return _real(text, line, column)
            case "timestamp":
                return text
            case tag:
                raise Misread(Problem(line, column, f"'{tag}' is nothing that a script may hold (quote it)"))


def _whole(text: str) -> int | str:
    try:
        return int(text.replace("_", ""), 0)
    except ValueError:  # 007 is no number of YAML 1.2 that Python knows
        return text


def _real(text: str, line: int, column: int) -> float:
    try:
        return float(text.replace("_", ""))
    except ValueError:
        raise Misread(Problem(line, column, f"{text} is no number (quote it if it is a text)")) from None
