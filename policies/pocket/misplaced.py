"""What the model points at and a sentence can't mean: a word of a text, a button of the window itself.

The trap: asked for what is in none of what it sees, the model is at times sure of something all the same, of
a word of the letter that is written, or of the button that makes the window small. In a program there are
menus to look into; so a guess counts there only where it says something of the sentence.
"""

from __future__ import annotations

import re

from agent.geometry import Box
from agent.senses import Found
from policies.pocket.asking import is_talk
from policies.pocket.hint import is_program
from policies.pocket.meaning import opposes
from policies.pocket.menus import titles
from policies.pocket.number import is_figure
from policies.pocket.section import to_section
from policies.pocket.view import View
from policies.pocket.wording import entry_for, said_by, told
from policies.pocket.written import CHINESE, WORD

_CERTAIN = 0.95  # of a guess: so sure it is acted on all the same
_MEANT, _LIKELY = 0.8, 0.77  # of likeness of meaning: a text is meant, where menus may have it, and where not
_ENDS = 72.0  # points: the buttons of a window are no farther from the right end of its title bar
_START = 28.0  # nor from the left end
_ARTICLES = frozenset(("a", "an", "the"))
_WINDOW = re.compile(
    r"clos|quit|exit|minimi[sz]|maximi[sz]|iconif|restor|full ?screen|larger|bigger|smaller|away|window menu"
    r"|关|退|最小|最大|还原|全屏|缩小|放大",
    re.IGNORECASE,
)

_TELLS = re.compile(r"[^\d:：]{2,24}[:：] ?\d[\d.,]*(?: ?[^\d\s]{1,4})?")
_TO_SEE = re.compile(
    r"(?:show|hide|turn (?:on|off)|enable|disable)\b|显示|隐藏|打开|开启|关闭", re.IGNORECASE
)


def is_misplaced(found: Found, sentence: str, view: View) -> bool:
    """Tell whether a guess for a sentence is nothing that it can mean."""
    if found.score not in view.guesses:
        return False
    if is_talk(sentence) or (not found.label.startswith("icon") and opposes(sentence, found.label)):
        return True
    if _is_of_window(found.box, view) and not _WINDOW.search(sentence):
        return True
    if found.label.startswith("icon") and (
        _makes_else(found.box, sentence, view) or _is_of_figure(found.box, view)
    ):
        return True
    if _has_other_number(found.label, sentence) or _only_tells(found.label, sentence):
        return True
    read = not found.label.startswith("icon") and (bool(titles(view)) or is_program(view))
    if CHINESE.search(sentence) and found.label.lower() in sentence.lower():  # '打开 File 菜单'
        return False
    if read and _makes_other(found, sentence, view):
        return True
    if not read or not told(sentence) or said_by(sentence, found.label):
        return False
    if to_section(view, sentence, ()) is not None:  # another text is the very name of the thing
        return True
    least = _MEANT if titles(view) and found.score < _CERTAIN else _LIKELY
    return view.alike(sentence, [found.label])[0] < least


def _has_other_number(label: str, sentence: str) -> bool:
    """Tell whether a text has a number, and not the one that a sentence ends with: 'Page 2' is no page 20."""
    said, own = re.search(r"[a-z] (\d+)$", sentence.strip(" ."), re.IGNORECASE), re.findall(r"\d+", label)
    return said is not None and bool(own) and said[1] not in own and not label.startswith("icon")


def _only_tells(label: str, sentence: str) -> bool:
    """Tell whether a text tells how many there are, where a sentence wants to see them: 'Lines: 6'."""
    return _TELLS.fullmatch(label.strip()) is not None and _TO_SEE.match(sentence) is not None


def _is_of_figure(box: Box, view: View) -> bool:
    """Tell whether what looks like a picture is a part of a number: the 3 of '3 l'."""
    return any(box.center in text.box and is_figure(text.label) for text in view.texts)


def _makes_else(box: Box, sentence: str, view: View) -> bool:
    """Tell whether the words on a button with a picture make something else: 'New Feed' is no new folder."""
    on_it = [
        text
        for text in view.texts
        if abs(text.box.center.y - box.center.y) < 0.5 * view.line
        and -0.5 * view.line < text.box.left - box.right < view.line
    ]
    makes = [text for text in on_it if said_by("create", text.label)]
    return bool(makes) and said_by("create", sentence) > 0 and entry_for(sentence, makes) is None


def _makes_other(found: Found, sentence: str, view: View) -> bool:
    """Tell whether a text makes something else, or breaks off before what it makes: 'Create a'."""
    words = WORD.findall(found.label.lower())
    if len(words) < 2 or not said_by("create", words[0]) or not said_by("create", sentence):
        return False
    if words[-1] in _ARTICLES:
        return True
    return entry_for(sentence, (found,)) is None and view.alike(sentence, [found.label])[0] < _MEANT


def _is_of_window(box: Box, view: View) -> bool:
    """Tell whether a box is one of the buttons at the ends of a title bar."""
    if not view.is_title(box):
        return False
    windows = [window.box for window in view.windows if box.center in window.box]
    return any(
        window.right - box.center.x < _ENDS or box.center.x - window.left < _START for window in windows[:1]
    )
