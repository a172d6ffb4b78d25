import base64
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from agent.actions import Click, Type
from agent.episode import Decision, Ending, Outcome, Result, Step, Verdict
from agent.events import Captured, Decided, Ended, Performed, Read, Started
from agent.fake import FakeDesktop, FakeReader
from agent.geometry import Box, Point, Window
from agent.lookalikes import folded
from agent.redaction import HIDDEN, Veil
from agent.report import write_report
from agent.screenshot import Screenshot
from agent.secrets import Secrets
from agent.senses import Found
from agent.sight.ocr import OcrReader
from agent.store import read
from agent.writer import EpisodeWriter

VALUE = "Orchid-7291-lamp"


def secrets_with(value: str = VALUE) -> Secrets:
    return Secrets(environment={"DEIXIS_SECRET_PW": value}, keyring=lambda name: None)


def screen(*texts: tuple[int, int, str], at: float = 0.0) -> Screenshot:
    """Draw texts on a screen that was taken `at` a moment after the world began."""
    picture = Image.new("RGB", (640, 400), "white")
    for left, top, text in texts:
        ImageDraw.Draw(picture).text((left, top), text, "black", ImageFont.load_default(18))
    return replace(Screenshot.from_picture(picture), taken_at=at)


def dark(screenshot: Screenshot, box: Box) -> bool:
    """Tell whether the box is all of one colour that is not the paper's."""
    pixels = screenshot.crop(box)[:, :, :3]
    return bool((pixels == pixels[0, 0]).all() and pixels[0, 0].max() < 200)


@pytest.mark.parametrize(
    ("misread", "same"),
    [
        ("Hunter2", "HUNTERz"),
        ("Il0ve modern art", "llOve rnodern art"),
        ("a-b_c", "A–B c".replace(" ", "-")),
        ("ｆｕｌｌ", "full"),
    ],
)
def test_what_looks_alike_is_folded_to_the_same(misread: str, same: str) -> None:
    assert folded(misread) == folded(same)


def test_before_a_secret_is_revealed_a_frame_is_the_very_same_object() -> None:
    veil = Veil(secrets=secrets_with(), reader=FakeReader([Found(Box(0, 0, 9, 9), VALUE)]))
    frame = screen((10, 10, VALUE))

    assert veil(frame) is frame


def test_what_changed_while_a_secret_was_typed_stays_blank() -> None:
    desktop = FakeDesktop()
    secrets = secrets_with()
    veil = Veil(secrets=secrets, reader=FakeReader([]))
    first = veil(desktop.capture())
    secrets.reveal("${secret:pw}")
    desktop.perform(Type("****"))

    after = veil(desktop.capture())
    desktop.perform(Click(desktop.place_of("Save")))
    later = veil(desktop.capture())

    typed = Box(37, 122, 24, 8)
    assert not dark(first, typed)
    assert dark(after, typed)
    assert dark(later, typed)
    assert not dark(later, Box(200, 10, 100, 16))
    assert np.array_equal(later.crop(Box(152, 48, 112, 32)), desktop.capture().crop(Box(152, 48, 112, 32)))


def test_a_frame_taken_before_the_typing_but_written_after_it_is_not_taken_for_the_one_after() -> None:
    secrets = secrets_with()
    veil = Veil(secrets=secrets, reader=FakeReader([]))
    before = [FakeDesktop().capture(), FakeDesktop(labels=["Other"]).capture()]
    secrets.reveal("${secret:pw}")
    after = FakeDesktop(labels=["Other"])
    after.perform(Type("x"))

    veiled = [veil(frame) for frame in [*before, after.capture()]]

    assert veiled[:2] == before
    assert dark(veiled[2], Box(37, 124, 4, 8))
    assert not dark(veiled[2], Box(24, 48, 100, 32))


def test_boxes_that_the_run_names_are_blanked() -> None:
    veil = Veil(secrets=secrets_with(), reader=FakeReader([]))
    veil.guard([Box(100, 100, 50, 20)])

    veiled = veil(screen())

    assert dark(veiled, Box(100, 100, 50, 20))
    assert veiled.image[:80].min() == 255


def test_the_frame_that_was_given_is_left_as_it_was() -> None:
    veil = Veil(secrets=secrets_with(), reader=FakeReader([]))
    veil.guard([Box(0, 0, 50, 20)])
    frame = screen()

    veil(frame)

    assert frame.image.min() == 255


