"""Chinese sentences about a text that is edited; a table beside the English one, of which the makers are.

The trap: Chinese says 'all' behind what it means all of, and 'in the document' before it. So both are taken
off what is to be replaced.
"""

from __future__ import annotations

import re

from policies.pocket.editing import copied, paged, written_at_end
from policies.pocket.errand import Groups, Intents, Rows
from policies.pocket.intent import Do, Keys
from policies.pocket.lines import at_line, gone_to, to_end, written_on_line
from policies.pocket.naming import literal
from policies.pocket.number import number_of
from policies.pocket.sheet import CELL
from policies.pocket.undertaking import AtRow, Discard, Fill, Replace, Restyle

_OLD_TEXT = re.compile(
    r"^(?:查找|找到|搜索)|^(?:文档|文本|全文|文章|文件)(?:里面?|中|内)?(?:的|所有的?)?|^文中(?:的|所有的?)?|^所有的?|并$"
)
_CHINESE_LINE = r"第 ?(?P<nth>[一二两三四五六七八九十]|\d{1,4}) ?行"


def _replaced(groups: Groups) -> Intents:
    old, new = groups.get("each") or groups["old"], groups.get("other") or groups["new"]
    return (Replace(literal(_OLD_TEXT.sub("", old).strip()), literal(new)),)


CHINESE_EDITS: Rows = (
    (r"(?:把|将)?\s*(?P<what>[\w-]+\.\w{1,5})\s*复制(?:到|进)\s*(?P<into>.+?)\s*(?:文件夹|目录)(?:里|中|内)?",
     copied),
    (r"(?:把|将)?光标(?:移动?|放|跳)?(?:到|在|至)(?:文本|文档|全文)?(?P<end>开头|末尾|结尾|最后|最前)(?:处)?",
     lambda g: (to_end(g["end"]),)),
    (rf"(?:(?:把|将)?光标)?(?:转到|跳到|移到|移动到){_CHINESE_LINE}", gone_to),
    (rf"(?P<act>选中|选择|删除|删掉|复制|剪切){_CHINESE_LINE}", at_line),
    (r"(?:转|跳|翻|去|移动?|前往)(?:到|至)?第 ?(?P<nth>[一二两三四五六七八九十]|\d{1,5}) ?页", paged),
    (rf"在{_CHINESE_LINE}(?:里|中|末尾|后面)?(?:输入|写上|写入|写|键入|添加)(?P<text>.+)", written_on_line),
    (r"在(?:文本|文档|全文|文章)?(?:的)?(?P<end>开头|末尾|结尾|最后)(?:处)?(?:输入|写上|写入|写|键入|添加|加上)(?P<text>.+)",
     written_at_end),
    (r"(?:把|将)?(?:所有的?|全部的?)?(?P<old>.+?)(?:全部|都)?替换(?:为|成)(?P<new>.+)", _replaced),
    (r"(?:把|将)(?P<old>(?:文[档本件章]|全文)(?:里面?|中|内)?(?:的|所有的?).+?)(?:全部|全都|都)?[换改](?:成|为)(?P<new>.+)"
     r"|(?:把|将)(?P<each>.+?)(?:全部|全都|都|一律)[换改](?:成|为)(?P<other>(?!大写|小写|[红蓝绿黑黄紫橙白]色).+)",
     _replaced),
    (r"(?:把|将)(?:所有的?|全部的?|整个|全文的?)(?:字母|文字|文本|内容|单词|字)?(?:都|全部)?"
     r"(?:变|改|转换?|换)(?:成|为)(?P<how>大写|小写)(?:字母)?",
     lambda g: (Keys(("ctrl", "a")), Restyle("upper case" if g["how"] == "大写" else "lower case"))),
    (r"替换(?:为|成)(?P<new>.+)", lambda g: (Replace("", literal(g["new"])),)),
    (r"(?:删除|删掉)(?:文件)?(?P<what>[\w-]+\.\w{1,5})", lambda g: (AtRow("delete", g["what"]),)),
    (r"(?P<what>放大|缩小|撤销|重做|后退|前进)(?P<nth>[一二两三四五六七八九十]|\d)(?:次|下|步)",
     lambda g: (Do(g["what"]),) * (number_of(g["nth"]) or 1)),
    (r"不保存(?:就|并|而)?(?:关闭|退出)(?:窗口|程序|它)?|(?:关闭|退出)(?:窗口|程序|它)?(?:但|并且|且|而)?不保存(?:更改|修改)?",
     lambda g: (Do("关闭窗口"), Discard())),
    (rf"在(?:单元格)?(?P<cell>{CELL})(?:单元格)?(?:里|中|内)?(?:输入|填入|填|写)(?P<text>.+)",
     lambda g: (Fill(g["cell"], literal(g["text"])),)),
)  # fmt: skip
