"""Goes to a page by its number: of a document, or of a list that has its numbers below it.

The trap: 'next page' pressed so many times is right only where it is known which page is shown. So the field
that shows the number is written in, or the number itself is pressed, where it stands in a row of such.
"""

from __future__ import annotations

import re

from agent.actions import Click, Press, Type
from agent.errors import NotShown
from agent.geometry import Box
from agent.senses import Found
from agent.sight.line import part_of
from policies.pocket.deed import Deed, on
from policies.pocket.view import View

_OF = re.compile(
    r"[(（]?\s*(?:(?:page )?(\d{1,5}) )?"
    r"(?:(?:of|/)\s*(\d{1,5})(?!\d| ?(?!pages?\b|页)[a-z一-鿿])|共\s*\d{1,5}\s*页)\s*[)）]?",
    re.IGNORECASE,
)  # '共7条' and 'of 12 items' count no pages
_SHOWN = re.compile(r"(?:page )?(\d{1,5}) ?(?:of|/) ?\d{1,5}", re.IGNORECASE)
_COUNT = re.compile(r"(?:of|/) ?(\d{1,5})\b|共\s*(\d{1,5})\s*页", re.IGNORECASE)
_END = re.compile(
    r"(?:go|jump|turn|skip|flip|move)(?: forward| back)? to the (?:(?P<last>last|final)|first) page"
    r"|(?:[跳翻转去]?[到至]|显示)?(?:(?P<chinese_last>最后一页|末页)|第一页|首页)",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"(?:pages?\W*|页码?\W*)?((?:\d{1,3}\W+)+\d{1,3})(?:\W*(?:next|下一页))?", re.I)
_ALONE = ("of", "/", "共")
_APART = 6.0  # lines between two numbers in a row
_BESIDE = 12.0  # lines from the field to how many pages there are, at most


def to_page(number: int, view: View) -> Deed:
    """Return the step that shows a page. Raises NotShown where no number of a page is seen."""
    found = number_field(view)
    if found is None and (link := _link(number, view)) is not None:
        return on(link)
    if found is None:
        raise NotShown("no field with the number of the page is seen")
    written = view.is_written_in(found.box).strip()
    if written == str(number) or ((shown := _SHOWN.fullmatch(written)) and int(shown[1]) == number):
        return Deed((), (found,))
    return on(found, Click(found.box.center, count=3), Type(str(number)), Press(("enter",)))


def end_page(sentence: str, view: View) -> Deed | None:
    """Return the step to the first page or the last, where it is told how many there are; None elsewhere."""
    match = _END.fullmatch(sentence.strip(" ."))
    field = number_field(view) if match is not None else None
    if match is None or field is None:
        return None
    beside = [text for text in _rows(view) if abs(text.box.center.y - field.box.center.y) < view.line]
    counts = [found for text in beside if (found := _COUNT.search(text.label))]
    if not counts:
        return None
    last = match["last"] is not None or match["chinese_last"] is not None
    return to_page(int(counts[0][1] or counts[0][2]) if last else 1, view)


def number_field(view: View) -> Found | None:
    """Return the field that holds the number of the page, told by how many there are beside it."""
    for text in _rows(view):
        match = _OF.search(text.label)
        if match is None or view.is_title(text.box):
            continue
        around = [box for box in view.entries if text.box.center in box]
        if around and _SHOWN.fullmatch(text.label.strip()):  # both numbers stand in the field
            return Found(around[0], "number of the page", text.score)
        beside = [box for box in view.frames if _is_beside(box, text.box, view)]
        if beside:
            box = min(beside, key=lambda each: abs(each.center.x - text.box.center.x))
            return Found(box, "number of the page", text.score)
        before = [each for each in view.texts if _is_beside(each.box, text.box, view)]
        before = [
            each for each in before if each.label.strip().isdigit() and each.box.right < text.box.left + 4
        ]
        if before:  # a field without a frame
            return Found(max(before, key=lambda each: each.box.right).box, "number of the page", text.score)
    return None


def _rows(view: View) -> list[Found]:
    """Return the texts; a lone 'of' with the number that follows it in its row."""
    found = []
    for text in view.texts:
        if text.label.strip().lower() not in _ALONE:
            found.append(text)
            continue
        after = [
            each
            for each in view.texts
            if each.label.strip().isdigit()
            and abs(each.box.center.y - text.box.center.y) < 0.5 * view.line
            and 0 <= each.box.left - text.box.right < 3 * view.line
        ]
        found += [
            Found(text.box.union(each.box), f"{text.label} {each.label}", each.score) for each in after[:1]
        ]
    return found


def _link(number: int, view: View) -> Found | None:
    """Return the number itself, where it stands beside the number before it or after it."""
    near = [other for each in (number - 1, number + 1) for other in view.saying(str(each))]
    found = [
        text
        for text in view.saying(str(number))
        if any(
            abs(text.box.center.y - other.box.center.y) < 0.5 * view.line
            and abs(text.box.center.x - other.box.center.x) < _APART * view.line
            for other in near
        )
    ]
    if not found:
        found = [part for text in view.texts for part in _in_line(number, text)]
    return found[0] if len(found) == 1 else None


def _in_line(number: int, text: Found) -> list[Found]:
    """Return the number in a line of nothing but numbers that follow each other: 'Pages: 1 2 3'."""
    line = _NUMBERS.fullmatch(text.label.strip(" <>«»‹›"))
    told = [int(each) for each in re.findall(r"\d+", line[1])] if line is not None else []
    if not told or told != list(range(told[0], told[0] + len(told))):
        return []
    said = re.finditer(rf"(?<!\d){number}(?!\d)", text.label)
    return [Found(part_of(text, each.start(), each.end()), str(number), text.score) for each in said]


def shown_page(view: View) -> int:
    """Return the page that is shown; 0 where it cannot be read."""
    found = number_field(view)
    written = re.sub(r"\D+$", "", view.is_written_in(found.box).strip()) if found is not None else ""
    if written.isdigit():
        return int(written)
    told = (_SHOWN.search(text.label) for text in view.texts if not view.is_title(text.box))
    return next((int(match[1]) for match in told if match is not None), 0)


def _is_beside(box: Box, label: Box, view: View) -> bool:
    level = abs(box.center.y - label.center.y) < view.line
    apart = max(box.left - label.right, label.left - box.right)
    low = box.height < 3 * view.line and box.width < 8 * view.line
    return level and low and apart < _BESIDE * view.line and re.fullmatch(
        r"\s*\d{0,5}\s*", view.is_written_in(box)
    ) is not None  # fmt: skip
