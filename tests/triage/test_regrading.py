"""A case can be graded anew; what follows from that, follows."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import update

from core.actors import Actor
from core.errors import ChangedMeanwhile, Missing, NotAllowed
from core.intake.errors import UnknownTerm
from core.models import Term
from core.resolution.errors import NoSuchTicket
from core.triage.actions import override, regrade, take_back
from core.triage.errors import NothingByHand
from core.triage.forms import Grading, Override
from core.triage.words import Impact, Priority, Reason, Severity, Urgency
from core.work import begin
from db.session import transaction
from tests import cases
from tests.conftest import Ticking


def grading(number: int, **more: object) -> Grading:
    case = cases.ticket(number)
    same = Grading(case.version, case.category, case.severity, case.urgency, case.impact, case.sensitive)
    return replace(same, **more)  # type: ignore[arg-type]


def test_priority_and_response_limit_follow(lin: Actor, clock: Ticking) -> None:
    number = cases.opened(lin, clock)
    opened_at = clock.now
    clock.tick(minutes=10)
    with begin(lin, clock) as work:
        regrade(work, number, grading(number, severity=Severity.SERIOUS, urgency=Urgency.URGENT, impact=Impact.SEVERAL))
    case = cases.ticket(number)
    assert (case.priority, case.response_due) == (Priority.P1, opened_at + timedelta(hours=1))
    assert case.next_due == case.sort_due == opened_at + timedelta(hours=1)


def test_the_event_names_what_changed_and_what_came_of_it(lin: Actor, clock: Ticking) -> None:
    number = cases.opened(lin, clock)
    with begin(lin, clock) as work:
        regrade(work, number, grading(number, category="complaint", severity=Severity.MINOR))
    event = cases.events(kind="ticket.regraded")[-1]
    assert event.detail == {"fields": ["category", "severity"], "priority": "P2", "reasons": ["matrix", "complaint"]}


def test_danger_in_the_text_stays_danger(lin: Actor, clock: Ticking) -> None:
    number = cases.opened(lin, clock, description="The plug gave off smoke.")
    with begin(lin, clock) as work:
        regrade(work, number, grading(number, severity=Severity.MINOR, danger=False))
    assert cases.ticket(number).priority_reasons == [Reason.MATRIX, Reason.SAFETY]


def test_who_saw_an_older_state_is_told_who_was_quicker(lin: Actor, wang: Actor, clock: Ticking) -> None:
    number = cases.opened(lin, clock)
    seen = grading(number, severity=Severity.SERIOUS)
    with begin(wang, clock) as work:
        regrade(work, number, seen)
    with pytest.raises(ChangedMeanwhile, match="Wang"), begin(lin, clock) as work:
        regrade(work, number, replace(seen, severity=Severity.MINOR))
    assert cases.ticket(number).severity is Severity.SERIOUS


def test_an_unknown_category_is_refused(lin: Actor, clock: Ticking) -> None:
    number = cases.opened(lin, clock)
    with pytest.raises(UnknownTerm), begin(lin, clock) as work:
        regrade(work, number, grading(number, category="witchcraft"))


def test_a_category_that_was_retired_meanwhile_may_stay(lin: Actor, clock: Ticking) -> None:
    number = cases.opened(lin, clock)
    with transaction() as session:
        session.execute(update(Term).where(Term.code == "quality").values(active=False))
    with begin(lin, clock) as work:
        assert regrade(work, number, grading(number, severity=Severity.MINOR)).priority is Priority.P4


def test_a_sensitive_case_is_out_of_sight_of_those_without_the_right(lin: Actor, wang: Actor, clock: Ticking) -> None:
    number = cases.opened(lin, clock)
    with begin(wang, clock) as work:
        regrade(work, number, grading(number, sensitive=True)).owner_id = wang.id
    with pytest.raises(NoSuchTicket), begin(lin, clock) as work:
        regrade(work, number, grading(number, severity=Severity.MINOR))


def test_a_trainer_does_not_grade(lin: Actor, he: Actor, clock: Ticking) -> None:
    number = cases.opened(lin, clock)
    with pytest.raises(NotAllowed), begin(he, clock) as work:
        regrade(work, number, grading(number))


def test_a_priority_set_by_hand_stands_until_it_is_taken_back(lin: Actor, wang: Actor, clock: Ticking) -> None:
    number, opened_at = cases.opened(lin, clock), clock.now

    def seen() -> int:
        return cases.ticket(number).version

    with pytest.raises(Missing), begin(lin, clock) as work:
        override(work, number, Override(seen(), Priority.P1, "  "))
    with begin(lin, clock) as work:
        override(work, number, Override(seen(), Priority.P1, "third time this month"))
    case = cases.ticket(number)
    assert (case.priority, case.computed_priority, case.priority_reasons[-1]) == ("P1", "P3", Reason.BY_HAND)
    assert case.response_due == opened_at + timedelta(hours=1)
    with begin(wang, clock) as work:
        regrade(work, number, grading(number, severity=Severity.MINOR))
    case = cases.ticket(number)
    assert (case.priority, case.computed_priority) == ("P1", "P4")
    assert cases.events(kind="ticket.regraded")[-1].detail["reasons"] == ["matrix", "by_hand"]
    with pytest.raises(ChangedMeanwhile, match="Wang"), begin(lin, clock) as work:
        take_back(work, number, seen() - 1)
    with begin(lin, clock) as work:
        take_back(work, number, seen())
    case = cases.ticket(number)
    assert (case.priority, case.computed_priority, case.priority_reasons) == ("P4", None, [Reason.MATRIX])
    with pytest.raises(NothingByHand), begin(lin, clock) as work:
        take_back(work, number, seen())
    told = [each.detail for each in cases.events(kind="ticket.") if "overrid" in each.kind]
    assert told == [{"priority": "P1", "computed": "P3", "reason": "third time this month"}, {"priority": "P4"}]
