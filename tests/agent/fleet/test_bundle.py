from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from agent.errors import UsageError
from agent.fleet import bundle
from agent.fleet.bundle import files_of, pack, pack_folder, unpack
from agent.script.reading import read
from agent.script.source import text_of

FILES = (
    *("dot.png", "far.png", "table.csv", "letter-en.txt", "letter-de.txt", "other.txt", "sub/called.yaml"),
    *("sub/mark.png", "tool/run.sh", "tool/more/part.txt", "demo/header.json", "demo/frames/one.png"),
)


@pytest.fixture
def beside(tmp_path: Path) -> Path:
    folder = tmp_path / "scripts"
    for name in FILES:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name)
    (tmp_path / "above.txt").write_text("above")
    (folder / "table.csv").write_text("number\n1\n")
    (folder / "sub" / "called.yaml").write_text(
        "name: called\nparameters: {what: mark}\nsteps: [{click: {picture: '{{ what }}.png'}}]\n"
    )
    return folder


@pytest.fixture
def named(beside: Path) -> Callable[..., set[str]]:
    """Tell which files travel with a script of these steps, by their paths from the script's folder."""

    def names(steps: str, head: str = "", **values: str) -> set[str]:
        source = read(f"name: a\n{head}\nsteps: {steps}\n", folder=beside)
        return {str(file.relative_to(beside.parent)) for file in files_of(source, values)}

    return names


@pytest.mark.parametrize(
    ("steps", "files"),
    [
        ("[{click: {picture: dot.png}}]", {"dot.png"}),
        ("[{drag: {picture: dot.png}, to: {any: [{text: x}, {picture: far.png}]}}]", {"dot.png", "far.png"}),
        ("[{for_each: table.csv, steps: [{click: {picture: dot.png}}]}]", {"table.csv", "dot.png"}),
        ("[{if: {text: x}, then: [{click: {picture: dot.png}}]}]", {"dot.png"}),
        ("[{press: a, on_failure: [{click: {picture: dot.png}}]}]", {"dot.png"}),
        ("[{script: sub/called.yaml}]", {"sub/called.yaml", "sub/mark.png"}),
        ("[{replay: demo}]", {"demo/header.json", "demo/frames/one.png"}),
        ("[{check: {command: 'sh {{ here }}/tool/run.sh --fast'}}]", {"tool/run.sh"}),
        ("[{check: {command: ['ls', '{{here}}/tool']}}]", {"tool/run.sh", "tool/more/part.txt"}),
        ("[{type: 'open {{ here }}/dot.png; then go'}]", {"dot.png"}),
        ("[{type: 'no file at all'}]", set()),
    ],
)
def test_what_a_script_names_travels(named: Callable[..., set[str]], steps: str, files: set[str]) -> None:
    assert named(steps) == {f"scripts/{name}" for name in files}


def test_files_that_are_laid_out_travel_also_from_above(named: Callable[..., set[str]]) -> None:
    head = "app: {command: x, files: {a.txt: {from: ../above.txt}, b.txt: {text: hello}}}"
    assert named("[{press: a}]", head) == {"above.txt"}


def test_a_value_that_is_known_picks_the_file_and_one_that_is_not_takes_all_it_can_mean(
    named: Callable[..., set[str]],
) -> None:
    head = "parameters: {tongue: en}\napp: {command: x, files: {a.txt: {from: 'letter-{{ tongue }}.txt'}}}"
    assert named("[{press: a}]", head, tongue="de") == {"scripts/letter-de.txt"}
    assert named("[{press: a}]", head) == {"scripts/letter-en.txt", "scripts/letter-de.txt"}
    assert named("[{press: a}]", head, tongue="*") == set()


def test_a_path_from_the_root_means_the_machine_that_works(named: Callable[..., set[str]]) -> None:
    head = "parameters: {file: table.csv}"
    steps = "[{for_each: '{{ file }}', steps: [{press: a}]}]"
    assert named(steps, head, file="/etc/hostname") == set()
    assert named(steps, head, file="table.csv") == {"scripts/table.csv"}


def test_too_much_is_refused_before_anything_is_begun(
    named: Callable[..., set[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundle, "MOST_BYTES", 3)
    with pytest.raises(UsageError, match="can travel with it"):
        named("[{click: {picture: dot.png}}]")


def test_files_lie_elsewhere_as_they_lie_here(beside: Path, tmp_path: Path) -> None:
    (beside / "tool" / "run.sh").chmod(0o755)
    source = read("name: a\nsteps: [{script: sub/called.yaml}, {type: '{{ here }}/tool'}]\n", folder=beside)
    root = tmp_path / "elsewhere"
    unpack(pack(files_of(source, {})), root)
    there = root / beside.relative_to("/")
    assert (there / "tool" / "run.sh").stat().st_mode & 0o777 == 0o755
    moved = read(text_of(there / "sub" / "called.yaml"), folder=there / "sub")
    assert [file.name for file in files_of(moved, {"what": "mark"})] == ["mark.png"]


def test_a_folder_comes_back_whole(beside: Path, tmp_path: Path) -> None:
    unpack(pack_folder(beside), tmp_path / "copy")
    assert pack_folder(tmp_path / "copy") == pack_folder(beside)


@pytest.mark.parametrize("name", ["/etc/passwd", "../above", "a/../../b"])
def test_nothing_is_unpacked_outside_its_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="leaves the folder"):
        unpack({name: (b"", 0o644)}, tmp_path / "in")
    assert not list(tmp_path.rglob("passwd"))
