"""Other names of fields and buttons: 'the password' may be a 'Passphrase', and 'log in' is 'Sign in'.

The trap: words that are nearly the same are not the same act, 'Close' is no 'Cancel' and 'Save' no 'Send'. So
a group holds only words of which a form or a page has one, and is asked only where the very word is nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

MARKS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "person": (
            "Director", "Directed by", "Film director", "Filmmaker", "Author", "Written by", "Writer",
            "Artist", "Band", "Performed by", "Performer", "Musician", "Singer", "Composer", "Cook",
            "Chef", "Creator",
            "Created by", "Made by", "Painter", "By", "Who", "Person", "Name",
            "导演", "作者", "艺术家", "歌手",
        ),
        "year": (
            "Year", "Release year", "Year of release", "Released in", "Released", "Release date",
            "Published in",
            "Publication year", "Published", "Made in", "Date", "When", "From year", "年份", "年代", "日期",
        ),
        "genre": (
            "Genre", "Category", "Style", "Type", "Kind", "Sort", "Subject", "Theme", "Section", "Cuisine",
            "类型", "类别", "风格", "分类",
        ),
        "title": (
            "Title", "Name", "Called", "Movie title", "Film title", "Book title", "标题", "片名", "书名",
        ),
    }
)  # fmt: skip
_FIELDS: tuple[tuple[str, ...], ...] = (
    ("User name", "User", "Login", "Login name", "Account", "Account name", "User ID", "Login ID", "ID",
     "用户名", "账号"),
    ("Password", "Passphrase", "Pass word", "Passcode", "Secret", "PIN", "密码", "口令"),
    ("E-mail", "E-mail address", "Mail", "Mail address", "Your e-mail", "邮箱", "电子邮件"),
    ("Phone", "Phone number", "Telephone", "Tel", "Mobile", "Mobile number", "电话", "手机"),
    ("First name", "Given name", "Forename", "名"),
    ("Last name", "Family name", "Surname", "姓"),
    ("Name", "Full name", "Your name", "姓名"),
    ("Post code", "Postal code", "Zip", "Zip code", "邮编"),
    ("City", "Town", "Place", "城市"),
    ("Street", "Address", "Street address", "街道", "地址"),
    ("Country", "Land", "Nation", "国家"),
    ("To", "Recipient", "Send to", "Receiver", "收件人"),
    ("Subject", "Title", "Topic", "Heading", "主题"),
    ("Message", "Text", "Body", "Your message", "Comment", "Comments", "Note", "内容", "留言"),
    ("From", "Departure", "Depart from", "Leaving from", "Origin", "Start", "出发地"),
    ("To", "Destination", "Arrival", "Going to", "Where to", "目的地"),
    ("Quantity", "Amount", "Number", "Count", "Qty", "数量"),
    ("Director", "Directed by", "Film director", "Filmmaker", "导演"),
    ("Author", "Written by", "Writer", "作者"),
    ("Artist", "Performed by", "Performer", "Musician", "Band", "Singer"),
    MARKS["year"],
    MARKS["genre"],
)  # fmt: skip
_BUTTONS: tuple[tuple[str, ...], ...] = (
    ("Log in", "Sign in", "Log on", "Sign on", "Enter", "登录"),
    ("Log out", "Sign out", "Log off", "退出登录"),
    ("Sign up", "Register", "Create account", "Join", "注册"),
    ("Search", "Find", "Go", "Look up", "Show results", "搜索", "查找"),
    ("Submit", "Send", "Done", "提交"),
    ("Next", "Continue", "Proceed", "下一步"),
    ("Basket", "Cart", "Bag", "购物车"),
)  # fmt: skip


_HANDS_IN = ("Log in", "Submit")  # what a plain OK does as well, where a form has nothing else
_PLAIN = ("OK", "Okay", "确定")


def other_fields(name: str) -> list[str]:
    """Return what else a field of this name is called, the likeliest first."""
    return _others(name, _FIELDS)


def other_buttons(name: str) -> list[str]:
    """Return what else a button of this name says."""
    found = _others(name, _BUTTONS)
    hands_in = any(_key(word) in map(_key, _HANDS_IN) for word in (name, *found))
    return [*found, *_PLAIN] if hands_in else found


def _others(name: str, groups: Iterable[tuple[str, ...]]) -> list[str]:
    key = _key(name)
    homes = [group for group in groups if key in map(_key, group)]
    return list(dict.fromkeys(each for group in homes for each in group if _key(each) != key))


def _key(name: str) -> str:
    return re.sub(r"[\s-]", "", name).lower()
