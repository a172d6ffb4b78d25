"""A table of sentences and what they mean; and that no sentence, however strange, breaks the reading."""

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.actions import Button
from agent.errors import TaskNotUnderstood
from agent.keys import CHARACTERS, NAMED
from agent.sight.match import Side, Wanted
from policies.literal.instruction import (
    CheckThat,
    ClickOn,
    DragTo,
    HoldDown,
    HoverOver,
    LetGo,
    PressKeys,
    ScrollBy,
    Target,
    TypeText,
    WaitFor,
    WaitSeconds,
    written,
)
from policies.literal.language import read


def on(text, **more):
    return Target(Wanted(text, **more))


SENTENCES = [
    ('click "Save As…"', ClickOn(on("Save As…"))),
    ("Click “Save”", ClickOn(on("Save"))),
    ("click 'Save'", ClickOn(on("Save"))),
    ("click 「保存」", ClickOn(on("保存"))),
    ('double-click "report.txt"', ClickOn(on("report.txt"), count=2)),
    ('double click "report.txt"', ClickOn(on("report.txt"), count=2)),
    ('triple-click "word"', ClickOn(on("word"), count=3)),
    ('right-click "a"', ClickOn(on("a"), Button.RIGHT)),
    ('right click on "a"', ClickOn(on("a"), Button.RIGHT)),
    ('middle-click "a"', ClickOn(on("a"), Button.MIDDLE)),
    ('ctrl-click "a"', ClickOn(on("a"), holding=("ctrl",))),
    ('click "a" holding Ctrl+Shift', ClickOn(on("a"), holding=("ctrl", "shift"))),
    ('click "a" while holding shift', ClickOn(on("a"), holding=("shift",))),
    ("click Save", ClickOn(on("Save"))),
    ("Click the Save button", ClickOn(on("Save"))),
    ("open the File menu", ClickOn(on("File"))),
    ('click on the "OK" button', ClickOn(on("OK"))),
    ('press the "OK" button', ClickOn(on("OK"))),
    ('click the "Name" field', ClickOn(Target(Wanted("Name"), field=True))),
    ('click the second "Delete"', ClickOn(on("Delete", ordinal=2))),
    ('click the last "Delete" button', ClickOn(on("Delete", ordinal=-1))),
    ('click 3rd "Delete"', ClickOn(on("Delete", ordinal=3))),
    ('click "Edit" right of "Bob"', ClickOn(on("Edit", beside=(Side.RIGHT, Wanted("Bob"))))),
    (
        'click "Edit" to the left of the second "Bob"',
        ClickOn(on("Edit", beside=(Side.LEFT, Wanted("Bob", 2)))),
    ),
    (
        'click "Edit" below "Bob" in window "Users"',
        ClickOn(on("Edit", window="Users", beside=(Side.BELOW, Wanted("Bob")))),
    ),
    ('in window "Users", click "Edit"', ClickOn(on("Edit", window="Users"))),
    ('in the "Users" window click "Edit"', ClickOn(on("Edit", window="Users"))),
    ('hover over "Help"', HoverOver(on("Help"))),
    ('drag "a.txt" to "Documents"', DragTo(on("a.txt"), on("Documents"))),
    ('type "Alice"', TypeText("Alice")),
    ('type "Alice" into "Name"', TypeText("Alice", on("Name"))),
    ('type "Alice" into the "Name" field', TypeText("Alice", on("Name"))),
    (r'type "a \"b\"\n\tc \\ d"', TypeText('a "b"\n\tc \\ d')),
    (r'type "C:\Users\me"', TypeText(r"C:\Users\me")),
    ('type "don\'t"', TypeText("don't")),
    ("type 'don't'", TypeText("don't")),
    ("press Ctrl+S", PressKeys(("ctrl", "s"))),
    ("press Ctrl + Shift + S", PressKeys(("ctrl", "shift", "s"))),
    ("press Ctrl+,", PressKeys(("ctrl", ","))),
    ("press Ctrl++", PressKeys(("ctrl", "+"))),
    ("press Tab twice", PressKeys(("tab",), 2)),
    ("press Page Down three times", PressKeys(("pagedown",), 3)),
    ("press the Enter key", PressKeys(("enter",))),
    ('press "*"', PressKeys(("*",))),
    ("scroll down", ScrollBy(down=3)),
    ("scroll up 5", ScrollBy(down=-5)),
    ('scroll down five in "List"', ScrollBy(down=5, at=on("List"))),
    ('scroll right 2 times in window "Map"', ScrollBy(right=2, window="Map")),
    ('wait for "Saved"', WaitFor(on("Saved"))),
    ('wait until "Saved" appears', WaitFor(on("Saved"))),
    ('wait for "Loading" to disappear', WaitFor(on("Loading"), gone=True)),
    ("wait 2 seconds", WaitSeconds(2)),
    ("wait 1.5 s", WaitSeconds(1.5)),
    ("wait 500ms", WaitSeconds(0.5)),
    ("wait one minute", WaitSeconds(60)),
    ('check that "3 files" is shown', CheckThat(on("3 files"))),
    ('check that "Error" is not shown', CheckThat(on("Error"), shown=False)),
    ('make sure "Error" isn\'t visible', CheckThat(on("Error"), shown=False)),
    ("hold shift", HoldDown("shift")),
    ("release shift", LetGo("shift")),
    ("点击“保存”", ClickOn(on("保存"))),
    ("请点击保存按钮", ClickOn(on("保存"))),
    ("双击“报告.txt”", ClickOn(on("报告.txt"), count=2)),
    ("右键点击“文件”", ClickOn(on("文件"), Button.RIGHT)),
    ("点击第二个“删除”", ClickOn(on("删除", ordinal=2))),
    ("点击最后一个“删除”按钮", ClickOn(on("删除", ordinal=-1))),
    ("点击“姓名”右边的“编辑”", ClickOn(on("编辑", beside=(Side.RIGHT, Wanted("姓名"))))),
    ("点击“姓名”下面的第二个“编辑”", ClickOn(on("编辑", ordinal=2, beside=(Side.BELOW, Wanted("姓名"))))),
    ("在窗口“编辑器”中点击“保存”", ClickOn(on("保存", window="编辑器"))),
    ("在“编辑器”窗口中，点击“保存”", ClickOn(on("保存", window="编辑器"))),
    ("在“姓名”里输入“Alice”", TypeText("Alice", on("姓名"))),
    ("在“姓名”输入框中输入“Alice”", TypeText("Alice", on("姓名"))),
    ("输入“你好”", TypeText("你好")),
    ("把“a.txt”拖到“文档”", DragTo(on("a.txt"), on("文档"))),
    ("将鼠标移到“帮助”上", None),
    ("悬停在“帮助”上", HoverOver(on("帮助"))),
    ("按 Ctrl+S", PressKeys(("ctrl", "s"))),
    ("按回车键两次", PressKeys(("enter",), 2)),
    ("向下滚动5格", ScrollBy(down=5)),
    ("在“列表”中向上滚动三格", ScrollBy(down=-3, at=on("列表"))),
    ("等待出现“已保存”", WaitFor(on("已保存"))),
    ("等待“已保存”出现", WaitFor(on("已保存"))),
    ("等待“加载中”消失", WaitFor(on("加载中"), gone=True)),
    ("等待 2 秒", WaitSeconds(2)),
    ("检查是否显示“3 个文件”", CheckThat(on("3 个文件"))),
    ("检查“3 个文件”是否显示", CheckThat(on("3 个文件"))),
    ("确认没有显示“错误”", CheckThat(on("错误"), shown=False)),
    ("按住 shift", HoldDown("shift")),
    ("松开 shift", LetGo("shift")),
]


