"""`${secret:name}`: a value that is typed, and otherwise nowhere.

The trap: a secret that is kept out of one log line comes back in another: in an error message, in what
OCR read off the screen, in a window's title, in the model's reply. So whoever reveals a value remembers
it, and everything that is kept or printed passes through the same object's `hide`.
"""

from __future__ import annotations

import os
import re
import threading
import time
from collections.abc import Callable, Mapping

from agent.errors import MissingSecret
from agent.lookalikes import pattern_of

PLACEHOLDER = re.compile(r"\$\{secret:([A-Za-z0-9_.-]{1,64})\}")
PREFIX = "DEIXIS_SECRET_"
SERVICE = "deixis"
SHORTEST_LINE = 4  # of a value of many lines, a line this long is hidden on its own


def names_in(text: str) -> tuple[str, ...]:
    """Return the names of the secrets that the text asks for, each once, in order."""
    return tuple(dict.fromkeys(PLACEHOLDER.findall(text)))


def variable_of(name: str) -> str:
    """Return the environment variable that holds a secret: 'mail.pin' is in DEIXIS_SECRET_MAIL_PIN."""
    return PREFIX + re.sub(r"[.-]", "_", name).upper()


def from_keyring(name: str) -> str | None:
    """Look a secret up in the keyring of the operating system, under the service 'deixis'.

    Raises:
        MissingSecret: the keyring cannot be asked.
    """
    import keyring  # 0.1 s, and most runs need none of it
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(SERVICE, name)
    except KeyringError as error:
        raise MissingSecret(
            f"the secret '{name}' is not in the environment, and the keyring cannot be asked: "
            f"{' '.join(str(error).split())} (set {variable_of(name)})"
        ) from error


class Secrets:
    """Reveals secrets to the executor, and hides what it has revealed from everybody else.

    One for each run; used from the run's thread and from the one that writes. No value is ever in its
    repr, nor in an error.
    """

    def __init__(
        self,
        *,
        environment: Mapping[str, str] | None = None,
        keyring: Callable[[str], str | None] = from_keyring,
    ) -> None:
        self._environment = os.environ if environment is None else environment
        self._keyring = keyring
        self._lock = threading.Lock()
        self._revealed: dict[str, str] = {}  # value (or a line of one) -> name
        self._reveals: list[float] = []
        self._hiding: tuple[re.Pattern[str], tuple[str, ...]] | None = None

    def __repr__(self) -> str:
        return f"Secrets({', '.join(sorted(set(self._revealed.values())))})"

    def require(self, text: str) -> None:
        """Make sure that every secret the text asks for can be found, so that no run fails half-way.

        Raises:
            MissingSecret: one is neither in the environment nor in the keyring.
        """
        for name in names_in(text):
            self._value(name)

    def reveal(self, text: str) -> str:
        """Return the text with each `${secret:name}` replaced, and remember what was revealed.

        Raises:
            MissingSecret: one is neither in the environment nor in the keyring.
        """
        values = {name: self._value(name) for name in names_in(text)}
        if not values:
            return text
        with self._lock:
            for name, value in values.items():
                self._revealed[value] = name
                for line in value.splitlines():
                    if len(line) >= SHORTEST_LINE:
                        self._revealed.setdefault(line, name)
            self._reveals.append(time.monotonic())
            self._hiding = _pattern(self._revealed)
        return PLACEHOLDER.sub(lambda found: values[found[1]], text)

    def hide(self, text: str) -> str:
        """Return the text with every revealed value as its placeholder again, misread ones too."""
        if self._hiding is None:
            return text
        pattern, names = self._hiding

        def placeholder(found: re.Match[str]) -> str:
            # Outside every group it is a placeholder already
            return found[0] if found.lastindex is None else f"${{secret:{names[found.lastindex - 1]}}}"

        return pattern.sub(placeholder, text)

    @property
    def revealed(self) -> Mapping[str, str]:
        """The values revealed so far, and the long lines of those of many lines, each with its name."""
        with self._lock:
            return dict(self._revealed)

    @property
    def revealed_at(self) -> tuple[float, ...]:
        """When something was revealed, in seconds on the clock of `Screenshot.taken_at`."""
        with self._lock:
            return tuple(self._reveals)

    def _value(self, name: str) -> str:
        value = self._environment.get(variable_of(name)) or self._keyring(name)
        if not value:
            raise MissingSecret(
                f"there is no secret '{name}' "
                f"(set {variable_of(name)}, or store it with: keyring set {SERVICE} {name})"
            )
        return value


def _pattern(revealed: Mapping[str, str]) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """Return what finds the values, and the names by the number of the group that found one.

    The placeholders come first, so that a value such as "secret" leaves them whole, and hiding twice
    changes nothing; longer values come before those that they hold.
    """
    values = sorted(revealed, key=len, reverse=True)
    own = [re.escape(f"${{secret:{name}}}") for name in revealed.values()]
    groups = [f"({pattern_of(value)})" for value in values]
    return re.compile("|".join([*own, *groups]), re.IGNORECASE), tuple(revealed[each] for each in values)
