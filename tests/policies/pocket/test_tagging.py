"""Claims about the tagger of sentences: what it learns from, that it learns, and when its reading holds."""

from __future__ import annotations

import pytest
import torch

from policies.gym.annotated import annotated, parsed
from policies.gym.rephrasing import Changer, spelled
from policies.gym.train_tagger import scores, train
from policies.pocket.clause import clauses
from policies.pocket.eye import Eye
from policies.pocket.intent import ClickThe, Tick, Where
from policies.pocket.looseness import looseness
from policies.pocket.reading_kind import PARTS, Part, Read
from policies.pocket.tagging import Directions, Tagger, features_of, read, words_in
from policies.pocket.understanding import understood

LINES = (
    "set: turn the [name:volume] down to about [value:30] || row.star: and star [row:it]",
    "message: let [who:Leo] know that [text:the keys are under the mat]",
    "rename: call [name:notes.txt] [text:ideas.txt] || close: , then get rid of the [name:banner]",
    "message: 给[who:王芳]发条消息，说[text:我会晚到十分钟]",
    "off: 把[name:自动播放]关掉 || pick: ，[name:字体]改成[value:大号]",
    "row.delete: throw [row:the old newsletter] away",
    "sort: [by:cheapest] ones first please",
)


@pytest.fixture(scope="module")
def near(eye: Eye) -> Directions:
    return Directions(eye.model, eye.processor)


def parts(sentence: str, clause) -> dict[str, str]:
    return {part.role: sentence[part.start : part.end] for part in clause.parts}


def test_a_line_is_a_sentence_and_what_its_clauses_copy():
    each = parsed(LINES[0])
    assert each.sentence == "turn the volume down to about 30 and star it"
    assert [clause.kind for clause in each.clauses] == ["set", "row.star"]
    assert parts(each.sentence, each.clauses[0]) == {"name": "volume", "value": "30"}


def test_chinese_clauses_meet_without_a_blank():
    assert parsed(LINES[4]).sentence == "把自动播放关掉，字体改成大号"


@pytest.mark.parametrize(
    "line", ["fly: to the [name:moon]", "set: the [name:volume]", "press: [name:a] and [name:b]", "words"]
)
def test_a_line_that_lacks_a_part_or_has_an_unknown_one_is_refused(line):
    with pytest.raises(ValueError, match=r"has"):
        parsed(line)


def test_all_sentences_that_ship_are_read_and_some_are_never_learned_from():
    known = annotated()
    held = [each for each in known if each.is_held]
    assert 0.05 < len(held) / len(known) < 0.12
    assert {clause.kind for each in known for clause in each.clauses} == PARTS.keys()


def test_readings_of_some_files_are_had_by_their_names():
    some = annotated(["edges"])
    assert 0 < len(some) < len(annotated())
    with pytest.raises(ValueError, match=r"no readings 'nosuch' .*edges"):
        annotated(["edges", "nosuch"])


def test_words_are_where_they_say_they_are():
    sentence = "Set it to 3.5, don't wait；打开a.txt"
    assert all(sentence[word.start : word.end] == word.text for word in words_in(sentence))
    assert [word.text for word in words_in("don't 打开a.txt")] == ["don't", "打", "开", "a.txt"]
    assert [word.text for word in words_in("Ann's, j@b.de: 5%")] == ["Ann", "'s", ",", "j@b.de", ":", "5%"]


def test_parts_that_are_exchanged_move_all_that_follows():
    each = parsed(LINES[0])
    first = each.clauses[0].parts[0]
    made = spelled(each.sentence, each.clauses, {(first.start, first.end): "“font size”"})
    assert made.sentence == "turn the “font size” down to about 30 and star it"
    assert parts(made.sentence, made.clauses[0]) == {"name": "font size", "value": "30"}
    assert parts(made.sentence, made.clauses[1]) == {"row": "it"}


def test_changed_sentences_are_still_what_their_readings_say():
    changer = Changer([parsed(line) for line in LINES], seed=3)
    for _ in range(300):
        drawn = changer.draw()
        starts = [clause.start for clause in drawn.clauses]
        assert starts == sorted(set(starts))
        for clause in drawn.clauses:
            assert set(PARTS[clause.kind][0]) <= {part.role for part in clause.parts}
            assert all(clause.start <= part.start < part.end <= clause.end for part in clause.parts)
            assert all(drawn.sentence[part.start : part.end].strip() for part in clause.parts)


def test_a_few_sentences_are_learned(near):
    sentences = [parsed(line) for line in LINES]
    tagger = train(sentences, near, 0, seed=0, steps=150, batch=16)
    assert scores(tagger, near, sentences)["clauses"] >= 0.8


def test_what_is_read_is_never_said_surer_than_its_least_sure_part(near):
    torch.manual_seed(0)
    said, sure = read("open the door and close the window", Tagger(near.space).eval(), near)
    assert said
    assert sure < 0.5
    assert read("", Tagger(near.space).eval(), near) == ((), 0.0)


def test_features_tell_quoted_words_from_others():
    plain, quoted = (features_of(words_in(text)) for text in ("say hello now", "say 'hello' now"))
    assert plain[1] != quoted[2]


@pytest.mark.parametrize(
    ("sentence", "loose"),
    [
        ("open the menu and press Ctrl+S", 0.5),
        ("click Save", 0.0),
        ("turn the volume down to about 30", 0.0),
        ("show me only the people in Berlin, the oldest at the top", 1.0),
        ("select the mail from Ann", 0.0),
        ("drag Jacquelyn up by one position", 0.0),
        ("drag Cherry to the top of the list", 0.0),
        ("set the quantity of the teapot to 3 and add it to the cart", 0.0),
        ("麻烦把那个弹出来的提示以后都别再出现了", 1.0),
    ],
)
def test_how_loosely_rules_have_read_is_told(sentence, loose):
    assert looseness(clauses(sentence)) == loose


@pytest.mark.parametrize(
    ("where", "way"),
    [("Privacy tab", "Privacy"), ("Privacy", "Privacy"), ("隐私页面", "隐私"), ("list", ""), ("", "")],
)
def test_a_page_that_a_clause_names_is_gone_to_where_it_is_shown(where, way) -> None:
    sentence = f"turn cookies off {where}"
    parts = (Part("name", 5, 12), *((Part("where", 17, 17 + len(where)),) if where else ()))
    said = understood(sentence, (Read("off", 0, len(sentence), parts),), lambda _: ())
    ways = [Where(way, ClickThe(way))] if way else []
    assert [clause.intent for clause in said] == [*ways, Tick("cookies", False)]
