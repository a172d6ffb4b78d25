"""Claims about sentences that people say of a screen, and about pressing until something is shown."""

from __future__ import annotations

import pytest
from PIL import Image

from agent.actions import Click, Press, Type
from agent.episode import Observation
from agent.errors import NotShown
from agent.fake import FakeReader
from agent.geometry import Box
from agent.screenshot import Screenshot
from agent.senses import Found
from policies.pocket.again import again
from policies.pocket.answering import answer
from policies.pocket.clause import clauses
from policies.pocket.intent import Answer, told
from policies.pocket.keypad import said_sum
from policies.pocket.undertake import undertake
from policies.pocket.undertaking import Again, Sort
from policies.pocket.view import View

KNOWN: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("click Next until you see Finish", ("press 'Next' until 'Finish' is shown",)),
    ("keep clicking More until the list ends", ("press 'More' until it is gone",)),
    ("click Load more until it disappears", ("press 'Load more' until it is gone",)),
    ("write a mail to bob@example.com with the subject Hello and the text See you tomorrow",
     ("do 'write a new email'", "type 'bob@example.com' into 'to'", "type 'Hello' into 'subject'",
      "type 'See you tomorrow' into 'text area'")),
    ("send an email to Ann about lunch saying I am late",
     ("do 'write a new email'", "type 'Ann' into 'to'", "type 'lunch' into 'subject'",
      "type 'I am late' into 'text area'", "send")),
    ("enter my name Anna in the first field, then submit",
     ("type 'Anna' into 'first field'", "click 'submit'")),
    ("write the date 2026-11-27 in the field Date", ("type '2026-11-27' into 'field Date'",)),
    ("type the quick brown fox into the editor", ("type 'the quick brown fox'",)),
    ("type hello world without pressing enter", ("type 'hello world'",)),
    ("copy the selected text and paste it at the end",
     ("press ctrl+c", "keys to the end of the text", "press ctrl+v")),
    ("find every cat and replace it with dog", ("replace 'cat' by 'dog'",)),
    ("insert a table with 3 rows and 2 columns",
     ("do 'insert a table'", "type '3' into 'rows'", "type '2' into 'columns'", "press enter")),
    ("export the drawing as a png named house.png",
     ("do 'export the drawing as a png'", "type 'house.png'", "press enter")),
    ("start the stopwatch and stop it after 5 seconds",
     ("do 'start the stopwatch'", "wait 5 seconds", "do 'stop it'")),
    ("go to Edit, Preferences, then the Display tab and untick Word wrap",
     ("click 'Edit'", "click 'Preferences'", "click 'Display tab'", "untick 'Word wrap'")),
    ("drag the slider to the maximum", ("set 'slider' to max",)),
    ("move the volume slider to the middle", ("set 'volume' to middle",)),
    ("collapse all", ("do 'collapse all'",)),
    ("expand the Animals node", ("click 'Animals node'",)),
    ("sort by name descending", ("sort by 'name', falling",)),
    ("sort the list by size", ("sort by 'size'",)),
    ("increase the quantity by two", ("change 'quantity' by +2",)),
    ("which item is selected?", ("answer 'which item is selected'",)),
    ("what does the status bar say?", ("answer 'what does the status bar say'",)),
    ("用用户名 anna 和密码 secret123 登录",
     ("type 'anna' into '用户名'", "type 'secret123' into '密码'", "click '登录'")),
    ("给 bob@example.com 发邮件，主题是你好，内容是明天见",
     ("do '写邮件'", "type 'bob@example.com' into 'to'", "type '你好' into 'subject'",
      "type '明天见' into 'text area'", "send")),
    ("一直点下一步直到出现完成", ("press '下一步' until '完成' is shown",)),
    ("依次点击编辑、首选项", ("click '编辑'", "click '首选项'")),
    ("确保蓝牙已打开", ("tick '蓝牙'",)),
    ("接受cookie", ("click '接受' of 'cookie'",)),
    ("按名称降序排列", ("sort by '名称', falling",)),
    ("make a note that says buy milk", ("do 'create a new note'", "type 'buy milk'")),
    ("save it on the desktop as letter",
     ("do 'save as'", "click 'desktop'", "type 'letter' into 'name'", "press enter")),
    ("check the spelling", ("do 'check the spelling'",)),
    ("hold ctrl and click the first and the third file",
     ("ctrl+click 'first file'", "ctrl+click 'third file'")),
    ("enter 5 in A1, 6 in A2 and =A1+A2 in A3",
     ("type '5' into cell A1", "type '6' into cell A2", "type '=A1+A2' into cell A3")),
    ("choose 3 March 2027 in the calendar", ("choose '3 March 2027' in 'calendar'",)),
    ("choose Large for the size and Red for the colour",
     ("choose 'Large' in 'size'", "choose 'Red' in 'colour'")),
    ("leave the comment box empty", ("leave 'comment box'",)),
    ("answer No to the question", ("click 'No'",)),
    ("subscribe with ann@x.org", ("type 'ann@x.org' into 'email'", "click 'subscribe'")),
    ("search for shoes, open the first result and add it to the cart",
     ("search for 'shoes'", "click 'first result'", "do 'add to cart'")),
    ("read the error message and close the dialog", ("do 'close the dialog'",)),
    ("if it asks to save, choose Don't save", ("discard changes",)),
    ("open the downloads folder and tell me how many files it has",
     ("do 'open the downloads folder'", "answer 'how many files it has'")),
    ("新建一个文档，写上你好", ("do '新建一个文档'", "type '你好'")),
    ("选中 a.txt 和 b.txt 然后删除", ("choose 'a.txt'", "choose 'b.txt'", "do '删除'")),
    ("如果提示保存，就点不保存", ("discard changes",)),
    ("往下滚动一点", ("scroll down 1",)),
    ("把数量加二", ("change '数量' by +2",)),
)  # fmt: skip


