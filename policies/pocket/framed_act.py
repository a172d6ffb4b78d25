"""Sentences that do one act to one thing, by its own name: people who are followed, lists that things join.

The trap: 'add all songs by Ann to the queue' adds no text, and 'follow Rosa' names no kind of thing by which
a row would be known. So the act and where it is done are told by the frame.
"""

from __future__ import annotations

import re

from policies.pocket.errand import ENTER, Groups, Intents, Rows
from policies.pocket.framed_sheet import COLOUR
from policies.pocket.intent import Answer, Choose, ClickThe, Do, DragThe, Hover, Tick, Write
from policies.pocket.messaging import MESSAGE
from policies.pocket.naming import items, literal, thing
from policies.pocket.number import number_of, place_of
from policies.pocket.phrase import chosen
from policies.pocket.sheet import CELL
from policies.pocket.undertaking import AtRow, Fill, Mark, Replace, Send, Slot, ToPage

_PERSON = r"(?:(?-i:[A-Z])[\w.'’-]*(?: (?-i:[A-Z])[\w.'’-]*){0,3}|@[\w.]+|[a-z]+[_.][\w.]+|\x00\d+\x00)"
_COLLECTION = (
    r"(?:queue|wish ?list|watch ?list|reading list|favou?rites|library|collection|saved items|compare list"
    r"|order)"
)
_SPAN = r"(?: ?(?:to|-|–|:|through|until|and) ?)"
_DAY = (
    r"(?:today|tomorrow|(?:next |this |on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|on \d{4}-\d\d-\d\d"
    r"|on (?-i:[A-Z])[a-z]+ \d{1,2}(?:st|nd|rd|th)?|on \d{1,2}(?:st|nd|rd|th)?(?: of)? (?-i:[A-Z])[a-z]+)"
)
_TIME = r"\d{1,2}(?::\d\d)?(?: ?[ap]\.?m\.?)?"
_NUMBER = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,2})"


def _followed(groups: Groups) -> Intents:
    return (AtRow(groups["act"].lower(), thing(groups["row"])),)


def _collected(groups: Groups) -> Intents:
    return (AtRow(f"add to {groups['where'].lower()}", thing(groups["row"])),)


def _noted(groups: Groups) -> Intents:
    each = items(groups["text"])
    return tuple(intent for text in each for intent in (Write(text, "text field"), Do("add")))


def _met(groups: Groups) -> Intents:
    kind = groups["kind"].lower()
    made: Intents = (Do(f"create a new {kind}"), Write(f"{kind.capitalize()} with {groups['who']}", "title"))
    day = re.sub(r"^on ", "", groups["day"])
    return (*made, Write(literal(day), "date"), Write(groups["time"], "time"))


def _timed(groups: Groups) -> Intents:
    """Return what a free hour of a calendar is filled with; of another length it is asked about."""
    if groups["unit"].lower() != "hour" or groups["length"].lower() not in ("1", "an", "one", "a"):
        return (Do(groups["whole"]),)
    return (Slot(thing(groups["time"])), Write(literal(groups["text"]), "title"), Send())


def _merged(groups: Groups) -> Intents:
    act = "merge cells" if groups["whole"].isascii() else "合并单元格"
    return (Fill(f"{groups['first']}:{groups['last']}"), Do(act))


def _row_coloured(groups: Groups) -> Intents:
    at = groups["at"]
    return (Fill(f"{at}:{at}"), Do("background colour"), Choose(groups["colour"].lower()))


def _printed(groups: Groups) -> Intents | None:
    number = number_of(groups["number"])
    if number is None:
        return None
    if groups["whole"].isascii():
        return (Do("print"), Write(str(number), "copies"), Tick("double-sided"), ENTER)
    return (Do("打印"), Write(str(number), "份数"), Tick("双面"), ENTER)


def _printed_so(groups: Groups) -> Intents:
    return (Do("print"), Write(groups["page"], "pages"), Choose(groups["how"].lower()), ENTER)


