"""What people want of sites, said in other words than sites have for it: 'I can't remember my password'.

The trap: a sentence may speak of the thing and want something else ('type the password'). So a row wants its
whole frame, and is taken where just one text on the screen says it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.senses import Found

_ACCOUNT = r"(?:my |an? |your |the )?(?:new )?account"
_CANNOT, _DO_NOT = r"(?:can(?:no|['’])t|couldn['’]t)", r"(?:don['’]t|do not)"
_WISHES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        rf".*\b(?:(?:{_CANNOT}|{_DO_NOT}) (?:remember|recall)|forg[eo]t(?:ten)?|lost)\b"
        r".*\b(?:password|passphrase)"
        r"|(?:reset|recover) (?:my|the) password|.*(?:忘|想不起|不记得).*密码|(?:找回|重置)密码",
        (
            "Forgot password", "Forgot your password", "Forgotten password", "Forgotten your password",
            "Reset password", "Lost password", "Lost your password", "Can't log in", "Can't sign in",
            "Trouble signing in", "Trouble logging in", "Recover password",
            "忘记密码", "找回密码", "重置密码",
        ),
    ),
    (
        rf".*\b{_DO_NOT} have {_ACCOUNT}(?: yet)?|.*\bnew here|become a member"
        rf"|(?:make|open|get|create) (?:me )?{_ACCOUNT}|.*还?没有(?:账号|帐号|账户)",
        (
            "Sign up", "Register", "Create account", "Create an account", "Create new account", "Join",
            "Join now", "Register now", "Sign up for free", "注册", "立即注册", "免费注册",
        ),
    ),
    (
        rf".*\b(?:already|do) (?:have {_ACCOUNT}|a member|registered)|.*已(?:经)?有(?:账号|帐号|账户)",
        ("Log in", "Sign in", "登录"),
    ),
    (
        r"(?:.*\b)?(?:stay|remain|keep me|be kept) (?:signed|logged) in|remember me(?: here)?"
        r"|保持登录|记住我",
        ("Remember me", "Stay signed in", "Keep me signed in", "Keep me logged in", "记住我", "保持登录"),
    ),
    (
        r"(?:start|begin|run|do|perform|execute|launch|submit) (?:the |a |this )?(?:\w+ )?search"
        r"|开始(?:搜索|查找|检索)",
        ("Go", "Search", "Find", "Start search", "Search now", "搜索", "查找", "检索"),
    ),
    (
        r"(?:pay for|buy) (?:what is|what's|everything|all) in (?:my |the )?(?:cart|basket|bag)"
        r"|go to (?:the )?(?:checkout|till)|(?:去)?(?:结账|结算|付款)",
        ("Checkout", "Check out", "Proceed to checkout", "Go to checkout", "结算", "去结算", "去付款"),
    ),
    (
        r"(?:leave|end) (?:my |the )?(?:account|session)|(?:退出|注销)(?:账号|帐号|账户)",
        ("Log out", "Sign out", "Logout", "退出登录", "退出", "注销"),
    ),
    (
        r"(?:see|show|load|get) (?:me )?(?:some )?more(?: results| of (?:them|these)| items)?"
        r"|(?:再)?多?(?:看|显示|加载)一?些",
        ("Load more", "Show more", "See more", "View more", "More results", "加载更多", "查看更多"),
    ),
    (
        r"(?:get in touch with|talk to|reach|contact) (?:the |your |customer )?"
        r"(?:team|support|staff|service|you)|联系(?:你们|客服)",
        ("Contact", "Contact us", "Get in touch", "Support", "联系我们", "联系客服", "在线客服"),
    ),
    (
        r"(?:jump|go|get|come|return|switch) (?:back )?to (?:today(?:['’]s date)?|the current (?:day|date))"
        r"|(?:回到|转到|跳到)今天",
        ("Today", "Go to today", "今天", "今日"),
    ),
)  # fmt: skip
_FRAMES = tuple((re.compile(frame, re.IGNORECASE), labels) for frame, labels in _WISHES)


def wished(sentence: str, texts: Sequence[Found]) -> Found | None:
    """Return the one text that is for what the sentence wants; None where none is, or several are."""
    bare = sentence.strip(" .!。！")
    for frame, labels in _FRAMES:
        if frame.fullmatch(bare):
            said = set(map(_plain, labels))
            found = [text for text in texts if _plain(text.label) in said]
            return found[0] if len(found) == 1 else None
    return None


def is_wish(sentence: str) -> bool:
    """Tell whether a sentence wants what sites have a text of their own for."""
    return any(frame.fullmatch(sentence.strip(" .!。！")) for frame, _ in _FRAMES)


def _plain(label: str) -> str:
    return re.sub(r"\W+", "", label).lower()
