import random
import string
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import settings as limits
from hypothesis import strategies as st

from agent import settings
from agent.errors import BadSetting
from agent.settings import Settings, load, parse_display, save


def file_with(folder: Path, content: str | bytes) -> Path:
    file = folder / "settings.toml"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def test_without_a_file_everything_has_its_default(tmp_path: Path) -> None:
    assert load(tmp_path / "none.toml", {}) == Settings()


def test_flags_win_over_the_environment_and_that_over_the_file(tmp_path: Path) -> None:
    file = file_with(tmp_path, 'policy = "file"\nmode = "ask"\nmax_steps = 1\n')

    found = load(file, {"DEIXIS_MODE": "auto", "DEIXIS_MAX_STEPS": "2"}).changed(max_steps=3, policy=None)

    assert (found.policy, found.mode, found.max_steps) == ("file", "auto", 3)


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("DEIXIS_MAX_SECONDS", "2.5", 2.5),
        ("DEIXIS_ONLY_REGION", "0, 0, 640, 480", (0, 0, 640, 480)),
        ("DEIXIS_RUNS", "/tmp/my, own, runs/x", Path("/tmp/my, own, runs/x")),
        ("DEIXIS_ONLY_WINDOW", "a, b, c, d", "a, b, c, d"),
        ("DEIXIS_DISPLAY", "virtual:1920x1080", "virtual:1920x1080"),
        ("DEIXIS_SECRET_APPLICATIONS", "my bank, vault ,", ("my bank", "vault")),
        ("DEIXIS_PAUSE_KEY", "Scroll_Lock", "scrolllock"),
    ],
)
def test_a_variable_is_read_as_what_its_setting_is(
    tmp_path: Path, name: str, text: str, value: object
) -> None:
    found = load(tmp_path / "none.toml", {name: text})

    assert getattr(found, name.removeprefix("DEIXIS_").lower()) == value


def test_secrets_and_the_files_own_place_are_no_settings(tmp_path: Path) -> None:
    environment = {"DEIXIS_SECRET_PIN": "1", "DEIXIS_SETTINGS": "/x", "HOME": "/y", "DEIXIS_MODE": "ask"}

    assert load(tmp_path / "none.toml", environment) == Settings(mode="ask")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("max_step = 3", "unknown setting 'max_step', did you mean 'max_steps'"),
        ("colour = 3", r"unknown setting 'colour'.*known: policy, mode"),
        ('mode = "bold"', "mode = 'bold' does not fit"),
        ("max_steps = 0", "max_steps = 0 does not fit"),
        ("max_seconds = nan", "max_seconds = nan does not fit"),
        ("only_region = [0, 0, inf, 1]", "does not fit"),
        ("only_region = [0, 0, 1]", "does not fit"),
        ('display = "virtual:9x9"', "give one from 320x200 to 7680x4320"),
        ('display = "reel"', "give real, virtual"),
        ('monitor = "0"', "monitor = '0' does not fit"),
        ("policy = ", r"cannot read the settings in .*settings.toml.* \(mend or delete it\)"),
        ("policy = 3", "policy = 3 does not fit"),
        ('pause_key = "scrol"', "there is no key 'scrol', did you mean 'scrolllock'"),
        ('pause_key = "a"', r"'a' is needed for other things \(choose pause, scrolllock or f9\)"),
        ('pause_key = "Escape"', "'esc' is needed for other things"),
        ("secret_applications = [1]", "secret_applications.* does not fit"),
        ("a = " + "[" * 5000, "mend or delete it"),
        ("[policy]\nx = 1", "policy = .* does not fit"),
        (b"\xff\xfe", "mend or delete it"),
    ],
)
def test_a_mistake_in_the_file_is_named(tmp_path: Path, content: str | bytes, said: str) -> None:
    with pytest.raises(BadSetting, match=said):
        load(file_with(tmp_path, content), {})


def test_a_mistake_in_a_variable_or_a_flag_says_where_it_is(tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match="environment: unknown setting 'polcy', did you mean 'policy'"):
        load(tmp_path / "none.toml", {"DEIXIS_POLCY": "x"})
    with pytest.raises(BadSetting, match="flag: max_steps = 'many' does not fit"):
        Settings().changed(max_steps="many")


def test_a_settings_file_that_is_a_folder_is_a_bad_setting(tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match="mend or delete it"):
        load(tmp_path, {})


