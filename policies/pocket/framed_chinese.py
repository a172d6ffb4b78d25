"""Chinese sentences whose frame tells all, as the English ones beside them.

The trap: Chinese tells the direction of an order, a person to be added and pages to be printed with the same
'到' and '在' as places. So each row wants its whole frame.
"""

from __future__ import annotations

import re

from policies.pocket.errand import ENTER, Groups, Intents, Rows
from policies.pocket.intent import Await, Choose, ClickThe, Do, DragThe, Keys, Seek, Tick, Write
from policies.pocket.naming import CHINESE_VALUE, field, literal, thing
from policies.pocket.number import number_of
from policies.pocket.undertaking import AtRow, Carry, Fill, Only, Sort

_NUMBER = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,2})"
_IN = r"(?:里面?|中|内|上)?"
_THINGS = r"(?:商品|产品|东西|结果|邮件|文件|任务|订单|人|员工|房源|项目|条目|课程|视频|图片|照片|行|记录)"
_WAYS = r"(?:低到高|高到低|小到大|大到小|新到旧|旧到新|早到晚|晚到早|多到少|少到多|[AaZz]到[AaZz])"
_FALLS = re.compile(r"[高大多]到|新到|晚到|[Zz]到")
_AGREED = re.compile(r"条款|条件|协议|政策|隐私|声明")
_OTHERS = re.compile(r"google|apple|facebook|github|qq|microsoft|twitter|gitlab", re.IGNORECASE)
_OVER = {"前": "上", "后": "下"}
_TABS = r"(?:各个?|每个|每一个|所有的?|其他的?|其它的?|不同的?|几个)(?:标签页?|选项卡|页签)"


def _printed(groups: Groups) -> Intents:
    pages = f"{groups['first']}-{groups['last']}" if groups["last"] else groups["first"]
    return (Do("打印"), Write(pages, "页码"), ENTER)


def _copies(groups: Groups) -> Intents | None:
    number = number_of(groups["number"])
    return None if number is None else (Do("打印"), Write(str(number), "份数"), ENTER)


def _inserted(groups: Groups) -> Intents:
    if groups["column"]:
        return (Fill(f"{groups['column']}1"), Do(f"在{groups['side']}侧插入列"))
    return (Fill(f"A{groups['row']}"), Do(f"在{_OVER.get(groups['over'], groups['over'])}方插入行"))


def _ordered(groups: Groups) -> Intents:
    falls = _FALLS.match(groups["way"]) is not None
    column = re.fullmatch(r"([A-Z]{1,2})列", groups["by"])
    if column is not None:
        return (Fill(f"{column[1]}1"), Do("降序排序" if falls else "升序排序"))
    return (Sort(thing(groups["by"]), falls),)


def _repeated(groups: Groups) -> Intents | None:
    number = number_of(groups["number"])
    key = "z" if groups["act"] == "撤销" else "y"
    return None if number is None else (Keys(("ctrl", key), number),)


def _logged_in(groups: Groups) -> Intents | None:
    if _OTHERS.fullmatch(groups["user"]):
        return None  # the account of another site, which has a button of its own
    return (Write(literal(groups["user"]), "用户名"), ClickThe("登录"))


def _listed(groups: Groups) -> Intents:
    each = [literal(part) for part in re.split(r"[、，,]|和|以及", groups["rest"]) if part.strip()]
    return tuple(intent for text in each for intent in (Write(text, "text field"), Do("add")))


def _travelled(groups: Groups) -> Intents:
    places = (Write(literal(groups["start"]), "出发"), Write(literal(groups["to"]), "到达"))
    best = (AtRow("book", f"{groups['which']}的{groups['kind']}"),) if groups["which"] else ()
    return (*places, ClickThe("搜索"), *best) if groups["act"] else places


def _switched(groups: Groups) -> Intents:
    on = groups["act"] in ("打开", "开启", "启用")
    each = re.split(r"[、，,]|和", groups["what"])
    return (Do(f"打开{groups['place']}"), *(Tick(thing(name), on) for name in each if name.strip()))


