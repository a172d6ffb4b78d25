"""Keeping secrets out of a recording: keys wait here until the screen has shown what came of them.

The trap: that a field is for a password is seen only after its first letter is there as a dot, and by then
the letter is in the file. So what writes is held back, in memory alone, until a look at the screen that was
taken after it shows what it wrote: letters, and it goes on to the file; marks that are all the same, or
nothing after a terminal asked for a password, and it is told as one `Secret`. The field's own words, the role
that the application tells, and programs that ask for nothing else are signs as well.

A second trap: a busy application paints late. A look from before it did shows nothing of a key, or only what
an earlier key wrote elsewhere, and says nothing about this one. So keys are let go where they are read, in a
place that the keys before them do not explain, and what nobody has seen after LAST_SECONDS is a secret: a
look that comes late can hide more, never less. A key that writes no letter, or only one and again, and that
changed something else, is let go as well. All events keep their order, so that those behind a waiting key
wait, too; whoever kills the recorder loses what waits.
"""

from __future__ import annotations

import itertools
import re
import threading
from collections import deque
from collections.abc import Callable, Sequence

from agent.geometry import Box, Window
from agent.record.guarded import MARGIN, Guarded
from agent.record.input import Around, Event, KeyDown, KeyUp, Pressed, Secret, Written
from agent.record.own_line import OwnLine, is_same_around
from agent.record.secrecy import Focused, is_listed, is_repeated, secret_in
from agent.record.shown import is_all_shown, is_as_wide, is_bar, is_beside, is_readable, is_shown
from agent.record.sight import Sight
from agent.redaction import blanked
from agent.screenshot import Pixels, Screenshot
from agent.senses import Reader
from agent.sight.dots import Row, row_of_equals

