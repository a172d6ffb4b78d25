"""Claims about where plain sentences are parted, and what belongs to a name and what does not."""

from __future__ import annotations

import pytest

from policies.pocket.clause import clauses
from policies.pocket.intent import told

READ = [
    ("点提问，标题填发票，内容填怎么开，提交",
     ["click '提问'", "type '发票' into '标题'", "type '怎么开' into '内容'", "click '提交'"]),
    ("记一条笔记，正文写瓷砖", ["do '记一条笔记'", "type '瓷砖' into '正文'"]),
    ("请假类型选病假", ["choose '病假' in '请假类型'"]),
    ("请帮我点保存", ["click '保存'"]),
    ("为类型选择“公开”", ["choose '公开' in '类型'"]),
    ("性别筛选为女", ["show only '女' by '性别'"]),
    ("双击a1.png打开", ["double-click 'a1.png'"]),
    ("双击打开a1.png", ["double-click 'a1.png'"]),
    ("不要香菜", ["untick '香菜'"]),
    ("不要保存", ["leave '保存'"]),
    ("不要关机", ["leave '关机'"]),
    ("优惠码处输入SPRING10", ["type 'SPRING10' into '优惠码'"]),
    ("在搜索框输入海棠", ["type '海棠' into '搜索框'"]),
    ("选中“仅显示错误”复选框", ["tick '仅显示错误'"]),
    ("把logo.png改为标志.png",
     ["click 'logo.png'", "do 'rename'", "press ctrl+a", "type '标志.png'", "press enter"]),
    ("点滤镜> 锐化> USM锐化", ["choose '滤镜' >", "choose '锐化' >", "choose 'USM锐化'"]),
    ("click Filters > Blur > Box Blur", ["choose 'Filters' >", "choose 'Blur' >", "choose 'Box Blur'"]),
    ("press Add >>", ["click 'Add >>'"]),
    ("Sort descending by rating", ["sort by 'rating', falling"]),
    ("sort size ascending", ["sort by 'size'"]),
    ("If possible, press Reload", ["click 'Reload'"]),
    ("If you are asked, choose Overwrite", ["if 'Overwrite': choose 'Overwrite'"]),
    ("In the sidebar, rename Inbox to Work",
     ["click 'Inbox in the sidebar'", "do 'rename'", "type 'Work'", "press enter"]),
    ("In the print dialog, set Copies to 7", ["type '7' into 'Copies in the print dialog'"]),
    ('Untick "Play a sound and blink"', ["untick 'Play a sound and blink'"]),
    ('tick "Bold and italic" and "Underline"', ["tick 'Bold and italic'", "tick 'Underline'"]),
    ("look up granite in the encyclopaedia", ["search for 'granite'"]),
    ("Log in with the name rosa and the password thorns",
     ["type 'rosa' into 'name'", "type 'thorns' into 'password'", "click 'log in'"]),
    ("用账号 lili 密码 abc123 登录",
     ["type 'lili' into '账号'", "type 'abc123' into '密码'", "click '登录'"]),
    ("用邮箱a@b.cn，密码123登录", ["type 'a@b.cn' into '邮箱'", "type '123' into '密码'", "click '登录'"]),
    ("Open the topic about slugs", ["open at 'topic about slugs'"]),
    ("Reply to Pruning roses: Wait until March",
     ["reply at 'Pruning roses'", "type 'Wait until March' into 'text area'", "send"]),
    ("打开第二个搜索结果", ["click '第二个搜索结果'"]),
    ("make a copy of this file called copy.txt", ["do 'save as'", "type 'copy.txt'", "press enter"]),
    ("put the cursor at the end and type Thanks", ["keys to the end of the text", "type 'Thanks'"]),
    ("type 12 plus 30 and press equals", ["type '12+30'", "press ="]),
    ('type "12 plus 30"', ["type '12 plus 30'"]),
    ("add a card called Milk to the list Shopping", ["do 'create a card'", "type 'Milk'", "press enter"]),
    ("Add an employee called Nina Holm in Sales",
     ["do 'create a employee'", "type 'Nina Holm' into 'name'", "choose 'Sales'"]),
    ("Make Otis an editor", ["type 'editor' into 'role of Otis'"]),
    ("把图片放大两次", ["do '把图片放大'"] * 2),
    ("连续点击下一页3次", ["click '下一页'"] * 3),
    ("提醒我三次", ["do '提醒我三次'"]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "read"), READ)
def test_a_name_has_all_its_words_and_no_other(sentence, read):
    assert [told(clause.intent) for clause in clauses(sentence)] == read
