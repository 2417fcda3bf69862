"""What deadlines are worked out from is read together, and only as far as it counts."""

from core.deadlines.words import DeadlineKind
from core.settings.promises import Promises
from core.triage.words import Priority
from tests import cases
from tests.deadlines.test_deadlines import assert_true, change, counted, rows, work_jobs


def test_what_was_said_is_read_of_those_cases_only_whose_promises_depend_on_it(lin, admin, clock):
    cases.opened(lin, clock)
    change(admin, clock, Promises, day_and_night=(Priority.P1,))
    with counted() as naming:
        work_jobs(clock)
        assert naming("FROM messages") == 0
    complaint = cases.opened(lin, clock, category="complaint")
    change(admin, clock, Promises, day_and_night=tuple(Priority))
    with counted() as naming:
        work_jobs(clock)
        assert naming("FROM messages") == 1
    assert DeadlineKind.COMPLAINT in {kind for kind, _ in rows(complaint)}
    assert_true(complaint)
