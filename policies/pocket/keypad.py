"""The keys of a calculator that are named by words: 'plus', 'times', 'equals'."""

from __future__ import annotations

from collections.abc import Sequence

from agent.senses import Found
from policies.pocket.view import View


def sign_key(view: View, wanted: Sequence[str]) -> Found | None:
    """Return the key with one of the signs, of several the one in a row of digits: × closes and clears."""
    keys = [each for each in view.texts if each.label.strip() in wanted and not view.is_title(each.box)]
    digits = [each for each in view.texts if len(each.label) == 1 and each.label.isdigit()]

    def beside(key: Found) -> int:
        away = (abs(digit.box.center.y - key.box.center.y) for digit in digits)
        return sum(distance < key.box.height for distance in away)

    return max(keys, key=beside, default=None)
