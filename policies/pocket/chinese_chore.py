"""Chinese sentences of every day, as `chore.py` has English ones.

The trap: '的' joins everything: '关于预算的邮件' and '最大的文件' are told from each other by the
screen alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from policies.pocket.errand import Groups, Intents, Rows
from policies.pocket.intent import Answer, Choose, ClickThe, Do, Intent, Keys, SetTo, Tick, Write
from policies.pocket.naming import field, items, literal, thing
from policies.pocket.number import NUMERALS, number_of
from policies.pocket.rank import SUPERLATIVE
from policies.pocket.undertaking import (
    Amount,
    AtRow,
    Dial,
    Dismiss,
    Mark,
    Rate,
    Restyle,
    Send,
    Sort,
    TickAll,
)

_KIND = r"(?:邮件|帖子|消息|文件|文件夹|商品|任务|航班|评论|信|照片|条目|待办)"
_ACTS = {
    "删除": "delete", "删掉": "delete", "移除": "delete", "点赞": "like", "赞": "like", "分享": "share",
    "关注": "follow",
    "回复": "reply", "转发": "forward", "收藏": "star", "加星标": "star", "标星": "star",
    "预订": "book", "购买": "buy", "买": "buy", "屏蔽": "mute", "举报": "report", "打开": "open",
    "选择": "select", "选中": "select", "点击": "select",
}  # fmt: skip


def _at(groups: Groups) -> Intents | None:
    act, row = _ACTS[groups["act"]], groups["row"]
    if act in ("open", "select") and not SUPERLATIVE.search(row):
        return None
    return (AtRow(act, thing(row)),)


def _all(on: bool) -> Callable[[Groups], Intents | None]:
    return lambda groups: (TickAll(on, tuple(items(groups["but"] or ""))),)


def _rated(groups: Groups) -> Intents | None:
    number = number_of(groups["number"])
    return None if number is None else (Rate(number),)


def _ordered(groups: Groups) -> Intents | None:
    found: list[Intent] = []
    for part in re.split(r"\s*(?:[和、]|以及)\s*", groups["rest"]):
        match = re.fullmatch(rf"({NUMERALS})(?:份|个|杯|瓶|件|块|碗|本|张)\s*(.+)", part.strip())
        if match is None:
            return None
        number = number_of(match[1])
        if number is None:
            return None
        found.append(Amount(thing(match[2]), number))
    return tuple(found)


def _painted(groups: Groups) -> Intents:
    how = {"大写": "upper case", "小写": "lower case", "大": "larger", "小": "smaller"}.get(
        groups["how"], groups["how"]
    )
    return (Mark(thing(groups["text"] or "文字")), Restyle(how))


CHINESE_CHORES: Rows = (
    (r"每页显示\s*(?P<number>\d{1,4})\s*[条项行个]?", lambda g: (Choose(g["number"], "每页"),)),
    (
        r"在(?P<place>[^“\x00]{2,8}?)(?:里面?|中|下)(?P<act>打开|开启|启用|关闭|关掉|停用)(?P<what>.+)",
        lambda g: (Do(f"打开{g['place']}"), Tick(thing(g["what"]), g["act"] in ("打开", "开启", "启用"))),
    ),
    (r"全选(?:所有)?(?:文本|文字|文档|内容)", lambda g: (Keys(("ctrl", "a")),)),
    (
        r"用(?P<text>[\x00“].+?)回复(?P<row>.+)|回复(?P<other>[^\x00“]+?)[:：,，]?(?:说|内容为|写)?(?P<said>[\x00“].+)",
        lambda g: (
            AtRow("reply", thing(g["row"] or g["other"])),
            Write(literal(g["text"] or g["said"]), "text area"),
            Send(),
        ),
    ),
    (
        r"(?:把|将)(?P<row>.+?" + _KIND + r")标(?:记)?为重要(?:的)?",
        lambda g: (AtRow("star", thing(g["row"])),),
    ),
    (
        r"(?:在|往|向)?(?P<field>.+?)(?:中|里)?(?:输入|填入|填写)(?P<what>.*?第[一二三四五六七八九十\d]+个?(?:单词|词|字))",
        lambda g: (Answer(g["what"], field(g["field"])),),
    ),
    (r"(?:找到|找出)(?P<what>.*?第[一二三四五六七八九十\d]+个?(?:单词|词))", lambda g: (Answer(g["what"]),)),
    (
        rf"(?:点|订|买|要|添加|来(?=[^新]+$)(?={NUMERALS}[份杯瓶碗盒串]))"
        rf"(?P<rest>{NUMERALS}(?:份|个|杯|瓶|件|块|碗|本|张).+)",
        _ordered,
    ),
    (
        r"(?:把|将)(?P<text>文字|文本|段落|[\x00“].+?)(?:变成|改成|设为|变为|改为|变|调)(?P<how>[红蓝绿黑黄紫橙]色|大写|小写|大|小)",
        _painted,
    ),
    (r"(?:选中|突出显示|高亮)(?:整个|这个)?(?:段落|文本|文字)", lambda g: (Mark("文字"),)),
    (
        r"回复(?P<row>.+?的" + _KIND + r")(?:[,，:：]?(?:说|内容为|写))(?P<text>.+)",
        lambda g: (AtRow("reply", thing(g["row"])), Write(literal(g["text"]), "text area"), Send()),
    ),
    (
        r"(?:把|将)(?P<row>.+?的?" + _KIND + r"|它|其)转发(?:给|到)(?P<text>.+)",
        lambda g: (AtRow("forward", thing(g["row"])), Write(literal(g["text"]), "to"), Send()),
    ),
    (
        r"(?:把|将)(?P<row>.+?)(?:加入|添加到|放进|放入|加到)购物车里?",
        lambda g: (AtRow("add to cart", thing(g["row"])),),
    ),
    (r"(?:把|将)(?P<row>.+?" + _KIND + r"|它)(?P<act>删除|删掉|移除|标星|加星标|收藏|分享)(?:掉|了)?", _at),
    (r"(?:把|将)(?P<row>.+?)从(?:列表|清单|购物车)(?:中|里)?(?P<act>删除|删掉|移除)", _at),
    (r"(?:给|为)(?P<row>.+?)(?P<act>点赞|加星标|标星)", _at),
    (r"(?P<act>删除|删掉|移除|点赞|分享|转发|回复|收藏|预订|购买|买|屏蔽"
     r"|举报)(?P<row>.+(?:" + _KIND + r"|最.+))", _at),
    (r"(?P<act>关注)(?P<row>@\S+|.+用户)", _at),
    (r"(?P<act>打开|选择|选中|点击)(?P<row>.*最.+)", _at),
    (r"(?:把|将)?(?:.*)?按(?:照)?(?P<by>.+?)(?:升序|(?P<falling>降序|倒序))?(?:进行)?(?:排序|排列)",
     lambda g: (Sort(thing(g["by"]), bool(g["falling"])),)),
    (r"(?P<what>(?:把|将)?按(?:照)?.{2,}?(?:来)?(?:浏览|查看|显示|分组|分类|筛选|过滤)(?!按钮|键).*)",
     lambda g: (Do(g["what"]),)),
    (r"(?:给|打|评).*?(?P<number>[一二三四五两1-5])(?:颗)?星.*", _rated),
    (r"(?:拨打|拨)(?:电话)?\s*(?P<digits>[\d*#-]+)", lambda g: (Dial(g["digits"].replace("-", "")),)),
    (r"(?:在|用)(?:数字|拨号)?键盘(?:上|中)?(?:输入|按)\s*(?P<digits>\d+)", lambda g: (Dial(g["digits"]),)),
    (r"(?:取消勾选|取消选中|不勾选)(?:所有|全部)(?:的)?\w*?(?:[,，]?除了(?P<but>.+?)(?:以外"
     r"|之外)?)?", _all(False)),
    (r"除了(?P<but>.+?)(?:以外|之外|外)?[,，]?(?:勾选|选中)(?:所有|全部)\w*", _all(True)),
    (r"(?:勾选|选中)(?:所有|全部)(?:的)?\w*?(?:[,，]?除了(?P<but>.+?)(?:以外|之外)?)?"
     r"|全部勾选(?P<x>)", _all(True)),
    (r"(?P<act>接受|同意|允许|拒绝)(?:所有|全部)?\s*(?:的)?cookies?",
     lambda g: (ClickThe(g["act"], of="cookie"),)),
    (
        r"(?:关闭|关掉|取消)(?:这个|该)?(?P<what>弹窗|弹出窗口|横幅|广告|通知栏|提示框|浮层)",
        lambda g: (Dismiss(g["what"]),),
    ),
    (
        r"(?:把|将)(?P<what>.+?)(?:滑块)?(?:移|拖|拉|调|滑)(?:动)?到最(?P<end>右|左|大|小|高|低)(?:边|端|侧)?",
        lambda g: (SetTo("max" if g["end"] in "右大高" else "min", thing(g["what"])),),
    ),
    (r"(?:把|将)(?:单词|文字|词)?(?P<text>[\x00“\"].+?)加粗", lambda g: (Mark(thing(g["text"])), Do("加粗"))),
)  # fmt: skip
