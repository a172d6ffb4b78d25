"""Claims about the n-th thing of a row: which number a sentence has, and which mark stands there."""

from __future__ import annotations

import pytest
import torch

from policies.pocket.order import NUMBERS, nth, place_in

TEXTS, PARTS = [1.0, 0.0, 0.0], [0.0, 1.0, 0.0]


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("open the third menu", 2),
        ("the 2nd tab", 1),
        ("click the last button", -1),
        ("点击第三个按钮", 2),
        ("最后一项", -1),
    ],
)
def test_a_sentence_tells_which_of_a_row_is_meant(sentence, place):
    assert place_in(sentence, [])[0] == place


def test_the_sentence_is_asked_for_every_number_and_for_the_last():
    _, sentences = place_in("open the third menu", [])
    assert sentences[0] == "open the first menu"
    assert sentences[-1] == "open the last menu"
    assert len(sentences) == NUMBERS + 1


@pytest.mark.parametrize("sentence", ["click Save", "the ninth row", "wait a second", "use it first"])
def test_what_counts_nothing_or_too_far_is_left_to_the_model(sentence):
    assert place_in(sentence, []) is None


def test_a_number_that_stands_on_the_screen_is_a_name():
    assert place_in("click the First name field", ["First name"]) is None


def row(count: int) -> torch.Tensor:
    return torch.tensor([[4.0 * place, 0, 4.0 * place + 2, 1] for place in range(count)])


def shares_of(answers: dict[int, dict[int, float]], marks: int) -> torch.Tensor:
    shares = torch.zeros(NUMBERS + 1, marks)
    for number, told in answers.items():
        for mark, share in told.items():
            shares[number, mark] = share
    return shares


def test_one_wrong_answer_is_set_right_by_the_others_of_its_row():
    answers = {0: {0: 0.9}, 1: {1: 0.8}, 2: {3: 0.5, 2: 0.3}, 3: {3: 0.6}, NUMBERS: {4: 0.7}}
    shares = shares_of(answers, 5)
    assert int(shares[2].argmax()) == 3
    assert nth(shares, row(5), torch.tensor([TEXTS] * 5), 2)[0] == 2


def test_a_mark_of_another_kind_between_two_of_a_row_is_no_part_of_it():
    kinds = torch.tensor([TEXTS, PARTS, TEXTS, PARTS, TEXTS])
    shares = shares_of({0: {0: 0.9}, 1: {2: 0.9}, 2: {4: 0.4}}, 5)
    assert nth(shares, row(5), kinds, 2)[0] == 4


def test_none_of_its_own_kind_is_left_out_of_a_row():
    shares = shares_of({0: {0: 0.9}, 1: {2: 0.5, 1: 0.3}, 2: {2: 0.4}}, 4)
    assert nth(shares, row(4), torch.tensor([TEXTS] * 4), 1)[0] == 1


def test_the_last_is_the_end_of_the_row_that_was_counted():
    shares = shares_of({0: {0: 0.9}, 1: {1: 0.9}, 2: {2: 0.9}, NUMBERS: {2: 0.8, 3: 0.1}}, 4)
    assert nth(shares, row(4), torch.tensor([TEXTS] * 4), -1)[0] == 2
