"""English sentences about columns, rows and cells by their names, and about what is printed of a document.

The trap: 'a column to the left of C' is no text and C no field. A program knows columns only where one is
chosen, so the cell is gone to first, and then the act is told as menus have it.
"""

from __future__ import annotations

import re

from policies.pocket.errand import ENTER, Groups, Intents, Rows
from policies.pocket.intent import Choose, Do, Keys, Write
from policies.pocket.naming import thing
from policies.pocket.number import number_of
from policies.pocket.sheet import CELL
from policies.pocket.undertaking import Fill, Sort

COLOUR = (
    r"(?:(?:light|dark|pale|bright) )?"
    r"(?:red|blue|green|yellow|orange|purple|pink|brown|gr[ae]y|black|white|violet|turquoise)"
)
_FUNCTIONS = {
    "sum": "SUM", "total": "SUM", "average": "AVERAGE", "mean": "AVERAGE", "maximum": "MAX", "minimum": "MIN",
    "count": "COUNT", "总和": "SUM", "和": "SUM", "合计": "SUM", "平均值": "AVERAGE", "平均数": "AVERAGE",
    "最大值": "MAX", "最小值": "MIN", "个数": "COUNT",
}  # fmt: skip
_SIDES = {"above": "above", "over": "above", "below": "below", "under": "below", "before": "before",
          "after": "after"}  # fmt: skip
_FALLS = re.compile(r"z to a|z ?- ?a|(?:high|larg|bigg|new|lat|long)\w* (?:to|first)", re.IGNORECASE)
_SPAN = r"(?: ?(?:to|-|–|:|through|until) ?)"


def _inserted(groups: Groups) -> Intents:
    side = groups["side"].lower()
    where = _SIDES.get(side, f"to the {side}")
    at = f"{groups['at']}1" if groups["at"].isalpha() else f"A{groups['at']}"
    return (Fill(at), Do(f"insert a {groups['kind'].lower()} {where}"))


def _block(groups: Groups) -> Intents | None:
    first, last, kind = groups["first"], groups["last"], groups["kind"].lower().rstrip("s")
    if first.isdigit() != (kind == "row") or (not last and kind == "row"):
        return None
    several = f"{first}:{last}" if last else f"{first}:{first}"
    return (
        Fill(several),
        Do(f"{groups['act'].lower()} {kind}s" if last else f"{groups['act'].lower()} {kind}"),
    )


def _filled(groups: Groups) -> Intents:
    last = f":{groups['last']}" if groups["last"] else ""
    return (Fill(groups["first"] + last), Do("background colour"), Choose(groups["colour"].lower()))


def _ordered(groups: Groups) -> Intents:
    falls = _FALLS.match(groups["way"]) is not None
    column = re.fullmatch(r"(?:the )?column ([A-Z]{1,2})", groups["by"].strip())
    if column is not None:
        return (Fill(f"{column[1]}1"), Do(f"sort {'descending' if falls else 'ascending'}"))
    return (Sort(thing(re.sub(r"^.*\bby |\s+column$", "", groups["by"])), falls),)


def _printed(groups: Groups) -> Intents:
    joint = "," if re.search(r"\band\b", groups["joint"], re.IGNORECASE) else "-"
    pages = f"{groups['first']}{joint}{groups['last']}" if groups["last"] else groups["first"]
    return (Do("print"), Write(pages, "pages"), ENTER)


def _copies(groups: Groups) -> Intents | None:
    number = number_of(groups["number"])
    return None if number is None else (Do("print"), Write(str(number), "copies"), ENTER)


def _lettered(groups: Groups) -> Intents:
    return (Write(groups["font"].strip(" ,"), "font"), Write(groups["size"], "font size"))


def _sized(groups: Groups) -> Intents:
    side = "width" if re.search("wid", groups["side"], re.IGNORECASE) else "height"
    return (Do(groups["act"]), Write(groups["number"], side), ENTER)


def _worked_out(groups: Groups) -> Intents:
    worked_out = _FUNCTIONS[groups["what"].lower()]
    return (Fill(groups["cell"], f"={worked_out}({groups['first']}:{groups['last']})"),)


def _copied(groups: Groups) -> Intents:
    last = f":{groups['last']}" if groups["last"] else ""
    cut = groups["act"].lower() in ("move", "cut", "移动", "剪切")
    taken = Keys(("ctrl", "x" if cut else "c"))
    return (Fill(groups["first"] + last), taken, Fill(groups["to"]), Keys(("ctrl", "v")))


def _chinese_block(groups: Groups) -> Intents:
    kind = "行" if groups["first"].isdigit() else "列"
    last = groups["last"] or groups["first"]
    return (Fill(f"{groups['first']}:{last}"), Do(groups["act"].replace("掉", "除") + kind))


