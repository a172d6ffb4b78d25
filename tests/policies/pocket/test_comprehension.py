"""Claims about how tasks are read by what ships: rules where they know the sentence, the tagger elsewhere."""

from __future__ import annotations

import pytest

from agent.actions import Click, Wait
from agent.episode import Decision, Outcome, Result, Step
from agent.errors import TaskNotUnderstood
from agent.geometry import Point
from policies.gym.annotated import annotated
from policies.gym.train_tagger import scores
from policies.literal.speech import Speech
from policies.pocket.clause import clauses
from policies.pocket.comprehension import Comprehension
from policies.pocket.deciding import asked_first
from policies.pocket.eye import Eye
from policies.pocket.intent import Do, Write, told
from policies.pocket.joining import Clause
from policies.pocket.leftover import left_out
from policies.pocket.reading_kind import Part, Read
from policies.pocket.understanding import remarks, understood
from policies.pocket.undertaking import AtRow


@pytest.fixture(scope="module")
def comprehension(eye: Eye) -> Comprehension:
    assert eye.comprehension is not None, "assets/pocket/tagger.safetensors is missing"
    return eye.comprehension


@pytest.mark.parametrize(
    ("sentence", "read"),
    [
        (
            "star the invoice from the power company and archive the newsletter",
            ["star at 'invoice from the power company'", "archive at 'newsletter'"],
        ),
        ("choose Canberra, go to the next question and choose Ankara there",
         ["choose 'Canberra'", "do 'go to the next question'", "click 'Ankara'"]),
        ("look up volcanoes and read the part about lava",
         ["search for 'volcanoes'", "open at 'part about lava'"]),
        ("I don't need the ruler any more.", ["untick 'ruler'"]),
        ("No automatic brightness.", ["untick 'automatic brightness'"]),
        ("Confirm by clicking Remove Anyway.", ["click 'Remove Anyway'"]),
        ("将定时任务停用", ["untick '定时任务'"]),
    ],
)  # fmt: skip
def test_sentences_that_no_rule_knows_are_read_by_the_tagger(comprehension, sentence, read):
    assert [told(clause.intent) for clause in comprehension.heard(sentence).clauses] == read


@pytest.mark.parametrize(
    "sentence",
    ["open the menu and press Ctrl+S", "double-click the folder letters", "rename a.txt to b.txt",
     "don't close the window", "find the word nothing", "Show hidden files", "Open Settings",
     "Before you close the window, save the file", "Don't save the changes, just close the document",
     "log in with user name maria and password s3cret", "把滑块调到30"],
)  # fmt: skip
def test_sentences_that_rules_know_are_read_by_them(comprehension, sentence):
    assert comprehension.heard(sentence).clauses == clauses(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "等下载完成后打开文件",
        "接受所有修订",
        "search for cheap hotels in Lisbon",
        "change the role of Ida to editor",
        "open the file main.py and go to line 50",
        "log in with the e-mail kai@mail.org and the password gold9, then open Messages",
        "select the option that is not a fruit",
    ],
)
def test_no_act_and_no_name_that_rules_know_is_dropped(comprehension, sentence):
    assert comprehension.heard(sentence).clauses == clauses(sentence)


def test_most_clauses_of_sentences_that_were_never_learned_from_are_read_right(comprehension):
    held = [each for each in annotated() if each.is_held][::20]
    assert scores(comprehension._tagger, comprehension._near, held)["clauses"] > 0.4


def test_a_task_is_read_the_same_at_every_step(comprehension):
    task = "let Mia know that the parcel is at the neighbours' and pin her chat"
    assert comprehension.heard(task).clauses is comprehension.heard(task).clauses


@pytest.mark.parametrize("sentence", ["press Ctrl+Bogus", "write a mail"])
def test_what_rules_refuse_is_refused_where_the_tagger_knows_no_better(comprehension, sentence):
    with pytest.raises(TaskNotUnderstood):
        comprehension.heard(sentence)


