"""English sentences of every day whose frame tells all: people, tabs, codes, filters, who is to do what.

The trap: their parts look like fields and rows: 'add Tom to my contacts with the phone 5' adds no text to a
list. So each row wants its whole frame and says in order what is done.
"""

from __future__ import annotations

import re

from policies.pocket.errand import Groups, Intents, Rows
from policies.pocket.framed_sheet import COLOUR
from policies.pocket.intent import Choose, ClickThe, Do, Keys, Leave, Search, Seek, Write
from policies.pocket.messaging import MESSAGE
from policies.pocket.naming import SEPARATOR, literal, parted, thing
from policies.pocket.undertaking import AtRow, Carry, Only, Restyle, Send

_NAME = r"(?:(?-i:[A-Z])[\w.'’-]*(?: (?-i:[A-Z])[\w.'’-]*){0,3}|\x00\d+\x00)"
_TOLD = re.compile(
    r"(?:the |an? |his |her |their )?(?P<field>(?:(?:phone|mobile|home|work|e-?mail|street|postal) )?[a-z-]+)"
    r"(?: is|:)? (?P<text>[\d+\x00\"“'(A-Z].*|\S+@\S+)"
)
_ITS = re.compile(r"it|this|this one", re.IGNORECASE)
_KIND = re.compile(r"^(?:the )?(?:link|button|text|word) (?=\S)", re.IGNORECASE)  # of what is looked for
_MONEY = r"[$€£¥]?\s?\d[\d.,]*"
_PEOPLE = {"event": "guest", "meeting": "guest", "appointment": "guest", "invitation": "guest"}
_DAY = (
    r"(?:today|tomorrow|(?:next |this )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d{4}-\d\d-\d\d"
    r"|\d{1,2}(?:st|nd|rd|th)?(?: of)? [A-Z][a-z]+|(?-i:[A-Z])[a-z]+ \d{1,2}(?:st|nd|rd|th)?)"
)
_TABS = (
    r"(?:all (?:of )?|each of |every one of )?(?:the |these |those )?(?:other |different |various )?"
    r"(?:tabs|tab pages)"
)


def _contact(groups: Groups) -> Intents | None:
    made: Intents = (Do("create a contact"), Write(literal(groups["who"]), "name"))
    more = parted(groups["rest"], _TOLD) if groups["rest"] else []
    if more is None:
        return None
    return (*made, *(Write(literal(each["text"]), each["field"]) for each in more))


def _member(groups: Groups) -> Intents:
    who = _PEOPLE.get(groups["kind"].lower(), "member")
    return (ClickThe(thing(groups["row"])), Do(f"add a {who}"), Choose(thing(groups["who"])))


def _filtered(groups: Groups) -> Intents | None:
    each = [thing(part) for part in SEPARATOR.split(groups["value"])]
    return tuple(Only(value) for value in each if value) if len(each) > 1 else None


def _ranged(groups: Groups) -> Intents:
    what = thing(groups["what"])
    return (Write(groups["low"].strip(), f"min {what}"), Write(groups["high"].strip(), f"max {what}"))


def _redeemed(groups: Groups) -> Intents:
    name = groups["field"] if groups["field"].endswith(("code", "card")) else f"{groups['field']} code"
    return (Write(literal(groups["text"]), name), ClickThe("apply"))


def _made_inside(groups: Groups) -> Intents:
    into = AtRow("open", f"{thing(groups['into'])} folder")
    return (into, Do(f"create a new {groups['what']}"), Write(literal(groups["text"])), Keys(("enter",)))


def _assigned(groups: Groups) -> Intents:
    whose = Choose(thing(groups["who"]), "assignee")
    return (whose,) if _ITS.fullmatch(groups["row"]) else (ClickThe(thing(groups["row"])), whose)


def _joined_network(groups: Groups) -> Intents:
    name = ClickThe(thing(groups["name"]))
    if not groups["text"]:
        return (name,)
    return (name, Write(literal(groups["text"]), "password"), ClickThe("connect"))


def _scheduled(groups: Groups) -> Intents:
    made: Intents = (Do(f"create a new {groups['kind'].lower()}"), Write(literal(groups["text"]), "title"))
    day = Write(literal(groups["day"]), "date")
    return (*made, day, Write(groups["time"], "time")) if groups["time"] else (*made, day)


