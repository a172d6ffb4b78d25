"""Whether an entry of a menu says what a sentence asks for, though in fewer, more or joined words.

The trap: 'make the document read only' is 'Read Only Mode', and 'hide the status bar' is 'Statusbar'. So what
any sentence may say (make, document, show) tells nothing, and words are compared by their beginnings, with
the spaces taken out. What is asked for must all be there: 'save as' is not 'Save'.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.senses import Found
from policies.pocket.translated import is_foreign, translated
from policies.pocket.written import CHINESE, EMPTY, WORD

_GENERAL = EMPTY | frozenset(
    "make document text file window show hide hidden visible display turn off mode program whole entire "
    "current do it them again more no not now new get change enable disable activate put everything contents "
    "content too also please want image picture so there here have has same way option setting feature "
    "把 将 让 文 档 本 显 示".split()
)
_BEGINNING = 5  # letters in which two forms of a word agree: 'vertical', 'vertically'
_WITHOUT_VERB = 2  # telling words at most, of which the verb must be said
_UNDERLINED = 3  # letters of a word that is told by the others
_ANOTHER = re.compile(r"\b(?:another|(?:an? )?(?:second|third|further))(?: new)?(?= (?:tab|window)\b)")
_MADE = re.compile(r"(?:create|make|start|begin|add|open|insert) (?:an? )?new (.+)")
_MADE_CHINESE = re.compile(
    r"(?:(?:打开|开)(?:一个?|个)?新的?|(?:新建|创建|新增|添加)(?:一个?|个)?(?:新的?)?)(?P<what>\w{1,6})"
)
_SIZED = re.compile(r"(?:把|将)?\w{1,5}?(?P<how>[放调变弄]大|[缩调变弄]小)(?:一?[点些])?")
_PLAIN = re.compile(r"\b(?:empty|blank|plain|text) (?=\w)", re.IGNORECASE)
_EMPTY_ONE = re.compile(r"(?:empty|blank|plain)\b|空", re.IGNORECASE)
_MADE_SO = re.compile(r"(?:make|set|turn) (?:the|this|my) \w+ (?:to )?(?=\w)")
_SMALL = frozenset("a an the of to in on at for with it me and one".split())
_SHOWN_AS = re.compile(r"^(?:show|view|display|see|list) (?:the |my |all )*\w+ (?=(?:as|in) an? )")
_SAME = (
    ("larger", "bigger", "enlarge", "increase", "grow", "zoom in"),
    ("smaller", "shrink", "decrease", "reduce", "zoom out"),
    ("centre", "center", "centred", "centered"),
    ("uppercase", "upper case", "capitals", "capital letters"),
    ("lowercase", "lower case", "small letters"),
    ("fullscreen", "full screen"),
    ("preferences", "settings", "options", "configure"),
    ("colour", "color"),
    ("read only", "readonly", "write protected", "write protect"),
    ("delete", "remove"),
    ("mirror", "flip horizontal"),
    ("create", "new", "add"),
    ("two pages", "side by side", "facing", "dual"),
    ("right", "clockwise"),
    ("left", "counterclockwise", "anticlockwise"),
)


_CHINESE = (
    ("侧边栏", "侧栏"), ("侧窗格", "侧栏"), ("侧面板", "侧栏"), ("工具条", "工具栏"), ("状态条", "状态栏"),
    ("缩放比例", "缩放"),
)  # fmt: skip
_PUT_AWAY = re.compile(
    r"^(?:隐藏|显示)(?!的?文件)|^(?:关闭|关掉|收起|打开)(?=.*(?:栏|面板|窗格|行号|标尺|网格)$)"
    r"|(?:隐藏|显示|关闭|打开|收|藏)(?:起来|出来|掉|了)?$"
)


_FRAME = re.compile(
    r"切换[到成为]?|[切换改转][到成为]|进入|使用|设置?[成为]|一下|当前|所有的?|全部的?|[这那一]个|模式$|状态$|功能$"
)  # of a Chinese sentence: it tells no more than 'switch to the … mode'
_HIDDEN = re.compile(r"\bhidden (?:files?|folders?|items?|objects?|rows?|columns?|characters?)\b")
_CALLED = re.compile(
    r"(?:open|load|choose|select|pick|show|run|play|use|(?:go|switch) to) .+"
    r" (?:called|named|titled) (?P<name>.+)",
    re.IGNORECASE,
)
_PUT_INTO = re.compile(
    r"(?:add|insert|put) (?:an? |the )?.+ (?:in)?to (?:the|this|my) (?P<where>[a-z]+)", re.IGNORECASE
)
_OWN = frozenset("new delete remove close quit exit print rename save".split())  # acts of an entry's own
_VALUE = re.compile(r" (?:of|at|with|by) (?:about )?\d[\d.,]*(?: ?[a-z%]+)?$", re.IGNORECASE)


def without_value(sentence: str) -> str:
    """Return a sentence without the number at its end, which no entry has: 'add a tone of 440 Hz'."""
    return _VALUE.sub("", sentence)


def told(sentence: str) -> list[str]:
    """Return the words of a sentence that tell something, in order."""
    low = sentence.lower()
    hidden = ["hidden"] if _HIDDEN.search(low) else []  # where it does not say how a thing shall be
    return hidden + [word for word in WORD.findall(low) if word not in _GENERAL]


def said_by(sentence: str, label: str) -> int:
    """Return how many of the telling words of a sentence a label says."""
    said = translated(sentence) if is_foreign(sentence, label) else sentence
    return sum(_says(label, word) for word in _units(said))


def entry_for(sentence: str, entries: Sequence[Found]) -> Found | None:
    """Return the entry that says all that the sentence tells; None where none does, or several alike.

    Of several the one with the fewest words that were not said.
    """
    if (named := _CALLED.fullmatch(sentence)) is not None:
        own = [entry for entry in entries if entry.label.strip(" .…").lower() == named["name"].lower()]
        if len(own) == 1:
            return own[0]
    if entries and is_foreign(sentence, " ".join(entry.label for entry in entries)):
        sentence = translated(sentence)
    readings = _readings(sentence)
    fits = ([entry for entry in entries if _says_all(entry.label, units)] for units in readings)
    fitting = next((fitting for fitting in fits if fitting), [])
    said = set(_words(sentence))
    asked = set(_words(_ANOTHER.sub("new", sentence.lower())))
    fitting = [entry for entry in fitting if not _does_else(entry.label, asked)]
    if (put := _PUT_INTO.fullmatch(sentence)) is not None:  # a 'Class Diagram' is no class in a diagram
        fitting = [entry for entry in fitting if _words(entry.label)[-1:] != [put["where"].lower()]]

    def strange(entry: Found) -> tuple[int, int]:
        """Count the words that were not said, then those that were, the more the better."""
        own = set(_words(entry.label))
        return len(own - said), -len(own & said)

    ranked = sorted(fitting, key=strange)
    if len(ranked) > 1 and strange(ranked[0]) == strange(ranked[1]):
        return None
    return ranked[0] if ranked else None


def empty_of(kinds: Found | None, offered: Sequence[Found], sentence: str) -> Found | None:
    """Return the empty one of what an entry offers kinds of, where that is made: 'Empty File', 'Blank Page'.

    None where the sentence makes something else, or nothing.
    """
    found = [entry for entry in offered if _EMPTY_ONE.match(entry.label)]
    makes = said_by("create", sentence) > 0 or _MADE_CHINESE.match(sentence) is not None
    if kinds is None or not makes or len(found) != 1:
        return None
    whole = Found(found[0].box, f"{kinds.label} {found[0].label}", found[0].score)
    return found[0] if entry_for(_PLAIN.sub("", sentence), [whole]) is not None else None


def _does_else(label: str, said: set[str]) -> bool:
    """Tell whether an entry begins with an act that is not said: 'New File' shows no file."""
    first = next(iter(_words(label)), "")
    names = next((names for names in _SAME if first in names), (first,))
    return first in _OWN and not any(word in said for name in names for word in name.split())


def _readings(sentence: str) -> list[list[str]]:
    """Return what a sentence tells, then what may do: the verb itself for what is new; without its verb.

    'Open a second tab' is 'Open Tab' where there is no 'New Tab'; 'rotate it upside down' is 'Flip (upside
    down)'.
    """
    units = _units(sentence)
    found = [units] if units else []
    new = _ANOTHER.sub("new", sentence.lower())
    if _MADE.match(new) is not None:
        found.append([new.split()[0], *units[1:]])
    if (put := _PUT_INTO.fullmatch(new)) is not None:
        found.append([unit for unit in units[1:] if unit != put["where"]])
    if (chinese := _MADE_CHINESE.fullmatch(new)) is not None:
        what = told(chinese["what"].removesuffix("页"))
        found += [[*verb, *what] for verb in ("新", "打开", "创建", "添加")]
    elif (sized := _SIZED.fullmatch(new)) is not None:
        found.append(["放大" if "大" in sized["how"] else "缩小"])
    elif len(units) > _WITHOUT_VERB and CHINESE.search(sentence) is None:  # a verb is one word, not one sign
        found.append(units[1:])
    if (how := _MADE_SO.match(new)) is not None and (units := told(new[how.end() :])):
        found.append(units)  # 'make the game hard': the menu that has 'Hard' knows of what
    return found


def _says_all(label: str, units: Sequence[str]) -> bool:
    return "".join(units) in "".join(_words(label)) or all(_says(label, unit) for unit in units)


def _words(label: str) -> list[str]:
    return WORD.findall(_same_chinese(label.lower()))


def _same_chinese(words: str) -> str:
    """Return Chinese words by the name that one of several has here."""
    for other, name in _CHINESE:
        words = words.replace(other, name)
    return words


def _units(sentence: str) -> list[str]:
    """Return what a sentence tells: words, and pairs of them that have other names."""
    said = _same_chinese(_PUT_AWAY.sub("", sentence.lower()))
    said = _FRAME.sub("", said) or said
    low = " ".join(WORD.findall(_SHOWN_AS.sub("", _ANOTHER.sub("new", said))))
    if (made := _MADE.match(low)) is not None:
        return ["create", *(word for word in made[1].split() if word not in _SMALL)]
    pairs = [name for names in _SAME for name in names if " " in name and re.search(rf"\b{name}\b", low)]
    for pair in pairs:
        low = low.replace(pair, " ")
    return [*pairs, *told(low)]


def _says(label: str, unit: str) -> bool:
    names = next((names for names in _SAME if unit in names), (unit,))
    words = _words(label)
    joined = "".join(words)
    return any(
        name.replace(" ", "") in joined
        if " " in name or len(name) > _BEGINNING
        else any(_agree(word, name) for word in words)
        for name in names
    ) or any(_agree(word, unit) for word in words)


def _agree(word: str, other: str) -> bool:
    if word[1:] == other[1:] and len(word) > _UNDERLINED:
        return True  # the first letter may be underlined, and is then misread
    if min(len(word), len(other)) < _BEGINNING:
        return word.rstrip("s") == other.rstrip("s")
    return word[:_BEGINNING] == other[:_BEGINNING] and abs(len(word) - len(other)) < 4
