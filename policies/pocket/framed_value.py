"""Sentences whose value is told in words: somebody's number, a level, a first letter, a limit, a time.

The trap: whoever types what such a sentence has after its verb types the words of a description. So each row
says whether the value is read off the screen, made of the text, or chosen.
"""

from __future__ import annotations

import re

from policies.pocket.errand import ENTER, Groups, Intents, Rows
from policies.pocket.intent import (
    Answer,
    Choose,
    ClickThe,
    Do,
    DragThe,
    Keys,
    Resize,
    SetTo,
    Tick,
    Where,
    Write,
)
from policies.pocket.naming import field, literal, thing
from policies.pocket.number import NUMERALS
from policies.pocket.undertaking import Carry, Mark, Only

_TYPE = r"(?:enter|type|write|put|input|fill in|key in)"
_HELD = (
    r"(?:phone|mobile|telephone|number|address|e-?mail|age|birthday|city|country|code|price|date|salary|score"
    r"|id)"
)
_OWNER = r"(?-i:[A-Z])[\w.-]*(?: (?-i:[A-Z])[\w.-]*){0,2}['’]s?"
_LEVEL = r"(?:lowest|low|medium|normal|high|highest|urgent|critical)"
_THINGS = (
    r"(?:rows|items|entries|orders|tasks|products|results|lines|records|people|files|mails|e-?mails|messages"
    r"|shoes|things|ones|those|offers|hotels|houses|books|flights)"
)
_MONEY = r"[$€£¥]?\s?\d[\d.,]*(?: ?(?:dollars|euros?|pounds|yuan|元))?"
_TEXT = r"(?:\x00\d+\x00|[^\s,]+)"
_CAPITAL = (
    r"(?:with (?:the|its|a) (?:first letter (?:in )?(?:an? )?(?:upper[ -]?case|capitals?(?: letters?)?"
    r"|capitali[sz]ed)"
    r"|capital first letter)|capitali[sz]ed|starting with a capital(?: letter)?)"
)
_CHINESE_LEVEL = r"(?:非常紧急|紧急|特急|加急)"
_SPAN = rf"(?:{NUMERALS}|半)(?:秒钟?|分钟|个?小时)"
_CHINESE_THINGS = r"(?:商品|产品|结果|邮件|文件|任务|订单|人|员工|房源|项目|条目|课程|视频|图片|照片|行|记录)"


def _carried(groups: Groups) -> Intents:
    return (Carry(thing(groups["what"]), "text field"),)


def _capitalised(groups: Groups) -> Intents:
    text = literal(groups["text"])
    return (Write(text[:1].upper() + text[1:], field(groups["field"])),)


def _coloured(groups: Groups) -> Intents:
    return (
        Do(f"make {groups['what']} {groups['how'].lower()}"),
        Do(f"make the text {groups['colour'].lower()}"),
    )


def _placed(groups: Groups) -> Intents:
    before = groups["side"].lower() in ("before", "in front of")
    return (Mark(thing(groups["text"])), Keys(("left" if before else "right",)))


def _broken(groups: Groups) -> Intents:
    before = groups["side"].lower() == "before"
    return (Mark(thing(groups["text"])), Keys(("left" if before else "right",)), Do("insert a page break"))


def _counted(groups: Groups) -> Intents:
    return (Answer(f"how many {thing(groups['what'])}"),)


def _jumped(groups: Groups) -> Intents:
    return (Do("jump to a time"), Write(groups["time"], "time"), ENTER)


def _gone_to(groups: Groups) -> Intents:
    kind = groups["kind"].lower()
    return (Do(f"go to {kind}"), Write(groups["number"], kind), ENTER)


def _widened(groups: Groups) -> Intents:
    more = groups["more"].lower()
    side = {"wid": "width", "nar": "width", "tal": "height", "hig": "height"}.get(more[:3], "size")
    larger = more in ("wider", "taller", "higher", "larger", "bigger", "longer")
    return (Resize(thing(groups["what"]), side, larger),)


def _slid(groups: Groups) -> Intents:
    return (SetTo(groups["number"], thing(groups["what"])),)


def _today(groups: Groups) -> Intents:
    return (Where("Today", ClickThe("Today")), Write(literal(groups["text"]), at="page"))


def _translated(groups: Groups) -> Intents:
    return (Choose(groups["language"]), Write(literal(groups["text"]), "text area"))