def _to_page(groups: Groups) -> Intents | None:
    number = place_of(groups["nth"])
    return None if number is None else (ToPage(number),)


def _shared(groups: Groups) -> Intents:
    return (AtRow("share", thing(groups["row"])), Choose(thing(groups["who"])))


def _both_dragged(groups: Groups) -> Intents:
    kind = groups["one"].split()[-1]
    return (
        DragThe(thing(groups["one"]), thing(groups["there"])),
        DragThe(f"{thing(groups['other'])} {kind}", thing(groups["where"])),
    )


def _listed(groups: Groups) -> Intents:
    lines = [Write(text) for text in items(groups["text"])]
    parted = [intent for line in lines for intent in (ENTER, line)][1:]
    return (Do(f"make a {groups['kind'].lower()} list"), *parted)


ACTIONS: Rows = (
    (
        r"(?:drag|move) (?P<one>.+?) (?:on)?to (?P<there>.+?) and (?:the )?(?P<other>[a-z]+(?: [a-z]+)?)"
        r" one (?:on)?to"
        r" (?P<where>.+)",
        _both_dragged,
    ),
    (r"(?:swap|exchange) .+ and .+", lambda g: (Do(g["whole"]),)),
    (
        r"give (?P<row>.+?) an? (?:heart|like|thumbs[- ]up)",
        lambda g: (AtRow("like", thing(g["row"])),),
    ),
    (
        r"(?:write|post|put|leave) (?P<text>\x00\d+\x00) (?:below|under|beneath|underneath) (?:it|this|that"
        r"|the (?:post|photo|video|picture|article))",
        lambda g: (Write(literal(g["text"]), MESSAGE), Send()),
    ),
    (
        r"(?:create|make|insert|start|add) an? (?P<kind>bulleted|numbered) list (?:with|of|from)(?: the"
        r" (?:items|points))?"
        r" (?P<text>.+)",
        _listed,
    ),
    (
        r"(?:change|replace|correct) (?P<old>\x00\d+\x00) (?:to|by|with|into) (?P<new>\x00\d+\x00) (?:in"
        r"|on) .+",
        lambda g: (Replace(literal(g["old"]), literal(g["new"])),),
    ),
    (
        r"replace the (?P<what>(?:first|last|second|third) (?:word|line|sentence)) (?:with|by)"
        r" (?P<text>\x00\d+\x00)",
        lambda g: (Mark(g["what"]), Write(literal(g["text"]))),
    ),
    (
        r"(?:change|switch|set) the view to (?P<view>day|week|month|year|list|grid|agenda|table|tree)",
        lambda g: (Choose(g["view"].lower()),),
    ),
    (
        r"commit (?:(?:the |all |my )*changes )?with the message (?P<text>.+)",
        lambda g: (Write(literal(g["text"]), "message"), Do("commit")),
    ),
    (
        r"(?:let|make|have|put) the (?:computer|screen|display|laptop|pc) (?:go to |to )?(?P<what>sleep"
        r"|turn off|lock|dim)"
        r" after (?P<time>\w+ (?:seconds?|minutes?|hours?))",
        lambda g: (Choose(g["time"], g["what"].lower()),),
    ),
    (r"(?:press|click|tap|touch) and hold\b.+", lambda g: (Do(g["whole"]),)),
    (
        r"(?:select|choose|pick) (?:the )?"
        r"(?P<what>[a-z]+ (?:that|which) (?:is|are|does|do)(?: not|n['’]t) [^,]+)",
        lambda g: (Choose(thing(g["what"])),),
    ),
    (
        r"mark (?:the )?(?-i:[A-Z]|\x00)[^,]* as"
        r" (?:read|unread|done|finished|complete|paid|sold|seen|watched)",
        lambda g: (Do(g["whole"]),),
    ),
    (
        r"share (?P<row>(?:the |my |this )?(?:folder|file|document|album|note|list|photo|picture|calendar"
        r"|link)"
        rf"(?: [^,]+?)?) with (?P<who>{_PERSON})",
        _shared,
    ),
    (
        r"report (?P<row>.+?) (?:as|for) (?P<why>spam|abuse|harassment|abusive|fake|inappropriate)",
        lambda g: (AtRow("report", thing(g["row"])), Choose(g["why"].lower())),
    ),
    (
        r"(?P<act>follow|unfollow|mute|unmute|block|unblock|befriend|unfriend) (?:the )?(?:user |account "
        r"|channel "
        rf"|artist |person |profile )?(?P<row>{_PERSON})",
        _followed,
    ),
    (
        r"(?:put|write|note) (?P<text>(?!(?:me|us|it|them|this|that)\b)[^\x00]+?|\x00\d+\x00) (?:on|onto|in)"
        r" (?:the |my )?(?:shopping|grocery|to-?do|task|packing|guest|bucket) list",
        _noted,
    ),
    (
        rf"(?:add|put|save) (?P<row>.+?) (?:to|on|in|into) (?:the |my )?(?P<where>{_COLLECTION})",
        _collected,
    ),
    (
        rf"(?:create|make|schedule|add|plan|set up|arrange) an? (?:new )?(?P<kind>meeting|appointment"
        rf"|call|event)"
        rf" with (?P<who>{_PERSON}) (?:for )?(?P<day>{_DAY}),? (?:at|from) (?P<time>{_TIME})",
        _met,
    ),
    (
        rf"(?:create|add|make|schedule)(?: a)?(?: new)? (?P<length>\S+?)[ -](?P<unit>hour|minute)s?(?: long)?"
        r" (?:event|appointment|meeting|entry) (?:called|named|titled) (?P<text>.+?) (?:at|from)"
        rf" (?P<time>{_TIME})",
        _timed,
    ),
    (
        rf"merge (?:the )?(?:cells? )?(?P<first>(?-i:{CELL})){_SPAN}(?P<last>(?-i:{CELL}))",
        _merged,
    ),
    (
        r"(?:fill|colou?r|shade|paint|highlight|make) (?:the )?(?:whole |entire )?(?:row (?P<row>\d{1,4})"
        rf"|column (?P<column>(?-i:[A-Z]{{1,2}}))) (?:with |in )?(?P<colour>{COLOUR})",
        lambda g: _row_coloured({**g, "at": g["row"] or g["column"]}),
    ),
    (r"print (?P<number>\w+) cop(?:y|ies)(?: of .+)?,? (?:double|two)[- ]sided", _printed),
    (
        r"print (?:only |just )?(?:the )?page (?P<page>\d{1,4}) in (?P<how>black and white|gr[ae]y(?:scale)?"
        r"|colou?r)",
        _printed_so,
    ),
    (
        r"(?:open|show|view|go to|turn to) the (?P<nth>second|third|fourth|fifth|sixth|\d+(?:nd|rd|th)) page",
        _to_page,
    ),
    (
        r"(?:show|go to|view|see|open|display|jump to)(?: me)? (?:the )?(?P<which>next|previous|following"
        r"|coming)"
        r" (?P<unit>day|week|month|year)(?: (?:in|on|of) (?:the |my )?calendar)?",
        lambda g: (Do(f"go to the {g['which'].lower()} {g['unit'].lower()}"),),
    ),
    (
        r"(?:select|choose|pick) (?:the )?(?:items|options|entries) (?P<what>(?!.*\b(?:them"
        r"|it)\b)[^\x00]+? and"
        r" [^\x00]+?)(?: (?:from|in|on|out of) (?:the )?(?P<among>[^,]+))?",
        chosen,
    ),
    (
        r"(?:set|change|switch) (?:the |my )?(?P<among>wallpaper|background|avatar|icon|cover|picture) to"
        r" (?:the |an? )?(?P<item>(?:picture|photo|image|drawing) of .+)",
        lambda g: (Choose(thing(g["item"]), g["among"].lower()),),
    ),
    (
        r"(?:apply|use|redeem) (?:the |my |this )?(?:code|voucher) (?P<text>(?-i:[A-Z\d])\S*|\x00\d+\x00)",
        lambda g: (Write(literal(g["text"]), "code"), Do("apply")),
    ),
)
CHINESE_ACTIONS: Rows = (
    (r"(?:把它?|将)?(?:加到|添加到|加进|放进)(?:我的)?日历(?:里|中)?", lambda g: (Do(g["whole"]),)),
    (
        r"把.+文件夹(?:里面?|中|内)的(?:所有|全部)?(?:文件|内容|东西)(?:都|全部)?(?:删除|删掉|清空)",
        lambda g: (Do(g["whole"]),),
    ),
    (r"(?:把|将)?闹钟(?:推迟|延后|延迟)(?:到)?.+", lambda g: (Do(g["whole"]),)),
    (
        r"(?:把|将)(?P<who>.+?)(?:拉进|拉入|加入|加到|加进|添加到|邀请进|邀请到)(?:群聊|群组|群"
        r"|频道)(?P<row>.+)",
        lambda g: (ClickThe(thing(g["row"])), Do("添加成员"), Choose(thing(g["who"]))),
    ),
    (
        r"(?:把|将)(?P<row>.+?)(?:添加到|加到|加入|加进|放进)(?:歌单|播放列表)(?P<list>.+)",
        lambda g: (AtRow(f"add to {thing(g['list'])}", thing(g["row"])),),
    ),
    (
        r"(?:关闭|关掉)除了?这个(?:标签页?)?(?:以外|之外|外)的?(?:所有|其他|全部)的?标签页?",
        lambda g: (Do("关闭其他标签页"),),
    ),
    (
        r"(?:把|将)(?:鼠标|指针)(?:放|停|移动?|悬停)(?:到|在)(?P<what>.+?)(?:上面|上)?",
        lambda g: (Hover(thing(g["what"])),),
    ),
    (r"(?:press|click|tap|touch) and hold\b.+", lambda g: (Do(g["whole"]),)),
    (
        r"mark (?:the )?(?-i:[A-Z]|\x00)[^,]* as"
        r" (?:read|unread|done|finished|complete|paid|sold|seen|watched)",
        lambda g: (Do(g["whole"]),),
    ),
    (
        rf"(?:在|往|向)\s*(?:单元格)?\s*(?P<cell>(?-i:{CELL}))\s*(?:单元格|格)?(?:里面?|中|内)?\s*"
        r"(?:输入|填入|填写|填上|填|写入|写上|写|录入)\s*(?P<text>.+)",
        lambda g: (Fill(g["cell"], literal(g["text"])),),
    ),
    (
        rf"(?:把|将)\s*(?:单元格)?\s*(?P<cell>(?-i:{CELL}))\s*(?:单元格)?(?:的值|的内容)?(?:改|设"
        rf"|填)(?:成|为)\s*(?P<text>.+)",
        lambda g: (Fill(g["cell"], literal(g["text"])),),
    ),
    (
        rf"(?:把它)?(?:写|填|放|输入)(?:到|进|入"
        rf"|在)\s*(?:单元格)?\s*(?P<cell>(?-i:{CELL}))(?:单元格)?(?:里|中)?",
        lambda g: (Answer("", g["cell"]),),
    ),
    (
        rf"(?:把|将)?合并\s*(?:单元格)?\s*(?P<first>(?-i:{CELL}))\s*[到至:：-]\s*(?P<last>(?-i:{CELL}))\s*(?:的?单元格)?",
        _merged,
    ),
    (rf"(?:双面)打印\s*(?P<number>{_NUMBER})\s*份.*", _printed),
)