@pytest.mark.parametrize(("sentence", "meant"), [pair for pair in SENTENCES if pair[1] is not None])
def test_a_sentence_means_one_instruction(sentence, meant):
    assert read(sentence) == (meant,)


@pytest.mark.parametrize(
    "task",
    [
        'click "A" then press Enter',
        'click "A", press Enter',
        'click "A"; press Enter',
        'click "A". Press Enter.',
        'click "A" and then press Enter',
        'click "A" and press Enter',
        'click "A"\npress Enter\n',
        "点击“A”，然后按回车",
        "点击“A”。按回车键。",
    ],
)
def test_instructions_are_joined_in_many_ways(task):
    assert read(task) == (ClickOn(on("A")), PressKeys(("enter",)))


@pytest.mark.parametrize(
    ("task", "at", "message"),
    [
        ('clik "Save"', 1, "did you mean 'click'"),
        ("click", 6, "in quotes"),
        ('click "', 7, "never closed"),
        ('click ""', 7, "quotes are empty"),
        ("press Ctlr+S", 7, "no key 'Ctlr'"),
        ('click "A" "B"', 11, "join instructions"),
        ('check "Remember me"', 7, "may mean to look or to tick"),
        ("type Alice", 6, "a text in quotes"),
        ('drag "a" "b"', 10, "'to' and where"),
        ("scroll sideways", 8, "a direction"),
        ("wait 2 weeks", None, ""),
        ("wait 999999 seconds", 6, "too long"),
        ("press Tab 99999 times", 11, "no number that fits"),
        ("hold Ctrl+Shift", 6, "one key at a time"),
        ("", 1, "nothing to do"),
        (" ,; \n", 1, "nothing to do"),
        ('in window "A" press Enter, frobnicate', 28, "a verb is wanted"),
        ("把“a”放到“b”", 5, "'to' and where"),
        ('click "a" ' + 'right of "a" ' * 9, None, "too many places"),
    ],
)
def test_what_is_not_understood_is_shown_with_a_remedy(task, at, message):
    with pytest.raises(TaskNotUnderstood) as caught:
        read(task)
    told = str(caught.value)
    assert message in told
    assert told.endswith(")")
    assert at is None or f"at character {at}:" in told


