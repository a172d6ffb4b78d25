"""Makes the widget of a view. The drawing library is loaded with it, so when the first panel opens."""

from __future__ import annotations

from typing import assert_never

from ui.panels.bars import BarsPicture
from ui.panels.boxes import BoxesPicture
from ui.panels.curves import CurvesPicture
from ui.panels.figures import FiguresPicture
from ui.panels.heat import HeatPicture
from ui.panels.ink import Ink
from ui.panels.panel import Bars, Boxes, Curves, Decided, Figures, Heat, Points, Tokens, View
from ui.panels.picture import Picture
from ui.panels.points import PointsPicture
from ui.panels.reply import ReplyPicture
from ui.panels.tokens import TokensPicture


def picture_of(view: View, ink: Ink) -> Picture:
    """Return what draws this view."""
    match view:
        case Curves():
            return CurvesPicture(view, ink)
        case Bars():
            return BarsPicture(view, ink)
        case Heat():
            return HeatPicture(view, ink)
        case Points():
            return PointsPicture(view, ink)
        case Boxes():
            return BoxesPicture(view, ink)
        case Tokens():
            return TokensPicture(view, ink)
        case Figures():
            return FiguresPicture(view)
        case Decided():
            return ReplyPicture(view.title)
        case _:
            assert_never(view)
