"""A script in the timetable of the operating system: printed, and never installed.

The trap: each timetable quotes in its own way. In a crontab a per cent sign ends the command, whatever quotes
it stands in; in a unit of systemd `%h` and `$HOME` are replaced even inside quotes; Windows has one text for
all arguments, and XML around it. So a command is a list of words until the last moment.
"""

from __future__ import annotations

import hashlib
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from agent.errors import UsageError
from agent.registry import did_you_mean
from agent.script.reading import load
from agent.script.times import (
    ALL_DAYS,
    ALL_HOURS,
    ALL_MINUTES,
    ALL_MONTHS,
    ALL_WEEKDAYS,
    MONTHS,
    WEEKDAYS,
    Times,
    times,
)

KINDS = ("systemd", "cron", "windows")
MOST_TRIGGERS = 48  # of a task of Windows
_NAMESPACE = "http://schemas.microsoft.com/windows/2004/02/mit/task"


def entry(
    file: Path,
    kind: str,
    at: str,
    *,
    display: str = "",
    options: Sequence[str] = (),
    command: Sequence[str] | None = None,
) -> str:
    """Return what runs the script at these times, with a comment that says how to install it.

    kind: systemd, cron or windows. at: as `times` reads it. display: the script's own if none is named, else
    a virtual one, or the real one on Windows. options: more flags of `deixis script run`. command: what
    starts Deixis; None for this installation.

    Raises:
        UsageError: the script has faults, the time is not understood, or this timetable cannot say it.
    """
    if kind not in KINDS:
        raise UsageError(
            f"there is no timetable '{kind}'{did_you_mean(kind, KINDS)} (known: {', '.join(KINDS)})"
        )
    source = load(file)
    when = times(at)
    display = display or source.script.display or ("real" if kind == "windows" else "virtual")
    words = [*(command or _deixis()), "script", "run", str(file.resolve()), "--display", display, *options]
    bad = next((word for word in words if any(ord(letter) < 32 for letter in word)), None)
    if bad is not None:
        raise UsageError(
            f"{bad!r} cannot stand in a timetable (rename it: no line ends, no control characters)"
        )
    name = " ".join(source.script.name.split())
    given = {word.partition("=")[0] for word in options}
    needed = [n for n, each in source.script.parameters.items() if each.default is None and n not in given]
    needs = f"It needs values: add a param for {', '.join(needed)} to the command. " if needed else ""
    match kind:
        case "systemd":
            return _systemd(name, _unit(file), words, when, needs)
        case "cron":
            return _cron(name, words, when, needs)
        case _:
            if display.startswith("virtual"):
                raise UsageError(f"there is no display '{display}' on Windows (give --display real)")
            return _windows(name, _unit(file), words, when, needs)


def _deixis() -> list[str]:
    """Return the command that starts this installation, by its whole path."""
    beside = Path(sys.executable).with_name("deixis.exe" if sys.platform == "win32" else "deixis")
    return [str(beside)] if beside.exists() else [sys.executable, "-m", "agent.cli"]


def _unit(file: Path) -> str:
    """Return a name for the timetable: readable, and different for scripts in different folders."""
    slug = re.sub(r"[^A-Za-z0-9]+", "-", file.stem).strip("-").lower() or "script"
    return f"deixis-{slug}-{hashlib.sha256(str(file.resolve()).encode()).hexdigest()[:4]}"


# --- systemd ----------------------------------------------------------------------------------------------


def _systemd(name: str, unit: str, words: Sequence[str], when: Times, needs: str) -> str:
    calendar = "\n".join(f"OnCalendar={each}" for each in _calendars(when))
    title = name.replace("%", "%%").rstrip("\\")
    return f"""\
# {needs}Save the two parts in ~/.config/systemd/user/ under the names that stand over them, then:
#   systemctl --user daemon-reload && systemctl --user enable --now {unit}.timer
# To run it also while you are logged out: loginctl enable-linger
# What it said: journalctl --user -u {unit}

# {unit}.service
[Unit]
Description=Deixis: {title}

[Service]
Type=oneshot
ExecStart={" ".join([_unit_program(words[0]), *map(_unit_word, words[1:])])}

# {unit}.timer
[Unit]
Description=When to run: {title}

[Timer]
{calendar}
Persistent=true

[Install]
WantedBy=timers.target
"""


def _unit_program(word: str) -> str:
    """Quote the program of a unit. Variables are not replaced there, so a dollar sign is no trap."""
    return _in_quotes(word)


def _unit_word(word: str) -> str:
    return _in_quotes(word.replace("$", "$$"))


