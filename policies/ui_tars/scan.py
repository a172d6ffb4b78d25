"""Reading calls, as `click(point='…')`, out of a model's reply: character by character, each looked at once.

The trap: the model quotes by habit and not by rule. In `type(content='it's fine')` the second quote ends
nothing, and in `type(content='print('hi')')` neither do the next two. So a quote closes a text only if what
follows it could follow a text; and where nothing fits, what is missing is put in and that is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from policies.ui_tars.saying import Misread, Repair

QUOTES = {"'": "'", '"': '"', "‘": "’", "“": "”", "`": "`"}
OPENING = "([{"
LONGEST_NAME = 40
NAME = rf"[A-Za-z_][A-Za-z0-9_]{{0,{LONGEST_NAME - 1}}}+"
BARE_ENDS = re.compile(rf"[()\[\]{{}}\n]|,(?=\s*+{NAME}[ \t]*+=)")  # of a value without quotes
MOST_ARGUMENTS = 50  # of one call
PIECE = 64  # characters looked at in one go
BREAKS = ("Action", "Thought", "Reflection", "action", "thought", "Observation")


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument as it was written. closed: its end was written too; else the reply may be cut off."""

    text: str
    span: tuple[int, int]
    quoted: bool
    closed: bool


@dataclass
class Call:
    """One call as it was written: its verb, its arguments by name or by place, what was put right."""

    verb: str
    span: tuple[int, int]
    named: dict[str, Argument] = field(default_factory=dict)
    placed: list[Argument] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)


def skipped(text: str, at: int, letters: str | None = None) -> int:
    """Return where, after all that is white (or one of the letters), something else comes."""
    while at < len(text) and (text[at].isspace() if letters is None else text[at] in letters):
        piece = text[at : at + PIECE]
        rest = len(piece.lstrip(letters))
        at += len(piece) - rest
        if rest:
            break
    return at


