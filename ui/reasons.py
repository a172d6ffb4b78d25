"""The sentences of the core that the window knows: why a run halted, what a lesson has come to.

A test looks for each of them in the code that says it, so that one which is said in other words there is
missed here. The names in braces are values, but for those of `PARTS`, which are worded in their turn.
"""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP


def _texts(*marked: object) -> tuple[str, ...]:
    """Return what was marked for the translator, whose type Qt does not tell."""
    return tuple(map(str, marked))


HALTS = _texts(
    QT_TRANSLATE_NOOP("reason", "step '{step}' ({title}): {whys}; not attempted: {rest}"),
    QT_TRANSLATE_NOOP("reason", "step '{step}' ({title}): {whys}"),
)
"""How a replay says that it has halted; the first that fits."""

REASONS = HALTS + _texts(
    # a replay
    QT_TRANSLATE_NOOP("reason", "it broke off: {why}"),
    QT_TRANSLATE_NOOP("reason", "it was done, but {whys}"),
    QT_TRANSLATE_NOOP("reason", "the policy was not done after {count} steps"),
    QT_TRANSLATE_NOOP("reason", "the policy was asked, but {why}"),
    QT_TRANSLATE_NOOP("reason", "the policy gave up: {why}"),
    QT_TRANSLATE_NOOP("reason", "the policy says that it is done, but {whys}"),
    QT_TRANSLATE_NOOP("reason", "no window '{window}' is open (open it first)"),
    QT_TRANSLATE_NOOP("reason", "keys would go to '{active}', not to '{window}' (bring it up)"),
    QT_TRANSLATE_NOOP("reason", "every step was done"),
    QT_TRANSLATE_NOOP("reason", "every step was done, the last one by hand"),
    # where a target is
    QT_TRANSLATE_NOOP("reason", "'{target}' was never shown (show it once)"),
    QT_TRANSLATE_NOOP("reason", "'{target}': no window '{window}' is open (open it first)"),
    QT_TRANSLATE_NOOP("reason", "'{text}' is not shown (show what '{target}' looks like now)"),
    QT_TRANSLATE_NOOP("reason", "'{target}' is nowhere to be seen (show where it is)"),
    QT_TRANSLATE_NOOP(
        "reason", "the policy points to ({x}, {y}), where '{text}' is not written (show where it is)"
    ),
    QT_TRANSLATE_NOOP(
        "reason",
        "'{text}' is shown, but nowhere with the texts that were on its line (show where it is)",
    ),
    QT_TRANSLATE_NOOP("reason", "'{text}' is shown several times (show which one is meant)"),
    QT_TRANSLATE_NOOP(
        "reason", "'{target}' is shown {count} times alike: {places} (show which one is meant)"
    ),
    QT_TRANSLATE_NOOP(
        "reason",
        "'{target}' is not where the texts around it lead (show what it looks like now)",
    ),
    QT_TRANSLATE_NOOP(
        "reason",
        "'{target}' is not shown, as far as its shape tells (show what it looks like now)",
    ),
    QT_TRANSLATE_NOOP(
        "reason",
        "'{target}': the {one} leads to ({x}, {y}), the {other} to ({u}, {v}) (show which one is meant)",
    ),
    # what must come of a step
    QT_TRANSLATE_NOOP("reason", "what was typed is a secret"),
    QT_TRANSLATE_NOOP("reason", "{text} is not to be read"),
    QT_TRANSLATE_NOOP("reason", "there is no earlier picture to compare with"),
    QT_TRANSLATE_NOOP("reason", "the part that should change is not on the screen"),
    QT_TRANSLATE_NOOP("reason", "the screen did not change where it should"),
    QT_TRANSLATE_NOOP("reason", "'{text}' is shown"),
    QT_TRANSLATE_NOOP("reason", "'{text}' is still shown"),
    QT_TRANSLATE_NOOP("reason", "'{text}' is shown in window '{window}'"),
    QT_TRANSLATE_NOOP("reason", "'{text}' is not shown in window '{window}'"),
    QT_TRANSLATE_NOOP("reason", "there is a window '{window}'"),
    QT_TRANSLATE_NOOP("reason", "'{file}' is there"),
    QT_TRANSLATE_NOOP("reason", "'{file}' is not there"),
    QT_TRANSLATE_NOOP("reason", "'{file}' cannot be read: {error}"),
    QT_TRANSLATE_NOOP("reason", "'{program}' cannot be run: {error}"),
    QT_TRANSLATE_NOOP("reason", "'{program}' did not end within {seconds} s"),
    QT_TRANSLATE_NOOP("reason", "'{program}' ended with {code}, not {wanted}"),
    QT_TRANSLATE_NOOP("reason", "{address} cannot be asked"),
    QT_TRANSLATE_NOOP("reason", "'{address}' is no web address"),
    QT_TRANSLATE_NOOP("reason", "{address} does not answer: {error}"),
    QT_TRANSLATE_NOOP("reason", "{address} answered {status}, not {wanted}"),
    # a lesson
    QT_TRANSLATE_NOOP("reason", "looking at what was shown …"),
    QT_TRANSLATE_NOOP("reason", "✎ {whys}"),
    QT_TRANSLATE_NOOP("reason", "trying it on what was shown and on faults of that, which takes a moment …"),
    QT_TRANSLATE_NOOP("reason", "✗ not learned: {why}"),
    QT_TRANSLATE_NOOP("reason", "✗ not learned: {why}; the demonstration is as it was"),
    QT_TRANSLATE_NOOP("reason", "it was not accepted"),
    QT_TRANSLATE_NOOP(
        "reason",
        "✗ not learned: '{trial}' was {came} and is to be {wanted}: {why} "
        "(show it once more, or change the step on the page of demonstrations)",
    ),
    QT_TRANSLATE_NOOP(
        "reason",
        "✗ not learned: '{trial}' was {came} and is to be {wanted} "
        "(show it once more, or change the step on the page of demonstrations)",
    ),
    QT_TRANSLATE_NOOP(
        "reason", "nothing was shown for step '{step}' (do it with your own hands, then Esc Esc)"
    ),
    QT_TRANSLATE_NOOP(
        "reason",
        "nothing can be learned for step '{step}' ({title}): it is done so already "
        "(show what must come before it, or change it on the page of demonstrations)",
    ),
    QT_TRANSLATE_NOOP(
        "reason", "nothing was seen before the first gesture (wait a moment before you show it)"
    ),
    QT_TRANSLATE_NOOP(
        "reason",
        "nothing on the screen tells when this must be done before step '{step}': "
        "all that can be read was there before (put the steps in on the page of demonstrations)",
    ),
    QT_TRANSLATE_NOOP("reason", "step '{step}' ({title}) is also '{text}' at ({x}, {y})"),
    QT_TRANSLATE_NOOP("reason", "step '{step}' ({title}) is also what is at ({x}, {y})"),
    QT_TRANSLATE_NOOP("reason", "before step '{step}': {why}"),
    QT_TRANSLATE_NOOP("reason", "behind step '{step}': {why}"),
    QT_TRANSLATE_NOOP("reason", "where a window '{window}' is open: {titles}"),
    QT_TRANSLATE_NOOP("reason", "where '{text}' is shown: {titles}"),
    QT_TRANSLATE_NOOP("reason", "what comes of step '{step}' is looked for where it came now"),
    QT_TRANSLATE_NOOP("reason", "there is nothing to learn: {why}"),
    QT_TRANSLATE_NOOP("reason", "no click was shown (give a demonstration with a click)"),
    QT_TRANSLATE_NOOP(
        "reason",
        "'{task}' does not say what is clicked: {error} "
        "(name it by one clause for each click, joined by 'and' or commas)",
    ),
    QT_TRANSLATE_NOOP(
        "reason",
        "'{task}' says {said} acts, and {done} were shown "
        "(name it by one clause for each click, joined by 'and' or commas)",
    ),
    # the loop and the guard
    QT_TRANSLATE_NOOP("reason", "{whys}. Do it?"),
    QT_TRANSLATE_NOOP("reason", "{why} Please help, then let it go on."),
    QT_TRANSLATE_NOOP("reason", "The run seems to be stuck ({sure} sure)."),
    QT_TRANSLATE_NOOP("reason", "three steps in a row failed: {why}"),
    QT_TRANSLATE_NOOP("reason", "the person said no"),
    QT_TRANSLATE_NOOP("reason", "the person said that it is not this"),
    QT_TRANSLATE_NOOP("reason", "the question was not answered"),
    QT_TRANSLATE_NOOP("reason", "the target's surroundings changed before the click"),
    QT_TRANSLATE_NOOP("reason", "the stop button was pressed"),
    QT_TRANSLATE_NOOP("reason", "double Esc"),
    QT_TRANSLATE_NOOP("reason", "pointer in the corner"),
    QT_TRANSLATE_NOOP("reason", "a stop file appeared"),
    QT_TRANSLATE_NOOP("reason", "the limit of {count} steps is reached (raise it with {option})"),
    QT_TRANSLATE_NOOP("reason", "the limit of {seconds} seconds is reached (raise it with --max-seconds)"),
    QT_TRANSLATE_NOOP("reason", "every action is asked for"),
    QT_TRANSLATE_NOOP("reason", "'{word}' is written at the target"),
    QT_TRANSLATE_NOOP("reason", "{keys} can close a window, log out or delete for good"),
    QT_TRANSLATE_NOOP("reason", "the text holds the command '{command}'"),
    QT_TRANSLATE_NOOP("reason", "Enter goes to the dialog '{window}', where '{word}' is written"),
    QT_TRANSLATE_NOOP("reason", "The same action was tried three times and the screen did not change."),
    QT_TRANSLATE_NOOP("reason", "The target keeps changing before it can be clicked."),
    QT_TRANSLATE_NOOP("reason", "'{why}' was not answered (run it in the window to answer)"),
    QT_TRANSLATE_NOOP("reason", "not done, this is a dry run: {action}"),
    QT_TRANSLATE_NOOP("reason", "{action} is outside the screen, which is {size} at {place}"),
    QT_TRANSLATE_NOOP("reason", "{action} is outside the allowed region (change it with --only-region)"),
    QT_TRANSLATE_NOOP("reason", "{action} is outside the windows called '{window}' (--only-window)"),
    QT_TRANSLATE_NOOP("reason", "{action}: the active window is not called '{window}' (--only-window)"),
    QT_TRANSLATE_NOOP(
        "reason", "{action}: nothing was clicked yet inside the allowed region (--only-region)"
    ),
    # the machine
    QT_TRANSLATE_NOOP(
        "reason",
        "the window changed to '{window}' after {done} of {total} characters were typed "
        "(look again, and type the rest where it belongs)",
    ),
    QT_TRANSLATE_NOOP("reason", "cannot take a picture of the screen: {error} (run `deixis doctor`)"),
    QT_TRANSLATE_NOOP(
        "reason", "this keyboard has no key '{key}' (use another key or its button on the screen)"
    ),
    QT_TRANSLATE_NOOP(
        "reason", "the application did not take the pasted text (click into a text field first)"
    ),
    QT_TRANSLATE_NOOP("reason", "'{key}' is not held (hold it first)"),
    QT_TRANSLATE_NOOP("reason", "the display '{name}' has gone away (start it, and then the run, again)"),
    QT_TRANSLATE_NOOP(
        "reason",
        "cannot open the display '{name}': {error} "
        "(check DISPLAY, start from a desktop session, or use --display virtual)",
    ),
    QT_TRANSLATE_NOOP("reason", "there is no program '{program}' (install it, or give its full path)"),
    # a large model
    QT_TRANSLATE_NOOP(
        "reason",
        "the server {address} did not answer within {seconds} s (wait until its model is loaded)",
    ),
    QT_TRANSLATE_NOOP(
        "reason",
        "the server {address} cannot be reached or broke off: {error} (start it, or check its address)",
    ),
    QT_TRANSLATE_NOOP(
        "reason",
        "the server {address} refuses the key (set {variable}, or put it into the keyring)",
    ),
    QT_TRANSLATE_NOOP(
        "reason", "the server {address} has no model '{model}': {error} (deixis connect {again})"
    ),
    QT_TRANSLATE_NOOP("reason", "the model's reply cannot be understood ({place}): {error}"),
    QT_TRANSLATE_NOOP("reason", "the model's action cannot be done here: {error}"),
    QT_TRANSLATE_NOOP(
        "reason",
        "no model is named for the policy 'ui-tars' (give --model FOLDER, or set 'model' in the settings)",
    ),
    QT_TRANSLATE_NOOP(
        "reason",
        "no server or model is named for the policy 'server' "
        "(give --url ADDRESS and --model NAME; deixis connect ADDRESS tells the names)",
    ),
)

