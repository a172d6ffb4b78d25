"""Claims about reading a screen, and about reading only what has changed."""

from __future__ import annotations

import os
import subprocess
import sys
import threading

import numpy as np
import pytest

from agent.geometry import Box, Point
from agent.sight.line import part_of

CHINESE_FONT = "DroidSansFallbackFull.ttf"


class Counting:
    """The engine, with a note of how many lines it was made to find and read."""

    def __init__(self, engine):
        self._engine = engine
        self.found, self.read_lines = [], 0

    def find(self, image, scale=1.0):
        self.found.append(image.shape[:2])
        return self._engine.find(image, scale)

    def read_ahead(self, lines):
        self._engine.read_ahead(lines)

    def read(self, line):
        self.read_lines += 1
        return self._engine.read(line)


@pytest.fixture
def counting(engine):
    return Counting(engine)


def labels(lines):
    return [line.label for line in lines]


def test_lines_come_from_the_top_and_from_the_left(reader, page):
    shown = page.text((20, 20), "First line").text((300, 22), "Beside it").text((20, 80), "Below").shown()
    assert labels(reader.read(shown)) == ["First line", "Beside it", "Below"]


def test_menu_entries_far_apart_are_lines_of_their_own(reader, page):
    shown = page.text((20, 20), "File").text((66, 20), "Edit").text((112, 20), "Search").shown()
    assert labels(reader.read(shown)) == ["File", "Edit", "Search"]


def test_a_box_around_one_word_of_a_line_holds_that_word_only(reader, page):
    shown = page.text((20, 20), "Save Cancel Help").shown()
    (line,) = reader.read(shown)
    part = part_of(line, 5, 11)
    assert line.label[5:11] == "Cancel"
    assert 52 <= part.left <= 60
    assert 105 <= part.right <= 114


@pytest.mark.parametrize(
    ("paper", "ink"),
    [("#202020", "#e8e8e8"), ("#1a73e8", "#ffffff"), ("#ffffff", "#808080"), ("#fff8c0", "#303030")],
)
def test_dark_coloured_and_pale_text_is_read(reader, page, paper, ink):
    shown = type(page)(paper=paper).text((20, 20), "Apply changes", ink=ink).shown()
    assert labels(reader.read(shown)) == ["Apply changes"]


def test_chinese_is_read(reader, page):
    shown = page.text((20, 20), "保存文件", size=18, font=CHINESE_FONT).shown()
    assert labels(reader.read(shown)) == ["保存文件"]


@pytest.mark.parametrize("key", ["7", "=", "(", "+", "-", "/", "*", "C", "1"])
def test_a_lone_glyph_on_a_key_is_read(reader, page, key):
    shown = page.button((40, 40, 99, 73), key).shown()
    (found,) = reader.read(shown)
    assert found.label == key
    assert found.box.center in Box(40, 40, 60, 34)


def test_a_times_sign_among_digits_is_no_letter(reader, page):
    for column, key in enumerate(["7", "8", "9", "×", "4", "X"]):
        page = page.button((40 + 70 * column, 40, 99 + 70 * column, 73), key)
    assert labels(reader.read(page.shown())) == ["7", "8", "9", "×", "4", "X"]


def test_a_screen_with_nothing_written_on_it_has_no_lines(reader, page):
    assert list(reader.read(page.shown())) == []


def test_the_same_look_is_read_once(counting, page):
    from agent.sight.ocr import OcrReader

    reader = OcrReader(engine=counting)
    shown = page.text((20, 20), "Hello there").shown()
    first = reader.read(shown)
    found, read_lines = list(counting.found), counting.read_lines
    assert reader.read(page.text((20, 20), "Hello there").shown()) == first
    assert (counting.found, counting.read_lines) == (found, read_lines)


def test_only_the_changed_region_is_read_again(counting, page):
    from agent.sight.ocr import OcrReader

    reader = OcrReader(engine=counting)
    before = page.text((20, 20), "Title of the page").text((20, 200), "Status: idle")
    reader.read(before.shown())
    lines = reader.read(
        before.box((20, 196, 200, 220), "#f6f5f4", None).text((20, 200), "Status: done").shown()
    )
    assert labels(lines) == ["Title of the page", "Status: done"]
    height, width = counting.found[-1]
    assert height < 80
    assert width < 250


def test_text_that_goes_on_is_read_as_one_line(reader, page):
    before = page.text((20, 20), "Typing some")
    reader.read(before.shown())
    after = page.text((20, 20), "Typing some words").shown()
    assert labels(reader.read(after)) == ["Typing some words"]


def test_text_that_went_away_is_forgotten(reader, page):
    reader.read(page.text((20, 20), "Stays").text((20, 100), "Goes away").shown())
    assert labels(reader.read(page.text((20, 20), "Stays").shown())) == ["Stays"]


def test_a_change_of_one_of_two_lines_leaves_the_other_one_alone(reader, page):
    both = page.text((20, 20), "Upper line").text((20, 42), "Lower line")
    reader.read(both.shown())
    after = page.text((20, 20), "Upper line").text((20, 42), "Lower side").shown()
    assert labels(reader.read(after)) == ["Upper line", "Lower side"]


def test_incremental_reading_agrees_with_reading_anew(reader, engine, page):
    from agent.sight.ocr import OcrReader

    reader.read(page.text((20, 20), "One").text((20, 60), "Two words").text((300, 60), "Three").shown())
    after = page.text((20, 20), "One").text((20, 60), "Two other words").text((300, 90), "Three").shown()
    assert labels(reader.read(after)) == labels(OcrReader(engine=engine).read(after))


def test_a_part_is_read_without_the_rest(reader, page):
    shown = page.text((20, 20), "Left side").text((400, 20), "Right side").shown()
    assert labels(reader.read(shown, Box(380, 0, 260, 60))) == ["Right side"]


def test_boxes_are_in_screen_points(reader, page):
    shown = page.text((20, 20), "Point me", size=28).shown(Box(-320, 100, 320, 200))  # two pixels a point
    (line,) = reader.read(shown)
    assert Point(-290, 118) in line.box
    assert line.box.width < 90


def test_threads_may_share_a_reader(reader, page):
    pages = [page.text((20, 20), f"Page number {number}").shown() for number in range(4)]
    results = {}

    def read(index):
        results[index] = labels(reader.read(pages[index]))

    threads = [threading.Thread(target=read, args=(index,)) for index in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == {index: [f"Page number {index}"] for index in range(4)}


def test_networks_that_wait_for_a_picture_are_asleep(engine):
    engine.find(np.zeros((64, 64, 3), np.uint8))
    options = engine._finder().text_det.session.session.get_session_options()
    assert options.get_session_config_entry("session.intra_op.allow_spinning") == "0"


def test_reading_reports_to_nobody(tmp_path):
    script = "import agent.sight.ocr as ocr; ocr.OcrReader().warm()"
    environment = os.environ | {"TMPDIR": str(tmp_path)}
    subprocess.run([sys.executable, "-c", script], env=environment, check=True, timeout=250)
    assert list(tmp_path.iterdir()) == []  # its runtime keeps the number of its telemetry there


def test_reading_prints_nothing_and_importing_loads_no_network():
    script = (
        "import sys; import agent.sight.ocr as ocr\n"
        "assert 'rapidocr' not in sys.modules and 'onnxruntime' not in sys.modules\n"
        "from PIL import Image; from agent.screenshot import Screenshot\n"
        "reader = ocr.OcrReader(); reader.warm()\n"
        "assert list(reader.read(Screenshot.from_picture(Image.new('RGB', (200, 100))))) == []\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=250)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
