import pytest

from agent import registry
from agent.errors import UnknownName


def test_the_names_are_known_without_importing_anything() -> None:
    assert "literal" in registry.names("policies")
    assert registry.names("desktops") == ("real", "virtual")


def test_an_unknown_name_tells_the_nearest_and_all_known() -> None:
    with pytest.raises(UnknownName, match=r"no 'litteral'.*did you mean 'literal'\?.*known: "):
        registry.load("policies", "litteral")


def test_a_name_near_nothing_gets_no_guess() -> None:
    assert registry.did_you_mean("zzz", ["literal"]) == ""
