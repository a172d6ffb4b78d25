import keyring.backends.fail
import keyring.core
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.errors import MissingSecret
from agent.secrets import Secrets, from_keyring, names_in, variable_of


def secrets_of(**values: str) -> Secrets:
    return Secrets(
        environment={f"DEIXIS_SECRET_{name}": value for name, value in values.items()},
        keyring=lambda name: None,
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", ()),
        ("${secret:a}", ("a",)),
        ("x ${secret:b.c-d_1} y ${secret:a}${secret:a}", ("b.c-d_1", "a")),
        ("${secret:}", ()),
        ("${secret:a b}", ()),
        ("$secret:a", ()),
        ("${SECRET:a}", ()),
        ("${secret:${secret:a}}", ("a",)),
    ],
)
def test_the_names_in_a_text(text: str, names: tuple[str, ...]) -> None:
    assert names_in(text) == names


def test_a_name_has_a_variable_of_the_environment() -> None:
    assert variable_of("mail.pin-2") == "DEIXIS_SECRET_MAIL_PIN_2"


def test_a_secret_comes_from_the_environment_before_the_keyring() -> None:
    secrets = Secrets(environment={"DEIXIS_SECRET_A": "from env"}, keyring={"a": "ring a", "b": "ring b"}.get)

    assert secrets.reveal("${secret:a}, ${secret:b}") == "from env, ring b"


def test_a_value_that_looks_like_a_placeholder_is_not_revealed_again() -> None:
    secrets = secrets_of(A="${secret:b}", B="deep")

    assert secrets.reveal("${secret:a}") == "${secret:b}"


@pytest.mark.parametrize("environment", [{}, {"DEIXIS_SECRET_PIN": ""}])
def test_a_missing_secret_says_where_to_put_it(environment: dict[str, str]) -> None:
    secrets = Secrets(environment=environment, keyring=lambda name: None)

    with pytest.raises(MissingSecret, match=r"'pin' \(set DEIXIS_SECRET_PIN, or .*keyring set deixis pin\)"):
        secrets.require("type ${secret:pin}")


def test_a_machine_without_a_keyring_says_which_variable_to_set(monkeypatch: pytest.MonkeyPatch) -> None:
    nowhere = keyring.backends.fail.Keyring()  # type: ignore[no-untyped-call]
    monkeypatch.setattr(keyring.core, "_keyring_backend", nowhere)

    with pytest.raises(MissingSecret, match=r"cannot be asked: .*\(set DEIXIS_SECRET_PIN\)"):
        from_keyring("pin")


def test_nothing_is_hidden_before_it_was_revealed() -> None:
    secrets = secrets_of(PIN="1234")
    secrets.require("${secret:pin}")

    assert secrets.hide("1234") == "1234"
    assert not secrets.revealed


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("cannot type 'hunter2' here", "cannot type '${secret:pw}' here"),
        ("HUNTER2hunter2", "${secret:pw}${secret:pw}"),
        ("hunter22", "${secret:long}"),
        ("first line", "${secret:many}"),
        ("first lineb\nab", "${secret:many}b\nab"),
        ("first line\nab", "${secret:many}"),
        ("found hunter 2, HunteRz", "found ${secret:pw}, ${secret:pw}"),
        ("my secret:", "my ${secret:odd}:"),
        ("${secret:pw}", "${secret:pw}"),
        ("nothing", "nothing"),
    ],
)
def test_revealed_values_are_hidden_again(text: str, hidden: str) -> None:
    secrets = secrets_of(PW="hunter2", LONG="hunter22", MANY="first line\nab", ODD="secret")
    secrets.reveal("${secret:pw} ${secret:long} ${secret:many} ${secret:odd}")

    assert secrets.hide(text) == hidden
    assert secrets.hide(hidden) == hidden


@given(value=st.text(min_size=1, max_size=20), around=st.text(max_size=20))
def test_no_value_survives_hiding(value: str, around: str) -> None:
    secrets = secrets_of(A=value)

    text = secrets.hide(around + secrets.reveal("${secret:a}") + around)

    assert [piece for piece in text.split("${secret:a}") if value in piece] == []


def test_no_value_is_in_the_repr() -> None:
    secrets = secrets_of(PIN="hunter2")
    secrets.reveal("${secret:pin}")

    assert repr(secrets) == "Secrets(pin)"
