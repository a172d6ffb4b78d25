"""What interface words of one language are called in the other: a Chinese sentence about an English program.

The trap: a word for word translation of a sentence is no sentence. Only the words that entries of menus have
are put in place of the Chinese ones, the longest first, and what is left over tells nothing.
"""

from __future__ import annotations

from policies.pocket.written import CHINESE

_WORDS = (
    "另存为=save as|保存=save|新建=new|打开=open|关闭=close|退出=quit|打印=print|导出=export|导入=import"
    "|撤销=undo|重做=redo|剪切=cut|复制=copy|粘贴=paste|全选=select all|查找=find|搜索=search|替换=replace"
    "|删除=delete|重命名=rename|属性=properties|清空=clear|清除=clear|刷新=reload|首选项=preferences"
    "|偏好设置=preferences|设置=settings|选项=options|关于=about|帮助=help|快捷键=shortcuts|科学=scientific"
    "|高级=advanced|基本=basic|程序员=programming|编程=programming|财务=financial|统计=statistic"
    "|状态栏=status bar|工具栏=toolbar|菜单栏=menu bar|侧边栏=side|侧栏=side|边栏=side|地址栏=location bar"
    "|行号=line numbers|自动换行=word wrap|换行=wrap|全屏=full screen|缩放=zoom|放大=zoom in|缩小=zoom out"
    "|字体=font|颜色=color|主题=theme|语言=language|历史记录=history|历史=history|书签=bookmark"
    "|隐藏文件=hidden|列表=list|图标=icon|缩略图=thumbnail|详细=detail|紧凑=compact|排序=sort|大小=size"
    "|名称=name|日期=date|类型=type|旋转=rotate|翻转=flip|镜像=mirror|水平=horizontal|垂直=vertical"
    "|顺时针=clockwise|逆时针=counterclockwise|向左=left|向右=right|左边=left|右边=right|幻灯片=slideshow"
    "|拼写=spelling|标签页=tab|文件夹=folder|单位=unit|弧度=radian|角度=angle|度数=degree|十六进制=hexadecimal"
    "|二进制=binary|八进制=octal|十进制=decimal|小键盘=keypad|键盘=keypad|表格=table|图片=image|网格=grid"
    "|标尺=ruler|空格=space|空白=whitespace|大写=uppercase|小写=lowercase|粗体=bold|斜体=italic|下划线=underline"
    "|居中=center|粘滞=sticky|随机=shuffle|循环=repeat|均衡器=equalizer|播放=play|暂停=pause|静音=mute"
    "|播放列表=playlist|显示=show|隐藏=hide|分割=split|游戏=game|难度=difficulty|简单=easy|困难=hard|视图=view"
    "|隐藏的文件=hidden|专辑=album|浏览=browse|音乐=music|收藏=collection|轨道=track|立体声=stereo"
    "|模式=mode|插件=plugins|错误=errors|注释=comment|缩进=indent|编码=encoding|日志=log|模板=template"
)
_TABLE = tuple(sorted((tuple(pair.split("=")) for pair in _WORDS.split("|")), key=lambda pair: -len(pair[0])))


def is_foreign(sentence: str, label: str) -> bool:
    """Tell whether a sentence is Chinese and a label is not."""
    return CHINESE.search(sentence) is not None and CHINESE.search(label) is None


def translated(sentence: str) -> str:
    """Return the interface words of a Chinese sentence in English, in order; nothing where it has none."""
    for chinese, english in _TABLE:
        sentence = sentence.replace(chinese, f" {english} ")
    return " ".join(CHINESE.sub(" ", sentence).split())
