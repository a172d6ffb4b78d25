"""Claims about mail that is to be passed on: two people, and whatever words are around them."""

from __future__ import annotations

import pytest

from policies.pocket.clause import clauses
from policies.pocket.intent import told

WORDINGS = """Send Ida's mail on to Rolf
Rolf would like to have the mail of Ida.
Please make sure that Rolf receives Ida's message.
I want to forward the email by Ida to Rolf
Rolf wants the email that Ida sent to you.
Could you pass Ida's email along to Rolf?
Send Rolf what Ida wrote.
Share Ida's email with Rolf.
The mail by Ida should go to Rolf.
Forward to Rolf the message from Ida.
Email Rolf the message from Ida.
Rolf asked for the email from Ida; forward it.
Rolf needs Ida's email. Please forward it to her.
The email that Ida wrote should be forwarded to Rolf.
I would like Rolf to have Ida's email.
Please have Ida's email forwarded to Rolf.
Make sure Ida's email gets to Rolf.
Rolf is waiting for the email from Ida, send it to him
Rolf must be forwarded Ida's email
Rolf hasn't seen the email from Ida yet, forward it to him""".split("\n")


@pytest.mark.parametrize("task", WORDINGS)
def test_a_mail_is_passed_on_in_whatever_words(task: str) -> None:
    steps = tuple(told(clause.intent) for clause in clauses(task))
    assert steps == ("forward at 'email from Ida'", "type 'Rolf' into 'to'", "send")


@pytest.mark.parametrize(
    ("task", "steps"),
    [
        ("Open Ida's message and forward it to Rolf.",
         ("open at 'email from Ida'", "forward at 'email from Ida'", "type 'Rolf' into 'to'", "send")),
        ("Send the email from Ida to jo@post.org.",
         ("forward at 'email from Ida'", "type 'jo@post.org' into 'to'", "send")),
        ("Delete the email from Ida", ("delete at 'email from Ida'",)),
        ('Answer the mail from Ida with "Rolf is here"',
         ("reply at 'mail from Ida'", "type 'Rolf is here' into 'text area'", "send")),
        ("Find the email by Ida and click the star icon", ("star at 'email by Ida'",)),
        ("Find the email by Ida and click the trash icon", ("delete at 'email by Ida'",)),
    ],
)  # fmt: skip
def test_what_is_asked_of_one_mail_stays_with_it(task: str, steps: tuple[str, ...]) -> None:
    assert tuple(told(clause.intent) for clause in clauses(task)) == steps
