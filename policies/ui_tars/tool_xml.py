"""Tool calls written as XML, in the dialects of the Seed models.

    <seed:tool_call><function=click><parameter=point>1 2</parameter></function></seed:tool_call>
    <function name="click"><parameter name="point" string="true">…</parameter></function>

A value is taken as it stands: there are no entities and no escapes in it.
"""

from __future__ import annotations

from policies.ui_tars.saying import Misread, Repair
from policies.ui_tars.scan import Argument, Call

LONGEST_TAG = 200
MOST_CALLS = 50


def xml_calls(text: str) -> tuple[list[Call], int]:
    """Return the calls in a text, and where the first of them begins. Raises Misread."""
    calls: list[Call] = []
    first = text.find("<function")
    begin = first
    while begin >= 0 and len(calls) < MOST_CALLS:
        opened = text.find(">", begin, begin + LONGEST_TAG)
        if opened < 0:
            break
        verb = _name(text[begin + len("<function") : opened])
        end = text.find("</function>", opened)
        following = text.find("<function", opened)
        call = Call(verb, (begin, end if end >= 0 else len(text)))
        if end < 0 or 0 <= following < end:
            end = following if following >= 0 else len(text)
            call.repairs.append(Repair("</function> was missing", (end, end)))
        _read_parameters(call, text, opened + 1, end)
        calls.append(call)
        begin = text.find("<function", end)
    wrapper = text.rfind("<seed:tool_call", 0, first) if first >= 0 else -1
    return calls, wrapper if wrapper >= 0 else first


def _read_parameters(call: Call, text: str, at: int, end: int) -> None:
    at = text.find("<parameter", at, end)
    while at >= 0:
        opened = text.find(">", at, min(end, at + LONGEST_TAG))
        if opened < 0:
            return
        name = _name(text[at + len("<parameter") : opened]).lower()
        closed = text.find("</parameter>", opened, end)
        if closed < 0:
            raise Misread("cut off", (at, end), f"'{name}' has no end (write the action again, shorter)")
        value = text[opened + 1 : closed]
        free = name in ("content", "text", "value")
        said = value.replace("\\", "\\\\") if free else value
        call.named.setdefault(name, Argument(said, (opened + 1, closed), quoted=True, closed=True))
        at = text.find("<parameter", closed, end)


def _name(attributes: str) -> str:
    """Return the name in '=click', ' name="click"' or '=point string="true"'."""
    said = attributes.strip()
    at = said.find("name=")
    said = said[at + len("name=") :] if at >= 0 else said.lstrip("=")
    if said[:1] in ("'", '"'):
        return said[1:].partition(said[0])[0].strip()
    return said.partition(" ")[0].strip()
