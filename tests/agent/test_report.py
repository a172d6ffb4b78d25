import ast
import base64
import hashlib
import inspect
import math
import re
import subprocess
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest

from agent import assets, report, wording
from agent.actions import (
    Action,
    AskUser,
    Button,
    Click,
    Drag,
    Finish,
    Hold,
    Move,
    Press,
    Release,
    Scroll,
    Type,
    Wait,
)
from agent.episode import Decision, Ending, Outcome, Result, Step, Verdict
from agent.errors import StoreError, UnreadableEpisode
from agent.events import Asked, Captured, Decided, Ended, Event, Need, Performed, Question, Started
from agent.fake import FakeDesktop, FakeReader
from agent.geometry import Box, Point, Window
from agent.redaction import Veil
from agent.report import write_report
from agent.screenshot import Screenshot
from agent.secrets import Secrets
from agent.senses import Found
from agent.wording import Wording
from agent.writer import EpisodeWriter

OWN = "document.title='owned'"
HOSTILE = f"""</script><script>{OWN}</script><img src=x onerror="{OWN}">'"&\u202e\0"""
ACTIONS: list[Action] = [
    Click(Point(80, 64), Button.RIGHT, 2, ("ctrl",)),
    Move(Point(80, 64)),
    Drag((Point(80, 64), Point(90, 90), Point(200, 300)), holding=("shift",)),
    Drag((Point(80, 64),)),
    Scroll(Point(80, 64), right=-1, down=3),
    Scroll(Point(80, 64)),
    Type("hello"),
    Press(("ctrl", "s")),
    Hold("ctrl"),
    Release(Button.LEFT),
    Wait(2.5),
    Wait(2.5, for_change=True),
    Finish("all is done"),
    Finish(success=False),
    AskUser("which one?"),
    Click(Point(math.nan, math.inf)),
]


def episode(runs: Path, actions: list[Action], text: str = "plain words", *, end: bool = True) -> Path:
    """Keep a run in which each action is a step and every text is `text`; return its folder."""
    secrets = Secrets(environment={})
    veil = Veil(secrets=secrets, reader=FakeReader([]))
    writer = EpisodeWriter(runs, task=text, veil=veil, secrets=secrets)
    screen = FakeDesktop().capture()
    events: list[Event] = [Started(text, text, None, 1.5)]
    for number, action in enumerate(actions, 1):
        decision = Decision((action,), text, text + " reply", (Found(Box(9, 9, 50, 20), text),))
        outcome = Outcome(list(Result)[number % 5], text, False, number % 2 == 0, text)
        events += [
            Captured(number, screen, (Window(text, text, Box(0, 0, 9, 9)),)),
            Decided(number, decision),
        ]
        events += [Asked(Question(Need.ANSWER, text))]
        events += [
            Performed(Step(number, screen, decision, outcome, {"look": 0.0001, "decide": 2, text: 70}))
        ]
    events += [Captured(99, screen)]
    events += [Ended(Ending(Verdict.FINISHED, text, True), {"run": 125})] if end else []
    for event in events:
        writer(event)
    writer.close()
    return writer.folder


