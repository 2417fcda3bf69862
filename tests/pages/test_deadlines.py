"""What a case owes and why, as people see it."""

import re

import pytest

from core.process.words import Happening
from core.resolution import actions as resolution
from core.settings import actions as settings
from core.settings.promises import Promises
from core.triage.words import Priority
from core.work import begin
from pages.parts import due
from tests import cases


@pytest.mark.parametrize(
    ("minutes", "words"), [(0, "in under 1 min"), (1, "in 1 min"), (-1, "late 1 min"), (None, "paused")]
)
def test_no_deadline_is_in_no_minutes(minutes, words):
    assert due.words(minutes) == words


def said(app):
    assert not app.exception
    return " ".join(each.value for each in (*app.markdown, *app.caption))


def test_a_case_shows_each_promise_with_its_reasons(as_seen_by, lin, clock):
    number = cases.opened(lin, clock)
    clock.tick(minutes=30)
    with begin(lin, clock) as work:
        resolution.reply(work, number, "We look into it.")
    cases.moved(lin, clock, number, "ask_customer", facts="x")
    words = said(as_seen_by(lin, "desk/ticket.py", n=str(number)))
    assert "kept] First response" in words
    assert "paused] Resolution" in words
    assert re.search(r"\*\*8 h\*\* of working time, from Jan 5(, 2026)? 17:00", words)  # the year, where it is over
    clock.tick(days=1)
    with begin(lin, clock) as work:
        resolution.happened(work, number, Happening.CUSTOMER_REPLIED, cases.ticket(number).moves)
    app = as_seen_by(lin, "desk/ticket.py", n=str(number))
    told = app.table[1].value  # of the solution; the first response stands before it
    assert told["what"].tolist()[:3] == ["counted", "paused: waits for the customer", "counted"]
    assert told["time"].tolist()[:2] == ["30 min", "–"]
    assert "late] Resolution" not in said(app)  # by the clock of this test nothing is late, by ours everything is
    assert "late" in said(app)


def test_the_queue_says_how_far_a_recomputation_is(as_seen_by, lin, admin, clock):
    cases.opened(lin, clock)
    assert "worked out anew" not in said(as_seen_by(lin, "desk/queue.py"))
    with begin(admin, clock) as work:
        settings.change(work, Promises(day_and_night=tuple(Priority)), None)
    assert "0 of 1 deadlines worked out anew" in said(as_seen_by(lin, "desk/queue.py"))
