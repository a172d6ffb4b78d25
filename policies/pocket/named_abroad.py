"""The page, row or place of an English program that a Chinese sentence names: '处理器' is 'Processor'.

The trap: a name of which only a part is known is another one, '删除的项目' is no 'Items'. So nothing of a
name may be left over, and only a line that says it whole and is the only one is taken.
"""

from __future__ import annotations

import re

from agent.senses import Found
from policies.pocket.view import View
from policies.pocket.written import CHINESE

_NAMES = (
    "处理器=processor,cpu|内存=memory,ram|磁盘=disk,drive|硬盘=hard disk,disk"
    "|文件系统=file system,filesystem|网络=network|显示器=display,monitor|显示=display|显卡=graphics"
    "|打印机=printer|电池=battery|电源=power|键盘=keyboard|鼠标=mouse|触摸板=touchpad|声音=sound,audio"
    "|音频=audio|视频=video|图像=image|图片=picture,image|音乐=music|文档=document|下载=download"
    "|桌面=desktop|主目录=home|主文件夹=home|主页=home|回收站=trash|废纸篓=trash|电脑=computer"
    "|计算机=computer|设备=device|存储=storage|系统=system|操作系统=operating system|用户=user"
    "|用户组=group|进程=process|资源=resource|服务=service|启动=startup|分区=partition|语言=language"
    "|区域=region|日期和时间=date and time|常规=general|通用=general|基本=basic|高级=advanced"
    "|外观=appearance,look and feel|界面=interface,user interface|编辑器=editor,editing"
    "|编辑=editing,edit|查看=view|字体=font|字体和颜色=fonts & colors,font & colors|颜色=color,colour"
    "|主题=theme|图标=icon|窗口=window|快捷键=shortcut,keyboard shortcut|快捷方式=shortcut|插件=plugin"
    "|扩展=extension,add-on|安全=security|隐私=privacy|连接=connection|账户=account|账号=account"
    "|通知=notification|更新=update|文件=file|工具栏=toolbar|状态栏=status bar|标签页=tab|终端=terminal"
    "|打印=printing,print|播放=playback|播放列表=playlist|字幕=subtitle|拼写=spelling"
    "|拼写检查=spell check,spell checking|编码=encoding|滚动=scrolling|历史=history|书签=bookmark"
    "|收藏=favorite,favourite,bookmark|最近=recent|概要=summary|摘要=summary|概览=overview|详情=detail"
    "|统计=statistic|关于=about|帮助=help|日历=calendar|联系人=contact|任务=task|笔记=note|收件箱=inbox"
    "|草稿=draft|垃圾邮件=spam"
)
_ENGLISH = {
    chinese: english.split(",") for chinese, english in (each.split("=") for each in _NAMES.split("|"))
}
_LEADS = re.compile(
    r"^(?:请|打开|查看|看一?[下看]|显示|进入|[切转跳]?换?[到至]|回到|前往|选择|选中|点击|点)+"
)
_KIND = re.compile(r"的?(?:信息|情况|页面?|标签页?|选项卡|面板|设置|选项|分类|类别|[一那这]?[项栏行])$")
_QUOTES = re.compile(r"[“”「」\"' ]")


def named_abroad(sentence: str, view: View) -> Found | None:
    """Return the one line of the window in front that says it in English; None for none, or several."""
    if CHINESE.search(sentence) is None:
        return None
    name = _QUOTES.sub("", _LEADS.sub("", sentence))
    english = {_key(each) for name in (name, _KIND.sub("", name)) for each in _ENGLISH.get(name, ())}
    found = [
        text
        for text in view.texts
        if _key(text.label) in english and text.box.center in view.front and not view.is_title(text.box)
    ]
    return found[0] if len(found) == 1 else None


def _key(label: str) -> str:
    """Return a name in one form: of one number, without what ends a label."""
    return label.strip(" .…:").lower().removesuffix("s")
