"""Sentences that say something to somebody, without quotes: 'tell Ann that I am late'.

The trap: what is said goes on to the end of the sentence and has verbs of its own. So a row wants the person
and the word behind which the text begins, and who is 'me' is spoken to by nobody.
"""

from __future__ import annotations

import re

from policies.pocket.errand import Groups, Intents, Rows
from policies.pocket.intent import Write
from policies.pocket.naming import literal, thing
from policies.pocket.undertaking import AtRow, Send

_WHO = r"(?P<who>(?!(?:me|us|it|this|that|them|in|into|down|a|an)\b)(?:[^\x00,]{1,40}?))"
_TEXT = r"(?P<text>[^\x00].*)"
_THAT = r"(?:,? (?:that says|saying|to say|that reads|telling (?:him|her|them))(?: that)?|,? that|:)"
_NOTE = (
    r"(?:an? |the )?(?:new |short |quick )*(?:message|text(?: message)?|chat message|note|line|mail|e-?mail)"
)
_PRONOUN = re.compile(r"(?:him|her|them)(?: back)?", re.IGNORECASE)


def said_to(who: str, text: str) -> Intents | None:
    """Return what tells somebody something: their row or conversation, what is written there, and sending."""
    if _PRONOUN.fullmatch(who):
        return Write(literal(text), "message"), Send()
    return AtRow("message", thing(who)), Write(literal(text), "message"), Send()


def _told(groups: Groups) -> Intents | None:
    return said_to(re.sub(r"^to ", "", groups["who"]), groups["text"].strip(" .。"))


TALKS: Rows = (
    (
        rf"(?:answer|reply to|respond to|write back to|write(?: to)?|tell|text|message|inform) {_WHO}"
        rf"{_THAT} {_TEXT}",
        _told,
    ),
    (rf"let {_WHO} know(?: that)? {_TEXT}", _told),
    (rf"(?:send|write|drop) {_WHO} {_NOTE}{_THAT} {_TEXT}", _told),
    (rf"(?:send|write) {_NOTE} to {_WHO}{_THAT} {_TEXT}", _told),
)
CHINESE_TALKS: Rows = (
    (
        r"(?:给|跟|对|向)(?P<who>[^，,：:\x00]{1,12}?)(?:发送?|回)(?:一?[条个])?(?:短信|消息|信息)?[，,：:]?\s*"
        r"(?:说|内容是|内容为|告诉[他她])(?P<text>.+)",
        _told,
    ),
    (r"(?:告诉|通知)(?P<who>(?!我)[^，,：:\x00]{1,12}?)[，,：:]\s*(?P<text>.+)", _told),
    (r"(?:跟|对|和)(?P<who>[^，,：:\x00]{1,12}?)说[，,：:]?\s*(?P<text>.+)", _told),
    (r"回复(?P<who>[^，,：:\x00的]{1,8}?)(?:[，,：:]\s*|说[，,：:]?\s*)(?P<text>[^\x00“].+)", _told),
)
