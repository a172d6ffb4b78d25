"""How to do the tasks that are done by clicking: each yields one action at a time."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

from agent.actions import Action, Move, Type, Wait
from agent.evaluate.miniwob.oracle.view import View

Solver = Callable[[View], Iterator[Action]]
SUBMIT = "#subbtn, #area button.secondary-action"


def quoted(task: str) -> str:
    """Return what stands in the first quotation marks."""
    return _between(task, '"', '"')


def _between(task: str, before: str, after: str) -> str:
    found = re.search(f"{before}(.*?){after}", task)
    if found is None:
        raise ValueError(f"nothing between '{before}' and '{after}'")
    return found[1]


def the(selector: str) -> Solver:
    """Return how to click the one element that fits."""

    def solve(view: View) -> Iterator[Action]:
        yield view.click(selector)

    return solve


def the_quoted(selector: str) -> Solver:
    """Return how to click the element that holds the text in quotation marks."""

    def solve(view: View) -> Iterator[Action]:
        yield view.click(selector, quoted(view.task))

    return solve


def button_of_a_dialog(view: View) -> Iterator[Action]:
    wanted = quoted(view.task)
    if wanted == "x":
        yield view.click(".ui-dialog-titlebar button")
    else:
        yield view.click(".ui-dialog-buttonpane button", wanted)


def tab(view: View) -> Iterator[Action]:
    yield view.click("#area ul a", _between(view.task, "on ", r"\.$"))


def boxes(view: View) -> Iterator[Action]:
    """Tick what is named, by the label, and submit."""
    wanted = _between(view.task, "Select ", " and click Submit").split(", ")
    for name in wanted if wanted != ["nothing"] else []:
        yield view.click("#boxes label", name)
    yield view.click(SUBMIT)


def widget(view: View) -> Iterator[Action]:
    yield view.click(f"#area [data-type={quoted(view.task)}]")


def menu(view: View) -> Iterator[Action]:
    """Open each level by resting on it: a click would choose it."""
    *way, leaf = _between(view.task, "Select ", "$").split(">")
    for name in way:
        yield Move(view.at("#menu li > div", name))
        yield Wait(0.5)
    yield view.click("#menu li > div", leaf)


def color(view: View) -> Iterator[Action]:
    yield view.click(f"#area [data-color={_between(view.task, 'on the ', ' colored')}]")


def section(view: View) -> Iterator[Action]:
    yield view.click("#area h3")
    yield view.click(SUBMIT)


def coordinate(view: View) -> Iterator[Action]:
    where = re.sub(r"\s", "", _between(view.task, "coordinate ", r"\.$"))
    yield view.click(f"[id='{where}']")


def tree(view: View) -> Iterator[Action]:
    """Open the folders on the way to the first item of this name, then click it."""
    way = view.value(
        "(() => { const item = [...document.querySelectorAll('#tree span')].find("
        f"each => each.textContent.trim() === {json.dumps(quoted(view.task))});"
        "const way = []; for (let li = item.closest('li'); li; li = li.parentElement.closest('#tree li')) {"
        "const span = li.querySelector(':scope > span'); span.dataset.way = way.length; way.push(span); }"
        "return way.length; })()"
    )
    for level in reversed(range(int(way))):
        yield view.click(f"#tree span[data-way='{level}']")


def email(icon: str) -> Solver:
    """Return how to click an icon of the named sender's email."""

    def solve(view: View) -> Iterator[Action]:
        yield view.click(f"#main {_thread_by(view)} .{icon}")

    return solve


def _thread_by(view: View) -> str:
    senders = view.texts("#main .email-sender")
    named = view.value("(core.currentFields || {}).by") or _between(view.task, "email by ", " and ")
    index = senders.index(str(named))
    return f".email-thread[data-index='{index}']"


def forward(view: View) -> Iterator[Action]:
    """Forward an email; who is sender and who addressee the page itself tells where both are in the list."""
    yield view.click(f"#main {_thread_by(view)} .email-subject")
    yield view.click(".email-forward")
    yield view.click(".forward-sender")
    yield Type(str(view.value("core.currentFields.to")))
    yield view.click("#send-forward")


LINES = ((0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6))


def noughts_and_crosses(view: View) -> Iterator[Action]:
    """Play as well as can be; a draw is no success, so the opponent has a say in the figure."""
    for _ in range(5):
        board = [int(each) for each in view.value("gameState")]
        free = [place for place in range(9) if board[place] == 0]
        best = max(free, key=lambda place: worth(_with(board, place, 1), -1))
        yield view.click(f"#ttt-{best}")


def _with(board: list[int], place: int, mark: int) -> list[int]:
    return [*board[:place], mark, *board[place + 1 :]]


def worth(board: list[int], turn: int) -> float:
    """Return what a board is worth to the player of the crosses against one who often errs."""
    for line in LINES:
        total = sum(board[place] for place in line)
        if abs(total) == 3:
            return total / 3
    free = [place for place in range(9) if board[place] == 0]
    if not free:
        return -0.5
    values = [worth(_with(board, place, turn), -turn) for place in free]
    if turn > 0:
        return max(values)
    return 0.45 * min(values) + 0.55 * sum(values) / len(values)
