import html.parser
import re
import xml.etree.ElementTree as ElementTree

import pytest

from agent.errors import UsageError
from agent.evaluate.chart import Bar, chart
from agent.evaluate.compare import compare, write_comparison
from agent.evaluate.figures import means, shares, spreads
from agent.evaluate.ledger import Ledger, read
from agent.evaluate.page import write_page
from agent.evaluate.run import header, run
from agent.evaluate.statistics import macro_mean, wilson
from agent.evaluate.suite import Attempt


@pytest.fixture
def evaluated(counting, options, tmp_path):
    """Run a suite and return the folder of its results."""

    def evaluated(name: str, /, policy: str = "literal", **suite):
        chosen = options(policy)
        measured = counting(**suite)
        ledger = Ledger(tmp_path / name, header(measured, chosen))
        run(measured, ledger, chosen, tell=lambda attempt, done: None)
        ledger.close()
        return tmp_path / name

    return evaluated


def attempt(name: str, success: bool | None, task: str = "t", **measures: float | None) -> Attempt:
    return Attempt(name, success, 1.0, {"task": task}, measures=measures)


def test_shares_are_counted_overall_and_in_every_group(evaluated) -> None:
    counted = shares(read(evaluated("a", count=9)).attempts)
    assert [(each.group, each.name, each.successes, each.tries) for each in counted] == [
        ("", "overall", 5, 9),
        ("task", "t0", 2, 3),
        ("task", "t1", 1, 3),
        ("task", "t2", 2, 3),
    ]


def test_what_a_suite_counts_stands_beside_each_share() -> None:
    attempts = [attempt("a", True, odd=0), attempt("b", False, odd=1), attempt("c", False, "u", odd=1)]
    counted = [(each.name, each.counts) for each in shares(attempts, ("odd",))]
    assert counted == [("overall", (2,)), ("t", (1,)), ("u", (1,))]


def test_means_are_given_for_all_tasks_and_for_the_subsets_that_were_tried(evaluated) -> None:
    subsets = {"two": frozenset({"t0", "t1"}), "more": frozenset({"t2", "t9"}), "none": frozenset({"t7"})}
    found = means(read(evaluated("a", count=9, subsets=subsets)))
    assert [(each.name, each.tasks, each.wanted) for each in found] == [
        ("mean over 3 tasks", 3, 3),
        ("two", 2, 2),
        ("more", 1, 2),
    ]
    assert found[1].estimate == macro_mean([(2, 3), (1, 3)])


def test_what_only_measures_has_no_shares_but_a_spread() -> None:
    attempts = [attempt(f"n{each}", None, milliseconds=each, missing=None) for each in (1.0, 2.0, 6.0)]
    assert shares(attempts) == []
    (spread,) = spreads(attempts)
    assert (spread.name, spread.count, spread.p50, spread.most) == ("milliseconds", 3, 2, 6)


def test_a_chart_is_drawn_to_scale_and_says_its_figures_in_words() -> None:
    drawn = chart([Bar("icons", wilson(5, 10), 10)], "Share", "one")
    (svg,) = ElementTree.fromstring(drawn)
    (bar,) = svg.iter("rect")
    assert float(bar.attrib["width"]) == 200
    low, high = (260 + 400 * limit for limit in (wilson(5, 10).low, wilson(5, 10).high))
    (interval,) = (path for path in svg.iter("path") if path.attrib["class"] == "interval")
    moves = [float(x) for x in re.findall(r"M([\d.]+)", interval.attrib["d"])]
    assert moves == pytest.approx([low, low, high], abs=0.1)
    assert svg.attrib["role"] == "img"
    assert svg.find("desc").text == "icons: 50.0 % (24 to 76) of 10"
    assert {svg.find("title").attrib["id"], svg.find("desc").attrib["id"]} == set(
        svg.attrib["aria-labelledby"].split()
    )


class Tags(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag, attributes) -> None:
        self.found.append(tag)
        self.addresses += [value for name, value in attributes if name in ("src", "href")]


def test_a_report_shows_figures_and_failures_and_loads_nothing(evaluated) -> None:
    file = write_page(evaluated("a"))
    content = file.read_text()
    tags = Tags()
    tags.feed(content)
    assert tags.addresses == []
    assert "script" not in tags.found
    assert "50.0 %" in content
    assert "3 is odd" in content
    assert "even numbers only" in content
    assert tags.found.count("svg") == 2


def test_what_a_policy_said_is_only_ever_text(evaluated) -> None:
    evil = "<script>alert(1)</script>"
    content = write_page(evaluated("a", policy=evil, note=evil)).read_text()
    assert "<script" not in content
    assert "&lt;script&gt;" in content


def test_two_runs_are_compared_item_by_item(evaluated, tmp_path) -> None:
    first, second = evaluated("a", count=6), evaluated("b", policy="other", count=4, version="2")
    comparison = compare(first, second)
    overall = comparison.pairs["overall"]
    assert (overall.both, overall.only_first, overall.only_second, overall.neither) == (2, 0, 0, 2)
    assert comparison.pairs["task: t0"].count == 2
    assert comparison.differing == {"items": ("6 of them", "4 of them"), "counting": ("1", "2")}
    content = write_comparison(comparison, tmp_path / "c.html").read_text()
    assert "Newcombe" in content
    assert "other" in content


def test_runs_of_different_suites_are_not_compared(evaluated) -> None:
    with pytest.raises(UsageError, match="compare two runs of one suite"):
        compare(evaluated("a"), evaluated("b", name="else"))


def test_runs_without_a_common_item_are_not_compared(evaluated, tmp_path) -> None:
    first, second = evaluated("a"), evaluated("b")
    file = second / "results.jsonl"
    file.write_text(file.read_text().splitlines()[0] + "\n")
    with pytest.raises(UsageError, match="no item was judged in both"):
        compare(first, second)
