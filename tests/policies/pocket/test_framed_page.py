"""Claims about sentences on the things of a page: what each asks for, and what they are not mistaken for."""

from __future__ import annotations

import pytest

from policies.pocket.clause import clauses
from policies.pocket.intent import told

KNOWN = (
    ("Put the kettle and three red cups in the basket", ("kettle", "three red cups")),
    ("Add a desk, two lamps and the rug to my cart", ("desk", "two lamps", "rug")),
    ("Put bread and butter in the basket", ("bread and butter",)),
    ("把茶壶和两个杯子放进购物车", ("茶壶", "两个杯子")),
)
READ = (
    ("In the settings, make the text large", ("do 'open the settings'", "choose 'large' in 'text'")),
    ("In the account settings, turn on autoplay", ("do 'open the account settings'", "tick 'autoplay'")),
    ("Delete the first invoice on the third page", ("go to page 3", "delete at 'first invoice'")),
    ("Delete the last guest on page 4", ("go to page 4", "delete at 'last guest'")),
    ("Click the heart of the blue kite", ("like at 'blue kite'",)),
    ("Press the bin icon next to Old Draft", ("delete at 'Old Draft'",)),
    ("点一下红茶的爱心", ("like at '红茶'",)),
    ("Pause Harlow Bakery", ("pause at 'Harlow Bakery'",)),
    ("Pause the music", ("do 'Pause the music'",)),
    ("Edit Ida Holm: the town is Malmo now", ("edit at 'Ida Holm'", "type 'Malmo' into 'town'")),
    (
        'Add a card "Call Ida" to Review with high priority, for Per',
        (
            "do 'add a card'",
            "type 'Call Ida' into 'title'",
            "choose 'Review' in 'column'",
            "choose 'high' in 'priority'",
            "choose 'Per' in 'assignee'",
        ),
    ),
    ("Add Paper Moon to the playlist Evening", ("add to Evening at 'Paper Moon'",)),
    ("Switch on daily reports and weekly reports", ("tick 'daily reports'", "tick 'weekly reports'")),
    ("Only show boots in stock", ("show only 'boots'", "show only 'in stock'")),
    ("find the note with the name harvest", ("search for 'harvest'",)),
    ("choose a larger history of 900 entries", ("type '900' into 'history'",)),
    ("undo nothing, just show the score", ("leave 'undo nothing'", "do 'show the score'")),
    ("把三封邮件都移到垃圾箱", ("delete at '三封邮件'",)),
    ("把字号调大", ("choose '大' in '字号'",)),
)


@pytest.mark.parametrize(("task", "things"), KNOWN)
def test_each_thing_goes_into_the_cart_and_a_name_with_and_stays_one(
    task: str, things: tuple[str, ...]
) -> None:
    assert [told(each.intent) for each in clauses(task)] == [f"add to cart at '{each}'" for each in things]


@pytest.mark.parametrize(("task", "meant"), READ)
def test_a_sentence_about_a_thing_of_a_page_is_read(task: str, meant: tuple[str, ...]) -> None:
    assert tuple(told(each.intent) for each in clauses(task)) == meant
