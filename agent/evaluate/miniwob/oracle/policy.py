"""The oracle: a policy that knows the page. It shows what the harness itself can reach, no more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from agent.actions import Action, Finish
from agent.episode import Decision, Observation, Result
from agent.errors import PolicyError, TaskNotUnderstood
from agent.evaluate.miniwob.browser import Browser
from agent.evaluate.miniwob.devtools import Threw
from agent.evaluate.miniwob.oracle import clicking, filling, shape
from agent.evaluate.miniwob.oracle.clicking import Solver
from agent.evaluate.miniwob.oracle.view import View
from agent.events import Emit

SOLVERS: Mapping[str, Solver] = MappingProxyType(
    {
        "choose-date-easy": filling.day,
        "choose-list": filling.list_,
        "click-button": clicking.the_quoted("#area button"),
        "click-checkboxes": clicking.boxes,
        "click-checkboxes-transfer": clicking.boxes,
        "click-collapsible": clicking.section,
        "click-color": clicking.color,
        "click-dialog": clicking.the(".ui-dialog-titlebar button"),
        "click-dialog-2": clicking.button_of_a_dialog,
        "click-link": clicking.the_quoted(".alink"),
        "click-menu": clicking.menu,
        "click-option": clicking.boxes,
        "click-scroll-list": filling.scroll_list,
        "click-shape": shape.one,
        "click-tab": clicking.tab,
        "click-tab-2-easy": clicking.the_quoted(".alink"),
        "click-test": clicking.the("#subbtn"),
        "click-test-2": clicking.the("#subbtn"),
        "click-test-transfer": clicking.the("#subbtn"),
        "click-widget": clicking.widget,
        "copy-paste": filling.copy,
        "count-shape": shape.count,
        "drag-box": filling.box_into_box,
        "drag-items": filling.item_to_place,
        "email-inbox-delete": clicking.email("trash"),
        "email-inbox-forward-nl": clicking.forward,
        "email-inbox-important": clicking.email("star"),
        "enter-date": filling.date,
        "enter-password": filling.password,
        "enter-text": filling.text,
        "enter-text-2": filling.text,
        "enter-text-dynamic": filling.text,
        "enter-time": filling.time,
        "find-word": filling.word,
        "focus-text": clicking.the("#tt"),
        "grid-coordinate": clicking.coordinate,
        "identify-shape": shape.name,
        "login-user": filling.login,
        "login-user-popup": filling.login,
        "multi-layouts": filling.films,
        "multi-orderings": filling.films,
        "navigate-tree": clicking.tree,
        "resize-textarea": filling.corner,
        "scroll-text": filling.last_word,
        "search-engine": filling.search,
        "simple-arithmetic": filling.sum_,
        "text-transform": filling.captcha,
        "tic-tac-toe": clicking.noughts_and_crosses,
        "unicode-test": clicking.the_quoted("#area button"),
        "use-autocomplete": filling.completion,
        "use-slider": filling.slider,
        "use-spinner": filling.spinner,
    }
)


class Oracle:
    """Works one episode of one task. Unlike other policies it remembers where it is in its plan."""

    name = "oracle"

    def __init__(self, browser: Browser, task: str) -> None:
        self._browser = browser
        self._task = task
        self._plan: Iterator[Action] | None = None
        self._last: Action | None = None

    def check(self, task: str) -> None:
        if self._task not in SOLVERS:
            raise TaskNotUnderstood(f"no solver: the oracle does not know '{self._task}' (try another task)")

    def decide(self, observation: Observation, emit: Emit) -> Decision:
        if self._plan is None:
            self._plan = SOLVERS[self._task](View(self._browser, observation.task))
        again = observation.history and observation.history[-1].outcome.result is Result.STALE
        if not again or self._last is None:
            try:
                self._last = next(self._plan, Finish("the plan is at its end"))
            except (LookupError, ValueError, RuntimeError, Threw) as error:
                raise PolicyError(f"the oracle misread '{observation.task}': {error!r}") from error
        return Decision((self._last,))
