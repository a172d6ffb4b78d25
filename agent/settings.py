"""What a person may set: a TOML file, under environment variables, under flags.

Every field below is a key of the file, `DEIXIS_<FIELD>` in the environment and a flag where the
command line has one. Whatever is unknown or does not fit is an error that names the nearest key.
"""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Literal, Self

from platformdirs import user_config_path, user_data_path
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from agent.adapter import split
from agent.errors import BadSetting, UnknownKey
from agent.keys import CHARACTERS, MODIFIERS, key
from agent.occasion import bound
from agent.registry import did_you_mean

_NO_PAUSE = frozenset((*MODIFIERS, "enter", "esc", "tab", "space", "backspace"))  # are typed with, or stop
LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")  # the first of these that is set names the language


class Settings(BaseModel):
    """Everything that can be set, with its default."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    policy: str = Field("pocket", description="What decides: the name of a policy.")
    mode: Literal["ask", "risky", "auto"] = Field(
        "risky", description="Ask before every action, before risky ones, or never."
    )
    unasked_mistakes: float = Field(
        0.1,
        ge=0,
        le=0.5,
        description="Share of wrong places in what is clicked unasked: how sure to be for that is learned "
        "from your yes and no; 0 learns nothing.",
    )
    display: str = Field(
        "real", description="The screen to work on: real, virtual, virtual:1920x1080, or an X display as :3."
    )
    monitor: str = Field("1", pattern=r"^(all|[1-9][0-9]?)$", description="A monitor's number, or all.")
    max_steps: int = Field(50, ge=1, le=10_000, description="Most steps of a run; waiting does not count.")
    max_seconds: float = Field(1800, gt=0, le=86_400, description="Most seconds of a run.")
    actions_per_minute: int = Field(120, ge=1, le=6_000, description="Most actions a minute.")
    only_window: str = Field("", description="Click and type only in windows whose title holds these words.")
    only_region: tuple[float, float, float, float] | None = Field(
        None, description="Click only inside left, top, width, height, in screen points."
    )
    critics: tuple[str, ...] = Field(
        ("auto",),
        description="Who judges each step: names of critics; auto: history, where torch is loaded anyway.",
    )
    when_stuck: Literal["tell", "ask", "end"] = Field(
        "ask", description="Where a critic finds a run stuck: tell it, ask the person, or end the run."
    )
    patience_seconds: float = Field(10, ge=0, le=600, description="How long a target may take to appear.")
    settle_seconds: float = Field(3, gt=0, le=60, description="Longest wait for the screen to be still.")
    model: str = Field("", description="The folder of a model's weights, or its name on the server.")
    url: str = Field("", description="The address of a server, for the policy server.")
    family: Literal["", "ui-tars-1.0", "ui-tars-1.5", "doubao", "qwen2.5-vl", "qwen3-vl"] = Field(
        "", description="How the model is talked to; told by its name where that is empty."
    )
    patches: int = Field(1280, ge=64, le=16_384, description="Most patches of a picture that a model gets.")
    screenshots: int = Field(5, ge=1, le=20, description="Most screenshots that a model is shown.")
    adapters: tuple[str, ...] = Field(
        (),
        description="What the model in a folder was taught: adapters that are on, as NAME or NAME:STRENGTH.",
    )
    adapters_for: tuple[str, ...] = Field(
        (),
        description="Adapters that are on in one application only, as NAME=WORDS of its name or window's "
        "title.",
    )
    four_bit: bool = Field(
        False, description="Keep a model's weights in four bits: less memory, on a CUDA device."
    )
    detector: str = Field("detr", description="What finds widgets: the name of a detector.")
    detector_model: str = Field(
        "", description="The folder of a detector's weights; those that ship where it is empty."
    )
    snap: bool = Field(
        False,
        description="Move a click that a model gave as a bare point to the middle of its widget.",
    )
    runs: Path = Field(
        default_factory=lambda: user_data_path("deixis") / "runs", description="Where episodes are kept."
    )
    secret_applications: tuple[str, ...] = Field(
        (), description="Programs in which all that is typed is a secret, besides those known as such."
    )
    watcher: str = Field(
        "", description="Who names what you do while you record: the name of a watcher; empty for nobody."
    )
    pause_key: str = Field(
        "pause", description="Pressed before something secret is recorded, and again afterwards."
    )
    language: Literal["system", "en", "zh"] = Field("system", description="The language of the window.")
    theme: Literal["system", "light", "dark"] = Field("system", description="The colours of the window.")

    @field_validator("only_region", mode="before")
    @classmethod
    def _region_from_text(cls, value: object) -> object:
        """Split '0, 0, 640, 480', as a variable says it."""
        return [part.strip() for part in value.split(",")] if isinstance(value, str) else value

    @field_validator("secret_applications", "adapters", "adapters_for", "critics", mode="before")
    @classmethod
    def _names_from_text(cls, value: object) -> object:
        """Split 'keepass, bank', as a variable says it."""
        if isinstance(value, str):
            value = value.split(",")
        if not isinstance(value, list | tuple) or not all(isinstance(name, str) for name in value):
            return value
        return tuple(name.strip() for name in value if name.strip())

    @field_validator("adapters")
    @classmethod
    def _adapters_have_strengths(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for each in value:
            split(each)
        return value

    @field_validator("adapters_for")
    @classmethod
    def _bindings_have_words(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for each in value:
            bound(each)
        return value

    @field_validator("pause_key")
    @classmethod
    def _pause_key_writes_nothing(cls, value: str) -> str:
        try:
            name = key(value)
        except UnknownKey as error:
            raise ValueError(str(error)) from error
        if name in CHARACTERS or name in _NO_PAUSE or name.startswith("num"):
            raise ValueError(f"'{name}' is needed for other things (choose pause, scrolllock or f9)")
        return name

    def strengths(self) -> dict[str, float]:
        """Return the adapters that are on, by name."""
        return dict(map(split, self.adapters))

    def bindings(self) -> dict[str, str]:
        """Return by adapter the words of the application that it is bound to."""
        return dict(map(bound, self.adapters_for))

    def spoken(self, environment: Mapping[str, str] = os.environ) -> Literal["en", "zh"]:
        """Return the language for reports made in a terminal: the one that was set, or the system's."""
        if self.language != "system":
            return self.language
        named = next((environment[name] for name in LOCALE if environment.get(name)), "")
        return "zh" if named.startswith("zh") else "en"

    @field_validator("display")
    @classmethod
    def _display_is_known(cls, value: str) -> str:
        parse_display(value)
        return value

    def changed(self, **values: object) -> Self:
        """Return these settings with some changed; None leaves a value as it is. Raises BadSetting."""
        wanted = {name: value for name, value in values.items() if value is not None}
        return type(self)._checked({**self.model_dump(), **wanted}, "flag")

    @classmethod
    def _checked(cls, values: Mapping[str, object], origin: str) -> Self:
        try:
            return cls.model_validate(values)
        except ValidationError as error:
            first = error.errors()[0]
            name = ".".join(str(part) for part in first["loc"]) or "settings"
            if first["type"] == "extra_forbidden":
                near = did_you_mean(name, list(cls.model_fields))
                known = ", ".join(cls.model_fields)
                raise BadSetting(f"{origin}: unknown setting '{name}'{near} (known: {known})") from None
            reason = str(first.get("ctx", {}).get("error", first["msg"]))
            help_text = cls.model_fields[str(first["loc"][0])].description if first["loc"] else ""
            raise BadSetting(
                f"{origin}: {name} = {first['input']!r} does not fit: {reason} ({help_text})"
            ) from None