class Scanner:
    """Goes through a text once.

    verbs: the known ones, in lower case; only they begin a call in prose. texts: those of them with a free
        text; of any other, the first quote before a bracket or a comma ends the argument.
    """

    def __init__(self, text: str, *, verbs: Iterable[str], texts: Iterable[str]) -> None:
        self.text = text
        self._verbs = frozenset(verbs)
        self._texts = frozenset(texts)
        self._unsure: dict[str, int] = {}  # before which place no quote of a kind surely ends a text

    def skip_space(self, at: int) -> int:
        return skipped(self.text, at)

    def name_end(self, at: int) -> int:
        """Return where the name that begins here ends; `at` itself where none does."""
        end = at
        while end < len(self.text) and end - at < LONGEST_NAME and _of_name(self.text[end]):
            end += 1
        return at if end > at and self.text[at].isdigit() else end

    def call_begins(self, at: int, *, known: bool = True) -> bool:
        """Tell whether a call begins here. known: only one of a known verb."""
        end = self.name_end(at)
        if end == at or (known and self.text[at:end].lower() not in self._verbs):
            return False
        end = self._skip_blanks(end)
        return self._letter(end) in ("(", ">")

    def call(self, at: int) -> tuple[Call, int]:
        """Read the call that begins here, and return where it ends. Raises Misread."""
        end = self.name_end(at)
        call = Call(self.text[at:end], (at, end))
        end = self._skip_blanks(end)
        end = self._arrows(call, end) if self.text[end] == ">" else self._arguments(call, end + 1)
        call.span = (at, end)
        return call, end

    def after_call(self, at: int) -> tuple[int, bool]:
        """Return where what comes after a call in its line ends, and whether that was prose."""
        end = self._skip_blanks(at)
        while end < len(self.text) and self.text[end] in ";,)'\"":
            end = self._skip_blanks(end + 1)
        if end >= len(self.text) or self.text[end] in "\r\n<`[" or self.call_begins(end):
            return end, False
        line_end = self.text.find("\n", end)
        comment = self.text[end] == "#"
        return (len(self.text) if line_end < 0 else line_end), not comment

    # --- arguments ----------------------------------------------------------------------------------------

    def _arguments(self, call: Call, at: int) -> int:
        for _ in range(MOST_ARGUMENTS):
            at = self.skip_space(at)
            while at < len(self.text) and self.text[at] in ",;":
                at = self.skip_space(at + 1)
            if at >= len(self.text):
                call.repairs.append(Repair("the closing bracket was missing", (at, at)))
                return at
            if self.text[at] == ")":
                return at + 1
            name, at = self._argument_name(at)
            argument, at = self._value(call, at)
            if name:
                call.named.setdefault(name, argument)
            else:
                call.placed.append(argument)
            if not argument.text and at < len(self.text) and self.text[at] not in ",;)":
                at += 1  # something that is no value at all: never stand still
        raise Misread(
            "argument", (at, at), f"more than {MOST_ARGUMENTS} arguments in one action (write fewer)"
        )

    def _argument_name(self, at: int) -> tuple[str, int]:
        end = self.name_end(at)
        if end > at:
            equals = self._skip_blanks(end)
            if self._letter(equals) in ("=", ":"):
                return self.text[at:end].lower(), self.skip_space(equals + 1)
        return "", at

    def _value(self, call: Call, at: int) -> tuple[Argument, int]:
        if at >= len(self.text):
            return Argument("", (at, at), quoted=False, closed=False), at
        if self.text[at] in QUOTES:
            return self._quoted(call, at)
        return self._bare(at)

    def _quoted(self, call: Call, at: int) -> tuple[Argument, int]:
        """Read a text between quotes: to the first quote that surely closes it, else to the likeliest."""
        closing = QUOTES[self.text[at]]
        start, weak = at + 1, -1
        limit = self._unsure.get(closing, 0)
        free = call.verb.lower() in self._texts
        for found in _ends_of_text(closing, self._verbs).finditer(self.text, start):
            match found.lastgroup:
                case "surely":
                    return self._text(start, found.start(), closed=True), found.end()
                case "perhaps" | "escaped":  # the latter is 'C:\new\' with nothing after it
                    if weak < 0 or found.lastgroup == "escaped":
                        weak = found.end() - 1
                    if not free or weak < limit:
                        break
                case "anew" if weak >= 0:
                    limit = max(limit, found.start())
                    break
        else:
            limit = len(self.text)
        self._unsure[closing] = limit
        if weak >= 0:
            if free:
                call.repairs.append(
                    Repair("the text was taken to end at its likeliest quote", (weak, weak + 1))
                )
            return self._text(start, weak, closed=True), weak + 1
        end = start + len(self.text[start:].rstrip())
        closed = end > start and self.text[end - 1] == ")" and self._balanced(start, end)
        call.repairs.append(Repair("the closing quote was missing", (end, end)))
        return self._text(start, end - closed, closed=closed), end - closed

    def _bare(self, at: int) -> tuple[Argument, int]:
        """Read a value without quotes: to a comma before a name, or the closing bracket."""
        depth = 0
        for found in BARE_ENDS.finditer(self.text, at):
            letter, place = found[0], found.start()
            if letter in OPENING:
                depth += 1
            elif depth and letter not in ",\n":
                depth -= 1
            elif not depth:
                return self._plain(at, place, closed=True), place
        end = len(self.text)
        return self._plain(at, end, closed=False), end

    def _arrows(self, call: Call, at: int) -> int:
        """Read 'click>point>point>200 300', as one model writes it when it drops all other marks."""
        end = self.text.find("\n", at)
        end = len(self.text) if end < 0 else end
        last = self.text.rfind(">", at, end)
        call.placed.append(self._plain(last + 1, end, closed=True))
        call.repairs.append(Repair("brackets and quotes were missing", (at, end)))
        return end

    # --- small things -------------------------------------------------------------------------------------

    def _letter(self, at: int) -> str:
        return self.text[at : at + 1]

    def _skip_blanks(self, at: int) -> int:
        return skipped(self.text, at, " \t")

    def _balanced(self, start: int, end: int) -> bool:
        return self.text.count("(", start, end) <= self.text.count(")", start, end)

    def _text(self, start: int, end: int, *, closed: bool) -> Argument:
        return Argument(self.text[start:end], (start, end), quoted=True, closed=closed)

    def _plain(self, start: int, end: int, *, closed: bool) -> Argument:
        written = self.text[start:end]
        return Argument(written.strip(), (start, end), quoted=False, closed=closed)


def _of_name(letter: str) -> bool:
    return letter == "_" or (letter.isascii() and letter.isalnum())


@cache
def call_pattern(verbs: frozenset[str]) -> str:
    """Return what matches the beginning of a call of a known verb."""
    return rf"(?=[A-Za-z_])(?ai:{'|'.join(sorted(verbs))})[ \t]*+[(>]"


@cache
def _ends_of_text(closing: str, verbs: frozenset[str]) -> re.Pattern[str]:
    """Return what may end a text that this quote closes. Each repetition keeps what it took: linear time.

    surely: what follows can only follow a whole call or argument. perhaps: a bracket follows; a quote that
    the reply ends with closes nothing, for the reply may be cut off within the text.
    escaped: surely, but for a backslash. anew: a line that begins with something of its own.
    """
    quote = re.escape(closing)
    call = call_pattern(verbs)
    anew = rf"(?:(?=[ATRato])(?:{'|'.join(BREAKS)})|{call})"
    over = r"\Z|[#`<]|\[EOS\]"
    bracket = rf"\)[ \t]*+(?:{over}|{call}|[\r\n]\s*+(?:{over}|{anew}))"
    surely = rf"(?=[ \t]*+(?:,\s*+{NAME}[ \t]*+=|(?:\n\s*+)?{bracket}))"
    return re.compile(
        rf"{quote}(?:(?P<surely>{surely})|(?P<perhaps>(?=[ \t]*+\))))"
        rf"|\\(?:(?P<escaped>{quote}{surely})|[\s\S])|\n\s*+(?P<anew>(?={anew}))?"
    )
