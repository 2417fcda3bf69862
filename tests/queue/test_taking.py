"""A case has one owner; the second of two is told who was quicker."""

import multiprocessing
import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import select, update

from core.actors import SYSTEM, Actor, Role
from core.errors import ChangedMeanwhile, NotAllowed
from core.models import Message, Person, Team, Ticket
from core.process.words import Stage
from core.queue import actions
from core.queue.errors import AlreadyTaken, NobodyThere, NothingFree, NotOwner
from core.resolution.errors import NoSuchTicket
from core.triage.words import Severity, Urgency
from core.work import begin
from db import session as doors
from db.session import reading, transaction
from tests import cases
from tests.conftest import MORNING, Ticking


def test_the_first_one_has_it_and_the_second_is_told_who(lin: Actor, zhou: Actor, clock: Ticking) -> None:
    number = cases.opened(lin, clock)
    with begin(lin, clock) as work:
        actions.take(work, number)
    with pytest.raises(AlreadyTaken) as refusal, begin(zhou, clock) as work:
        actions.take(work, number)
    assert refusal.value.said_in("en") == "Lin was quicker and has this case now. Take another one."
    assert cases.ticket(number).owner_id == lin.id


def test_taking_ones_own_case_again_is_no_event(lin: Actor, clock: Ticking) -> None:
    number = cases.opened(lin, clock)
    for _ in range(2):
        with begin(lin, clock) as work:
            actions.take(work, number)
    assert len(cases.events(kind="ticket.taken")) == 1


def test_of_sixteen_who_take_one_case_one_has_it(lin: Actor, clock: Ticking) -> None:
    number = cases.opened(lin, clock)
    with transaction() as session:
        people = [
            Person(username=f"p{each}", name=f"P{each}", created_at=MORNING, role_rows=[], team_rows=[])
            for each in range(16)
        ]
        session.add_all(people)

    def take(each: int) -> bool:
        try:
            with begin(replace(lin, id=people[each].id), clock) as work:
                actions.take(work, number)
        except AlreadyTaken:
            return False
        return True

    assert sum(cases.at_once(16, take)) == 1
    assert len(cases.events(kind="ticket.taken")) == 1


def test_the_most_urgent_free_case_is_given_first(lin: Actor, clock: Ticking) -> None:
    calm = cases.opened(lin, clock)
    grave = cases.opened(lin, clock, severity=Severity.SERIOUS, urgency=Urgency.URGENT)
    with begin(lin, clock) as work:
        assert [actions.take_next(work).number, actions.take_next(work).number] == [grave, calm]
    with pytest.raises(NothingFree), begin(lin, clock) as work:
        actions.take_next(work)


def test_nobody_is_given_a_finished_or_a_distant_case(lin: Actor, clock: Ticking) -> None:
    with transaction() as session:
        session.add(team := Team(name="far away"))
    cases.opened(lin, clock, team_id=team.id)
    done = cases.opened(lin, clock, category="other")
    with transaction() as session:
        session.execute(update(Ticket).where(Ticket.number == done).values(stage=Stage.RESOLVED))
    with pytest.raises(NothingFree), begin(lin, clock) as work:
        actions.take_next(work)


def test_sixteen_who_ask_at_once_get_sixteen_different_cases(lin: Actor, clock: Ticking) -> None:
    with begin(SYSTEM, clock) as work:
        for _ in range(20):
            cases.open_ticket(work, cases.form())

    def next_number(_: int) -> int:
        with begin(lin, clock) as work:
            return actions.take_next(work).number or 0

    assert len(set(cases.at_once(16, next_number))) == 16
    assert len({event.subject_id for event in cases.events(kind="ticket.taken")}) == 16


def claim_all(url: str, lin: Actor) -> list[int]:
    """What one of several processes gets until nothing is left."""
    os.environ["DATABASE_URL"] = url
    doors.close()
    got: list[int] = []
    while True:
        try:
            with begin(lin) as work:
                got.append(actions.take_next(work).number or 0)
        except NothingFree:
            return got


def test_several_processes_never_claim_a_case_twice(lin: Actor, clock: Ticking, database: str) -> None:
    with begin(SYSTEM, clock) as work:
        for _ in range(40):
            cases.open_ticket(work, cases.form())
    with ProcessPoolExecutor(4, multiprocessing.get_context("spawn")) as crowd:
        claimed = [number for got in crowd.map(claim_all, [database] * 4, [lin] * 4) for number in got]
    assert sorted(claimed) == list(range(1001, 1041))