def _in_quotes(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
    return f'"{escaped}"'


def _calendars(when: Times) -> Iterator[str]:
    """Yield the times as systemd writes them. Its days must all fit, so that an either-or takes two lines."""
    clock = f"{_listed(when.hours, ALL_HOURS)}:{_listed(when.minutes, ALL_MINUTES)}:00"
    months, days = _listed(when.months, ALL_MONTHS), _listed(when.days, ALL_DAYS)
    names = ",".join(WEEKDAYS[day][:3] for day in sorted(when.weekdays))
    weekdays = "" if when.weekdays == ALL_WEEKDAYS else f"{names} "
    if when.either:
        yield f"*-{months}-{days} {clock}"
        yield f"{weekdays}*-{months}-* {clock}"
    else:
        yield f"{weekdays}*-{months}-{days} {clock}"


def _listed(numbers: frozenset[int], everything: frozenset[int]) -> str:
    return "*" if numbers == everything else ",".join(f"{number:02}" for number in sorted(numbers))


# --- cron -------------------------------------------------------------------------------------------------


def _cron(name: str, words: Sequence[str], when: Times, needs: str) -> str:
    command = shlex.join(words)
    if "\\\\" in command or "\\%" in command:
        raise UsageError(
            f"{command} cannot stand in a crontab: crons differ in how they read a backslash before "
            "another one or before % (rename the file)"
        )
    escaped = command.replace("%", "\\%")
    return f"""\
# Deixis: {name}
# {needs}Add this line with: crontab -e
# What it prints comes by mail; append >>FILE 2>&1 to keep it in a file.
{when.cron} {escaped}
"""


# --- Windows ----------------------------------------------------------------------------------------------


def _windows(name: str, unit: str, words: Sequence[str], when: Times, needs: str) -> str:
    task = Element("Task", {"version": "1.2", "xmlns": _NAMESPACE})
    _put(_put(task, "RegistrationInfo"), "Description", f"Deixis: {name}")
    triggers = _put(task, "Triggers")
    for trigger in _triggers(when):
        triggers.append(trigger)
    # the person's own screen is worked on: the task runs only while that person is logged on
    principal = SubElement(_put(task, "Principals"), "Principal", {"id": "Author"})
    _put(principal, "LogonType", "InteractiveToken")
    _put(_put(task, "Settings"), "MultipleInstancesPolicy", "IgnoreNew")
    action = _put(SubElement(task, "Actions", {"Context": "Author"}), "Exec")
    _put(action, "Command", words[0])
    _put(action, "Arguments", subprocess.list2cmdline(words[1:]))
    indent(task)
    return f"""\
<?xml version="1.0"?>
<!-- {needs}Save this as {unit}.xml, then: schtasks /create /tn {unit} /xml {unit}.xml -->
{tostring(task, encoding="unicode")}
"""


def _triggers(when: Times) -> Iterator[Element]:
    minutes = when.in_a_day()
    if when.days != ALL_DAYS and when.weekdays != ALL_WEEKDAYS and not when.either:
        raise UsageError(
            f"Windows cannot wait for both a day and a weekday: '{when.cron}' (name one of them)"
        )
    step = _even_step(minutes)
    starts = minutes[:1] if step else minutes
    if len(starts) * (2 if when.either else 1) > MOST_TRIGGERS:
        raise UsageError(
            f"'{when.cron}' is {len(starts)} times a day, and Windows takes {MOST_TRIGGERS} "
            "(let them be evenly spaced: every 10 minutes)"
        )
    by_day = when.weekdays == ALL_WEEKDAYS or when.either
    by_weekday = not by_day or when.either
    for start in starts:
        for weekly in [False] * by_day + [True] * by_weekday:
            trigger = Element("CalendarTrigger")
            _put(trigger, "StartBoundary", f"2000-01-01T{start // 60:02}:{start % 60:02}:00")
            if step:
                repetition = _put(trigger, "Repetition")
                _put(repetition, "Interval", f"PT{step}M")
                _put(repetition, "Duration", "P1D")
            _put_days(trigger, when, weekly=weekly)
            yield trigger


def _even_step(minutes: Sequence[int]) -> int:
    """Return the minutes between two times if they are the same all day and all night, else 0."""
    gaps = {later - earlier for earlier, later in pairwise([*minutes, minutes[0] + 24 * 60])}
    return gaps.pop() if len(gaps) == 1 and len(minutes) > 1 else 0


def _put_days(trigger: Element, when: Times, *, weekly: bool) -> None:
    everywhen = when.months == ALL_MONTHS
    if weekly and everywhen:
        days = _put(trigger, "ScheduleByWeek")
        _put(days, "WeeksInterval", "1")
        _put_names(days, "DaysOfWeek", [WEEKDAYS[day] for day in sorted(when.weekdays)])
    elif weekly:
        days = _put(trigger, "ScheduleByMonthDayOfWeek")
        weeks = _put(days, "Weeks")
        for week in ("1", "2", "3", "4", "Last"):
            _put(weeks, "Week", week)
        _put_names(days, "DaysOfWeek", [WEEKDAYS[day] for day in sorted(when.weekdays)])
        _put_names(days, "Months", [MONTHS[month - 1] for month in sorted(when.months)])
    elif everywhen and when.days == ALL_DAYS:
        _put(_put(trigger, "ScheduleByDay"), "DaysInterval", "1")
    else:
        days = _put(trigger, "ScheduleByMonth")
        numbers = _put(days, "DaysOfMonth")
        for number in sorted(when.days):
            _put(numbers, "Day", str(number))
        _put_names(days, "Months", [MONTHS[month - 1] for month in sorted(when.months)])


def _put_names(parent: Element, tag: str, names: Sequence[str]) -> None:
    inside = _put(parent, tag)
    for name in names:
        _put(inside, name)


def _put(parent: Element, tag: str, text: str | None = None) -> Element:
    child = SubElement(parent, tag)
    child.text = text
    return child