VALUES: Rows = (
    (rf"{_TYPE} (?P<what>{_OWNER} (?:[a-z-]+ ){{0,2}}{_HELD})", _carried),
    (
        rf"{_TYPE} (?P<text>{_TEXT}),? {_CAPITAL}(?: (?:in|into)(?: the)? (?P<field>.+))?",
        _capitalised,
    ),
    (
        rf"(?:set|give|change|mark|make)(?: it| this| them| that)?(?: to| as| with)?(?: an?| the)?"
        rf" (?P<level>{_LEVEL}) (?P<what>priority|urgency|importance|severity)",
        lambda g: (Choose(g["level"].lower(), g["what"].lower()),),
    ),
    (
        rf"(?:only show|show(?: me)? only|filter (?:for|to)) (?:the )?(?:{_THINGS} )?(?:that (?:are|cost)"
        rf" |with a price"
        rf" )?(?P<value>(?:under|below|over|above|up to|less than|more than|cheaper than) {_MONEY})",
        lambda g: (Only(g["value"]),),
    ),
    (
        rf"(?:filter .+? (?:to (?:only )?show(?: only)?|for|so that only)|only show|show(?: me)? only)"
        rf" (?:the )?{_THINGS} (?:where|whose|in which) (?:the )?(?P<name>[a-z]+(?: [a-z]+)?)"
        r" (?:is|are|=|equals|of|set to) (?P<value>[^,]+)",
        lambda g: (Only(thing(g["value"]), thing(g["name"])),),
    ),
    (
        r"make (?P<what>.+?) (?P<how>bold|italic|underlined) and (?P<colour>red|blue|green|yellow|orange"
        r"|purple|pink|brown|gr[ae]y|black|white)",
        _coloured,
    ),
    (
        r"(?:put|place|set|move) the (?:cursor|caret) (?P<side>before|after|behind|in front of) (?:the )?"
        r"(?:word |text |sentence |line )?(?P<text>\x00\d+\x00)",
        _placed,
    ),
    (
        r"(?:insert|put|add) a page break (?P<side>before|after) (?:the )?(?:\w+ )?(?P<text>\x00\d+\x00)",
        _broken,
    ),
    (
        r"(?:insert|add|put)(?: in)? (?:the |a |an )?(?:page numbers?|word count|table of contents|footnote"
        r"|page break|line break|horizontal (?:line|rule)|bookmark|comment|hyperlink|header|footer)"
        r"(?: (?:at|in|on|to|after|before|under|above) [^\x00]+)?",
        lambda g: (Do(g["whole"]),),
    ),
    (
        r"count (?:all )?(?:of )?(?:the )?(?P<what>(?!(?:the|all|of|words|characters|letters|lines|only"
        r"|down|to|up"
        r"|from|on"
        r")\b)[a-z][\w -]*?(?:s|people|children|sheep|fish))(?: (?:in|on) the (?:picture|screen|page"
        r"|image|grid))?",
        _counted,
    ),
    (
        rf"{_TYPE}(?: down| in)? (?:the|that|this) (?:number|count|amount|total|result|answer|sum)",
        lambda g: (Answer("", "text field"),),
    ),
    (
        r"(?:jump|skip|seek|go|move|forward|rewind|scrub)(?: ahead| back| forward)? to"
        r" (?:minute |the position )?(?P<time>\d{1,2}:\d\d(?::\d\d)?)",
        _jumped,
    ),
    (
        r"(?:jump|go|move|scroll) to (?:the )?(?P<kind>offset|byte|address|frame|measure|bar|record|sample)"
        r"(?: number| no\.?)? (?P<number>(?:0x[\da-f]+|\d+))",
        _gone_to,
    ),
    (
        r"(?:re-?size|make|change) (?P<what>.+?) so that (?:it|its (?:width|height|size)) (?:is|becomes|gets)"
        r" (?P<more>larger|smaller|bigger|wider|narrower|taller|shorter|higher|longer)",
        _widened,
    ),
    (
        r"(?:drag|move|slide|pull|push|turn|set|bring) (?:the )?(?P<what>(?:(?! to | and"
        r" )[^,])*?(?:slider|knob|dial|volume"
        r"|brightness)) (?:to|up to|down to|until) (?P<number>-?\d+(?:\.\d+)?) ?(?:%|per ?cent)?",
        _slid,
    ),
    (
        rf"{_TYPE} (?P<text>\x00\d+\x00|.+?) (?:in|into|on) (?:(?:the )?(?:page|entry|note) (?:of|for) today"
        r"|today['’]s (?:page|entry|note))",
        _today,
    ),
    (
        r"translate (?P<text>\x00\d+\x00) (?:in)?to (?P<language>(?-i:[A-Z])[a-z]+)",
        _translated,
    ),
    (
        r"convert (?:the |this |my )?(?:file|document|page|sheet|presentation) (?:in)?to (?:an?"
        r" )?(?P<kind>[A-Z]{3,4})"
        r"(?: file)?",
        lambda g: (Do(f"export as {g['kind'].upper()}"),),
    ),
    (
        r"(?:translate|convert) (?!.*\b(?:letters|case|capitals?)\b)[^\x00]+ (?:in)?to .+",
        lambda g: (Do(g["whole"]),),
    ),
)
CHINESE_VALUES: Rows = (
    (
        r"(?:把|将)(?:这一?个?|当前)?(?:页|页面|网页|网站)(?:存为|加为|设为|添加为|保存为)书签",
        lambda g: (Do("添加书签"),),
    ),
    (
        r"(?:把|将)(?:第[^行段]{1,4}[行段]|选中的?.{0,4})(?:设为|设成|设置为|变成|改为|改成)(?:[一二三]级)?"
        r"(?:标题|正文|列表|引用|代码块)\d?",
        lambda g: (Do(g["whole"]),),
    ),
    (
        r"(?:把|将)?(?:翻译)?(?P<text>\x00\d+\x00)(?:翻译|译)?(?:成|为)(?P<language>[\u3400-\u9fff]{1,4}[语文])",
        _translated,
    ),
    (
        r"(?:输入|填写|填入|填)?(?P<field>验证码|用户名|账号|帐号|密码|口令|手机号码?|邮箱|卡号"
        r"|金额)[:：]?\s*"
        r"(?P<text>[A-Za-z\d][A-Za-z\d_.@+#!-]*)",
        lambda g: (Write(g["text"], g["field"]),),
    ),
    (
        r"(?P<what>特辣|中辣|微辣|少糖|无糖|半糖|全糖|去冰|少冰|多冰|常温|[大中小]份|[大中小]杯"
        r"|打包(?:带走)?|堂食|外带|自取)",
        lambda g: (Choose(g["what"]),),
    ),
    (
        r"不(?:要|需要|用)(?P<what>餐具|辣|葱|香菜|糖|冰|发票|吸管|袋子)",
        lambda g: (Tick(g["what"], False),),
    ),
    (
        r"(?:把|将)(?P<field>[^的\x00]{1,12}的(?!颜色|字体|字号|大小|背景|样式|宽度|高度|音量"
        r"|亮度)[\u3400-\u9fff]{2,4}?)"
        r"(?:更新|更改|修改|改|设)(?:成|为|到(?=\d))\s*(?P<text>[^，,]{1,20})",
        lambda g: (Write(literal(g["text"]), re.sub(r"^(?:我|你)的", "", g["field"])),),
    ),
    (rf"(?P<word>{_CHINESE_LEVEL})(?:处理|程度)?", lambda g: (Choose(g["word"]),)),
    (
        r"(?P<time>(?:(?:今天|明天|后天|大后天|周[一二三四五六日末]|星期[一二三四五六日天])?(?:上午|中午"
        r"|下午|晚上|早上))"
        r"|今天|明天|后天)(?P<what>上门|送达|送货|配送|取件|自取)",
        lambda g: (Choose(g["time"], f"{g['what']}时间"),),
    ),
    (
        rf"(?P<time>{_SPAN})(?:之后|以后|后)(?:自动)?(?P<what>锁屏|锁定屏幕|关闭屏幕|熄屏|息屏|休眠|睡眠"
        rf"|待机)",
        lambda g: (Choose(g["time"], g["what"]),),
    ),
    (
        r"(?:把|将)(?P<what>[^\x00]*?(?:滑块|滑条|音量|亮度|进度条)[^\x00]*?)(?:拖|移|调|拉|滑|设"
        r"|改)(?:动|节|整|置)?"
        r"(?:到|至|成|为|得)\s*(?:百分之)?(?P<number>-?\d+(?:\.\d+)?)\s*%?",
        _slid,
    ),
    (
        rf"(?:只|仅)(?:看|显示|查看|列出)(?P<name>[\u3400-\u9fff]{{2,6}}?)(?:为|是"
        rf"|等于)(?P<value>[^的]+?)的{_CHINESE_THINGS}",
        lambda g: (Only(thing(g["value"]), g["name"]),),
    ),
    (
        r"(?P<field>数量|件数|份数|价格|标题|名称|(?:(?![把将])[\u3400-\u9fff]){0,3}(?:日期|时间)|备注|宽度|高度"
        r"|字号)(?:改|设|调|填)(?:成|为|到)"
        r"\s*(?P<text>[\dA-Za-z\x00][^改设]*)",
        lambda g: (Write(literal(g["text"]), g["field"]),),
    ),
    (
        r"(?:跳到|跳转到|快进到|快退到|拖到)(?P<time>\d{1,2}[:：]\d\d(?:[:：]\d\d)?"
        r"|(?:\d{1,2}小时)?\d{1,2}分(?:钟)?(?:\d{1,2}秒?)?)",
        lambda g: (Do("跳到指定时间"), Write(_clock(g["time"]), "时间"), ENTER),
    ),
    (
        r"(?:把|将)(?P<what>.+?)(?:移动|移|放|拖|挪)(?:到)?(?:进去|到里面|到其中|进里面)",
        lambda g: (DragThe(thing(g["what"]), "它"),),
    ),
)


def _clock(said: str) -> str:
    """Return '2:30', of '2分30秒'."""
    numbers = re.findall(r"\d+", said)
    if len(numbers) == 1:
        numbers.append("0")
    return ":".join([numbers[0], *(each.zfill(2) for each in numbers[1:])])
