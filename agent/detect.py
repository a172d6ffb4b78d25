"""The command `deixis detect`: the widgets in a picture, or on the screen as it is now."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from agent.errors import UsageError

if TYPE_CHECKING:  # they bring NumPy and pydantic, and `--help` must answer at once
    from agent.screenshot import Screenshot
    from agent.senses import Found
    from agent.settings import Settings


def detect(
    image: Annotated[Path | None, typer.Argument(help="A picture of a screen.")] = None,
    screen: Annotated[bool, typer.Option("--screen", help="Look at the screen as it is now.")] = False,
    display: Annotated[str | None, typer.Option(help="With --screen: real, or an X display as :3.")] = None,
    detector: Annotated[str | None, typer.Option(help="What finds the widgets.")] = None,
    model: Annotated[str | None, typer.Option(help="The folder of its weights.")] = None,
    png: Annotated[
        Path | None, typer.Option(help="Draw what was found over the picture, into this file.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON lines.")] = False,
) -> None:
    """Find the widgets in a picture: print each one's class, score and box in screen points."""
    from agent import settings
    from agent.detector import detector_of
    from agent.marks import marked
    from agent.screenshot import Screenshot

    if (image is None) != screen:
        raise UsageError("give either an IMAGE or --screen")
    chosen = settings.load().changed(display=display, detector=detector, detector_model=model)
    finds = detector_of(chosen)
    shot = Screenshot.from_file(image) if image is not None else _now(chosen)
    found = finds.boxes(shot)
    for each in found:
        print(json.dumps(_as_dict(each)) if as_json else _line(each))
    if png is not None:
        marked(shot, found).save(png)


def _now(chosen: Settings) -> Screenshot:
    """Look at the screen once. Raises DesktopError."""
    from agent.control import Control
    from agent.events import Answer
    from agent.workplace import Workplace

    place = Workplace(chosen, control=Control(), ask=lambda question: Answer(yes=False))
    with closing(place.open_desktop()) as desktop:
        return desktop.capture()


def _line(found: Found) -> str:
    box = found.box
    place = f"{box.left:.0f} {box.top:.0f} {box.width:.0f} {box.height:.0f}"
    return f"{found.label:<17} {found.score:.2f}  {place}"


def _as_dict(found: Found) -> dict[str, object]:
    box = [round(side, 1) for side in (found.box.left, found.box.top, found.box.width, found.box.height)]
    return {"class": found.label, "score": round(found.score, 3), "box": box}
