"""Plain sentences with words around their acts: purposes, times, refusals, questions, and Chinese words."""

from __future__ import annotations

import re

import pytest

from agent.actions import Click
from agent.episode import Decision, Outcome, Result, Step
from agent.errors import NotShown
from agent.geometry import Box
from agent.senses import Found
from policies.pocket.acting import act
from policies.pocket.clause import clauses
from policies.pocket.entry import entry_of
from policies.pocket.intent import Answer, Do, told
from policies.pocket.keypad import said_sum
from policies.pocket.naming import quotation
from policies.pocket.row import bare
from policies.pocket.segment import at_joints, cuts_word, segments
from policies.pocket.telling import answers

KNOWN = (
    ("Press F11 to go full screen.", ("press f11",)),
    ("Press Yes when asked.", ("click 'Yes'",)),
    ("click Sign in to continue", ("click 'Sign in to continue'",)),
    ("Before you close the window, save the file.", ("do 'save the file'", "do 'close the window'")),
    ("Save the file before quitting.", ("do 'Save the file'", "do 'quit'")),
    ("Print the page after switching to landscape", ("do 'switch to landscape'", "do 'Print the page'")),
    ("set the frequency to weekly instead of daily", ("type 'weekly' into 'frequency'",)),
    ("Clear the box and search for trains instead", ("do 'Clear the box'", "search for 'trains'")),
    ("Change my password from apple1 to pear2", ("type 'pear2' into 'password'",)),
    ("In the Contact tab, change the phone to 030 12345",
     ("if 'Contact': click 'Contact'", "type '030 12345' into 'phone'")),
    ("In Billing, change the plan to Studio", ("if 'Billing': click 'Billing'", "type 'Studio' into 'plan'")),
    ("Set the volume to 30 and unmute", ("set 'volume' to 30", "do 'unmute'")),
    ("save it as shopping.txt in Documents",
     ("do 'save as'", "click 'Documents'", "type 'shopping.txt' into 'name'", "press enter")),
    ("Open the file /home/ann/todo.md.", ("do 'Open the file /home/ann/todo.md'",)),
    ('Tick "This is a gift"', ("tick 'This is a gift'",)),
    ("enter your name as Alice", ("type 'Alice' into 'name'",)),
    ("enter Alice as your name", ("type 'Alice' into 'name'",)),
    ("don't wrap the lines", ("untick 'wrap the lines'",)),
    ("don't show this again", ("tick 'don't show this again'",)),
    ("never save the password", ("leave 'save the password'",)),
    ("关掉窗口", ("do '关掉窗口'",)),
    ("关掉蓝牙", ("untick '蓝牙'",)),
    ("不要显示工具栏", ("do '隐藏工具栏'",)),
    ("不再提示", ("tick '不再提示'",)),
    ("别关闭窗口", ("leave '关闭窗口'",)),
    ("保存后退出程序", ("do '保存'", "do '退出程序'")),
    ("3秒后点击确定", ("do '3秒后点击确定'",)),
    ("先点按钮一，再点按钮二", ("do '点按钮一'", "do '点按钮二'")),
    ("Divide 100 by 8", ("answer 'Divide 100 by 8'",)),
    ("press Next", ("click 'Next'",)),
    ("hit the C button", ("click 'C button'",)),
    ("In the second row press Edit and change the amount to 40",
     ("click 'Edit in the second row'", "type '40' into 'amount'")),
    ("In the row of Ann, change the phone to 555", ("type '555' into 'phone of Ann'",)),
    ("Bold the first line", ("keys to line 1", "do 'make the text bold'")),
    ("Resize the picture to 640 by 400",
     ("do 'Resize the picture'", "type '640' into 'width'", "type '400' into 'height'", "press enter")),
    ("Show 50 rows a page", ("choose '50' in 'per page'",)),
    ("每页显示50条", ("choose '50' in '每页'",)),
    ("在系统设置里打开短信通知", ("do '打开系统设置'", "tick '短信通知'")),
    ("在编辑菜单里打开首选项", ("do '打开编辑菜单'", "choose '首选项'")),
    ("Draw nothing, just open the help", ("leave 'Draw nothing'", "do 'open the help'")),
    ("keep the line as it is", ("leave 'change the line'",)),
    ("其他保持不变", ("leave '其他保持不变'",)),
    ("square root of 144 please", ("answer 'square root of 144'",)),
    ("fill in 030 for Phone", ("type '030' into 'Phone'",)),
    ('Replace every "colour" with "color" in this document', ("replace 'colour' by 'color'",)),
    ("click Next twice", ("click 'Next'", "click 'Next'")),
    ("pick Set as Wallpaper", ("choose 'Set as Wallpaper'",)),
    ("Select the radio button for Express", ("choose 'Express'",)),
    ("tick both Bold and Italic", ("tick 'Bold'", "tick 'Italic'")),
    ("Turn the list into a numbered list", ("do 'Turn the list into a numbered list'",)),
    ("Set the price range from 50 to 150", ("type '50' into 'min price'", "type '150' into 'max price'")),
    ("Cancel the order without leaving feedback", ("do 'Cancel the order'",)),
    ("把文中所有的“北京”替换为“上海”", ("replace '北京' by '上海'",)),
    ("把它设为粗体", ("do '把它设为粗体'",)),
    ("写一条评论“质量很好”", ("type '质量很好'",)),
    ("解压 data.zip", ("do '解压 data.zip'",)),
    ("电话留空", ("leave '电话'",)),
    ("把页面拉到最底部", ("scroll down to the end",)),
    ("最便宜的电脑多少钱？", ("answer '最便宜的电脑多少钱'",)),
    ("tell me the total", ("answer 'the total'",)),
    ("tell me a joke", ("do 'tell me a joke'",)),
    ("Which country has the most people?", ("answer 'Which country has the most people'",)),
    ("这个页面的标题是什么", ("answer '这个页面的标题是什么'",)),
    ("请问怎么修改密码？", ("do '请问怎么修改密码'",)),
)  # fmt: skip