def test_only_the_owner_or_those_with_the_right_give_a_case_back(
    lin: Actor, zhou: Actor, wang: Actor, clock: Ticking
) -> None:
    number = cases.opened(lin, clock)
    for owner, freeing in ((lin, lin), (lin, wang)):
        with begin(owner, clock) as work:
            actions.take(work, number)
        with pytest.raises(NotOwner), begin(zhou, clock) as work:
            actions.release(work, number)
        with begin(freeing, clock) as work:
            assert actions.release(work, number).owner_id is None


def test_a_case_is_handed_over_by_its_owner_with_a_word(lin: Actor, zhou: Actor, clock: Ticking) -> None:
    number = cases.opened(lin, clock)
    with begin(lin, clock) as work:
        actions.take(work, number)
    with begin(lin, clock) as work:
        actions.assign(work, number, zhou.id or 0, lin.id, why=" Needs a screwdriver. ")
    assert cases.ticket(number).owner_id == zhou.id
    with reading() as session:
        assert [(each.direction, each.text) for each in session.scalars(select(Message))] == [
            ("note", "Needs a screwdriver.")
        ]
    (event,) = cases.events(kind="ticket.assigned")
    assert event.detail == {"owner": zhou.id, "former": lin.id}


def test_a_supervisor_hands_over_anybodys_case_and_others_do_not(
    lin: Actor, zhou: Actor, wang: Actor, clock: Ticking
) -> None:
    number = cases.opened(lin, clock)
    with begin(lin, clock) as work:
        actions.take(work, number)
    with pytest.raises(NotOwner), begin(zhou, clock) as work:
        actions.assign(work, number, zhou.id or 0, lin.id)
    with begin(wang, clock) as work:
        actions.assign(work, number, zhou.id or 0, lin.id)
    assert cases.ticket(number).owner_id == zhou.id


def test_a_free_case_is_assigned_with_the_right_only(lin: Actor, zhou: Actor, wang: Actor, clock: Ticking) -> None:
    number = cases.opened(lin, clock)
    with pytest.raises(NotOwner), begin(lin, clock) as work:
        actions.assign(work, number, zhou.id or 0, None)
    with begin(wang, clock) as work:
        actions.assign(work, number, zhou.id or 0, None)
    assert cases.ticket(number).owner_id == zhou.id


def test_who_saw_another_owner_is_told_and_nothing_happens(
    lin: Actor, zhou: Actor, wang: Actor, clock: Ticking
) -> None:
    number = cases.opened(lin, clock)
    with begin(zhou, clock) as work:
        actions.take(work, number)
    with pytest.raises(ChangedMeanwhile, match="Zhou"), begin(wang, clock) as work:
        actions.assign(work, number, lin.id or 0, None)
    assert cases.ticket(number).owner_id == zhou.id


def test_nobody_gets_a_case_who_has_left_or_never_was(
    lin: Actor, wang: Actor, clock: Ticking, person: Callable[..., Actor]
) -> None:
    number, gone = cases.opened(lin, clock), person("gone", Role.AGENT)
    with transaction() as session:
        session.execute(update(Person).where(Person.id == gone.id).values(disabled_at=MORNING))
    for somebody in (gone.id or 0, 999, 0, -1):
        with pytest.raises(NobodyThere), begin(wang, clock) as work:
            actions.assign(work, number, somebody, None)


def test_a_trainer_gets_no_case_because_trainers_do_not_work_on_cases(
    lin: Actor, wang: Actor, he: Actor, clock: Ticking
) -> None:
    number = cases.opened(lin, clock)
    with pytest.raises(NobodyThere), begin(wang, clock) as work:
        actions.assign(work, number, he.id or 0, None)
    with pytest.raises(NotAllowed), begin(he, clock) as work:
        actions.take(work, number)


@pytest.mark.parametrize("number", [0, -1, 999, 2**62])
def test_a_case_that_never_was_is_refused_by_number(lin: Actor, clock: Ticking, number: int) -> None:
    for verb in (actions.take, actions.release):
        with pytest.raises(NoSuchTicket), begin(lin, clock) as work:
            verb(work, number)