def parse_display(text: str) -> tuple[str, tuple[int, int] | str | None]:
    """Split 'real', 'virtual', 'virtual:WxH' or ':N' into the desktop's kind and its size or display.

    Raises:
        ValueError: it is none of these, or the size is not between 320x200 and 7680x4320.
    """
    kind, _, rest = text.partition(":")
    if text == "real":
        return "real", None
    if text == "virtual":
        return "virtual", (1280, 800)
    if kind == "virtual":
        width, _, height = rest.partition("x")
        if width.isascii() and width.isdigit() and height.isascii() and height.isdigit():
            size = (int(width[:6]), int(height[:6]))
            if 320 <= size[0] <= 7680 and 200 <= size[1] <= 4320:
                return "virtual", size
        raise ValueError(f"'{rest}' is no size of a screen, give one from 320x200 to 7680x4320")
    number = rest.removesuffix(".0")
    if kind == "" and number.isascii() and number.isdigit():
        return "real", text
    raise ValueError("give real, virtual, virtual:1920x1080, or an X display as :3")


def settings_file() -> Path:
    """Return where the settings file is, whether or not it exists."""
    named = os.environ.get("DEIXIS_SETTINGS")
    return Path(named) if named else user_config_path("deixis") / "settings.toml"


def load(file: Path | None = None, environment: Mapping[str, str] | None = None) -> Settings:
    """Read the settings: defaults, under the file, under the environment.

    Raises:
        BadSetting: the file is no TOML, or something in it or in the environment does not fit.
    """
    file = settings_file() if file is None else file
    environment = os.environ if environment is None else environment
    values: dict[str, object] = {}
    if file.exists():
        try:
            values = tomllib.loads(file.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError) as error:
            raise BadSetting(f"cannot read the settings in '{file}': {error} (mend or delete it)") from error
    settings = Settings._checked(values, str(file))
    prefix = "DEIXIS_"
    given = {
        name.removeprefix(prefix).lower(): text
        for name, text in environment.items()
        if name.startswith(prefix) and name != "DEIXIS_SETTINGS" and not _is_secret(name)
    }
    return Settings._checked({**settings.model_dump(), **given}, "environment") if given else settings


def _is_secret(name: str) -> bool:
    """Tell whether a variable holds a secret's value; DEIXIS_SECRET_APPLICATIONS is a setting."""
    known = name.removeprefix("DEIXIS_").lower() in Settings.model_fields
    return name.startswith("DEIXIS_SECRET_") and not known


def save(settings: Settings, file: Path | None = None) -> Path:
    """Write what differs from the defaults, whole or not at all, and return the file.

    Raises:
        BadSetting: it cannot be written; what was there before is left.
    """
    file = settings_file() if file is None else file
    lines = [
        # JSON's texts are TOML's, but for DEL
        f"{name} = {json.dumps(value, ensure_ascii=False)}\n".replace("\x7f", "\\u007f")
        for name, value in settings.model_dump(mode="json", exclude_defaults=True).items()
        if value is not None
    ]
    draft = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes("".join(lines).encode())
        draft.replace(file)
    except (OSError, ValueError) as error:
        with suppress(OSError):
            draft.unlink()
        raise BadSetting(f"cannot save the settings in '{file}': {error} (choose another file)") from error
    return file
