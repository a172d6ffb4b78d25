"""Sentences that ask for a new letter: 'write a mail to Bob with the subject Hello and the text See you'.

The trap: a letter that was only to be written is not sent. So it is sent off where the sentence says 'send',
and nowhere else.
"""

from __future__ import annotations

import re

from policies.pocket.errand import Groups, Intents, Rows
from policies.pocket.intent import Do, Intent, Write
from policies.pocket.naming import literal
from policies.pocket.undertaking import Send

_MAIL = r"(?:e-?mail|mail|message|letter)"
_SUBJECT = r"(?:the )?(?:subject|title)(?: line)?(?: of| is|:)? "
_BODY = (
    r"(?:(?:the |a )?(?:text|body|message|content|words)(?: of| is|:)? "
    r"|(?:saying|that says|telling \w+|reading)(?: that)?:? )"
)
_CHINESE_MAIL = r"(?:一)?(?:封|个)?(?:新)?(?:邮件|信|电子邮件|消息)"
_CHINESE_PARTS = (
    r"(?:[，,]?\s*(?:主题|标题)(?:是|为|：|:)\s*(?P<subject>[^，,]+))?"
    r"(?:[，,]?\s*(?:内容|正文)(?:是|为|：|:)\s*(?P<body>.+))?"
)
_PARTS = re.compile(
    rf"(?:,?\s*\b(?:with|and)\b|,)*\s*(?:(?P<subject>{_SUBJECT}|about )|(?P<body>{_BODY}))", re.IGNORECASE
)


def _letter(to: str, subject: str, body: str, *, send: bool, new: str) -> Intents:
    made: list[Intent] = [Do(new), Write(literal(to), "to")]
    if subject:
        made.append(Write(literal(subject), "subject"))
    if body:
        made.append(Write(literal(body), "text area"))
    return (*made, Send()) if send else tuple(made)


def _written(groups: Groups) -> Intents | None:
    """Cut what follows the receiver at 'subject' and at 'text', whichever comes first."""
    rest = groups["rest"]
    found = list(_PARTS.finditer(rest))
    if rest and (not found or found[0].start() > 0):
        return None
    said = {"subject": "", "body": ""}
    ends = [*(match.start() for match in found[1:]), len(rest)]
    for match, end in zip(found, ends, strict=False):  # nothing may follow the receiver
        said["subject" if match["subject"] else "body"] = rest[match.end() : end].strip(" ,")
    send = re.match(r"send|mail|e-?mail", groups["verb"], re.IGNORECASE) is not None
    return _letter(groups["to"], said["subject"], said["body"], send=send, new="write a new email")


def _chinese(groups: Groups) -> Intents:
    send = "写" not in groups["verb"]
    return _letter(groups["to"], groups["subject"], groups["body"], send=send, new="写邮件")


LETTERS: Rows = (
    (
        rf"(?P<verb>write|compose|send|draft|start|create) an?(?: new)? {_MAIL} to (?P<to>\S+?)"
        r"(?P<rest>,? (?:with|about|and|saying|that says|telling|reading|subject|text)\b.*|)",
        _written,
    ),
    (
        r"(?P<verb>e-?mail|mail) (?P<to>\S+@\S+?)"
        r"(?P<rest>,? (?:with|about|saying|that says|telling|subject|text)\b.*|)",
        _written,
    ),
)
CHINESE_LETTERS: Rows = (
    (
        rf"(?:给|向)(?P<to>[^，,]+?)\s*(?P<verb>发送?|写|寄){_CHINESE_MAIL}{_CHINESE_PARTS}",
        _chinese,
    ),
    (rf"(?P<verb>发送?|写|寄){_CHINESE_MAIL}给(?P<to>[^，,的]+?){_CHINESE_PARTS}", _chinese),
)