SHEETS: Rows = (
    (
        r"(?:write|put|enter|calculate|compute|type|show) the (?P<what>sum|total|average|mean|maximum|minimum"
        rf"|count) of (?:the )?(?:cells? |values in )?(?P<first>(?-i:{CELL})){_SPAN}(?P<last>(?-i:{CELL}))"
        rf" (?:in|into|to) (?:cell )?(?P<cell>(?-i:{CELL}))",
        _worked_out,
    ),
    (
        rf"(?P<act>copy|move|cut) (?:the )?(?:cells?"
        rf" )?(?P<first>(?-i:{CELL}))(?:{_SPAN}(?P<last>(?-i:{CELL})))?"
        rf" (?:in)?to (?:cell )?(?P<to>(?-i:{CELL}))",
        _copied,
    ),
    (
        r"(?:insert|add|put) (?:an?(?:other)?|one) (?:new |empty |blank )*(?P<kind>column|row)"
        r" (?:(?:to|on) the )?(?P<side>left|right|above|below|before|after|over|under)(?: (?:side )?of)?"
        r" (?:the )?(?:column |row )?(?P<at>(?-i:[A-Z]{1,2})|\d{1,4})",
        _inserted,
    ),
    (
        r"(?P<act>delete|remove|hide|show) (?:the )?(?P<kind>columns?|rows?)"
        rf" (?P<first>(?-i:[A-Z]{{1,2}})|\d{{1,4}})(?:{_SPAN}(?P<last>(?-i:[A-Z]{{1,2}})|\d{{1,4}}))?",
        _block,
    ),
    (
        rf"(?:fill|colou?r|shade|paint|make) (?:the )?(?:cells? )?(?P<first>(?-i:{CELL}))"
        rf"(?:{_SPAN}(?P<last>(?-i:{CELL})))? (?:with |in )?(?P<colour>{COLOUR})",
        _filled,
    ),
    (
        r"(?:sort|order|arrange) (?P<by>.+?),? (?:from )?(?P<way>a to z|z to a|a ?- ?z|z ?- ?a"
        r"|(?:small|low|high|larg|bigg|new|old|earli|lat|short|long)\w*(?: first)? to"
        r" (?:the )?(?:small|low|high|larg|bigg|new|old|earli|lat|short|long)\w*)",
        _ordered,
    ),
    (
        r"print (?:only |just )?(?:the )?pages? (?P<first>\d{1,4})"
        r"(?:(?P<joint> ?(?:to|-|–|through|until|and) ?)(?P<last>\d{1,4}))?(?: only| of .+)?",
        _printed,
    ),
    (r"print (?P<number>\w+) cop(?:y|ies)(?: of .+| of it)?", _copies),
    (
        r"(?:set|change|switch) (?:the |its )?font (?:of .+ )?to (?P<font>(?-i:[A-Z])[A-Za-z]+(?:"
        r" (?-i:[A-Z])[A-Za-z]+)*),?"
        r"(?: (?:at|in|and))?(?: (?:the |its )?(?:font )?size)?(?: to)? (?P<size>\d{1,3})(?: ?(?:pt"
        r"|points?|px))?",
        _lettered,
    ),
    (
        r"(?P<act>(?:resize|scale) .+?) to (?P<number>\d{1,5})(?: ?(?:px|pixels?))?"
        r" (?P<side>wide|in width|high|tall|in height)",
        _sized,
    ),
)  # fmt: skip
CHINESE_SHEETS: Rows = (
    (
        rf"(?:把|将|计算|求)?\s*(?P<first>(?-i:{CELL}))\s*[到至:：-]\s*(?P<last>(?-i:{CELL}))\s*的"
        r"(?P<what>总和|和|合计|平均值|平均数|最大值|最小值|个数)(?:写|填|放|输入|算)(?:到|进|入"
        r"|在)\s*(?:单元格)?\s*"
        rf"(?P<cell>(?-i:{CELL}))(?:单元格)?(?:里|中)?",
        _worked_out,
    ),
    (
        rf"(?:把|将)?\s*(?P<first>(?-i:{CELL}))(?:\s*[到至:：-]\s*(?P<last>(?-i:{CELL})))?\s*(?P<act>复制"
        rf"|移动|剪切)"
        rf"到\s*(?P<to>(?-i:{CELL}))",
        _copied,
    ),
    (
        r"(?P<act>删除|删掉|隐藏|显示)\s*第?\s*(?P<first>\d{1,4})\s*(?:行)?\s*[到至-]\s*第?\s*(?P<last>\d{1,4})\s*行",
        _chinese_block,
    ),
    (
        r"(?P<act>删除|删掉|隐藏|显示)\s*(?P<first>(?-i:[A-Z]{1,2}))(?:\s*[到至-]\s*(?P<last>(?-i:[A-Z]{1,2})))?\s*列",
        _chinese_block,
    ),
)
