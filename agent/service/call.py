"""One call at work on a thread of its own, and what it says to the client meanwhile.

The loop blocks: it waits for a screen, for a pace, for a person. Run where the protocol is read, it would
leave `stop` unread until there is nothing left to stop.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from agent.events import Answer, Question

ANSWER_SECONDS = 600.0  # a question that nobody answers must not keep the desktop for ever

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Progressed:
    """So many steps are done; the words say what the last one was."""

    steps: int
    words: str


@dataclass(frozen=True, slots=True)
class Over(Generic[T_co]):
    """The work has ended: with a result, or with an error."""

    result: T_co | None = None
    error: Exception | None = None


class Talk(Protocol):
    """What the work says to whoever called it."""

    def ask(self, question: Question) -> Answer:
        """Ask the client's person, and wait for the answer."""
        ...

    def progress(self, steps: int, words: str) -> None:
        """Say how far it is."""
        ...


class Call(Generic[T_co]):
    """Work on a thread of its own. It begins at once.

    name: what it is called where another call finds the desktop busy.
    post: takes each Question, Progressed and, at the end, Over, on the work's thread.
    """

    def __init__(
        self,
        name: str,
        work: Callable[[Talk], T_co],
        post: Callable[[Question | Progressed | Over[T_co]], None],
    ) -> None:
        self.name = name
        self.key = secrets.token_hex(8)
        self._work = work
        self._post = post
        self._answered = threading.Condition()
        self._question: Question | None = None
        self._answer: Answer | None = None
        self._thread = threading.Thread(target=self._run, name=f"call {name}")
        self._thread.start()

    @property
    def over(self) -> bool:
        return not self._thread.is_alive()

    @property
    def question(self) -> Question | None:
        """The question for whose answer it waits."""
        return self._question

    def join(self, seconds: float | None = None) -> bool:
        """Wait for the end of the work, at most so long; tell whether it has ended."""
        self._thread.join(seconds)
        return self.over

    def ask(self, question: Question) -> Answer:
        """Post the question and wait for `answer`; a refusal where none comes."""
        with self._answered:
            self._question, self._answer = question, None
        self._post(question)
        with self._answered:
            self._answered.wait_for(lambda: self._answer is not None, ANSWER_SECONDS)
            self._question = None
            self._answered.notify_all()
            return self._answer or Answer(
                yes=False, text=f"nobody answered within {ANSWER_SECONDS:g} s (call again)"
            )

    def progress(self, steps: int, words: str) -> None:
        self._post(Progressed(steps, words))

    def answer(self, answer: Answer) -> None:
        """Answer the question that is open, if one is."""
        with self._answered:
            if self._question is not None and self._answer is None:
                self._answer = answer
                self._answered.notify_all()

    def wait_while_asking(self) -> None:
        """Wait until no question is open."""
        with self._answered:
            self._answered.wait_for(lambda: self._question is None)

    def _run(self) -> None:
        try:
            over = Over(result=self._work(self))
        except Exception as error:  # whatever it is, the caller waits for it
            over = Over(error=error)
        self._post(over)
