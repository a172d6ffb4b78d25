"""What words say that a field is for a secret."""

from __future__ import annotations

import pytest

from agent.geometry import Box
from agent.record.secrecy import is_listed, label_of, prompt_in, secret_in
from agent.senses import Found


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Password:", "password"),
        ("Passw0rd", "password"),
        ("Mot de passe", "password"),
        ("Passwort wiederholen", "password"),
        ("密码", "password"),
        ("パスワード", "password"),
        ("PIN", "pin"),
        ("Card CVC", "cvv"),
        ("API key", "token"),
        ("Spinning", None),
        ("User name", None),
        ("Opinion", None),
        ("", None),
    ],
)
def test_a_label_tells_which_secret_it_asks_for(label: str, kind: str | None) -> None:
    assert secret_in(label) == kind


def test_a_field_is_named_by_what_is_left_of_it_and_not_by_the_next_row() -> None:
    texts = [Found(Box(20, 50, 60, 14), "User"), Found(Box(20, 90, 60, 14), "Password")]
    assert label_of(Box(100, 46, 200, 24), texts) == "User"
    assert label_of(Box(100, 86, 200, 24), texts) == "Password"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("[sudo] password for ada:", "password"),
        ("Enter passphrase for key '/home/ada/.ssh/id':", "passphrase"),
        ("$ grep password: notes", None),
        ("done", None),
    ],
)
def test_only_the_last_line_of_a_terminal_asks(line: str, kind: str | None) -> None:
    texts = [Found(Box(0, 0, 100, 12), "password:"), Found(Box(0, 40, 100, 12), line)]
    assert prompt_in(texts) == kind


def test_listed_programs_are_known_by_the_beginning_of_their_names() -> None:
    assert is_listed("KeePassXC", ("keepass",))
    assert not is_listed("Mousepad", ("keepass",))