def test_the_caret_is_under_the_place_even_after_chinese():
    with pytest.raises(TaskNotUnderstood) as caught:
        read("点击“保存”，clik")
    _, line, caret, _ = str(caught.value).split("\n")
    assert line == "  点击“保存”，clik"
    assert caret.index("^") == 2 + 2 * 4 + 2 + 2  # four letters and one comma are two columns wide


texts = st.text(st.characters(exclude_categories=("Cs",)), min_size=1).filter(lambda text: text.strip())
keys = st.lists(st.sampled_from([*NAMED, *CHARACTERS]), min_size=1, max_size=3, unique=True).map(tuple)
one_key = st.sampled_from([*NAMED, *CHARACTERS])
plain = st.builds(Wanted, texts, st.sampled_from([0, 1, 2, 10, 21, -1]))
sides = st.sampled_from(Side)
wanteds = st.builds(
    Wanted,
    texts,
    st.sampled_from([0, 1, 3, -1]),
    st.just("") | texts,
    st.none() | st.tuples(sides, plain | st.builds(Wanted, texts, beside=st.tuples(sides, plain))),
)
targets = st.builds(Target, wanteds, st.booleans())
into = st.builds(Target, wanteds)
notches = st.integers(1, 1000)
instructions = st.one_of(
    st.builds(ClickOn, targets, st.sampled_from(Button), st.integers(1, 3), st.just(()) | keys),
    st.builds(HoverOver, targets),
    st.builds(DragTo, targets, targets, st.just(()) | keys),
    st.builds(TypeText, st.text(st.characters(exclude_categories=("Cs",))), st.none() | into),
    st.builds(PressKeys, keys, st.integers(1, 1000)),
    st.builds(ScrollBy, right=notches, at=st.none() | targets),
    st.builds(ScrollBy, down=notches.map(lambda count: -count), window=st.just("") | texts),
    st.builds(WaitFor, targets, st.booleans()),
    st.builds(WaitSeconds, st.integers(0, 3600).map(float)),
    st.builds(CheckThat, targets, st.booleans()),
    st.builds(HoldDown, one_key),
    st.builds(LetGo, one_key),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(instructions, min_size=1, max_size=4))
def test_a_written_instruction_reads_back_the_same(wanted):
    assert read("; ".join(map(written, wanted))) == tuple(wanted)


def understood(task):
    """Tell whether a task is understood; anything but the one typed error escapes."""
    try:
        return bool(read(task))
    except TaskNotUnderstood:
        return False


def test_ten_thousand_random_byte_strings_raise_only_the_typed_error():
    source = random.Random(20)
    for _ in range(10_000):
        understood(source.randbytes(source.randrange(60)).decode("utf-8", "replace"))


def test_a_thousand_mutated_scripts_raise_only_the_typed_error():
    source = random.Random(21)
    sentences = [sentence for sentence, _ in SENTENCES]
    count = 0
    for _ in range(1_000):
        letters = list(", ".join(source.choices(sentences, k=4)))
        for _ in range(source.randrange(1, 8)):
            at = source.randrange(len(letters))
            letters[at : at + source.randrange(3)] = source.choice(
                ['"', "“", "\\", ",", "的", "在", " ", "2", "+", ""]
            )
        count += understood("".join(letters))
    assert 0 < count < 1_000


def seconds_for(task):
    start = time.process_time()
    understood(task)
    return time.process_time() - start


@pytest.mark.parametrize(
    "piece", ["a ", '"a" ', "在", "点", "第二个", "press a ", "'", ". ", "右边", 'to "', "\\", "ctrl+ "]
)
@pytest.mark.parametrize("before", ["click ", "press "])
def test_a_task_ten_times_as_long_takes_about_ten_times_as_long(before, piece):
    short, long = before + piece * 1_000, before + piece * 10_000
    quick = min(seconds_for(short) for _ in range(3))
    assert min(seconds_for(long) for _ in range(2)) < 40 * quick + 0.05  # squared would be 100 times