@pytest.mark.bench
def test_ten_thousand_random_files_are_read_or_refused(tmp_path: Path) -> None:
    chance = random.Random(0)
    pieces = [f"{name} = " for name in Settings.model_fields] + [
        "\n",
        '"',
        "'",
        "[",
        "]",
        "1",
        "nan",
        "true",
        "#",
    ]
    outcomes = set()

    for _ in range(10_000):
        noise = chance.randbytes(chance.randrange(40))
        words = "".join(chance.choices([*pieces, chance.choice(string.printable)], k=chance.randrange(8)))
        file = file_with(tmp_path, chance.choice([noise, words.encode(), words.encode() + noise]))
        try:
            outcomes.add(type(load(file, {})))
        except BadSetting as error:
            outcomes.add(type(error))

    assert outcomes == {Settings, BadSetting}


texts = st.text(st.characters(codec="utf-8"), max_size=40)


@limits(max_examples=200, deadline=None)
@example(text='\x7f"\\ \U0001f600', steps=1, seconds=1e-5, region=None, runs="\x7f")
@given(
    text=texts,
    steps=st.integers(1, 10_000),
    seconds=st.floats(min_value=1e-6, max_value=86_400),
    region=st.none() | st.tuples(*[st.floats(-1e6, 1e6)] * 4),
    runs=texts.filter(lambda path: "\0" not in path),
)
def test_what_is_saved_is_loaded_again(
    tmp_path_factory: pytest.TempPathFactory,
    text: str,
    steps: int,
    seconds: float,
    region: tuple[float, float, float, float] | None,
    runs: str,
) -> None:
    wanted = Settings().changed(
        policy=text, only_window=text, max_steps=steps, max_seconds=seconds, only_region=region, runs=runs
    )
    file = tmp_path_factory.getbasetemp() / "round" / "trip" / "settings.toml"

    assert save(wanted, file) == file
    assert load(file, {}) == wanted


def test_only_what_differs_from_the_defaults_is_saved(tmp_path: Path) -> None:
    file = save(Settings(mode="auto"), tmp_path / "settings.toml")

    assert file.read_text() == 'mode = "auto"\n'


def test_settings_that_cannot_be_saved_leave_the_old_ones_and_nothing_else(tmp_path: Path) -> None:
    file = save(Settings(mode="auto"), tmp_path / "settings.toml")

    with pytest.raises(BadSetting, match="cannot save the settings"):
        save(Settings().model_copy(update={"policy": "\ud800"}), file)

    assert load(file, {}) == Settings(mode="auto")
    assert list(tmp_path.iterdir()) == [file]


def test_settings_are_not_saved_where_no_folder_can_be(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(BadSetting, match=r"cannot save the settings in .*\(.+\)$"):
        save(Settings(mode="auto"), tmp_path / "file" / "settings.toml")


def test_the_file_is_where_the_environment_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DEIXIS_SETTINGS", str(tmp_path / "own.toml"))

    save(Settings(theme="dark"))

    assert settings.settings_file() == tmp_path / "own.toml"
    assert load().theme == "dark"


@pytest.mark.parametrize(
    ("text", "display"),
    [
        ("real", ("real", None)),
        ("virtual", ("virtual", (1280, 800))),
        ("virtual:1920x1080", ("virtual", (1920, 1080))),
        ("virtual:7680x4320", ("virtual", (7680, 4320))),
        (":3", ("real", ":3")),
        (":3.0", ("real", ":3.0")),
    ],
)
def test_a_display_is_a_kind_and_a_place(text: str, display: tuple[str, object]) -> None:
    assert parse_display(text) == display


@pytest.mark.parametrize(
    "text",
    [
        "",
        ":",
        "3",
        ":x",
        ":-1",
        ":³",
        "REAL",
        "real:1",
        "virtual:",
        "virtual:x",
        "virtual:1920",
        "virtual:1920x",
        "virtual:319x200",
        "virtual:1920x4321",
        "virtual:٣٢٠x٢٠٠",
        f"virtual:{'9' * 5000}x900",
    ],
)
def test_anything_else_is_no_display(text: str) -> None:
    with pytest.raises(ValueError, match="give"):
        parse_display(text)


def test_a_folder_in_the_files_place_leaves_no_draft_behind(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").mkdir()

    with pytest.raises(BadSetting, match="cannot save the settings"):
        save(Settings(mode="auto"), tmp_path / "settings.toml")

    assert [path.name for path in tmp_path.iterdir()] == ["settings.toml"]


@pytest.mark.parametrize(
    ("language", "environment", "spoken"),
    [
        ("zh", {"LANG": "en_GB.UTF-8"}, "zh"),
        ("en", {"LANG": "zh_CN.UTF-8"}, "en"),
        ("system", {"LANG": "zh_CN.UTF-8"}, "zh"),
        ("system", {"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ("system", {}, "en"),
    ],
)
def test_the_language_of_reports_is_the_one_set_or_the_systems(
    language: str, environment: dict[str, str], spoken: str
) -> None:
    assert Settings().changed(language=language).spoken(environment) == spoken