def _ticked(groups: Groups) -> Intents | None:
    if _AGREED.search(groups["rest"]):
        return None  # the 'and' is in its name
    return tuple(Tick(thing(name)) for name in re.split(r"[、，,]|和", groups["rest"]) if name.strip())


def _contact(groups: Groups) -> Intents:
    return (Do("新建联系人"), Write(literal(groups["who"] or groups["other"]), "姓名"))


CHINESE_FRAMES: Rows = (
    (r"打印第?\s*(?P<first>\d{1,4})(?:页)?(?:\s*[到至~～-]\s*第?\s*(?P<last>\d{1,4}))?\s*页", _printed),
    (rf"(?:把.+?)?打印\s*(?P<number>{_NUMBER})份.*", _copies),
    (
        r"在\s*(?P<column>[A-Z]{1,2})\s*列的?(?P<side>[左右])(?:边|侧|面)?插入(?:一|1)?(?:个"
        r"|列)?(?:新的?)?(?:空白)?列?"
        r"|在第?\s*(?P<row>\d{1,4})\s*行的?(?P<over>[上下前后])(?:边|方|面)?插入(?:一|1)?(?:个"
        r"|行)?(?:新的?)?(?:空白)?行?",
        _inserted,
    ),
    (
        rf"(?:把|将|按照?)?(?P<by>[^从]+?)从(?P<way>{_WAYS})(?:的顺序)?(?:来)?(?:排序|排列|排)(?:一下)?",
        _ordered,
    ),
    (rf"(?:只|仅)(?:看|显示|查看|列出)(?P<value>[^\x00]+?)的{_THINGS}", lambda g: (Only(thing(g["value"])),)),
    (
        r"(?:使用|输入|填入?|用|兑换)(?P<field>优惠码|折扣码|优惠券|兑换码"
        r"|邀请码)[:：]?\s*(?P<text>[A-Za-z\d\x00].*)",
        lambda g: (Write(literal(g["text"]), g["field"]), ClickThe("使用")),
    ),
    (
        r"(?:把|将)?(?:所有|全部)的?(?:邮件|消息|通知|信息|信)?(?:都|全部|全)?标(?:记)?(?:为|成)已读",
        lambda g: (Do("全部标为已读"),),
    ),
    (
        r"(?:在|往|向)?(?:我的)?(?:联系人|通讯录)" + _IN + r"(?:添加|新增|加上|加入|增加)(?P<who>.+)"
        r"|(?:把|将)(?P<other>.+?)(?:加到|添加到|加入|加进)(?:我的)?(?:联系人|通讯录)" + _IN,
        _contact,
    ),
    (
        rf"(?P<act>撤销|重做)(?:上|前|最近的?|最后的?)?(?P<number>{_NUMBER})(?:步|次|个)(?:操作|修改|更改)?",
        _repeated,
    ),
    (r"(?:导出|输出)(?:为|成)(?:一个)?[A-Za-z]{2,5}(?:文件|格式|图片)?", lambda g: (Do(g["whole"]),)),
    (
        r"连接?(?:到|上)?(?:名为|名叫|叫做?)?(?P<name>[^\s]+?)的?(?:无线网络?|wi-?fi|热点)"
        r"|连接?(?:到|上)?(?:无线网络?|wi-?fi|热点)(?P<other>.+)",
        lambda g: (ClickThe(thing(g["name"] or g["other"])),),
    ),
    (
        r"(?:把|将)(?P<what>.+?(?:会议|约会|日程|活动|预约|例会|聚会))(?:改到|挪到|推迟到|提前到|调到"
        r"|移到|改在)(?P<to>.+)",
        lambda g: (DragThe(thing(g["what"]), thing(g["to"])),),
    ),
    (r"(?:播放|切到|跳到|听|换)?[上下]一(?:首|曲|集)(?:歌曲?|音乐)?", lambda g: (Do(g["whole"]),)),
    (
        r"(?:使用|用|以)(?P<user>[A-Za-z\d][\w.@+-]*?|\x00\d+\x00)(?:的?(?:账号|帐号|身份"
        r"|用户))?(?:进行)?(?:登录|登陆)",
        _logged_in,
    ),
    (
        r"(?:在|往|向)[^\x00]*?(?:清单|列表|单子)" + _IN + r"(?:加上|添加|加入|加)(?P<rest>.+)",
        _listed,
    ),
    (
        r"(?P<act>查一下|查找|查询|查|搜索|搜一下|搜|找|预订|订|买)?(?:一张)?从(?P<start>.+?)(?:飞往|飞到"
        r"|到|去|飞)"
        r"(?P<to>.+?)的?(?P<which>最[\u3400-\u9fff]{1,2})?的?(?P<kind>飞机票|机票|航班|火车票|车票|高铁票"
        r"|火车)",
        _travelled,
    ),
    (
        r"(?P<date>(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})[日号]"
        r"|今天|明天|后天)(?:出发|动身|走)",
        lambda g: (Write(literal(g["date"]), "出发日期"),),
    ),
    (
        r"在(?P<place>.{0,6}设置)(?:里面?|中)(?P<act>打开|开启|启用|关闭|关掉|停用)(?P<what>.+)",
        _switched,
    ),
    (
        r"(?:把|将)?(?P<by>[\u3400-\u9fff]{2,4})筛选(?:为|成|出|到)(?P<what>.+)",
        lambda g: (Only(thing(g["what"]), g["by"]),),
    ),
    (
        r"为?(?P<among>(?!在|从|把|将|点|请(?!假|求)|先|再|给|全|重|不|只|去|来|按|取)[\u3400-\u9fff]{2,4})(?<!筛)选(?:择|为"
        r"|成)?(?P<what>[^择项中取定\s].*)",
        lambda g: (Choose(thing(g["what"]), thing(g["among"])),),
    ),
    (
        rf"(?:把|将)(?P<what>.+?的{CHINESE_VALUE})"
        r"(?:填|输入|写|抄|复制|录入)(?:到|进|入)(?P<field>.+?)" + _IN,
        lambda g: (Carry(thing(g["what"]), field(g["field"])),),
    ),
    (r"(?:勾选|勾上)(?P<rest>[^\x00“]+?(?:和|、)[^\x00“]+)", _ticked),
    (
        r"(?:把|将)(?P<row>[^\x00]+?)(?P<act>下架|上架)",
        lambda g: (AtRow(g["act"], thing(g["row"])),),
    ),
    (
        r"(?:把|将)(?:全文|全部文[字本]|所有文[字本]|整篇文[章档])(?:都|全部)?(?:设为)?(?P<act>居中|加粗"
        r"|斜体|左对齐|右对齐)",
        lambda g: (Keys(("ctrl", "a")), Do(g["act"])),
    ),
    (
        r"(?P<field>密码|口令|电话|电话号码|手机号?|邮箱|地址|姓名|备注|生日|年龄|公司|时间|日期|号码|账号)"
        r"(?:是|为|填写为?|填为|填|写|:|：)(?P<text>.+)",
        lambda g: (Write(literal(g["text"]), g["field"]),),
    ),
    (
        r"(?:等待?|等到)(?P<what>[^，,]+?)(?:完成|结束|好)(?:了)?(?:之后|以后|后)?",
        lambda g: (Await(f"{thing(g['what'])}完成"),),
    ),
    (r"(?:点击|单击|点开|按下?)(?:它|一下)?", lambda g: (ClickThe("它"),)),
    (
        rf"(?:在)?{_TABS}(?:里面?|中|之间|下面?)?(?:来回切换|切换|翻)?(?:去|来|中|着)?(?:查找|寻找|翻找"
        rf"|找)(?:到|出)?(?P<what>.+)",
        lambda g: (Seek(thing(re.sub(r"^(?:链接|按钮)", "", g["what"])), through=True),),
    ),
)
