"""What a script runs with: as it says, where the person is not stricter."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from agent.errors import UsageError
from agent.script.faults import BadScript
from agent.script.reading import read
from agent.settings import Settings
from ui.script_bridge import ScriptOrder, order_of, settings_of

PLAIN = "name: x\nsteps: [{press: a}]\n"


def script_of(head: str) -> Any:
    return read(f"{head}\n{PLAIN}", folder=Path()).script


def order(text: str = PLAIN, folder: Path = Path(), **given: Any) -> ScriptOrder:
    wanted = {"settings": Settings(), "display": "", "values": {}, "table": None, **given}
    return order_of(text, folder=folder, name="x", **wanted)


@pytest.mark.parametrize(
    ("mine", "its", "mode"),
    [
        ("ask", "auto", "ask"),
        ("risky", "auto", "risky"),
        ("auto", "ask", "ask"),
        ("risky", "ask", "ask"),
        ("auto", "auto", "auto"),
    ],
)
def test_the_stricter_of_person_and_script_decides_what_is_asked(mine: Any, its: str, mode: str) -> None:
    assert settings_of(script_of(f"guard: {{mode: {its}}}"), Settings(mode=mine)).mode == mode


def test_a_script_cannot_leave_the_window_and_the_region_that_the_person_set() -> None:
    mine = Settings(only_window="Notes", only_region=(0, 0, 9, 9), actions_per_minute=60)
    script = script_of("guard: {only_window: Bank, only_region: [0, 0, 999, 999], actions_per_minute: 6000}")
    said = settings_of(script, mine)
    assert (said.only_window, said.only_region, said.actions_per_minute) == ("Notes", (0, 0, 9, 9), 60)


def test_a_script_may_bind_itself_where_the_person_does_not() -> None:
    said = settings_of(script_of("guard: {only_window: Notes}\ndisplay: virtual"), Settings())
    assert (said.only_window, said.display) == ("Notes", "virtual")


def test_where_the_person_says_to_work_counts_more_than_the_script() -> None:
    said = order(f"display: real\n{PLAIN}", display="virtual").settings
    assert said.display == "virtual"


def test_each_row_of_the_table_is_a_job(tmp_path: Path) -> None:
    table = tmp_path / "names.csv"
    table.write_text("who\nAlice\nBob\n")
    jobs = order("parameters: {who: {}, n: 1}\n" + PLAIN, values={"n": "7"}, table=table).jobs
    assert [(job.row, dict(job.values)) for job in jobs] == [
        (1, {"who": "Alice", "n": 7}),
        (2, {"who": "Bob", "n": 7}),
    ]


def test_what_has_a_fault_is_not_ordered() -> None:
    with pytest.raises(BadScript, match="1:"):
        order("steps: []")


def test_a_value_that_does_not_fit_is_not_ordered() -> None:
    with pytest.raises(UsageError, match="'many' of 'n' is no integer"):
        order("parameters: {n: 1}\n" + PLAIN, values={"n": "many"})
