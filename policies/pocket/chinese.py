"""Reads one Chinese clause into intents: a table of sentences, the more particular ones first.

The trap: Chinese has no spaces and its verbs stand inside names: '打开文件' may be a button or an act, and
'在' may open a place or belong to a word. So a row wants its whole frame, and what no row knows is left
to the screen.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from agent.actions import Button
from policies.pocket.again import CHINESE_AGAIN
from policies.pocket.chinese_chore import CHINESE_CHORES
from policies.pocket.chinese_editing import CHINESE_EDITS
from policies.pocket.chinese_making import CHINESE_MAKING
from policies.pocket.composing import CHINESE_LETTERS
from policies.pocket.errand import ENTER, Groups, Intents, Rows
from policies.pocket.intent import (
    Answer,
    Await,
    Choose,
    ClickThe,
    Confirm,
    Copy,
    Do,
    DragThe,
    Hover,
    Keys,
    Paste,
    Pause,
    Search,
    Seek,
    SetTo,
    Tick,
    Turn,
    Write,
)
from policies.pocket.key import keys
from policies.pocket.menu_path import in_menu
from policies.pocket.naming import field, is_keyboard, items, literal, thing
from policies.pocket.number import number_of
from policies.pocket.playing import CHINESE_GAMES
from policies.pocket.refraining import CHINESE_REFRAININGS
from policies.pocket.segment import cuts_word
from policies.pocket.table import looked_up, table
from policies.pocket.telling import CHINESE_QUESTIONS

_IN = r"(?:里面|里边|之中|当中|中|里|内|上|处)?"
_TYPE = r"(?:输入|键入|填写|填入|填上|填|写上|写入|写|录入)"
_KIND_OF_TEXT = re.compile(r"^(?:标题|文字|文本|内容|一[句行段]\w{0,2}|一条\w{2})(?=[“\"「])")
_INSIDE = re.compile(r"^在?(?:里面|里头|其中|那里|这里)再?(?=[\u3400-\u9fff])")
_WHOSE = re.compile(r"从.+$|^(?:我|你)的(?=.{2})")  # what a value was, and whose it is
_SEVERAL = re.compile(
    r"(?:连续)?(?P<act>(?:点击?|单击|放大|缩小|(?:把|将).+?(?:放大|缩小|增大|减小|调高|调低)).*?)"
    r"(?P<number>[2-9]|[两二三四五六七八九])次"
)  # '把图片放大两次'
_WAYS = {"下": "down", "上": "up", "左": "left", "右": "right"}


def read_chinese(sentence: str, show: Callable[[str], str]) -> Intents:
    """Return what the clause asks for, at least one intent; as `read_english`."""
    sentence = _INSIDE.sub("", sentence) or sentence
    if (by_menu := in_menu(sentence, lambda act: read_chinese(act, show))) is not None:
        return by_menu
    if (several := _SEVERAL.fullmatch(sentence)) is not None and (times := number_of(several["number"])):
        return read_chinese(several["act"], show) * times
    made = looked_up(sentence, _ROWS, show, lambda match: not cuts_word(sentence, match))
    return (Do(show(sentence)),) if made is None else made


def _name(text: str) -> str:
    """Return a name without the words for what it is: '“保存”按钮', '保存按钮'."""
    return thing(
        re.sub(r"(?:一下|按钮|按键|选项卡|标签页|链接|图标|菜单项|复选框|(?<!首)选项)$", "", text.strip())
        or text
    )


def _clicked(button: Button = Button.LEFT, count: int = 1) -> Callable[[Groups], Intents | None]:
    def make(groups: Groups) -> Intents | None:
        name = _name(groups["what"])
        return (ClickThe(name, button, count),) if name else None

    return make


def _pressed(groups: Groups) -> Intents | None:
    parts = [groups["what"]]
    if match := re.fullmatch(r"(.+?)(全选|复制|粘贴|保存|撤销|剪切|打印)", groups["what"]):
        parts = [match[1]]  # 'Ctrl加A全选': the key, and what it is for
    if (found := keys(parts[0])) is not None:
        return (Keys(*found),)
    return _clicked()(groups)


def _written(groups: Groups) -> Intents | None:
    groups = {**groups, "text": _KIND_OF_TEXT.sub("", groups["text"])}
    into = re.sub(r"^(?:在|往|向|给|把)", "", groups.get("field") or "")
    name = "" if into and is_keyboard(thing(into)) else field(into)
    return (Write(literal(groups["text"]), name),)


def _changed(groups: Groups) -> Intents | None:
    value, name = literal(groups["text"]), _WHOSE.sub("", groups["field"]) or groups["field"]
    if "滑块" in name and re.fullmatch(r"-?[\d.]+ ?%?", value):
        return (SetTo(value.rstrip(" %"), thing(name)),)
    return (Write(value, field(name)),)


def _chosen(groups: Groups) -> Intents | None:
    among = re.sub(r"(?:下拉)?(?:列表|菜单|选项|框)$", "", groups.get("among") or "")
    return tuple(Choose(_name(item), thing(among)) for item in items(groups["what"])) or None


def _ticked(on: bool) -> Callable[[Groups], Intents | None]:
    return lambda groups: tuple(Tick(_name(each), on) for each in items(groups["what"])) or None


def _turned(groups: Groups) -> Intents | None:
    notches = number_of(groups.get("number") or "")
    return (Turn(_WAYS[groups["way"]], 3 if notches is None else notches, thing(groups.get("over") or "")),)


def _paused(groups: Groups) -> Intents | None:
    number = number_of(groups["number"])
    value = float(groups["number"] if number is None else number)
    return (Pause(value * (60 if groups["unit"].startswith("分") else 1)),)


def _in_turn(groups: Groups) -> Intents | None:
    return tuple(ClickThe(_name(each)) for each in re.split(r"[、，,]|和", groups["what"]) if each.strip())


def _logged_in(groups: Groups) -> Intents:
    user, secret = literal(groups["user"]), literal(groups["text"])
    return Write(user, groups["field"]), Write(secret, groups["secret"]), ClickThe("登录")


def _named_as(first: str) -> Callable[[Groups], Intents | None]:
    def make(groups: Groups) -> Intents | None:
        what = thing(groups.get("what") or "")
        before: Intents = (
            () if what in ("", "它", "文件", "文件夹", "该文件", "这个文件") else (ClickThe(what),)
        )
        text = literal(groups["text"])
        whole = (Keys(("ctrl", "a")),) if first == "rename" and re.search(r"\.\w{1,5}$", text) else ()
        return (*before, Do(first), *whole, Write(text), ENTER)

    return make


_SENTENCES: Rows = (
    *CHINESE_GAMES,
    *CHINESE_QUESTIONS,
    *CHINESE_AGAIN,
    *CHINESE_LETTERS,
    *CHINESE_MAKING,
    *CHINESE_EDITS,
    *CHINESE_CHORES,
    (
        r"(?:使用|用|以)(?P<field>用户名|账号|帐号|用户|邮箱)\s*(?P<user>.+?)\s*(?:和|及|与|[，,])?\s*"
        r"(?P<secret>密码|口令)\s*(?P<text>.+?)\s*(?:进行)?(?:登录|登陆)",
        _logged_in,
    ),
    *CHINESE_REFRAININGS,
    (
        r"(?P<whole>(?:把|将).+?(?:设为|设成|设置为|改为|改成|变成|变为)(?:粗体|斜体|下划线|居中|左对齐|右对齐|删除线))",
        lambda g: (Do(g["whole"]),),
    ),
    (
        r"(?:把|将)?(?:页面|网页|屏幕)?(?:一直)?(?:拉|滚|滑|拖|翻)(?:动)?(?:到|至)最?(?P<end>[底下顶上](?:部|面|端|边)?)",
        lambda g: (Turn("down" if g["end"][0] in "底下" else "up", 0),),
    ),
    (
        r"(?:看看|告诉我|数一下)?(?P<question>(?:有多少|计算|算出|算一下|解(?![压锁除散释雇])).+)",
        lambda g: (Answer(g["question"]),),
    ),
    (
        r"(?:取消勾选|取消选中|去掉勾选|不勾选|关掉|停用|禁用)(?P<what>(?!.*(?:窗口|对话框|程序|应用|软件|文件|文档|标签页?|页面|菜单|浏览器|首选项|设置|面板|侧边栏|弹窗)$).+)",
        _ticked(False),
    ),
    (r"(?:勾选|勾上|打勾|启用|开启)(?P<what>.+)", _ticked(True)),
    (
        r"确保(?P<what>.+?)(?:已经?|是|处于)?(?:打开|开启|启用|勾选|选中|开着)(?:状态)?(?:了|的)?",
        _ticked(True),
    ),
    (
        r"确保(?P<what>.+?)(?:已经?|是|处于)?(?:关闭|停用|禁用|未勾选|关着)(?:状态)?(?:了|的)?",
        _ticked(False),
    ),
    (r"(?:把|将)?(?P<what>.+?)(?:勾上|勾选上|打上勾)", _ticked(True)),
    (
        r"(?:把|将)(?P<what>.*?)(?:另存为|保存为|存为)(?P<text>.+)",
        lambda g: _named_as("save as")({**g, "what": ""}),
    ),
    (r"(?:另存为|保存为|存为|保存成)(?P<text>.+)", _named_as("save as")),
    (
        r"(?:打开|查看|点开|看)(?P<what>第.{1,3}[个条](?:搜索)?(?:结果|链接))",
        lambda g: (ClickThe(thing(g["what"])),),
    ),
    (r"回车(?:键)?", lambda g: (ENTER,)),
    (r"(?:把|将)(?P<what>.*?)(?:重命名|改名|更名)(?:为|成)(?P<text>.+)", _named_as("rename")),
    (
        r"(?:把|将)(?:文件)?(?P<what>[^，的]+\.\w{1,5})改(?:为|成)(?P<text>[^，]+\.\w{1,5})",
        _named_as("rename"),
    ),
    (r"(?:重命名|改名|更名)(?:为|成)(?P<text>.+)", _named_as("rename")),
    (
        r"(?:把|将)(?P<what>.+?)复制(?:到|进)(?P<field>.+?)" + _IN,
        lambda g: (Copy(thing(g["what"]), field(g["field"])),),
    ),
    (
        r"复制(?P<what>.+?)(?:到|并粘贴到)(?P<field>.+?)" + _IN,
        lambda g: (Copy(thing(g["what"]), field(g["field"])),),
    ),
    (r"复制(?P<what>.+)", lambda g: (Copy(thing(g["what"])),)),
    (r"粘贴到(?P<field>.+?)" + _IN, lambda g: (Paste(field(g["field"])),)),
    (r"粘贴", lambda g: (Paste(),)),
    (
        r"(?:把|将)(?P<what>.+?)(?:拖动|拖拽|拖放|拖|移动|移)(?:到|至|进|入)(?P<to>.+?)" + _IN,
        lambda g: (DragThe(thing(g["what"]), thing(g["to"])),),
    ),
    (
        r"(?:拖动|拖拽|拖)(?P<what>.+?)(?:到|至|进)(?P<to>.+?)" + _IN,
        lambda g: (DragThe(thing(g["what"]), thing(g["to"])),),
    ),
    (r"(?:把|将)(?P<text>[\x00“\"].+?)" + _TYPE + r"(?:到|进|入)(?P<field>.+?)" + _IN, _written),
    (
        r"(?:把|将)(?P<field>.+?)(?:设置为|设为|设成|调到|调成|改为|改成|改到|(?<!切)换成|(?<!切)换为|调为|设置成|填成|填为)(?P<text>.+)",
        _changed,
    ),
    (r"(?:在|往|向|给)(?P<field>.+?)" + _IN + _TYPE + r"(?P<text>.+)", _written),
    (r"(?P<field>[\u3400-\u9fff]{2,8}?)" + _TYPE + r"(?P<text>.+)", _written),
    (_TYPE + r"(?P<text>.+?)(?:到|进)(?P<field>.+?(?:框|栏|里|中))", _written),
    (r"(?:输入|键入|填写|写入|写上|写下|写)(?P<text>.+)", _written),
    (
        r"(?:选择|选中|选上|勾选)(?P<what>(?!除|所有|全部|每).+?)(?:这个|这一)?(?:复选框|勾选框)",
        lambda g: (Tick(thing(g["what"])),),
    ),
    (r"(?:从|在)(?P<among>.+?)" + _IN + r"(?:选择|选中|选取|挑选|选)(?P<what>.+)", _chosen),
    (r"(?:选择|选中|选取|挑选|选)(?P<what>.+)", _chosen),
    (
        r"(?:一直)?(?:向|往)?(?P<way>[上下])?(?:滚动|滚|翻|滑动|滑)(?:页面|屏幕)?(?:直到|至|到)(?:看到|看见"
        r"|出现)?(?P<what>.+?)(?:出现|可见)?(?:为止)?",
        lambda g: (
            (Turn("up" if g["what"][:1] in "顶" or g["what"] == "最上面" else "down", 0),)
            if re.fullmatch(r"(?:页面)?(?:最)?(?:底部|底|末尾|下面|顶部|顶端|顶|上面)", g["what"])
            else (Seek(thing(g["what"])),)
        ),
    ),
    (
        r"(?:在(?P<over>.+?)" + _IN + r")?(?:向|往)(?P<way>[上下左右])(?:滚动|滚|翻|滑动|滑)(?:页面)?"
        r"(?P<number>\d+|[一二两三四五六七八九十几])?(?:格|次|下|行|页|点)?",
        _turned,
    ),
    (
        r"(?:搜索|搜一下|搜|查找|搜寻)(?:一下)?(?P<text>(?!框|栏|按钮|图标).+)",
        lambda g: (Search(literal(g["text"])),),
    ),
    (r"(?:找到|寻找|找)(?P<what>.+)", lambda g: (Seek(thing(g["what"])),)),
    (
        r"(?:等待|等|暂停)(?P<number>\d+(?:\.\d+)?|[一二两三四五六七八九十])(?:个)?(?P<unit>秒钟|秒|分钟|分)",
        _paused,
    ),
    (
        r"(?:等待|等到|等)(?P<what>.+?)(?:消失|关闭|不见)(?:了)?(?:后|以后|之后)?",
        lambda g: (Await(thing(g["what"]), True),),
    ),
    (
        r"(?:等待|等到|等)(?P<what>.+?)(?:出现|显示|打开|加载完)(?:了|出来)?(?:后|以后|之后)?",
        lambda g: (Await(thing(g["what"])),),
    ),
    (
        r"(?:检查|确认|核对)(?P<what>.+?)(?:是否)?(?P<not>没有|未|不)?(?:显示|出现)(?:了|出来)?",
        lambda g: (Confirm(thing(g["what"]), not g["not"]),),
    ),
    (
        r"(?:把鼠标|将鼠标|鼠标|把指针)?(?:悬停|移动|移)(?:在|到|至)(?P<what>.+?)(?:上面|上)?",
        lambda g: (Hover(thing(g["what"])),),
    ),
    (r"双击(?:一下)?(?:打开)?(?P<what>.+?)(?:(?:来|以)?打开(?:它|详情|查看)?)?", _clicked(count=2)),
    (r"(?:右键单击|右键点击|用右键点击|右击|右键)(?P<what>.+)", _clicked(Button.RIGHT)),
    (r"(?:点击|单击|点选|点按|轻点|点一下|点开|点)(?P<what>.+)", _clicked()),
    (r"(?:按下|按一下|按|敲击|敲)(?P<what>.+)", _pressed),
    (r"(?:依次|先后)(?:点击|单击|点|打开|选择)(?P<what>.+)", _in_turn),
    (r"提交(?:表单|它)?", lambda g: (ClickThe("提交"),)),
)
_ROWS = table(_SENTENCES)
