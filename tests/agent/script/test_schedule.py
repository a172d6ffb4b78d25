"""Timetables: the times are right, and every word of the command comes back as it was."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest

from agent.errors import UsageError
from agent.script.schedule import entry
from agent.script.times import times

HOSTILE = "a b 'c' \"d\" 50% $HOME %h ;&| é 你"
DEIXIS = ("/opt/our programs/deixis",)
TASK = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"


@pytest.fixture
def script(tmp_path: Path) -> Path:
    file = tmp_path / HOSTILE / "re'port 5%.yaml"
    file.parent.mkdir()
    file.write_text("name: Report %h\nsteps:\n  - press: enter\n", encoding="utf-8")
    return file


def words_wanted(script: Path, display: str = "virtual") -> list[str]:
    return [
        *DEIXIS,
        "script",
        "run",
        str(script.resolve()),
        "--display",
        display,
        "--param",
        f"who={HOSTILE}",
    ]


@pytest.mark.parametrize(
    ("said", "cron"),
    [
        ("07:30", "30 7 * * *"),
        ("every day 7:05", "5 7 * * *"),
        ("weekdays 07:30", "30 7 * * 1-5"),
        ("weekends at 10:00", "0 10 * * 0,6"),
        ("monday 07:30", "30 7 * * 1"),
        ("mon, thu and sundays 23:59", "59 23 * * 0,1,4"),
        ("every 15 minutes", "*/15 * * * *"),
        ("every minute", "* * * * *"),
        ("every 60 minutes", "0 * * * *"),
        ("every 2 hours", "0 */2 * * *"),
        ("30 7 * * 1-5", "30 7 * * 1-5"),
        ("@daily", "0 0 * * *"),
    ],
)
def test_a_time_is_read_as_a_person_means_it(said: str, cron: str) -> None:
    assert times(said).cron == cron


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("", "no time of the day"),
        ("25:00", "no time of the day"),
        ("every 7 minutes", "do not divide an hour"),
        ("every 0 minutes", "do not divide"),
        ("mondy 07:30", "did you mean 'monday'"),
        ("61 7 * * *", "from 0 to 59"),
        ("5-1 * * * *", "backwards"),
        ("*/0 * * * *", "no step"),
        ("tomorrow", "no time of the day"),
        ("0 0 ² * *", "no number"),
    ],
)
def test_a_time_that_is_not_understood_says_what_would_be(said: str, words: str) -> None:
    with pytest.raises(UsageError, match=re.escape(words)) as caught:
        times(said)
    assert str(caught.value).endswith("or five fields of cron)")


def test_sunday_is_0_and_7_and_by_name() -> None:
    assert times("0 0 * * 0").weekdays == times("0 0 * * 7").weekdays == times("0 0 * * Sun").weekdays == {6}


def test_a_crontab_line_comes_back_as_the_same_words(script: Path) -> None:
    line = entry(script, "cron", "07:30", options=("--param", f"who={HOSTILE}"), command=DEIXIS).splitlines()[
        -1
    ]
    assert line.startswith("30 7 * * * ")
    command = line.removeprefix("30 7 * * * ")
    assert not re.search(r"(?<!\\)%", command)  # it would end the command
    said = subprocess.run(
        ["/bin/sh", "-c", "printf '%s\\n' " + command.replace("\\%", "%")], capture_output=True, text=True
    )
    assert said.stdout.splitlines() == words_wanted(script)


def test_a_backslash_that_crons_read_differently_is_refused(script: Path) -> None:
    with pytest.raises(UsageError, match="rename"):
        entry(script, "cron", "07:30", options=("--param", r"a=\%"), command=DEIXIS)


def systemd_words(line: str) -> list[str]:
    """Read an ExecStart line as systemd.service(5) says, written anew here."""
    words = re.findall(r'"((?:[^"\\]|\\.)*)"', line)
    return [
        re.sub(r"\\(.)", r"\1", word).replace("%%", "%").replace("$$", "$" if index else "$$")
        for index, word in enumerate(words)
    ]


def test_a_unit_of_systemd_comes_back_as_the_same_words(script: Path) -> None:
    text = entry(script, "systemd", "07:30", options=("--param", f"who={HOSTILE}"), command=DEIXIS)
    (line,) = [each for each in text.splitlines() if each.startswith("ExecStart=")]
    assert systemd_words(line) == words_wanted(script)


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="needs systemd-analyze")
def test_systemd_itself_finds_no_fault_in_the_units(script: Path, tmp_path: Path) -> None:
    units = tmp_path / "units"
    units.mkdir()
    text = entry(script, "systemd", "0 7 1 jan-mar mon", command=("/bin/true",))
    for part in re.split(r"(?m)^# (?=deixis-[\w.-]+$)", text)[1:]:
        name, _, body = part.partition("\n")
        (units / name).write_text(body, encoding="utf-8")
    files = sorted(units.iterdir())
    assert [file.suffix for file in files] == [".service", ".timer"]
    verified = subprocess.run(
        ["systemd-analyze", "verify", "--user", *map(str, files)],
        capture_output=True,
        text=True,
        env=os.environ | {"SYSTEMD_UNIT_PATH": f"{units}:"},
    )
    assert (verified.returncode, verified.stderr) == (0, "")


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="needs systemd-analyze")
@pytest.mark.parametrize(
    ("said", "next_times"),
    [
        ("weekdays 07:30", ["2026-01-01 07:30", "2026-01-02 07:30", "2026-01-05 07:30"]),
        ("every 15 minutes", ["2026-01-01 00:15", "2026-01-01 00:30"]),
        ("0 9 13 * fri", ["2026-01-02 09:00", "2026-01-09 09:00", "2026-01-13 09:00"]),  # either will do
        ("0 9 */12 * fri", ["2026-02-13 09:00", "2026-03-13 09:00", "2026-05-01 09:00"]),  # both must fit
    ],
)
def test_systemd_reckons_the_same_times_as_cron(script: Path, said: str, next_times: list[str]) -> None:
    lines = entry(script, "systemd", said, command=DEIXIS).splitlines()
    calendars = [line.removeprefix("OnCalendar=") for line in lines if line.startswith("OnCalendar=")]
    reckoned = set()
    for calendar in calendars:
        command = [
            "systemd-analyze",
            "calendar",
            "--iterations=3",
            "--base-time=2026-01-01 00:00 UTC",
            calendar,
        ]
        told = subprocess.run(
            command, capture_output=True, text=True, check=True, env={"TZ": "UTC"} | os.environ
        )
        reckoned |= set(re.findall(r"\d{4}-\d\d-\d\d \d\d:\d\d(?=:00)", told.stdout))
    assert sorted(reckoned)[: len(next_times)] == next_times


def task_of(text: str) -> ElementTree.Element:
    return ElementTree.fromstring(text)


def test_a_task_of_windows_comes_back_as_the_same_words(script: Path) -> None:
    text = entry(script, "windows", "07:30", options=("--param", f"who={HOSTILE}"), command=DEIXIS)
    task = task_of(text)
    arguments = task.findtext(f".//{TASK}Arguments") or ""
    assert task.findtext(f".//{TASK}Command") == DEIXIS[0]
    assert windows_words(arguments) == words_wanted(script, "real")[1:]


def windows_words(line: str) -> list[str]:
    """Split a line as CommandLineToArgvW does."""
    words, word, quoted, any_ = [], "", False, False
    for backslashes, mark, space, other in re.findall(r'(\\*)(")|(\s)|(\\+|[^\\\s"])', line):
        if mark:
            word += "\\" * (len(backslashes) // 2)
            any_ = True
            if len(backslashes) % 2:
                word += '"'
            else:
                quoted = not quoted
        elif space and not quoted:
            words += [word] if any_ else []
            word, any_ = "", False
        else:
            word += space + other
            any_ = True
    return [*words, word] if any_ else words


@pytest.mark.parametrize(
    ("said", "starts", "schedules"),
    [
        ("07:30", ["07:30"], ["ScheduleByDay"]),
        ("weekdays 07:30", ["07:30"], ["ScheduleByWeek"]),
        ("0 9,17 1 * *", ["09:00", "17:00"], ["ScheduleByMonth"] * 2),
        ("0 9 1 * mon", ["09:00", "09:00"], ["ScheduleByMonth", "ScheduleByWeek"]),
        ("0 9 * jan mon", ["09:00"], ["ScheduleByMonthDayOfWeek"]),
        ("every 15 minutes", ["00:00"], ["ScheduleByDay"]),
    ],
)
def test_the_triggers_of_windows_say_the_same_times(
    script: Path, said: str, starts: list[str], schedules: list[str]
) -> None:
    triggers = task_of(entry(script, "windows", said)).findall(f".//{TASK}CalendarTrigger")
    begun = [datetime.fromisoformat(each.findtext(f"{TASK}StartBoundary") or "") for each in triggers]
    assert [f"{each:%H:%M}" for each in begun] == starts
    assert [each[-1].tag.removeprefix(TASK) for each in triggers] == schedules


def test_every_15_minutes_is_one_trigger_that_repeats(script: Path) -> None:
    task = task_of(entry(script, "windows", "every 15 minutes"))
    assert task.findtext(f".//{TASK}Interval") == "PT15M"


def test_what_windows_cannot_say_is_refused(script: Path) -> None:
    with pytest.raises(UsageError, match="evenly spaced"):
        entry(script, "windows", "0-58 * * * *")
    with pytest.raises(UsageError, match="no display 'virtual'"):
        entry(script, "windows", "07:30", display="virtual")


def test_a_script_with_faults_is_not_scheduled(tmp_path: Path) -> None:
    file = tmp_path / "bad.yaml"
    file.write_text("name: x\nsteps: []\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"bad\.yaml"):
        entry(file, "cron", "07:30")


def test_the_command_is_this_installation_by_its_whole_path(script: Path) -> None:
    words = shlex.split(entry(script, "cron", "07:30").splitlines()[-1].replace("\\%", "%"))
    assert Path(words[5]).is_absolute()


@pytest.mark.parametrize("kind", ["systemd", "cron", "windows"])
def test_a_parameter_that_has_no_value_yet_is_told(kind: str, tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("name: a\nparameters: {folder: {type: text}}\nsteps: [press: enter]\n", encoding="utf-8")
    told = "add a param for folder"
    assert told in entry(file, kind, "07:30")
    assert told not in entry(file, kind, "07:30", options=("--param", "folder=/tmp"))