@pytest.mark.parametrize(("task", "asked"), KNOWN, ids=[task for task, _ in KNOWN])
def test_a_spoken_sentence_asks_for(task: str, asked: tuple[str, ...]) -> None:
    assert tuple(told(clause.intent) for clause in clauses(task)) == asked


def seen(*labels: str, eye=None) -> View:
    """Return a screen with these words below each other."""
    found = [Found(Box(20, 20 + 40 * row, 9 * len(label), 18), label) for row, label in enumerate(labels)]
    return View(
        Observation("do it", Screenshot.from_picture(Image.new("RGB", (640, 400), "white")), (), ()),
        reader=FakeReader(found),
        eye=lambda: eye,
        emit=lambda event: None,
        after_reading=lambda: None,
    )


def test_a_button_is_pressed_until_what_is_waited_for_is_shown() -> None:
    intent = Again("Next", "Finish")
    first = again(intent, seen("Back", "Next"), ())
    assert [type(action) for action in first.actions] == [Click]
    assert first.trail
    assert again(intent, seen("Back", "Next"), (first.trail,)).trail == first.trail
    assert again(intent, seen("Back", "Finish"), (first.trail,)).actions == ()


def test_a_button_that_goes_when_all_is_loaded_is_pressed_until_then(eye) -> None:
    intent = Again("Load more")
    first = again(intent, seen("Load more", "Imprint"), ())
    assert again(intent, seen("Imprint", "Contact", eye=eye), (first.trail,)).actions == ()
    with pytest.raises(NotShown):
        again(intent, seen("Imprint", "Contact", eye=eye), ())


def test_pressing_that_changes_nothing_comes_to_an_end() -> None:
    with pytest.raises(NotShown, match="after 25 presses"):
        again(Again("Next", "Finish"), seen("Next"), ("pressed it",) * 25)


def test_a_list_is_sorted_the_other_way_by_a_second_click_on_its_head() -> None:
    view = seen("Name", "Bert", "Ann")
    first = undertake(Sort("name", falling=True), view, ())
    second = undertake(Sort("name", falling=True), view, (first.trail,))
    assert first.trail
    assert not second.trail
    assert first.actions == second.actions == undertake(Sort("name"), view, ()).actions


@pytest.mark.parametrize(
    ("question", "sum_"),
    [("work out 23 times 17", "23*17"), ("compute 15% of 80", "15/100*80"), ("12 乘以 7", "12*7"),
     ("what is 144 divided by 12", "144/12"), ("how many files are here", ""), ("2 and 3", "")],
)  # fmt: skip
def test_a_sum_that_is_said_is_written_in_signs(question: str, sum_: str) -> None:
    assert said_sum(question) == sum_


def test_a_calculator_does_the_sum_that_is_said() -> None:
    view = seen("0", *"789/", *"456*", *"123-", "+", "=")
    deed = answer(Answer("work out 23 times 17"), view)
    assert deed.actions == (Type("23*17"), Press(("enter",)))
