"""Decides over keys that wait, by looks at what came of them: plain text, a secret, or nothing yet.

The trap: a busy application paints late. A look from before it did shows nothing of a key, or only what an
earlier key wrote elsewhere, and says nothing about this one. So keys are let go where they are read, in a
place that the keys before them do not explain, and what nobody has seen after LAST_SECONDS is a secret: a
look that comes late can hide more, never less. A key that writes no letter, or only one and again, and that
changed something else, is let go as well.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence

from agent.geometry import Box, Window
from agent.record.clear_run import ClearRun
from agent.record.glance import Asked, Glance
from agent.record.guarded import MARGIN, Guarded
from agent.record.held import PASTED, Held, longest_streak
from agent.record.input import Event
from agent.record.naming import Names
from agent.record.outlet import Outlet
from agent.record.secrecy import Focused, secret_in
from agent.record.shown import is_bar, is_beside
from agent.record.sight import Sight
from agent.screenshot import Pixels, Screenshot
from agent.sight.dots import row_of_equals

SETTLE_SECONDS = 0.25  # before a look tells what came of a key
LIMIT_SECONDS = 1.0  # before a look tells that nothing else is coming
LAST_SECONDS = 8.0  # for what nobody has seen: a browser on a busy machine paints after some seconds
LOOKS = 5  # that are remembered, of half a second
_SECOND = 1_000_000_000


class Judge:
    """Holds the keys of a recording that wait, and knows what it has found of those before.

    run: the run of keys that goes on. pressed: the keys that are down. window: it has the keyboard.
    focused: what has it, as far as the application tells.
    """

    def __init__(self, *, sight: Sight, focused: Callable[[], Focused | None]) -> None:
        self.run = 0
        self.pressed: set[str] = set()
        self.window: Window | None = None
        self.held = Held()
        self.outlet = Outlet()
        self.guarded = Guarded()
        self._sight = sight
        self._focused = focused
        self._names = Names()
        self._clear = ClearRun()
        self._secret: dict[int, str] = {}  # the name of the secret that a run of keys is
        self._wrote_ns = 0  # when something was last written
        self._looks: deque[Screenshot] = deque(maxlen=LOOKS)
        self._base: Screenshot | None = None  # before the first key that waits
        self._doubtful: tuple[Box, ...] = ()
        self._stage: tuple[object, ...] = ()  # how long keys had waited, when it was last decided over them
        self._undecided: Pixels | None = None  # by which look

    # --- keys --------------------------------------------------------------------------------------------

    @property
    def is_secret(self) -> bool:
        """Whether what is typed now is known to be a secret."""
        return self.run in self._secret

    def begin_secret(self, kind: str, box: Box | None, label: str = "", *, guarding: bool) -> None:
        """Hide the run that goes on. guarding: the box, too."""
        name = self._secret[self.run] = self._names.of(kind, box, label, self.window)
        if guarding and box is not None:
            self.guarded.add(box, name, self.window)

    def begin_to_wait(self, events: Sequence[Event]) -> None:
        """Hold these, the first of the keys that wait, with the screen from before them."""
        self._base, self._stage = self._before(events[-1].at_ns), ()
        base_ns = self._base.taken_at * _SECOND if self._base is not None else 0
        if base_ns - self._wrote_ns > LIMIT_SECONDS * _SECOND:
            self._clear.earlier = ""  # it is painted by now
            if self.run != self._clear.run:
                self._clear.places = ()
        for event in events:
            self.held.add(self.run, event)

    def wrote(self, at_ns: int) -> None:
        """Remember when something was written last."""
        self._wrote_ns = at_ns

    def begin_run(self, *, found: bool = False) -> None:
        """Count what comes to another run. found: by a look, so that what came just before is of it, too."""
        self.run += 1
        if found and len(self._looks) > 1:
            self.held.count_to(self.run, round(self._looks[-2].taken_at * _SECOND))

    def pass_on(self, event: Event, run: int | None = None) -> None:
        """Let an event go, or what may be told of it where it is of a secret."""
        run = self.run if run is None else run
        if run in self._secret:
            self.outlet.hide(event, run, self._secret[run], self.pressed)
        else:
            self.outlet.let(event)

    # --- looks -------------------------------------------------------------------------------------------

    def see(self, screenshot: Screenshot) -> list[Box]:
        """Decide what this look allows to, and return what must not be kept of it while keys wait."""
        taken_ns = int(screenshot.taken_at * _SECOND)
        if self.held and taken_ns > self.held.since_ns:
            self._decide(screenshot, taken_ns)
        if self._looks and self.is_secret:
            for box in self._sight.changes(self._looks[-1], screenshot, self.window):
                self.guarded.add(box, self._secret[self.run], self.window)
        self._looks.append(screenshot)
        glance = self._glance(screenshot)
        if glance is None or all(run == self._clear.run for run in self.held.runs):
            return []
        page = glance.page
        return [*(box.grown(MARGIN) for box in glance.changes), *([page] if page is not None else [])]

    def end(self) -> None:
        """Decide over all that waits: there will be no other look."""
        if self.held:
            last = self._looks[-1] if self._looks else None
            fresh = last if last is not None and last.taken_at * _SECOND > self.held.since_ns else None
            self._decide(fresh, int(fresh.taken_at * _SECOND) if fresh else self.held.since_ns, ending=True)
            self.conceal_unseen()

    def _before(self, at_ns: int) -> Screenshot | None:
        """Return the last look that was taken before then: keys are told of later than they are pressed."""
        return next((look for look in reversed(self._looks) if look.taken_at * _SECOND < at_ns), None)

    def _decide(self, screenshot: Screenshot | None, now_ns: int, *, ending: bool = False) -> None:
        """Decide over the keys that wait, as far as this look allows it. now_ns: when it was taken."""
        glance = self._glance(screenshot)
        runs = self.held.runs
        if runs and runs[0] == self._clear.run:
            if glance is None or not self._continue(glance, runs, now_ns):
                return
            runs, glance = self.held.runs, self._glance(screenshot)
        if not runs or all(run in self._secret for run in runs):
            self._release()
            return
        age = (now_ns - self.held.since_ns) / _SECOND
        told = self._focused()
        if told is not None and told.secret and runs[-1] == self.run:
            self._conceal(runs, secret_in(told.label) or "password", told.box, told.label)
        elif glance is not None:
            self._look(glance, runs, age=age, ending=ending)
        elif age > LIMIT_SECONDS:
            self._conceal(runs, "secret", None)  # nobody could see what came of them

    def _glance(self, screenshot: Screenshot | None) -> Glance | None:
        if screenshot is None or self._base is None:
            return None
        return Glance(self._sight, self._base, screenshot, self.window, self._clear)

    def _look(self, glance: Glance, runs: list[int], *, age: float, ending: bool) -> None:
        """Decide over keys in a new field by what has changed since before they were pressed."""
        settled, final, last = age >= SETTLE_SECONDS, age > LIMIT_SECONDS, age > LAST_SECONDS
        stage = (len(self.held), settled, final, last, ending)
        if stage == self._stage and glance.now.image is self._undecided:
            return  # it would be read, and for nothing, ten times a second
        self._stage, self._undecided = stage, glance.now.image
        changes = glance.changes
        rows = [row for box in changes if (row := row_of_equals(glance.now, box)) is not None]
        plain = [
            box
            for box in changes
            if self.guarded.name_at(box) is None
            and not is_bar(box)
            and not any(row.box.overlap(box) for row in rows)
        ]
        plain.sort(key=lambda box: box.area)  # what was typed is small, and what is small is read fast
        while len(runs) > 1 and settled:
            single = [row.box for row in rows if row.count == 1 and not row.disc]
            first = self.held.typed(runs[:1])
            place = glance.place_of_all(first, [*plain, *single])
            if place is not None:
                if not self._let_run(glance, (place,), runs[0], until=runs[1], line=place):
                    return
            elif rows or set(first) - {PASTED}:
                break
            else:
                self._release(until=runs[1])  # no letter is in it
            plain = [box for box in plain if box != place]
            rows = [row for row in rows if row.box != place]
            changes = [box for box in changes if place is None or not box.overlap(place)]
            runs = runs[1:]
        typed, one = self.held.typed(runs), len(runs) == 1
        mask = next((row for row in rows if glance.is_mask(row, typed, final=final)), None)
        if mask is not None:
            self._conceal_asked(runs, glance.masked(mask.box))
            return
        guarded = next((name for box in changes if (name := self.guarded.name_at(box))), None)
        if guarded is not None and not plain:
            self._conceal(runs, guarded, None)
            return
        if settled and one and not (rows or guarded) and (line := glance.place_unread(typed, plain)):
            self._let_run(glance, (line,), runs[-1], until=None, line=line)
            return
        named = [row.box for row in rows if row.count > 1 or len(set(typed)) == 1]
        for box in (*plain, *named) if settled else ():  # reading takes its time
            if (asked := glance.asked_beside(box, len(typed))) is not None:
                self._conceal_asked(runs, asked)
                return
        if (kind := glance.prompt(runs[0], changes, settled=settled, final=final)) is not None:
            self._conceal(runs, kind, None)
        elif settled and one and (read := glance.place_read(typed, plain, rows, final=final)):
            places = tuple(box for box in changes if not is_bar(box))
            self._let_run(glance, places, runs[-1], until=None, line=read)
        elif final and not rows and glance.is_no_text(typed, changes, last=last):
            self._release()
        elif rows and final and (last or ending):
            self._conceal_asked(runs, glance.masked(rows[0].box))
        elif last:
            self.conceal_unseen()
        else:
            self._doubtful = tuple(changes)

    def _let_run(
        self, glance: Glance, places: tuple[Box, ...], run: int, *, until: int | None, line: Box
    ) -> bool:
        """Let a run go that is seen where it was typed; False where what names that place forbids it.

        line: where it was read.
        """
        letters = self.held.typed([run])
        for box in places:
            if (asked := glance.asked_beside(box, len(letters), now=True)) is not None:
                self._conceal_asked([run], asked)
                return False
        self._clear.begin(run, letters, places, line, glance.base, glance.now)
        self._doubtful = ()
        self._release(until=until)
        return True

    def _continue(self, glance: Glance, runs: list[int], now_ns: int) -> bool:
        """Go on in a field that showed what was typed, unless it does so no more; True where it is left.

        Keys wait here, too, until a look may have shown them.
        """
        run, left = runs[0], len(runs) > 1
        seen_ns = now_ns - int(SETTLE_SECONDS * _SECOND)
        keys = self.held.keys(run)
        ripe = [key for key in keys if key.at_ns <= seen_ns]
        if not ripe:
            return False
        letters = [*self._clear.letters, *self.held.typed([run], until_ns=seen_ns)]
        waiting = self.held.typed([run])
        most = max(longest_streak([*self._clear.letters, *waiting]), 1)
        own = [box for box in glance.changes if not left or is_beside(box, self._clear.places)]
        for box in own if len(set(letters)) > 1 else ():
            row = glance.row(box, len(letters))
            if row is not None and row.count > most:
                self._conceal_asked([run], glance.masked(row.box))
                return False
        self._clear.go_on(letters, glance.changes, len(waiting), None if left else glance.now)
        whole = len(ripe) == len(keys)
        self._release(until=runs[1] if left and whole else None, until_ns=None if whole else seen_ns)
        if self.held:
            self._base = self._before(self.held.since_ns) or self._base
        return left and whole

    # --- the outcome -------------------------------------------------------------------------------------

    def conceal_unseen(self) -> None:
        """Hide what waits and was not seen, wherever it may yet come to stand."""
        runs = [run for run in self.held.runs if run not in self._secret]
        glance = self._glance(self._looks[-1] if self._looks else None)
        page = glance.page if glance is not None else None
        self._doubtful = (*self._doubtful, *((page,) if page is not None else ()))
        self._conceal(runs, "secret", None)

    def _conceal_asked(self, runs: list[int], asked: Asked) -> None:
        self._conceal(runs, asked.kind, asked.box, asked.label)

    def _conceal(self, runs: list[int], kind: str, box: Box | None, label: str = "") -> None:
        """Tell the waiting keys of these runs as a secret."""
        self._clear.line = None
        known = kind in self._names and box is None
        name = kind if known else self._names.of(kind, box, label, self.window)
        self._secret.update(dict.fromkeys(runs, name))
        for each in (*([box] if box is not None else ()), *self._doubtful):
            self.guarded.add(each, name, self.window)
        self._release()

    def _release(self, until: int | None = None, until_ns: int | None = None) -> None:
        """Let go of what waits; of all before a run or up to a time, where one is named."""
        for run, event in self.held.let_go(until, until_ns):
            self.pass_on(event, run)
