"""What tells that a field is for a secret: the words beside it, and the programs that ask for nothing else.

The trap: a word in the middle of a text is no label. "Password" is looked for beside a field and above it, in
the field itself while that is empty, and at the end of what a terminal says; never just anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType

from rapidfuzz import fuzz

from agent.geometry import Box
from agent.lookalikes import folded
from agent.senses import Found

TERMINALS = tuple(
    "xterm uxterm urxvt rxvt st eterm mlterm kitty alacritty gnome-terminal konsole xfce4-terminal "
    "mate-terminal tilix lxterminal qterminal terminator terminology deepin-terminal sakura guake tilda "
    "yakuake foot wezterm".split()
)
APPLICATIONS = (
    "keepass", "pinentry", "gcr-prompter", "gnome-keyring", "seahorse", "polkit", "lxpolkit",
    "lxqt-policykit", "mate-polkit", "xfce-polkit", "ksshaskpass", "ssh-askpass", "kwallet",
    "bitwarden", "1password", "enpass",
)  # fmt: skip
_LEFT = 320.0  # points from a label to its field
_ABOVE = 3.0  # heights of a line from a label to the field below it
_LONG = 6  # letters of a word that may be misread a little
_WORDS = MappingProxyType(
    {
        "passphrase": "passphrase passwortsatz 密码短语 密码词组",
        "pin": "pin pincode geheimzahl 暗証番号 个人识别码",
        "cvv": "cvv cvc cvv2 cvc2 prüfziffer",
        "code": "otp tan totp verification_code security_code one-time_code einmalcode 验证码 驗證碼",
        "token": "token api_key access_key secret_key private_key api_schlüssel 密钥 令牌",
        "password": "password passwd passcode passwort kennwort mot_de_passe contraseña clave senha "
        "palavra-passe wachtwoord lösenord adgangskode passord salasana hasło heslo jelszó "
        "parola_d'accesso пароль şifre סיסמה كلمة_المرور κωδικός 密码 密碼 口令 パスワード 비밀번호 암호",
        "secret": "secret geheimnis",
    }
)
_AGAIN = ("repeat", "retype", "confirm", "again", "verify", "wiederhol", "bestätig", "确认", "再次", "重复")
_PROMPT = re.compile(r"(?:^|\])(?P<words>[^$#%>]{1,80})[::]\s*\S{0,2}$")


@dataclass(frozen=True, slots=True)
class Focused:
    """What has the keyboard, as an application itself tells. box: in screen points, where it is told."""

    secret: bool
    label: str = ""
    box: Box | None = None


def secret_in(text: str) -> str | None:
    """Return what kind of secret a label asks for: 'password', 'pin', ...; None where it asks for none."""
    here = folded(text)
    words = {folded(word) for word in re.split(r"[^\w'-]+", text)}
    for name, listed in _WORDS.items():
        for each in listed.split():
            word = folded(each.replace("_", " "))
            ascii_only = each.isascii()
            if word in words or (word in here and (len(word) >= _LONG or not ascii_only)):
                return name
            if len(word) > _LONG and len(here) >= len(word) - 1 and fuzz.partial_ratio(word, here) >= 87:
                return name
    return None


def is_repeated(text: str) -> bool:
    """Tell whether a label asks for the same secret once more."""
    return any(word in text.casefold() for word in _AGAIN)


def label_of(field: Box, texts: Sequence[Found]) -> str:
    """Return the words that name a field: what stood in it, left of it, or else above it.

    texts: as they were before anything was typed there.
    """
    inside = [each for each in texts if each.box.center in field]
    left = beside(field, texts)
    named = [max(left, key=lambda each: each.box.right)] if left else _above(field, texts)
    return " ".join(each.label for each in (*named, *inside))


def beside(field: Box, texts: Sequence[Found]) -> list[Found]:
    """Return the lines that stand left of a field, on its level."""
    height = min(max(field.height, 12.0), 40.0)
    return [
        each
        for each in texts
        if each.box.right <= field.left + 4
        and field.left - each.box.right < _LEFT
        and abs(each.box.center.y - field.center.y) < 0.8 * height
    ]


def _above(field: Box, texts: Sequence[Found]) -> list[Found]:
    """Return the nearest line over a field, all that stands in it."""
    over = [
        each
        for each in texts
        if each.box.center.y < field.top + 2
        and field.top - each.box.bottom < _ABOVE * max(each.box.height, 14)
        and each.box.left < field.right
        and each.box.right > field.left - 120
    ]
    if not over:
        return []
    lowest = max(each.box.center.y for each in over)
    return [each for each in over if lowest - each.box.center.y < 0.6 * each.box.height]


def prompt_in(texts: Sequence[Found]) -> str | None:
    """Return what kind of secret the last line of a terminal asks for, None where it asks for none."""
    lines = [each for each in texts if each.label.strip()]
    if not lines:
        return None
    lowest = max(each.box.center.y for each in lines)
    last = " ".join(
        each.label
        for each in sorted(lines, key=lambda each: each.box.left)
        if lowest - each.box.center.y < 0.6 * each.box.height
    )
    found = _PROMPT.search(last.strip())
    return secret_in(found["words"]) if found else None


def is_listed(application: str, listed: Sequence[str]) -> bool:
    """Tell whether an application is one of those listed, whose names may be the beginnings of its own."""
    here = application.casefold().replace("_", "-")
    return any(name and here.startswith(name.casefold()) for name in listed)
