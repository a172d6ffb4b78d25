"""The place where a message is written: in a conversation, under a post, in the answer to a mail.

The trap: it is seldom a box with a border, and the row of a list that is lit up looks more like a field. So
it is known by the hint that stands in it, by being tall and new, or by the button that sends beside it.
"""

from __future__ import annotations

import re

from agent.errors import NotShown
from agent.geometry import Box, Point
from agent.senses import Found
from agent.sight.field import field_for
from policies.pocket.deed import Deed, on
from policies.pocket.row import anchor, icon_for, word_at
from policies.pocket.view import View

MESSAGE = "message"
OPENED = "opened it"
_HINT = re.compile(
    r"(?:type|write|enter|send|add|leave) (?:(?:a|an|your|the)(?: new)? )?"
    r"(?:message|reply|comment|answer|note|text|something|here)(?: here| to .+)?"
    r"|(?:your |new )?(?:message|reply|comment|answer)(?: .+)?|say something|what do you want to say"
    r"|(?:请?输入|写|说点|发|留)(?:下|一条)?(?:您的|你的)?(?:消息|内容|评论|回复|留言|什么).*",
    re.IGNORECASE,
)
_SENDS = frozenset("send reply post submit 发送 回复 发布 提交".split())
_REPLY = "reply"
_WIDE = 12.0  # lines: a place to write in
_LEFT, _ABOVE = 6.0, 2.2  # lines from a button that sends to the place to write in
_NEAR = 0.4  # of likeness: an icon of the row that is meant


def message_field(view: View) -> Found:
    """Return the place to write a message in. Raises NotShown."""
    for text in reversed(view.texts):
        if not _HINT.fullmatch(text.label.strip(" .…:：*")) or any(
            text.box.center in box for box in view.buttons
        ):
            continue
        inside = [box for box in view.fields if text.box.center in box]
        beside = inside[:1] or [box for box in [field_for(view.screenshot, text, view.texts)] if box]
        if beside or not text.label.strip().endswith((":", "：")):
            return Found(beside[0] if beside else text.box, f"field {text.label}", text.score)
    tall = [box for box in view.areas if box.width > _WIDE * view.line and not view.is_written_in(box)]
    if tall:
        return Found(max(tall, key=lambda box: box.bottom), "field for the message", 0.8)
    sending = [text for text in view.texts if text.label.strip().lower() in _SENDS]
    wide = [box for box in view.entries if box.width > _WIDE * view.line and not view.is_written_in(box)]
    if wide:
        return Found(max(wide, key=lambda box: box.bottom), "field for the message", 0.7)
    if sending:
        return Found(_beside(max(sending, key=lambda text: text.box.top).box, view), "beside what sends", 0.6)
    raise NotShown("no field for a message is seen")


def address(who: str, view: View, trail: tuple[str, ...]) -> Deed:
    """Press what answers somebody in their row; else open it, and press that there, if it is asked for."""
    if not trail:
        answering = word_at(_REPLY, who, view)
        if answering is not None:
            return on(answering)
        opened = anchor(who, view)
        return Deed(on(opened).actions, (opened,), OPENED)
    words = [each for each in view.saying(_REPLY) + view.saying("回复") if not view.is_title(each.box)]
    if words:
        return on(words[0])
    try:
        message_field(view)
    except NotShown:
        icon = icon_for(_REPLY, view, _NEAR)
        if icon is None:
            raise
        return on(icon)
    return Deed(())


def _beside(button: Box, view: View) -> Box:
    """Return a small box left of a button that sends, or above it, where nothing is written."""
    left = button.center.moved(-_LEFT * view.line, 0)
    above = Point(left.x, button.center.y - _ABOVE * view.line)
    free = [at for at in (above, left) if not any(at in text.box.grown(4) for text in view.texts)]
    return Box.around((free or [left])[0], 8, 8)
