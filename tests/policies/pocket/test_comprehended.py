"""Claims about what is counted as read right."""

from __future__ import annotations

from policies.gym.annotated import parsed
from policies.gym.comprehended import acts, comprehended
from policies.pocket.clause import clauses


def test_what_rules_and_the_tagger_read_as_annotated_is_counted_for_each(eye):
    lines = (
        "off: turn [name:Sound] off",
        "off: I don't need the [name:ruler] any more.",
        "on: [name:Sound] off",
    )
    right = comprehended(eye.comprehension, [parsed(line) for line in lines])
    assert right["rules"] == 1  # the first; the last is annotated wrongly
    assert right["tagger"] == right["both"] == 2


def test_two_ways_to_say_a_click_are_one_and_two_names_are_not():
    assert acts(clauses('press the "OK"')) == acts(clauses('click "OK"'))
    assert acts(clauses("press OK")) != acts(clauses("press Cancel"))
