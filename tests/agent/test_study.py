"""What a study asks of whoever starts it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest

from agent.control import Control
from agent.errors import BadSetting
from agent.events import Reading
from agent.study import Parameter, Progress, Study, Values

RANK = Parameter("rank", 8, "Columns of A", least=1, most=64)
RATE = Parameter("rate", 0.1, "Step size", least=0, most=1)
FORM = Parameter("form", "parallel", "How it is computed", choices=("parallel", "recurrent"))
MERGED = Parameter("merged", False, "Whether BA is added to W")


def measure(values: Values, control: Control) -> Iterator[Reading | Progress]:
    yield Reading("thing.rank", (values.whole("rank"),))


STUDY = Study(name="thing", about="A thing", parameters=(RANK, RATE, FORM, MERGED), measure=measure)


def test_what_is_not_given_has_its_default() -> None:
    values = STUDY.values({"rank": "4"})

    assert values.by_name == {"rank": 4, "rate": 0.1, "form": "parallel", "merged": False}


def test_values_are_read_by_their_type() -> None:
    values = STUDY.values({"rank": "4", "rate": "1", "form": "recurrent", "merged": "True"})

    assert values.whole("rank") == 4
    assert values.number("rate") == 1.0
    assert values.text("form") == "recurrent"
    assert values.flag("merged") is True


@pytest.mark.parametrize(
    ("name", "given", "why"),
    [
        ("rank", "65", "a whole number of 1 or more and of 64 or less"),
        ("rank", "0", "of 1 or more"),
        ("rank", "2.5", "a whole number"),
        ("rate", "nan", "a number of 0 or more"),
        ("rate", "much", "a number"),
        ("form", "Parallel", "one of parallel, recurrent"),
        ("merged", "1", "true or false"),
        ("ranks", "4", "did you mean 'rank'?"),
    ],
)
def test_what_does_not_fit_is_told_with_what_would(name: str, given: str, why: str) -> None:
    with pytest.raises(BadSetting) as told:
        STUDY.values({name: given})

    assert why in str(told.value)
    assert name in str(told.value)


def test_listing_the_studies_loads_no_torch() -> None:
    listed = "import sys; from agent.study import known; known(); sys.exit('torch' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", listed], check=False).returncode == 0
