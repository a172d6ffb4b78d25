from pathlib import Path

from agent.events import Reading
from agent.readings import FILE, ReadingWriter, read_readings

ATTENTION = Reading("a.attention", (0.25, 0.75), ("head", "step"), shape=(1, 2), label="layer 1", kept=True)


def write(folder: Path, *told: tuple[int, Reading], most: int = 10_000) -> list[tuple[int, Reading]]:
    writer = ReadingWriter(folder, lambda text: text.replace("hunter2", "${secret:pin}"), most)
    for number, reading in told:
        writer.write(number, reading)
    return list(read_readings(folder))


def test_what_was_measured_is_read_back_with_its_step(tmp_path: Path) -> None:
    curve = Reading("b.curve", (1 / 3,), ("step",), "ms", label="linear", at=3, kept=True)
    (one, first), (three, second) = write(tmp_path, (1, ATTENTION), (3, curve))
    assert (one, three) == (1, 3)
    assert (first.source, tuple(first.values), first.shape, first.label) == (
        "a.attention", (0.25, 0.75), (1, 2), "layer 1",
    )  # fmt: skip
    assert (second.values[0], second.unit, second.at) == (0.33333, "ms", 3)


def test_pixels_and_words_of_the_screen_are_not_kept(tmp_path: Path) -> None:
    picture = Reading("detr.picture", (0.1, 0.9), ("row", "column"), shape=(1, 2))
    assert write(tmp_path, (1, picture)) == []
    assert not (tmp_path / FILE).exists()


def test_a_secret_in_a_label_is_hidden(tmp_path: Path) -> None:
    write(tmp_path, (1, Reading("a", (1.0,), label="hunter2", kept=True)))
    assert b"hunter2" not in (tmp_path / FILE).read_bytes()


def test_beyond_the_room_nothing_more_is_kept(tmp_path: Path) -> None:
    told = write(tmp_path, *((number, ATTENTION) for number in range(1, 50)), most=1000)
    assert [number for number, _ in told] == list(range(1, len(told) + 1))
    assert 0 < len(told) < 10
    assert (tmp_path / FILE).stat().st_size <= 1000


def test_a_torn_or_damaged_line_ends_what_is_read(tmp_path: Path) -> None:
    write(tmp_path, (1, ATTENTION), (2, ATTENTION))
    whole = (tmp_path / FILE).read_bytes()
    (tmp_path / FILE).write_bytes(whole[:-3])
    assert [number for number, _ in read_readings(tmp_path)] == [1]
    (tmp_path / FILE).write_bytes(b'{"step": 1}\n' + whole)
    assert list(read_readings(tmp_path)) == []
    assert list(read_readings(tmp_path / "nowhere")) == []
