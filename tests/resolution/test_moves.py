"""A case moves along its document, by those who may, with what the step needs; everything else is refused by name."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import update

from core.actors import Actor, Role
from core.errors import ChangedMeanwhile, NotAllowed, TooLong
from core.models import Ticket
from core.process.words import Happening, MoveKind, Stage
from core.queue import actions as queue
from core.resolution import actions
from core.resolution.errors import FourEyes, NoSuchMove, NoSuchTicket, NotYours, ReasonMissing, StillMissing
from core.resolution.forms import Advance
from core.work import begin
from db.session import transaction
from tests import cases
from tests.conftest import MORNING, Ticking

Join = Callable[..., Actor]


def happened(actor: Actor, clock: Ticking, number: int, happening: Happening) -> Ticket:
    with begin(actor, clock) as work:
        return actions.happened(work, number, happening, cases.ticket(number).moves)


def refused(refusal: type[Exception], actor: Actor, clock: Ticking, number: int, to: str, **more: object) -> str:
    before = len(cases.events())
    with pytest.raises(refusal) as caught:
        cases.moved(actor, clock, number, to, **more)
    assert len(cases.events()) == before
    return caught.value.said_in("en")


def test_the_whole_way_of_an_after_sales_case(lin: Actor, zhou: Actor, clock: Ticking) -> None:
    number = cases.opened(lin, clock)
    cases.moved(lin, clock, number, "analyse", facts="The hinge is bent.")
    cases.moved(zhou, clock, number, "propose", cause="production")
    cases.moved(lin, clock, number, "consent", solution="exchange", consent_needed=True)
    happened(lin, clock, number, Happening.CONSENT_GIVEN)
    cases.moved(lin, clock, number, "confirm", done=True, answer="A new lid is on its way.", checked=["told"])
    done = happened(lin, clock, number, Happening.CUSTOMER_CONFIRMED)
    assert (done.stage, done.step, done.moves) == (Stage.CLOSED, "closed", 7)
    way = cases.visits(number)
    assert [visit.step for visit in way] == [
        "receive",
        "analyse",
        "propose",
        "consent",
        "carry_out",
        "confirm",
        "closed",
    ]
    assert [visit.kind for visit in way] == ["normal", "normal", "normal", "event", "normal", "event", None]
    assert [visit.left_by for visit in way] == [lin.id, zhou.id, lin.id, lin.id, lin.id, lin.id, None]
    assert [visit.left_to for visit in way[:-1]] == [visit.step for visit in way[1:]]
    assert way[4].values == {"done": True, "answer": "A new lid is on its way."}
    assert way[4].checked == ["told"]
    moves = cases.events(kind="ticket.moved")
    assert [event.detail["to_step"] for event in moves] == [visit.step for visit in way[1:]]
    assert moves[3].detail == {
        "from_step": "consent",
        "to_step": "carry_out",
        "stage": "working",
        "move_kind": "event",
        "happening": "consent_given",
    }


def test_the_whole_way_of_a_complaint(lin: Actor, zhou: Actor, wang: Actor, clock: Ticking) -> None:
    number = cases.opened(lin, clock, category="complaint")
    cases.moved(lin, clock, number, "review", evidence=True)
    cases.moved(zhou, clock, number, "policy_check", validity="valid", wants_service=True)
    cases.moved(lin, clock, number, "exception", policy="not_eligible")
    cases.moved(wang, clock, number, "serve", goodwill=True)
    cases.moved(lin, clock, number, "answer", done=True, checked=["result_followed"])
    cases.moved(lin, clock, number, "confirm", answer="We are sorry.")
    assert happened(lin, clock, number, Happening.CUSTOMER_OBJECTED).step == "escalate"
    cases.moved(wang, clock, number, "answer", validity="valid", wants_service=False)
    cases.moved(lin, clock, number, "confirm", answer="We have called.")
    assert happened(lin, clock, number, Happening.CUSTOMER_CONFIRMED).stage is Stage.CLOSED


def test_what_is_missing_is_named_in_the_readers_language(lin: Actor, clock: Ticking) -> None:
    number = cases.opened(lin, clock)
    said = refused(StillMissing, lin, clock, number, "analyse")
    assert said == "Before this move, please complete: What is confirmed."
    cases.moved(lin, clock, number, "propose", facts="x")
    cases.moved(lin, clock, number, "carry_out", solution="repair", consent_needed=False)
    said = refused(StillMissing, lin, clock, number, "confirm", done=True, checked=())
    assert said == "Before this move, please complete: What the customer was told, Customer knows the result."
    with pytest.raises(StillMissing) as refusal:
        cases.moved(lin, clock, number, "confirm")
    assert "已全部执行" in refusal.value.said_in("zh_CN")


@pytest.mark.parametrize("value", ["", "  ", 5, None, True, ["x"], {"a": 1}, "x" * 20_001])
def test_a_value_that_does_not_fit_its_field_is_no_value(lin: Actor, clock: Ticking, value: object) -> None:
    number = cases.opened(lin, clock)
    refused(StillMissing, lin, clock, number, "analyse", facts=value)


@pytest.mark.parametrize(
    ("cause", "kept"), [("design", True), ("Design", False), ("magic", False), (["design"], False), (1, False)]
)
def test_only_a_value_of_the_list_is_a_choice(lin: Actor, clock: Ticking, cause: object, kept: bool) -> None:
    number = cases.opened(lin, clock)
    cases.moved(lin, clock, number, "analyse", facts="x")
    if kept:
        assert cases.moved(lin, clock, number, "propose", cause=cause).step == "propose"
    else:
        refused(StillMissing, lin, clock, number, "propose", cause=cause)


def test_values_of_no_field_and_ticks_of_no_item_are_not_kept(lin: Actor, clock: Ticking) -> None:
    number = cases.opened(lin, clock)
    cases.moved(
        lin, clock, number, "analyse", facts="x", cause="design", phone="13800138000", checked=["told", "1" * 5000]
    )
    first = cases.visits(number)[0]
    assert (first.values, first.checked) == ({"facts": "x"}, [])


def test_values_belong_to_their_visit(lin: Actor, clock: Ticking) -> None:
    number = cases.opened(lin, clock)
    cases.moved(lin, clock, number, "analyse", facts="first look")
    cases.moved(lin, clock, number, "receive", cause="design")
    refused(StillMissing, lin, clock, number, "analyse")
    cases.moved(lin, clock, number, "analyse", facts="second look")
    assert [visit.values for visit in cases.visits(number)] == [
        {"facts": "first look"},
        {"cause": "design"},
        {"facts": "second look"},
        {},
    ]
    assert [visit.kind for visit in cases.visits(number)[:3]] == [MoveKind.NORMAL, MoveKind.BACK, MoveKind.NORMAL]


def test_going_back_asks_for_nothing_but_its_own_condition(lin: Actor, clock: Ticking) -> None:
    number = cases.opened(lin, clock)
    cases.moved(lin, clock, number, "analyse", facts="x")
    assert cases.moved(lin, clock, number, "receive").step == "receive"


@pytest.mark.parametrize(
    ("to", "values"), [("closed", {}), ("nowhere", {}), ("", {}), ("receive", {}), ("confirm", {"facts": "x"})]
)
def test_a_move_that_the_document_does_not_have_is_refused(
    lin: Actor, clock: Ticking, to: str, values: dict[str, str]
) -> None:
    number = cases.opened(lin, clock)
    refused(NoSuchMove, lin, clock, number, to, **values)


def test_a_condition_that_does_not_hold_closes_its_way(lin: Actor, clock: Ticking) -> None:
    number = cases.opened(lin, clock)
    cases.moved(lin, clock, number, "propose", facts="x")
    refused(NoSuchMove, lin, clock, number, "carry_out", solution="repair", consent_needed=True)


def test_moves_by_event_and_by_time_are_not_made_by_hand(lin: Actor, clock: Ticking) -> None:
    number = cases.opened(lin, clock)
    cases.moved(lin, clock, number, "ask_customer", facts="x")
    refused(NoSuchMove, lin, clock, number, "receive")


def test_a_step_is_worked_by_its_role(lin: Actor, clock: Ticking, person: Join) -> None:
    finance = person("qian", Role.FINANCE)
    number = cases.opened(lin, clock)
    said = refused(NotYours, finance, clock, number, "analyse", facts="x")
    assert said == "This step is worked by “Agent”. Hand the case over, or ask your supervisor."


def test_four_eyes_are_two_people(lin: Actor, zhou: Actor, clock: Ticking) -> None:
    number = cases.opened(lin, clock, category="complaint")
    cases.moved(lin, clock, number, "review", evidence=False)
    refused(FourEyes, lin, clock, number, "answer", validity="unfounded", wants_service=False)
    assert cases.moved(zhou, clock, number, "answer", validity="unfounded", wants_service=False).step == "answer"


def test_four_eyes_hold_for_supervisors_too(wang: Actor, lin: Actor, clock: Ticking) -> None:
    number = cases.opened(wang, clock, category="complaint")
    cases.moved(wang, clock, number, "review", evidence=False)
    refused(FourEyes, wang, clock, number, "answer", validity="unfounded", wants_service=False)


def test_who_is_alone_checks_alone_and_that_is_recorded(wang: Actor, clock: Ticking) -> None:
    number = cases.opened(wang, clock, category="complaint")
    cases.moved(wang, clock, number, "review", words="x", evidence=False)
    cases.moved(wang, clock, number, "answer", validity="unfounded", wants_service=False)
    assert cases.events(kind="ticket.moved")[-1].detail["move_kind"] == MoveKind.ALONE
    assert cases.visits(number)[1].kind is MoveKind.ALONE


def test_an_override_needs_the_right_and_a_reason_and_is_recorded(lin: Actor, wang: Actor, clock: Ticking) -> None:
    number = cases.opened(lin, clock)
    refused(NotAllowed, lin, clock, number, "confirm", reason="I am in a hurry")
    refused(NoSuchMove, wang, clock, number, "confirm", reason="   ")
    refused(NoSuchMove, wang, clock, number, "nowhere", reason="why not")
    refused(NoSuchMove, wang, clock, number, "receive", reason="stay")
    refused(TooLong, wang, clock, number, "confirm", reason="x" * 2_001)
    moved = cases.moved(wang, clock, number, "confirm", reason=" The customer solved it. ", facts="kept too")
    assert moved.stage is Stage.RESOLVED
    left = cases.visits(number)[0]
    assert (left.kind, left.reason, left.left_by, left.values) == (
        MoveKind.OVERRIDE, "The customer solved it.", wang.id, {"facts": "kept too"},
    )  # fmt: skip
    assert cases.events(kind="ticket.moved")[-1].detail["move_kind"] == "override"


def test_the_second_of_two_is_told_who_moved_the_case(lin: Actor, zhou: Actor, clock: Ticking) -> None:
    number = cases.opened(lin, clock)
    cases.moved(zhou, clock, number, "analyse", facts="x")
    with pytest.raises(ChangedMeanwhile) as refusal, begin(lin, clock) as work:
        actions.advance(work, number, Advance("propose", 1, {"facts": "mine"}))
    assert refusal.value.said_in("en").startswith("Zhou has changed this meanwhile.")
    assert cases.ticket(number).step == "analyse"


def test_a_later_note_of_somebody_else_is_not_what_moved_the_case(
    wang: Actor, lin: Actor, zhou: Actor, clock: Ticking
) -> None:
    number = cases.opened(lin, clock)
    cases.moved(zhou, clock, number, "analyse", facts="x")
    with begin(wang, clock) as work:
        actions.note(work, number, "I only say")
    with pytest.raises(ChangedMeanwhile, match="Zhou"), begin(lin, clock) as work:
        actions.advance(work, number, Advance("propose", 1, {"facts": "mine"}))


def test_of_sixteen_who_advance_at_once_one_does(lin: Actor, clock: Ticking) -> None:
    number = cases.opened(lin, clock)

    def advance(_: int) -> bool:
        try:
            with begin(lin, clock) as work:
                actions.advance(work, number, Advance("analyse", 1, {"facts": "x"}))
        except ChangedMeanwhile:
            return False
        return True

    assert sum(cases.at_once(16, advance)) == 1
    assert (len(cases.visits(number)), len(cases.events(kind="ticket.moved"))) == (2, 1)


def test_whoever_takes_a_case_does_not_disturb_who_moves_it(lin: Actor, zhou: Actor, clock: Ticking) -> None:
    number = cases.opened(lin, clock)
    with begin(zhou, clock) as work:
        queue.take(work, number)
    with begin(lin, clock) as work:
        assert actions.advance(work, number, Advance("analyse", 1, {"facts": "x"})).step == "analyse"


def test_a_loop_ends_where_its_limit_says(lin: Actor, clock: Ticking) -> None:
    number = cases.opened(lin, clock)
    for _ in range(3):
        assert cases.moved(lin, clock, number, "ask_customer", facts="x").step == "ask_customer"
        happened(lin, clock, number, Happening.CUSTOMER_REPLIED)
    assert cases.moved(lin, clock, number, "ask_customer", facts="x").step == "analyse"
    assert cases.visits(number)[-2].kind is MoveKind.CAP
    assert cases.events(kind="ticket.moved")[-1].detail["move_kind"] == "cap"


def test_a_reason_passes_a_loop_limit(lin: Actor, wang: Actor, clock: Ticking) -> None:
    number = cases.opened(lin, clock)
    for _ in range(3):
        cases.moved(lin, clock, number, "ask_customer", facts="x")
        happened(lin, clock, number, Happening.CUSTOMER_REPLIED)
    assert cases.moved(wang, clock, number, "ask_customer", reason="One last question.").step == "ask_customer"


@pytest.mark.parametrize("happening", list(Happening))
def test_what_no_step_waits_for_changes_nothing(lin: Actor, clock: Ticking, happening: Happening) -> None:
    number = cases.opened(lin, clock)
    with pytest.raises(NoSuchMove):
        happened(lin, clock, number, happening)
    assert cases.ticket(number).moves == 1


def test_what_happened_to_an_older_state_is_refused(lin: Actor, clock: Ticking) -> None:
    number = cases.opened(lin, clock)
    cases.moved(lin, clock, number, "ask_customer", facts="x")
    with pytest.raises(ChangedMeanwhile), begin(lin, clock) as work:
        actions.happened(work, number, Happening.CUSTOMER_REPLIED, 1)


def test_a_visit_left_after_its_limit_is_late(lin: Actor, clock: Ticking) -> None:
    first, second = cases.opened(lin, clock, channel="phone"), cases.opened(lin, clock, channel="phone")
    clock.tick(minutes=15)
    cases.moved(lin, clock, first, "analyse", facts="x")
    clock.tick(microseconds=1)
    cases.moved(lin, clock, second, "analyse", facts="x")
    assert [cases.visits(number)[0].late for number in (first, second)] == [False, True]


def test_while_the_customer_is_asked_only_the_first_response_runs(lin: Actor, clock: Ticking) -> None:
    number = cases.opened(lin, clock)
    waiting = cases.moved(lin, clock, number, "ask_customer", facts="x")
    assert waiting.next_due == waiting.sort_due == waiting.response_due == MORNING + timedelta(days=1)


def test_an_answered_case_that_waits_has_no_deadline_and_gets_one_back(lin: Actor, clock: Ticking) -> None:
    number = cases.opened(lin, clock)
    with begin(lin, clock) as work:
        actions.reply(work, number, "When did it happen?")
    waiting = cases.moved(lin, clock, number, "ask_customer", facts="x")
    assert (waiting.next_due, waiting.sort_due.year) == (None, 9999)
    clock.tick(hours=9)
    back = happened(lin, clock, number, Happening.CUSTOMER_REPLIED)
    assert back.next_due == back.sort_due == MORNING + timedelta(hours=18)  # the step's own limit: two hours of work


def test_a_case_of_another_team_cannot_be_moved_by_guessing_its_number(lin: Actor, wang: Actor, clock: Ticking) -> None:
    number = cases.opened(lin, clock)
    with transaction() as session:
        session.execute(update(Ticket).values(sensitive=True, owner_id=wang.id))
    refused(NoSuchTicket, lin, clock, number, "analyse", facts="x")


def test_without_the_right_nothing_moves(lin: Actor, he: Actor, clock: Ticking) -> None:
    number = cases.opened(lin, clock)
    refused(NotAllowed, he, clock, number, "analyse", facts="x")
    refused(NotAllowed, replace(lin, roles=frozenset[Role]()), clock, number, "analyse", facts="x")


def reopen(actor: Actor, clock: Ticking, number: int, reason: str = "It broke again.") -> Ticket:
    with begin(actor, clock) as work:
        return actions.reopen(work, number, cases.ticket(number).moves, reason)


def closed(wang: Actor, clock: Ticking, **more: object) -> int:
    number = cases.opened(wang, clock, **more)
    cases.moved(wang, clock, number, "closed", reason="Answered by phone.")
    return number


def test_a_closed_case_comes_back_within_its_time(lin: Actor, wang: Actor, clock: Ticking) -> None:
    number = closed(wang, clock)
    assert cases.ticket(number).closed_at == clock.now
    clock.tick(days=30)
    back = reopen(lin, clock, number, " It broke again. ")
    assert (back.step, back.stage, back.closed_at, back.resolved_at) == ("analyse", Stage.WORKING, None, None)
    left = cases.visits(number)[-2]
    assert (left.kind, left.reason, left.left_by) == (MoveKind.REOPEN, "It broke again.", lin.id)


def test_after_its_time_a_new_case_is_asked_for(lin: Actor, wang: Actor, clock: Ticking) -> None:
    number = closed(wang, clock)
    clock.tick(days=30, microseconds=1)
    with pytest.raises(actions.TooLate) as refusal:
        reopen(lin, clock, number)
    assert "more than 30 days ago" in refusal.value.said_in("en")


@pytest.mark.parametrize(("reason", "refusal"), [("", ReasonMissing), (" \n", ReasonMissing), ("x" * 2_001, TooLong)])
def test_reopening_needs_a_reason_of_reasonable_length(
    wang: Actor, clock: Ticking, reason: str, refusal: type[Exception]
) -> None:
    number = closed(wang, clock)
    with pytest.raises(refusal):
        reopen(wang, clock, number, reason)


def test_an_open_case_cannot_be_reopened(lin: Actor, clock: Ticking) -> None:
    with pytest.raises(NoSuchMove):
        reopen(lin, clock, cases.opened(lin, clock))


def test_a_case_may_come_back_more_often_than_its_loop_allows(wang: Actor, clock: Ticking) -> None:
    number = closed(wang, clock, category="complaint")
    for _ in range(4):
        assert reopen(wang, clock, number).step == "escalate"
        cases.moved(wang, clock, number, "closed", reason="Answered again.")
