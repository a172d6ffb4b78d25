"""Claims about the pointer and what it is given."""

from __future__ import annotations

import pytest
import torch
from PIL import Image, ImageDraw

from agent.geometry import Box
from agent.screenshot import Screenshot
from agent.senses import Found
from policies.pocket.config import PocketConfig
from policies.pocket.evidence import facts_of, said_of, words_of
from policies.pocket.hearing import asked_of, sight_of
from policies.pocket.mark import marks
from policies.pocket.model import PocketModel
from policies.pocket.pointer import Sight
from policies.pocket.processor import PocketProcessor

LABELS = ["Open", "Save", "Cancel", "Name"]


@pytest.fixture(scope="module")
def model() -> PocketModel:
    torch.manual_seed(0)
    made = PocketModel(PocketConfig(width=32, buckets=512, reading=32, space=32, pointing=32, dropout=0.0))
    made.eval()
    return made


@pytest.fixture(scope="module")
def processor() -> PocketProcessor:
    return PocketProcessor(buckets=512)


def screen(scale: int = 1) -> tuple[Screenshot, list[Found]]:
    picture = Image.new("RGB", (400 * scale, 240 * scale), "white")
    pen = ImageDraw.Draw(picture)
    texts = []
    for place, label in enumerate(LABELS):
        box = Box(20 * scale, (20 + 40 * place) * scale, 60 * scale, 14 * scale)
        pen.rectangle((box.left + 2, box.top + 2, box.right - 2, box.bottom - 2), outline="black")
        texts.append(Found(box, label))
    pen.rectangle((120 * scale, 140 * scale, 300 * scale, 160 * scale), outline="grey")
    return Screenshot.from_picture(picture), texts


def sight(model, processor, scale=1) -> tuple[Sight, list[str]]:
    screenshot, texts = screen(scale)
    facts = facts_of(screenshot, marks(screenshot, texts), processor, model.look.outline)
    return sight_of(model, processor, facts), facts.labels


@torch.inference_mode()
def test_in_which_order_marks_are_named_changes_nothing(model, processor):
    seen, labels = sight(model, processor)
    asked = asked_of(model, processor, ["the field right of Name"], labels)
    order = torch.randperm(len(labels), generator=torch.Generator().manual_seed(1))
    mixed = Sight(
        seen.numbers[order], seen.looks[order], seen.texts[order], seen.around[order], seen.boxes[order]
    )
    again = asked_of(
        model, processor, ["the field right of Name"], [labels[place] for place in order.tolist()]
    )
    straight, shuffled = model.point(seen, asked)[0], model.point(mixed, again)[0]
    torch.testing.assert_close(straight[:-1][order], shuffled[:-1], atol=1e-4, rtol=1e-4)
    torch.testing.assert_close(straight[-1], shuffled[-1], atol=1e-4, rtol=1e-4)


@torch.inference_mode()
def test_a_longer_sentence_beside_it_changes_no_answer(model, processor):
    seen, labels = sight(model, processor)
    alone = model.point(seen, asked_of(model, processor, ["save"], labels))
    beside = model.point(
        seen, asked_of(model, processor, ["save", "click the button below Open now"], labels)
    )
    torch.testing.assert_close(alone[0], beside[0], atol=1e-4, rtol=1e-4)


@torch.inference_mode()
def test_a_screen_of_twice_the_size_is_the_same_screen(model, processor):
    (small, _), (large, _) = sight(model, processor), sight(model, processor, scale=2)
    torch.testing.assert_close(small.boxes[: len(LABELS)], large.boxes[: len(LABELS)], atol=0.1, rtol=0.05)


def test_places_in_a_column_are_counted_from_both_ends(model, processor):
    seen, _ = sight(model, processor)
    ranks = seen.numbers[: len(LABELS), -17:]  # of the column
    assert ranks[:, :4].tolist() == torch.eye(4).tolist()
    assert ranks[:, 8:12].tolist() == torch.eye(4).flip(0).tolist()


def test_a_label_is_said_where_its_words_are():
    whole, each = said_of("click the save button", LABELS)
    assert whole[:, 0].tolist() == [0, 1, 0, 0]
    assert each[1].tolist() == [0, 0, 1, 0]


def test_a_misread_label_is_said_nearly():
    whole, _ = said_of("choose preferences", ["Prefereces", "Print"])
    assert whole[0, 0] > 0.8
    assert whole[1, 0] == 0


@pytest.mark.parametrize(
    ("sentence", "words"),
    [("Open the menu!", ["open", "the", "menu"]), ("点击保存", list("点击保存")), ("…", [""])],
)
def test_a_sentence_has_words_and_chinese_has_characters(sentence, words):
    assert words_of(sentence) == words
