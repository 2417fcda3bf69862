"""A case finds its team and the best person by itself; nobody is filled twice, nothing goes round in circles."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from channels.clocks import TICKS
from core.actors import SYSTEM, Actor
from core.assignment import actions, views
from core.assignment.crew import views as crew
from core.assignment.errors import LimitUnfit, NobodySuitable
from core.assignment.words import Mode
from core.attention import actions as attention
from core.effort import actions as effort
from core.errors import NotAllowed
from core.models import Membership, Notice, PersonSkill, Task, Team, Ticket, Turn
from core.notices.words import NoticeKind
from core.people import actions as people
from core.queue import actions as queue
from core.queue.errors import EnoughToDo, NothingFit
from core.resolution import actions as resolution
from core.resolution.words import Direction
from core.rota import absences
from core.rota.forms import NewAbsence
from core.rota.words import AbsenceReason
from core.settings import actions as settings
from core.settings import views as kept
from core.settings.assignment import Assigning, Route, Routing, Skills, TeamWay
from core.settings.calendars import Calendars, OwnCalendar, always
from core.settings.words import Setting
from core.work import begin, look
from db.session import reading, transaction
from tests import cases
from tests.conftest import MORNING, Ticking

OFFICE = MORNING - timedelta(hours=7)  # ten o'clock in Shanghai
TODAY = date(2026, 1, 5)
GIVING = next(each for each in TICKS if each.name == "cases for the best people")


@pytest.fixture
def clock() -> Ticking:
    return Ticking(OFFICE)


@pytest.fixture
def care(lin: Actor, zhou: Actor, desk: str) -> int:
    """A team of Lin and Zhou."""
    with transaction() as session:
        session.add(team := Team(name="care"))
        session.flush()
        session.add_all(Membership(person_id=each.id, team_id=team.id) for each in (lin, zhou))
    return team.id


def inside(actor: Actor, team: int) -> Actor:
    """As they act now that they are in the team."""
    return replace(actor, teams=frozenset({team}))


def put(setting: Setting) -> None:
    with begin(SYSTEM, lambda: OFFICE) as work:
        settings.change(work, setting, kept.in_force(work, type(setting))[1])


def push(team: int, **more: int | bool) -> None:
    put(Assigning(teams={team: TeamWay.model_validate({"mode": Mode.PUSH, **more})}))


def owner(number: int) -> int | None:
    return cases.ticket(number).owner_id


def told(kind: NoticeKind) -> list[int]:
    with reading() as session:
        return list(session.scalars(select(Notice.person_id).where(Notice.kind == kind).order_by(Notice.id)))


def test_a_new_case_goes_its_way_and_to_the_best_person_who_is_named(
    lin: Actor, zhou: Actor, wang: Actor, care: int, clock: Ticking
) -> None:
    put(Routing(routes=(
        Route(categories=("complaint",)),
        Route(categories=("complaint", "quality"), team=care),
        Route(categories=("guidance",), consult=wang.id),
    )))  # fmt: skip
    push(care)
    put(Calendars(calendars=(OwnCalendar(code="always", name="Always", time_zone="UTC", week=always()),),
                  teams={care: "always"}))  # fmt: skip
    first, second = (cases.opened(wang, clock, category="complaint") for _ in range(2))
    asked, other = cases.opened(wang, clock, category="guidance"), cases.opened(wang, clock, category="other")
    assert {owner(first), owner(second)} == {lin.id, zhou.id}
    assert [cases.ticket(each).team_id for each in (first, asked, other)] == [care, None, None]
    assert cases.ticket(first).response_due == clock.now + timedelta(hours=4)  # through lunch, as its team works
    with reading() as session:
        assert [each.owner_id for each in session.scalars(select(Task))] == [wang.id]
    one, two = cases.events(kind="ticket.placed")
    assert (one.actor_kind, one.detail["why"], one.detail["counts"]) == ("system", "turn", {"later": 1})
    assert (two.detail["why"], two.detail["passed"]) == ("least", [[one.detail["owner"], "busier"]])
    assert cases.events(kind="ticket.routed")[0].detail["rule"] == 2
    with look(wang, clock) as desk:
        assert views.caught(desk, kept.read(desk, Routing).routes, 1) == 2
        assert views.caught(desk, [Route(categories=("complaint",), team=care), Route(team=care)], 1) == 2
    by_hand = cases.opened(wang, clock, category="other", team_id=care)
    assert owner(by_hand) in {lin.id, zhou.id}


def test_nobody_suitable_leaves_the_case_where_it_is_and_leads_hear_of_it_once(
    lin: Actor, zhou: Actor, wang: Actor, care: int, clock: Ticking
) -> None:
    put(Skills(by_category={"quality": ("toys",)}))
    push(care)
    clock.tick(hours=12)
    number = cases.opened(wang, clock, team_id=care)
    assert told(NoticeKind.NOBODY) == []
    clock.tick(hours=12)
    for _ in range(3):
        GIVING.do(clock)
    assert owner(number) is None
    assert cases.events(kind="ticket.nobody_suits")[0].detail == {"counts": {"skill": 2}}
    assert len(cases.events(kind="ticket.nobody_suits")) == 1
    with pytest.raises(NobodySuitable), begin(wang, clock) as work:
        actions.hand_to_best(work, number)
    with look(wang, clock) as desk:
        assert views.decision(desk, cases.ticket(number)) == views.Decision("", {"skill": 2})
    with transaction() as session:
        session.add(PersonSkill(person_id=zhou.id, skill="toys"))
    GIVING.do(clock)
    assert owner(number) == zhou.id
    with begin(wang, clock) as work:
        assert actions.assign_best(work, number) is None
    with pytest.raises(NotAllowed), begin(lin, clock) as work:
        actions.assign_best(work, number)


def test_limits_and_noted_time_say_how_much_somebody_has(lin: Actor, wang: Actor, care: int, clock: Ticking) -> None:
    lin, numbers = inside(lin, care), [cases.opened(wang, clock, team_id=care) for _ in range(6)]
    for number in numbers[:5]:
        with begin(lin, clock) as work:
            queue.take(work, number)
            effort.log(work, number, 90)
    with look(wang, clock) as desk:
        load = crew.loads(desk, [lin.id or 0], Assigning())[lin.id or 0]
        assert (load.cases, load.minutes) == (5, 450)
    with pytest.raises(LimitUnfit), begin(wang, clock) as work:
        actions.limit(work, lin.id or 0, 0, None)
    with begin(wang, clock) as work:
        actions.limit(work, lin.id or 0, None, 7)
    with pytest.raises(EnoughToDo, match="8"), begin(lin, clock) as work:
        queue.take_next(work)
    with begin(wang, clock) as work:
        actions.limit(work, lin.id or 0, None, None)
    with begin(lin, clock) as work:
        assert queue.take_next(work).number == numbers[5]


def test_the_next_one_is_the_most_urgent_that_the_person_can_do(lin: Actor, care: int, clock: Ticking) -> None:
    put(Skills(by_category={"safety": ("electrical",)}))
    hard = cases.opened(lin, clock, category="safety", danger=True)
    easy = cases.opened(lin, clock)
    with begin(lin, clock) as work:
        assert queue.take_next(work).number == easy
    assert cases.events(kind="ticket.taken_next")[0].detail["passed"] == 1
    with pytest.raises(NothingFit), begin(lin, clock) as work:
        queue.take_next(work)
    assert owner(hard) is None


def test_idle_work_goes_back_once_to_each_and_never_round_in_circles(
    lin: Actor, zhou: Actor, wang: Actor, care: int, clock: Ticking
) -> None:
    push(care, idle_hours=2)
    number = cases.opened(wang, clock, team_id=care)
    first = owner(number)
    with begin(inside(lin if first == lin.id else zhou, care), clock) as work:
        attention.keep_draft(work, number, Direction.OUTGOING, "Dear customer,")
    clock.tick(minutes=59)
    with begin(SYSTEM, clock) as work:
        assert actions.take_back(work) == 0  # not two hours yet
    owners = {first}
    for _ in range(5):
        clock.tick(hours=5)
        with begin(SYSTEM, clock) as work:
            actions.take_back(work)
        GIVING.do(clock)
        owners.add(owner(number))
    assert owners == {lin.id, zhou.id, None}
    assert owner(number) is None
    assert len(cases.events(kind="ticket.returned")) == 2
    assert told(NoticeKind.NOBODY) == [wang.id]
    assert sorted(told(NoticeKind.RETURNED)) == sorted([lin.id, zhou.id])


def test_nothing_is_taken_back_while_somebody_writes_or_has_just_acted(
    lin: Actor, wang: Actor, care: int, clock: Ticking
) -> None:
    lin = inside(lin, care)
    put(Assigning(teams={care: TeamWay(idle_hours=2)}))
    written, answered = (cases.opened(wang, clock, team_id=care) for _ in range(2))
    for number in (written, answered):
        with begin(lin, clock) as work:
            queue.take(work, number)
    clock.tick(hours=5)
    with begin(lin, clock) as work:
        attention.keep_draft(work, written, Direction.OUTGOING, "Dear customer,")
        resolution.note(work, answered, "I called.")
    with begin(SYSTEM, clock) as work:
        assert actions.take_back(work) == 0
    clock.tick(hours=20)
    with begin(SYSTEM, clock) as work:
        assert actions.take_back(work) == 2
    assert owner(written) is None


def test_who_is_away_leaves_or_is_disabled_does_not_keep_cases(
    lin: Actor, zhou: Actor, admin: Actor, care: int, clock: Ticking
) -> None:
    push(care, when_away=True)
    numbers = [cases.opened(admin, clock, team_id=care) for _ in range(4)]
    lins = [each for each in numbers if owner(each) == lin.id]
    with begin(lin, clock) as work:
        absences.enter(work, NewAbsence(lin.id or 0, TODAY, TODAY + timedelta(days=9), AbsenceReason.LEAVE))
    with begin(SYSTEM, clock) as work:
        assert actions.take_back(work) == len(lins) == 2
    GIVING.do(clock)
    assert {owner(each) for each in numbers} == {zhou.id}
    with begin(admin, clock) as work:
        people.set_teams(work, zhou.id or 0, frozenset())
    assert {owner(each) for each in numbers} == {None}
    mine = cases.opened(zhou, clock)
    with begin(zhou, clock) as work:
        queue.take(work, mine)
    with begin(admin, clock) as work:
        people.disable(work, zhou.id or 0)
    assert owner(mine) is None
    assert cases.events(kind="ticket.returned")[-1].detail["back"] == "disabled"


def test_eight_workers_at_once_give_each_case_to_one_person_and_keep_the_limit(
    lin: Actor, zhou: Actor, care: int, clock: Ticking
) -> None:
    with begin(SYSTEM, clock) as work:
        for _ in range(12):
            cases.open_ticket(work, cases.form(team_id=care))
    put(Assigning(teams={care: TeamWay(mode=Mode.PUSH)}, most_cases=5))
    cases.at_once(8, lambda _: GIVING.do(clock))
    with reading() as session:
        owners = list(session.scalars(select(Ticket.owner_id)))
        assert len(list(session.scalars(select(Turn)))) == 2
    assert [owners.count(each) for each in (lin.id, zhou.id, None)] == [5, 5, 2]
    assert len(cases.events(kind="ticket.placed")) == 10
