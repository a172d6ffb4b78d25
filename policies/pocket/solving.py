"""Answers that are worked out from what is written on the screen: sums, equations, counts, words of a text.

The trap: a reader takes × for x and − for 一. So signs are made plain before anything is reckoned, and what
cannot be reckoned is said to be so rather than guessed.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from fractions import Fraction

from agent.geometry import Box
from agent.sight.match import find_all
from policies.pocket.figure import figures, likeness, matching
from policies.pocket.keypad import ROOT, said_sum
from policies.pocket.lettering import shown_text
from policies.pocket.magnifying import close_looks
from policies.pocket.passage import said_word
from policies.pocket.picking import picked
from policies.pocket.view import View

_SUM = re.compile(
    r"\D{0,3}?(-?\d+(?:\.\d+)?)\s*([+十\-−–一x×*÷/])\s*(\d+(?:\.\d+)?)\s*(?:[=＝二?？:]\D{0,3})?"
)
_PLAIN = str.maketrans({"−": "-", "–": "-", "一": "-", "十": "+", "＝": "=", "二": "=", "÷": "/", "·": "*"})
_SIDE = re.compile(r"[+-]?(?:\d+(?:\.\d+)?\*?)?[a-z]|[+-]?\d+(?:\.\d+)?(?:[*/]\d+(?:\.\d+)?)*")
_LETTER = re.compile(r"(?:for|is|of|value of) ([a-z])\b|[求解]([a-z])", re.IGNORECASE)
_HIGHEST = 64  # power that is reckoned
_ALONE = frozenset("+-−–—×*÷=一十")  # signs of a sum
_BESIDE = 14.0  # lines: how wide a sum is that is looked at closely
_SIGNS = r"+\-−–一十*/÷·"


def solution(question: str, view: View) -> str:
    """Return what is asked for as it is to be typed; nothing where it cannot be worked out.

    Raises NotShown where it is known what would tell it, and that is not seen.
    """
    return (
        _counted(question, view)
        or said_word(question, view)
        or shown_text(question, view)
        or _described(question, view)
        or _ranked(question, view)
        or _equation(question, view)
        or _sum(question, view)
    )


def reckoned(said: str) -> str:
    """Return what a sum in signs comes to, '23*17', '√9' or '2^8'; nothing where that is no number."""
    if said.startswith(ROOT):
        return f"{math.sqrt(float(said.removeprefix(ROOT))):g}"
    base, power, exponent = said.partition("^")
    if power:
        whole = base.isdigit() and exponent.isdigit() and int(exponent) < _HIGHEST
        return str(int(base) ** int(exponent)) if whole else ""
    line = _line(said.translate(_PLAIN))
    return "" if line is None or line[0] else _written(line[1])


def _ranked(question: str, view: View) -> str:
    found = picked(re.sub(r"^(?:what|which)(?: number)? is ", "", question.strip(" ?？")), view)
    return found[0].label if len(found) == 1 and found[0].label else ""


def _sum(question: str, view: View) -> str:
    """Return the value of the sum that is written in the question or on the screen; nothing without one."""
    said = [said_sum(question)] if said_sum(question) else []
    if said and (ROOT in said[0] or "^" in said[0]):
        return reckoned(said[0])
    for text in (*said, *(found.label for found in view.texts), *_rows(view), *_around_sign(view)):
        match = _SUM.fullmatch(text.strip())
        if match is not None:
            left, right, sign = Fraction(match[1]), Fraction(match[3]), match[2].translate(_PLAIN)
            if sign == "/" and right == 0:
                return ""
            return _written(
                left + right if sign == "+" else left - right if sign == "-"
                else left / right if sign == "/" else left * right
            )  # fmt: skip
    return ""


def _rows(view: View) -> list[str]:
    """Return what stands in each row as one line: the signs of a large sum are read one by one."""
    return [
        " ".join(each.label for each in sorted(row, key=lambda each: each.box.left))
        for first in view.texts
        if len(row := [each for each in view.texts
                       if abs(each.box.center.y - first.box.center.y) < 0.5 * first.box.height]) > 1
    ]  # fmt: skip


def _around_sign(view: View) -> Iterator[str]:
    """Yield what is read, enlarged, around a sign that stands alone: its numbers were passed over."""
    for text in view.texts:
        if text.label.strip() in _ALONE and not view.is_title(text.box):
            at, line = text.box.center, view.line
            strip = Box.around(at, _BESIDE * line, 3 * line)
            for look in close_looks(strip, view):
                yield " ".join(each.label for each in look)


def _written(value: Fraction) -> str:
    return str(value.numerator) if value.denominator == 1 else f"{float(value):g}"


def _equation(question: str, view: View) -> str:
    """Return what the letter of a linear equation stands for: 'x + 3 = 8', '2x − 1 = 9'."""
    asked = _LETTER.search(question)
    said = re.findall(r"[\w\s.+\-*/]+=[\w\s.+\-*/]+", question)
    for text in (*said, *(found.label for found in view.texts)):
        plain = re.sub(r"\s", "", text.translate(_PLAIN)).rstrip("?？").lower()
        if asked is not None or "×" in plain or not re.search(r"\dx\d", plain):
            plain = re.sub(rf"×(?=[{_SIGNS}=]|$)|(?<![\d)])×", "x", plain).replace("×", "*")
        left, equals, right = plain.partition("=")
        letters = set(re.findall(r"[a-z]", plain))
        if not equals or len(letters) != 1 or not left or not right:
            continue
        one, other = _line(left), _line(right)
        if one is None or other is None or one[0] == other[0]:
            continue
        return _written((other[1] - one[1]) / (one[0] - other[0]))
    return ""


def _line(side: str) -> tuple[Fraction, Fraction] | None:
    """Return how often the letter is in one side of an equation, and what is added to it; None if unclear."""
    terms = _SIDE.findall(side)
    if "".join(terms) != side:
        return None
    slope, rest = Fraction(0), Fraction(0)
    for term in terms:
        if term[-1].isalpha():
            number = term[:-1].rstrip("*")
            slope += Fraction(f"{number}1" if number in ("", "+", "-") else number)
        else:
            value = Fraction(1)
            for sign, number in re.findall(r"([*/]?)([+-]?\d+(?:\.\d+)?)", term):
                if sign == "/" and Fraction(number) == 0:
                    return None
                value = value / Fraction(number) if sign == "/" else value * Fraction(number)
            rest += value
    return slope, rest


def _counted(question: str, view: View) -> str:
    """Return how many figures fit 'how many large red circles are there', nothing where that is not asked."""
    match = re.match(r"how many (.+?) (?:are|do|can|is)\b|有多少(?:个)?(.+)", question, re.IGNORECASE)
    if match is None:
        return ""
    wanted = likeness(match[1] or match[2])
    if wanted is None:
        return ""
    ground = [
        figure for figure in matching(wanted, figures(view)) if wanted.colour or figure.colour != "white"
    ]
    return str(len(ground))


def _described(question: str, view: View) -> str:
    """Return which of the words on the buttons says what the largest figure is."""
    if not question.startswith("describe"):
        return ""
    drawn = [figure for figure in figures(view) if figure.colour != "white" or figure.label]
    if not drawn:
        return ""
    largest = max(drawn, key=lambda figure: figure.box.area)
    names = {"digit": ("digit", "number"), "rectangle": ("rectangle", "square", "box")}.get(
        largest.form, (largest.form,)
    )
    return next((name for name in names if find_all(name, view.texts)), names[0])
