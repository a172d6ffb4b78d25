"""Keeping secrets out of a recording: keys wait here until the screen has shown what came of them.

The trap: that a field is for a password is seen only after its first letter is there as a dot, and by then
the letter is in the file. So what writes is held back, in memory alone, until a look at the screen that was
taken after it shows what it wrote: letters, and it goes on to the file; marks that are all the same, or
nothing after a terminal asked for a password, and it is told as one `Secret`. The field's own words, the role
that the application tells, and programs that ask for nothing else are signs as well.

All events keep their order, so that those behind a waiting key wait, too; whoever kills the recorder loses
what waits.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

from agent.geometry import Window
from agent.record.held import MODIFYING, SEPARATING
from agent.record.input import Around, Event, KeyDown, KeyUp, Pressed, Written
from agent.record.judge import LAST_SECONDS, LIMIT_SECONDS, Judge
from agent.record.secrecy import Focused, is_listed, secret_in
from agent.record.sight import Sight
from agent.redaction import BLANK
from agent.screenshot import Screenshot
from agent.senses import Reader

_UNSEEN_NS = round((LAST_SECONDS + LIMIT_SECONDS) * 1e9)


class Redactor:
    """Every event and every look of a recording goes through here before it is kept. Any thread.

    applications: in these, every key is secret and the whole window is blanked.
    pause_key: pressed before something secret is typed, and again afterwards.
    focused: what has the keyboard, as far as the application tells; None where nobody knows.
    reader: not the one with which anything else reads.
    """

    def __init__(
        self,
        *,
        reader: Reader,
        applications: Sequence[str] = (),
        pause_key: str = "pause",
        focused: Callable[[], Focused | None] = lambda: None,
    ) -> None:
        self._judge = Judge(sight=Sight(reader), focused=focused)
        self._applications = tuple(applications)
        self._pause_key = pause_key
        self._focused = focused
        self._lock = threading.RLock()
        self._lead: list[Event] = []  # since a modifier went down that may belong to a secret letter
        self._paused = False
        self._windows: tuple[Window, ...] = ()
        self._looked_ns: int | None = None  # when it was first asked what is due after the last look

    def event(self, event: Event) -> tuple[Event, ...]:
        """Take the next event, and return what may be written now: often nothing, later more."""
        with self._lock:
            if not self._is_of_pause(event):
                self._follow(event)
                self._take(event)
            return self._judge.outlet.take()

    def frame(self, screenshot: Screenshot) -> Screenshot:
        """Return a look without what is secret on it, or may be; what it decides is returned by `due`.

        Every look comes here, the ones that show nothing new as well: they tell that nothing came of a key.
        """
        with self._lock:
            self._looked_ns = None
            boxes = self._judge.see(screenshot)
            boxes += self._judge.guarded.boxes(self._windows, screenshot)
            boxes += [each.box for each in self._windows if self._is_listed(each)]
            if self._paused:
                window = self._judge.window
                boxes.append(window.box if window else screenshot.area)
            return screenshot.painted(boxes, BLANK)

    def due(self, now_ns: int) -> tuple[Event, ...]:
        """Return what has been decided since; to be asked some ten times a second.

        now_ns: of the clock of the events. What waits while there are no looks for so long is a secret.
        """
        with self._lock:
            if self._looked_ns is None:
                self._looked_ns = now_ns  # not before: a look may have waited for long until it came here
            held = self._judge.held
            if held and now_ns - max(held.since_ns, self._looked_ns) > _UNSEEN_NS:
                self._judge.conceal_unseen()
            return self._judge.outlet.take()

    @property
    def waits(self) -> bool:
        """Whether keys wait for a look at what came of them."""
        with self._lock:
            return len(self._judge.held) > 0

    def close(self) -> tuple[Event, ...]:
        """Decide what still waits, and return it: there will be no other look."""
        with self._lock:
            self._judge.end()
            self._let_lead()
            return self._judge.outlet.take()

    def _is_of_pause(self, event: Event) -> bool:
        """Tell whether an event is of the key that pauses, which is never written; and pause, or go on."""
        if not isinstance(event, KeyDown | KeyUp) or event.key != self._pause_key:
            return False
        if isinstance(event, KeyDown) and not event.repeat:
            self._paused = not self._paused
            self._judge.begin_run()
        return True

    def _follow(self, event: Event) -> None:
        """Keep up with the windows, the keys that are down, and the run of keys that goes on."""
        judge = self._judge
        match event:
            case Around(_, windows):
                before, self._windows = judge.window, windows
                judge.window = next((each for each in windows if each.active), next(iter(windows), None))
                if _is_other(before, judge.window):
                    judge.begin_run(found=True)
            case KeyDown(_, key):
                judge.pressed.add(key)
                if key in SEPARATING:
                    judge.begin_run()
            case KeyUp(_, key):
                judge.pressed.discard(key)
            case Pressed():
                judge.begin_run()
            case _:
                pass

    def _take(self, event: Event) -> None:
        judge = self._judge
        writes = self._writes(event)
        if writes and not judge.is_secret:
            self._begin_secret_where_it_is_told()
        if judge.held:
            judge.held.add(judge.run, event)
        elif judge.is_secret or not (writes or self._leads(event)):
            self._let_lead()
            judge.pass_on(event)
        else:
            self._lead.append(event)
            if writes:
                lead, self._lead = self._lead, []
                judge.begin_to_wait(lead)
        if writes:
            judge.wrote(event.at_ns)

    def _let_lead(self) -> None:
        lead, self._lead = self._lead, []
        for each in lead:
            self._judge.pass_on(each)

    def _leads(self, event: Event) -> bool:
        """Tell whether an event waits to see if the next key is a letter: it may be the shift of a secret."""
        if isinstance(event, KeyDown):
            return event.key in MODIFYING and not event.repeat
        return bool(self._lead) and not isinstance(event, KeyUp | Pressed)

    def _writes(self, event: Event) -> bool:
        """Tell whether an event writes something, or may."""
        match event:
            case Written():
                return True
            case KeyDown(_, key, text, _, dead):
                held = self._judge.pressed
                if (key == "v" and "ctrl" in held) or (key == "insert" and held & {"ctrl", "shift"}):
                    return True  # from the clipboard
                if key in SEPARATING or held & {"ctrl", "alt", "super"}:
                    return False
                return bool(text) or dead
            case _:
                return False

    def _begin_secret_where_it_is_told(self) -> None:
        """Begin hiding where no look is needed: in a listed program, in a pause, where the role says it."""
        judge = self._judge
        if self._paused or (judge.window is not None and self._is_listed(judge.window)):
            kind = "secret" if self._paused else "password"
            judge.begin_secret(kind, judge.window.box if judge.window else None, guarding=self._paused)
            return
        focused = self._focused()
        if focused is not None and focused.secret and not judge.held:
            kind = secret_in(focused.label) or "password"
            judge.begin_secret(kind, focused.box, focused.label, guarding=True)

    def _is_listed(self, window: Window) -> bool:
        return is_listed(window.application, self._applications)


def _is_other(before: Window | None, now: Window | None) -> bool:
    """Tell whether the keyboard has gone to another window; a new title alone is none."""
    if before is None or now is None:
        return before is not now
    same = (before.application, before.pid) == (now.application, now.pid)
    return not same or (before.box != now.box and before.title != now.title)
