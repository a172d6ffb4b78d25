"""Sentences about mails, messages and calls whose frame tells all: a note beside what is passed on, a draft.

The trap: 'save it as a draft' saves no file, and what is to be kept as a draft must not be sent. A note is
written before what it goes with is sent, though it is said after it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from policies.pocket.errand import Groups, Intents, Rows
from policies.pocket.intent import ClickThe, Do, Write
from policies.pocket.joining import Clause
from policies.pocket.mail import MAIL, row_of
from policies.pocket.messaging import MESSAGE
from policies.pocket.naming import literal, thing
from policies.pocket.undertaking import AtRow, Send

_NAME = r"(?:(?-i:[A-Z])[\w.'’-]*(?: (?-i:[A-Z])[\w.'’-]*){0,3}|@[\w.]+|\x00\d+\x00)"
_SIGNS = {"thumbs up": "👍", "thumbs-up": "👍", "heart": "❤", "smiley": "🙂", "smile": "🙂"}
_NOTE = "note"


def _signed(groups: Groups) -> Intents:
    sign = _SIGNS[groups["sign"].lower()]
    return (AtRow(MESSAGE, thing(groups["who"])), Write(sign, MESSAGE), Send())


def _noted(groups: Groups) -> Intents:
    row, to = row_of(groups["row"]), Write(literal(groups["to"]), "to")
    return (AtRow("forward", row), to, Write(literal(groups["text"]), MESSAGE), Send())


def _passed_on(groups: Groups) -> Intents:
    return (AtRow("forward", thing(groups["row"])), Write(literal(groups["to"]), "to"), Send())


def _answered_all(groups: Groups) -> Intents:
    text = (Write(literal(groups["text"]), MESSAGE), Send()) if groups["text"] else ()
    return (Do("reply to all"), *text)


def _called(groups: Groups) -> Intents:
    kind = "video" if groups["kind"].lower() in ("video", "视频") else "voice"
    act = f"{groups['kind']}通话" if not groups["kind"].isascii() else f"start a {kind} call"
    return (ClickThe(thing(groups["who"])), Do(act))


def with_note(found: Sequence[Clause], clause: Clause) -> list[Clause] | None:
    """Return the clauses with a note in what is passed on, which is then sent; None where that is not it."""
    match [*(each.intent for each in found[-3:]), clause.intent]:
        case [AtRow("forward"), Write(_, "to"), Send(), Write(text, into)] if (
            into == _NOTE and clause.certain
        ):
            return [*found[:-1], replace(clause, intent=Write(text, MESSAGE)), found[-1]]
        case _:
            return None


MAIL_FRAMES: Rows = (
    (
        r"reply (?:to )?(?:all|everyone|everybody)(?:,? (?:with|saying|and (?:say|write)(?: that)?)"
        r" (?P<text>.+))?",
        _answered_all,
    ),
    (rf"send (?P<who>{_NAME}) an? (?P<sign>{'|'.join(_SIGNS)})(?: emoji| reaction| sign)?", _signed),
    (
        rf"(?:forward|pass on|send on|resend) (?P<row>.+?) to (?P<to>{_NAME}|\S+@\S+),? (?:with|and add"
        rf"|adding|saying)"
        r" (?:(?:the|a) (?:note|words?|comment|message|text) (?:saying )?)?:? ?(?P<text>\x00\d+\x00)",
        _noted,
    ),
    (
        rf"(?:send|forward|mail|resend) the same {MAIL} (?:again |once more )?(?:to )(?P<to>{_NAME}|\S+@\S+)"
        r"(?: (?:again|too|as well|once more))?(?P<row>)",
        lambda g: _passed_on({**g, "row": "it"}),
    ),
    (
        r"(?:add|write|attach|include|put in|leave) (?:the|a) (?:note|remark) (?:saying |that says )?"
        r"(?P<text>\x00\d+\x00)",
        lambda g: (Write(literal(g["text"]), _NOTE),),
    ),
    (
        r"(?:save|keep|store|leave)(?: it| this| that| the \w+)? (?:as|in|to|under|among) (?:a |the |my )?"
        r"drafts?(?: folder)?",
        lambda g: (Do("save draft"),),
    ),
    (
        rf"(?:start|make|begin|have|place) an? (?P<kind>video|voice|audio|phone)[ -]?(?:call|chat)"
        rf" (?:with|to)"
        rf" (?P<who>{_NAME})|(?P<other>video|voice)[ -]?call (?P<whom>{_NAME})",
        lambda g: _called({"kind": g["kind"] or g["other"], "who": g["who"] or g["whom"]}),
    ),
)
CHINESE_MAILS: Rows = (
    (
        r"(?:把|将)?.{0,6}?(?:另存为|保存为|存为|存成|导出为)\s*(?P<kind>(?-i:PDF|PNG|JPE?G|SVG|CSV|DOCX"
        r"|TXT|HTML))"
        r"(?:格式|文件|图片)?",
        lambda g: (Do(f"导出为{g['kind']}"),),
    ),
    (
        r"(?:把|将)?(?:它|邮件)?(?:存为|保存为|存成|保存到|存到|存入)草稿箱?",
        lambda g: (Do("存为草稿"),),
    ),
    (r"转发(?P<row>[^\x00]*?(?:邮件|消息|信|它))给(?P<to>[^，,的]+)", _passed_on),
    (
        r"(?:并)?附(?:上|言|带)(?:一句|一句话|留言|备注)?[:：]?\s*(?P<text>\x00\d+\x00)",
        lambda g: (Write(literal(g["text"]), _NOTE),),
    ),
    (
        r"(?:和|跟|与|给)(?P<who>.+?)(?:打|进行|发起|开|来)?(?:一个|个)?(?P<kind>视频|语音)(?:通话|电话"
        r"|聊天)",
        _called,
    ),
    (
        r"(?:给|向)(?P<who>[^，,的]+?)发(?:送)?(?:一条|条|个)?(?:消息|信息|微信"
        r"|短信)[:：说，,]\s*(?:内容(?:是|为)?[:：]?)?\s*(?P<text>.+)",
        lambda g: (AtRow(MESSAGE, thing(g["who"])), Write(literal(g["text"]), MESSAGE), Send()),
    ),
)
