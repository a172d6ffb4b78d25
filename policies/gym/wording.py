"""Words that buttons and headings are made of: verbs, what they are done to, and sorts of things.

The trap: a button 'Commit' stands under a heading 'Staged changes', and 'commit the staged changes' means the
button. So a heading is made of the nouns that the sentence about the button has.
"""

from __future__ import annotations

VERBS = {
    "Commit": "提交", "Push": "推送", "Pull": "拉取", "Fetch": "获取", "Send": "发送", "Start": "启动",
    "Stop": "停止", "Apply": "应用", "Build": "构建", "Run": "运行", "Test": "测试", "Save": "保存",
    "Load": "加载", "Print": "打印", "Scan": "扫描", "Download": "下载", "Upload": "上传", "Install": "安装",
    "Remove": "移除", "Add": "添加", "Create": "创建", "Delete": "删除", "Rename": "重命名", "Copy": "复制",
    "Move": "移动", "Import": "导入", "Export": "导出", "Refresh": "刷新", "Connect": "连接",
    "Disconnect": "断开", "Pair": "配对", "Sync": "同步", "Restore": "恢复", "Encrypt": "加密",
    "Sign": "签名",
    "Verify": "验证", "Publish": "发布", "Share": "分享", "Invite": "邀请", "Join": "加入", "Leave": "离开",
    "Call": "呼叫", "Book": "预订", "Order": "订购", "Pay": "支付", "Buy": "购买", "Subscribe": "订阅",
    "Unlock": "解锁", "Lock": "锁定", "Compare": "比较", "Merge": "合并", "Convert": "转换",
    "Calculate": "计算", "Search": "搜索", "Find": "查找", "Replace": "替换", "Skip": "跳过", "Retry": "重试",
    "Pause": "暂停", "Resume": "继续", "Record": "录制", "Reset": "重置", "Clear": "清除", "Submit": "提交",
    "Accept": "接受", "Decline": "拒绝", "Confirm": "确认", "Cancel": "取消", "Approve": "批准",
    "Archive": "归档", "Block": "屏蔽", "Report": "举报", "Upgrade": "升级", "Update": "更新",
    "Mount": "挂载",
    "Eject": "弹出", "Format": "格式化", "Check": "检查", "Stage": "暂存", "Revert": "还原", "Deploy": "部署",
    "Sort": "排序", "Filter": "筛选", "Translate": "翻译", "Reply": "回复", "Forward": "转发",
    "Preview": "预览", "Extract": "解压", "Compress": "压缩", "Scale": "缩放", "Crop": "裁剪",
    "Duplicate": "复制一份", "Assign": "分配", "Schedule": "安排", "Empty": "清空", "Rescan": "重新扫描",
}  # fmt: skip
MANNERS = {
    "Staged": "已暂存的", "New": "新", "Selected": "所选", "Unsaved": "未保存的", "Remote": "远程",
    "Local": "本地", "Recent": "最近的", "Shared": "共享", "Hidden": "隐藏的", "Old": "旧",
    "Missing": "缺失的", "Marked": "标记的", "Open": "打开的", "All": "全部", "Weekly": "每周",
    "Current": "当前", "Temporary": "临时", "Available": "可用的", "Pending": "待处理的", "Unread": "未读",
}  # fmt: skip
THINGS = {
    "changes": "更改", "files": "文件", "messages": "消息", "packages": "软件包", "photos": "照片",
    "contacts": "联系人", "tasks": "任务", "invoices": "发票", "backup": "备份", "archive": "归档文件",
    "repository": "仓库", "branch": "分支", "server": "服务器", "device": "设备", "printer": "打印机",
    "report": "报告", "document": "文档", "table": "表格", "query": "查询", "order": "订单",
    "payment": "付款", "ticket": "票", "meeting": "会议", "call": "通话", "password": "密码", "key": "密钥",
    "certificate": "证书", "account": "账户", "group": "群组", "channel": "频道", "playlist": "播放列表",
    "recording": "录音", "image": "图像", "layer": "图层", "selection": "选区", "drive": "磁盘",
    "network": "网络", "settings": "设置", "rules": "规则", "results": "结果", "draft": "草稿",
    "translation": "译文", "timer": "计时器", "game": "游戏", "entries": "条目", "project": "项目",
}  # fmt: skip
SORTS = {
    "difficulty": "难度", "level": "关卡", "plan": "套餐", "size": "尺寸", "theme": "主题",
    "account": "账户", "device": "设备", "profile": "配置", "template": "模板", "format": "格式",
    "mode": "模式", "quality": "画质", "payment method": "支付方式", "address": "地址", "seat": "座位",
    "flight": "航班", "room": "房间", "course": "课程", "lesson": "课", "chapter": "章", "song": "歌曲",
    "game": "游戏", "player": "玩家", "team": "队伍", "answer": "答案", "recipe": "菜谱",
    "product": "商品", "option": "选项", "printer": "打印机", "server": "服务器", "layout": "布局",
    "wallpaper": "壁纸", "category": "分类", "result": "结果", "suggestion": "建议", "step": "步骤",
}  # fmt: skip


def pick(table: dict[str, str], key: str, language: str) -> str:
    """Return a word of a table in this language."""
    return table[key] if language == "zh" else key
