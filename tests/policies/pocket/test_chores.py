"""Claims about everyday sentences: what they ask for, and which of several alike things is meant."""

from __future__ import annotations

import pytest

from policies.pocket.clause import clauses
from policies.pocket.day import Day, day_said
from policies.pocket.intent import told
from policies.pocket.row import bare

KNOWN: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Delete the message about the budget.", ("delete at 'message about the budget'",)),
    ("Remove the post by @kim", ("delete at 'post by @kim'",)),
    ("Star the email from Otis.", ("star at 'email from Otis'",)),
    ('Reply to the mail from Otis with "See you at noon".',
     ("reply at 'mail from Otis'", "type 'See you at noon' into 'text area'", "send")),
    ("Reply to @nina's post", ("reply at '@nina's post'",)),
    ("Forward the email from Mara Lind to jo@post.org.",
     ("forward at 'email from Mara Lind'", "type 'jo@post.org' into 'to'", "send")),
    ("Find the email from Ann and delete it", ("scroll to 'email from Ann'", "delete at 'email from Ann'")),
    ("Book the cheapest flight.", ("book at 'cheapest flight'",)),
    ("Buy the book with the lowest price", ("buy at 'book with the lowest price'",)),
    ("Open the largest file.", ("open at 'largest file'",)),
    ("Click on the name of the oldest person.", ("select at 'oldest person'",)),
    ("Put the kettle in the basket", ("add to cart at 'kettle'",)),
    ("Open the article about whales", ("open at 'article about whales'",)),
    ("Make the last word italic.", ("mark 'last word'", "do 'make it italic'")),
    ("Add the second item to the cart.", ("add to cart at 'second item'",)),
    ("Set the quantity of the teapot to 3 and add it to the cart.",
     ("type '3' into 'quantity of the teapot'", "add to cart at 'teapot'")),
    ('Remove "Buy milk" from the list.', ("delete at 'Buy milk'",)),
    ('Add "Water the plants" to the list.', ("type 'Water the plants' into 'text field'", "do 'add'")),
    ("Like the post by @nina.", ("like at 'post by @nina'",)),
    ("Follow @paolo.", ("follow at '@paolo'",)),
    ("Sort the files by size.", ("sort by 'size'",)),
    ("Give it four stars.", ("give 4 stars",)),
    ("Rate this book 3 out of 5", ("give 3 stars",)),
    ("Dial 555-0142 and press Call.", ("dial 5550142", "click 'Call'")),
    ("Type the code 407 on the keypad", ("dial 407",)),
    ("Tick all tasks.", ("tick all",)),
    ('Check everything but "Call mum".', ("tick all but Call mum",)),
    ("Select all checkboxes except Blue and Green", ("tick all but Blue, Green",)),
    ("Close the popup.", ("dismiss 'popup'",)),
    ("Dismiss the cookie banner", ("dismiss 'cookie banner'",)),
    ("Move the volume slider to the right end.", ("set 'volume' to max",)),
    ('Make the word "river" bold.', ("mark 'river'", "do 'make it bold'")),
    ("Underline the word stone", ("mark 'stone'", "do 'underline it'")),
    ("Move Apple below Cherry.", ("drag 'Apple' to 'below Cherry'",)),
    ("Enter Rome in From and Paris in To, choose One way and search.",
     ("type 'Rome' into 'From'", "type 'Paris' into 'To'", "choose 'One way'", "do 'search'")),
    ("Fill in the form: from Oslo to Lima on 2026-06-12, one way, and press Search.",
     ("type 'Oslo' into 'From'", "type 'Lima' into 'To'", "type '2026-06-12' into 'Date'", "choose 'one way'",
      "click 'Search'")),
    ("Search for a flight from Oslo to Lima",
     ("type 'Oslo' into 'From'", "type 'Lima' into 'To'", "click 'search'")),
    ("Type the phone number of Edda Moe into the phone field.",
     ("carry 'phone number of Edda Moe' into 'phone'",)),
    ("Enter Karl Ost's city in the City field", ("carry 'Karl Ost's city' into 'City'",)),
    ('Go through the pages until you find "Harbour walk" and open it.',
     ("scroll to 'Harbour walk'", "click 'Harbour walk'")),
    ("Find the link Warranty in one of the sections and click on it.",
     ("scroll to 'link Warranty'", "click 'link Warranty'")),
    ("Open the 5th result.", ("click '5th result'",)),
    ("Fill in the name Lea and the age 31 and submit.",
     ("type 'Lea' into 'name'", "type '31' into 'age'", "click 'submit'")),
    ('Choose Often for "How often do you read?" and submit.',
     ("choose 'Often' in 'How often do you read?'", "click 'submit'")),
    ("open www.example.org/help", ("go to 'www.example.org/help'",)),
    ("给 @paolo 的帖子点赞。", ("like at '@paolo 的帖子'",)),
    ("打开最大的文件", ("open at '最大的文件'",)),
    ("预订最便宜的航班", ("book at '最便宜的航班'",)),
    ("按价格排序", ("sort by '价格'",)),
    ("打四星", ("give 4 stars",)),
    ("勾选所有任务。", ("tick all",)),
    ("在键盘上输入 407,然后点击 Call。", ("dial 407", "click 'Call'")),
    ("关闭弹窗", ("dismiss '弹窗'",)),
    ("把音量滑块拖到最右边", ("set '音量' to max",)),
    ("把茶壶加入购物车", ("add to cart at '茶壶'",)),
)  # fmt: skip


@pytest.mark.parametrize(("task", "meant"), KNOWN)
def test_an_everyday_sentence_is_understood_clause_by_clause(task: str, meant: tuple[str, ...]) -> None:
    assert tuple(told(clause.intent) for clause in clauses(task)) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("14th of May", Day(0, 5, 14)),
        ("the 3rd", Day(0, 0, 3)),
        ("July 4, 2027", Day(2027, 7, 4)),
        ("1 Sep 2026", Day(2026, 9, 1)),
        ("2026-06-12", Day(2026, 6, 12)),
        ("06/12/2026", Day(2026, 6, 12)),
        ("5月14日", Day(0, 5, 14)),
        ("40th of May", None),
        ("May flowers", None),
        ("third item", None),
    ],
)
def test_a_day_is_read_as_people_say_it(said: str, meant: Day | None) -> None:
    assert day_said(said) == meant


@pytest.mark.parametrize(
    ("row", "telling"),
    [
        ("the email from Mara Lind", "Mara Lind"),
        ("message about the budget", "budget"),
        ("@nina's post", "@nina"),
        ('the task "Buy milk"', "Buy milk"),
        ("the budget mail", "budget"),
        ("Sven 的邮件", "Sven"),
        ("关于预算的邮件", "预算"),
    ],
)
def test_what_tells_a_thing_from_those_like_it_is_bared_of_its_kind(row: str, telling: str) -> None:
    assert bare(row).strip() == telling
