"""The detector of the settings: whoever needs one asks here, and whoever can do without one, too.

The trap: what ships finds half of the widgets, enough to look at and too little to go by. A recording goes
by outlines and words unless a person named better weights; a folder that holds none is a mistake.
"""

from __future__ import annotations

from agent import registry
from agent.senses import Detector, MakeDetector
from agent.settings import Settings


def detector_of(settings: Settings) -> Detector:
    """Return the detector of the settings. Raises UnknownName; UsageError: it has no weights."""
    make: MakeDetector = registry.load("detectors", settings.detector)
    return make(settings)


def detector_if_named(settings: Settings) -> Detector | None:
    """Return the detector where its weights were named, None otherwise; raise as `detector_of`."""
    return detector_of(settings) if settings.detector_model else None
