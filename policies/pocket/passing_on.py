"""Sentences that want a mail passed on, in whatever words: 'Rolf would like to have the mail of Ida'.

The trap: there is no end of such wordings, and in all of them two people stand. So what is looked for is no
wording: the mail with the one who wrote it, then the only other name, and a word of passing on or of wanting.
"""

from __future__ import annotations

import re

from policies.pocket.errand import Groups, Intents
from policies.pocket.intent import Write
from policies.pocket.undertaking import AtRow, Send

_MAIL = r"(?:e-?mails?|mails?|messages?|letters?)"
_NAME = r"(?:@[\w.]+|[\w.+-]+@[\w-]+\.[\w.]+|[A-Z][\w.+-]*(?:@[\w.-]+)?(?: (?:[A-Z][\w-]+|de|van|von)\b)*)"
_YOU = r"(?:you|me|us)"
_BY = (
    rf"(?i:the|that|this|an?|my)? ?(?:\w+ )?{_MAIL} (?:(?:that|which) )?(?:{_YOU} |i |we )?(?:(?:have "
    rf"|had |has |was |were |just )*(?:got|get"
    rf"|received|sent|written|came|is|arrived) )?(?:to {_YOU} )?(?:from|by|of) (?P<a>{_NAME})(?: (?:to"
    rf"|sent) {_YOU}\b)?"
)
_SENT = (
    rf"(?:the |that |an? )?{_MAIL} (?:(?:that|which) )?(?P<b>{_NAME}) (?:has |had |just )*(?:sent|wrote"
    rf"|written|mailed|e-?mailed)"
    rf"(?: (?:to )?{_YOU})?"
)
_OWN = rf"(?P<c>{_NAME})['’]s? (?:\w+ )?{_MAIL}"
_WROTE = (
    rf"what (?P<d>{_NAME}) (?:has |had |just )*(?:sent|wrote|written|mailed|said|has to say)(?:"
    rf" (?:to )?{_YOU})?"
)
_TOLD = rf"(?P<e>{_NAME}) (?:has |had |just )*(?:sent|wrote|written|mailed) {_YOU} (?:an?|the|some) {_MAIL}"
_MAILS = re.compile(rf"(?<!\w)(?:{_BY}|{_SENT}|{_OWN}|{_WROTE}|{_TOLD})(?!\w)")
_PASSED = re.compile(
    r"\b(?:forward|send|sent|pass|relay|rout|redirect|transfer|shar|giv|hand|get|got|go|goes|deliver|mail"
    r"|e-?mail|cop|know|resend|show"
    r"|want|need|ask|wait|await|expect|miss|seen?|read|hav|has|receiv|lik|interested|let|supposed)(?:e|es"
    r"|ed|ing|s|y|ted|ting|n)?\b",
    re.IGNORECASE,
)
_NO_NAMES = frozenset(
    "i please can could would will you the a an let make give get send forward pass share email mail find"
    " open locate look navigate relay route redirect transfer show hand have see to tell then kindly my your"
    " this that go deliver resend copy what".split()
)
_OTHER = re.compile(_NAME)
_NO = re.compile(
    r"\b(?:don['’]?t|do not|never|reply|answer|respond|delete|trash|star|mark|saying)\b", re.IGNORECASE
)


def passed_on(groups: Groups) -> Intents | None:
    """Return the steps of forwarding a mail; None where not just two people and such a word are named."""
    whole = groups["whole"]
    mails = list(_MAILS.finditer(whole))
    if len(mails) != 1 or _NO.search(whole):
        return None
    said, sender = _sender(mails[0])
    rest = f"{whole[: mails[0].start()]} {said} | {whole[mails[0].end() :]}"
    others = [name for name in _names(rest) if name != sender]
    if len(others) != 1 or not _PASSED.search(rest):
        return None
    return (AtRow("forward", f"email from {sender}"), Write(others[0], "to"), Send())


def opened(groups: Groups) -> Intents | None:
    """Return the opening of a mail, where it is only said that there is one, or that it is to be gone to."""
    mail = _MAILS.search(groups["whole"])
    if mail is None or _names(groups["whole"].replace(mail[0], "")):
        return None
    return (AtRow("open", f"email from {_sender(mail)[1]}"),)


def _sender(mail: re.Match[str]) -> tuple[str, str]:
    """Return who wrote a mail, after the words that only look like a part of the name."""
    words = next(name for name in mail.groupdict().values() if name).split()
    start = next((at for at, word in enumerate(words) if word.lower() not in _NO_NAMES), len(words) - 1)
    return " ".join(words[:start]), " ".join(words[start:])


def _names(text: str) -> list[str]:
    found = []
    for match in _OTHER.finditer(text):
        words = match[0].split()
        while words and words[0].lower() in _NO_NAMES:
            words = words[1:]
        if words:
            found.append(" ".join(words))
    return list(dict.fromkeys(found))
