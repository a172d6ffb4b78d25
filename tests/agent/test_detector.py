"""Claims about the detector of the settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent import registry
from agent.detector import detector_if_named, detector_of
from agent.errors import UnknownName, UsageError
from agent.settings import Settings


def test_a_recording_goes_without_a_detector_unless_weights_are_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(registry, "load", lambda kind, name: lambda settings: (kind, name))

    assert detector_if_named(Settings()) is None
    assert detector_if_named(Settings(detector_model="mine")) == ("detectors", "detr")
    assert detector_of(Settings()) == ("detectors", "detr")


def test_a_folder_that_was_named_and_holds_no_weights_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="name a folder"):
        detector_if_named(Settings(detector_model=str(tmp_path)))


def test_a_detector_that_nobody_knows_is_told() -> None:
    with pytest.raises(UnknownName):
        detector_of(Settings(detector="detective"))
