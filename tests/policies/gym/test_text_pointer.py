"""Claims about the learned reader: it learns, a stop costs nothing, and both readers are asked the same."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from agent.sight.engine import Engine
from policies.gym.measure_reading import Lines, Pointing, Question, asked, compare, drawn, named
from policies.gym.text_lesson import box_of, lesson_of, losses, spans
from policies.gym.text_pointer import LONGEST, Shape, TextPointer, codes_of, inked, loaded
from policies.gym.text_scene import Painter, Vocabulary, is_held
from policies.gym.train_text_pointer import Plan, train
from policies.gym.typeface import typefaces

WORDS = ("save", "open", "print", "close", "undo", "colour", "sidebar", "folder")
TINY = Shape(d=32, heads=2, layers=2, letters=1)


@pytest.fixture(scope="module")
def painter():
    return Painter(typefaces(held=False), Vocabulary(WORDS), 256, 96)


@pytest.fixture
def plan(tmp_path):
    return Plan(tmp_path / "kept", steps=6, scenes=1, queries=6, first=0.3, kept=(), shape=TINY)


@pytest.fixture(autouse=True)
def one_thread():
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


def weights_of(model):
    return torch.cat([part.flatten() for part in model.state_dict().values()])


def test_where_a_word_is_said_to_be_there_is_ink(painter):
    scene = painter.draw(np.random.default_rng(3))
    left, top, right, bottom = map(round, scene.words[0].box)

    inside = scene.pixels[top:bottom, left:right].astype(int)

    assert np.ptp(inside, axis=(0, 1)).max() > 50


def test_the_same_seed_draws_the_same_scene(painter):
    one, other = (painter.draw(np.random.default_rng(5)) for _ in range(2))

    assert np.array_equal(one.pixels, other.pixels)
    assert one.words == other.words


def test_no_family_and_no_word_is_both_learned_from_and_tried():
    learned, tried = (
        {face.family for cuts in typefaces(held=held).values() for face in cuts} for held in (False, True)
    )

    assert not learned & tried
    assert not any(map(is_held, Vocabulary.of_interfaces(held=False).words))
    assert all(map(is_held, Vocabulary.of_interfaces(held=True).words))


def test_every_place_of_a_word_that_stands_there_twice_is_right(painter):
    scene = painter.draw(np.random.default_rng(1))
    text, places = max(spans(scene).items(), key=lambda known: len(known[1]))
    assert len(places) > 1

    lesson = lesson_of([scene], 99, np.random.default_rng(0))

    row = [codes.tolist() for codes in lesson.codes].index(codes_of([text])[0].tolist())
    shares = lesson.shares[row].view(12, 32)
    for span in places:
        left, top, right, bottom = box_of(span)
        patches = shares[int(top / 8 - 1) : int(bottom / 8 + 1), int(left / 8) : int(right / 8) + 1]
        assert float(patches.sum()) == pytest.approx(1 / len(places), abs=1e-5)


def test_a_query_has_a_code_a_letter_whatever_its_capitals():
    codes = codes_of(["Save as", "save AS", "文" + "x" * 40])

    assert torch.equal(codes[0], codes[1])
    assert codes.shape == (3, LONGEST)
    assert codes[2, 0] != codes[2, 1]


def test_white_on_black_looks_like_black_on_white():
    grey = torch.ones(1, 48, 128)
    grey[:, 20:30, 40:44] = 0
    grey[:, 25:27, 40:60] = 0

    one, other = inked(grey)[0, 1], inked(1 - grey)[0, 1]

    assert torch.allclose(one, other, atol=1e-4)
    assert float(one[25, 50]) > 0.5


def test_it_learns_one_scene_by_heart(painter):
    torch.manual_seed(0)
    model, lots = TextPointer(TINY), np.random.default_rng(0)
    lesson = lesson_of([painter.draw(np.random.default_rng(2))], 8, lots)
    optimizer = torch.optim.AdamW(model.parameters(), lr=3e-3)
    first = float(losses(model, lesson)[0].detach())

    for _ in range(60):
        optimizer.zero_grad()
        sum(losses(model, lesson)).backward()
        optimizer.step()

    seen = model.look(lesson.grey).flatten(1, 2)
    best = model.point(seen, model.read(lesson.codes)).flatten(1).argmax(1)
    found = lesson.shares.gather(1, best.unsqueeze(1)) > 0
    assert float(losses(model, lesson)[0].detach()) < first / 2
    assert found.float().mean() > 0.7


def test_a_training_that_was_stopped_ends_as_if_it_had_not_been(plan, painter, tmp_path):
    whole = train(plan, painter)

    parts = replace(plan, out=tmp_path / "parts")
    stop_after(3, parts, painter)
    resumed = train(parts, painter)

    assert torch.equal(weights_of(whole), weights_of(resumed))
    assert torch.equal(weights_of(whole), weights_of(loaded(parts.out / "training.pt")))


def stop_after(steps, plan, painter):
    """Train as if killed after so many steps, the last of which were saved."""

    class Killing:
        drawn = 0

        def draw(self, lots):
            if self.drawn == steps:
                raise KeyboardInterrupt
            self.drawn += 1
            return painter.draw(lots)

    with pytest.raises(KeyboardInterrupt):
        train(replace(plan, save_minutes=0), Killing())


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Click the Pick button", "Pick"),
        ("Go to Form Validation", "Form Validation"),
        ("Open 'book now'", "book now"),
        ("hide the warning", "warning"),
        ("Apply", "Apply"),
    ],
)
def test_a_sentence_names_what_is_written(sentence, name):
    assert named(sentence) == name


def test_both_readers_are_asked_for_the_same_words(painter):
    questions = drawn(Painter(painter.faces, Vocabulary(WORDS), 256, 96), 1)

    told = compare(Pointing(TextPointer(TINY).eval()), Lines(Engine(threads=1)), questions)

    words = [line for line in told if line.startswith("drawn, a word")]
    assert len(words) == 3
    count = sum(kind == "drawn, a word" for kind in questions[0].kinds)
    assert all(f"of {count}," in line for line in words[:2])


def test_ocr_finds_a_plain_word_where_it_stands(painter):
    face = next(face for cuts in painter.faces.values() for face in cuts if face.family == "DejaVu Sans")
    scene = Painter({"one": [face]}, Vocabulary(WORDS), 256, 96).draw(np.random.default_rng(8))
    known = spans(scene)
    text = max(known, key=len)
    boxes = (tuple(box_of(span) for span in known[text]),)

    right, _ = asked(Lines(Engine(threads=1)), [Question(scene.pixels, (text,), ("a text",), boxes)])

    assert right == {"a text": [True]}
