from __future__ import annotations

import pytest

from agent.demonstration.addition import Addition, new_step
from agent.demonstration.edit import inserted
from agent.demonstration.folder import read, text_of
from agent.errors import UsageError

NOTE = read("demonstration: Save\nsteps: [{id: wait-1, wait: 1}]\n")


@pytest.mark.parametrize("kind", list(Addition))
def test_each_kind_of_step_can_be_put_in_written_and_read_back(kind: Addition) -> None:
    changed = inserted(NOTE, new_step(NOTE, kind, " 2 "), after="wait-1")
    assert len(changed.steps) == 2
    assert read(text_of(changed)) == changed


@pytest.mark.parametrize(
    ("kind", "words", "why"),
    [
        (Addition.PAUSE, "soon", "'soon' is no number of seconds"),
        (Addition.PAUSE, "0", "one cannot wait 0 seconds"),
        (Addition.PAUSE, "nan", "one cannot wait nan seconds"),
        (Addition.AGENT, "  ", r"nothing is said \(write what the agent shall do\)"),
    ],
)
def test_words_that_do_not_fit_are_refused(kind: Addition, words: str, why: str) -> None:
    with pytest.raises(UsageError, match=why):
        new_step(NOTE, kind, words)
