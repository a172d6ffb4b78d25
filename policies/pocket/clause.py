"""Cuts a task into clauses, one act each: 'open the menu, turn on line numbers and close the dialog'.

The trap: 'and' joins acts, and it stands in names: 'Search and Replace'. So it parts two clauses only
where a verb follows it. What stands in quotes is never cut.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from agent.errors import TaskNotUnderstood
from policies.literal.language import read
from policies.pocket.chinese import read_chinese
from policies.pocket.english import read_english
from policies.pocket.framed import framed, in_order
from policies.pocket.intent import (
    Choose,
    ClickThe,
    Do,
    Intent,
    Where,
)
from policies.pocket.joining import Clause, joined
from policies.pocket.listing import listed
from policies.pocket.naming import thing
from policies.pocket.number import place_of
from policies.pocket.pointing import is_between
from policies.pocket.segment import at_joints
from policies.pocket.surrounding import in_time, without_purpose
from policies.pocket.verb import ACTS
from policies.pocket.written import CHINESE

_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|‘[^’]*’|「[^」]*」|《[^》]*》|(?<!\w)'[^']*'(?!\w)")
_ALWAYS = re.compile(
    r"[。；;？！\n]+|(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSt)[.!?](?=\s|$)|，(?!(?:主题|标题|内容|正文|直到|直至|(?:密码|口令)[^，。]+登[录陆]))|,(?=(?!主题|标题|内容|正文"
    r"|直到|直至)[\u3400-\u9fff])"
    r"|\s+(?:然后|接着|随后|并且|之后|(?<!不)再)\s*(?=[\u3400-\u9fff\x00])"
    r"|(?<=\x00)并(?!(?:全部|都)?(?:替换|换成|改成|粘贴))(?=[\u3400-\u9fff])"
    r"|(?<=[\u3400-\u9fffA-Za-z\d\x00])(?:然后|接着|随后|并且|(?<!不)再(?![见乘除加减]))(?=[\u3400-\u9fff\x00])"
)
_HEADED = re.compile(r"(?<=[点按])([^，。\x00]{1,10})，(?=标题|主题|内容|正文)")
_TITLED = re.compile(r"(?<=。)((?:标题|主题)(?:填写?|写|输入)[^，。\x00]+)，(?=(?:正文|内容)(?:填|写|输入))")
_FIELDS = re.compile(r"，(?=(?:标题|主题|内容|正文)(?:填|写|输入))")
_LETTER = re.compile(r"[邮信寄转发]|写给")  # whose head and body these are
_BEFORE_ACT = re.compile(
    r"(?:,\s*|\s+)?(?:\b(?:and then|and also|and|but|then|finally|after that|afterwards)\b,?\s*|,\s+)"
    r"(?=(?:(?:just|simply) )?((?:do not\b)|[A-Za-z-]+(?:['’]t)?))",
    re.IGNORECASE,
)
_NOT_AFTER = re.compile(r"\b(?:to|how|where you can)\s*$", re.IGNORECASE)
_FOR_KEYS = re.compile(r"(?:type|write)\b|(?:press|hit)\s+\S+\+", re.IGNORECASE)
_POLITE = re.compile(
    r"^\s*(?:(?:(?:please|now|first|then|finally|and|also|next(?! (?:question|page|song|track|slide"
    r"|step|chapter|video|one|image|picture|photo|day|week|month|item|level|episode)\b)|just|lastly"
    r"|afterwards|could you|can you|would you|if possible|"
    r"i want (?:you )?to|i need (?:you )?to|i(?:'d| would) like (?:you )?to|you should|let's)\b,?"
    r"|kindly|simply|quickly|go ahead and"
    r"|请(?![问假求柬帖教示])你?|麻烦你?|帮我|帮忙|给我|先|再(?!次)|然后|最后|接着|就|并(?!排)|直接|马上|立即|立刻"
    r"|可以的话|如果可以|如果可能|在这里|在这儿|在此处?|我想要?|我要)\s*)*",
    re.IGNORECASE,
)
_IF = re.compile(
    r"(?:if|when(?:ever)?|in case|should|once|as soon as)(?: there(?:'s| is| are)| you see| it shows)?(?:"
    r" an?| the| any| some)? (?P<what>.+?)"
    r"(?: (?:shows? up|pops? up|appears?|comes? up|comes?|shows|pop up|should appear|opens|exists|(?:is"
    r"|are) (?:shown|visible|there"
    r"|displayed|open|asked)))?",
    re.IGNORECASE,
)
_IF_THEN = re.compile(
    _IF.pattern
    + r"(?:,\s*(?:then\s+)?|\s+(?:then\s+)?)(?P<then>(?:press|click|choose|answer|say|select|pick|hit|tap"
    r"|accept"
    r"|cancel|dismiss|close|decline|reply|confirm|push|refuse|reject|deny|allow|block|skip|ignore)\b.+)",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"^(?:it|pop-?up|dialog(?:ue)?(?: box)?|message|banner|window|site|page) (?:asks|wants|prompts)(?: me"
    r"| you)?"
    r" (?:for|about) (?:(?:my|your|the|an?) )?(?=\S)",
    re.IGNORECASE,
)  # what is asked for is what is shown
_ASKED = re.compile(
    r"you|(?:you are |you're )?(?:asked|prompted|needed|required)", re.IGNORECASE
)  # not shown
_CHINESE_IF = re.compile(
    r"(?:如果|若|假如|要是|当)(?:弹出|出现|有|看到|显示)?(?:了)?(?P<what>.+?)(?:弹出|出现|的话|时)?(?:了)?"
)
_CHINESE_IF_THEN = re.compile(
    _CHINESE_IF.pattern
    + r"[，,]?(?:就|那么?就?|则)(?P<then>(?:点|按|选|关|拒绝|同意|允许|接受|取消|忽略|跳过|确认).*)"
)
_WHEN_DONE = re.compile(
    r",?\s+(?:(?:but )?without (?:pressing|hitting) (?:enter|return)"
    r"|when (?:you(?:'re| are) )?(?:done|finished|ready)|at the end|for me|please|now)$",
    re.IGNORECASE,
)
_POINTS = re.compile(r"(?:click|choose|select|pick|open|press|tap|(?:un-?)?(?:tick|check))\b", re.IGNORECASE)
_THERE = re.compile(r" (?:there|in there|here|too|as well|instead|right away)$", re.IGNORECASE)
_TYPED_AT = re.compile(r"(?:type|write|enter|insert|add|append|put|paste) .+ at the end$", re.IGNORECASE)
_VERBS = "type|write|enter|input|put|press|click|tap|choose|select|pick|change|set|tick|untick|turn"
_PLACE = re.compile(
    rf"(?:in|on|under|within|inside|from) (?:(?!\b(?:{_VERBS})\b)[^,])+",
    re.IGNORECASE,
)
_PAGE = re.compile(
    r"(?:in|on|under) (?:the )?(?P<name>(?-i:[A-Z]|\x00)[^,]*?) (?:tab|page|section|view|panel|area|category)"
    r"(?:,? (?P<then>.+))?",
    re.IGNORECASE,
)  # where what follows is done
_AREA = re.compile(
    r"(?i:in|under) (?P<name>[A-Z][a-z]+(?: (?:& |and )?[A-Z][a-z]+){0,2})"
)  # the same, and no more
_SETTINGS = re.compile(
    r"(?:in|under) (?:the |my )?(?P<name>(?:[a-z]+ )?(?:settings|preferences))", re.IGNORECASE
)  # which are opened first
_ON_PAGE = re.compile(
    r"(?P<act>(?:delete|remove|open|archive|star|edit|rename|click|tick|select|like|share|download)\b.+?) on"
    r" (?:the (?P<nth>second|third|fourth|fifth|sixth) page|page (?P<number>\d{1,3}))",
    re.IGNORECASE,
)
_SWITCHES = re.compile(
    r"(?:(?:switch|turn) (?:on|off)|(?:de|in)?activate|enable|disable|(?:un)?(?:tick|check)|mute)\b", re.I
)
_STRUCK = re.compile(r"\b(?:press|click|tap|touch)$", re.IGNORECASE)  # 'press and hold' is one act
_PAYS = re.compile(r"\b(?:press|click|tap|hit|buy)(?: on)? \w+$", re.IGNORECASE)  # 'Confirm and pay'
_ORDERS = re.compile(r"place (?:the|an|my) (?:\w+ )?order\b", re.IGNORECASE)
_NOTHING = re.compile(r"\bnothing(?: else)?$", re.IGNORECASE)
_FRONT = re.compile(
    r"(?P<place>(?:in|on) the (?:(?:first|second|third|fourth|fifth|last|next|\d+(?:st|nd|rd|th)) )?"
    r"(?:row|line|column|dialog|window|toolbar|sidebar|list)(?: (?:of|for) [A-Z]\w*)?),? "
    r"(?P<act>(?:press|click|tap|choose|select|pick|change|set|tick|untick)\b.+)",
    re.IGNORECASE,
)
_ROW = re.compile(r"in the row (?:of|for|with|called) (?P<row>[^,]+)", re.IGNORECASE)
_SET = re.compile(r"(?P<act>(?:change|set|edit|update|rename) .+?)(?P<to> (?:to|as) .+)", re.IGNORECASE)
_IN_CELL = re.compile(r"in (?:cell )?\S+,? (?:type|enter|write|put)\b", re.IGNORECASE)
_NEW_ONE = re.compile(
    r"\b(a new|another|^(?:go|switch|return)(?: back)? to the (?:first|second|last|other|old|previous|next))"
    r" one\b",
    re.IGNORECASE,
)
_KINDS = re.compile(
    r"\b(tab|window|document|file|folder|note|page|contact|entry|row|project)s?\b", re.IGNORECASE
)


def clauses(task: str) -> tuple[Clause, ...]:
    """Return the clauses of the task, at least one. Raises TaskNotUnderstood where it says nothing."""
    kept: list[str] = []

    def hide(match: re.Match[str]) -> str:
        kept.append(match[0])
        return f"\x00{len(kept) - 1}\x00"

    def show(text: str) -> str:
        return re.sub("\x00(\\d+)\x00", lambda match: kept[int(match[1])], text)

    hidden = _QUOTED.sub(hide, task)
    hidden = _TITLED.sub(r"\1。", _HEADED.sub(r"\1。", hidden))
    parts = [part for piece in _ALWAYS.split(hidden) for part in at_joints(piece)]
    pieces = [piece for part in parts for piece in _at_acts(part)]
    found = list[Clause]()
    condition = ""
    for sentence in _placed(_with_kinds([each for piece in in_time(pieces) for each in listed(bare(piece))])):
        then = _IF_THEN.fullmatch(sentence) or _CHINESE_IF_THEN.fullmatch(sentence)
        if then is not None:
            condition, sentence = _condition(show(then["what"])), then["then"]
        asked = (_CHINESE_IF if is_chinese(sentence) else _IF).fullmatch(sentence) if then is None else None
        if asked is not None:
            condition = _condition(show(asked["what"]))
            continue
        chinese = is_chinese(sentence)
        known = framed(sentence, show, chinese=chinese)
        made = _fields(sentence, show, chinese=chinese) if known is None else known
        if condition:
            shown = _answer(made[0]) if _ASKED.fullmatch(condition) else condition
            made, condition = (Where(shown, made[0]) if shown else made[0], *made[1:]), ""
        found += [Clause(show(sentence), each, known is not None) for each in made]
    if not found:
        raise TaskNotUnderstood("the task is empty (say in a sentence what shall be done)")
    return tuple(in_order(joined(found)))


def _condition(what: str) -> str:
    """Return what has to be shown for what follows; what a dialog asks for is shown in it."""
    return thing(_ASKS.sub("", what))


def _answer(intent: Intent) -> str:
    """Return what has to be shown for an answer that may be asked for: the answer itself."""
    return intent.name if isinstance(intent, ClickThe) else intent.item if isinstance(intent, Choose) else ""


def bare(piece: str) -> str:
    """Return a clause without what is only polite; where text is typed, 'at the end' is a place."""
    said = _POLITE.sub("", piece.strip(" ,，.。")).strip()
    if _TYPED_AT.match(said):
        return said
    front = _FRONT.fullmatch(said)
    said = f"{front['act']} {front['place'].lower()}" if front is not None else said
    said = without_purpose(_WHEN_DONE.sub("", said).strip())
    return _THERE.sub("", said) if _POINTS.match(said) else said


def _placed(pieces: Sequence[str]) -> list[str]:
    """Put a place that stands before its act behind it: 'in the Name column, click Alice'.

    Where it is a page, go there first.
    """
    kept: list[str] = []
    place = row = ""
    for at, piece in enumerate(pieces):
        follows = pieces[at + 1] if at + 1 < len(pieces) else ""
        page = _PAGE.fullmatch(piece) or (_AREA.fullmatch(piece) if _SET.fullmatch(follows) else None)
        if page is not None:
            kept.append(f"if there is {page['name']}, click {page['name']}")
            kept += [then] if (then := page.groupdict().get("then")) else []
        elif (settings := _SETTINGS.fullmatch(piece)) is not None and follows:
            kept.append(f"open the {settings['name'].lower()}")
        elif (paged := _ON_PAGE.fullmatch(piece)) is not None:
            number = paged["number"] or place_of(paged["nth"])
            kept += [f"go to page {number}", paged["act"]]
        elif (named := _ROW.fullmatch(piece)) is not None and _SET.fullmatch(follows):
            row = named["row"]
        elif _PLACE.fullmatch(piece):
            place = f" {piece[:1].lower()}{piece[1:]}"
        elif piece:
            into = f" of {row}" if row else place
            kept.append(_SET.sub(rf"\g<act>{into}\g<to>", piece) if _SET.fullmatch(piece) else piece + place)
            place = row = ""
    return [*kept, place.strip()] if place else kept


def _with_kinds(pieces: Sequence[str]) -> list[str]:
    """Say what 'a new one' is: 'close this tab', 'open a new one'."""
    kept, kind = list[str](), ""
    for piece in pieces:
        kept.append(_NEW_ONE.sub(rf"\1 {kind}", piece) if kind else piece)
        kind = named[1] if (named := _KINDS.search(piece)) is not None else kind
    return kept


def _at_acts(part: str) -> list[str]:
    """Cut where a joining word or a comma is followed by a verb."""
    pieces, start = [], 0
    for match in _BEFORE_ACT.finditer(part):
        verb = match[1].lower().replace("’", "'")
        before = part[start : match.start()]
        after_to = ("," not in match[0] and _NOT_AFTER.search(before)) or _is_name(before, match)
        act = verb in ACTS or verb == "do not" or verb.partition("-")[0] in ACTS
        after_to = after_to or (verb == "pay" and _PAYS.search(before) is not None)
        after_to = after_to or (verb == "hold" and _STRUCK.search(before) is not None)
        after_to = after_to or _is_pair(before, part[match.end() :]) or is_between(before, match[0])
        act = act or _ORDERS.match(part, match.end()) is not None
        act = act or _NOTHING.search(before) is not None
        if (act or _IN_CELL.match(part, match.end())) and match.start() > start and not after_to:
            pieces.append(part[start : match.start()])
            start = match.end()
    return [*pieces, part[start:]]


def _is_name(before: str, match: re.Match[str]) -> bool:
    """Tell whether the 'and' is between two words with capitals: 'Search and Replace' is one name."""
    words = before.split()
    joined = match[0].strip().lower() == "and"
    return joined and match[1][:1].isupper() and len(words) > 1 and words[-1][:1].isupper()


def _is_pair(before: str, after: str) -> bool:
    """Tell whether two things of one kind are switched: 'turn off text messages and push messages'."""
    first, second = before.split(), after.strip(" .").split()
    alike = bool(first) and len(second) == 2 and second[-1].lower() == first[-1].lower()
    return alike and _SWITCHES.match(before.strip()) is not None


def is_chinese(sentence: str) -> bool:
    """Tell whether a clause is Chinese; 'type 你好' is English."""
    first = re.match(r"[A-Za-z'-]+", sentence)
    english = first is not None and first[0].lower() in (*ACTS, "if", "when")
    return not english and CHINESE.search(sentence) is not None


def _fields(sentence: str, show: Callable[[str], str], *, chinese: bool) -> tuple[Intent, ...]:
    """Return what a clause asks for; of one that is only handed on, what it tells of head and body, too."""
    made = _understood(sentence, show, chinese=chinese)
    parts = _FIELDS.split(sentence)
    if len(parts) == 1 or made != (Do(show(sentence)),) or _LETTER.search(sentence):
        return made
    return tuple(each for part in parts for each in _understood(part, show, chinese=chinese))


def _understood(sentence: str, show: Callable[[str], str], *, chinese: bool) -> tuple[Intent, ...]:
    made = read_chinese(sentence, show) if chinese else read_english(sentence, show)
    if _FOR_KEYS.match(sentence) and made == (Do(show(sentence)),):
        read(show(sentence))  # no place is meant, and what is wrong with it is said there
    return made
