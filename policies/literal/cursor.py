"""A place in a task that is being read, and what comes next there."""

from __future__ import annotations

from typing import NoReturn

from policies.literal.token import Kind, Token, complaint, tokens


class Cursor:
    """Steps through the tokens of a task, never backing up by more than a few."""

    def __init__(self, task: str) -> None:
        self.task = task
        self.tokens = tokens(task)
        self.at = 0

    @property
    def token(self) -> Token | None:
        """What comes next, None at the end."""
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def word(self, ahead: int = 0) -> str:
        """Return the word that comes next, or nothing where no word does."""
        index = self.at + ahead
        return self.tokens[index].word if index < len(self.tokens) else ""

    def is_quoted(self, ahead: int = 0) -> bool:
        """Tell whether a text in quotes comes next."""
        index = self.at + ahead
        return index < len(self.tokens) and self.tokens[index].kind is Kind.QUOTED

    def take_word(self, *words: str) -> bool:
        """Step over the next word if it is one of these."""
        if self.word() in words:
            self.at += 1
            return True
        return False

    def skip(self, words: tuple[str, ...]) -> None:
        """Step over all of these words that come next."""
        while self.take_word(*words):
            pass

    def take_quoted(self, example: str) -> str:
        """Step over a text in quotes and return it. Raises TaskNotUnderstood where none comes."""
        token = self.token
        if token is None or token.kind is not Kind.QUOTED:
            self.fail("a text in quotes is wanted here", f"write, for example: {example}")
        self.at += 1
        return token.text

    def written(self, start: int) -> str:
        """Return the task as it was written, from a token to the last one that was stepped over."""
        return self.task[self.tokens[start].start : self.tokens[self.at - 1].end] if self.at > start else ""

    def fail(self, wrong: str, remedy: str) -> NoReturn:
        """Raise TaskNotUnderstood, pointing at what comes next."""
        token = self.token
        raise complaint(self.task, len(self.task) if token is None else token.start, wrong, remedy)
