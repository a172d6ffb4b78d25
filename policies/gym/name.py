"""Names of people, places, files and dates, made by lot: what stands in lists and tables.

The trap: a model that has read each name in training learns the names. They are made anew for each seed.
"""

from __future__ import annotations

import random

_FIRST = (
    "Alice Bob Carla Daniel Emma Farid Grace Hugo Ines Jonas Karen Liam Maria Nils Olga Pedro Quinn "
    "Rosa Sam Tara Uma Victor Wendy Xenia Yusuf Zoe Anna Ben Chloe David Elena Felix Hannah Ivan Julia "
    "Kai Laura Max Nora Oscar"
).split()
_LAST = (
    "Adams Baker Costa Dubois Evans Fischer Garcia Hansen Ito Jansen Kumar Lopez Meyer Novak Okafor "
    "Petrov Quist Rossi Smith Taylor Ueda Vargas Weber Young Zhang Brown Clark Diaz Moore Patel"
).split()
_PLACES = (
    "Berlin Paris London Madrid Rome Vienna Oslo Lisbon Prague Warsaw Athens Dublin Cairo Lagos Nairobi "
    "Delhi Tokyo Osaka Seoul Sydney Toronto Chicago Boston Denver Austin Lima Bogota Quito Havana "
    "Geneva"
).split()
_STEMS = (
    "report notes invoice photo budget draft readme plan letter summary backup data music video slides "
    "budget contract recipe holiday invoice thesis minutes agenda logo screenshot"
).split()
_ENDS = "txt pdf png jpg md csv docx odt zip py html mp3 mp4 json".split()
_CHINESE_LAST = "王李张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗"
_CHINESE_FIRST = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红建国志"
_CHINESE_PLACES = "北京 上海 广州 深圳 杭州 成都 武汉 南京 西安 重庆 天津 苏州 青岛 大连 厦门 昆明".split()
_CHINESE_STEMS = "报告 笔记 发票 照片 预算 草稿 计划 信件 总结 备份 数据 音乐 合同 会议记录".split()


def names(language: str, lots: random.Random, count: int = 600) -> list[str]:
    """Return so many names of a language."""
    return [_chinese(lots) if language == "zh" else _english(lots) for _ in range(count)]


def _english(lots: random.Random) -> str:
    draw = lots.random()
    if draw < 0.3:
        return f"{lots.choice(_FIRST)} {lots.choice(_LAST)}"
    if draw < 0.4:
        return lots.choice(_FIRST)
    if draw < 0.5:
        return lots.choice(_PLACES)
    if draw < 0.75:
        number = lots.choice(("", "", "-2", "_final", str(lots.randint(1, 2030))))
        return f"{lots.choice(_STEMS)}{number}.{lots.choice(_ENDS)}"
    if draw < 0.85:
        return f"{lots.choice(_FIRST).lower()}@{lots.choice(_STEMS)}.{lots.choice(('com', 'org', 'net'))}"
    if draw < 0.93:
        return f"{lots.randint(2019, 2031)}-{lots.randint(1, 12):02d}-{lots.randint(1, 28):02d}"
    return f"#{lots.randint(100, 99999)}"


def _chinese(lots: random.Random) -> str:
    draw = lots.random()
    if draw < 0.4:
        return lots.choice(_CHINESE_LAST) + "".join(lots.sample(_CHINESE_FIRST, lots.randint(1, 2)))
    if draw < 0.6:
        return lots.choice(_CHINESE_PLACES)
    if draw < 0.85:
        return f"{lots.choice(_CHINESE_STEMS)}{lots.choice(('', '', '1', '2', '终稿'))}.{lots.choice(_ENDS)}"
    return f"{lots.randint(2019, 2031)}年{lots.randint(1, 12)}月{lots.randint(1, 28)}日"
