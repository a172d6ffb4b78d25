"""Claims about sentences that tell a value in words, name one thing, or say more about what is sent."""

from __future__ import annotations

import pytest

from policies.pocket.clause import clauses
from policies.pocket.intent import told

KNOWN = (
    ("Enter Olaf's e-mail", ("carry 'Olaf's e-mail' into 'text field'",)),
    ("Type 'maple' with the first letter capitalised into the box", ("type 'Maple' into 'box'",)),
    ("Set it to low priority", ("choose 'low' in 'priority'",)),
    ("Show only hotels under $90", ("show only 'under $90'",)),
    ("Filter the list to show only rows where Type is Bill", ("show only 'Bill' by 'Type'",)),
    ("Make the title bold and green", ("do 'make the title bold'", "do 'make the text green'")),
    ("Put the cursor before the word 'lake'", ("mark 'lake'", "press left")),
    ("Insert the page number at the top", ("do 'Insert the page number at the top'",)),
    ("Count the green triangles and type the number", ("answer 'how many green triangles' in 'text field'",)),
    ("Skip to 2:05", ("do 'jump to a time'", "type '2:05' into 'time'", "press enter")),
    ("Resize the box so that it is taller", ("make 'box' larger in height",)),
    ("Drag the slider to 12", ("set 'slider' to 12",)),
    ("Set the first slider to 3 and the second slider to 9",
     ("set 'first slider' to 3", "set 'second slider' to 9")),
    ("Write rain in today's page", ("if 'Today': click 'Today'", "type 'rain'")),
    ("Translate 'good night' into German", ("choose 'German'", "type 'good night' into 'text area'")),
    ("Convert 3 miles to metres", ("do 'Convert 3 miles to metres'",)),
    ("Follow Ines", ("follow at 'Ines'",)),
    ("Block rain_bot and report him", ("block at 'rain_bot'", "do 'report him'")),
    ("Add all songs by Ada to the queue", ("add to queue at 'all songs by Ada'",)),
    ("Create a meeting with Ida tomorrow at 2 pm",
     ("do 'create a new meeting'", "type 'Meeting with Ida' into 'title'", "type 'tomorrow' into 'date'",
      "type '2 pm' into 'time'")),
    ("Create a 1 hour event named Tea at 4pm", ("click beside '4pm'", "type 'Tea' into 'title'", "send")),
    ("Create a 3 hour event named Tea at 4pm", ("do 'Create a 3 hour event named Tea at 4pm'",)),
    ("Sum column C and put the total in C9", ("type '=SUM(C1:C8)' into cell C9",)),
    ("Merge B2 to D2", ("go to cell B2:D2", "do 'merge cells'")),
    ("Print 3 copies double-sided",
     ("do 'print'", "type '3' into 'copies'", "tick 'double-sided'", "press enter")),
    ("Open the third page", ("go to page 3",)),
    ("Select the items oak and elm from the list", ("choose 'oak'", "choose 'elm'")),
    ("Send Lea a heart", ("message at 'Lea'", "type '❤' into 'message'", "send")),
    ("Forward the mail from Ulf to Ann with the note 'as agreed'",
     ("forward at 'mail from Ulf'", "type 'Ann' into 'to'", "type 'as agreed' into 'message'", "send")),
    ("Forward the mail from Ulf to Ann and add the note 'as agreed'",
     ("forward at 'email from Ulf'", "type 'Ann' into 'to'", "type 'as agreed' into 'message'", "send")),
    ("Add the note 'ring twice'", ("type 'ring twice' into 'note'",)),
    ("Write an email to Ann, subject Tea, and save it as a draft",
     ("do 'write a new email'", "type 'Ann' into 'to'", "type 'Tea' into 'subject'", "do 'save draft'")),
    ("Start a video call with Ann", ("click 'Ann'", "do 'start a video call'")),
    ("Reply to all and say that I am late", ("do 'reply to all'", "type 'I am late' into 'message'", "send")),
    ("Write a review with 3 stars: 'Fine'", ("give 3 stars", "type 'Fine' into 'review'")),
    ("Write a post with the title Winter", ("do 'create a new post'", "type 'Winter' into 'title'")),
    ("Tick the first and the third box", ("tick 'first box'", "tick 'third box'")),
    ("Choose Friday, May 3 in the calendar", ("choose 'May 3' in 'calendar'",)),
    ("Answer question 2 with 'Oslo'", ("type 'Oslo' into 'question 2'",)),
    ("Find out whether cats are allowed", ("answer 'whether cats are allowed'",)),
    ("Set the job of Lea Stern to ready", ("type 'ready' into 'job of Lea Stern'",)),
    ("Sign up with the e-mail a@b.org and the password fern5",
     ("type 'a@b.org' into 'e-mail'", "type 'fern5' into 'password'", "click 'sign up'")),
    ("Search my mails for the bill from Ulm", ("search for 'bill from Ulm'",)),
    ("Put tea and rice on the shopping list",
     ("type 'tea' into 'text field'", "do 'add'", "type 'rice' into 'text field'", "do 'add'")),
    ("Share the folder Maps with Ann", ("share at 'folder Maps'", "choose 'Ann'")),
    ("Report the post by troll7 as spam", ("report at 'post by troll7'", "choose 'spam'")),
    ("Write the average of A2 to A8 into A9", ("type '=AVERAGE(A2:A8)' into cell A9",)),
    ("Copy A1 to A3 to D1", ("go to cell A1:A3", "press ctrl+c", "go to cell D1", "press ctrl+v")),
    ("Press and hold the star for 2 seconds", ("do 'Press and hold the star for 2 seconds'",)),
    ("Tick the rice and the onions in the shopping list", ("tick 'rice'", "tick 'onions'")),
    ("Find flights from Bonn to Rome on May 3 returning May 9 for two adults",
     ("type 'Bonn' into 'From'", "type 'Rome' into 'To'", "type 'May 3' into 'Date'",
      "type 'May 9' into 'Return'", "type '2' into 'Passengers'", "click 'search'")),
    ("把孙浩的成绩改成61", ("type '61' into '孙浩的成绩'",)),
    ("把手机号改成139并保存", ("type '139' into '手机号'", "do '保存'")),
    ("打包带走，不要餐具", ("choose '打包带走'", "untick '餐具'")),
    ("来两份炒面，微辣", ("have 2 of '炒面'", "choose '微辣'")),
    ("把B1到B4的平均值写到B5", ("type '=AVERAGE(B1:B4)' into cell B5",)),
    ("删除第3到5行", ("go to cell 3:5", "do '删除行'")),
    ("另存为PDF", ("do '导出为PDF'",)),
    ("十分钟后锁屏", ("choose '十分钟' in '锁屏'",)),
    ("把亮度调到45%", ("set '亮度' to 45",)),
    ("紧急", ("choose '紧急'",)),
    ("后天下午上门", ("choose '后天下午' in '上门时间'",)),
    ("只显示类型为账单的记录", ("show only '账单' by '类型'",)),
    ("数量改成4", ("type '4' into '数量'",)),
    ("跳到3分5秒", ("do '跳到指定时间'", "type '3:05' into '时间'", "press enter")),
    ("新建一个名为“海”的文件夹，把照片放进去",
     ("do '新建文件夹'", "type '海'", "press enter", "drag '照片' to '海'")),
    ("在 C4 输入“税”", ("type '税' into cell C4",)),
    ("计算A列的总和，写到A7", ("type '=SUM(A1:A6)' into cell A7",)),
    ("合并A1到B1", ("go to cell A1:B1", "do '合并单元格'")),
    ("订一张从武汉到昆明的最便宜的机票",
     ("type '武汉' into '出发'", "type '昆明' into '到达'", "click '搜索'", "book at '最便宜的机票'")),
    ("转发小赵的邮件给小钱，并附上“已阅”",
     ("forward at '小赵的邮件'", "type '小钱' into 'to'", "type '已阅' into 'message'", "send")),
    ("写一封邮件给小钱，主题是茶，存为草稿",
     ("do '写邮件'", "type '小钱' into 'to'", "type '茶' into 'subject'", "do '存为草稿'")),
    ("和小钱视频通话", ("click '小钱'", "do '视频通话'")),
    ("给小钱发消息：我到了", ("message at '小钱'", "type '我到了' into 'message'", "send")),
)  # fmt: skip


@pytest.mark.parametrize(("sentence", "read"), KNOWN)
def test_what_is_told_in_words_is_no_text_to_be_typed(sentence, read):
    assert tuple(told(clause.intent) for clause in clauses(sentence)) == read


@pytest.mark.parametrize(
    "sentence", ["Count me in", "不急", "日期改到下周一", "Select the words at sea and link them"]
)
def test_what_only_looks_like_such_a_frame_is_not_taken_for_one(sentence):
    assert not any(clause.certain for clause in clauses(sentence))
