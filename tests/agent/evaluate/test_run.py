import json
import threading
from pathlib import Path

import pytest

from agent.control import Control
from agent.errors import DesktopError, UsageError
from agent.evaluate.ledger import NAME, Ledger, read
from agent.evaluate.run import header, run


@pytest.fixture
def work(options, tmp_path):
    """Run a suite with its results in the folder `out`; return whether all was tried."""

    def work(suite, control: Control | None = None, policy: str = "literal") -> bool:
        chosen = options(policy, control=control)
        ledger = Ledger(tmp_path / "out", header(suite, chosen))
        try:
            return run(suite, ledger, chosen, tell=lambda attempt, done: None)
        finally:
            ledger.close()

    return work


def lines(folder: Path) -> list[dict]:
    return [json.loads(line) for line in (folder / "out" / NAME).read_text().splitlines()]


def test_the_first_line_says_what_was_run_and_each_other_line_is_an_attempt(work, counting, tmp_path) -> None:
    assert work(counting())
    head, *attempts = lines(tmp_path)
    assert (head["suite"], head["policy"], head["note"]) == ("counting", "literal", "even numbers only")
    assert {"deixis", "python", "platform", "processor", "cores", "counting"} <= head["facts"].keys()
    assert [each["id"] for each in attempts] == [f"n{number}" for number in range(6)]
    assert attempts[1] == {
        "id": "n1",
        "success": False,
        "seconds": 0.5,
        "groups": {"task": "t1"},
        "why": "1 is odd",
        "measures": {"n": 1},
    }


def test_what_breaks_off_goes_on_where_it_was(work, counting, tmp_path) -> None:
    def breaks(number: int) -> None:
        if number == 3:
            raise DesktopError("the browser died")

    with pytest.raises(DesktopError):
        work(counting(before=breaks))
    assert len(lines(tmp_path)) == 4
    again = counting()
    assert work(again)
    assert again.tried == ["n3", "n4", "n5"]
    assert read(tmp_path / "out").complete


def test_a_line_torn_by_a_kill_is_tried_again(work, counting, tmp_path) -> None:
    work(counting())
    file = tmp_path / "out" / NAME
    whole = file.read_bytes()
    for cut in (1, 10, len(whole.splitlines()[-1])):
        file.write_bytes(whole[:-cut])
        assert len(read(tmp_path / "out").attempts) == 5
        again = counting()
        assert work(again)
        assert again.tried == ["n5"]
        assert file.read_bytes() == whole


def test_several_are_tried_at_once_and_each_is_kept(counting, options, tmp_path) -> None:
    both = threading.Barrier(2, timeout=60)
    suite = counting(before=lambda number: both.wait() and None)
    ledger = Ledger(tmp_path, header(suite, options()))
    assert run(suite, ledger, options(), tell=lambda attempt, done: None, jobs=2)
    ledger.close()
    assert sorted(attempt.id for attempt in read(tmp_path).attempts) == [f"n{number}" for number in range(6)]


def test_what_breaks_off_keeps_what_was_tried_beside_it(counting, options, tmp_path) -> None:
    both = threading.Barrier(2, timeout=60)

    def breaks(number: int) -> None:
        if number < 2:
            both.wait()
        if number == 1:
            raise DesktopError("the browser died")

    suite = counting(before=breaks)
    ledger = Ledger(tmp_path, header(suite, options()))
    with pytest.raises(DesktopError):
        run(suite, ledger, options(), tell=lambda attempt, done: None, jobs=2)
    ledger.close()
    assert "n0" in [attempt.id for attempt in read(tmp_path).attempts]


def test_a_suite_that_has_one_desktop_is_not_run_side_by_side(counting, options, tmp_path) -> None:
    suite = counting(side_by_side=False)
    ledger = Ledger(tmp_path, header(suite, options()))
    with pytest.raises(UsageError, match="leave --jobs out"):
        run(suite, ledger, options(), tell=lambda attempt, done: None, jobs=2)
    ledger.close()


def test_a_kill_in_the_first_line_begins_anew(work, counting, tmp_path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / NAME).write_bytes(b'{"deixis": 1, "sui')
    assert work(counting())
    assert len(lines(tmp_path)) == 7


def test_a_stop_keeps_what_was_tried_and_says_that_it_is_not_all(work, counting, tmp_path) -> None:
    control = Control()
    assert not work(counting(before=lambda number: control.stop("SIGINT") if number == 2 else None), control)
    assert [each["id"] for each in lines(tmp_path)[1:]] == ["n0", "n1", "n2"]


@pytest.mark.parametrize(
    ("change", "policy", "message"),
    [
        ({"name": "other"}, "literal", "suite was 'counting', is now 'other'"),
        ({}, "else", "policy was 'literal', is now 'else'"),
        ({"count": 7}, "literal", "items was 6, is now 7"),
        ({"version": "2"}, "literal", "'counting' was '1', is now '2'"),
    ],
)
def test_another_evaluations_folder_is_refused(work, counting, tmp_path, change, policy, message) -> None:
    work(counting())
    before = (tmp_path / "out" / NAME).read_bytes()
    with pytest.raises(UsageError, match=message):
        work(counting(**change), policy=policy)
    assert (tmp_path / "out" / NAME).read_bytes() == before


def test_two_runs_do_not_write_in_one_folder(counting, options, tmp_path) -> None:
    wanted = header(counting(), options())
    first = Ledger(tmp_path, wanted)
    with pytest.raises(UsageError, match="another evaluation is writing"):
        Ledger(tmp_path, wanted)
    first.close()
    Ledger(tmp_path, wanted).close()


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        "{}",
        '{"id": "x"}',
        '{"id": "n0", "success": true, "seconds": 1}',
        '{"id": "n1", "success": 1, "seconds": 1}',
        '{"id": "n1", "success": true, "seconds": "1"}',
        '{"id": "n1", "success": true, "seconds": 1, "measures": {"x": "1"}}',
        '{"id": "n1", "success": true, "seconds": 1, "groups": []}',
    ],
)
def test_a_line_that_is_no_attempt_is_an_error_with_its_number(work, counting, tmp_path, line) -> None:
    work(counting(1))
    with (tmp_path / "out" / NAME).open("a") as file:
        file.write(line + "\n")
    with pytest.raises(UsageError, match="line 3"):
        read(tmp_path / "out")


def test_a_suite_without_items_is_refused(counting, options) -> None:
    with pytest.raises(UsageError, match="nothing to try"):
        header(counting(0), options())


def test_a_folder_without_results_is_refused(tmp_path) -> None:
    with pytest.raises(UsageError, match="no results"):
        read(tmp_path)