@pytest.mark.parametrize(
    ("line", "tells"),
    [
        (VALUE, True),
        ("Password: Orchid-7291-lamp!", True),
        ("password: 0RCHlD 729l lamp", True),
        ("Orchid-72", True),
        ("Orchid-7x91-Iamp", True),
        ("Orchid", False),
        ("Save As…", False),
        ("a", False),
        ("", False),
        ("lamp", False),
    ],
)
def test_a_line_that_resembles_a_secret_is_hidden(line: str, tells: bool) -> None:
    secrets = secrets_with()
    veil = Veil(secrets=secrets, reader=FakeReader([]))

    before = veil.label(line)
    secrets.reveal("${secret:pw}")

    assert before == line
    assert veil.label(line) == (HIDDEN if tells else line)


def test_a_short_secret_is_hidden_only_where_it_stands() -> None:
    secrets = secrets_with("42")
    secrets.reveal("${secret:pw}")
    veil = Veil(secrets=secrets, reader=FakeReader([]))

    assert [veil.label(text) for text in ("a 42 b", "4", "24")] == [HIDDEN, "4", "24"]


@pytest.fixture(scope="module")
def reader() -> OcrReader:
    return OcrReader()


def test_a_secret_that_shows_up_elsewhere_is_found_by_reading(reader: OcrReader) -> None:
    secrets = secrets_with()
    veil = Veil(secrets=secrets, reader=reader)
    secrets.reveal("${secret:pw}")
    now = secrets.revealed_at[0]
    clean = screen((20, 20, "Settings"), at=now + 1)
    leaking = screen((20, 20, "Settings"), (60, 200, f"Welcome, {VALUE}"), at=now + 2)
    veil._previous = replace(clean, taken_at=now + 0.5)

    kept, veiled = veil(clean), veil(leaking)

    assert kept is clean
    assert dark(veiled, Box(62, 202, 200, 16))
    assert not dark(veiled, Box(20, 20, 90, 20))


def test_no_byte_of_an_episode_tells_a_secret(tmp_path: Path, reader: OcrReader) -> None:
    secrets = secrets_with()
    veil = Veil(secrets=secrets, reader=OcrReader())
    desktop = FakeDesktop(reveal=secrets.reveal, labels=["Log in"])
    task = 'type "${secret:pw}" into "Password"'
    writer = EpisodeWriter(tmp_path, task=task, veil=veil, secrets=secrets)
    decision = Decision((Type("${secret:pw}"),), thought="the secret goes there")

    writer(Started(task, "scripted", None, 1.5))
    before = desktop.capture()
    writer(Captured(1, before))
    writer(Decided(1, decision))
    desktop.perform(decision.actions[0])
    writer(Performed(Step(1, before, decision, Outcome(Result.DONE))))
    after = desktop.capture()
    window = Window(f"{VALUE} - Editor", VALUE, Box(0, 0, 640, 400))
    talk = Decision(
        (Click(Point(5, 5)), Type(VALUE)),
        f"I see {VALUE}",
        f"<{VALUE.upper()}>",
        (Found(Box(0, 0, 1, 1), VALUE),),
    )
    writer(Captured(2, after, (window,)))
    writer(Read((Found(Box(0, 0, 9, 9), "0rchid 7291 Iamp"), Found(Box(0, 9, 9, 9), "Save"))))
    writer(Decided(2, talk))
    writer(Performed(Step(2, after, talk, Outcome(Result.FAILED, f"nearest: '0rchid-729l-lamp', {VALUE}"))))
    moved = screen((60, 300, f"Hello {VALUE}"), at=after.taken_at + 1)
    writer(Captured(3, moved))
    writer(Ended(Ending(Verdict.FAILED, f"gave {VALUE} up"), {"run": 1}))
    writer.close()
    write_report(writer.folder)

    spellings = [
        VALUE,
        VALUE.upper(),
        "0rchid 7291 Iamp",
        "0rchid-729l-lamp",
        base64.b64encode(VALUE.encode()).decode(),
    ]
    files = [file for file in writer.folder.rglob("*") if file.is_file()]
    content = b"\n".join(file.read_bytes() + str(file).encode() for file in files)
    assert [
        each for each in spellings if each.encode() in content or each.encode("utf-16-le") in content
    ] == []
    frames = list((writer.folder / "frames").iterdir())
    read_again = [found.label for frame in frames for found in OcrReader().read(Screenshot.from_file(frame))]
    assert [label for label in read_again if veil.resembles(label)] == []
    assert "Log in" in read_again
    assert [found.label for found in read(writer.folder).steps[1].texts] == [HIDDEN, "Save"]
    assert any(veil.resembles(found.label) for found in reader.read(after))  # it was there to be seen