class Page(HTMLParser):
    """What a browser would see: elements with attributes, and text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self._open: list[str] = []
        self.feed(page)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in ("meta", "img"):
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def attributes(self, name: str) -> Iterator[str]:
        return (str(given[name]) for _, given in self.elements if name in given)


def page_of(folder: Path) -> Page:
    return Page(write_report(folder).read_text("utf-8"))


def test_hostile_texts_stay_texts(tmp_path: Path) -> None:
    harmless = page_of(episode(tmp_path / "a", ACTIONS))

    page = page_of(episode(tmp_path / "b", ACTIONS, HOSTILE))

    assert [tag for tag, _ in page.elements] == [tag for tag, _ in harmless.elements]
    assert [tag for tag, given in page.elements if any(name.startswith("on") for name in given)] == []
    assert sum(OWN in text for text in page.texts) > 16 * 4
    assert not any("\u202e" in text or "\0" in text for text in page.texts)


def test_a_report_loads_nothing(tmp_path: Path) -> None:
    page = page_of(episode(tmp_path, ACTIONS))

    assert {source[:5] for source in page.attributes("src")} == {"data:"}
    assert {link[0] for link in page.attributes("href")} == {"#"}
    assert {tag for tag, _ in page.elements} & {"link", "iframe", "object", "base", "form"} == set()
    assert "url(" not in assets.path("report", "report.css").read_text("utf-8")


def test_its_own_policy_allows_just_its_own_style_and_script(tmp_path: Path) -> None:
    text = write_report(episode(tmp_path, ACTIONS)).read_text("utf-8")

    policy = next(given["content"] for _, given in Page(text).elements if "http-equiv" in given)
    inside = [re.search(f"<{tag}>(.*)</{tag}>", text, re.DOTALL) for tag in ("style", "script")]

    assert policy is not None
    assert policy.startswith("default-src 'none'; img-src data:;")
    assert "unsafe" not in policy
    for found in inside:
        assert found is not None
        assert base64.b64encode(hashlib.sha256(found[1].encode()).digest()).decode() in policy
    assert list(Page(text).attributes("style")) == []


def test_every_picture_and_link_can_be_told_without_seeing_it(tmp_path: Path) -> None:
    page = page_of(episode(tmp_path, ACTIONS))

    anchors = set(page.attributes("id"))
    assert all(given["alt"] for tag, given in page.elements if tag == "img")
    assert {link[1:] for link in page.attributes("href")} <= anchors
    assert set(page.attributes("aria-labelledby")) <= anchors
    assert page.elements[0] == ("html", {"lang": "en"})


@pytest.mark.parametrize("result", [*Result, *Verdict, "cut off"])
def test_an_outcome_has_a_symbol_and_a_word_beside_its_colour(result: str) -> None:
    assert wording.SYMBOLS[result]
    assert Wording("zh")(str(result)) != str(result)


def test_a_report_speaks_chinese(tmp_path: Path) -> None:
    folder = episode(tmp_path, ACTIONS)

    page = Page(write_report(folder, language="zh").read_text("utf-8"))

    assert page.elements[0] == ("html", {"lang": "zh-Hans"})
    assert "ctrl+右键双击 (80, 64)" in page.texts
    assert "按住 ctrl" in page.texts


def test_every_label_is_translated() -> None:
    calls = [node for node in ast.walk(ast.parse(inspect.getsource(report))) if isinstance(node, ast.Call)]
    words = {
        part.value
        for call in calls
        if isinstance(call.func, ast.Name) and call.func.id == "word"
        for part in ast.walk(call)
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    }

    assert len(words) > 15
    assert words - set(wording.CHINESE) == set()


@pytest.mark.parametrize("action", ACTIONS[:-1])
def test_every_action_has_chinese_words(action: Action) -> None:
    assert re.search("[\u4e00-\u9fff]", Wording("zh").action(action))


def test_a_run_that_was_cut_off_says_so(tmp_path: Path) -> None:
    page = page_of(episode(tmp_path, ACTIONS[:2], end=False))

    assert "This is the last screen that was kept." in page.texts
    assert " cut off" in "".join(page.texts)


def test_a_run_that_was_killed_while_it_acted_shows_what_it_was_doing(tmp_path: Path) -> None:
    folder = episode(tmp_path, ACTIONS[:1], end=False)
    lines = (folder / "steps.jsonl").read_bytes().splitlines(keepends=True)
    (folder / "steps.jsonl").write_bytes(b"".join(lines[:2]))

    texts = " ".join(page_of(folder).texts)

    assert "Being done when the record broke off: ctrl+right double-click at (80, 64)" in texts


def test_a_missing_picture_leaves_the_rest(tmp_path: Path) -> None:
    folder = episode(tmp_path, ACTIONS[:1])
    for frame in (folder / "frames").iterdir():
        frame.unlink()

    assert "The picture is missing" in page_of(folder).texts


def test_a_run_without_steps_has_a_report(tmp_path: Path) -> None:
    folder = episode(tmp_path, [])
    (folder / "steps.jsonl").write_bytes(b"")

    assert "Nothing was done." in page_of(folder).texts


def test_there_is_no_report_of_what_is_no_episode(tmp_path: Path) -> None:
    with pytest.raises(UnreadableEpisode, match="choose an episode's folder"):
        write_report(tmp_path)


def test_a_report_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    folder = episode(tmp_path, [])
    (folder / "report.html").mkdir()

    with pytest.raises(StoreError, match="cannot write the report"):
        write_report(folder)


def test_fifty_steps_of_a_busy_large_screen_stay_under_ten_megabytes(tmp_path: Path) -> None:
    noise = np.random.default_rng(0).integers(0, 60, (60, 107, 4), np.uint8)
    busy = np.kron(noise, np.ones((18, 18, 1), np.uint8))[:1080, :1920]
    desktop = FakeDesktop(area=Box(0, 0, 1280, 800))
    for _ in range(20):
        desktop.perform(Type("lorem "))
    small = report._small(desktop.capture())[0]
    large = report._small(Screenshot(np.ascontiguousarray(busy), Box(0, 0, 1920, 1080), 0))

    assert 50 * len(small) < 2_500_000
    assert 50 * len(large[0]) < 10_000_000
    assert large[1:] == (1280, 720)


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "back"),
    [
        ("ink", "paper"),
        ("ink", "card"),
        ("soft", "paper"),
        ("soft", "card"),
        ("soft", "quiet-back"),
        ("card", "accent"),
        ("quiet", "quiet-back"),
        ("good", "good-back"),
        ("good", "paper"),
        ("bad", "bad-back"),
        ("bad", "paper"),
        ("warn", "warn-back"),
        ("warn", "paper"),
    ],
)
def test_texts_can_be_read_in_light_and_dark(scheme: int, ink: str, back: str) -> None:
    style = assets.path("report", "report.css").read_text("utf-8")
    colours = {name: re.findall(rf"--{name}: (#[0-9a-f]{{6}});", style)[scheme] for name in (ink, back)}

    dark, light = sorted(map(luminance, colours.values()))

    assert (light + 0.05) / (dark + 0.05) >= 4.5


@pytest.mark.desktop
def test_a_browser_runs_our_script_and_no_other(tmp_path: Path) -> None:
    page = write_report(episode(tmp_path, ACTIONS[:2], HOSTILE))

    profile = f"--user-data-dir={tmp_path / 'profile'}"
    command = [
        "chromium",
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        profile,
        "--dump-dom",
        page.as_uri(),
    ]
    shown = subprocess.run(command, capture_output=True, timeout=250, check=True).stdout.decode()

    assert 'aria-current="true"' in shown
    assert "<title>owned</title>" not in shown
