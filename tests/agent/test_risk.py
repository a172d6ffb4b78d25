import pytest

from agent.risk import risky_chord, risky_command, risky_word


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Delete", "Delete"),
        ("Move to Trash…", "Trash"),
        ("Don't save", "Don't save"),
        ("Don’t Save", "Don’t Save"),
        ("Log out", "Log out"),
        ("Sign out", "Sign out"),
        ("Place order", "Place order"),
        ("SEND", "SEND"),
        ("删除文件", "删除"),
        ("退出登录", "退出登录"),
        ("不保存", "不保存"),
        ("Undelete", None),
        ("sender", None),
        ("Payroll", None),
        ("Format", None),
        ("Save", None),
        ("保存", None),
        ("", None),
    ],
)
def test_risky_words_are_found_as_words(text: str, word: str | None) -> None:
    assert risky_word(text) == word


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("rm -rf build\n", "rm"),
        ("cd x && rm -r y", "rm"),
        ("sudo apt remove vim", "sudo"),
        ("echo hi; shutdown now", "shutdown"),
        ("mkfs.ext4 /dev/sda", "mkfs.ext4"),
        ("the farm is big", None),
        ("Dear Mr. Sudo, rm means remove", None),
        ("hello", None),
    ],
)
def test_commands_that_destroy_are_found_where_a_shell_would_read_them(
    text: str, command: str | None
) -> None:
    assert risky_command(text) == command


def test_chords_that_close_or_log_out_are_risky_in_any_order() -> None:
    assert risky_chord(("alt", "f4"))
    assert risky_chord(("f4", "alt"))
    assert risky_chord(("ctrl", "w"))
    assert not risky_chord(("ctrl", "s"))
    assert not risky_chord(("w",))