@pytest.mark.parametrize(("task", "meant"), KNOWN)
def test_a_plain_sentence_is_read(task: str, meant: tuple[str, ...]) -> None:
    assert tuple(told(clause.intent) for clause in clauses(task)) == meant


def test_chinese_words_are_told_and_a_pattern_that_cuts_one_is_seen() -> None:
    assert [word.text for word in segments("选择日期")] == ["选择", "日期"]
    assert segments("choose a date") == ()
    cut, whole = (re.fullmatch(frame, "选择日期") for frame in ("选(?P<what>.+)", "选择(?P<what>.+)"))
    assert cut is not None
    assert whole is not None
    assert cuts_word("选择日期", cut)
    assert not cuts_word("选择日期", whole)


def test_acts_are_parted_where_a_word_joins_them_and_nowhere_else() -> None:
    assert at_joints("输入a@b.c并点击发送") == ["输入a@b.c", "点击发送"]
    assert at_joints("把窗口并排显示") == ["把窗口并排显示"]
    assert at_joints("在第3行后面插入一行") == ["在第3行后面插入一行"]


def test_where_a_quotation_stands_is_told() -> None:
    text = 'write "Congrats!" there'
    at = text.index("Congrats")
    assert quotation(text, at, at + 4) == (at, at + 9)
    assert quotation(text, 0, 5) is None


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("What's the total", "$ 12.50"),
        ("the total", "$ 12.50"),
        ("how much does the lamp cost", "40"),
        ("what is the price of the lamp", "40"),
    ],
)
def test_the_value_that_a_question_asks_for_is_found(look, question: str, value: str) -> None:
    shown = look(("Total", 40, 60), ("$ 12.50", 130, 60), ("Item", 40, 100), ("Price", 200, 100),
                 ("lamp", 40, 130), ("40", 200, 130))  # fmt: skip
    deed = act(Answer(question), question, shown, ())
    assert deed is not None
    assert deed.actions == ()
    assert deed.targets[0].label == value


@pytest.mark.parametrize(
    ("said", "signs"),
    [
        ("Divide 100 by 8", "100/8"),
        ("subtract 17 from 40", "40-17"),
        ("add 12 and 30", "12+30"),
        ("multiply 9 by 9", "9*9"),
    ],
)
def test_a_sum_that_begins_with_its_verb_is_told_in_signs(said: str, signs: str) -> None:
    assert said_sum(said) == signs


def test_a_question_without_an_answer_on_the_screen_is_not_made_up(look) -> None:
    with pytest.raises(NotShown, match="no value of 'who wrote it' is seen"):
        act(Answer("who wrote it"), "who wrote it", look(("Total", 40, 60)), ())


def test_what_was_found_out_is_told_in_order_and_what_was_clicked_is_not() -> None:
    said = clauses("tell me the total and tell me the date")
    seen = [Found(Box(0, 0, 9, 9), text, 0.9) for text in ("$ 5", "3 May")]
    steps = [
        Step(1, None, Decision((), "", f"{at}: {told(clause.intent)}", (found,)), Outcome(Result.DONE))
        for at, clause, found in zip((1, 2), said, seen, strict=True)
    ]
    assert answers(said, steps) == ["$ 5", "3 May"]
    clicked = Decision((Click(seen[0].box.center),), "", "1: x", (seen[0],))
    assert answers(said, [Step(1, None, clicked, Outcome(Result.DONE))]) == []


def test_a_field_of_a_row_is_right_of_its_label_or_under_the_head_of_its_column(look) -> None:
    shown = look(("Item", 40, 60), ("Price", 200, 60), ("milk", 40, 100), ("bread", 40, 140))
    shown.frames = [Box(190, 95, 90, 28), Box(190, 135, 90, 28)]
    assert entry_of(shown, "price of the bread").box == shown.frames[1]
    assert entry_of(shown, "price in the row of milk").box == shown.frames[0]
    beside = look(("lamp", 40, 100), ("Quantity", 140, 100))
    beside.frames = [Box(230, 95, 60, 28)]
    assert entry_of(beside, "quantity of the lamp").box == beside.frames[0]


def test_a_calculator_is_cleared_by_its_key(look) -> None:
    keys = [(str(digit), 40 + 30 * digit, 120) for digit in range(10)]
    shown = look(("12", 40, 60), *keys, ("C", 40, 150), ("AC", 80, 150), ("=", 120, 150))
    deed = act(Do("Clear the display"), "Clear the display", shown, ())
    assert deed is not None
    assert deed.targets[0].label == "AC"


def test_a_folder_that_is_called_like_a_kind_of_thing_is_known_by_its_name() -> None:
    assert bare("Photos folder") == "Photos"
    assert bare("photo of the sea") == "sea"
