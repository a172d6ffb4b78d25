from __future__ import annotations

import importlib.metadata

import pytest

from agent.local import doctor, x11_doctor
from agent.local.desktop import LocalDesktop
from agent.registry import load

pytestmark = pytest.mark.desktop


def _not_well() -> dict[str, str]:
    return {finding.name: finding.message for finding in doctor.examine() if not finding.ok}


@pytest.fixture(autouse=True)
def plain_session(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "XDG_SESSION_TYPE", "WAYLAND_DISPLAY", "XDG_SESSION_ID"):
        monkeypatch.delenv(name, raising=False)


def test_the_doctor_is_found_by_name() -> None:
    assert load("doctors", "local") is doctor.examine


def test_a_desktop_in_order_gets_a_clean_bill(
    virtual_desktop: LocalDesktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", virtual_desktop.name)
    assert _not_well() == {}
    assert {"display", "extensions", "window manager", "pictures", "Xvfb"} <= {
        finding.name for finding in doctor.examine()
    }


def test_no_display_is_found_with_the_remedy() -> None:
    assert _not_well()["display"].endswith("(start from a desktop session, or use --display virtual)")


def test_a_wayland_session_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_SESSION_TYPE", "wayland")
    assert "Wayland" in _not_well()["session"]


def test_a_missing_program_is_found_with_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert _not_well()["Xvfb"].endswith("(apt install xvfb)")


def test_two_packages_of_one_name_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(x11_doctor, "version", lambda name: "0.33" if name == "python-xlib" else "0.15")
    assert "overwrite each other's files" in _not_well()["Xlib"]
    with pytest.raises(importlib.metadata.PackageNotFoundError):
        importlib.metadata.version("python-xlib")