TITLES = _texts(
    QT_TRANSLATE_NOOP("title", "agent: {what}"),
    QT_TRANSLATE_NOOP("title", "click {thing}"),
    QT_TRANSLATE_NOOP("title", "drag {thing} to {end}"),
    QT_TRANSLATE_NOOP("title", "move {thing}"),
    QT_TRANSLATE_NOOP("title", "scroll {thing}"),
    QT_TRANSLATE_NOOP("title", "type {what}"),
    QT_TRANSLATE_NOOP("title", "press {what}"),
    QT_TRANSLATE_NOOP("title", "hold {what}"),
    QT_TRANSLATE_NOOP("title", "release {what}"),
)
"""What a step does, as the core says it in a reason: its verb and its target."""

TERMS = _texts(
    QT_TRANSLATE_NOOP("term", "landmarks"),
    QT_TRANSLATE_NOOP("term", "template"),
    QT_TRANSLATE_NOOP("term", "place"),
    QT_TRANSLATE_NOOP("term", "label"),
    QT_TRANSLATE_NOOP("term", "text"),
    QT_TRANSLATE_NOOP("term", "found"),
    QT_TRANSLATE_NOOP("term", "refused"),
    QT_TRANSLATE_NOOP("term", "elsewhere at ({x}, {y})"),
    QT_TRANSLATE_NOOP("term", "{step}, now"),
    QT_TRANSLATE_NOOP("term", "{step}, when it was shown"),
    QT_TRANSLATE_NOOP("term", "{step}, shown now: {fault}"),
    QT_TRANSLATE_NOOP("term", "{step}, shown {look}.: {fault}"),
)
"""By what a target was found, and what came of a trial."""

