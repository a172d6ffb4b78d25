from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from agent.actions import Press
from agent.errors import DesktopError, UnknownKey
from agent.local.desktop import LocalDesktop

pytestmark = pytest.mark.desktop


@pytest.mark.parametrize("keys", [("ctrl", "entr"), ("shift", "ctlr", "a")])
def test_an_unknown_key_is_never_half_a_chord(
    virtual_desktop: LocalDesktop, witness: Any, keys: tuple[str, ...], held: Callable[..., Any]
) -> None:
    with pytest.raises(UnknownKey, match="did you mean"):
        virtual_desktop.perform(Press(keys))
    virtual_desktop.perform(Press(("f9",)))
    assert held(virtual_desktop.name) == ([], 0)
    assert len(witness.events("key")) <= 1


def test_every_key_of_a_chord_arrives_in_order(
    virtual_desktop: LocalDesktop, witness: Any, until: Callable[..., None]
) -> None:
    virtual_desktop.perform(Press(("Ctrl", "Shift", "PageDown")))
    until(lambda: len(witness.events("key-up")) == 3)
    control, shift, page_down = 0x01000021, 0x01000020, 0x01000017
    assert [event["key"] for event in witness.events("key")] == [control, shift, page_down]
    assert [event["key"] for event in witness.events("key-up")] == [page_down, shift, control]


def test_a_key_that_this_keyboard_lacks_is_an_error(virtual_desktop: LocalDesktop) -> None:
    with pytest.raises(DesktopError, match=r"this keyboard has no key 'f24' \("):
        virtual_desktop.perform(Press(("ctrl", "f24")))
