"""Claims about sentences whose frame leaves no doubt, and about what is read or gone through for them."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from agent.actions import Click, Type
from agent.errors import NotShown
from agent.screenshot import Screenshot
from policies.pocket.acting import act
from policies.pocket.clause import clauses
from policies.pocket.course import Course
from policies.pocket.intent import Seek, told
from policies.pocket.joining import Clause
from policies.pocket.looking import further
from policies.pocket.reading import value_of
from policies.pocket.undertaking import Carry

KNOWN = (
    ("Print pages 3 to 8", ("do 'print'", "type '3-8' into 'pages'", "press enter")),
    ("Print three copies", ("do 'print'", "type '3' into 'copies'", "press enter")),
    ("Add a row above row 6", ("go to cell A6", "do 'insert a row above'")),
    ("Insert a column to the right of D", ("go to cell D1", "do 'insert a column to the right'")),
    ("Colour C2 green", ("go to cell C2", "do 'background colour'", "choose 'green'")),
    ("Sort column C from Z to A", ("go to cell C1", "do 'sort descending'")),
    ("Set the font to Georgia, 14 pt", ("type 'Georgia' into 'font'", "type '14' into 'font size'")),
    (
        "Add Ida to my contacts with the phone 555 0100",
        ("do 'create a contact'", "type 'Ida' into 'name'", "type '555 0100' into 'phone'"),
    ),
    ("Add Ida to the card Roadmap", ("click 'Roadmap'", "do 'add a member'", "choose 'Ida'")),
    ("Close all tabs except this one", ("do 'close the other tabs'",)),
    ("Change the language to Danish", ("choose 'Danish' in 'language'",)),
    ("Use the promo code MAY5", ("type 'MAY5' into 'promo code'", "click 'apply'")),
    ("Choose Large and leave the rest", ("choose 'Large'", "leave 'change the rest'")),
    ("If a pop-up asks for my location, refuse it", ("if 'location': do 'refuse it'",)),
    ("centre the whole text", ("press ctrl+a", "do 'centre'")),
    ("打印第3到8页", ("do '打印'", "type '3-8' into '页码'", "press enter")),
    ("把价格从高到低排序", ("sort by '价格', falling",)),
    ("把价格从低到高排序", ("sort by '价格'",)),
    ("把所有消息标为已读", ("do '全部标为已读'",)),
    ("把和李明的会议改到周三", ("drag '和李明的会议' to '周三'",)),
    (
        "在联系人里添加王五，电话是555",
        ("do '新建联系人'", "type '王五' into '姓名'", "type '555' into '电话'"),
    ),
    ("用ida登录，密码是sun", ("type 'ida' into '用户名'", "type 'sun' into '密码'", "click '登录'")),
    ("从成都到西安的火车票", ("type '成都' into '出发'", "type '西安' into '到达'")),
    ("如果弹出广告就点关闭", ("if '广告': click '关闭'",)),
    ("勾选早餐和停车", ("tick '早餐'", "tick '停车'")),
    (
        "Go through the tabs and click the link Fees",
        ("look through the tabs for 'Fees'", "click 'link Fees'"),
    ),
    ("在各个标签页里找到链接“费用”并点击", ("look through the tabs for '费用'", "click '费用'")),
    ("Find the value of Height and type it into the box", ("carry 'value of Height' into 'box'",)),
)


@pytest.mark.parametrize(("task", "meant"), KNOWN)
def test_a_sentence_whose_frame_is_known_is_read(task: str, meant: tuple[str, ...]) -> None:
    assert tuple(told(clause.intent) for clause in clauses(task)) == meant


def test_the_tagger_is_not_asked_of_what_a_frame_knows(eye) -> None:
    assert eye.comprehension is not None
    heard = eye.comprehension.heard("Show 50 rows a page")
    assert [told(clause.intent) for clause in heard.clauses] == ["choose '50' in 'per page'"]


def test_tabs_are_gone_through_one_by_one_until_it_is_seen(look) -> None:
    first = (("Alpha", 300, 40), ("Beta", 400, 40), ("Gamma", 500, 40), ("nothing of it here", 300, 200))
    clause = Clause("look through the tabs", Seek("Fees", through=True))
    error, trail, order = NotShown("'Fees' is not seen"), tuple[str, ...](), list[str]()
    for _ in range(3):
        deed = further(clause, Course(0, trail, 0.0), look(*first), "zz", error)
        assert deed is not None
        order.append(deed.targets[0].label)
        trail = (*trail, deed.trail)
    assert order == ["Alpha", "Beta", "Gamma"]
    with pytest.raises(NotShown):
        act(clause.intent, "", look(*first), trail)
    shown = act(clause.intent, "", look(*first, ("Fees", 300, 240)), trail)
    assert shown is not None
    assert not shown.actions


def test_the_value_beside_a_label_is_typed_and_never_the_words_for_it(drawn, look) -> None:
    page = drawn((40, 200, 340, 228))
    texts = (("Height", 20, 60), ("412", 200, 60), ("Width", 20, 90), ("77", 200, 90))
    assert value_of("the value of Width", look(*texts)).label == "77"
    typed = act(Carry("value of Height", "text field"), "", look(*texts, now=page), ())
    assert typed is not None
    assert isinstance(typed.actions[0], Click)
    assert typed.actions[-1] == Type("412")
    with pytest.raises(NotShown):
        act(Carry("value of Depth", "text field"), "", look(*texts, now=page), ())


def test_tabs_without_names_are_gone_through_by_their_numbers(look) -> None:
    clause = Clause("look through the tabs", Seek("Fees", through=True))
    view = look(("1", 30, 40), ("2", 60, 40), ("3", 90, 40), ("7", 300, 200), ("text", 300, 240))
    deed = further(clause, Course(0, ("looked at the page 1",), 0.0), view, "zz", NotShown("not seen"))
    assert deed is not None
    assert deed.targets[0].label == "2"


def test_the_value_in_a_grid_is_right_of_its_label_and_not_below_it(look) -> None:
    picture = Image.new("RGB", (640, 400), "white")
    pen = ImageDraw.Draw(picture)
    texts = [("Enter the value of Religion", 20, 10)]
    for row, (name, value) in enumerate((("Colour", "teal"), ("Religion", "Taoism"), ("Language", "Wu"))):
        top = 60 + 30 * row
        pen.rectangle((20, top, 190, top + 30), outline="gray", width=2)
        pen.rectangle((190, top, 310, top + 30), outline="gray", width=2)
        texts += [(name, 26, top + 6), (value, 196, top + 6)]
    view = look(*texts, now=Screenshot.from_picture(picture))
    assert value_of("value of Religion", view).label == "Taoism"
