"""Claims about three in a row: which sentences mean it, what stands on a board, and where to play."""

from __future__ import annotations

from itertools import product

import pytest
from PIL import Image, ImageDraw

from agent.actions import Click, Wait
from agent.errors import NotShown
from agent.screenshot import Screenshot
from policies.pocket.acting import act
from policies.pocket.board import best_place, winner
from policies.pocket.clause import clauses
from policies.pocket.intent import told
from policies.pocket.undertaking import Play

LEFT, TOP, SIDE, PITCH = 100, 60, 80, 90


@pytest.mark.parametrize(
    ("sentence", "piece"),
    [
        ("Playing as 'X', win a game of tic-tac-toe.", "X"),
        ("play tic tac toe against the computer", "X"),
        ("win the game of noughts and crosses as O", "O"),
        ("下一局井字棋", "X"),
        ("玩井字棋执O", "O"),
    ],
)
def test_a_game_is_played_and_no_window_is_closed(sentence, piece) -> None:
    (clause,) = clauses(sentence)
    assert told(clause.intent) == f"win three in a row as {piece}"


@pytest.mark.parametrize(
    ("places", "at"),
    [("XX.OO....", 2), ("OO.X.X...", 4), ("OO.X..X..", 2), ("O.O.X....", 1), ("X.O.X.O..", 8)],
)
def test_a_win_comes_before_a_hindrance_and_that_before_anything_else(places, at) -> None:
    assert best_place(places, "X") == at


def outcomes(places: str, own: bool) -> set[str]:
    """Return how games can end against all that the other one may play."""
    won = winner(places)
    if won or "." not in places:
        return {won}
    if own:
        at = best_place(places, "X")
        return outcomes(places[:at] + "X" + places[at + 1 :], False)
    free = [at for at, mark in enumerate(places) if mark == "."]
    return set().union(*(outcomes(places[:at] + "O" + places[at + 1 :], True) for at in free))


def test_a_middle_that_is_taken_first_is_never_lost() -> None:
    assert "O" not in outcomes("....X....", False)


def board(places: str) -> Screenshot:
    picture = Image.new("RGB", (640, 400), "white")
    pen = ImageDraw.Draw(picture)
    for (row, column), mark in zip(product(range(3), repeat=2), places, strict=True):
        left, top = LEFT + PITCH * column, TOP + PITCH * row
        right, bottom = left + SIDE, top + SIDE
        pen.rectangle((left, top, right, bottom), outline="black", width=2)
        if mark == "O":
            pen.ellipse((left + 6, top + 6, right - 6, bottom - 6), outline=(60, 60, 60), width=8)
        if mark == "X":
            pen.line((left + 6, top + 6, right - 6, bottom - 6), fill=(60, 60, 60), width=8)
            pen.line((left + 6, bottom - 6, right - 6, top + 6), fill=(60, 60, 60), width=8)
    return Screenshot.from_picture(picture)


def test_marks_are_told_apart_and_the_place_that_wins_is_clicked(look) -> None:
    deed = act(Play("X"), "", look(now=board("XX.OO....")), ())
    (click,) = deed.actions
    assert isinstance(click, Click)
    assert (click.at.x - LEFT) // PITCH == 2
    assert (click.at.y - TOP) // PITCH == 0
    assert deed.trail.startswith("played after 4 on")


def test_the_other_one_is_waited_for_and_a_game_that_is_over_is_told(look) -> None:
    played = act(Play("X"), "", look(now=board(".........")), ()).trail
    waiting = act(Play("X"), "", look(now=board("....X....")), (played,))
    assert [type(action) for action in waiting.actions] == [Wait]
    assert act(Play("X"), "", look(now=board("XXXOO....")), (played,)).actions == ()
    with pytest.raises(NotShown, match="not won"):
        act(Play("X"), "", look(now=board("OOOXX.X..")), (played,))


def test_without_a_board_nothing_is_pressed(look) -> None:
    with pytest.raises(NotShown, match="no board"):
        act(Play("X"), "", look(("X", 600, 4)), ())
