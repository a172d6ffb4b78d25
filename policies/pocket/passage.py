"""Words of a text that is shown, by where they stand: 'the 4th word', 'the word after "geese"'.

The trap: a reader hands out lines, and a full stop belongs to no word. So the lines of one block are
joined in reading order, and a word is what is left without its marks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.errors import NotShown
from agent.senses import Found
from agent.sight.line import in_reading_order
from policies.pocket.name import name_of
from policies.pocket.naming import quoted, thing
from policies.pocket.view import View

_ORDER = (
    r"\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|last"
    r"|(?:second|2nd)[- ](?:to[- ])?last|penultimate"
)
_TEXT = r"(?:paragraph|text|passage|page|article|stor(?:y|ies)|document|note|block|box|poem|letter)"
WORD = (
    rf"(?:the )?(?:{_ORDER})(?: last)? word(?: (?:in|of|from|on)(?: the)?(?: (?:{_ORDER}))? "
    rf"(?:{_TEXT}|lines?|sentences?)(?: of (?:the )?{_TEXT})?)?"
    r"|(?:the )?word (?:number |no\.? ?|# ?)\d+(?: (?:in|of|from|on) .+)?"
    r"|(?:the )?word (?:that )?(?:(?:comes|stands|is|goes|appears) )?(?:right |directly |just |immediately )?"
    r"(?:after|before|following|preceding|follows|precedes) \S+(?: in the \w+)?"
)
TIMES = (
    r"how (?:many times|often) (?:does|do|is|are|can) .+?(?: (?:occur|appear|show up|be (?:found|seen)"
    r"|written|mentioned|there).*)?"
    r"|the number of times (?:that )?.+ (?:occurs?|appears?).*|how many (?:words|lines|sentences) .+"
)
_AT = re.compile(
    rf"(?:the )?(?P<at>{_ORDER}) word(?:.*?(?:in|of|from|on)(?: the)?(?: (?P<part>{_ORDER}))? (?P<unit>line"
    r"|sentence|paragraph)?.*)?",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:the )?word (?:number |no\.? ?|# ?)(?P<at>\d+)\b.*", re.IGNORECASE)
_NEXT_TO = re.compile(r"\b(?P<side>after|before|following|preceding|follows|precedes) (?P<word>\S+)", re.I)
_COUNTED = re.compile(
    r"(?:how (?:many times|often) (?:does|do|is|are|can)|the number of times(?: that)?) (?:the word )?"
    r"(?P<word>\S+)",
    re.IGNORECASE,
)
_HOW_MANY = re.compile(r"how many (?P<unit>words|lines|sentences)\b", re.IGNORECASE)
_CHINESE_AT = re.compile(
    r".*?第(?P<at>[一二三四五六七八九十\d]+)个?(?:单词|词|字)|.*?(?P<last>最后)一?个?(?:单词|词)"
)
_CHINESE_NEXT = re.compile(r"(?P<word>\S+?)(?P<side>后面|之后|前面|之前)的(?:单词|词)")
_CHINESE_TIMES = re.compile(r"(?P<word>\S+?)(?:在.+?中?)?出现了?(?:几|多少)次")
_LONG = 4  # words of a line of prose, at least
_PITCH = 1.9  # lines: from one line of a block to the next, at most
_MARKS = ".,;:!?…()[]{}\"“”‘’'`、。，；：！？|"


def said_word(question: str, view: View) -> str:
    """Return the word, or the number of words, that is asked for; nothing where no words are asked for.

    Raises NotShown where there is no such word.
    """
    bare = re.sub(
        r"^(?:what|which)(?:['’]s| is| was) (?=the )", "", question.strip(" .?？。"), flags=re.IGNORECASE
    )
    counted = _COUNTED.match(bare) or _CHINESE_TIMES.fullmatch(bare)
    if counted is not None and not re.search(r"how many (?!times)", bare, re.IGNORECASE):
        return str(_times(_named(question, counted["word"]), view))
    many = _HOW_MANY.match(bare)
    if many is not None:
        return str(len(_units(many["unit"].lower().rstrip("s"), passage(view))))
    beside = _CHINESE_NEXT.search(bare) or (_NEXT_TO.search(bare) if "word" in bare.lower() else None)
    if beside is not None:
        return _next_to(_named(question, beside["word"]), beside["side"].lower(), view)
    chinese = _CHINESE_AT.fullmatch(bare)
    if chinese is not None and re.search(r"[段文句词字]", bare):
        order = -1 if chinese["last"] else name_of(f"第{chinese['at']}个").ordinal
        return _at(order, _words(passage(view)), question)
    numbered = _NUMBERED.fullmatch(bare)
    if numbered is not None:
        return _at(int(numbered["at"]), _words(passage(view)), question)
    match = _AT.fullmatch(bare)
    if match is None:
        return ""
    lines = passage(view)
    if match["part"] and match["unit"] not in (None, "paragraph"):
        lines = [_part(match["part"], _units(match["unit"].lower(), lines), question)]
    return _at(_ordinal(match["at"]), _words(lines), question)


def passage(view: View) -> list[str]:
    """Return the lines of the block of text that has the most words. Raises NotShown."""
    return [text.label for text in block(view)]


def block(view: View) -> list[Found]:
    """Return the texts of the lines under each other that have the most words. Raises NotShown."""
    rows = [
        text
        for text in in_reading_order(view.texts)
        if not view.is_title(text.box) and not any(text.box.center in box for box in view.buttons)
    ]
    blocks: list[list[Found]] = []
    for text in rows:
        home = next((each for each in blocks if _goes_on(each, text, view.line)), None)
        if home is None:
            blocks.append([text])
        else:
            home.append(text)
    best = max(blocks, key=_prose, default=[])
    if sum(len(text.label.split()) for text in best) < 2:
        raise NotShown("no text of several words is seen")
    return best


def _prose(lines: Sequence[Found]) -> tuple[int, int]:
    """Return how many words are in long lines, then in all: prose before lists."""
    counts = [len(text.label.split()) for text in lines]
    return sum(count for count in counts if count >= _LONG), sum(counts)


def _goes_on(lines: Sequence[Found], text: Found, line: float) -> bool:
    """Tell whether a text is the next line of a block, or goes on in its last line."""
    last = lines[-1].box
    below = 0.4 * line < text.box.center.y - last.center.y < _PITCH * max(line, last.height)
    level = abs(text.box.center.y - last.center.y) < 0.4 * line and 0 <= text.box.left - last.right < line
    return level or (below and abs(text.box.left - min(each.box.left for each in lines)) < 1.5 * line)


def _words(lines: Sequence[str]) -> list[str]:
    return [bare for line in lines for word in line.split() if (bare := word.strip(_MARKS))]


def _units(unit: str, lines: Sequence[str]) -> list[str]:
    """Return the words, the lines or the sentences."""
    if unit == "word":
        return _words(lines)
    if unit == "line":
        return list(lines)
    return [each for each in re.split(r"(?<=[.!?])\s+", " ".join(lines)) if each.strip()]


def _ordinal(said: str) -> int:
    if re.fullmatch(r"(?:second|2nd)[- ](?:to[- ])?last|penultimate", said, re.IGNORECASE):
        return -2
    return name_of(f"{said} word").ordinal


def _part(said: str, parts: Sequence[str], question: str) -> str:
    return _at(_ordinal(said), parts, question)


def _at(order: int, parts: Sequence[str], question: str) -> str:
    index = order - 1 if order > 0 else order
    if not order or not -len(parts) <= index < len(parts):
        raise NotShown(f"'{question}': {len(parts)} are seen")
    return parts[index]


def _named(question: str, word: str) -> str:
    said = quoted(question)
    return said[0] if said else thing(word)


def _next_to(word: str, side: str, view: View) -> str:
    words = _words(passage(view))
    low = [each.lower() for each in words]
    if word.lower() not in low:
        raise NotShown(f"the word '{word}' is not seen in the text")
    at = low.index(word.lower())
    step = 1 if side in ("after", "following", "follows", "后面", "之后") else -1
    if not 0 <= at + step < len(words):
        raise NotShown(f"no word stands {side} '{word}'")
    return words[at + step]


def _times(word: str, view: View) -> int:
    """Return how often a word stands in the text: by whole words, not by parts of them."""
    text = " ".join(passage(view))
    return len(re.findall(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE))