def test_what_rules_refuse_is_read_where_the_tagger_knows_better(comprehension):
    assert told(comprehension.heard("write to Leo that I am late").clauses[1].intent).startswith(
        "type 'I am late'"
    )


def test_the_is_before_a_text_is_no_part_of_it(comprehension):
    mail = "给李雷发邮件，主题是聚餐，内容是周五晚上见"
    assert told(comprehension.heard(mail).clauses[3].intent).startswith("type '周五晚上见'")
    whole = "内容写是周五见"
    text = Part("text", 3, 7)
    assert understood(whole, (Read("write", 0, 7, (text, Part("name", 0, 2))),), clauses)[0].intent == Write(
        "是周五见", "内容"
    )


def test_a_task_that_says_nothing_is_not_understood(comprehension):
    with pytest.raises(TaskNotUnderstood):
        comprehension.heard(" . ")


def test_a_folder_without_a_tagger_has_rules_alone(eye, tmp_path):
    assert Comprehension.from_folder(tmp_path, eye.model, eye.processor) is None


def test_a_remark_is_told_at_the_end_since_nothing_was_done_for_it(comprehension):
    task = "Ben keeps asking for the minutes, forward the minutes to ben@acme.io"
    tagged = (Read("say", 0, 32, ()), Read("forward", 32, len(task), ()))
    assert remarks(task, tagged) == ("Ben keeps asking for the minutes",)
    assert remarks("thanks", (Read("say", 0, 6, ()),)) == ()
    assert (
        Speech().done(1, ("it is late",)) == "the instruction is done ('it is late' was taken for a remark)"
    )
    assert comprehension.heard("click 'Save'").remarks == ()


def test_what_was_hardly_read_is_asked_about_once_before_the_first_act():
    said = (Clause("call it off", AtRow("cancel", "blood test")),)
    act = Decision((Click(Point(20, 20)),), "I see it", "1: cancel at 'blood test'")
    shown = asked_first(act, said, 0.1, (), Speech())
    assert shown.unsure
    assert shown.thought.endswith("cancel at 'blood test'")
    assert asked_first(act, said, 0.9, (), Speech()) is act
    wait = Decision((Wait(1.0),))
    assert asked_first(wait, said, 0.1, (), Speech()) is wait
    done = (Step(1, None, act, Outcome(Result.DONE, changed=True)),)
    assert asked_first(act, said, 0.1, done, Speech()) is act


def test_a_sentence_that_rules_know_was_surely_read(comprehension):
    assert comprehension.heard("press Ctrl+S").sure == 1.0
    assert comprehension.heard("star the invoice from the power company").sure < 1.0


@pytest.mark.parametrize(
    ("task", "reading", "missing"),
    [
        ("Enter Timo as the name, Graz as the town", "type Graz into town", ["Timo"]),
        ("schedule it for Thursday at 9:00", "type Thursday into 'schedule'", ["9:00"]),
        ("pin Zara's chat and open Status", "pin Zara's chat and open Status", []),
        ("I think I'd like Oslo", "choose Oslo", []),
        ("帮我预约《昆虫记》", "点预约", ["昆虫记"]),
    ],
)
def test_what_a_reading_leaves_out_is_known(task, reading, missing):
    assert left_out(task, (Clause(reading, Do(reading)),)) == missing


def test_a_remark_leaves_nothing_out():
    assert left_out("now Ben asked for it", (), ("now Ben asked for it",)) == []
    assert left_out("now Ben asked for it", ()) == ["Ben"]


def test_a_field_that_rules_know_is_not_lost_by_a_reading_that_is_surer(comprehension) -> None:
    sentence = "Fill in the name Ann Lee and the email ann.lee@example.com, then press Submit"
    first = comprehension.heard(sentence).clauses[0]
    assert told(first.intent) == "type 'Ann Lee' into 'name'"
