"""Claims about the detector of the settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent import registry
from agent.detector import detector_if_there, detector_of
from agent.errors import UnknownName, UsageError
from agent.settings import Settings


def without_weights(settings: Settings) -> object:
    raise UsageError("it has no weights (train it)")


def test_who_can_do_without_a_detector_does_where_its_weights_are_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(registry, "load", lambda kind, name: without_weights)

    assert detector_if_there(Settings()) is None
    with pytest.raises(UsageError, match="no weights"):
        detector_of(Settings())


def test_a_folder_that_was_named_and_holds_no_weights_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="name a folder"):
        detector_if_there(Settings(detector_model=str(tmp_path)))


def test_a_detector_that_nobody_knows_is_told() -> None:
    with pytest.raises(UnknownName):
        detector_if_there(Settings(detector="detective"))
