"""Chinese sentences that make something and say what it is called: '新建一个叫“账单”的文件夹'.

The trap: the name stands before what is made or behind it, and there are a dozen words for being called. So
both orders are known with all of these words, and the act is told without the name.
"""

from __future__ import annotations

from policies.pocket.errand import Groups, Intents, Rows
from policies.pocket.intent import Do, Keys, Write
from policies.pocket.naming import literal

_MAKE = r"(?:新建|创建|建立|添加|新增|增加|建|加)(?:一个|一条|一项|个|条)?(?:新的?)?"
_CALLED = (
    r"(?:(?:名字|名称|标题|文件名|它)(?:就|是|为|叫做?|设为|设成)|叫做?|名为|名叫|称为"
    r"|(?:命名|取名|起名)(?:为|叫|成)?|标题为)"
)
_WHAT = r"(?P<what>[\u3400-\u9fff]{1,8}?)"


def _made(groups: Groups) -> Intents:
    return (Do(f"新建{groups['what']}"), *_named(groups))


def _named(groups: Groups) -> Intents:
    return (Write(literal(groups["text"])), Keys(("enter",)))


CHINESE_MAKING: Rows = (
    (rf"{_MAKE}{_CALLED}(?P<text>.+?)的{_WHAT}", _made),
    (rf"{_MAKE}{_WHAT}[，,]?{_CALLED}(?P<text>.+)", _made),
    (rf"{_MAKE}{_WHAT}\s*(?P<text>\x00.+)", _made),
    (rf"{_CALLED}(?P<text>.+)", _named),
)