def _sought(groups: Groups) -> Intents:
    return (Seek(thing(_KIND.sub("", groups["what"])), through=True),)


FRAMES: Rows = (
    (
        rf"add (?P<who>{_NAME}) to (?:the |my )?(?:contacts?(?: list)?|address book|phone ?book)"
        r"(?:,? with (?P<rest>.+))?",
        _contact,
    ),
    (
        rf"(?:add|invite) (?P<who>{_NAME}) to (?:the |my )?(?P<kind>card|task|issue|ticket|board|project"
        rf"|group"
        rf"|channel|team|chat|conversation"
        rf"|event"
        r"|meeting|appointment) (?:called |named )?(?P<row>.+)",
        _member,
    ),
    (
        r"close (?:all|every|each)(?: of)?(?: the| my)? (?:(?:open )?tabs?|other tabs?)"
        r"(?: (?:but|except|apart from|other than|besides)(?: for)? (?:this|the (?:current|open"
        r"|first))(?: one| tab)?)",
        lambda g: (Do("close the other tabs"),),
    ),
    (r"close (?:all )?(?:of )?the other tabs", lambda g: (Do("close the other tabs"),)),
    (
        r"(?P<act>save|export) (?P<what>.+?) as (?:an? )?(?P<kind>pdf|png|jpe?g|svg|csv)(?: file| document|"
        r" image)?"
        r"(?: (?:with|on|to|in|into) .+)?",
        lambda g: (Do(f"{g['act'].lower()} {g['what']} as {g['kind'].upper()}"),),
    ),
    (
        rf"(?:create|add|make|schedule|enter)(?: an?)?(?: new)? (?P<kind>event|appointment|meeting)"
        rf" (?:called |named )?(?P<text>\x00\d+\x00) (?:on |for )?(?P<day>{_DAY})"
        r"(?:,? (?:at|from) (?P<time>\d{1,2}(?::\d\d)?(?: ?[ap]\.?m\.?)?))?",
        _scheduled,
    ),
    (r"filter (?:.+? )?(?:by|for|to) (?P<value>.+)", _filtered),
    (
        rf"(?:set|change|limit|restrict) (?:the )?(?P<what>[a-z]+(?: [a-z]+)?)(?: range (?:from|to|between)"
        rf"| (?:to )?between) (?P<low>{_MONEY}) ?(?:to|and|-|–) ?(?P<high>{_MONEY})",
        _ranged,
    ),
    (
        r"(?:apply|use|redeem|enter|add)(?: the| my| this)? (?P<field>(?:coupon|promo(?:tion)?|discount"
        r"|voucher"
        r"|gift|referral)(?: ?(?:code|card))?) (?P<text>(?-i:[A-Z\d])\S*|\x00\d+\x00)",
        _redeemed,
    ),
    (
        r"(?:leave|quit) the (?P<kind>group|channel|team|chat|room|server|community) (?:called |named )?"
        r"(?P<row>.+)",
        lambda g: (ClickThe(thing(g["row"])), Do(f"leave the {g['kind'].lower()}")),
    ),
    (
        r"(?:make|create|add)(?: an?| the)? ?(?:new )?(?P<what>folder|directory|file)"
        r" (?:called|named|titled) (?P<text>\S+|\x00\d+\x00) (?:inside|within|in)(?: of)? (?:the |my )?"
        r"(?:folder )?(?P<into>(?-i:[A-Z])\w*|\x00\d+\x00)(?: folder)?",
        _made_inside,
    ),
    (
        r"(?:switch|change|set|turn|go)(?: (?:the|my) \w+)?(?: over)? (?:in)?to (?:the )?"
        r"(?P<view>day|week|month|year|list|grid|agenda|card|table|tree|compact|gallery|icon) view",
        lambda g: (Choose(g["view"].lower()),),
    ),
    (
        r"(?:set|change|switch) (?:the |my )?(?P<among>(?!.*\bfrom\b)[\w ]+?) to the"
        r" (?P<item>[\w ]+ (?:picture|photo|image|one|theme|style|option|icon|plan))",
        lambda g: (Choose(thing(g["item"]), thing(g["among"])),),
    ),
    (
        r"(?P<what>(?:lock|turn off|switch off|dim|blank) (?:the )?(?:screen|display|monitor))"
        r" after (?P<time>\w+ (?:seconds?|minutes?|hours?))",
        lambda g: (Choose(g["time"], g["what"]),),
    ),
    (
        r"leave (?:the rest|everything else|(?:all )?(?:the )?others?|the other \w+)"
        r"(?: (?:as (?:it|they) (?:is|are)|alone|unchanged|empty|blank|out))?",
        lambda g: (Leave("change the rest"),),
    ),
    (
        rf"assign (?:the )?(?:(?:task|issue|ticket|card|bug|job) )?(?P<row>.+?) to (?P<who>{_NAME}|me"
        rf"|myself)",
        _assigned,
    ),
    (
        r"comment (?P<text>\x00\d+\x00) (?:on|under|below) (?:this|the) \w+(?: \w+)?"
        r"|(?:leave|write|post|add) (?:a|the) comment (?P<other>\x00\d+\x00)",
        lambda g: (Write(literal(g["text"] or g["other"]), MESSAGE), Send()),
    ),
    (
        r"(?:connect|join|log ?in)(?: to)? (?:the )?(?:wi-?fi|wlan|wireless(?: network)?|network)"
        r"(?: network)?(?: (?:named|called))? (?P<name>.+?)"
        r"(?:,? (?:with|using)(?: the)? (?:password|key|passphrase) (?P<text>.+))?",
        _joined_network,
    ),
    (
        r"check (?:the )?(?P<what>spelling|grammar) (?:of|in) (?:the |this |my )?(?:whole |entire )?\w+",
        lambda g: (Do(f"check the {g['what'].lower()}"),),
    ),
    (
        r"(?:show|tell|give) me (?:the )?(?P<text>(?:weather|forecast|directions|route|news|definition)\b"
        r" .+)",
        lambda g: (Search(literal(g["text"])),),
    ),
    (
        r"(?:show|display|list) (?P<number>\d{1,4}) (?:rows|items|entries|results|lines|products|records)"
        r" (?:a|per|on (?:each|every|one|the same)) page",
        lambda g: (Choose(g["number"], "per page"),),
    ),
    (
        rf"(?:fill|colou?r|shade) (?:it|them|that|this|the (?:cells?|selection)) (?:with |in"
        rf" )?(?P<colour>{COLOUR})",
        lambda g: (Do("background colour"), Choose(g["colour"].lower())),
    ),
    (
        rf"(?:make|colou?r) (?:it|them) (?P<colour>{COLOUR})",
        lambda g: (Restyle(g["colour"].lower()),),
    ),
    (
        r"(?:set|change|switch) (?:the |my )?(?:(?:display|interface|app|page|system) )?language to"
        r" (?P<item>[^,]+)",
        lambda g: (Choose(thing(g["item"]), "language"),),
    ),
    (
        r"(?P<act>cent(?:er|re)|bold|embolden|italici[sz]e|underline|justify)"
        r" (?:the (?:whole|entire|full) (?:text|document)|all (?:of )?the text)",
        lambda g: (Keys(("ctrl", "a")), Do(g["act"].lower())),
    ),
    (
        r"make (?:all (?:of )?the text|the (?:whole|entire) (?:text|document)) (?P<how>bold|italic"
        r"|underlined)",
        lambda g: (Keys(("ctrl", "a")), Do(f"make it {g['how'].lower()}")),
    ),
    (
        r"(?:find|read|look up|get) (?P<what>the (?:value|contents?) (?:of|for|next to|beside|under)"
        r" [^\x00]+?)"
        r"[,;]? and (?:then )?(?:type|enter|write|put|fill|copy) (?:it|that|this) (?:in|into|to)"
        r" (?P<field>.+)",
        lambda g: (Carry(thing(g["what"]), thing(g["field"])),),
    ),
    (
        rf"(?:look|search|go|switch|click|flip|browse|step|check|try|navigate|cycle|move)"
        rf"(?: through| between| in| behind| around in| into| among)? {_TABS}(?:,? to (?:find|look)"
        r"|(?: one by one| in turn)?(?:,? (?:to (?:find|look for|see)|for|until you (?:find|see|reach))"
        r" (?P<what>.+))?)",
        _sought,
    ),
    (
        rf"(?:find|look for|search for|locate) (?P<what>.+?) (?:in|on|behind|under|among)"
        rf" (?:one of the tabs|any of the tabs|{_TABS})",
        _sought,
    ),
)
