"""Claims about deleting: that it has to be said, or be sure."""

from __future__ import annotations

import pytest

from policies.pocket.doing_away import is_unsaid
from policies.pocket.intent import told
from policies.pocket.joining import Clause
from policies.pocket.undertaking import AtRow


@pytest.mark.parametrize(
    ("sentences", "unsaid"),
    [
        (("Squash commits", "delete branches after merging"), True),
        (("Remove row 14", "15"), False),
        (("get rid of the kettle",), False),
        (("茶壶", "铲子"), True),
        (("把茶壶拿掉", "铲子"), False),
    ],
)
def test_what_is_deleted_is_said_to_be_with_it_or_before(sentences, unsaid) -> None:
    said = [Clause(each, AtRow("delete", each)) for each in sentences]
    assert is_unsaid(said) is unsaid


def test_a_tick_that_the_tagger_takes_for_a_row_to_delete_deletes_nothing(eye) -> None:
    said = eye.comprehension.heard("Squash commits and delete branches after merging").clauses
    assert not any("delete at" in told(clause.intent) for clause in said)
