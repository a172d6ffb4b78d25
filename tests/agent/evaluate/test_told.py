"""What is kept of what a program tells: topmost parts alone, menus over what lies beneath."""

from __future__ import annotations

from agent.evaluate.apps import plan as plans
from agent.evaluate.apps.crawl import FILE
from agent.evaluate.apps.told import Told, told
from agent.evaluate.tree import Node
from agent.geometry import Box, Window

SCREEN = Box(0, 0, 800, 600)
FRAME = Box(100, 100, 500, 400)
WINDOW = Window("a.txt — Note", "note", Box(100, 80, 500, 420), active=True)
TUNED_ON = (
    "git-gui gnome-clocks gnome-font-viewer gnome-sudoku gpick gucharmap meld osmo qpdfview qt5ct seahorse "
    "speedcrunch"
).split()


def kept(*nodes: Node, windows: tuple[Window, ...] = (WINDOW,), name: str = "a.txt ") -> list[str]:
    frame = Node("frame", name, box=FRAME, children=nodes)
    parts = told([Node("application", "note", children=(frame,))], windows, SCREEN)
    return [part.name for part in parts]


def button(name: str, left: float, top: float = 150) -> Node:
    return Node("push button", name, box=Box(left, top, 80, 30))


def opened(*entries: str) -> Node:
    items = [
        Node("menu item", name, box=Box(120, 140 + 25 * row, 160, 25)) for row, name in enumerate(entries)
    ]
    menu = Node("menu", "File", box=Box(100, 110, 50, 25), children=tuple(items))
    return Node("menu bar", box=Box(100, 110, 500, 25), children=(menu,))


def test_a_window_whose_title_has_the_programs_name_behind_is_the_frames() -> None:
    assert kept(button("Save", 120)) == ["Save"]


def test_a_part_under_another_window_is_left_out() -> None:
    above = Window("Welcome", "note", Box(90, 90, 400, 300))
    assert kept(button("Save", 120), windows=(above, WINDOW)) == []


def test_what_lies_under_an_open_menu_is_left_out() -> None:
    names = kept(opened("Open…", "Save As…", "Quit"), button("Under", 130, 150), button("Beside", 400, 150))
    assert names == ["", "File", "Open", "Save As", "Quit", "Beside"]


def test_entries_with_dots_lead_on() -> None:
    frame = Node("frame", "a.txt", box=FRAME, children=(opened("Open…", "Save"),))
    parts = told([Node("application", "note", children=(frame,))], [WINDOW], SCREEN)
    assert [part.name for part in parts if part.leads_on] == ["Open"]
    assert [part.name for part in parts if part.is_of_bar] == ["File"]


def test_a_part_that_reaches_over_the_screens_edge_is_left_out() -> None:
    wide = Window("a.txt", "note", Box(100, 80, 900, 420))
    assert kept(Node("push button", "Save", box=Box(760, 150, 80, 30)), windows=(wide,)) == []


def test_a_row_holds_what_training_reads() -> None:
    part = Told(
        "push button", "Save", "Save", "Save it", "", ("sensitive",), (1, 2, 3, 4), ("filler", ""), "a"
    )
    assert part.as_row()["box"] == (1, 2, 3, 4)
    assert {"role", "name", "tip", "states", "above", "frame"} <= part.as_row().keys()


def test_no_program_that_policies_are_tried_on_is_learned_from() -> None:
    learned, tried = plans.read(FILE), plans.read()
    programs = {app.program for app in learned.applications.values()}
    assert len(programs) >= 80
    assert programs.isdisjoint(TUNED_ON)
    assert programs.isdisjoint(app.program for app in tried.applications.values())


def test_no_theme_that_policies_are_tried_in_is_learned_from() -> None:
    looks = [
        {word for words in plan.looks.values() for variables in words.values() for word in variables}
        for plan in (plans.read(FILE), plans.read())
    ]
    themes = [{word for word in each if word.startswith(("GTK_THEME", "QT_STYLE"))} for each in looks]
    assert themes[0]
    assert themes[0].isdisjoint(themes[1])
