"""Which text on the screen a free sentence speaks of, by the words that both have.

The trap: every sentence has words that are on the screen by chance: 'the', 'open', 'menu'. So a word counts
by how much it tells, and a text must be covered by the sentence, not only touched: 'Show my tasks' means the
tab 'Tasks', not the line 'All the tasks that you have not done yet'.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from agent.senses import Found
from agent.sight.line import part_of

_STOP = frozenset(
    "a an the of to in on at by for from with and or is are be as this that these those it its my your me i "
    "let want please can you into up out all one where what how do does not no click tap press select choose "
    "pick open show go switch turn toggle tick check find see view use make set get here there now".split()
)  # fmt: skip
_GENERIC = frozenset(
    "button menu tab link field box icon list item entry option page window section checkbox dialog column "
    "row header label text bar panel application app".split()
)
_WORD = re.compile(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+")
_NAMED = 2.5  # times as much does a name tell
_LONGEST = 8  # words of a text that are taken together


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a text: folded, where it stands, and how much it tells."""

    folded: str
    start: int
    end: int
    weight: float


def spoken_of(sentence: str, texts: Sequence[Found]) -> list[Found]:
    """Return the texts that the sentence may speak of, the likeliest first, each with a score of 0 to 1.

    A part of a line comes with the box of that part. Texts of one character are not looked at.
    """
    said = [_stressed(word, sentence) for word in _words(sentence)]
    total = sum({word.folded: word.weight for word in said}.values())
    if total == 0:
        return []
    scored = [
        found
        for text in texts
        if len(text.label) > 1 and (found := _best_part(text, said, total)) is not None
    ]
    return sorted(scored, key=lambda found: -found.score)


def _best_part(text: Found, said: Sequence[_Word], total: float) -> Found | None:
    """Return the part of a text that the sentence covers best, None where it covers none."""
    words = _words(text.label)
    known: dict[str, float] = {}
    for word in said:
        known[word.folded] = max(known.get(word.folded, 0.0), word.weight)
    whole = sum(word.weight for word in words)
    best: tuple[float, int, int] | None = None
    for first in range(len(words)):
        if _match(words[first].folded, known) is None:
            continue
        covered: dict[str, float] = {}
        for last in range(first, min(first + _LONGEST, len(words))):
            key = _match(words[last].folded, known)
            if key is None:
                break
            covered[key] = known[key]
            share = sum(word.weight for word in words[first : last + 1]) / whole
            score = (0.35 + 0.65 * share) * (sum(covered.values()) / total) ** 0.5
            if best is None or score > best[0]:
                best = (score, first, last)
    if best is None:
        return None
    score, first, last = best
    start, end = words[first].start, words[last].end
    if first == 0 and last == len(words) - 1:
        start, end = 0, len(text.label)
    return Found(part_of(text, start, end), text.label[start:end], score * text.score)


def _words(text: str) -> list[_Word]:
    found = []
    for match in _WORD.finditer(text):
        folded = _folded(match[0])
        found.append(_Word(folded, match.start(), match.end(), _weight(folded)))
    return found


def _stressed(word: _Word, sentence: str) -> _Word:
    """Let a word that is written with a capital inside the sentence tell more: it is a name on the screen."""
    named = word.start > 0 and sentence[word.start].isupper() and word.folded not in _STOP
    return replace(word, weight=_NAMED * word.weight) if named else word


def _weight(folded: str) -> float:
    if folded in _STOP:
        return 0.1
    if folded in _GENERIC:
        return 0.4
    return float(min(len(folded), 6) ** 0.5)


def _folded(word: str) -> str:
    bare = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


def _match(word: str, known: dict[str, float]) -> str | None:
    """Return the word of the sentence that this one is, give or take its ending."""
    if word in known:
        return word
    for ending in ("s", "es", "ing", "ed"):
        if word + ending in known and len(word) > 2:
            return word + ending
        if word.endswith(ending) and len(word) > len(ending) + 2 and word[: -len(ending)] in known:
            return word[: -len(ending)]
    return None
