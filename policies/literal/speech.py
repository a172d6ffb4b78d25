"""What the policy says of what it does: plain words, in the language of the task."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

from agent.actions import Button
from agent.errors import TaskNotUnderstood
from agent.geometry import Box, Point
from agent.reason import in_chinese, label_in_chinese
from policies.literal.instruction import (
    CheckThat,
    ClickOn,
    DragTo,
    HoldDown,
    HoverOver,
    Instruction,
    LetGo,
    PressKeys,
    ScrollBy,
    TypeText,
    WaitFor,
    WaitSeconds,
    written,
)
from policies.literal.token import Kind, is_chinese, tokens


@dataclass(frozen=True, slots=True)
class Speech:
    """Says things in English or in Chinese."""

    chinese: bool = False

    def seen(self, text: str, at: Point, screen: Box) -> str:
        """Say that a text is seen, and where."""
        if self.chinese:
            return f"看到{label_in_chinese(text) or f'“{text}”'}在{self._where(at, screen)}"
        return f"I see '{text}' {self._where(at, screen)}"

    def why(self, reason: str) -> str:
        """Say a reason of the core, which is in English."""
        return in_chinese(reason) if self.chinese else reason

    def because(self, what: str, why: str) -> str:
        """Say why of what: why something can't be done, or what is done with what is seen."""
        return f"{what}：{self.why(why)}" if self.chinese else f"{what}: {why}"

    def aside(self, words: str) -> str:
        """Add in brackets how something is done."""
        return f"（{words}）" if self.chinese else f" ({words})"

    def act(self, instruction: Instruction) -> str:
        """Say what an instruction makes the agent do."""
        if not self.chinese:
            return written(instruction)
        match instruction:
            case ClickOn(target, button, count):
                side = {Button.LEFT: "", Button.RIGHT: "右键", Button.MIDDLE: "中键"}[button]
                name = {1: "点击", 2: "双击", 3: "三击"}[count]
                return f"{side}{name}“{target.wanted.text}”"
            case HoverOver(target):
                return f"把指针移到“{target.wanted.text}”上"
            case DragTo(source, destination):
                return f"把“{source.wanted.text}”拖到“{destination.wanted.text}”"
            case TypeText(text, into):
                return (f"在“{into.wanted.text}”里" if into is not None else "") + f"输入“{text}”"
            case PressKeys(keys, times):
                return f"按 {'+'.join(keys)}" + (f" {times} 次" if times > 1 else "")
            case ScrollBy(right, down):
                way = "下" if down > 0 else "上" if down < 0 else "右" if right > 0 else "左"
                return f"向{way}滚动 {abs(down or right)} 格"
            case WaitFor(target, gone):
                return f"等待“{target.wanted.text}”{'消失' if gone else '出现'}"
            case WaitSeconds(seconds):
                return f"等待 {seconds:g} 秒"
            case CheckThat(target, shown):
                return f"检查“{target.wanted.text}”{'已' if shown else '没有'}显示"
            case HoldDown(key):
                return f"按住 {key}"
            case LetGo(key):
                return f"松开 {key}"
        assert_never(instruction)

    def shown(self, text: str, shown: bool) -> str:
        """Say that something is shown or not shown, as it was asked for."""
        if self.chinese:
            return f"“{text}”{'已' if shown else '没有'}显示，符合要求"
        return f"'{text}' is {'' if shown else 'not '}shown, as it should be"

    def waiting(self, text: str, gone: bool, waited: float, patience: float) -> str:
        """Say what is being waited for, and how long already."""
        if self.chinese:
            return f"“{text}”还{'在' if gone else '没有出现'}（{patience:g} 秒中的第 {waited:.0f} 秒）"
        state = "still shown" if gone else "not shown yet"
        return f"'{text}' is {state} ({waited:.0f} s of {patience:g} s)"

    def covered(self, title: str) -> str:
        """Say that a window is brought to the front first."""
        if self.chinese:
            return f"窗口“{title}”被挡住了，先点它的标题栏"
        return f"the window '{title}' is covered: I click its title bar first"

    def looking_again(self, why: str) -> str:
        """Say that the screen is looked at once more."""
        return f"再看一次：{self.why(why)}" if self.chinese else f"I look once more: {why}"

    def looking_further(self, why: str, what: str) -> str:
        """Say what is tried to bring something to view."""
        if self.chinese:
            return f"还没看到，继续找（{what}）：{self.why(why)}"
        return f"I look further ({what}): {why}"

    def holds(self, sentence: str) -> str:
        """Say that what is asked for is so already."""
        return f"已经是这样了：{sentence}" if self.chinese else f"that is so already: {sentence}"

    def unsure(self, sentence: str, sure: float) -> str:
        """Say how sure it is that this is what was meant."""
        if self.chinese:
            return f"“{sentence}”是指这里吗？只有 {sure:.0%} 的把握"
        return f"I am only {sure:.0%} sure that this is meant by '{sentence}'"

    def doubting(self, sentence: str, why: str) -> str:
        """Say that what was done seems to have come to nothing."""
        return (
            f"好像没有生效（{self.why(why)}）：{sentence}"
            if self.chinese
            else f"that seems to have done nothing ({why}): {sentence}"
        )

    def asking(self, sentence: str, why: str) -> str:
        """Ask the person how to go on with what can't be done."""
        if self.chinese:
            return f"做不到“{sentence}”：{self.why(why)}。该怎么做？（说明要点什么，或说“跳过”）"
        return f"I can't do '{sentence}': {why}. What shall I do? (say what to click, or 'skip')"

    def unread(self, sentence: str, why: str, example: str) -> str:
        """Ask the person to say in other words what is no kind of sentence that is known."""
        if self.chinese:
            return (
                f"没有看懂这一部分：“{sentence}”，屏幕上也没有它（{self.why(why)}）。请换个说法，例如：点击“{example}”、"
                "在名称中输入 张三、勾选自动保存；或说“跳过”"
            )
        return (
            f"I don't understand this part: '{sentence}'. It is no kind of sentence that I know, and nothing "
            f"on the screen says it ({why}). Please say it in other words, for example: click '{example}', "
            "type Ann in the Name field, turn on Auto save; or 'skip'"
        )

    def hardly_read(self, said: Sequence[str]) -> str:
        """Say how a task was read that may mean something else."""
        if self.chinese:
            return f"不确定是否读懂了，是这样吗：{'；'.join(said)}"
        return f"I am not sure that I read this rightly: {'; '.join(said)}"

    def done(self, count: int, remarks: Sequence[str] = (), answers: Sequence[str] = ()) -> str:
        """Say that everything is done.

        remarks: parts of the task that nothing was done for. answers: to what it asks, in order.
        """
        if self.chinese:
            over = "指令完成了" if count == 1 else f"{count} 条指令都完成了"
            over += f"：{'；'.join(answers)}" if answers else ""
            return "".join([over, *(f"（“{each}”当作说明，没有照做）" for each in remarks)])
        over = "the instruction is done" if count == 1 else f"all {count} instructions are done"
        over += f": {'; '.join(answers)}" if answers else ""
        return "".join([over, *(f" ('{each}' was taken for a remark)" for each in remarks)])

    def still_shown(self, text: str) -> str:
        """Say that something did not go away."""
        if self.chinese:
            return f"“{text}”仍然显示着（请检查上一步是否成功，或延长等待时间）"
        return f"'{text}' is still shown (see whether the step before worked, or allow more patience)"

    def _where(self, at: Point, screen: Box) -> str:
        column = min(int(3 * (at.x - screen.left) / screen.width), 2)
        row = min(int(3 * (at.y - screen.top) / screen.height), 2)
        if self.chinese:
            places = (("左上", "上方", "右上"), ("左侧", "中间", "右侧"), ("左下", "下方", "右下"))
            return places[row][column]
        if row == column == 1:
            return "in the middle"
        rows, columns = ("at the top", "", "at the bottom"), ("left", "", "right")
        return f"{rows[row] or 'on the'} {columns[column]}".strip()


def speech_for(task: str) -> Speech:
    """Return the language in which the task was written: what stands in quotes does not count."""
    try:
        words = [token.text for token in tokens(task) if token.kind is Kind.WORD]
    except TaskNotUnderstood:  # a quotation that is never closed
        words = list(task)
    return Speech(any(is_chinese(word[0]) for word in words))