SETTLE_SECONDS = 0.25  # before a look tells what came of a key
LIMIT_SECONDS = 1.0  # before a look tells that nothing else is coming
LAST_SECONDS = 8.0  # for what nobody has seen: a browser on a busy machine paints after some seconds
LOOKS = 5  # that are remembered, of half a second
DOTS = frozenset("*.·•●‧∙⋅-_")  # who types one of these sees equal marks, and no mask
_SEPARATING = frozenset(("tab", "enter", "numenter", "esc"))
_MODIFYING = frozenset(("ctrl", "shift", "alt", "super", "altgr", "capslock"))
_REMEMBERED = 200  # letters that may be painted late
_PASTED = "\0"  # among the letters that were typed
_SECOND = 1_000_000_000


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
        self._sight = Sight(reader)
        self._applications = tuple(applications)
        self._pause_key = pause_key
        self._focused = focused
        self._lock = threading.RLock()
        self._held: deque[tuple[int, Event]] = deque()  # with the number of the run of keys
        self._lead: list[Event] = []  # since a modifier went down that may belong to a secret letter
        self._ready: list[Event] = []
        self._run = 0  # a run of keys goes into one field
        self._clear_run: int | None = None
        self._places: tuple[Box, ...] = ()  # where the clear run was read
        self._line: OwnLine | None = None  # in which the clear run was read
        self._letters: list[str] = []  # what was typed in the clear run
        self._earlier = ""  # what was typed before the keys that wait, and may be painted after them
        self._wrote_ns = 0  # when something was last written
        self._secret: dict[int, str] = {}  # the name of the secret that a run of keys is
        self._told: set[int] = set()  # the runs whose Secret was told
        self._paused = False
        self._pressed: set[str] = set()
        self._hidden: set[str] = set()  # keys whose coming up is not told
        self._waiting: list[Event] = []  # modifiers in a secret field that may yet belong to a shortcut
        self._windows: tuple[Window, ...] = ()
        self._guarded = Guarded()
        self._doubtful: tuple[Box, ...] = ()
        self._stage: tuple[object, ...] = ()  # how long keys had waited, when it was last decided over them
        self._undecided: Pixels | None = None  # by which look
        self._names: dict[tuple[str, str, int], str] = {}
        self._base: Screenshot | None = None  # before the first key that waits
        self._looks: deque[Screenshot] = deque(maxlen=LOOKS)
        self._looked_ns: int | None = None  # when it was first asked what is due after the last look

    def event(self, event: Event) -> tuple[Event, ...]:
        """Take the next event, and return what may be written now: often nothing, later more."""
        with self._lock:
            self._take(event)
            return self._released()

    def frame(self, screenshot: Screenshot) -> Screenshot:
        """Return a look without what is secret on it, or may be; what it decides is returned by `due`.

        Every look comes here, the ones that show nothing new as well: they tell that nothing came of a key.
        """
        with self._lock:
            taken_ns = int(screenshot.taken_at * _SECOND)
            self._looked_ns = None
            if self._held and taken_ns > self._since:
                self._decide(screenshot, taken_ns)
            window = self._active
            if self._last is not None and self._is_secret_now:
                for box in self._sight.changes(self._last, screenshot, window):
                    self._guarded.add(box, self._secret[self._run], window)
            self._looks.append(screenshot)
            boxes = self._guarded.boxes(self._windows, screenshot)
            boxes += [each.box for each in self._windows if is_listed(each.application, self._applications)]
            if self._paused:
                boxes.append(window.box if window else screenshot.area)
            if self._base is not None and any(run != self._clear_run for run in self._runs()):
                changes = self._sight.changes(self._base, screenshot, window)
                page = self._sight.new_page(self._base, screenshot, window)
                boxes += [box.grown(MARGIN) for box in changes] + ([page] if page is not None else [])
            return blanked(screenshot, boxes)

    def due(self, now_ns: int) -> tuple[Event, ...]:
        """Return what has been decided since; to be asked some ten times a second.

        now_ns: of the clock of the events. What waits while there are no looks for so long is a secret.
        """
        with self._lock:
            if self._looked_ns is None:
                self._looked_ns = now_ns  # not before: a look may have waited for long until it came here
            waited_ns = now_ns - max(self._since, self._looked_ns)
            if self._held and waited_ns > (LAST_SECONDS + LIMIT_SECONDS) * _SECOND:
                self._conceal_unseen()
            return self._released()

    @property
    def waits(self) -> bool:
        """Whether keys wait for a look at what came of them."""
        with self._lock:
            return bool(self._held)

    def close(self) -> tuple[Event, ...]:
        """Decide what still waits, and return it: there will be no other look."""
        with self._lock:
            if self._held:
                fresh = self._fresh
                self._decide(fresh, int(fresh.taken_at * _SECOND) if fresh else self._since, ending=True)
                self._conceal_unseen()
            self._flush_lead()
            return self._released()

    # --- events ------------------------------------------------------------------------------------------

    def _take(self, event: Event) -> None:
        match event:
            case Around(_, windows):
                before, self._windows = self._active, windows
                if _is_other(before, self._active):
                    self._run += 1
                    self._move_to_new_run()
            case KeyDown(_, key) if key == self._pause_key:
                if not event.repeat:
                    self._paused = not self._paused
                    self._run += 1
                return
            case KeyUp(_, key) if key == self._pause_key:
                return
            case KeyDown(_, key):
                self._pressed.add(key)
                if key in _SEPARATING:
                    self._run += 1
            case KeyUp(_, key):
                self._pressed.discard(key)
            case Pressed():
                self._run += 1
            case _:
                pass
        writes = self._writes(event)
        if writes and not self._is_secret_now:
            self._begin_secret_where_it_is_told()
        if self._held:
            self._held.append((self._run, event))
        elif self._is_secret_now:
            lead, self._lead = self._lead, []
            for each in (*lead, event):
                self._hide(each, self._run)
        elif writes:
            self._begin_to_wait(event.at_ns)
            self._held.extend((self._run, each) for each in (*self._lead, event))
            self._lead.clear()
        elif self._leads(event):
            self._lead.append(event)
        else:
            self._flush_lead()
            self._let(event)
        if writes:
            self._wrote_ns = event.at_ns

    def _begin_to_wait(self, at_ns: int) -> None:
        """Remember the screen from before this key, and what it may not have shown yet."""
        self._base, self._stage = self._before(at_ns), ()
        base_ns = self._base.taken_at * _SECOND if self._base is not None else 0
        if base_ns - self._wrote_ns > LIMIT_SECONDS * _SECOND:
            self._earlier = ""
            if self._run != self._clear_run:
                self._places = ()

    def _move_to_new_run(self) -> None:
        """Count keys since the look before the last one to the window that was found after it."""
        if len(self._looks) < 2:
            return
        since = self._looks[-2].taken_at * _SECOND
        events = [(self._run if event.at_ns > since else run, event) for run, event in self._held]
        self._held = deque(events)

    def _leads(self, event: Event) -> bool:
        """Tell whether an event waits to see if the next key is a letter: it may be the shift of a secret."""
        if isinstance(event, KeyDown):
            return event.key in _MODIFYING and not event.repeat
        return bool(self._lead) and not isinstance(event, KeyUp | Pressed)

    def _writes(self, event: Event) -> bool:
        """Tell whether an event writes something, or may."""
        match event:
            case Written():
                return True
            case KeyDown(_, key, text, _, dead):
                held = self._pressed
                if (key == "v" and "ctrl" in held) or (key == "insert" and held & {"ctrl", "shift"}):
                    return True  # from the clipboard
                if key in _SEPARATING or held & {"ctrl", "alt", "super"}:
                    return False
                return bool(text) or dead
            case _:
                return False

    def _begin_secret_where_it_is_told(self) -> None:
        """Begin hiding where no look is needed: in a listed program, in a pause, where the role says it."""
        active = self._active
        if self._paused or (active is not None and is_listed(active.application, self._applications)):
            kind = "secret" if self._paused else "password"
            self._secret[self._run] = self._name_for(kind, active.box if active else None, "")
            if active is not None and self._paused:
                self._guarded.add(active.box, self._secret[self._run], active)
            return
        focused = self._focused()
        if focused is not None and focused.secret and not self._held:
            name = self._name_for(secret_in(focused.label) or "password", focused.box, focused.label)
            self._secret[self._run] = name
            if focused.box is not None:
                self._guarded.add(focused.box, name, active)

    @property
    def _is_secret_now(self) -> bool:
        return self._run in self._secret

    @property
    def _active(self) -> Window | None:
        active = next((window for window in self._windows if window.active), None)
        return active or next(iter(self._windows), None)

    @property
    def _since(self) -> int:
        return next((event.at_ns for _, event in self._held if _is_key(event)), 0)

    # --- what may be written -----------------------------------------------------------------------------

    def _let(self, event: Event) -> None:
        if isinstance(event, KeyUp) and event.key in self._hidden:
            self._hidden.discard(event.key)
            return
        if self._waiting and isinstance(event, KeyDown):
            self._ready += self._waiting  # a shortcut after all
            self._hidden -= {each.key for each in self._waiting if isinstance(each, KeyDown)}
            self._waiting.clear()
        self._ready.append(event)

    def _hide(self, event: Event, run: int) -> None:
        """Let an event in a secret field go by without its keys."""
        match event:
            case KeyDown(_, key) if key in _SEPARATING:
                self._let(event)
            case KeyDown(_, key) if key in _MODIFYING:
                if not event.repeat:
                    self._waiting.append(event)
                self._hidden.add(key)
            case KeyDown(_, key, "") if self._pressed & {"alt", "super"}:
                self._let(event)
            case KeyDown(at_ns, key):
                self._tell(at_ns, run)
                self._waiting.clear()
                self._hidden.add(key)
            case Written(at_ns, _):
                self._tell(at_ns, run)
            case KeyUp(_, key) if key in self._hidden:
                self._hidden.discard(key)
                self._waiting = [each for each in self._waiting if getattr(each, "key", "") != key]
            case _:
                self._let(event)

    def _tell(self, at_ns: int, run: int) -> None:
        if run not in self._told:
            self._told.add(run)
            self._ready.append(Secret(at_ns, self._secret[run]))

    def _flush_lead(self) -> None:
        lead, self._lead = self._lead, []
        for each in lead:
            self._let(each)

    def _released(self) -> tuple[Event, ...]:
        ready, self._ready = tuple(self._ready), []
        return ready

    def _name_for(self, kind: str, box: Box | None, label: str) -> str:
        """Return a name that no other field has; a field that asks for the same once more has the same."""
        taken = list(self._names.values())
        if is_repeated(label) and taken and re.sub(r"\d+$", "", taken[-1]) == kind:
            return taken[-1]
        active = self._active
        top = active.box.top if active else 0.0
        key = (active.application if active else "", kind, round((box.center.y - top) / 16) if box else 0)
        if key not in self._names:
            count = sum(re.fullmatch(rf"{kind}\d*", name) is not None for name in set(taken))
            self._names[key] = kind if count == 0 else f"{kind}{count + 1}"
        return self._names[key]

    # --- looks -------------------------------------------------------------------------------------------

    @property
    def _last(self) -> Screenshot | None:
        return self._looks[-1] if self._looks else None

    def _before(self, at_ns: int) -> Screenshot | None:
        """Return the last look that was taken before then: keys are told of later than they are pressed."""
        return next((look for look in reversed(self._looks) if look.taken_at * _SECOND < at_ns), None)

    @property
    def _fresh(self) -> Screenshot | None:
        """The last look, where it was taken after the first key that waits."""
        last = self._last
        return last if last is not None and last.taken_at * _SECOND > self._since else None

    def _decide(self, screenshot: Screenshot | None, now_ns: int, *, ending: bool = False) -> None:
        """Decide over the keys that wait, as far as this look allows it. now_ns: when it was taken."""
        runs = self._runs()
        changes: list[Box] = []
        if screenshot is not None and self._base is not None:
            changes = self._sight.changes(self._base, screenshot, self._active)
        if runs and runs[0] == self._clear_run:
            if not self._continue(screenshot, changes, runs, now_ns):
                return
            runs = self._runs()
            if screenshot is not None and self._base is not None:
                changes = self._sight.changes(self._base, screenshot, self._active)
        if not runs or all(run in self._secret for run in runs):
            self._release()
            return
        age = (now_ns - self._since) / _SECOND
        told = self._focused()
        if told is not None and told.secret and runs[-1] == self._run:
            self._conceal(runs, secret_in(told.label) or "password", told.box, told.label)
        elif screenshot is not None and self._base is not None:
            self._look(self._base, screenshot, changes, runs, age=age, ending=ending)
        elif age > LIMIT_SECONDS:
            self._conceal(runs, "secret", None)  # nobody could see what came of them

    def _look(
        self,
        base: Screenshot,
        screenshot: Screenshot,
        changes: list[Box],
        runs: list[int],
        *,
        age: float,
        ending: bool,
    ) -> None:
        """Decide over keys in a new field by what has changed since before they were pressed."""
        settled, final, last = age >= SETTLE_SECONDS, age > LIMIT_SECONDS, age > LAST_SECONDS
        stage = (len(self._held), settled, final, last, ending)
        if stage == self._stage and screenshot.image is self._undecided:
            return  # it would be read, and for nothing, ten times a second
        self._stage, self._undecided = stage, screenshot.image
        rows = [row for box in changes if (row := row_of_equals(screenshot, box)) is not None]
        plain = [
            box
            for box in changes
            if self._guarded.name_at(box) is None
            and not is_bar(box)
            and not any(row.box.overlap(box) for row in rows)
        ]
        plain.sort(key=lambda box: box.area)  # what was typed is small, and what is small is read fast
        while len(runs) > 1 and settled:
            single = [row.box for row in rows if row.count == 1 and not row.disc]
            place = self._all_shown(screenshot, [*plain, *single], runs[0])
            if place is not None:
                if not self._let_run(base, screenshot, (place,), runs[0], until=runs[1], line=place):
                    return
            elif rows or set(self._typed(runs[:1])) - {_PASTED}:
                break
            else:
                self._release(until=runs[1])  # no letter is in it
            plain = [box for box in plain if box != place]
            rows = [row for row in rows if row.box != place]
            changes = [box for box in changes if place is None or not box.overlap(place)]
            runs = runs[1:]
        typed = self._typed(runs)
        for row in rows:
            if self._is_mask(row, typed, screenshot, final=final):
                self._conceal_in(base, screenshot, row.box, runs)
                return
        guarded = next((name for box in changes if (name := self._guarded.name_at(box))), None)
        if guarded is not None and not plain:
            self._conceal(runs, guarded, None)
            return
        line = self._continued(base, screenshot, plain, runs) if settled and not (rows or guarded) else None
        if line is not None:
            self._let_run(base, screenshot, (line,), runs[-1], until=None, line=line)
            return
        named = [row.box for row in rows if row.count > 1 or len(set(typed)) == 1]
        for box in (*plain, *named) if settled else ():  # reading takes its time
            if self._conceal_where_labelled(base, screenshot, box, runs):
                return
        silent = not changes and settled
        asked, kind = (runs[0], silent, silent and final), None
        if silent or changes:
            kind = self._sight.prompt(base, screenshot, self._active, asked, changes)
        if kind is not None:
            self._conceal(runs, kind, None)
        elif settled and (read := self._shown_in(base, screenshot, plain, rows, runs, final=final)):
            places = tuple(box for box in changes if not is_bar(box))
            self._let_run(base, screenshot, places, runs[-1], until=None, line=read)
        elif final and self._is_no_text(base, screenshot, changes, rows, typed, last=last):
            self._release()
        elif rows and final and (last or ending):
            self._conceal_in(base, screenshot, rows[0].box, runs)
        elif last:
            self._conceal_unseen()
        else:
            self._doubtful = tuple(changes)

    def _all_shown(self, screenshot: Screenshot, boxes: Sequence[Box], run: int) -> Box | None:
        """Return the place in which all is read that was typed in this run, where there is one."""
        typed = "".join(self._typed([run]))
        for box in boxes:
            if is_all_shown(typed, self._sight.lines(screenshot, box), earlier=self._earlier):
                return box
        return None

    def _continued(
        self, base: Screenshot, screenshot: Screenshot, plain: Sequence[Box], runs: list[int]
    ) -> Box | None:
        """Return where the waiting keys go on with the line that was read last, if it is plain that they do.

        That is cheaper than to read them: different letters, and nothing else that may be painted by now.
        """
        letters, line = self._typed(runs), self._line
        if line is None or self._earlier or len(runs) > 1 or len({*letters} - {_PASTED}) < 2:
            return None
        for box in plain:
            if line.holds(box, len(letters), base) and line.is_as_labelled(screenshot, line.box.union(box)):
                new = self._sight.new_part(base, screenshot, box, len(letters))
                if is_as_wide(new, "".join(letters)):
                    return box
        return None

    def _shown_in(
        self,
        base: Screenshot,
        screenshot: Screenshot,
        plain: Sequence[Box],
        rows: Sequence[Row],
        runs: list[int],
        *,
        final: bool,
    ) -> Box | None:
        """Return where the waiting keys, all of one run, are seen to write what they say."""
        letters = self._typed(runs)
        typed = "".join(letters).replace(_PASTED, "")
        if len(runs) > 1 or not typed:
            return None
        if rows and set(typed) <= DOTS:
            return rows[0].box if final else None
        if set(typed) <= DOTS and final and not plain:
            low = self._sight.low(base, screenshot, self._active)
            return next((box for box in low if is_as_wide(box, typed)), None)
        repeated = len(set(typed)) == 1
        if any(row.disc or (row.count > 1 and not repeated) for row in rows):
            return None
        final = final and (repeated or not rows)  # one mark may be the first of a mask
        for box in (*plain, *(row.box for row in rows if repeated)):
            new = self._sight.new_part(base, screenshot, box, len(typed))
            if is_shown(typed, self._sight.lines(screenshot, new), earlier=self._earlier, final=final):
                return box
        if final and not rows and not is_readable(typed) and len(set(typed)) > 1:
            wide = (box for box in plain if is_as_wide(box, typed) and not is_beside(box, self._places))
            return next(wide, None)
        return None

    def _is_no_text(
        self,
        base: Screenshot,
        screenshot: Screenshot,
        changes: Sequence[Box],
        rows: Sequence[Row],
        typed: Sequence[str],
        *,
        last: bool,
    ) -> bool:
        """Tell whether keys did something else than write: they are no text, or one letter repeated."""
        if rows or len({letter for letter in typed if letter != _PASTED}) > 1:
            return False
        if not typed:
            return True
        elsewhere = any(not is_beside(box, self._places) for box in changes)
        page = self._sight.new_page(base, screenshot, self._active)
        return elsewhere or page is not None or (last and set(typed) == {_PASTED})

    def _let_run(
        self,
        base: Screenshot,
        screenshot: Screenshot,
        places: tuple[Box, ...],
        run: int,
        *,
        until: int | None,
        line: Box,
    ) -> bool:
        """Let a run go that is seen where it was typed; False where what names that place forbids it.

        line: where it was read.
        """
        for box in places:
            if self._conceal_where_labelled(base, screenshot, box, [run], now=screenshot):
                return False
        letters = self._typed([run])
        known = self._line is not None and self._line.holds(line, len(letters), base)
        own = self._line if known and self._line is not None else OwnLine(line, screenshot, screenshot)
        self._line = own.grown([line], len(letters), screenshot)
        self._clear_run, self._places, self._letters = run, places, letters
        self._remember(letters)
        self._doubtful = ()
        self._release(until=until)
        return True

    def _continue(
        self, screenshot: Screenshot | None, changes: list[Box], runs: list[int], now_ns: int
    ) -> bool:
        """Go on in a field that showed what was typed, unless it does so no more; True where it is left.

        Keys wait here, too, until a look may have shown them.
        """
        run, left = runs[0], len(runs) > 1
        seen_ns = now_ns - int(SETTLE_SECONDS * _SECOND)
        keys = [(each, event) for each, event in self._held if each == run and _is_key(event)]
        ripe = [event for _, event in keys if event.at_ns <= seen_ns]
        if screenshot is None or self._base is None or not ripe:
            return False
        letters = [*self._letters, *self._typed([run], until_ns=seen_ns)]
        most = _longest_streak([*self._letters, *self._typed([run])])
        own = [box for box in changes if not left or is_beside(box, self._places)]
        for box in own if len(set(letters)) > 1 else ():
            row = row_of_equals(screenshot, self._sight.new_part(self._base, screenshot, box, len(letters)))
            if row is not None and row.count > max(most, 1):
                self._conceal_in(self._base, screenshot, row.box, [run])
                return False
        if not left:
            self._places = _merged((*self._places, *changes))
        self._remember(letters[len(self._letters) :])
        if self._line is not None and not left:
            self._line = self._line.grown(changes, len(self._typed([run])), screenshot)
        self._letters = letters
        whole = len(ripe) == len(keys)
        self._release(until=runs[1] if left and whole else None, until_ns=None if whole else seen_ns)
        if self._held:
            self._base = self._before(self._since) or self._base
        return left and whole

    def _remember(self, letters: Sequence[str]) -> None:
        """Count letters among those that may be painted late."""
        self._earlier = (self._earlier + "".join(letters))[-_REMEMBERED:]

    def _is_mask(self, row: Row, typed: list[str], screenshot: Screenshot, *, final: bool) -> bool:
        """Tell whether these marks hide the letters that were typed."""
        if _PASTED in typed:
            return row.count > 1
        if len(set(typed)) > 1:
            return row.count > _longest_streak(typed)  # 'oo' of 'look' is no mask
        letter = next(iter(typed), "")
        if letter in DOTS:
            return False
        if row.count > 1 and row.disc:
            return True
        return final and (row.disc or not self._sight.reads(screenshot, row.box, letter))

    # --- the outcome -------------------------------------------------------------------------------------

    def _conceal_in(self, base: Screenshot, screenshot: Screenshot, box: Box, runs: list[int]) -> None:
        field = self._sight.field(screenshot, box)
        label = self._sight.label(base, field)
        self._conceal(runs, secret_in(label) or "password", field.union(box), label)

    def _conceal_where_labelled(
        self,
        base: Screenshot,
        screenshot: Screenshot,
        box: Box,
        runs: list[int],
        *,
        now: Screenshot | None = None,
    ) -> bool:
        """Hide what was typed where the words beside it ask for a secret.

        now: as they stand in this look, too.
        """
        own = self._line
        if (
            own is not None
            and own.holds(box, len(self._typed(runs)), base)
            and (now is None or own.is_as_labelled(now, own.box.union(box)))
        ):
            return False
        field = self._sight.field(screenshot, box)
        label = self._sight.label(base, field)
        kind = secret_in(label)
        if kind is None and now is not None and not is_same_around(base, now, field, box):
            label = self._sight.label(now, field, within=False)
            kind = secret_in(label)
        if kind is not None:
            self._conceal(runs, kind, field.union(box), label)
        return kind is not None

    def _conceal_unseen(self) -> None:
        """Hide what waits and was not seen, wherever it may yet come to stand."""
        runs = [run for run in self._runs() if run not in self._secret]
        last = self._last
        if self._base is not None and last is not None:
            page = self._sight.new_page(self._base, last, self._active)
            self._doubtful = (*self._doubtful, *((page,) if page is not None else ()))
        self._conceal(runs, "secret", None)

    def _conceal(self, runs: list[int], kind: str, box: Box | None, label: str = "") -> None:
        """Tell the waiting keys of these runs as a secret."""
        self._line = None
        known = kind in self._names.values() and box is None
        name = kind if known else self._name_for(kind, box, label)
        self._secret.update(dict.fromkeys(runs, name))
        for each in (*([box] if box is not None else ()), *self._doubtful):
            self._guarded.add(each, name, self._active)
        self._release()

    def _release(self, until: int | None = None, until_ns: int | None = None) -> None:
        """Let go of what waits; of all before a run or up to a time, where one is named."""
        while self._held and (until is None or self._held[0][0] < until):
            if until_ns is not None and self._held[0][1].at_ns > until_ns:
                return
            run, event = self._held.popleft()
            if run in self._secret:
                self._hide(event, run)
            else:
                self._let(event)

    def _runs(self) -> list[int]:
        """Return the runs whose keys wait, in their order."""
        return list(dict.fromkeys(run for run, event in self._held if _is_key(event)))

    def _typed(self, runs: list[int], *, until_ns: int | None = None) -> list[str]:
        """Return the letters that wait, in their order, and whether something came from the clipboard."""
        letters: list[str] = []
        for run, event in self._held:
            if until_ns is not None and event.at_ns > until_ns:
                break
            if run in runs and isinstance(event, Written):
                letters += event.text
            elif run in runs and isinstance(event, KeyDown):
                shown = event.text if event.text.isprintable() else ""
                pasted = (
                    event.key in ("v", "insert") and shown in ("", "v") and "ctrl" in self._held_keys(run)
                )
                letters += [_PASTED] if pasted or event.key == "insert" else list(shown)
        return [letter for letter in letters if letter != " "]

    def _held_keys(self, run: int) -> set[str]:
        return {event.key for each, event in self._held if each == run and isinstance(event, KeyDown)}


def _is_key(event: Event) -> bool:
    """Tell whether an event may be a part of what is typed into a field."""
    if isinstance(event, KeyDown):
        return event.key not in _SEPARATING and event.key not in _MODIFYING
    return isinstance(event, Written)


def _longest_streak(letters: list[str]) -> int:
    """Return how often a letter was typed in succession, at most."""
    return max((sum(1 for _ in same) for _, same in itertools.groupby(letters)), default=0)


def _is_other(before: Window | None, now: Window | None) -> bool:
    """Tell whether the keyboard has gone to another window; a new title alone is none."""
    if before is None or now is None:
        return before is not now
    same = (before.application, before.pid) == (now.application, now.pid)
    return not same or (before.box != now.box and before.title != now.title)


def _merged(boxes: Sequence[Box]) -> tuple[Box, ...]:
    """Return the boxes, those that meet as one."""
    merged: list[Box] = []
    for box in boxes:
        for other in [each for each in merged if each.overlap(box)]:
            merged.remove(other)
            box = box.union(other)
        merged.append(box)
    return tuple(merged)
