"""MiniWoB++ in a real browser, from the first look to what is left afterwards."""

from __future__ import annotations

import socket
from collections import defaultdict
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest

from agent.actions import Click, Finish, Press
from agent.control import Control
from agent.episode import Decision, Observation
from agent.errors import Stopped
from agent.evaluate.miniwob.browser import Browser
from agent.evaluate.miniwob.suite import OWN, MakeHere, MiniWob
from agent.evaluate.miniwob.tasks import GENERALISATION, TRAINING
from agent.evaluate.suite import Item, Options
from agent.events import Emit
from agent.local.lifeline import MARK
from agent.settings import Settings

pytestmark = pytest.mark.desktop

Open = Callable[..., MiniWob]


@pytest.fixture
def open_suite(marked_processes: Callable[[str], list[int]]) -> Iterator[Open]:
    """Make suites; afterwards neither browser nor display nor server may be left."""
    opened: list[MiniWob] = []

    def open_one(
        policy: str,
        *tasks: str,
        seeds: tuple[int, ...] = (0,),
        control: Control | None = None,
        **own: MakeHere,
    ) -> MiniWob:
        options = Options(
            policy=policy, settings=Settings(), control=control or Control(), tasks=tasks, seeds=seeds
        )
        opened.append(MiniWob(options, {**OWN, **own}))
        return opened[-1]

    yield open_one
    for suite in opened:
        mark = suite._desktop.environment[MARK] if suite._desktop else ""
        port = urlsplit(suite._site.address_of("click-test")).port if suite._site else 0
        suite.close()
        assert mark == "" or marked_processes(mark) == []
        with socket.socket() as line:
            assert line.connect_ex(("127.0.0.1", port)) != 0


class Scripted:
    """A policy that is told what to do by a function, and keeps what it was shown."""

    name = "scripted"

    def __init__(self, decide: Callable[[Observation], Decision]) -> None:
        self._decide = decide
        self.shown: list[Observation] = []

    def check(self, task: str) -> None:
        """Take any task."""

    def decide(self, observation: Observation, emit: Emit) -> Decision:
        self.shown.append(observation)
        return self._decide(observation)


def test_the_oracle_does_its_tasks(open_suite: Open):
    suite = open_suite("oracle", "click-test-2", "enter-text", "drag-box", seeds=(0, 1))
    attempts = [suite.attempt(item) for item in suite.items()]
    assert [attempt.why for attempt in attempts if not attempt.success] == []
    assert [attempt.measures["reward"] for attempt in attempts] == [1] * 6


def test_a_click_in_the_middle_is_no_success_where_text_is_wanted(open_suite: Open):
    suite = open_suite("centre", "enter-text")
    attempt = suite.attempt(suite.items()[0])
    assert attempt.success is False
    assert attempt.why == "the page gave -1"


def test_a_task_that_the_policy_does_not_understand_is_a_failed_attempt(open_suite: Open):
    suite = open_suite("literal", "count-shape")
    attempt = suite.attempt(suite.items()[0])
    assert attempt.success is False
    assert attempt.measures["steps"] == 0
    assert attempt.why


def test_the_same_seed_gives_the_same_instruction_and_another_one_another(open_suite: Open):
    suite = open_suite("centre")
    browser, _ = suite._opened()
    first = [browser.begin("enter-text", 3), browser.begin("click-button", 3)]
    again = [browser.begin("click-button", 3), browser.begin("enter-text", 3)]
    assert first == again[::-1]
    assert len({browser.begin("enter-text", seed) for seed in range(4)}) > 1


def test_a_policy_is_shown_the_screen_the_windows_and_the_instruction_only(open_suite: Open):
    policy = Scripted(lambda observation: Decision((Finish("seen enough"),)))
    suite = open_suite("witness", "click-test-2", witness=lambda browser, item: policy)
    suite.attempt(suite.items()[0])
    (shown,) = policy.shown
    assert type(shown) is Observation
    assert shown.task == "Click button ONE."
    assert (shown.screenshot.width_px, shown.screenshot.height_px) == (1280, 800)
    assert [window.title for window in shown.windows] == ["MiniWoB++"]
    assert shown.history == ()


def test_neither_rewards_nor_past_clicks_are_on_the_screen(open_suite: Open):
    suite = open_suite("oracle", "click-test")
    suite.attempt(suite.items()[0])
    browser, _ = suite._opened()
    assert browser.value("core.wob_scores.length") == 1
    panels = "['reward-display', 'click-canvas', 'sync-task-cover']"
    displays = browser.value(f"{panels}.map(id => getComputedStyle(document.getElementById(id)).display)")
    assert displays == ["none", "none", "none"]


def test_a_double_click_that_ends_the_episode_begins_no_other_one(open_suite: Open):
    def twice(browser: Browser, item: Item) -> Scripted:
        left, top, width, height = browser.value(
            "(() => { const box = document.querySelector('#subbtn').getBoundingClientRect();"
            "return [box.left, box.top, box.width, box.height]; })()"
        )
        click = Click(browser.point(left + width / 2, top + height / 2), count=2)
        return Scripted(lambda observation: Decision((click,)))

    suite = open_suite("twice", "click-test", twice=twice)
    attempt = suite.attempt(suite.items()[0])
    assert (attempt.success, attempt.measures["reward"]) == (True, 1)


def test_a_policy_that_closes_the_browser_fails_twice_and_the_next_episode_goes_on(open_suite: Open):
    closing = Scripted(lambda observation: Decision((Press(("alt", "f4")),)))
    suite = open_suite("closing", "click-test", seeds=(0, 1), closing=lambda browser, item: closing)
    first, second = (suite.attempt(item) for item in suite.items())
    assert not first.success
    assert first.why.startswith("the browser was lost twice")
    assert not second.success
    assert len(closing.shown) == 4


def test_a_browser_that_has_died_between_two_episodes_is_started_again_and_that_is_told(open_suite: Open):
    suite = open_suite("centre", "click-test", seeds=(0, 1))
    first = suite.attempt(suite.items()[0])
    _, desktop = suite._opened()
    desktop.perform(Press(("alt", "f4")))
    second = suite.attempt(suite.items()[1])
    assert (first.measures["restarts"], second.measures["restarts"]) == (0, 1)
    assert second.measures["steps"] == 2


def test_a_stopped_run_is_no_attempt(open_suite: Open):
    control = Control()

    def stop(observation: Observation) -> Decision:
        control.stop("the test")
        return Decision(())

    suite = open_suite("stop", "click-test", control=control, stop=lambda browser, item: Scripted(stop))
    with pytest.raises(Stopped):
        suite.attempt(suite.items()[0])


@pytest.mark.bench
@pytest.mark.timeout(1800)
def test_what_the_oracle_reaches_on_every_open_task(open_suite: Open):
    suite = open_suite("oracle", *sorted(TRAINING | GENERALISATION), seeds=tuple(range(5)))
    right: dict[str, int] = defaultdict(int)
    for item in suite.items():
        right[item.groups["task"]] += suite.attempt(item).success is True
    print("\noracle, right of 5:", ", ".join(f"{task} {count}" for task, count in sorted(right.items())))
    assert sum(right.values()) >= 0.95 * 5 * len(right)
