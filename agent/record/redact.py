"""Keeping secrets out of a recording: keys wait here until the screen has shown what came of them.

The trap: that a field is for a password is seen only after its first letter is there as a dot, and by then
the letter is in the file. So what writes is held back, in memory alone, until a look at the screen that was
taken after it shows what it wrote: letters, and it goes on to the file; marks that are all the same, or
nothing after a terminal asked for a password, and it is told as one `Secret`. The field's own words, the role
that the application tells, and programs that ask for nothing else are signs as well.

Keys wait for the next look, in a new field for SETTLE_SECONDS at least and LIMIT_SECONDS at most; whoever
kills the recorder loses what waits. What cannot be decided by then is a secret where there is any sign of
it. All events keep their order, so that those behind a waiting key wait, too.
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
from agent.record.secrecy import Focused, is_listed, is_repeated, secret_in
from agent.record.sight import Sight
from agent.redaction import blanked
from agent.screenshot import Screenshot
from agent.senses import Reader
from agent.sight.dots import Row, row_of_equals

SETTLE_SECONDS = 0.25
LIMIT_SECONDS = 1.0
LOOKS = 5  # that are remembered, of half a second
DOTS = frozenset("*.·•●‧∙⋅-_")  # who types one of these sees equal marks, and no mask
_SEPARATING = frozenset(("tab", "enter", "numenter", "esc"))
_MODIFYING = frozenset(("ctrl", "shift", "alt", "super", "altgr", "capslock"))
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
        self._clear_box: Box | None = None
        self._letters: list[str] = []  # what was typed in the clear run
        self._secret: dict[int, str] = {}  # the name of the secret that a run of keys is
        self._told: set[int] = set()  # the runs whose Secret was told
        self._paused = False
        self._pressed: set[str] = set()
        self._hidden: set[str] = set()  # keys whose coming up is not told
        self._waiting: list[Event] = []  # modifiers in a secret field that may yet belong to a shortcut
        self._windows: tuple[Window, ...] = ()
        self._guarded = Guarded()
        self._doubtful: tuple[Box, ...] = ()
        self._names: dict[tuple[str, str, int], str] = {}
        self._base: Screenshot | None = None  # before the first key that waits
        self._looks: deque[Screenshot] = deque(maxlen=LOOKS)

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
                boxes += [box.grown(MARGIN) for box in self._sight.changes(self._base, screenshot, window)]
            return blanked(screenshot, boxes)

    def due(self, now_ns: int) -> tuple[Event, ...]:
        """Return what has been decided since; to be asked some ten times a second.

        now_ns: of the clock of the events. What has waited for LIMIT_SECONDS is decided by the last look.
        """
        with self._lock:
            if self._held and now_ns - self._since > LIMIT_SECONDS * _SECOND:
                self._decide(self._fresh, now_ns)
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
                self._decide(self._fresh, self._since + 2 * int(LIMIT_SECONDS * _SECOND), ending=True)
            self._flush_lead()
            return self._released()

    # --- events ------------------------------------------------------------------------------------------

    def _take(self, event: Event) -> None:
        match event:
            case Around(_, windows):
                before, self._windows = self._active, windows
                if _is_other(before, self._active):
                    self._run += 1
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
            self._base = self._before(event.at_ns)
            self._held.extend((self._run, each) for each in (*self._lead, event))
            self._lead.clear()
        elif self._leads(event):
            self._lead.append(event)
        else:
            self._flush_lead()
            self._let(event)

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
        """Decide over the keys that wait, as far as this look allows it."""
        runs = self._runs()
        changes: list[Box] = []
        if screenshot is not None and self._base is not None:
            changes = self._sight.changes(self._base, screenshot, self._active)
        if runs and runs[0] == self._clear_run:
            if len(runs) == 1:
                self._continue(screenshot, changes, runs[0])
                return
            self._release(until=runs[1])
            if self._clear_box is not None:
                changes = [box for box in changes if not box.overlap(self._clear_box)]
            runs = runs[1:]
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
        settled, final = age >= SETTLE_SECONDS, age > LIMIT_SECONDS
        typed = self._typed(runs)
        rows = [row for box in changes if (row := row_of_equals(screenshot, box)) is not None]
        for row in rows:
            if self._is_mask(row, typed, screenshot, final=final) or (final and ending):
                self._conceal_in(base, screenshot, row.box, runs)
                return
        plain = [
            box
            for box in changes
            if self._guarded.name_at(box) is None and not any(row.box.overlap(box) for row in rows)
        ]
        guarded = next((name for box in changes if (name := self._guarded.name_at(box))), None)
        if guarded is not None and not plain:
            self._conceal(runs, guarded, None)
            return
        for box in (*plain, *(row.box for row in rows)):
            field = self._sight.field(screenshot, box)
            label = self._sight.label(base, field)
            if (kind := secret_in(label)) is not None:
                self._conceal(runs, kind, field.union(box), label)
                return
        silent = not changes and settled
        if (kind := self._sight.prompt(base, screenshot, self._active, runs[0], silent=silent)) is not None:
            self._conceal(runs, kind, None)
        elif final or (
            settled
            and not rows
            and len(plain) >= len(runs)
            and any(self._sight.reads(screenshot, box, letter) for box in plain for letter in set(typed))
        ):
            self._clear_run, self._clear_box, self._letters = runs[-1], _union(changes), typed
            self._release()
        else:
            self._doubtful = tuple(changes)

    def _continue(self, screenshot: Screenshot | None, changes: list[Box], run: int) -> None:
        """Go on in a field that showed what was typed, unless it does so no more."""
        self._letters += self._typed([run])
        most = _longest_streak(self._letters)
        for box in changes if screenshot is not None else ():
            assert screenshot is not None
            assert self._base is not None
            row = row_of_equals(screenshot, box)
            if row is not None and row.count > max(most, 1) and len(set(self._letters)) > 1:
                self._conceal_in(self._base, screenshot, row.box, [run])
                return
        known = [self._clear_box] if self._clear_box is not None else []
        self._clear_box = _union([*known, *changes])
        self._release()

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

    def _conceal(self, runs: list[int], kind: str, box: Box | None, label: str = "") -> None:
        """Tell the waiting keys of these runs as a secret."""
        known = kind in self._names.values() and box is None
        name = kind if known else self._name_for(kind, box, label)
        self._secret.update(dict.fromkeys(runs, name))
        for each in (*([box] if box is not None else ()), *self._doubtful):
            self._guarded.add(each, name, self._active)
        self._release()

    def _release(self, until: int | None = None) -> None:
        """Let go of what waits; of all before a run, where one is named."""
        while self._held and (until is None or self._held[0][0] < until):
            run, event = self._held.popleft()
            if run in self._secret:
                self._hide(event, run)
            else:
                self._let(event)

    def _runs(self) -> list[int]:
        """Return the runs whose keys wait, in their order."""
        return list(dict.fromkeys(run for run, event in self._held if _is_key(event)))

    def _typed(self, runs: list[int]) -> list[str]:
        """Return the letters that wait, in their order, and whether something came from the clipboard."""
        letters: list[str] = []
        for run, event in self._held:
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


def _union(boxes: Sequence[Box]) -> Box | None:
    whole: Box | None = None
    for box in boxes:
        whole = box if whole is None else whole.union(box)
    return whole
