"""The words and signs for what is done at a thing: 'Delete', 'Remove', a cross, three dots.

The trap: a reader swallows a sign into the text beside it, and a word for an act may be the name of a place.
"""

from __future__ import annotations

import re

from agent.geometry import Box
from agent.senses import Found
from agent.sight.likeness import Grade
from agent.sight.line import part_of
from policies.pocket.view import View

_CUT = frozenset(("…", "..."))
_WIDE = 1.5  # times its height: no sign is so wide
_COLUMN = 4  # texts below each other, at least
SIGNS = {"more": ("more", "⋯", "⋮", "…", "...", "•••", "···"), "remove": ("×", "✕", "x"),
          "favourite": ("♡", "♥", "☆", "★"), "delete": ("×", "✕", "x"),
          "star": ("☆", "★", "✩"), "like": ("♡", "♥", "👍")}  # fmt: skip
SAME = {
    "delete": ("delete", "remove", "trash", "删除"), "remove": ("remove", "delete", "移除", "删除"),
    "like": ("like", "upvote", "赞", "点赞"), "reply": ("reply", "respond", "answer", "回复"),
    "forward": ("forward", "转发"), "share": ("share", "分享"), "follow": ("follow", "subscribe", "关注"),
    "star": ("star", "favourite", "important", "flag", "收藏", "星标"), "pin": ("pin", "置顶", "固定"),
    "archive": ("archive", "归档", "存档"), "download": ("download", "save", "下载"),
    "play": ("play", "listen", "播放"), "edit": ("edit", "change", "rename", "编辑", "修改"),
    "duplicate": ("duplicate", "copy", "make a copy", "复制"), "print": ("print", "打印"),
    "mute": ("mute", "silence", "静音", "免打扰"), "call": ("call", "dial", "呼叫", "拨打"),
    "cancel": ("cancel", "revoke", "withdraw", "取消", "撤销"),
    "approve": ("approve", "accept", "confirm", "批准", "同意", "通过"),
    "expand": ("expand", "show more", "details", "展开"),
    "mark as unread": ("mark as unread", "unread", "标为未读"),
    "add to cart": ("add to cart", "add to basket", "add to bag", "add", "加入购物车"),
    "favourite": ("favourite", "favorite", "add to wishlist", "add to favourites", "like", "save"),
    "book": ("book", "reserve", "select", "预订", "预约"), "buy": ("buy", "buy now", "add to cart", "购买"),
}  # fmt: skip
_ACTS = sorted(
    {
        *(word for words in SAME.values() for word in words),
        *"view details open add send message copy move block enable disable preview export reset".split(),
        *"查看 详情 新增 添加 发送 发消息 消息 启用 停用 禁用 授权 审核 驳回 拒绝 更多".split(),
        *"上移 下移 预览 导出 分配 发布 撤回".split(),
        *"重置密码 重置 设置 配置 打开 关闭 成员 续费".split(),
    },
    key=len,
    reverse=True,
)
_RUN = re.compile(rf"(?:(?:{'|'.join(map(re.escape, _ACTS))})[\s|丨/·]*){{2,6}}")


def words_for(act: str, view: View) -> list[Found]:
    """Return the texts that say the act, and nothing else."""
    for word in SAME.get(act, (act,)):
        found = [each for each in view.saying(word, Grade.MISREAD) if not _is_place(word, each, view)]
        if found:
            return [each for each in found if not view.is_title(each.box)]
    for word in SAME.get(act, (act,)):
        if run_on := [part for text in view.texts if (part := _in_run(word, text)) is not None]:
            return run_on
    signs = SIGNS.get(act, ())
    return [
        Found(_first(part_of(text, at, at + len(sign))), sign)
        for text in view.texts
        for sign in signs
        if not view.is_title(text.box) and (at := sign_in(text.label, sign)) >= 0
    ]


def _in_run(word: str, text: Found) -> Found | None:
    """Return a word of a text that is nothing but acts, as a reader joins those of a row: 'Edit Delete'."""
    label = text.label.strip().lower()
    at = label.find(word)
    if at < 0 or label == word or not _RUN.fullmatch(label):
        return None
    if word.isascii() and re.search(rf"(?<![a-z]){word}(?![a-z])", label) is None:
        return None
    at += text.label.lower().index(label)
    return Found(part_of(text, at, at + len(word)), text.label[at : at + len(word)], text.score)


def longer_words(act: str, view: View) -> list[Found]:
    """Return the buttons that begin with a word for the act and say of what: '取消预约', 'Cancel booking'."""
    begins = [
        rf"{re.escape(word)}(?: \w+){{1,2}}" if word.isascii() else rf"{word}\w{{1,4}}"
        for word in SAME.get(act, (act,))
    ]
    return [
        text
        for text in view.texts
        if re.fullmatch("|".join(begins), text.label.strip(), re.IGNORECASE)
        and any(text.box.center in box for box in view.buttons)
    ]


def _is_place(word: str, found: Found, view: View) -> bool:
    """Tell whether a word for an act is the name of a place: 'Trash' among the others of a column."""
    if word not in ("trash", "archive"):
        return False
    below = [text for text in view.texts if abs(text.box.left - found.box.left) < 0.5 * view.line]
    return len(below) >= _COLUMN


def _first(box: Box) -> Box:
    """Return the part of a box that its sign is in: the reader may have swallowed its neighbour."""
    return Box(box.left, box.top, box.height, box.height) if box.width > _WIDE * box.height else box


def last_part(box: Box) -> Box:
    """Return the same at the end of a text."""
    return Box(box.right - box.height, box.top, box.height, box.height) if box.width > box.height else box


def sign_in(label: str, sign: str) -> int:
    """Return where a sign stands in a text, −1 where it does not; a letter only where it stands alone.

    Dots right after a letter cut its word short, 'Plain Te...'.
    """
    if sign.isalnum():
        return 0 if label.strip() == sign else -1
    at = label.find(sign)
    return -1 if sign in _CUT and at > 0 and label[at - 1].isalnum() else at
