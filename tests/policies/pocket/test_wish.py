"""Claims about what people want of sites in other words than sites have for it."""

from __future__ import annotations

import pytest

from agent.geometry import Box
from agent.senses import Found
from policies.pocket.acting import act
from policies.pocket.intent import Do
from policies.pocket.wish import wished

SHOWN = (
    "Forgot Password?", "Sign in", "Register", "Remember me", "Go", "Password", "Contact us", "Today",
    "Proceed to checkout", "Load more", "忘记密码？",
)  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Start the quick search", "Go"),
        ("I don't have an account yet", "Register"),
        ("I already have an account", "Sign in"),
        ("keep me logged in", "Remember me"),
        ("get in touch with support", "Contact us"),
        ("Go to the checkout", "Proceed to checkout"),
        ("show me more results", "Load more"),
        ("jump back to today's date", "Today"),
        ("联系客服", "Contact us"),
        ("type hello into the password field", None),
        ("start the download", None),
        ("remember the milk", None),
    ],
)
def test_what_is_wanted_is_the_text_that_sites_have_for_it(sentence: str, label: str | None) -> None:
    texts = [Found(Box(0, 20 * at, 60, 16), text, 0.9) for at, text in enumerate(SHOWN)]
    found = wished(sentence, texts)
    assert (found.label if found is not None else None) == label


def test_of_two_texts_for_it_none_is_taken() -> None:
    texts = [Found(Box(0, 20 * at, 60, 16), text, 0.9) for at, text in enumerate(SHOWN)]
    assert wished("I can't remember my password", texts) is None
    assert wished("我忘了密码", texts[1:]) is texts[-1]


def test_a_wish_is_no_act_on_what_it_speaks_of(eye, look, guessing) -> None:
    task = "I can't remember my password"
    said = eye.comprehension.heard(task).clauses
    view = guessing(look(("Password", 30, 76), ("Forgot Password?", 30, 126), windows=()), None)
    assert [each.intent for each in said] == [Do(task)]
    assert act(Do(task), task, view, ()).targets[0].label == "Forgot Password?"