ACTIONS = _texts(
    QT_TRANSLATE_NOOP("action", "click at {place}"),
    QT_TRANSLATE_NOOP("action", "double-click at {place}"),
    QT_TRANSLATE_NOOP("action", "triple-click at {place}"),
    QT_TRANSLATE_NOOP("action", "right click at {place}"),
    QT_TRANSLATE_NOOP("action", "middle click at {place}"),
    QT_TRANSLATE_NOOP("action", "{keys}+click at {place}"),
    QT_TRANSLATE_NOOP("action", "move to {place}"),
    QT_TRANSLATE_NOOP("action", "drag from {start} to {end}"),
    QT_TRANSLATE_NOOP("action", "scroll down {notches} at {place}"),
    QT_TRANSLATE_NOOP("action", "scroll up {notches} at {place}"),
    QT_TRANSLATE_NOOP("action", "scroll right {notches} at {place}"),
    QT_TRANSLATE_NOOP("action", "scroll left {notches} at {place}"),
    QT_TRANSLATE_NOOP("action", "type {text}"),
    QT_TRANSLATE_NOOP("action", "press {keys}"),
    QT_TRANSLATE_NOOP("action", "hold {key}"),
    QT_TRANSLATE_NOOP("action", "release {key}"),
)
"""What a reason says was, or was not, done."""

PARTS = {
    "title": "title",
    "titles": "title",
    "one": "term",
    "other": "term",
    "trial": "term",
    "came": "term",
    "wanted": "term",
    "action": "action",
    "thing": "label",
    "end": "label",
}
"""What is worded in its turn, and as what, beside `agent.reason.PARTS`; `titles` are joined with ', '."""
