import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont
from typer.testing import CliRunner

from agent.cli import app
from agent.errors import UsageError
from agent.evaluate.command import numbers
from agent.evaluate.ledger import NAME, read

COMMAND = [sys.executable, "-m", "agent.cli", "eval"]
WORDS = ("Save", "Open", "Print")


def spots(folder: Path, pictures: int) -> Path:
    """Draw pictures with three words on each, and ask for every word and for one that is not there."""
    (folder / "screens").mkdir(parents=True)
    font = ImageFont.load_default(28)
    items = []
    for number in range(pictures):
        picture = Image.new("RGB", (480, 160 + 8 * number), "white")
        draw = ImageDraw.Draw(picture)
        for index, word in enumerate(WORDS):
            left = 20 + 150 * index
            draw.text((left, 60), word, "black", font)
            box = list(draw.textbbox((left, 60), word, font))
            items.append(
                {"screen": f"{number}.png", "instruction": f'click "{word}"', "boxes": [box], "kind": "text"}
            )
        missing = {"instruction": 'click "Bicycle"', "boxes": [[0, 0, 5, 5]], "kind": "missing"}
        items.append({"screen": f"{number}.png", **missing})
        picture.save(folder / "screens" / f"{number}.png")
    lines = (json.dumps({"id": f"s{index}", **item}) for index, item in enumerate(items))
    (folder / "items.jsonl").write_text("\n".join(lines) + "\n")
    return folder


def command(data: Path, out: Path) -> list[str]:
    return [*COMMAND, "spots", "--policy", "literal", "--data", str(data), "--out", str(out)]


def deixis(words: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(words, capture_output=True, text=True, timeout=250)


def interrupted(data: Path, out: Path, number: signal.Signals) -> int:
    """Start an evaluation, send it a signal once it has kept two attempts, and return its exit code."""
    running = subprocess.Popen(command(data, out), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while not (out / NAME).exists() or (out / NAME).read_bytes().count(b"\n") < 3:
        assert running.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.005)
    running.send_signal(number)
    return running.wait(60)


def test_words_on_a_screen_are_found_counted_and_reported(tmp_path: Path) -> None:
    data, out = spots(tmp_path / "data", 1), tmp_path / "out"
    done = deixis([*command(data, out), "--json"])
    assert done.returncode == 0, done.stderr
    *attempts, last = map(json.loads, done.stdout.splitlines())
    assert [each["success"] for each in attempts] == [True, True, True, False]
    assert "Bicycle" in attempts[-1]["why"]
    assert (last["complete"], last["folder"], last["report"]) == (True, str(out), str(out / "report.html"))
    assert [(each["name"], each["successes"], each["tries"], each["value"]) for each in last["shares"]] == [
        ("overall", 3, 4, 0.75),
        ("missing", 0, 1, 0),
        ("text", 3, 3, 1),
    ]
    again = deixis(command(data, out))
    assert again.returncode == 0
    assert "75.0 %" in again.stdout
    assert read(out).complete
    compared = deixis([*COMMAND, "compare", str(out), str(out), "--out", str(tmp_path / "c.html")])
    assert compared.returncode == 0
    assert "4 items that both tried" in compared.stdout
    assert (tmp_path / "c.html").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="signals are told apart on POSIX only")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGKILL, -signal.SIGKILL)])
def test_what_a_signal_ended_goes_on_without_a_loss(
    tmp_path: Path, number: signal.Signals, code: int
) -> None:
    data, out = spots(tmp_path / "data", 6), tmp_path / "out"
    assert interrupted(data, out, number) == code
    kept = read(out)
    assert 2 <= len(kept.attempts) < 24
    assert (out / "report.html").exists() is (number == signal.SIGINT)
    done = deixis(command(data, out))
    assert done.returncode == 0, done.stderr
    ids = [attempt.id for attempt in read(out).attempts]
    assert ids == [f"s{index}" for index in range(24)]
    assert read(out).attempts[: len(kept.attempts)] == kept.attempts


def test_a_report_is_written_again(tmp_path: Path) -> None:
    file = tmp_path / NAME
    header = {
        "deixis": 1,
        "suite": "spots",
        "policy": "p",
        "note": "",
        "items": 2,
        "digest": "",
        "date": "today",
        "settings": {},
        "subsets": {},
        "facts": {},
    }
    entry = {"id": "a", "success": True, "seconds": 1.0}
    file.write_text(json.dumps(header) + "\n" + json.dumps(entry) + "\n" + '{"id": "to')
    done = CliRunner().invoke(app, ["eval", "report", str(tmp_path)])
    assert done.exit_code == 0, done.output
    assert "1 of 2 tried" in done.output
    assert "not all tried yet" in (tmp_path / "report.html").read_text()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["spotz"], "did you mean 'spots'"),
        (["spots"], "--data"),
        (["spots", "--data", ".", "--seeds", "1"], "leave --seeds out"),
        (["spots", "--data", ".", "--tasks", "a"], "leave --tasks out"),
        (["spots", "--data", ".", "--seeds", "x"], "'x' is no seed"),
        (["speed", "--tasks", "sleep"], "'sleep' is no part"),
        (["report", "nowhere"], "no results in 'nowhere'"),
    ],
)
def test_what_cannot_be_done_is_said_with_a_remedy(words: list[str], message: str) -> None:
    done = CliRunner().invoke(app, ["eval", *words])
    assert isinstance(done.exception, UsageError)
    assert message in str(done.exception)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("", ()), ("0-3", (0, 1, 2, 3)), ("5", (5,)), ("1, 2,7-8,2", (1, 2, 7, 8)), ("4-4", (4,))],
)
def test_seeds_are_numbers_and_ranges(text: str, wanted: tuple[int, ...]) -> None:
    assert numbers(text) == wanted


@pytest.mark.parametrize("text", ["x", "1-", "-1", "3-1", "1..3", "0-9999999", "²"])
def test_what_is_no_seed_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        numbers(text)


def test_the_help_of_every_command_is_there() -> None:
    for words in ([], ["spots"], ["report"], ["compare"]):
        assert "Usage" in CliRunner().invoke(app, ["eval", *words, "--help"]).output


def test_without_out_the_results_lie_beside_the_episodes(tmp_path: Path) -> None:
    data = spots(tmp_path / "data", 1)
    done = CliRunner().invoke(
        app,
        ["eval", "spots", "--data", str(data), "--policy", "literal"],
        env={"DEIXIS_RUNS": str(tmp_path / "runs")},
    )
    assert done.exit_code == 0, done.output
    (folder,) = (tmp_path / "evaluations").iterdir()
    assert folder.name.endswith("-spots-literal")
    assert set(os.listdir(folder)) == {NAME, "report.html"}
