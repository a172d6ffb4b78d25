"""The menus of programs: the titles that nearly all share, and a look into each for what is not seen.

The trap: what a menu shows is harmless to look at, what it does is not. So a title is all that is pressed
here, each one once, the likeliest first. A press on another title only closes an open menu in some toolkits;
the pointer opens the next one in nearly all of them. Where it does not, the menu is closed in a step of its
own: what it covers has changed then, and nothing is clicked that has changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rapidfuzz.distance import Levenshtein

from agent.actions import Click, Press, Wait
from agent.geometry import Box
from agent.senses import Found
from agent.sight.line import part_of
from policies.pocket import past
from policies.pocket.about import about, is_about
from policies.pocket.deed import Deed, resting_on
from policies.pocket.fronting import dialog, tool
from policies.pocket.main_menu import main_menu
from policies.pocket.meaning import meant, tie
from policies.pocket.menu_order import FIRST, LAST, in_order, is_bar, is_likely, is_name, is_said, may_lead
from policies.pocket.popup import dropped, entries, leading, led_to, marked
from policies.pocket.preferences import OPENED, entry_to, is_asked_for, is_setting, look_at_pages
from policies.pocket.view import View
from policies.pocket.wording import empty_of, entry_for, said_by, without_value

TITLES = (
    "File|Edit|View|Insert|Format|Tools|Search|Find|Options|Settings|Preferences|Document|Window|Windows|Help"
    "|Go|Bookmarks|Tabs|Project|Build|Terminal|Data|History|Table|Image|Layer|Select|Selection|Colors"
    "|Filters|Code|Run|Debug|Text|Mode|Game|Actions|Journal|Page|Accounts|Entries|Groups|Database|Shell"
)
CHINESE_TITLES = (
    "文件|编辑|视图|查看|显示|插入|格式|工具|搜索|查找|选项|设置|文档|窗口|帮助|转到|书签|标签|项目|终端|数据|历史|表格"
    "|图像|图层|选择|模式|操作"
)
_TITLE = re.compile(rf"(?<![\w.(（])(?:{TITLES})(?![\w.])|(?:{CHINESE_TITLES})(?=$|\s|\(|（|[\u3400-\u9fff])")
LOOKED = "looked in the menu "
_FEWEST = 3  # titles in a row that make a bar of menus
_MAKING = frozenset("New Insert Add Create 新建 插入 添加".split())  # menus of kinds, behind others
IN_MAIN = "looked in the main menu"
_MEANT = 0.42  # of likeness in meaning: 'make it bold' and 'Text Style'
_ELSEWHERE = re.compile(
    r"\b(?:panels?|panes?|bar|(?:side|tool|status)bar|dock|dialog)\b|面板|窗格|边栏|侧栏|工具栏|对话框",
    re.IGNORECASE,
)
_APART = 6.0  # lines from one title of a menu to the next, at most
_WORDS = 2  # of a title
_LATE, _COMING = ", and waited for it", 1.5  # seconds that a slow program has to show a menu
_RESTING = 0.5  # seconds that the pointer rests on an entry before what it leads to is shown
_ON = " > "
CLOSED = "closed the menu"
_FOR_PRESS = ", since this did not open "
_HAS_THEM, _FOR_THEM = ", and the preferences are in ", " for the preferences"


def titles(view: View) -> list[Found]:
    """Return the titles of the menus of the window in front, from the left; nothing where there are none."""
    shown = _titles_in(view.front, view)
    behind = tool(view) if not shown else None
    return shown if behind is None else _titles_in(behind[1].box, view)


def off_bar(found: Iterable[Found], view: View) -> list[Found]:
    """Return those that are no titles of menus."""
    bar = [title.box for title in titles(view)]
    return [each for each in found if not any(each.box.center in box for box in bar)]


def _titles_in(front: Box, view: View) -> list[Found]:
    words = [
        Found(part_of(text, match.start(), match.end()), match[0], text.score)
        for text in view.texts
        if text.box.center in front and not view.is_title(text.box)
        for match in _TITLE.finditer(text.label)
    ]
    for first in sorted(words, key=lambda word: word.box.top):
        row = [word for word in words if abs(word.box.center.y - first.box.center.y) < 0.5 * view.line]
        named = {word.label for word in row}
        whole = sorted([*row, *_beside(row, view)], key=lambda word: word.box.left)
        if len(named) >= _FEWEST or (named & FIRST and named & set(LAST)) or is_bar(whole, front, view.line):
            return whole
    return []


def _beside(row: Sequence[Found], view: View) -> list[Found]:
    """Return what else stands in the row of the titles: rarer ones, and those with a letter misread."""
    reach = max(word.box.right for word in row) + _APART * view.line
    first = min(row, key=lambda word: word.box.left)
    found = []
    for text in view.texts:
        level = abs(text.box.center.y - row[0].box.center.y) < 0.5 * view.line
        ahead = first.label in FIRST and text.box.left < first.box.left  # nothing of a bar is before 'File'
        if not level or ahead or text.box.left > reach or any(word.box.center in text.box for word in row):
            continue
        known = next((name for name in TITLES.split("|") if _is_misread(text.label.strip(), name)), "")
        if known or (len(text.label.split()) <= _WORDS and text.label.strip().isascii()):
            found.append(Found(text.box, known or text.label.strip(), text.score))
    return found


def _is_misread(label: str, name: str) -> bool:
    return len(name) > 3 and len(label) == len(name) and Levenshtein.distance(label, name) == 1


def opened(view: View) -> Found | None:
    """Return the title whose menu is open: the last that was clicked or, from there, pointed at, if any."""
    if past.clicked(view.history) is None:
        return None
    been = past.visited(view.history)
    return next((title for at in been for title in titles(view) if at in title.box), None)


def offered(sentence: str, view: View) -> Found | None:
    """Return the entry of the menu that is open which says what a sentence asks for; None where none does.

    One that leads on is not it: what it leads to is looked into.
    """
    title = opened(view)
    if title is None:
        came = _beside_pointed(view) or dropped(view)
        if is_about(sentence) and (entry := about(view.fresh, view.windows)) is not None:
            return entry
        return entry_for(sentence, came) or meant(sentence, came, view)
    main = entries(title, view)
    pointed = past.pointed(view.history)
    under = next((each for each in main if pointed is not None and pointed in each.box), None)
    further = led_to(under, main, view) if under is not None else []
    leads = [each.box for each in leading(title, view)]
    shown = [*further, *(each for each in main if each.box not in leads)]
    if is_asked_for(sentence) and (entry := entry_to(shown)) is not None:
        return entry
    if is_about(sentence) and (entry := about(shown, view.windows)) is not None:
        return entry
    said = entry_for(sentence, shown) or empty_of(under, further, sentence)
    if said is None and is_said(title.label, sentence):
        under_it = [Found(each.box, f"{title.label} {each.label}", each.score) for each in shown]
        said = entry_for(without_value(sentence), under_it)
    return said or meant(sentence, shown, view)


def tied(sentence: str, view: View) -> tuple[str, str] | None:
    """Return the two entries of the menu that is open which mean alike what a sentence asks for."""
    title = opened(view)
    return tie(sentence, dropped(view) if title is None else entries(title, view), view)


def _beside_pointed(view: View) -> list[Found]:
    """Return what came up when the pointer rested on an entry, each with the words of that entry before it.

    'Folder…' that 'Create New' leads to is 'Create New Folder…'.
    """
    at = past.pointed(view.history)
    under = next((text for text in view.texts if at is not None and at in text.box), None)
    if under is None:
        return []
    came = [text for text in view.fresh if text is not under]
    return [Found(text.box, f"{under.label} {text.label}", text.score) for text in came]


def look_in(view: View, sentence: str, trail: Sequence[str]) -> Deed | None:
    """Return the step that looks further into the menus for what a sentence asks; None after the last.

    The entries of the open menu that lead on and may have it come first, then the other menus, then the
    preferences where one of them has these and it may be a setting.
    """
    if OPENED in trail and (deed := look_at_pages(view, sentence, trail)) is not None:
        return deed
    if dialog(view.windows) is not None and not trail and tool(view) is None:
        return None  # somebody wants it there: it is neither closed, nor can the menus behind it be reached
    shown = titles(view)
    looked = [each for each in trail if each.startswith("looked in")]
    title = opened(view)
    if trail and _FOR_THEM in trail[-1]:
        entry = entry_to(view.fresh)
        if entry is not None and leads_on(entry, view) and _ON not in trail[-1]:
            return _rested_on(entry, f"{trail[-1].removesuffix(_FOR_THEM)}{_ON}{entry.label}{_FOR_THEM}")
        if entry is not None:
            return Deed((Click(entry.box.center),), (entry,), OPENED)
    if trail and trail[-1].startswith("looked in") and _is_late(view) and not trail[-1].endswith(_LATE):
        return Deed((Wait(_COMING, for_change=True),), (), f"{trail[-1]}{_LATE}")
    late = bool(trail) and trail[-1].endswith(_LATE)
    vain = late and title is not None and _is_pointed_at(title, view)
    if title is not None and is_asked_for(sentence) and is_said(title.label, sentence) and not _is_late(view):
        return Deed((), (title,))  # these are all the settings that it has
    if title is not None and not vain and (deed := _led_on(title, view, sentence, trail)) is not None:
        return deed
    left = in_order([word for word in shown if not _is_looked_in(word, trail)], sentence)
    tried = any(_FOR_THEM in each for each in trail)
    has_them = [word for word in shown if f"{CLOSED}{_HAS_THEM}{word.label}" in trail and not tried]
    if title is None and trail and trail[-1] == IN_MAIN:
        leads = marked(dropped(view), view)
        said = max(leads, key=lambda each: said_by(sentence, each.label), default=None)
        if said is not None and said_by(sentence, said.label):
            return _rested_on(said, f"{IN_MAIN}{_ON}{said.label}")
    if title is not None or (trail and trail[-1].startswith("looked in")):
        entry = entry_to(view.fresh) if is_setting(sentence) else None
        if entry is not None and not shown:  # the only menu
            return Deed((Click(entry.box.center),), (entry,), OPENED)
        stays = any(_FOR_PRESS in each for each in trail) or late or has_them
        if title is not None and entry is None and left and not stays:
            return _gone_over_to(left[0])
        levels = 2 if trail and _ON in trail[-1] else 1
        has = f"{_HAS_THEM}{title.label}" if entry is not None and title is not None else ""
        has = f"{_FOR_PRESS}{title.label}" if title is not None and late and (vain or _is_late(view)) else has
        return Deed((Press(("esc",)),) * levels, (), f"{CLOSED}{has}")
    hinted = [word for word in shown if is_likely(word.label, sentence)]
    likely = [word for word in left if word in hinted] or (left if not hinted else [])
    if has_them and not likely and OPENED not in trail:  # likelier than a menu that nothing speaks for
        return Deed(
            (Click(has_them[0].box.center),), (has_them[0],), f"{LOOKED}{has_them[0].label}{_FOR_THEM}"
        )
    for each in left:
        return Deed((Click(each.box.center),), (each,), f"{LOOKED}{each.label}")
    if not looked and CLOSED not in trail and len(dropped(view)) > 1:  # what came up and was not it
        return Deed((Press(("esc",)),), (), CLOSED)
    if not shown and not looked and (found := main_menu(view)) is not None:
        return Deed((Click(found.box.center),), (found,), IN_MAIN)
    return None


def _is_looked_in(title: Found, trail: Sequence[str]) -> bool:
    """Tell whether a menu has been seen, or did not open twice; its name may be read otherwise each time."""
    seen = [each for each in trail if each.startswith(LOOKED) and is_name(each[len(LOOKED) :], title.label)]
    return len(seen) > (f"{CLOSED}{_FOR_PRESS}{title.label}" in trail)


def _is_pointed_at(title: Found, view: View) -> bool:
    at = past.pointed(view.history)
    return at is not None and at in title.box


def _gone_over_to(title: Found) -> Deed:
    """Return the move to another title of the bar, which opens its menu where one is open already."""
    return Deed(resting_on(title.box.center, _RESTING), (title,), f"{LOOKED}{title.label}")


def leads_on(found: Found, view: View) -> bool:
    """Tell whether what was found is the title of the open menu, or an entry that only leads on to more."""
    title = opened(view)
    if title is None:
        return any(found.box.center in each.box for each in marked(dropped(view), view))
    return any(found.box.center in each.box for each in (title, *leading(title, view)))


def _is_late(view: View) -> bool:
    """Tell whether nothing has come up since the last act, as far as that is known."""
    at = past.clicked(view.history)  # what was clicked may look otherwise
    came = [text for text in view.fresh if at is None or at not in text.box.grown(view.line)]
    return past.before(view.history) is not None and not came


def _led_on(title: Found, view: View, sentence: str, trail: Sequence[str]) -> Deed | None:
    """Return the move over the next entry of an open menu that leads on, if it may hold what is asked."""
    named = re.search(rf"{re.escape(title.label)} ?(?:menu|菜单)", sentence, re.IGNORECASE) is not None
    named = named or (title.label in _MAKING and is_said(title.label, sentence))
    leads = leading(title, view)
    most = max((said_by(sentence, entry.label) for entry in leads), default=0)
    left = [entry for entry in leads if f"{LOOKED}{title.label}{_ON}{entry.label}" not in trail]
    for entry in left:
        said = most > 0 and said_by(sentence, entry.label) == most
        if named or said or may_lead(entry.label, sentence):
            return _rested_on(entry, f"{LOOKED}{title.label}{_ON}{entry.label}")
    like = view.alike(sentence, [entry.label for entry in left])
    if like and max(like) >= _MEANT:
        entry = left[like.index(max(like))]
        return _rested_on(entry, f"{LOOKED}{title.label}{_ON}{entry.label}")
    return None


def _rested_on(entry: Found, told: str) -> Deed:
    """Return the move over an entry that leads on."""
    return Deed(resting_on(entry.box.center, _RESTING), (entry,), told)


def _is_named(title: Found, sentence: str) -> bool:
    """Tell whether a sentence has the word: 'File' is not in 'list the files'."""
    return re.search(rf"(?<![a-z]){re.escape(title.label)}(?![a-z])", sentence, re.IGNORECASE) is not None


def only_leads(found: Found, sentence: str, view: View) -> bool:
    """Tell whether what was found for a sentence is the title of a menu that the sentence does not name."""
    title = next((each for each in titles(view) if found.box.center in each.box), None)
    if title is not None and re.fullmatch(rf"{re.escape(title.label)} (?:it|them|this|that)", sentence, re.I):
        return True  # 'view it' is an act, not the menu View
    if title is not None and _ELSEWHERE.search(sentence) and not re.search("menu|菜单", sentence, re.I):
        return True  # 'the bookmarks panel' is shown by an entry of the menu Bookmarks, or of another
    if title is not None and is_asked_for(sentence):
        return True  # an entry of it opens them
    return title is not None and not _is_named(title, sentence)
